"""Tests of GraphML: every value comes back, as the type that its key declares."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from tests.exports.reading import GRAPHS, Edges, parsed, same, tables_of, written

from stancegraph.exports.graphml import write
from stancegraph.exports.tables import tabulate

NS = "{http://graphml.graphdrawing.org/xmlns}"
READ = {"string": str, "long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


def read(text: str) -> tuple[dict[str, dict[str, Any]], Edges]:
    root = parsed(text)
    keys = {key.get("id"): (key.get("attr.name"), READ[str(key.get("attr.type"))]) for key in root.iter(f"{NS}key")}

    def values(element: ElementTree.Element) -> dict[str, Any]:
        found = ((*keys[data.get("key")], data.text or "") for data in element.iter(f"{NS}data"))
        return {str(name): convert(text) for name, convert, text in found}

    nodes = {str(node.get("id")): values(node) for node in root.iter(f"{NS}node")}
    return nodes, [(edge.get("id"), edge.get("source"), edge.get("target"), values(edge)) for edge in root.iter(f"{NS}edge")]


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    same(tables_of("graphml", graph), *read(written("graphml", graph)))


@pytest.mark.parametrize("graph", GRAPHS)
def test_networkx_reads_it(graph: str) -> None:
    network = networkx.read_graphml(BytesIO(written("graphml", graph).encode()), force_multigraph=True)
    tables = tables_of("graphml", graph)
    edges = {key: (one, other, own) for one, other, key, own in network.edges(keys=True, data=True)}
    assert dict(network.nodes(data=True)) == {node.id: node.values for node in tables.nodes}
    if tables.directed:
        assert edges == {edge.id: (edge.source, edge.target, edge.values) for edge in tables.edges}
    assert network.is_directed() == tables.directed
    assert len(edges) == len(tables.edges)


def test_keys_have_one_type_and_say_what_they_mean() -> None:
    root = parsed(written("graphml", "ferry"))
    keys = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{NS}key")]
    assert len(keys) == len(set(keys))
    assert all(key.findtext(f"{NS}desc") for key in root.iter(f"{NS}key"))


def test_title_and_description_are_there() -> None:
    tables = tables_of("graphml", "nasty")
    root = parsed(written("graphml", "nasty"))
    assert [found.text for found in root.findall(f"{NS}desc") + root.findall(f"{NS}graph/{NS}desc")] == [tables.description, tables.title]


def test_edges_that_join_the_same_nodes_differ_for_gephi() -> None:
    root = parsed(write(tabulate(networkx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a")]))))
    assert [edge.get("label") for edge in root.iter(f"{NS}edge")] == [None, "edge 2", None]
