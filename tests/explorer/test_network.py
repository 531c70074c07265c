"""Tests of the networks of a page: those of the views, and positions alone where data are large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.engine import load
from stancegraph.explorer import network
from stancegraph.explorer.payload import Graph
from stancegraph.stored import ids
from stancegraph.viewing import view

if TYPE_CHECKING:
    import pytest

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


def test_circles_are_the_same_in_every_network_of_a_page() -> None:
    engine = load()
    graph = Graph(engine)
    marked = {
        str(one["id"]): {edge[2]: edge[6] for edge in one["edges"] if len(edge) > 6 and edge[6]}  # type: ignore[attr-defined]
        for one in network.write(engine, graph, "en")
    }
    assert marked["dependencies"] == marked["everything"] != {}
    assert marked["positions"] == {}
