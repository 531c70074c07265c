"""JSON for Cytoscape in Cytoscape.js, by the strict way in, which leaves out what it cannot address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.reading import answered, tables_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty", "undirected"])
def test_cytoscape(node_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    path = tmp_path / "graph.cyjs"
    path.write_text(written("cyjs", graph), encoding="utf-8", newline="")
    answer = node_reader("cytoscape", path)
    tables = tables_of("cyjs", graph)
    placed = {node.id: {"x": node.values["x"], "y": -node.values["y"]} for node in tables.nodes if "x" in node.values}  # type: ignore[operator]
    assert {id_: place for id_, place in answer["positions"].items() if id_ in placed} == placed
    assert {id_: values["name"] for id_, values in answer["nodes"].items()} == {node.id: node.values["label"] for node in tables.nodes}
    assert [edge["attributes"]["interaction"] for edge in answer["edges"]] == [edge.values["label"] for edge in tables.edges]
    own = ("id", "source", "target", "interaction")
    answered(tables, answer, lambda name, value: None if name in ("x", "y") else value, nodes_too=("id", "name"), edges_too=own)
