"""Tests of sparql: what changes data or reaches out is refused, however it hides, and nothing else is."""

import time

import pytest

from stancegraph.errors import RefusedQuery
from stancegraph.sparql import refuse

REFUSED = [
    "DROP ALL",
    "drop all",
    "# SELECT\nINSERT DATA { <a:b> <a:b> <a:b> }",
    "PREFIX select: <http://x/> DELETE WHERE { ?s ?p ?o }",
    "BASE <http://x/> LOAD <http://127.0.0.1/>",
    "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''it's''' . SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }',
    "SELECT * { ?s ?p ?o FILTER(?o<3) SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?o<?s)SERVICE <http://127.0.0.1/> { ?s ?p ?o } FILTER(?o>?s) }",
    "SELECT * { SER\\u0056ICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
]
HIDING = [
    "SELECT * { BIND(1 AS ?a) FILTER(?a<?b)SERVICE?v#>\n{ ?x ?y ?z } }",
    "SELECT * { ?s ?p true.SERVICESILENT<http://127.0.0.1/>{ ?x ?y ?z } }",
    "SELECT * { ?s ?p 1e5SERVICE<http://127.0.0.1/>{ ?x ?y ?z } }",
]
ALLOWED = [
    "SELECT * { ?service :service 'SERVICE' }",
    'ASK { ?s ?p "DROP ALL", """x " SERVICE """, \'LOAD\'@en-GB }',
    "SELECT * { ?s ?p <http://x/SERVICE> } # SERVICE DROP",
    "PREFIX service: <http://x/> SELECT * { service:a a service:service ; :b-service _:service }",
    "SELECT * FROM <http://x/> { ?s ?p ?o }",
    "CONSTRUCT { ?drop a :load } WHERE { ?drop a :clear }",
    "PREFIX : <http://x/> SELECT * { ?s ?p :a.SERVICE }",  # a dot may stand in a name
    "DESCRIBE <a:insert>",
    "SELECT ?delete { ?delete ?p ?o }",
]


@pytest.mark.parametrize("query", REFUSED + HIDING)
def test_refused(query: str) -> None:
    with pytest.raises(RefusedQuery):
        refuse(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_allowed(query: str) -> None:
    refuse(query)


def test_it_takes_no_longer_than_the_query_is_long() -> None:
    start = time.monotonic()
    for text in ("a." * 50_000, "<" * 50_000, '"' * 50_001, ":" * 50_000, "\\u" * 50_000):
        refuse("SELECT " + text)
    assert time.monotonic() - start < 5


def test_what_is_not_text_is_refused() -> None:
    with pytest.raises(RefusedQuery):
        refuse("SELECT '\ud800'")


def test_the_place_is_named() -> None:
    with pytest.raises(RefusedQuery) as caught:
        refuse("SELECT * {\n  SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    assert caught.value.where == "line 2, column 3"
