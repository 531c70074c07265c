"""GraphML in the programs that people read it with: python-igraph, graphology, networkx and Gephi."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.reading import answered, tables_of, written

from stancegraph.exports.tables import Column, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRAPHS = ["positions", "merged", "ferry", "nasty", "undirected"]


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def save(graph: str) -> Path:
        path = tmp_path / f"{graph}.graphml"
        path.write_text(written("graphml", graph), encoding="utf-8", newline="")
        return path

    return save


@pytest.mark.parametrize("graph", GRAPHS)
def test_igraph(python_reader: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answer = python_reader("igraph_graphml", file(graph))
    tables = tables_of("graphml", graph)

    def ampersands(text: str) -> str:
        return text.replace("&", "&#38;")  # igraph 1.0 reads an & in an attribute of XML like this; labels are content

    def flags(columns: list[Column]) -> dict[str, Any]:
        return {column.name: False for column in columns if column.type == "boolean"}  # what is missing is false to igraph

    node_flags, edge_flags = flags(tables.node_columns), flags(tables.edge_columns)
    nodes = [Node(ampersands(node.id), {**node_flags, **node.values}) for node in tables.nodes]
    edges = [Edge(edge.id, ampersands(edge.source), ampersands(edge.target), {**edge_flags, **edge.values}) for edge in tables.edges]
    answered(tables._replace(nodes=nodes, edges=edges), answer, lambda _, value: None if value == "" else value)


@pytest.mark.parametrize("graph", GRAPHS)
def test_graphology(node_reader: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answered(tables_of("graphml", graph), node_reader("graphology-graphml", file(graph)))


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty"])
def test_networkx(python_reader: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answer = python_reader("networkx_graphml", file(graph))
    order = {edge.id: place for place, edge in enumerate(tables_of("graphml", graph).edges)}
    answer["edges"].sort(key=lambda edge: order[edge["id"]])
    answered(tables_of("graphml", graph), answer)


@pytest.mark.parametrize("graph", GRAPHS)
def test_gephi(gephi: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answer = gephi(file(graph))
    tables = tables_of("graphml", graph)
    weights = [edge["weight"] for edge in answer["edges"]]
    assert weights == [edge.values.get("weight", 1.0) for edge in tables.edges]
    seen = ("x", "y", "size", "color")
    answered(tables, answer, lambda name, value: None if name in ("weight", *seen) or value == "" else value, nodes_too=seen)
