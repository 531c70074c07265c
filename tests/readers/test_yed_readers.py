"""GraphML for yEd in programs that read GraphML: they take the columns and do not stumble over the graphics. yEd itself is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.reading import tables_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty", "undirected"])
@pytest.mark.parametrize("reader", ["igraph", "networkx", "graphology"])
def test_counts_and_labels(
    node_reader: Callable[..., Any], python_reader: Callable[..., Any], tmp_path: Path, reader: str, graph: str
) -> None:
    path = tmp_path / "graph.graphml"
    path.write_text(written("yed", graph), encoding="utf-8", newline="")
    tables = tables_of("yed", graph)
    answer = node_reader("graphology-graphml", path) if reader == "graphology" else python_reader(f"{reader}_graphml", path)
    assert sorted(values["label"] for values in answer["nodes"].values()) == sorted(node.values["label"] for node in tables.nodes)  # type: ignore[type-var]
    labels = [edge["attributes"]["label"] for edge in answer["edges"]]
    assert sorted(labels) == sorted(edge.values["label"] for edge in tables.edges)  # type: ignore[type-var]
