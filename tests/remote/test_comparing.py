"""Tests of comparing: a graph is read back whole, also from a store that cuts its answers."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from remote.answering import RESULTS, Answering, Seen, said
from stancegraph.bulk import counts
from stancegraph.errors import CutAnswer
from stancegraph.remote import comparing
from stancegraph.remote.address import Address
from stancegraph.remote.documents import Document
from stancegraph.remote.protocol import Asker
from stancegraph.remote.records import RECORDS, STAGING
from stancegraph.remote.transport import Client

GRAPH = "https://example.org/graph/a"


def filled(sizes: list[int]) -> ox.Store:
    """Make a store with a graph in which the n-th thing says so many things."""
    store = ox.Store()
    for number, size in enumerate(sizes):
        for value in range(size):
            thing = ox.NamedNode(f"https://example.org/{number}")
            store.add(ox.Quad(thing, ox.NamedNode("a:says"), ox.Literal(f'"{value}" é'), ox.NamedNode(GRAPH)))
    store.add(ox.Quad(ox.NamedNode("a:x"), ox.NamedNode("a:y"), ox.Literal(1), ox.NamedNode("https://example.org/other")))
    return store


def cutting(store: ox.Store, most: int) -> Callable[[Seen], bytes]:
    """Answer as Virtuoso does, which cuts at so many rows and says in a header how many it gives."""

    def reply(seen: Seen) -> bytes:
        whole = json.loads(store.query(seen.query).serialize(format=ox.QueryResultsFormat.JSON))  # type: ignore[union-attr,arg-type]
        rows = whole["results"]["bindings"]
        headers = {"X_SPARQL_MaxRows": most} if len(rows) >= most else {}
        whole["results"]["bindings"] = rows[:most]
        return said(200, json.dumps(whole), RESULTS, **headers)

    return reply


def asker(server: Answering) -> Asker:
    return Asker(Client(Address(server.url), timeout=10), server.url)


def expected(store: ox.Store) -> list[str]:
    return sorted(
        f"{quad.subject} {quad.predicate} {quad.object} ." for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH))
    )


@pytest.mark.parametrize("sizes", [[], [1], [3] * 10, [9, 1, 9, 1], [1] * 50, [10, 10, 10], [4, 4, 4, 4, 4]])
def test_a_graph_is_read_whole_from_a_store_that_cuts_at_twenty_rows(sizes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "PAGE", 11)
    store = filled(sizes)
    with Answering(cutting(store, 20)) as server:
        assert list(comparing.lines(asker(server), GRAPH)) == expected(store)
        assert len(server.seen) == 1 or sum(sizes) >= 20


def test_a_store_that_does_not_cut_is_asked_once() -> None:
    store = filled([30] * 10)
    with Answering(cutting(store, 10_000)) as server:
        assert list(comparing.lines(asker(server), GRAPH)) == expected(store)
        assert len(server.seen) == 1


def test_a_thing_that_says_more_than_a_page_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "PAGE", 11)
    with Answering(cutting(filled([30]), 20)) as server, pytest.raises(CutAnswer, match=r"says more than 11 things.*--verify count"):
        list(comparing.lines(asker(server), GRAPH))


def test_a_page_is_shorter_than_what_virtuoso_gives_as_it_comes() -> None:
    assert comparing.PAGE < 10_000


def test_several_graphs_are_read_in_one_request_or_one_by_one_where_they_are_cut(tmp_path: Path) -> None:
    found = []
    store = ox.Store()
    for number in range(3):
        file = tmp_path / f"{number}.ttl"
        file.write_text("".join(f'<a:{value}> <a:b> "{number}" .\n' for value in range(9)))
        found.append(Document.read(f"{GRAPH}{number}", (str(file),)))
        store.load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(found[-1].graph))
    for most, requests in ((100, 1), (20, 4)):
        with Answering(cutting(store, most)) as server:
            back = dict(comparing.several(asker(server), found))
            assert {document.graph: list(lines) for document, lines in back.items()} == {one.graph: list(one.lines()) for one in found}
            assert len(server.seen) == requests


def test_triples_are_counted_by_graph() -> None:
    with Answering(cutting(filled([3, 2]), 20)) as server:
        assert dict(counts(asker(server))) == {GRAPH: 5, "https://example.org/other": 1}
        assert comparing.count(asker(server), GRAPH) == 5
        assert comparing.count(asker(server), "https://example.org/none") == 0


def test_graphs_of_the_program_itself_are_known() -> None:
    assert comparing.is_ours(RECORDS)
    assert comparing.is_ours(f"{STAGING}0123")
    assert not comparing.is_ours(GRAPH)


@pytest.mark.parametrize("sizes", [[1], [3] * 10, [19], [9] * 30])
def test_lines_that_a_graph_does_not_hold_are_found_also_where_answers_are_cut(sizes: list[int]) -> None:
    store = filled(sizes)
    there = expected(store)
    wrong = [there[0].replace("é", "e"), '<a:x> <a:y> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .']
    with Answering(cutting(store, 20)) as server:
        assert comparing.absent(asker(server), GRAPH, there) == []
        assert comparing.absent(asker(server), GRAPH, [wrong[0], *there, wrong[1]]) == wrong


def test_a_thing_that_says_more_in_one_way_than_is_given_at_once_is_not_taken_for_missing() -> None:
    store = filled([21])
    with Answering(cutting(store, 20)) as server, pytest.raises(CutAnswer):
        comparing.absent(asker(server), GRAPH, expected(store)[:1])
