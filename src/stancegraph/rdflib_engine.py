"""The second engine: the same answers from rdflib, to compare every answer with."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph
import rdflib
import rdflib.plugins.sparql
from rdflib.plugins.parsers.notation3 import BadSyntax

from stancegraph.engine import Result, collect, files_of, graph_of
from stancegraph.errors import MalformedQuery
from stancegraph.layout import fault, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.plugins.sparql.sparql import Query

    from stancegraph.layout import Folder


@lru_cache(maxsize=256)
def _prepared(query: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    """Parse a query; that takes rdflib as long as answering it over one article."""
    return rdflib.plugins.sparql.prepareQuery(query, dict(prefixes))


class RdflibEngine:
    """rdflib over the files of a dataset folder, with the same meaning of `named` as FolderEngine."""

    name = "rdflib"

    def __init__(self, folder: Folder, named: bool = False) -> None:
        rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False  # FROM must never fetch anything
        self.folder = folder
        self._graph: rdflib.Graph = rdflib.Dataset(default_union=True) if named else rdflib.Graph()
        for file in files_of(folder):
            read_text(file)  # for our own error where it is not UTF-8
            graph = self._graph.graph(rdflib.URIRef(graph_of(folder, file))) if isinstance(self._graph, rdflib.Dataset) else self._graph
            try:
                graph.parse(file, format="turtle")
            except BadSyntax as error:
                raise fault(file, SyntaxError(error.message, (file, error.lines + 1, None, None))) from None

    def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query."""
        try:
            found = self._graph.query(_prepared(query, tuple((prefixes or {}).items())))
        except Exception as error:  # rdflib raises pyparsing's and its own kinds, and bare Exceptions
            raise MalformedQuery(f"rdflib cannot run the query: {' '.join(str(error).split())[:200]}") from None
        if found.type in ("CONSTRUCT", "DESCRIBE"):
            triples = pyoxigraph.parse(found.serialize(format="nt"), pyoxigraph.RdfFormat.N_TRIPLES)
            rows = [(triple.subject, triple.predicate, triple.object) for triple in triples]
            return Result("construct", ("subject", "predicate", "object"), sorted(rows, key=str))
        # Both engines' terms are made equal by going through the standard format for results.
        answer = io.BytesIO(found.serialize(format="json") or b"")
        return collect(pyoxigraph.parse_query_results(answer, pyoxigraph.QueryResultsFormat.JSON))
