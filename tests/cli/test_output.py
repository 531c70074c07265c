"""Tests of output: files are written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stancegraph.cli.output import emit, program
from stancegraph.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written(tmp_path: Path) -> None:
    assert emit("text\r\n", str(tmp_path / "answer.csv")) == 0
    assert (tmp_path / "answer.csv").read_bytes() == b"text\r\n"


def test_the_program_is_named_as_it_was_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "stancegraph"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("PATH", "/nowhere")
    assert program(str(file)) == str(file)
    assert program(".venv/bin/stancegraph") == ".venv/bin/stancegraph"
    assert program("/usr/bin/pytest") == program("") == "stancegraph"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program(str(file)) == "stancegraph"


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        emit("text", str(tmp_path / "folder"))
    with pytest.raises(OutputError):
        emit("text", str(tmp_path / "nowhere" / "answer"))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_terminal_gets_no_control_characters(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("stancegraph.cli.output.is_terminal", lambda: True)
    emit("a\x1b[2J\tb  c\nd\n")
    assert capfd.readouterr().out == "a\\x1b[2J\tb  c\nd\n"
