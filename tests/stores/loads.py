"""What the tests of loading share: the command as a person gives it, folders to load, and what a store holds, seen by other eyes."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from stancegraph.layout import LISTS_GRAPH, Folder, home
from stancegraph.remote.records import RECORDS
from stores.store import RESULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    import pytest

    from conftest import Ran
    from stores.proxy import Proxy, Request
    from stores.store import Store

BASE = "https://example.org/village/graph/"
CHANGED = "registry/places"
COMMENT = '\nplace:milldale <http://www.w3.org/2000/01/rdf-schema#comment> "{}"@en .\n'
Term = tuple[str, str, str]


def logged_in(monkeypatch: pytest.MonkeyPatch, store: Store) -> list[str]:
    """Let the program know the login of a store, and give the words that make it use it."""
    monkeypatch.setenv("STANCEGRAPH_USER", store.user or "nobody")
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", store.password or "nothing")
    return ["--auth", store.auth]


def copied(village: Path, folder: Path) -> Path:
    """Copy the village into a folder where it can be changed."""
    return shutil.copytree(village, folder / "village")


def change(folder: Path, graph: str = CHANGED, said: str = "A second version.") -> str:
    """Say something more in a file of the village; gives its graph."""
    with (folder / f"{graph}.ttl").open("a") as file:
        file.write(f"@prefix place: <https://example.org/village/place/> .{COMMENT.format(said)}")
    return BASE + graph


def files(data: Path | None = None) -> dict[str, bytes]:
    """Read the lists and the files of a folder as N-Triples by graph, with nothing done to them."""
    folder = Folder(data)
    found = {LISTS_GRAPH: f"{home()}/ontology/lists.ttl", **{folder.graph(file): file for file in folder.files}}
    return {graph: _plain(file) for graph, file in found.items()}


def _plain(file: str) -> bytes:
    content = ox.serialize(ox.parse(path=file, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert content is not None
    return content


def triples(store: Store, graph: str) -> set[tuple[Term, ...]]:
    """Read a graph: of each term its kind, its value, and its language in lower case or its datatype."""
    body = urlencode({"query": f"SELECT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", **store.plainly}).encode()
    reply = store.call("POST", store.query, body, Content_Type="application/x-www-form-urlencoded", Accept=RESULTS)
    rows = json.loads(reply.body)["results"]["bindings"]
    return {tuple(_term(row[name]) for name in "spo") for row in rows}


def _term(said: dict[str, str]) -> Term:
    kind = said["type"].removeprefix("typed-")
    return kind, said["value"] if kind != "bnode" else "", said.get("xml:lang", "").lower() or said.get("datatype", "")


def held(store: Store) -> dict[str, set[tuple[Term, ...]]]:
    """Read every graph of a store but the records and what lies beside its place."""
    return {graph: triples(store, graph) for graph in store.graphs_in() if graph != RECORDS and "/staging/" not in graph}


def counts(content: dict[str, bytes]) -> dict[str, int]:
    """Count the triples of N-Triples by graph."""
    return {graph: len(set(ox.parse(lines, ox.RdfFormat.N_TRIPLES))) for graph, lines in content.items()}


def counted(store: Store) -> dict[str, int]:
    """Count the triples of every graph of a store but the records."""
    return {graph: store.count(graph) for graph in store.graphs_in() if graph != RECORDS}


def writes(proxy: Proxy, store: Store) -> list[Request]:
    """List the requests that came through a proxy and could change something."""
    asking = urlsplit(store.query).path
    return [one for one in proxy.requests if one.method not in ("GET", "HEAD", "OPTIONS") and urlsplit(one.path).path != asking]


def clean(ran: Ran, status: int = 0) -> Ran:
    """Make sure that a command ended as it should, with whole lines that are the program's own."""
    assert ran.status == status, ran.err
    assert "Traceback" not in ran.err
    assert all(line.startswith("stancegraph: ") for line in ran.err.splitlines()), ran.err
    return ran


def loader(run: Callable[..., Ran], store: Store, words: Iterable[str], data: Path | None) -> Callable[..., Ran]:
    """Give the command that loads a folder into a store, to be called with further words."""

    def load(*more: object, into: Store | None = None, status: int = 0) -> Ran:
        named = ["--data", data] if data else []
        return clean(run("load", (into or store).home, *words, *named, *more), status)

    return load
