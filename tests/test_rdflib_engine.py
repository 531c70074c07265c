"""Tests of rdflib_engine: it agrees with the first engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib.plugins.sparql

from stancegraph.asking import ask
from stancegraph.engine import load
from stancegraph.errors import MalformedQuery

if TYPE_CHECKING:
    from stancegraph.engine import Engine


@pytest.fixture(scope="module")
def second(village: Path) -> Engine:
    return load(village, "rdflib")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } ORDER BY STR(?s) STR(?o) LANG(?o)",
        "SELECT ?s ?n { ?s <http://www.w3.org/ns/oa#start> ?n } ORDER BY ?n",
        "ASK { ?s ?p 1 }",
        "CONSTRUCT { ?s <a:called> ?o } WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }",
    ],
)
def test_both_engines_agree(engine: Engine, second: Engine, query: str) -> None:
    first, other = engine.run(query), second.run(query)
    assert (first.form, first.columns, first.rows, first.yes) == (other.form, other.columns, other.rows, other.yes)


def test_a_question_is_answered_alike(engine: Engine, second: Engine) -> None:
    for params in ({}, {"proposal": "the move"}):
        assert ask("who-supports-or-opposes", engine, **params).rows == ask("who-supports-or-opposes", second, **params).rows


def test_a_malformed_query_is_our_error(second: Engine) -> None:
    with pytest.raises(MalformedQuery):
        second.run("SELECT ?x {")


def test_rdflib_never_loads_graphs(second: Engine) -> None:
    assert rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS is False
