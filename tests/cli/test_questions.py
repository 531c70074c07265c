"""Tests of `stancegraph questions`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any


def test_questions_are_listed(run: Callable[..., Any], village: Path) -> None:
    done = run("questions", "--data", village)
    assert done.status == 0
    assert "who-supports-or-opposes" in done.out
    assert "--tag positions" in done.out
    assert "stancegraph ask who-supports-or-opposes --data " in done.out.splitlines()[-1]
    assert "first one" not in run("questions", "--data", village, "--format", "csv").out
    assert "tenures" not in run("questions", "--tag", "positions", "--data", village).out
