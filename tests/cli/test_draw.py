"""Tests of `stancegraph draw`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stancegraph import draw
from stancegraph.pictures import PICTURES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Run = Callable[..., Ran]


@pytest.mark.parametrize("name", PICTURES)
def test_it_draws_what_the_function_draws(name: str, run: Run, village: Path, tmp_path: Path) -> None:
    file = tmp_path / "picture.svg"
    done = run("draw", name, "--data", village, "-o", file)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert file.read_text(encoding="utf-8") == draw(name, village).svg


def test_without_a_file_and_with_a_dash_it_prints_svg(run: Run, village: Path) -> None:
    done = run("draw", "matrix", "--data", village)
    assert done.status == 0
    assert done.out.startswith("<?xml") and done.out.endswith("</svg>\n")
    assert run("draw", "matrix", "--data", village, "-o", "-").out == done.out


def test_filters_views_and_languages(run: Run) -> None:
    assert run("draw", "matrix", "actor=Israel", "actor=Turkey").out.count('class="position"') == 3
    assert "بنيامين نتنياهو" in run("draw", "matrix", "--lang", "ar").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "misuse: no picture was named; name one: matrix, network, dependencies, timeline"),
        (["actor=Israel"], "misuse: no picture was named; name one: matrix, network, dependencies, timeline"),
        (["map"], "misuse: there is no picture 'map'; use one of: matrix, network, dependencies, timeline"),
        (["matrix", "-o", "picture.gif"], "misuse: no picture ends in '.gif'; picture.gif; use one of: .svg, .png, .pdf"),
        (["matrix", "Israel"], "misuse: 'Israel' is not NAME=VALUE; see: stancegraph draw --help"),
        (["timeline", "--view", "positions"], "misuse: the timeline shows no view; leave the view out"),
        (["matrix", "-o", "/nowhere/picture.svg"], "cannot-write: cannot write: No such file or directory; "),
    ],
)
def test_misuse_is_one_line(words: list[str], said: str, run: Run) -> None:
    done = run("draw", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"stancegraph: {said}")
    assert done.err.count("\n") == 1


def test_help_names_the_pictures_and_with_a_view_its_filters(run: Run) -> None:
    done = run("draw", "--help")
    assert done.status == 0
    assert all(f"  {name} " in done.out for name in PICTURES)
    of_view = run("draw", "matrix", "--view", "positions", "--help").out
    assert "actorKind" in of_view
    assert "stancegraph draw matrix --view positions -o picture.svg" in of_view
