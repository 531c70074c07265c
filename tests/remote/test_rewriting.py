"""Tests of rewriting: CONSTRUCT and DESCRIBE give the triples that the embedded engine gives, though only SELECT is ever asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from remote.speaking import endpoint
from stancegraph.engine import Result, load
from stancegraph.errors import MalformedQuery, RefusedQuery
from stancegraph.remote import rewriting
from stancegraph.remote.endpoint import connect
from stancegraph.remote.rewriting import construct, parts, solutions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from remote.answering import Answering
    from stancegraph.engine import Engine
    from stancegraph.remote.endpoint import EndpointEngine

CONSTRUCTS = [
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "construct{?s ?p ?o}where{?s ?p ?o}",
    "CONSTRUCT { ?s rdfs:label ?o } { ?s rdfs:label ?o }",
    "CONSTRUCT WHERE { ?s rdfs:label ?o }",
    "CONSTRUCT WHERE { ?s a sg:Person ; rdfs:label ?o . }",
    "CONSTRUCT WHERE { ?s rdfs:label ?o } ORDER BY STR(?s) STR(?o) LIMIT 3",
    "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s rdfs:label ?o } ORDER BY STR(?s) STR(?o) LIMIT 3 OFFSET 2",
    "CONSTRUCT { ?o rdfs:label ?s } WHERE { ?o rdfs:label ?s } ORDER BY DESC(STR(?o)) STR(?s) OFFSET 5",
    "CONSTRUCT { ?s a sg:Person } WHERE { ?s rdfs:label ?name FILTER(STRLEN(?name) > 5) }",
    "CONSTRUCT { $s a sg:Thing ; rdfs:label $o , $o . } WHERE { $s rdfs:label $o }",
    "CONSTRUCT { <a:b> <a:c> <a:d> } WHERE { ?s a sg:Person }",
    "CONSTRUCT { <a:b> <a:c> 'd', 1, 1.50, true, 'e'@en-GB, '''f\n{g''' } WHERE { }",
    "CONSTRUCT { <a:b> <a:c> <a:d> } WHERE { ?s a <a:nothing> }",
    "CONSTRUCT { } WHERE { ?s a sg:Person }",
    "CONSTRUCT { ?s ?p ?o . ?s <a:b> ?never } WHERE { ?s a sg:Person ; ?p ?o }",
    "CONSTRUCT { ?s <a:b> ?o . ?o <a:c> ?s } WHERE { ?s rdfs:label ?o }",
    "CONSTRUCT { ?s <a:b> ?place ; a sg:Person } WHERE { ?s a sg:Person OPTIONAL { ?s <a:place> ?place } }",
    "CONSTRUCT { [] <a:of> ?s ; <a:also> [ <a:of> ?s ] } WHERE { ?s a sg:Person }",
    "CONSTRUCT { _:x <a:of> ?s . _:x <a:also> _:y } WHERE { ?s a sg:Person }",
    "CONSTRUCT { _:x a <a:b> } WHERE { ?s a sg:Person }",
    "CONSTRUCT { ?s <a:list> (1 ?o '}') } WHERE { ?s a sg:Person ; rdfs:label ?o }",
    "CONSTRUCT { ?s <a:b> '{' } # } WHERE {\nWHERE { # {\n ?s a sg:Person }",
    'CONSTRUCT # CONSTRUCT { ?no ?no ?no }\n{ # }\n ?s <a:b> """}"{""" } WHERE { ?s a sg:Person FILTER(STR(?s) != \'}\') }',
    "PREFIX where: <a:where#> PREFIX select: <a:> CONSTRUCT { ?s where:construct select:ask } WHERE { ?s a sg:Person }",
    "PREFIX : <a:b#> CONSTRUCT { ?s :from <a:where> } WHERE { ?s a sg:Person }",
    "BASE <http://example.org/> CONSTRUCT { ?s <a> <#b> } WHERE { ?s a sg:Person }",
    "# DESCRIBE\nPREFIX sg: <a:other#>\nPREFIX real: <https://w3id.org/stancegraph/ontology#>\nCONSTRUCT { ?s a sg:Person } WHERE { ?s a real:Person }",
    "CONSTRUCT { ?s <a:n> ?n } WHERE { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s }",
    "CONSTRUCT { ?s <a:n> ?n } WHERE { ?s a sg:Person VALUES ?n { 1 2 } } VALUES ?s { person:tom-reed }",
    "CONSTRUCT { ?g <a:has> ?s } WHERE { GRAPH ?g { ?s a sg:Person } }",
    "CONSTRUCT { ?s a ?t } FROM <GRAPH> WHERE { ?s a ?t }",
    "CONSTRUCT FROM <GRAPH> WHERE { ?s a ?t }",
    "CONSTRUCT { ?s a ?t } FROM NAMED <GRAPH> WHERE { GRAPH ?g { ?s a ?t } }",
    "CONSTRUCT { ?s <a:says> ?o } WHERE { { ?s rdfs:label ?o } UNION { ?s sg:paraphrase ?o } MINUS { ?s a sg:Person } }",
]
DESCRIBES = [
    "DESCRIBE person:tom-reed",
    "describe <TOM>",
    "DESCRIBE person:tom-reed <a:nobody> <TOM>",
    "DESCRIBE <a:nobody>",
    "DESCRIBE <a:*>",
    "DESCRIBE ?s WHERE { ?s a sg:Person }",
    "DESCRIBE ?s { ?s a sg:Person } ORDER BY STR(?s) LIMIT 1",
    "DESCRIBE ?s ?o { ?s a sg:Person ; rdfs:label ?o }",
    "DESCRIBE ?s ?t person:tom-reed { ?s a ?t . FILTER(?t = sg:Proposal) }",
    "DESCRIBE * { ?s a sg:Person }",
    "DESCRIBE *{ ?s a ?t FILTER(?t = sg:Person) }",
    "DESCRIBE $s WHERE { $s a sg:Person # ?t\n }",
    "DESCRIBE # <a:b> *\n person:tom-reed",
    "PREFIX describe: <PEOPLE> DESCRIBE describe:tom-reed",
    "BASE <PEOPLE> DESCRIBE <tom-reed>",
    "DESCRIBE ?s { ?s a <a:nothing> }",
    "DESCRIBE person:tom-reed FROM <GRAPH>",
    "DESCRIBE person:tom-reed FROM <a:nothing>",
    "DESCRIBE person:tom-reed ?s # {\n FROM <GRAPH> # {\n FROM NAMED <a:nothing>",
    "DESCRIBE ?s",
    "CONSTRUCT { ?s rdfs:label $o . $s <a:also> ?o } WHERE { ?s rdfs:label ?o }",
    "DESCRIBE ?s FROM <GRAPH> WHERE { ?s a sg:Person }",
]


@pytest.fixture(scope="module")
def files(village: Path) -> Engine:
    return load(village, named=True)


@pytest.fixture(scope="module")
def served(files: Engine) -> Iterator[Answering]:
    with endpoint(files) as server:
        yield server


@pytest.fixture(scope="module")
def store(served: Answering) -> EndpointEngine:
    return connect(f"{served.url}/query")


def whole(result: Result) -> list[str]:
    """Write triples so that two results can be compared whatever their nodes without a name are called."""
    triples = ox.Dataset(ox.Quad(*row) for row in result.rows)  # type: ignore[arg-type]
    triples.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, triples))


