"""Tests of showing: a page says everything that hangs on a thing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from counting import Counting
from stancegraph.engine import load
from stancegraph.errors import AmbiguousName, UnknownName
from stancegraph.page import text
from stancegraph.showing import show

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_page_takes_a_handful_of_queries_however_much_there_is() -> None:
    counting = Counting(load())
    things = counting.engine.run("SELECT ?thing (COUNT(*) AS ?lines) { ?from ?key ?thing FILTER(ISIRI(?thing)) } GROUP BY ?thing").rows
    largest = sorted(things, key=lambda row: -int(row[1].value))  # type: ignore[union-attr]
    for thing, _ in largest:
        if str(thing).startswith("<https://w3id.org/stancegraph/"):
            counting.count = 0
            try:
                show(str(thing), counting)
            except UnknownName:  # a class
                continue
            assert counting.count <= 10, thing


def test_of_several_labels_and_classes_always_the_same_is_shown(village: Path, tmp_path: Path) -> None:
    pages = []
    for number, order in enumerate(("1 2", "2 1")):
        folder = shutil.copytree(village, tmp_path / str(number))
        lines = "".join(f'<https://example.org/x> rdfs:label "name {word}"@en ; a sg:Kind{word} .\n' for word in order.split())
        with (folder / "registry" / "actors.ttl").open("a", encoding="utf-8") as file:
            file.write(lines)
        pages.append(show("<https://example.org/x>", folder))
    assert pages[0] == pages[1]
    assert pages[0].title == "name 2"


def test_a_page_is_the_same_where_answers_are_cut() -> None:
    assert show("state:israel", Counting(load(), 50)) == show("state:israel")
