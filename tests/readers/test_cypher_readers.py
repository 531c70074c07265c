"""Cypher in Neo4j's own checker, in Neo4j and in FalkorDB: all of the data gets in, nothing else does, and a second time changes nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import networkx
import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import answered, tables_of, written

from stancegraph.exports import FORMATS
from stancegraph.exports.cypher import EDGE_TYPES, LABELS, write
from stancegraph.exports.tables import Tables, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRAPHS = ["positions", "merged", "ferry", "nasty", "undirected"]
RENAMED = {"odd name: <é>": "odd_name_____", "2nd": "_2nd"}


def saved(folder: Path, files: dict[str, str]) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder / "constraints.cypher", folder / "graph.cypher"


def all_evil() -> Tables:
    """Give one graph that has every evil text in every place."""
    graph: networkx.MultiDiGraph[Any] = networkx.MultiDiGraph()
    for words in EVIL:
        one = evil(words)
        graph.add_nodes_from(one.nodes(data=True))
        graph.add_edges_from(one.edges(keys=True, data=True))
    graph.graph.update(title="\\u000A".join(EVIL), description="\n".join(EVIL))
    format_ = FORMATS["cypher"]
    return tabulate(graph, format_.lists, format_.xml, format_.reserved)


def compare(tables: Tables, answer: dict[str, Any], renamed: dict[str, str]) -> None:
    def meant(values: dict[str, Any]) -> dict[str, Any]:
        return {renamed.get(name, name): value for name, value in values.items()}

    edges = sorted((edge._replace(values=meant(edge.values)) for edge in tables.edges), key=lambda edge: edge.id)
    nodes = [node._replace(values=meant(node.values)) for node in tables.nodes]
    labels = {id_: set(values["labels"]) for id_, values in answer["nodes"].items()}
    assert labels == {node.id: {"Thing", LABELS.get(str(node.values.get("kind")), "Thing")} for node in tables.nodes}
    answer["edges"].sort(key=lambda edge: edge["id"])
    types = [edge.get("type") or edge["attributes"]["type"] for edge in answer["edges"]]
    assert types == [EDGE_TYPES.get(str(edge.values.get("kind")), "LINK") for edge in edges]
    own = ("id", "labels")
    answered(tables._replace(nodes=nodes, edges=edges), answer, nodes_too=own, edges_too=("id",))


@pytest.mark.parametrize("graph", GRAPHS)
def test_the_checker_finds_nothing(node_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    for path in saved(tmp_path, written("cypher", graph)):
        assert node_reader("cypher-lint", path)["findings"] == []


def test_the_checker_finds_nothing_in_what_is_evil(node_reader: Callable[..., Any], tmp_path: Path) -> None:
    for path in saved(tmp_path, write(all_evil())):
        assert node_reader("cypher-lint", path)["findings"] == []


@pytest.mark.parametrize("graph", ["positions", "ferry", "nasty"])
def test_neo4j_holds_it_all_after_two_times(neo4j: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    answer = neo4j(*saved(tmp_path, written("cypher", graph)), twice=True)
    compare(tables_of("cypher", graph), answer, RENAMED)
    assert "thing_id" in answer["constraints"]


def test_neo4j_holds_what_is_evil_and_nothing_else(neo4j: Callable[..., Any], tmp_path: Path) -> None:
    tables = all_evil()
    answer = neo4j(*saved(tmp_path, write(tables)), twice=True)
    assert len(answer["nodes"]) == len(tables.nodes)
    compare(without_own_names(tables), plain_only(answer), {})


def without_own_names(tables: Tables) -> Tables:
    """Leave out the columns whose names are evil: those are compared by their values."""
    known = {"label", "kind", "list"}

    def kept(element: Any) -> Any:
        return element._replace(values={name: value for name, value in element.values.items() if name in known})

    return tables._replace(nodes=[kept(node) for node in tables.nodes], edges=[kept(edge) for edge in tables.edges])


def plain_only(answer: dict[str, Any]) -> dict[str, Any]:
    """Leave out the properties that have got a name, and see that they hold what is evil."""
    known = {"id", "label", "kind", "list", "labels"}
    for values in [*answer["nodes"].values(), *(edge["attributes"] for edge in answer["edges"])]:
        for name in set(values) - known:
            assert name.isascii() and name.isidentifier()
            assert values.pop(name)
    return answer


def test_what_a_file_no_longer_has_is_gone_and_what_others_have_set_stays(neo4j: Callable[..., Any], tmp_path: Path) -> None:
    before, after, other = (networkx.MultiDiGraph() for _ in range(3))
    before.add_node("a", label="A", since="1", note="x")
    before.add_node("b", since="2")
    after.add_node("a", label="B", note="y")
    after.add_node("b", since="3")
    other.add_node("a", label="B", more=1)
    paths = [
        path
        for number, graph in enumerate((before, after, other))
        for path in saved(tmp_path / str(number), write(tabulate(graph, lists=True)))
    ]
    answer = neo4j(*paths)
    assert answer["nodes"]["a"] == {"id": "a", "label": "B", "note": "y", "more": 1, "labels": ["Thing"]}


if sys.version_info >= (3, 12):  # FalkorDB's wheel is for no earlier Python

    @pytest.mark.parametrize("graph", GRAPHS)
    def test_falkordb_holds_it_all_after_two_times(python_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
        _, script = saved(tmp_path, written("cypher", graph))
        tables = tables_of("cypher", graph)
        answer = python_reader("falkordb", script, script)
        assert (len(answer["nodes"]), len(answer["edges"])) == (len(tables.nodes), len(tables.edges))
        if graph != "nasty":  # it has a column that the reader's own word for the type hides
            compare(tables, with_types(answer), RENAMED)

    def test_falkordb_holds_what_is_evil_and_nothing_else(python_reader: Callable[..., Any], tmp_path: Path) -> None:
        tables = all_evil()
        _, script = saved(tmp_path, write(tables))
        answer = python_reader("falkordb", script, script)
        compare(without_own_names(tables), plain_only(with_types(answer)), {})

    def with_types(answer: dict[str, Any]) -> dict[str, Any]:
        for edge in answer["edges"]:
            edge["type"] = edge["attributes"].pop("type")
        return answer
