"""A conversation with GraphDB, which cannot be run here: the other side speaks as its documentation says, and no server proves it.

GraphDB takes the REST interface of RDF4J (https://rdf4j.org/documentation/reference/rest-api/) at port 7200 and says its version at
/rest/info/version. Statements are posted to /repositories/NAME/statements, N-Quads as they are and updates as application/sparql-update;
questions go to /repositories/NAME, with infer=false for what was stored alone; the default graph is the union of all.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

from remote.answering import RESULTS, Answering, Seen, said
from stancegraph.loading import Load, documents, load_into
from stancegraph.remote.records import RECORDS
from stancegraph.remote.stores import WHOLE


class GraphDB:
    """A GraphDB with a repository called news."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def __call__(self, seen: Seen) -> bytes:
        """Answer a request as the documentation says, and refuse any other."""
        address = urlsplit(seen.path)
        media = seen.headers.get("content-type", "").partition(";")[0]
        match seen.method, address.path, media:
            case "GET", "/rest/info/version", _:
                return said(200, '{"productType": "free", "productVersion": "10.8.0"}', "application/json")
            case "POST", "/repositories/news", "application/x-www-form-urlencoded":
                assert parse_qs(address.query) == {"infer": ["false"]}
                body = self.store.query(seen.query, use_default_graph_as_union=True).serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]
                return said(200, body or b"", RESULTS)
            case "POST", "/repositories/news/statements", "application/n-quads":
                self.store.load(seen.body, format=ox.RdfFormat.N_QUADS)
                return said(204)
            case "POST", "/repositories/news/statements", "application/sparql-update":
                self.store.update(seen.body.decode())
                return said(204)
        return said(404, "nothing of the kind is documented")

    def graphs(self) -> set[str]:
        """List the graphs that it holds, but the records."""
        return {graph.value for graph in self.store.named_graphs()} - {RECORDS}  # type: ignore[union-attr]


def written(server: Answering) -> list[tuple[str, str]]:
    """List the requests that can change something: their path and what they carry."""
    return [(seen.path, seen.headers["content-type"].partition(";")[0]) for seen in server.seen if "statements" in seen.path]


def test_a_load_a_second_run_a_change_and_an_end(village: Path, tmp_path: Path) -> None:
    other = GraphDB()
    with Answering(other) as server:
        url = f"{server.url}/repositories/news"
        first = load_into(url, village)
        assert (first.store.name, first.guarantee) == ("graphdb", WHOLE)
        assert other.graphs() == {document.graph for document in documents(village)}
        update, quads = (("/repositories/news/statements", f"application/{kind}") for kind in ("sparql-update", "n-quads"))
        assert written(server) == [update, quads]  # the update changes nothing, and tells that GraphDB may be written to

        assert not load_into(url, village).changed
        assert len(written(server)) == 2

        (tmp_path / "dataset.ttl").write_bytes((village / "dataset.ttl").read_bytes() + b"\n<a:a> <a:b> <a:c> .\n")
        changed = load_into(url, tmp_path, prune=True)
        assert [document.graph for document in changed.changed] == [documents(tmp_path)[1].graph]
        assert other.graphs() == {document.graph for document in documents(tmp_path)}
        assert set(written(server)[2:]) == {update}

        changed.writer.remove(Load(changed.client, documents(tmp_path), changed.base).loaded())
        assert other.graphs() == set()
        assert not len(other.store)
