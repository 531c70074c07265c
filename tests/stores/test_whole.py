"""What is made of all of a store is what is made of the files: the page to explore, the formats of RDF, and the findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.engine import files_of, graph_of
from stancegraph.exploring import explore
from stancegraph.exporting import export
from stancegraph.layout import Folder
from stancegraph.remote.endpoint import EndpointEngine, connect

if TYPE_CHECKING:
    from stores.store import Store

FORMATS = ("nquads", "trig", "turtle", "jsonld", "rdfxml")


def fill(store: Store, data: str | os.PathLike[str] | None = None) -> EndpointEngine:
    """Put a dataset folder into a store with our lists, and something of somebody else's; connect to it."""
    folder = Folder(data)
    graphs = {graph_of(folder, file): turtle(file) for file in files_of(folder)}
    store.load({**graphs, "https://example.org/other": b'<https://example.org/x> <https://example.org/y> "z" .\n'})
    return connect(store.query)


def turtle(file: str) -> bytes:
    """Read a Turtle file as N-Triples."""
    content = ox.serialize(ox.parse(path=file, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert content is not None
    return content


def test_the_page_and_the_formats_of_rdf(store: Store) -> None:
    engine = fill(store)
    assert explore(engine).html == explore().html
    for name in FORMATS:
        for view, filters in ((None, {}), ("positions", {"actorKind": "state"})):
            assert export(name, engine, view, **filters).content == export(name, None, view, **filters).content, (name, view)
