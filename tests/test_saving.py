"""Tests of saving: whole or not at all, in place of what was there, and never in place of a device."""

import os
import stat
from pathlib import Path

import pytest

from stancegraph.errors import OutputError
from stancegraph.saving import save


def test_a_link_is_followed_and_rights_are_kept(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    save("new", str(link), "")
    assert file.read_text(encoding="utf-8") == "new"
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "b.csv"]


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        save("words", str(pipe), "")
        assert os.read(reader, 100) == b"words"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_folder_is_refused_and_stays(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Is a directory"):
        save("words", str(tmp_path), "name a file")
    assert tmp_path.is_dir()
