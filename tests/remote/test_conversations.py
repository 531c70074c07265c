"""Conversations with stores that cannot be run here: the other side speaks as their documentation says, and no server proves it.

- GraphDB takes the REST interface of RDF4J (https://rdf4j.org/documentation/reference/rest-api/) at port 7200 and says its version at
  /rest/info/version: statements go to /repositories/NAME/statements, N-Quads as they are and updates as application/sparql-update;
  questions go to /repositories/NAME, with infer=false for what was stored alone.
- Blazegraph takes queries and updates at one address of a namespace (https://github.com/blazegraph/database/wiki/REST_API), and graphs only
  where the namespace is in the mode of quads.
- Stardog takes queries at /DATABASE/query and updates at /DATABASE/update (https://docs.stardog.com/developing/http-api), from nobody
  without credentials.
- QLever takes all at its root, updates with a token only, and does not say that an update happens whole (https://docs.qlever.dev).
- Amazon Neptune takes all at /sparql (https://docs.aws.amazon.com/neptune/latest/userguide/access-graph-sparql.html).

In each the default graph is the union of all, as Stardog must be told (query.all.graphs).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from remote.answering import RESULTS, Answering, Seen, said
from stancegraph.errors import LoadFailed
from stancegraph.loading import Load, documents, load_into
from stancegraph.remote.credentials import Credentials
from stancegraph.remote.records import RECORDS
from stancegraph.remote.stores import GRAPH, REPAIR, STORES, WHOLE


class Documented(NamedTuple):
    """What the documentation of a store says: where it is asked and told, and by whom; `named` is whether its address gives it away."""

    path: str
    query: str
    update: str
    named: bool = False
    quads: bool = False
    allowed: str = ""
    asked: str = ""


STATEMENTS = "/repositories/news/statements"
NAMESPACE = "/blazegraph/namespace/news/sparql"
STORE = {
    "graphdb": Documented("/repositories/news", "/repositories/news", STATEMENTS, named=True, quads=True, asked="infer=false"),
    "blazegraph": Documented("/blazegraph/namespace/news", NAMESPACE, NAMESPACE, named=True),
    "stardog": Documented("/news", "/news/query", "/news/update", allowed="Basic YWRhOnNlY3JldA=="),
    "qlever": Documented("", "/", "/", allowed="Bearer secret"),
    "neptune": Documented("", "/sparql", "/sparql"),
}
CREDENTIALS = {"stardog": Credentials("basic", "ada", "secret"), "qlever": Credentials("bearer", "", "secret")}


class Other:
    """A store with what is called news in it."""

    def __init__(self, name: str) -> None:
        self.said = STORE[name]
        self.store = ox.Store()
        self.full = False

    def __call__(self, seen: Seen) -> bytes:
        """Answer a request as the documentation says, and refuse any other."""
        address = urlsplit(seen.path)
        media = seen.headers.get("content-type", "").partition(";")[0]
        if (seen.method, address.path) == ("GET", "/rest/info/version") and self.said.quads:
            return said(200, '{"productType": "free", "productVersion": "10.8.0"}', "application/json")
        if seen.method != "POST":
            return said(404, "nothing of the kind is documented")
        if self.said.allowed and seen.headers.get("authorization") != self.said.allowed:
            return said(401, WWW_Authenticate=self.said.allowed.partition(" ")[0])
        if (address.path, media) == (self.said.query, "application/x-www-form-urlencoded"):
            assert parse_qs(address.query) == parse_qs(self.said.asked)
            body = self.store.query(seen.query, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]
            return said(200, body or b"", RESULTS)
        if address.path != self.said.update:
            return said(404, "nothing of the kind is documented")
        if media == "application/n-quads" and self.said.quads:
            self.store.load(seen.body, format=ox.RdfFormat.N_QUADS)
            return said(204)
        assert media == "application/sparql-update"
        text = seen.body.decode()
        if self.full and "INSERT DATA { GRAPH" in text:
            return said(500, "the disk is full")
        self.store.update(text)
        return said(204)

    def graphs(self) -> set[str]:
        """List the graphs that it holds, but the records."""
        return {graph.value for graph in self.store.named_graphs()} - {RECORDS}  # type: ignore[union-attr]


def written(server: Answering, name: str) -> list[str]:
    """List what the requests carry that can change something."""
    kinds = [seen.headers.get("content-type", "").partition(";")[0] for seen in server.seen if seen.path == STORE[name].update]
    return [kind for kind in kinds if kind in ("application/sparql-update", "application/n-quads")]


def test_every_store_that_was_not_run_has_its_conversation() -> None:
    assert list(STORE) == [store.name for store in STORES.values() if not store.tested]


@pytest.mark.parametrize("name", STORE)
def test_a_load_a_second_run_a_change_and_an_end(name: str, village: Path, tmp_path: Path) -> None:
    other = Other(name)
    options = {"store": None if STORE[name].named else name, "credentials": CREDENTIALS.get(name)}
    with Answering(other) as server:
        url = f"{server.url}{STORE[name].path}"
        first = load_into(url, village, **options)  # type: ignore[arg-type]
        assert (first.store.name, first.guarantee) == (name, WHOLE if STORES[name].promised else REPAIR)
        assert first.notes == [f"{first.store.title} was not run in the tests: what is sent to it follows its makers' documentation"]
        assert other.graphs() == {document.graph for document in documents(village)}
        update, quads = "application/sparql-update", "application/n-quads"
        begun = [] if STORES[name].promised else [update]
        # The first changes nothing, and asks whether it may.
        assert written(server, name) == [update, *begun, quads if STORE[name].quads else update]

        assert not load_into(url, village, **options).changed  # type: ignore[arg-type]
        assert len(written(server, name)) == 2 + len(begun)

        (tmp_path / "dataset.ttl").write_bytes((village / "dataset.ttl").read_bytes() + b"\n<a:a> <a:b> <a:c> .\n")
        changed = load_into(url, tmp_path, prune=True, **options)  # type: ignore[arg-type]
        assert [document.graph for document in changed.changed] == [documents(tmp_path)[1].graph]
        assert other.graphs() == {document.graph for document in documents(tmp_path)}
        assert set(written(server, name)[2:]) == {update}

        changed.writer.remove(Load(changed.client, documents(tmp_path), changed.base, name).loaded())
        assert other.graphs() == set()
        assert not len(other.store)


@pytest.mark.parametrize("name", [name for name in STORE if not STORE[name].quads])
def test_what_is_large_goes_graph_by_graph_and_a_second_run_sends_the_rest(
    name: str, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(STORES, name, STORES[name]._replace(most=0))
    other = Other(name)
    promise = GRAPH if STORES[name].promised else REPAIR
    options = {"store": name, "credentials": CREDENTIALS.get(name)}
    with Answering(other) as server:
        url = f"{server.url}{STORE[name].path}"
        load = Load(load_into(url, village, **options).client, documents(village), "", name)  # type: ignore[arg-type]
        assert len(written(server, name)) == 1 + len(load.same) + (not STORES[name].promised)
        other.store.clear()
        other.full = True
        with pytest.raises(LoadFailed, match=re.escape(f"the disk is full ({promise})")):
            load_into(url, village, **options)  # type: ignore[arg-type]
        assert other.graphs() == set()
        other.full = False
        assert load_into(url, village, **options).guarantee == promise  # type: ignore[arg-type]
        assert other.graphs() == {document.graph for document in documents(village)}
