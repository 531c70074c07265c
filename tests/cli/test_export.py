"""Tests of `stancegraph export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stancegraph.exports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Run = Callable[..., Ran]


def test_it_prints_and_says_on_stderr_what_is_flattened(run: Run) -> None:
    done = run("export", "graphml")
    assert done.status == 0
    assert done.out.startswith("<?xml") and done.out.endswith("</graphml>\n")
    assert 'stancegraph: graphml: lists are joined with "; ": ' in done.err


def test_the_dash_is_standard_output(run: Run) -> None:
    assert run("export", "gexf", "-o", "-").out == run("export", "gexf").out


def test_the_ending_chooses_the_format(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "graph.gexf"
    assert run("export", "-o", target, "stance=opposes").status == 0
    assert target.read_text(encoding="utf-8") == run("export", "gexf", "stance=opposes").out


def test_filters_and_views_are_those_of_the_library(run: Run) -> None:
    whole, part = run("export", "node-link"), run("export", "node-link", "actor=Israel", "actor=Turkey", "--lang", "tr")
    assert 0 < part.out.count('"source"') < whole.out.count('"source"')
    assert "İsrail" in part.out
    assert run("export", "dot", "--view", "dependencies").out.count(" -> ") > 30


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "no format was named"),
        (["gefx"], "there is no format 'gefx'"),
        (["-o", "a.json"], ".json may be any of several formats"),
        (["-o", "a.txt"], "no format ends in '.txt'"),
        (["csv"], "csv takes several files"),
        (["csv", "-o", "nodes.csv"], "csv takes several files"),
        (["graphml", "stance"], "'stance' is not NAME=VALUE"),
        (["graphml", "stance=abc"], "there is no stance called 'abc'"),
        (["graphml", "colour=red"], "positions has no parameter 'colour'"),
        (["graphml", "view=actors"], "view is no filter; see the options: stancegraph export --help"),
        (["graphml", "--lang", "klingon"], "nothing has a name in the language 'klingon'"),
        (["graphml", "--view", "nothing"], "there is no view 'nothing'"),
        (["graphml", "-o", "/nowhere/a.graphml"], "cannot write: No such file or directory"),
        (["graphml", "--data", "/nowhere"], "there is no dataset folder"),
        (["turtle", "--lang", "fr"], "turtle holds the data as they are"),
        (["graphml", "--weight", "gold"], "argument --weight: invalid choice"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_misuse_is_one_line(run: Run, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("export", *words)
    assert done.status == 2 and done.out == ""
    assert said in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_help_lists_every_format_and_what_a_view_takes(run: Run) -> None:
    done = run("export", "--help")
    assert all(f"  {name} " in done.out for name in FORMATS)
    view = run("export", "--view", "dependencies", "--help")
    assert "What waits for what" in view.out and "origin" in view.out and "circle" in view.out


def test_a_spreadsheet_runs_nothing(run: Run, tmp_path: Path) -> None:
    done = run("export", "csv", "--spreadsheet-safe", "-o", tmp_path / "out")
    assert done.status == 0
    for path in (tmp_path / "out").iterdir():
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not any(cell.lstrip('"').startswith(("=", "@")) for cell in line.split(","))
