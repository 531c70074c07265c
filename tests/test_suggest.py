"""Tests of suggest: helpful, short, and the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.names import names
from stancegraph.suggest import MOST, ambiguous, unknown

if TYPE_CHECKING:
    from stancegraph.engine import Engine


def test_not_more_than_a_few_are_listed(engine: Engine) -> None:
    everything = names(engine, ())
    error = ambiguous(engine, "x", everything)
    assert error.mend.count(" (") == MOST
    assert error.mend.endswith("more")


def test_the_nearest_comes_first(engine: Engine) -> None:
    error = unknown(engine, "moving the market clok to the school", "proposal", names(engine, ("Proposal",)))
    assert error.mend.startswith("did you mean proposal:moving-the-clock-to-the-school")
