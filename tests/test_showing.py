"""Tests of showing: a page says everything that hangs on a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stancegraph.engine import load
from stancegraph.errors import AmbiguousName, UnknownName
from stancegraph.page import text
from stancegraph.showing import show

if TYPE_CHECKING:
    from stancegraph.engine import Engine


def test_an_actor_with_positions_chains_and_passages(engine: Engine) -> None:
    written = text(show("weavers guild", engine))
    for said in (
        "organization · organization:weavers-guild",
        "גילדת האורגים (he)",
        "the weavers' guild rejects: moving the market clock [predicted by others]",
        "1. two residents: anonymity stated, paraphrase, explicit, framed “said”",
        "paragraph 3, characters 305–359",
        "a part for the guild in the decision",
    ):
        assert said in written, said


def test_a_position_with_conditions(engine: Engine) -> None:
    written = text(show("clock:position-bras-supports-move", engine))
    for said in (
        "holder: Élodie Bràs",
        "stance: supports",
        "condition kind: precondition",
        "requirement: the tower is repaired",
        "coding: agreed",
    ):
        assert said in written, said


def test_a_proposal_an_office_and_a_list_value(engine: Engine) -> None:
    assert "positions on it" in text(show("proposal:moving-the-clock", engine))
    assert "who held it" in text(show("office:mayor", engine))
    assert "opposes" in text(show("sg:stance-opposes", engine))


def test_a_voice_is_shown_with_what_it_says(engine: Engine) -> None:
    assert "voices: the weavers' guild rejects: moving the market clock [predicted by others]" in text(show("two residents", engine))


def test_a_proposal_shows_positions_on_narrower_ones(engine: Engine) -> None:
    sections = {section.heading: section.lines for section in show("proposal:moving-the-clock", engine).sections}
    narrower = sections["positions on narrower proposals"]
    assert all("[narrower" in line.text for line in narrower)
    assert not {line.iri for line in narrower} & {line.iri for line in sections["positions on it"]}


def test_what_has_no_name_is_put_in_words() -> None:
    shipped = load()
    written = text(show("state:israel", shipped))
    assert "Israel as party in the cease-fire between Israel and Hamas" in written
    assert "  gsf:participation-bombardment-hamas  " not in written
    assert "example" not in text(show("gsf:position-netanyahu-rejects-authority-role", shipped))


def test_names_that_lead_nowhere(engine: Engine) -> None:
    with pytest.raises(AmbiguousName):
        show("Reed", engine)
    with pytest.raises(UnknownName):
        show("nobody", engine)
