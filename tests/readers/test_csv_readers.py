"""Comma-separated values in Gephi, and in Neo4j's own importer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.reading import answered, tables_of, written

from stancegraph.exports.neo4j_csv import LABELS, OTHER_LABEL, OTHER_RELATIONSHIP, RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def save(name: str, graph: str, folder: Path) -> Path:
    for file, text in written(name, graph).items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.mark.parametrize("graph", ["positions", "ferry"])
def test_gephi(gephi: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    folder = save("csv", graph, tmp_path)
    answer = gephi(folder / "nodes.csv", folder / "edges.csv")
    tables = tables_of("csv", graph)
    assert {id_: values["label"] for id_, values in answer["nodes"].items()} == {node.id: node.values["label"] for node in tables.nodes}
    found = [(edge["id"], edge["source"], edge["target"], edge["attributes"]["label"]) for edge in answer["edges"]]
    assert found == [(edge.id, edge.source, edge.target, edge.values["label"]) for edge in tables.edges]
    for edge, read in zip(tables.edges, answer["edges"], strict=True):  # Gephi's importer of tables writes names of columns small
        assert edge.values["paraphrase"] == read["attributes"]["paraphrase"]
        assert edge.values["countsAsOwn"] == read["attributes"]["countsasown"]


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty", "undirected"])
def test_neo4j(neo4j: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    folder = save("neo4j-csv", graph, tmp_path)
    options = (f"--nodes={folder / 'nodes.csv'}", f"--relationships={folder / 'edges.csv'}", "--multiline-fields=true")
    answer = neo4j(options=options)
    tables = tables_of("neo4j-csv", graph)
    labels = {node.id: [LABELS.get(str(node.values.get("kind")), OTHER_LABEL)] for node in tables.nodes}
    assert {id_: values["labels"] for id_, values in answer["nodes"].items()} == labels
    order = {edge.id: place for place, edge in enumerate(tables.edges)}
    answer["edges"].sort(key=lambda edge: order[edge["id"]])
    types = [RELATIONSHIPS.get(str(edge.values.get("kind")), OTHER_RELATIONSHIP) for edge in tables.edges]
    assert [edge["type"] for edge in answer["edges"]] == types
    answered(tables, answer, nodes_too=("id", "labels"), edges_too=("id",))