def filled(query: str, files: Engine) -> str:
    people = files.folder.prefixes["person"]
    return (
        query.replace("TOM", f"{people}tom-reed").replace("PEOPLE", people).replace("GRAPH>", f"{files.folder.base}graph/registry/actors>")
    )


def test_the_graph_that_is_named_here_is_there(files: Engine) -> None:
    (row,) = files.run(filled("SELECT (COUNT(*) AS ?n) FROM <GRAPH> { ?s a ?t }", files)).rows
    assert int(row[0].value) > 0  # type: ignore[union-attr]


@pytest.mark.parametrize("query", CONSTRUCTS + DESCRIBES)
def test_the_triples_are_those_of_the_embedded_engine(files: Engine, store: EndpointEngine, served: Answering, query: str) -> None:
    text, start = filled(query, files), len(served.seen)
    found, wanted = store.run(text, files.folder.prefixes), files.run(text, files.folder.prefixes)
    assert (found.form, found.columns) == (wanted.form, wanted.columns)
    assert whole(found) == whole(wanted)
    assert found.rows == sorted(found.rows, key=str)
    for seen in served.seen[start:]:
        assert re.search(r"\bSELECT\b", seen.query)
        assert seen.method == "POST"


def test_most_of_these_queries_have_triples(files: Engine) -> None:
    empty = [query for query in CONSTRUCTS + DESCRIBES if not files.run(filled(query, files), files.folder.prefixes).rows]
    assert empty == [
        query
        for query in CONSTRUCTS + DESCRIBES
        if re.search(r"^CONSTRUCT \{ \} WHERE|a <a:nothing>|FROM <a:nothing>|^DESCRIBE <a:|DESCRIBE \?s$", query)
    ]


@pytest.mark.parametrize("query", [query for query in CONSTRUCTS if "[]" in query or "_:" in query or "*" in query or "LIMIT" in query])
def test_it_makes_no_difference_how_many_are_put_together(
    monkeypatch: pytest.MonkeyPatch, files: Engine, store: EndpointEngine, query: str
) -> None:
    monkeypatch.setattr(rewriting, "CHUNK", 2)
    assert whole(store.run(query, files.folder.prefixes)) == whole(files.run(query, files.folder.prefixes))


@pytest.mark.parametrize(
    "query", ["CONSTRUCT { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o WHERE { ?s ?p ?o }", "DESCRIBE", "CONSTRUCT {{ ?s ?p ?o }} WHERE {}", ""]
)
def test_what_is_no_query_never_leaves(store: EndpointEngine, served: Answering, query: str) -> None:
    start = len(served.seen)
    with pytest.raises(MalformedQuery):
        store.run(query)
    assert len(served.seen) == start


def test_nodes_without_a_name_are_refused_as_nothing_can_be_made_of_them() -> None:
    found = parts("CONSTRUCT { ?s <a:b> ?o } WHERE { ?s ?p ?o }")
    with pytest.raises(RefusedQuery, match="nodes without a name"):
        construct(found, Result("select", ("s", "o"), [(ox.BlankNode("x"), ox.Literal("y"))]), {})


def test_what_is_asked_for_is_no_more_than_is_needed() -> None:
    assert solutions(parts("CONSTRUCT { ?s a ?o ; <b:c> ?s } WHERE { ?s ?p ?o }")) == "SELECT ?s ?o WHERE { ?s ?p ?o }"
    assert solutions(parts("DESCRIBE <a:b>")) == solutions(parts("DESCRIBE ?s FROM <a:b>")) == ""
    assert solutions(parts("DESCRIBE <a:*> ?s { ?s ?p ?o }")) == "SELECT ?s { ?s ?p ?o }"
    assert solutions(parts("DESCRIBE * { ?s ?p ?o }")) == "SELECT * { ?s ?p ?o }"
