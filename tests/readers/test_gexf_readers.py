"""GEXF in the programs that people read it with: Gephi, graphology (of sigma and Gephi Lite) and networkx; and its grammar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.reading import answered, tables_of, written

from stancegraph.colours import of_kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRAPHS = ["positions", "merged", "ferry", "nasty", "undirected"]
PLACE = ("x", "y")


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def save(graph: str) -> Path:
        path = tmp_path / f"{graph}.gexf"
        path.write_text(written("gexf", graph), encoding="utf-8", newline="")
        return path

    return save


@pytest.mark.parametrize("graph", [*GRAPHS, "empty"])
def test_it_keeps_to_the_grammar(python_reader: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    assert python_reader("gexf_faults", file(graph)) == []


@pytest.mark.parametrize("graph", GRAPHS)
def test_graphology(node_reader: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answer = node_reader("graphology-gexf", file(graph))
    tables = tables_of("gexf", graph)
    for edge, read in zip(tables.edges, answer["edges"], strict=True):
        if "kind" not in edge.values:  # else the column is what counts
            assert read["attributes"].pop("kind").startswith("edge")
    answered(tables, answer, nodes_too=("color", "size"), edges_too=("color", "thickness"))


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty"])
def test_networkx(python_reader: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answer = python_reader("networkx_gexf", file(graph))
    tables = tables_of("gexf", graph)
    found = {id_: values["viz"].get("position", {}) for id_, values in answer["nodes"].items()}
    assert {id_: (place.get("x"), place.get("y")) for id_, place in found.items()} == {
        node.id: (node.values.get("x"), node.values.get("y")) for node in tables.nodes
    }
    order = [edge.id for edge in tables.edges]
    for read in answer["edges"]:
        read["id"] = read["attributes"]["id"]  # where no two edges join the same nodes, it has no other
    answer["edges"].sort(key=lambda read: order.index(read["id"]))
    answered(
        tables, answer, lambda name, value: None if name in PLACE else value, nodes_too=("viz",), edges_too=("viz", "id", "start", "end")
    )


@pytest.mark.parametrize("graph", GRAPHS)
def test_gephi(gephi: Callable[..., Any], file: Callable[[str], Path], graph: str) -> None:
    answer = gephi(file(graph))
    tables = tables_of("gexf", graph)
    assert [edge["weight"] for edge in answer["edges"]] == [edge.values.get("weight", 1.0) for edge in tables.edges]
    assert [edge["directed"] for edge in answer["edges"]] == [tables.directed] * len(tables.edges)
    colours = {id_: values["color"].upper() for id_, values in answer["nodes"].items()}
    assert colours == {node.id: of_kind(node.values.get("kind")) for node in tables.nodes}
    for axis in PLACE:  # Gephi moves and stretches a network to a size that it likes
        placed = [node for node in tables.nodes if axis in node.values]
        by_ours = sorted(placed, key=lambda node: node.values[axis])
        found = [answer["nodes"][node.id][axis] for node in by_ours]
        assert found == sorted(found)
    answered(
        tables,
        answer,
        lambda name, value: None if name in ("weight", *PLACE) or value == "" else value,
        nodes_too=("color", "size", *PLACE),
        edges_too=("timeset",),
    )


def test_gephi_has_the_times(gephi: Callable[..., Any], file: Callable[[str], Path]) -> None:
    answer = gephi(file("ferry"))
    assert (answer["dynamic"], answer["timeFormat"]) == (True, "DATE")

    def moment(day: str) -> float:
        return datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000

    found = {edge["id"]: edge["attributes"].get("timeset") for edge in answer["edges"]}
    for edge in tables_of("gexf", "ferry").edges:
        if "notBefore" in edge.values:
            (span,) = found[edge.id]
            assert [float(bound) for bound in span.strip("[]").split(",")] == [
                moment(edge.values["notBefore"]),
                moment(edge.values["notAfter"]),
            ]
        else:
            assert found[edge.id] is None
