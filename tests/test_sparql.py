"""Tests of sparql: what changes data or reaches out is refused, however it hides, and nothing else is."""

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


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query: str) -> None:
    with pytest.raises(RefusedQuery):
        refuse(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_allowed(query: str) -> None:
    refuse(query)


def test_the_place_is_named() -> None:
    with pytest.raises(RefusedQuery) as caught:
        refuse("SELECT * {\n  SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    assert caught.value.where == "line 2, column 3"
