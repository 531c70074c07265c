"""CX2 in ndex2, the library of those who made the format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import answered, tables_of, written

from stancegraph.exports import FORMATS
from stancegraph.exports.cx2 import write
from stancegraph.exports.tables import Tables, is_placed, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def compare(tables: Tables, answer: dict[str, Any]) -> None:
    ids = {number: values["id"] for number, values in answer["nodes"].items()}
    if is_placed(tables):  # the reader gives the place over the columns of that name: downwards
        for values in answer["nodes"].values():
            if "y" in values:
                values["y"] = -values["y"]
    nodes = {values["id"]: values for values in answer["nodes"].values()}
    edges = [
        {"id": edge["attributes"]["id"], "source": ids[edge["source"]], "target": ids[edge["target"]], "attributes": edge["attributes"]}
        for edge in answer["edges"]
    ]
    turned = {"nodes": nodes, "edges": edges, "warnings": answer["warnings"]}
    answered(tables, turned, nodes_too=("id", "name"), edges_too=("id", "interaction"))


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty", "undirected"])
def test_ndex2(python_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    path = tmp_path / "graph.cx2"
    path.write_text(written("cx2", graph), encoding="utf-8", newline="")
    compare(tables_of("cx2", graph), python_reader("ndex2_cx2", path))


@pytest.mark.parametrize("words", EVIL)
def test_nothing_of_the_data_becomes_syntax(python_reader: Callable[..., Any], tmp_path: Path, words: str) -> None:
    tables = tabulate(evil(words), lists=True, reserved=FORMATS["cx2"].reserved)
    path = tmp_path / "graph.cx2"
    path.write_text(write(tables), encoding="utf-8", newline="")
    compare(tables, python_reader("ndex2_cx2", path))
