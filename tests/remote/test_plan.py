"""Tests of the plan of a load: what a graph is to be, is, and is noted to be, and what follows from it."""

import sqlite3
from collections.abc import Iterator
from typing import NoReturn

import pytest

from stancegraph.errors import MalformedTurtle, OutputError
from stancegraph.remote.documents import Document
from stancegraph.remote.plan import Plan
from stancegraph.remote.records import STAGING, Record

BASE, OTHER, OURS = "https://example.org/", "https://example.com/", "https://example.net/"


def document(graph: str, count: int = 3) -> Document:
    return Document(graph, (f"/{graph}.ttl",), count, f"digest of {graph}", 100)


def record(graph: str, size: int = 3, base: str = BASE) -> Record:
    return Record(graph, f"digest of {graph}", size, "2026-01-02T03:04:05Z", "1", base)


#: By its state, what is noted of a graph, and how many triples the store holds of it; each is to hold three.
STATES = {
    "same": (record("same"), 3),
    "not loaded": (None, 0),
    "not ours": (None, 2),
    "unfinished": (record("unfinished").begun(), 1),
    "edited": (record("edited"), 5),
    "differs": (record("differs")._replace(digest="another", size=4), 4),
}


@pytest.fixture
def plan() -> Plan:
    """Give a plan in which there is a graph in every state, called by it."""
    made = Plan(document(graph) for graph in STATES)
    made.hold([(graph, number) for graph, (_, number) in STATES.items() if number] + [("gone", 1), (f"{STAGING}0", 7), ("elsewhere", 9)])
    made.note([noted for noted, _ in STATES.values() if noted] + [record("gone", 1), record("of another", 1, OTHER)])
    made.settle()
    return made


def names(given: object) -> list[str]:
    return [one if isinstance(one, str) else one.graph for one in given]  # type: ignore[attr-defined]


def test_every_state_is_told_by_the_order_of_names(plan: Plan) -> None:
    told = list(plan.states(BASE))
    assert [(state, graph) for state, graph, _ in told] == [(name, name) for name in sorted([*STATES, "gone"])]
    assert {graph: noted for _, graph, noted in told} == {
        **{graph: noted for graph, (noted, _) in STATES.items()},
        "gone": record("gone", 1),
    }


def test_what_is_sent_is_all_that_is_not_the_same(plan: Plan) -> None:
    assert names(plan.wanted) == list(STATES)
    assert names(plan.same) == ["same"]
    assert names(plan.changed) == [name for name in STATES if name != "same"]
    assert (names(plan.foreign), names(plan.edited)) == (["not ours"], ["edited"])
    assert names(plan.known) == ["unfinished", "edited", "differs"]
    assert (names(plan.gone(BASE)), names(plan.gone(OTHER))) == (["gone"], ["of another"])
    assert list(plan.left) == [f"{STAGING}0"]
    assert plan.size == 500
    assert not plan.untouched


def test_where_graphs_are_added_to_all_are_sent(plan: Plan) -> None:
    plan.settle(append=True)
    assert (names(plan.same), names(plan.changed)) == ([], list(STATES))


@pytest.mark.parametrize(("state", "untouched"), [("not loaded", True), ("not ours", False), ("edited", False), ("differs", False)])
def test_a_store_that_holds_nothing_of_it_is_untouched(state: str, untouched: bool) -> None:
    noted, number = STATES[state]
    plan = Plan([document(state), document("another")])
    plan.hold([(state, number), ("elsewhere", 2)])
    plan.note([noted] if noted else [])
    plan.settle()
    assert plan.untouched is untouched


def test_what_was_begun_and_of_which_nothing_is_there_is_as_if_it_were_not() -> None:
    plan = Plan([document("a")])
    plan.note([record("a").begun()])
    plan.settle()
    assert plan.untouched
    plan.note([record("b")])
    plan.settle()
    assert plan.untouched


def test_what_arrived_is_told_beside_what_was_sent(plan: Plan) -> None:
    plan.arrive([("not loaded", 3), ("same", 3)])
    assert [(one.graph, number) for one, number in plan.arrived][:2] == [("not loaded", 3), ("not ours", 0)]
    plan.arrive([("not ours", 2)])
    assert [number for _, number in plan.arrived] == [0, 2, 0, 0, 0]
    assert plan.holds("edited") == 5, "what was there before is kept"
    assert plan.holds("nowhere") == 0


def test_records_by_dataset(plan: Plan) -> None:
    plan.note([record("lists", base=OURS)])
    assert names(plan.loaded(BASE)) == sorted(["same", "unfinished", "edited", "differs", "gone"])
    assert names(plan.loaded(OTHER, OURS)) == ["lists", "of another"]
    assert plan.others(BASE, OURS)
    assert not Plan(()).others(BASE, OURS)
    assert plan.record("same") == record("same")
    assert plan.record("not loaded") is None


def test_of_two_things_that_are_noted_the_graph_is_being_written() -> None:
    for two in ([record("a").begun(), record("a")], [record("a"), record("a").begun()], [record("a"), record("a", 4)]):
        plan = Plan(())
        plan.note(two)
        found = plan.record("a")
        assert found is not None
        assert found.digest == ""
    plan.note([record("b"), record("b")])
    assert plan.record("b") == record("b")


def test_rows_are_a_sequence_that_is_read_anew(plan: Plan) -> None:
    changed = plan.changed.each(lambda one: one.graph.upper())
    assert len(changed) == 5
    assert changed
    assert list(changed) == list(changed) == [name.upper() for name in STATES if name != "same"]
    assert (changed[0], changed[-1], changed[1:3]) == ("NOT LOADED", "DIFFERS", ["NOT OURS", "UNFINISHED"])
    for place in (5, -6):
        with pytest.raises(IndexError):
            changed[place]
    assert not Plan(()).changed
    plan.settle(append=True)
    assert len(changed) == 6


def test_a_document_comes_back_as_it_was() -> None:
    given = Document("a:b", ("one.ttl", "ein\udce4.ttl"), 2, "0f", 30)
    (found,) = Plan([given]).wanted
    assert all(getattr(found, name) == getattr(given, name) for name in Document.__slots__)
    assert given in Plan([given]).wanted
    assert document("a") not in Plan([given]).wanted


def test_a_file_that_cannot_be_read_is_told_as_it_is() -> None:
    def failing() -> NoReturn:
        raise MalformedTurtle("this is not Turtle")

    with pytest.raises(MalformedTurtle):
        Plan(failing() for _ in range(2))


def test_a_disk_that_fills_while_rows_are_read_is_told(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    class Filling:
        def execute(self, *words: object) -> object:
            return self

        def fetchone(self) -> NoReturn:
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(plan, "_database", Filling())
    with pytest.raises(OutputError, match="too much for memory: disk I/O error"):
        list(plan.changed)


def test_a_fault_of_a_callback_is_not_taken_for_one_of_the_disk(plan: Plan) -> None:
    def failing() -> Iterator[tuple[str, int]]:
        yield "a", 1
        raise BrokenPipeError("nobody listens")

    with pytest.raises(BrokenPipeError):
        plan.hold(failing())


def test_a_full_disk_is_told(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __getattr__(self, name: str) -> NoReturn:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(plan, "_database", Full())
    for ask in (lambda: plan.hold([]), lambda: list(plan.changed), lambda: len(plan.changed), lambda: plan.changed[0]):
        with pytest.raises(OutputError, match="too much for memory: database or disk is full"):
            ask()
