"""Tests of `stancegraph build`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


def test_it_says_what_it_did(village: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    folder = shutil.copytree(village, tmp_path / "village")
    plain = run("ask", "who-supports-or-opposes", "proposal=the move", "--data", folder)
    first, second = run("build", "--data", folder), run("build", "--data", folder)
    assert (first.status, first.out, second.status) == (0, "", 0)
    assert "built in" in first.err
    assert "is up to date" in second.err
    assert "built in" in run("build", "--data", folder, "--rebuild").err
    assert run("ask", "who-supports-or-opposes", "proposal=the move", "--data", folder) == plain


def test_a_folder_that_is_not_there_is_one_line(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("build", "--data", tmp_path / "nothing")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
