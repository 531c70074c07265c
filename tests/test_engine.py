"""Tests of engine: results of every form, errors with line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stancegraph.engine import load
from stancegraph.errors import MalformedQuery, Misuse

if TYPE_CHECKING:
    from stancegraph.engine import Engine


def test_select_ask_and_construct(engine: Engine) -> None:
    select = engine.run("SELECT ?p { ?p a sg:Person } ORDER BY STR(?p)", {"sg": "https://w3id.org/stancegraph/ontology#"})
    assert (select.form, select.columns, len(select.rows)) == ("select", ("p",), 4)
    assert engine.run("ASK { ?s ?p ?o }").yes
    assert not engine.run("ASK { ?s <a:b> ?o }").yes
    construct = engine.run("CONSTRUCT { ?s <a:is> ?o } WHERE { ?s a ?o } LIMIT 2")
    assert construct.columns == ("subject", "predicate", "object")
    assert len(construct.rows) == 2


@pytest.mark.parametrize("name", ["oxigraph", "rdflib"])
def test_named_graphs_and_their_union(village: Path, name: str) -> None:
    named = load(village, name, named=True)
    everywhere = named.run("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    inside = named.run("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows
    flat = load(village, name).run("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert everywhere == inside == flat
    assert named.run("ASK { GRAPH <https://example.org/village/graph/registry/actors> { ?s ?p ?o } }").yes


@pytest.mark.parametrize(
    ("query", "where", "hint"),
    [
        ("SELECT ?x WHERE { ?x a }", "line 1, column 25", ""),
        ("SELECT ?x\nWHERE { ?x a foo:bar }", "line 2, column 21", "Prefix not found"),
        ("SELECT ?x {<http://x y> ?p ?o}", "line 1, column 24", "IRI parsing failed"),
        ("SELECT ?x ?x {?x ?y ?z", "line 1, column 23", '"}"'),
        ("", "line 1, column 1", ""),
    ],
)
def test_malformed_sparql_has_line_and_column_in_one_line(engine: Engine, query: str, where: str, hint: str) -> None:
    with pytest.raises(MalformedQuery) as caught:
        engine.run(query)
    assert caught.value.where == where
    assert hint in caught.value.what
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_an_engine_is_loaded_once(engine: Engine) -> None:
    assert load(engine) is engine


def test_another_engine_is_not_known(village: Path) -> None:
    with pytest.raises(Misuse, match="virtuoso"):
        load(village, "virtuoso")
