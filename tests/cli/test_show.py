"""Tests of `stancegraph show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any


@pytest.mark.parametrize("format_", ["table", "json", "md", "html"])
def test_a_thing_in_every_format(run: Callable[..., Any], village: Path, format_: str) -> None:
    done = run("show", "tom", "reed", "--data", village, "--format", format_)
    assert done.status == 0
    assert "Tom Reed" in done.out
    if format_ == "json":
        assert json.loads(done.out)["kind"] == "person"
    assert done.out.startswith("<!DOCTYPE html>") == (format_ == "html")


def test_the_file_names_the_format(run: Callable[..., Any], village: Path, tmp_path: Path) -> None:
    assert run("show", "tom", "reed", "--data", village, "-o", tmp_path / "page.md").status == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8").startswith("# Tom Reed")
