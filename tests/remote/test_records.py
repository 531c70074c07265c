"""Tests of the records of what was loaded."""

import pyoxigraph as ox
import pytest

from counting import Counting
from remote.noted import noted, taken
from stancegraph.engine import StoreEngine
from stancegraph.layout import Folder
from stancegraph.remote import records
from stancegraph.remote.records import RECORDS, Record, forget
from stancegraph.remote.writing import insert

ONE = Record("https://example.org/graph/a", "0f" * 32, 7, "2026-01-02T03:04:05Z", "1.2.3", "https://example.org/")
OTHER = ONE._replace(graph='https://example.org/graph/"b"', size=0)


def test_records_come_back_as_they_were_written() -> None:
    store = ox.Store()
    store.update(insert(RECORDS, [*ONE.lines(), *OTHER.lines()]))
    assert noted(store) == {ONE.graph: ONE, OTHER.graph: OTHER}
    assert {quad.graph_name.value for quad in store} == {RECORDS}


def test_records_hold_no_iri_that_a_question_could_find() -> None:
    store = ox.Store()
    store.update(insert(RECORDS, ONE.lines()))
    assert all(isinstance(quad.object, ox.Literal) for quad in store)
    assert all(quad.subject.value.startswith(f"{RECORDS}/") for quad in store)  # type: ignore[union-attr]


def test_a_record_is_forgotten_alone() -> None:
    store = ox.Store()
    store.update(insert(RECORDS, [*ONE.lines(), *OTHER.lines()]))
    store.update(forget([ONE]))
    assert noted(store) == {OTHER.graph: OTHER}
    store.update(forget([ONE, OTHER]))
    assert len(store) == 0


def test_a_graph_that_is_being_written_is_ours_and_not_what_it_shall_be() -> None:
    begun = ONE.begun()
    assert (begun.digest, begun.size) == ("", ONE.size)
    assert begun.node == ONE.node
    assert begun.base == ONE.base


def test_two_records_of_one_graph_make_it_one_that_is_being_written() -> None:
    store = ox.Store()
    store.update(insert(RECORDS, [*ONE.begun().lines(), *ONE.lines()]))
    found = noted(store)[ONE.graph]
    assert found == ONE.begun()._replace(loaded=found.loaded)


def test_many_records_are_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    many = {f"a:{number}": ONE._replace(graph=f"a:{number}") for number in range(100)}
    store = ox.Store()
    store.update(insert(RECORDS, [line for record in many.values() for line in record.lines()]))
    whole = Counting(StoreEngine(Folder(), store))
    assert taken(whole, len(store)) == many
    monkeypatch.setattr(records, "MOST_AT_ONCE", 599)
    parts = Counting(StoreEngine(Folder(), store))
    assert taken(parts, len(store)) == many
    assert (whole.count, parts.count) == (1, 16)


def test_what_somebody_else_wrote_into_the_records_does_no_harm() -> None:
    store = ox.Store()
    for size in ("many", "9" * 30):
        store = ox.Store()
        store.update(insert(RECORDS, [line.replace('"7"', f'"{size}"') for line in ONE.lines()]))
        assert noted(store)[ONE.graph].size == 0


def test_the_names_of_records_differ() -> None:
    assert len({ONE.node, OTHER.node}) == 2
    assert records.STAGING != RECORDS
