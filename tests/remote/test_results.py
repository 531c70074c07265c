"""Tests of reading results: every way of writing a term, and every way of not giving an answer, or only a part of one."""

from __future__ import annotations

import json
from email.message import Message
from typing import Any

import pyoxigraph as ox
import pytest

from stancegraph.errors import CutAnswer, NotAStore, StancegraphError, TimeLimit
from stancegraph.namespaces import XSD
from stancegraph.remote import results
from stancegraph.remote.disk import Scratch
from stancegraph.remote.results import read
from stancegraph.remote.transport import Reply

PLACE = "example.org:80"
ON_DISK = False
SENTENCE = b"\nThe SPARQL operation has been cancelled"
WHOLE = json.dumps({"head": {"vars": ["a", "b"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "urn:a"}}] * 3}}).encode()


@pytest.fixture(autouse=True, params=[False, True], ids=["in memory", "on disk"])
def on_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let answers come in memory, as small ones do, and on disk."""
    monkeypatch.setitem(globals(), "ON_DISK", request.param)
    return bool(request.param)


def reply(body: bytes | str | dict[str, Any], media: str = "application/sparql-results+json", **headers: str) -> Reply:
    content = json.dumps(body).encode() if isinstance(body, dict) else body.encode() if isinstance(body, str) else body
    fields = Message()
    fields["Content-Type"] = media
    for name, value in headers.items():
        fields[name.replace("_", "-")] = value
    if not ON_DISK:
        return Reply(200, fields, content)
    file = Scratch()
    file.write([content])
    return Reply(200, fields, file)


def table(*cells: Any, columns: Any = ("a",)) -> dict[str, Any]:
    return {"head": {"vars": list(columns)}, "results": {"bindings": list(cells)}}


def term(**cell: str) -> Any:
    return next(iter(read(reply(table({"a": cell})), PLACE).rows))[0]


def refused(kind: type[StancegraphError], given: Reply) -> str:
    with pytest.raises(kind) as caught:
        read(given, PLACE)
    assert PLACE in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_rows_come_in_their_order_with_the_columns_that_were_asked() -> None:
    found = read(
        reply(table({"b": {"type": "uri", "value": "urn:2"}}, {}, {"a": {"type": "uri", "value": "urn:1"}}, columns=("b", "a", "none"))),
        PLACE,
    )
    assert (found.form, found.columns) == ("select", ("b", "a", "none"))
    assert (
        list(found.rows)
        == list(found.rows)
        == [(ox.NamedNode("urn:2"), None, None), (None, None, None), (None, ox.NamedNode("urn:1"), None)]
    )


def test_rows_on_disk_are_a_collection_as_those_in_memory() -> None:
    found = read(reply(WHOLE), PLACE)
    (row,) = set(found.rows)
    assert row in found.rows
    assert (None, None) not in found.rows
    assert (len(found.rows), bool(found.rows)) == (3, True)


def test_what_is_to_be_mended_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "BLOCK", 50)
    for number in range(60):
        cells = [{"a": {"type": "literal", "value": "x" * number}}, {"a": {"type": "literal", "value": "y", "xml:lang": ""}}]
        assert list(read(reply(table(*cells)), PLACE).rows)[1] == (ox.Literal("y"),)


@pytest.mark.parametrize("yes", [True, False])
def test_yes_and_no(yes: bool) -> None:
    found = read(reply({"head": {}, "boolean": yes}), PLACE)
    assert (found.form, found.yes, found.rows) == ("ask", yes, [])


@pytest.mark.parametrize("media", ["application/json", "Application/SPARQL-Results+JSON; charset=utf-8"])
def test_the_media_type_may_be_written_otherwise(media: str) -> None:
    assert len(read(reply(WHOLE, media), PLACE).rows) == 3


def test_terms() -> None:
    assert term(type="uri", value="urn:é") == ox.NamedNode("urn:é")
    assert term(type="literal", value="a\u0000\n") == ox.Literal("a\u0000\n")
    assert term(type="literal", value="7", datatype=XSD + "int") == ox.Literal(7)
    assert term(type="typed-literal", value="1", datatype=XSD + "boolean") == ox.Literal(True)
    assert term(type="literal", value="a", **{"xml:lang": "en-GB"}) == ox.Literal("a", language="en-gb")
    assert term(type="literal", value="a", **{"xml:lang": ""}) == ox.Literal("a")
    assert term(type="literal", value="a", datatype=XSD + "string") == ox.Literal("a")


@pytest.mark.parametrize("name", ["b0", "nodeID://b10012", "0", "a.b-c", "Genid: x", "é"])
def test_nodes_without_a_name(name: str) -> None:
    first, second, third = (term(type="bnode", value=value) for value in (name, name, f"{name}2"))
    assert isinstance(first, ox.BlankNode)
    assert first == second != third


@pytest.mark.parametrize(
    "cell",
    [
        {"type": "uri"},
        {"value": "x"},
        {"type": "triple", "value": {}},
        {"type": "uri", "value": "no iri"},
        {"type": "uri", "value": 7},
        {"type": "literal", "value": None},
        {"type": "literal", "value": "a", "xml:lang": "no language"},
        {"type": "literal", "value": "a", "datatype": "no iri"},
        "text",
        ["uri", "urn:a"],
        7,
    ],
)
def test_a_cell_that_is_none_is_refused(cell: Any) -> None:
    refused(CutAnswer, reply(table({"a": cell})))


@pytest.mark.parametrize(
    "body",
    [
        *(
            "",
            "{",
            "null",
            "7",
            "[]",
            '"boolean"',
            "{}",
            '{"head": {}}',
            '{"boolean": "false"}',
            '{"boolean": null}',
            '{"head": {"vars": 7}}',
        ),
        *(
            '{"head": {"vars": ["a"]}}',
            '{"head": {"vars": "ab"}, "results": {"bindings": []}}',
            '{"head": {"vars": [7]}, "results": {"bindings": []}}',
        ),
        *('{"head": {"vars": ["a"]}, "results": {"bindings": [7]}}', '{"head": {"vars": ["a"]}, "results": {"bindings": null}}'),
        *(
            '{"head": {"vars": ["a"]}, "results": {"bindings": {"a": 1}}}',
            '{"head": {"vars": ["a"]}, "results": []}',
            "<html></html>",
            "a,b\r\n1,2\r\n",
        ),
        *(WHOLE + b"x", WHOLE + WHOLE, b"\xff" + WHOLE, b"\x1f\x8b\x08\x00", b"[" * 100_000, b'{"a":' * 100_000),
    ],
    ids=lambda body: repr(body[:40]),
)
def test_what_is_no_result_is_refused(body: bytes | str) -> None:
    assert "not whole, or not SPARQL results" in refused(CutAnswer, reply(body))


@pytest.mark.parametrize("end", range(0, len(WHOLE), 7))
def test_a_part_is_never_taken_for_the_whole(end: int) -> None:
    refused(CutAnswer, reply(WHOLE[:end]))
    assert "ran out of time in the middle" in refused(TimeLimit, reply(WHOLE[:end] + SENTENCE))


def test_the_whole_is_taken() -> None:
    assert len(read(reply(WHOLE + b"\r\n"), PLACE).rows) == 3


def test_the_sentence_within_an_answer_is_a_text_as_any() -> None:
    assert term(type="literal", value=SENTENCE.decode()) == ox.Literal(SENTENCE.decode())


def test_virtuoso_says_that_there_are_more_rows() -> None:
    words = refused(CutAnswer, reply(WHOLE, X_SPARQL_MaxRows="10000"))
    assert "10000 rows at most" in words
    assert "ResultSetMaxRows" in words


def test_virtuoso_says_that_time_was_over() -> None:
    assert "a part of the answer" in refused(TimeLimit, reply(WHOLE, X_SQL_State="S1TAT", X_SQL_Message="RC..."))


@pytest.mark.parametrize(
    "media", ["text/html", "text/html; charset=utf-8", "application/sparql-results+xml", "text/csv", "application/n-triples", ""]
)
def test_another_kind_of_answer_is_no_store(media: str) -> None:
    words = refused(NotAStore, reply(WHOLE, media))
    assert (media.partition(";")[0] or "something unnamed") in words


@pytest.mark.parametrize("rows", [[], [{"__ASK_RETVAL": {"type": "typed-literal", "value": "1", "datatype": f"{XSD}integer"}}]])
def test_virtuoso_says_yes_by_a_row(rows: list[Any]) -> None:
    found = read(reply(json.dumps({"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": rows}})), PLACE)
    assert (found.form, found.yes, found.rows) == ("ask", bool(rows), [])
