"""Tests of comma-separated values: Python's reader and pandas get every value, and no cell is taken for a formula."""

import csv
import io
from typing import Any

import networkx
import pytest
from tests.exports.nasty import FORMULA, nasty
from tests.exports.reading import GRAPHS, same, tables_of, written

from stancegraph.exporting import export
from stancegraph.exports.comma import NOTE, STARTS
from stancegraph.exports.csv import write
from stancegraph.exports.tables import tabulate

READ = {"string": str, "integer": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def types(files: dict[str, str], table: str) -> dict[str, Any]:
    return {row["column"]: READ[row["type"]] for row in rows(files["columns.csv"]) if row["table"] == table}


def typed(row: dict[str, str], of: dict[str, Any]) -> dict[str, Any]:
    assert set(row) == set(of)
    return {name: of[name](value) for name, value in row.items() if value}


def unlike_nothing(_column: str, value: Any) -> Any:
    """Give what a reader makes of a value: an empty text reads as no value."""
    return None if value == "" else value


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    files = written("csv", graph)
    nodes = {}
    for row in rows(files["nodes.csv"]):
        values = typed(row, types(files, "nodes"))
        nodes[values.pop("id")] = values
    edges = []
    for row in rows(files["edges.csv"]):
        values = typed(row, types(files, "edges"))
        edges.append((values.pop("id"), values.pop("source"), values.pop("target"), values))
    same(tables_of("csv", graph), nodes, edges, unlike_nothing)


@pytest.mark.parametrize("graph", ["ferry", "nasty", "empty"])
def test_pandas_reads_it(graph: str) -> None:
    pandas = pytest.importorskip("pandas")
    files = written("csv", graph)
    tables = tables_of("csv", graph)
    for name, wanted in (("nodes", [node.values for node in tables.nodes]), ("edges", [edge.values for edge in tables.edges])):
        texts = [column for column, read in types(files, name).items() if read is str]
        frame = pandas.read_csv(
            io.StringIO(files[f"{name}.csv"], newline=""), dtype=dict.fromkeys(texts, str), keep_default_na=False, na_values=[""]
        )
        found = [{key: value for key, value in row.items() if not pandas.isna(value)} for row in frame.to_dict("records")]
        for row in found:
            for key in ("id", "source", "target"):
                row.pop(key, None)
        assert found == [{key: value for key, value in row.items() if value != ""} for row in wanted]


def test_lines_end_as_the_standard_says() -> None:
    for text in written("csv", "ferry").values():
        assert text.count("\r\n") == text.count("\n")
        assert text.endswith("\r\n")


def test_an_empty_text_is_no_missing_value() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="A", note="")
    graph.add_node("b", label="B")
    assert write(tabulate(graph))["nodes.csv"] == 'id,label,note\r\na,A,""\r\nb,B,\r\n'


def test_columns_and_the_whole_are_told() -> None:
    tables = tables_of("csv", "nasty")
    told = rows(written("csv", "nasty")["columns.csv"])
    whole = [(row["column"], row["meaning"]) for row in told if row["table"] == "network"]
    assert whole == [("title", tables.title), ("description", tables.description), *(("note", note) for note in tables.notes)]
    ferry = rows(written("csv", "ferry")["columns.csv"])
    assert all(row["meaning"] for row in ferry)


def test_formulas_are_marked_where_that_is_wanted() -> None:
    plain, safe = export("csv", nasty()), export("csv", nasty(), spreadsheet_safe=True)
    assert (NOTE in plain.notes, NOTE in safe.notes) == (False, True)
    assert FORMULA in [row["label"] for row in rows(plain.content["nodes.csv"])]  # type: ignore[index]
    for name, text in safe.content.items():  # type: ignore[union-attr]
        of = types(safe.content, name.removesuffix(".csv")) if name != "columns.csv" else {}  # type: ignore[arg-type]
        found = rows(text)
        unmarked = rows(plain.content[name])  # type: ignore[index]
        for row, before in zip(found, unmarked, strict=name != "columns.csv"):
            for column, value in row.items():
                if of.get(column, str) is str:
                    assert not value.startswith(STARTS)
                    assert value.removeprefix("'") == before[column].removeprefix("'") or name == "columns.csv"
                else:
                    assert value == before[column]
    assert "'=HYPERLINK" in safe.content["nodes.csv"]  # type: ignore[index]
    assert NOTE in safe.content["columns.csv"]  # type: ignore[index]
    amounts = [row["y"] for row in rows(safe.content["nodes.csv"]) if row["y"].startswith("-")]  # type: ignore[index]
    assert amounts, "a number below nought is no formula"


def test_names_and_ids_are_marked_too_and_the_note_comes_once() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_edge("-a", "@b", key="+c", **{"=x": 1})
    tables = tabulate(graph)
    first = write(tables, safe=True)
    assert first["edges.csv"].splitlines() == ["id,source,target,label,'=x", "'+c,'-a,'@b,'+c,1"]
    assert tables.notes.count(NOTE) == 1
    assert write(tables, safe=True) == first


def test_nothing_to_mark_is_nothing_to_note() -> None:
    tables = tabulate(networkx.DiGraph([("a", "b")]))
    assert write(tables, safe=True) == write(tables)
    assert NOTE not in tables.notes
