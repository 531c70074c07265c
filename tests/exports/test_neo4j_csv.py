"""Tests of files for Neo4j's importer: typed columns, labels and types from a closed list, every value there."""

import csv
import io
import re
from typing import Any

import networkx
import pytest
from tests.exports.reading import GRAPHS, same, tables_of, written

from stancegraph.exporting import export
from stancegraph.exports.neo4j_csv import COMMAND, LABELS, OTHER_LABEL, OTHER_RELATIONSHIP, RELATIONSHIPS

READ = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string[]": lambda text: text.split(";"),
}
OWN = ("id", "id:ID", ":LABEL", ":START_ID", ":END_ID", ":TYPE")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def typed(row: dict[str, str]) -> dict[str, Any]:
    found = ((*name.rsplit(":", 1), value) for name, value in row.items() if name not in OWN and value)
    return {name: READ[type_](value) for name, type_, value in found}


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    files = written("neo4j-csv", graph)
    nodes = {row["id:ID"]: typed(row) for row in rows(files["nodes.csv"])}
    edges = [(row["id"], row[":START_ID"], row[":END_ID"], typed(row)) for row in rows(files["edges.csv"])]
    same(tables_of("neo4j-csv", graph), nodes, edges, lambda _, value: None if value == "" else value)


@pytest.mark.parametrize("graph", GRAPHS)
def test_labels_and_types_come_from_a_closed_list(graph: str) -> None:
    files = written("neo4j-csv", graph)
    tables = tables_of("neo4j-csv", graph)
    labels = [row[":LABEL"] for row in rows(files["nodes.csv"])]
    types = [row[":TYPE"] for row in rows(files["edges.csv"])]
    assert labels == [LABELS.get(str(node.values.get("kind")), OTHER_LABEL) for node in tables.nodes]
    assert types == [RELATIONSHIPS.get(str(edge.values.get("kind")), OTHER_RELATIONSHIP) for edge in tables.edges]
    assert set(labels) <= {*LABELS.values(), "Thing"}


def test_names_are_as_neo4j_has_them() -> None:
    assert all(re.fullmatch("[A-Z][A-Za-z]*", label) for label in LABELS.values())
    assert all(re.fullmatch("[A-Z_]+", name) for name in RELATIONSHIPS.values())
    assert all(kind in text.replace("_", " ").lower() for kind, text in RELATIONSHIPS.items())
    assert all(kind.replace(" ", "") == label.lower() for kind, label in LABELS.items())


def test_the_kinds_of_the_shipped_data_have_labels() -> None:
    for graph in ("positions", "ferry"):
        assert ",Thing," not in written("neo4j-csv", graph)["nodes.csv"]
        assert ",LINK," not in written("neo4j-csv", graph)["edges.csv"]


def test_what_parts_items_stands_in_none_and_that_is_noted() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="A", names=["x;y", "z"], **{"a:b(c)": 1})
    done = export("neo4j-csv", graph)
    assert done.content["nodes.csv"] == 'id:ID,:LABEL,label:string,names:string[],a_b_c_:long\r\na,Thing,A,"x,y;z",1\r\n'  # type: ignore[index]
    assert done.notes == ["signs that names of columns cannot hold become _: a_b_c_", '";" in items of lists becomes ",": names']


def test_the_command_and_what_columns_mean_are_told() -> None:
    text = written("neo4j-csv", "ferry")["about.txt"]
    tables = tables_of("neo4j-csv", "ferry")
    assert text.startswith(f"{tables.title}\n\n{tables.description}\n")
    assert COMMAND in text
    assert all(column.meaning in text for column in tables.edge_columns)
