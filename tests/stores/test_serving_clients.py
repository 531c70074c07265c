"""Tests of `serve` with clients that people use: SPARQLWrapper, rdflib's store, curl, and our own connection."""

from __future__ import annotations

import csv
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import GET, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper

import stancegraph
from served import COUNT, VILLAGE, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancegraph.serving import Server

PEOPLE = "PREFIX sg: <https://w3id.org/stancegraph/ontology#> SELECT ?person { ?person a sg:Person } ORDER BY ?person"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Give a server."""
    with served() as running:
        yield running


@pytest.fixture(scope="module")
def people() -> list[str]:
    """Give who is in the village."""
    found = [str(row["person"]) for row in stancegraph.query(PEOPLE, VILLAGE)]
    assert found
    return found


@pytest.mark.parametrize("kind", [JSON, XML])
@pytest.mark.parametrize(("method", "how"), [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper(server: Server, people: list[str], method: str, how: str, kind: str) -> None:
    client = SPARQLWrapper(server.endpoint)
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setReturnFormat(kind)
    client.setQuery(PEOPLE)
    found = client.query().convert()
    if kind == JSON:
        assert [row["person"]["value"] for row in found["results"]["bindings"]] == people
    else:
        assert [node.firstChild.data for node in found.getElementsByTagName("uri")] == people


def test_sparqlwrapper_takes_a_graph(server: Server, people: list[str]) -> None:
    client = SPARQLWrapper(server.endpoint)
    client.setReturnFormat(TURTLE)
    client.setQuery(f"CONSTRUCT {{ <{people[0]}> ?p ?o }} WHERE {{ <{people[0]}> ?p ?o }}")
    graph = rdflib.Graph().parse(data=client.query().convert(), format="turtle")
    assert set(graph.subjects()) == {rdflib.URIRef(people[0])}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_store_of_rdflib(server: Server, people: list[str], method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(server.endpoint, method=method))
    assert [str(row[0]) for row in graph.query(PEOPLE)] == people


def test_curl(server: Server, people: list[str]) -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed: apt-get install curl")
    for words in (["--data-urlencode", f"query={PEOPLE}"], ["-G", "--data-urlencode", f"query={PEOPLE}"]):
        said = subprocess.run(
            ["curl", "-sSf", "-H", "Accept: text/csv", *words, server.endpoint], capture_output=True, text=True, check=True
        )
        assert [row["person"] for row in csv.DictReader(said.stdout.splitlines())] == people
    long = COUNT + " #" + "x" * 900_000  # curl asks first whether it may send this much
    words = ["curl", "-sSf", "-H", "Content-Type: application/sparql-query", "--data-binary", "@-", server.endpoint]
    assert subprocess.run(words, input=long.encode(), capture_output=True, check=True).stdout.startswith(b"{")


def test_our_own_commands_ask_it(server: Server) -> None:
    engine = stancegraph.connect(server.endpoint)
    assert list(stancegraph.ask("tenures", engine)) == list(stancegraph.ask("tenures", VILLAGE))
