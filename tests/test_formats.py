"""Tests of formats: machines can read them, and nothing in the data is taken as markup."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyoxigraph
import pytest

from stancegraph.answer import Answer
from stancegraph.engine import Result, collect
from stancegraph.formats import FORMATS, write
from stancegraph.namespaces import XSD

NASTY = 'a "b", <c>\n| `d` \\ ~'


@pytest.fixture
def answer() -> Answer:
    rows = [
        (pyoxigraph.NamedNode("https://example.org/a"), pyoxigraph.Literal(NASTY, language="en"), pyoxigraph.Literal(3)),
        (pyoxigraph.BlankNode("b"), pyoxigraph.Literal("plain"), None),
    ]
    return Answer(Result("select", ("thing", "name", "count"), list(rows)))


@pytest.fixture
def yes() -> Answer:
    return Answer(Result("ask", (), [], True))


def test_json_is_sparql_results_json(answer: Answer, yes: Answer) -> None:
    read = collect(pyoxigraph.parse_query_results(write(answer, "json"), pyoxigraph.QueryResultsFormat.JSON))
    assert read.columns == answer.columns
    assert [row[1:] for row in read.rows] == [row[1:] for row in answer.rows]
    bindings = json.loads(write(answer, "json"))["results"]["bindings"]
    assert bindings[0]["count"] == {"type": "literal", "value": "3", "datatype": XSD + "integer"}
    assert json.loads(write(yes, "json")) == {"head": {}, "boolean": True}


def test_csv_is_read_back(answer: Answer) -> None:
    rows = list(csv.reader(io.StringIO(write(answer, "csv"), newline="")))
    assert rows == [["thing", "name", "count"], ["https://example.org/a", NASTY, "3"], ["b", "plain", ""]]


def test_tsv_is_read_back(answer: Answer) -> None:
    read = collect(pyoxigraph.parse_query_results(write(answer, "tsv"), pyoxigraph.QueryResultsFormat.TSV))
    assert read.rows[0] == answer.rows[0]


def test_markdown_and_html_take_nothing_as_markup(answer: Answer) -> None:
    assert write(answer, "md").count("\n") == 4
    assert "\\<c\\> \\| \\`d\\`" in write(answer, "md")
    assert "&lt;c&gt;" in write(answer, "html")


def test_html_is_a_whole_document_with_labels_and_safe_links() -> None:
    names = ("holder", "holderLabel", "see", "own", "bad")
    iris = [pyoxigraph.NamedNode(iri) for iri in ("https://x.org/h", "https://x.org/a?b&c", "https://e.org/one", "javascript:alert(1)")]
    rows: list[Any] = [(iris[0], pyoxigraph.Literal("<b>"), *iris[1:])]
    written = write(Answer(Result("select", names, rows), None, {"e": "https://e.org/"}), "html")
    assert written.startswith('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>')
    assert "<th>holder</th><th>see</th>" in written
    assert "https://x.org/h" not in written
    assert '<a href="https://x.org/a?b&amp;c">' in written
    assert '<code title="https://e.org/one">e:one</code>' in written
    assert written.count("href") == 1
    assert '<td dir="auto">javascript:alert(1)</td>' in written


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "table"])
def test_an_empty_answer_is_a_header(format_: str) -> None:
    written = write(Answer(Result("select", ("thing",), [])), format_)
    assert "thing" in written
    assert written.endswith("\n")


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "table"])
def test_yes_is_written_in_every_format(format_: str, yes: Answer) -> None:
    assert "true" in write(yes, format_)
