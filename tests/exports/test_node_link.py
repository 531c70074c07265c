"""Tests of node-link JSON: networkx gets the graph back."""

import json

import networkx
import pytest
from tests.exports.nasty import nasty
from tests.exports.reading import GRAPHS, same, tables_of, written

import stancegraph
from stancegraph.exporting import export


def refuse(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    data = json.loads(written("node-link", graph), parse_constant=refuse)
    nodes = {node.pop("id"): node for node in data["nodes"]}
    same(tables_of("node-link", graph), nodes, [(edge.pop("key"), edge.pop("source"), edge.pop("target"), edge) for edge in data["edges"]])


@pytest.mark.parametrize("graph", ["positions", "ferry", "merged"])
def test_a_view_comes_back_as_it_was(graph: str) -> None:
    network = GRAPHS[graph]()
    read = networkx.node_link_graph(json.loads(written("node-link", graph)), edges="edges")
    assert (dict(read.nodes(data=True)), read.adj) == (dict(network.nodes(data=True)), network.adj)
    assert read.is_directed() and read.is_multigraph()
    meanings = tables_of("node-link", graph).edge_columns
    assert read.graph["columns"]["edges"] == {column.name: column.meaning for column in meanings}
    assert read.graph["title"] == network.graph["title"]


def test_a_graph_without_directions_comes_back() -> None:
    read = networkx.node_link_graph(json.loads(written("node-link", "undirected")), edges="edges")
    assert not read.is_directed()
    assert sorted(map(sorted, read.edges())) == [["0", "1"], ["1", "2"]]


def test_it_can_be_compared_line_by_line() -> None:
    lines = written("node-link", "nasty").splitlines()
    graph = nasty()
    assert len(lines) == 3 + graph.number_of_nodes() + graph.number_of_edges()


def test_letters_are_as_they_are() -> None:
    text = export("node-link", stancegraph.view("positions")).content
    assert isinstance(text, str)
    assert "\\u" not in text
