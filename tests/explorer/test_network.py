"""Tests of the networks of a page: those of the views, circles of links that wait only, and one made without a query where data are large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx
import pytest

from stancegraph.engine import load
from stancegraph.explorer import network
from stancegraph.explorer.payload import Graph
from stancegraph.stored import ids
from stancegraph.viewing import view

if TYPE_CHECKING:
    from pathlib import Path

    from stancegraph.engine import Engine


def test_it_carries_every_view_with_all_its_nodes_and_edges(engine: Engine) -> None:
    found = {str(one["id"]): one for one in network.write(engine, Graph(engine), "en")}
    assert sorted(found) == ids(None, "views")
    assert next(iter(found)) == network.FIRST
    for name, one in found.items():
        whole = view(name, engine)
        assert (len(one["nodes"]), len(one["edges"])) == (len(whole), whole.number_of_edges())  # type: ignore[arg-type]


def test_large_data_have_the_network_of_positions_alone(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_TRIPLES", 10)
    graph = Graph(engine)
    (only,) = network.write(engine, graph, "en")
    assert only["id"] == "positions"
    assert network.left_out(graph) == [name for name in ids(None, "views") if name != "positions"]


@pytest.mark.parametrize("folder", [None, "village"])
def test_the_network_made_without_a_query_is_that_of_the_view(folder: str | None, village: Path) -> None:
    engine = load(village if folder else None)
    made, viewed = network._positions(Graph(engine)), view("positions", engine)

    def ends(shown: networkx.MultiDiGraph[str]) -> list[tuple[str, ...]]:
        found = shown.edges(data=True)
        return sorted((own["iri"], own["label"], own["polarity"], shown.nodes[a]["iri"], shown.nodes[b]["iri"]) for a, b, own in found)

    assert ends(made) == ends(viewed)


def test_only_what_waits_can_lie_on_a_circle() -> None:
    shown: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    shown.add_edge("a", "b", key="1", kind="dependency", hard=True)
    shown.add_edge("b", "a", key="2", kind="bridge", hard=True)
    shown.add_edge("a", "b", key="3", kind="position", circle="stated and hard")
    assert network._circles(shown) == {("a", "b", "1"): "with a bridge", ("b", "a", "2"): "with a bridge"}


def test_circles_are_the_same_in_every_network_of_a_page() -> None:
    engine = load()
    graph = Graph(engine)
    marked = {
        str(one["id"]): {edge[2]: edge[6] for edge in one["edges"] if len(edge) > 6 and edge[6]}  # type: ignore[attr-defined]
        for one in network.write(engine, graph, "en")
    }
    assert marked["dependencies"] == marked["everything"] != {}
    assert marked["positions"] == {}
