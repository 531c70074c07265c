"""DOT in Graphviz: it reads everything, draws without a warning, and lays out by hand or by itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import answered, parsed, tables_of, written

from stancegraph.exports import FORMATS
from stancegraph.exports.dot import write
from stancegraph.exports.tables import Tables, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRAPHS = ["positions", "merged", "ferry", "nasty", "undirected", "empty"]
LOOKS = {"fillcolor", "shape", "style", "color", "fontcolor", "tooltip", "pos", "arrowhead", "penwidth", "label_"}
#: What Graphviz adds of its own to every node and edge where it has a default or some have it.
SET = LOOKS | {"height", "width", "margin", "fontname", "fontsize", "arrowsize", "lp", "rects", "id"}


def saved(folder: Path, text: str) -> Path:
    path = folder / "graph.dot"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def single(text: str) -> str:
    return text.replace("\\\\", "\\")


def compare(tables: Tables, answer: dict[str, Any]) -> None:
    """Compare all columns; Graphviz gives every node the empty text for a column that it does not have, and backslashes as written."""

    def given(element: dict[str, Any]) -> dict[str, Any]:
        label = element.get("label_") or element["label"]
        kept = {name: value for name, value in {**element, "label": label}.items() if name not in SET and value != ""}
        return {single(name): single(value) for name, value in kept.items()}

    nodes = {single(id_): given(values) for id_, values in answer["nodes"].items()}
    edges = [
        {
            **{end: single(edge[end]) for end in ("id", "source", "target")},
            "attributes": given(edge["attributes"]),
        }
        for edge in answer["edges"]
    ]
    order = {edge.id: number for number, edge in enumerate(tables.edges)}
    edges.sort(key=lambda edge: order[edge["id"]])

    def shown(_name: str, value: Any) -> str | None:
        return (str(value).lower() if isinstance(value, bool) else str(value)) or None

    answered(tables, {"nodes": nodes, "edges": edges, "warnings": answer["warnings"]}, shown)


@pytest.mark.parametrize("graph", GRAPHS)
def test_graphviz_reads_everything(python_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    compare(tables_of("dot", graph), python_reader("graphviz_dot", saved(tmp_path, written("dot", graph))))


@pytest.mark.parametrize("words", EVIL)
def test_nothing_of_the_data_becomes_syntax(python_reader: Callable[..., Any], tmp_path: Path, words: str) -> None:
    tables = tabulate(evil(words), xml=True, reserved=FORMATS["dot"].reserved)
    compare(tables, python_reader("graphviz_dot", saved(tmp_path, write(tables))))


@pytest.mark.parametrize("graph", GRAPHS)
def test_graphviz_draws_it_without_a_warning(python_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    drawn, said = python_reader("graphviz_svg", saved(tmp_path, written("dot", graph)))
    assert said == []
    tables = tables_of("dot", graph)
    groups = [(group.get("class"), group.get("id")) for group in parsed(drawn).iter("{http://www.w3.org/2000/svg}g")]
    assert sum(kind == "node" for kind, _ in groups) == len(tables.nodes)
    assert {id_ for kind, id_ in groups if kind == "edge"} == {edge.id for edge in tables.edges}


def test_neato_takes_the_places(python_reader: Callable[..., Any], tmp_path: Path) -> None:
    path = saved(tmp_path, written("dot", "positions"))
    python_reader("graphviz_dot", path)
    for words in (["-n"], []):
        done = subprocess.run(["neato", *words, "-Tplain", str(path)], capture_output=True, text=True, check=True)
        assert done.stderr == ""
        lines = (line.split() for line in done.stdout.splitlines() if line.startswith("node "))
        places = {line[1].strip('"'): (float(line[2]) * 72, float(line[3]) * 72) for line in lines}
        nodes = tables_of("dot", "positions").nodes
        first = nodes[0]
        for node in nodes:
            for axis, name in enumerate(("x", "y")):
                moved = 2 * (float(node.values[name]) - float(first.values[name]))  # type: ignore[arg-type]
                assert places[node.id][axis] - places[first.id][axis] == pytest.approx(moved, abs=0.1)
