"""What the tests of all formats share: the networks they write, and the comparison of what is read back with what was to be written."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import networkx
from tests.exports.nasty import nasty

import stancegraph
from stancegraph.exports import FORMATS
from stancegraph.exports.tables import Tables, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

FERRY = Path(__file__).parents[1] / "datasets" / "ferry"
GRAPHS: dict[str, Callable[[], networkx.Graph[Any]]] = {
    "positions": lambda: stancegraph.view("positions"),
    "merged": lambda: stancegraph.view("positions", merge=True),
    "ferry": lambda: stancegraph.view("positions", FERRY),
    "nasty": nasty,
    "undirected": lambda: networkx.path_graph(3),
    "empty": networkx.MultiDiGraph,
}
#: An edge as readers give it: id, source, target, values.
Edges = list[tuple[Any, Any, Any, dict[str, Any]]]


@cache
def tables_of(name: str, graph: str) -> Tables:
    """Make the tables of one of the graphs as a format takes them."""
    format_ = FORMATS[name]
    return tabulate(GRAPHS[graph](), format_.lists, format_.xml, format_.reserved, longest=format_.longest, forbidden=format_.forbidden)


@cache
def written(name: str, graph: str) -> Any:
    """Write one of the graphs in a format, and see that a second time gives the same."""
    writer = import_module(f"stancegraph.exports.{FORMATS[name].module}")
    content = writer.write(tables_of(name, graph))
    assert content == writer.write(tabulate_again(name, graph))
    return content


def tabulate_again(name: str, graph: str) -> Tables:
    """Make tables without what is kept of an earlier time."""
    again: Tables = tables_of.__wrapped__(name, graph)
    return again


def parsed(text: str) -> ElementTree.Element:
    """Parse XML of ours."""
    return ElementTree.fromstring(text.encode())  # noqa: S314 - it was written here


def same(
    tables: Tables, nodes: dict[str, dict[str, Any]], edges: Iterable[tuple[Any, Any, Any, dict[str, Any]]], given: Any = None
) -> None:
    """Compare both sides whole: every id, end and value. `given` tells what a reader makes of a value, by column; None for nothing."""

    def read(values: dict[str, Any]) -> dict[str, Any]:
        made = {name: given(name, value) if given else value for name, value in values.items()}
        return {name: value for name, value in made.items() if value is not None}

    assert nodes == {node.id: read(node.values) for node in tables.nodes}
    found = list(edges)
    wanted = [(edge.id, edge.source, edge.target, read(edge.values)) for edge in tables.edges]
    if found and found[0][0] is None:  # a reader without ids of edges
        wanted = [(None, *rest) for _, *rest in wanted]  # type: ignore[misc]
    assert found == wanted


def answered(
    tables: Tables, answer: dict[str, Any], given: Any = None, *, nodes_too: Collection[str] = (), edges_too: Collection[str] = ()
) -> None:
    """Compare with what a reader of tests/readers gives, but for what that adds to nodes and edges of its own; it may not warn of anything."""

    def without(values: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
        return {name: value for name, value in values.items() if name not in names}

    assert answer["warnings"] == []
    nodes = {id_: without(values, nodes_too) for id_, values in answer["nodes"].items()}
    edges = [(edge["id"], edge["source"], edge["target"], without(edge["attributes"], edges_too)) for edge in answer["edges"]]
    same(tables, nodes, edges, given)
