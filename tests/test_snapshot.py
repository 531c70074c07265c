"""Tests of copying a dataset out of a store: whole, in few requests, and refused where it is none or too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from counting import Counting
from distant import distant
from stancegraph.engine import Result, StoreEngine, load
from stancegraph.errors import CutAnswer, Misuse, NotAStore
from stancegraph.snapshot import Snapshot, snapshot, taken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stancegraph.engine import Engine

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"


def test_a_copy_holds_what_the_files_hold(village: Path) -> None:
    far = distant(village)
    copy = snapshot(far)
    assert far.count == 3
    assert set(copy.run(ALL).rows) == set(load(village).run(ALL).rows)
    assert taken(copy) is copy
    assert isinstance(taken(far), Snapshot)


def test_what_a_store_cuts_comes_all_the_same() -> None:
    assert {name: set(triples) for name, triples in snapshot(distant(None, 400)).graphs.items()} == {
        name: set(triples) for name, triples in snapshot(distant()).graphs.items()
    }


def test_too_much_is_refused(village: Path) -> None:
    with pytest.raises(Misuse, match="100 at most can be taken; take less"):
        taken(distant(village), 100, "take less")


def test_other_graphs_are_left_out_and_a_graph_of_another_name_is_found(village: Path) -> None:
    inner = load(village, named=True)
    own = snapshot(inner).graphs
    odd = ox.Triple(*[ox.NamedNode("urn:odd")] * 3)
    store = ox.Store()
    store.extend(ox.Quad(*triple, ox.NamedNode(name)) for name, triples in {**own, "urn:odd": [odd]}.items() for triple in triples)
    assert list(snapshot(StoreEngine(inner.folder, store, named=True)).graphs) == list(own)
    store = ox.Store()
    store.extend(ox.Quad(*triple, ox.NamedNode("urn:all")) for triples in own.values() for triple in triples)
    assert list(snapshot(StoreEngine(inner.folder, store, named=True)).graphs) == ["urn:all"]


def test_no_dataset_in_a_named_graph(village: Path) -> None:
    with pytest.raises(NotAStore, match="stancegraph load"):
        snapshot(load(village))


class Losing(Counting):
    """Loses a row of every answer that is long."""

    def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """Answer a query."""
        result = super().run(query, prefixes)
        if len(result.rows) > 100:
            result.rows.pop()
        return result


def test_what_came_is_counted(village: Path) -> None:
    losing: Engine = Losing(load(village, named=True))
    with pytest.raises(CutAnswer, match="came"):
        snapshot(losing)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((None, None), "no named graph of the store holds the dataset"),
        ((None, None, None), "does not say which graphs it holds"),
        ((ox.NamedNode("urn:a"), ox.Literal("many")), "does not say which graphs it holds"),
        ((ox.NamedNode("urn:a"),), "does not say which graphs it holds"),
    ],
)
def test_a_store_that_does_not_count_is_told(village: Path, row: tuple[ox.NamedNode | ox.Literal | None, ...], words: str) -> None:
    class Odd:
        def __init__(self) -> None:
            self.folder = distant(village).folder
            self.name = "odd"

        def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
            return Result("select", ("graph", "count"), [row])  # type: ignore[list-item]

    with pytest.raises(NotAStore, match=words):
        snapshot(Odd())  # type: ignore[arg-type]
