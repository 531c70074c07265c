"""Tests of `stancegraph format`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

LOOSE = "@prefix x: <http://x/> . x:b x:c 1 . x:a x:c 2 ."


def test_check_names_what_would_change_and_changes_nothing(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(LOOSE, encoding="utf-8")
    done = run("format", "--check", tmp_path)
    assert (done.status, done.out) == (1, f"{tmp_path / 'a.ttl'}\n")
    assert (tmp_path / "a.ttl").read_text(encoding="utf-8") == LOOSE


def test_formatting_twice_changes_nothing_more(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(LOOSE, encoding="utf-8")
    assert run("format", tmp_path / "a.ttl").out
    assert run("format", tmp_path).out == ""
    assert run("format", "--check", tmp_path).status == 0


def test_nothing_is_changed_where_one_file_is_refused(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(LOOSE, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(LOOSE + "\n# a comment", encoding="utf-8")
    done = run("format", tmp_path)
    assert (done.status, done.out) == (2, "")
    assert f"{tmp_path / 'b.ttl'}:2" in done.err
    assert (tmp_path / "a.ttl").read_text(encoding="utf-8") == LOOSE


def test_a_folder_without_turtle_is_misuse(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("format", tmp_path).status == 2
    assert run("format", tmp_path / "nowhere.ttl").status == 2


def test_the_shipped_data_are_in_the_house_format(run: Callable[..., Any]) -> None:
    assert run("format", "--check").status == 0
