"""Tests of `stancegraph explore`."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran

    Run = Callable[..., Ran]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_writes_one_file_and_nothing_else(run: Run, village: Path, elsewhere: Path) -> None:
    done = run("explore", "--data", village)
    assert (done.status, done.out, done.err) == (0, "", "stancegraph: wrote stances.html; open it in a browser\n")
    assert [path.name for path in elsewhere.iterdir()] == ["stances.html"]


def test_a_file_that_is_named_is_written_in_silence_and_the_dash_is_standard_output(run: Run, village: Path, tmp_path: Path) -> None:
    done = run("explore", "--data", village, "-o", tmp_path / "a.html", "naming=unnamed")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert run("explore", "--data", village, "-o", "-", "naming=unnamed").out == (tmp_path / "a.html").read_text(encoding="utf-8")


def test_it_opens_the_browser(run: Run, village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(opened.append(address)) or len(opened) < 2)
    assert run("explore", "--data", village, "-o", tmp_path / "a b.html", "--open").err == ""
    assert opened == [f"file://{tmp_path}/a%20b.html"]
    assert "no browser was found" in run("explore", "--data", village, "-o", tmp_path / "a b.html", "--open").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "-", "--open"], "misuse: standard output cannot be opened"),
        (["holder"], "misuse: 'holder' is not NAME=VALUE"),
        (["data=x"], "misuse: data is no filter"),
        (["holder=Ann"], "unknown-parameter: positions has no parameter 'holder'"),
        (["actor=nobody at all"], "unknown-name: "),
        (["-o", "none/a.html"], "cannot-write: "),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_is_one_line_and_exit_2(run: Run, village: Path, elsewhere: Path, words: list[str], said: str) -> None:
    done = run("explore", "--data", village, *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"stancegraph: {said}") and done.err.count("\n") == 1
    assert list(elsewhere.iterdir()) == []
