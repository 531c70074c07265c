"""Tests of `stancegraph find`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any


def test_what_is_found_can_be_typed_back(run: Callable[..., Any], village: Path) -> None:
    done = run("find", "elodie", "bras", "--data", village)
    assert done.status == 0
    assert "person:elodie-bras" in done.out
    assert "stancegraph show --data" in done.out
    assert "stancegraph passages" not in done.out


def test_nothing_found_is_not_an_error(run: Callable[..., Any], village: Path) -> None:
    done = run("find", "nobody", "--data", village)
    assert done.status == 0
    assert "no rows" in done.out
    near = run("find", "tomm", "reed", "--data", village)
    assert (near.status, near.err.count("\n")) == (0, 1)
    assert "did you mean person:tom-reed" in near.err
