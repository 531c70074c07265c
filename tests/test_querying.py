"""Tests of querying: any query of somebody's own, within limits."""

import socket
import time
from pathlib import Path

import pytest

from stancegraph import querying
from stancegraph.errors import MalformedQuery, MissingFolder, RefusedQuery, StancegraphError, TimeLimit
from stancegraph.querying import query


def test_prefixes_are_known(village: Path) -> None:
    assert [row["p"] for row in query("SELECT ?p { ?p a sg:Person ; rdfs:label 'Tom Reed'@en }", village)] == [
        "https://example.org/village/person/tom-reed"
    ]
    assert query("ASK { person:tom-reed a sg:Person }", village).yes


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_every_form(village: Path, engine: str) -> None:
    assert query("ASK { ?s a sg:Dragon }", village, engine).yes is False
    built = query("CONSTRUCT { ?s a sg:Person } WHERE { ?s a sg:Person }", village, engine)
    assert len(built) == 4
    assert len(query("DESCRIBE person:tom-reed", village, engine)) >= 4


def test_files_are_graphs(village: Path) -> None:
    answer = query("SELECT ?g { GRAPH ?g { person:tom-reed a sg:Person } }", village)
    assert [row["g"] for row in answer] == ["https://example.org/village/graph/registry/actors"]


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_from_chooses_among_the_graphs(village: Path, engine: str) -> None:
    graph = next(iter(query("SELECT ?g { GRAPH ?g { person:tom-reed a sg:Person } }", village)))["g"]
    people = "{ ?p a sg:Person }"
    assert query(f"ASK FROM <{graph}> {people}", village, engine).yes
    assert not query(f"ASK FROM <https://example.org/no-such-graph> {people}", village, engine).yes


def test_time_is_limited(village: Path) -> None:
    start = time.monotonic()
    with pytest.raises(TimeLimit):
        query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d) }", village, timeout=1)
    assert time.monotonic() - start < 10


def test_errors_come_through_from_the_child(village: Path, tmp_path: Path) -> None:
    with pytest.raises(MalformedQuery) as caught:
        query("SELECT *\n{ ?s ?p }", village)
    assert caught.value.where == "line 2, column 10"
    with pytest.raises(MissingFolder):
        query("ASK { ?s ?p ?o }", tmp_path / "nowhere")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "LOAD <{url}>",
        "DESCRIBE <{url}>",
        "ASK {{ GRAPH <{url}> {{ ?s ?p ?o }} }}",
    ],
)
@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_no_query_reaches_out(village: Path, engine: str, text: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/x.ttl"
        try:
            query(text.format(url=url), village, engine)
        except StancegraphError:
            pass
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_the_means_to_reach_out_are_gone(village: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(querying, "refuse", lambda text: None)  # as if a query had found a way past it
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with pytest.raises(StancegraphError):
            query(f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}", village, engine)
        with pytest.raises(TimeoutError):
            listening.accept()


def test_a_query_that_ends_its_process_is_an_error(village: Path) -> None:
    with pytest.raises(StancegraphError):
        query("SELECT * {" + "{" * 200_000 + "}" * 200_000 + "}", village)


def test_updates_are_refused(village: Path) -> None:
    with pytest.raises(RefusedQuery, match="DROP changes data"):
        query("DROP ALL", village)
