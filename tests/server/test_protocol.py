"""Tests of the protocol: what is sent on, and what is refused before Oxigraph sees any of it."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

import pytest

from served import ask, call
from stancegraph.server.protocol import LARGEST, Refusal, read

if TYPE_CHECKING:
    from stancegraph.serving import Server

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
REACHING = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { SER\\u0056ICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) FILTER(?a<?b)SERVICE?v#>\n{ ?x ?y ?z } }",
    "SELECT * { ?s ?p true.SERVICESILENT<http://127.0.0.1/>{ ?x ?y ?z } }",
    "SELECT * { ?s ?p 1e5SERVICE<http://127.0.0.1/>{ ?x ?y ?z } }",
]
CHANGING = ["DROP ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }", "LOAD <http://127.0.0.1/>"]


def headers(kind: str | None = None) -> Message:
    made = Message()
    if kind is not None:
        made["Content-Type"] = kind
    return made


def refused(address: str = "", kind: str | None = None, body: bytes | None = None) -> tuple[int, str]:
    with pytest.raises(Refusal) as caught:
        read(address, headers(kind), body)
    return caught.value.status, caught.value.said


def test_the_union_of_all_graphs_is_added_where_none_is_named() -> None:
    def sent(query: str, **more: str) -> dict[str, str]:
        return dict(parse_qsl(read(urlencode({"query": query, **more}), headers(), None)))

    assert sent("ASK {}") == {"query": "ASK {}", "union-default-graph": "true"}
    assert sent("ASK FROM <a:b> {}") == {"query": "ASK FROM <a:b> {}"}
    assert sent("ASK {}", **{"named-graph-uri": "a:b"}) == {"query": "ASK {}", "named-graph-uri": "a:b"}
    assert sent("ASK {} # FROM", format="json", timeout="9") == {"query": "ASK {} # FROM", "union-default-graph": "true"}


@pytest.mark.parametrize(
    ("address", "kind", "body", "status"),
    [
        ("", None, None, 400),
        ("query=ASK{}&query=ASK{}", None, None, 400),
        ("query=%ff", None, None, 400),
        ("&".join(["a=b"] * 101), None, None, 400),
        ("update=DROP+ALL", None, None, 400),
        ("query=ASK{}", QUERY, b"ASK{}", 400),
        ("query=ASK{}", FORM, b"query=ASK{}", 400),
        ("", FORM, b"update=DROP+ALL", 400),
        ("", FORM, b"query=\xff", 400),
        ("", QUERY, b"\xff", 400),
        ("", QUERY + "; charset=latin-1", b"ASK{}", 415),
        ("", "application/sparql-update", b"DROP ALL", 415),
        ("", "text/plain", b"ASK{}", 415),
        ("", None, b"ASK{}", 415),
        ("", QUERY, b"#" * (LARGEST + 1), 413),
        ("", FORM, urlencode({"query": "ä" * LARGEST}).encode(), 413),
    ],
)
def test_what_cannot_be_read_is_refused(address: str, kind: str | None, body: bytes | None, status: int) -> None:
    assert refused(address, kind, body)[0] == status


def test_an_update_is_told_that_this_only_reads() -> None:
    for given in (refused("", "application/sparql-update", b"DROP ALL"), refused("", FORM, b"update=DROP+ALL")):
        assert given[1].startswith("This server only reads; it takes no updates.")


@pytest.mark.parametrize("query", REACHING)
def test_nothing_reaches_out_however_it_is_sent(query: str) -> None:
    for given in (
        refused(urlencode({"query": query})),
        refused("", FORM, urlencode({"query": query}).encode()),
        refused("", QUERY, query.encode()),
    ):
        assert given[0] == 400
        assert given[1].startswith("SERVICE would ask an address on the network")


@pytest.mark.parametrize("query", CHANGING)
def test_nothing_changes(server: Server, query: str) -> None:
    done = ask(server, query)
    assert (done.status, done.body.count("\n")) == (400, 1)
    assert "changes data" in done.body
    for path in ("/update", "/store", "/store?default", "/sparql"):
        assert call(server, "POST", path, query.encode(), Content_Type="application/sparql-update").status == 404


def test_a_query_of_a_mebibyte_is_answered_and_one_of_more_is_not(server: Server) -> None:
    query = "ASK {} #".ljust(LARGEST, "x")
    assert call(server, "POST", "/query", query.encode(), Content_Type=QUERY).status == 200
    for size in (LARGEST + 1, 20 * LARGEST):
        done = call(server, "POST", "/query", b"#" * size, Content_Type=QUERY)
        assert (done.status, done.body) == (413, "The query is longer than one mebibyte.\n")
