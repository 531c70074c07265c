"""Asking SPARQL of a dataset: one small interface, and the engine behind it that is used when nothing else is asked for.

An engine has `run(query, prefixes)`, which gives a Result, and `folder`, which says what it answers from. FolderEngine
does this over Turtle files with Oxigraph; rdflib_engine.RdflibEngine does the same with rdflib, slower, to compare with;
remote.endpoint.EndpointEngine asks a SPARQL endpoint.
"""

from __future__ import annotations

import os

import pyoxigraph

from stancegraph.errors import MalformedQuery, Misuse
from stancegraph.layout import LISTS_GRAPH, STORE, Folder, fault, home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal, Protocol

    from stancegraph.layout import Dataset

    Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
    Row = tuple[Term | None, ...]
    Form = Literal["select", "ask", "construct"]

    class Engine(Protocol):
        """Anything that answers SPARQL over a dataset."""

        name: str

        @property
        def folder(self) -> Dataset:
            """What the engine answers from."""

        def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
            """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query."""


class Result:
    """What came back: the columns and rows of a SELECT, the triples of a CONSTRUCT as rows of three, or the yes or no of an ASK."""

    __slots__ = ("columns", "form", "rows", "yes")

    def __init__(self, form: Form, columns: tuple[str, ...], rows: list[Row], yes: bool = False) -> None:
        self.form = form
        self.columns = columns
        self.rows = rows
        self.yes = yes


def files_of(folder: Folder) -> Iterator[str]:
    """List the files that an answer is drawn from: our lists and those of the folder."""
    yield _lists()
    yield from folder.walk()


def graph_of(folder: Folder, file: str) -> str:
    """Give the IRI of the named graph of a file that an answer is drawn from."""
    return LISTS_GRAPH if file == _lists() else folder.graph(file)


def _lists() -> str:
    return os.path.join(home(), "ontology", "lists.ttl")


class StoreEngine:
    """Oxigraph over what lies in one of its stores.

    With `named`, a pattern outside GRAPH looks in all named graphs; without, in the default graph alone.
    """

    __slots__ = ("_named", "_store", "folder")
    name = "oxigraph"

    def __init__(self, folder: Dataset, store: pyoxigraph.Store, named: bool = False) -> None:
        self.folder = folder
        self._named = named
        self._store = store

    def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query."""
        union = self._named and not self._chooses_graphs(query)
        try:
            return collect(self._store.query(query, prefixes=dict(prefixes or {}), use_default_graph_as_union=union))
        except SyntaxError as error:
            raise malformed(error.msg) from None
        except (OSError, RuntimeError, ValueError) as error:  # what Oxigraph finds out only while it answers
            raise MalformedQuery(f"the query cannot be run: {' '.join(str(error).split())[:200]}", "", "mend the query") from None

    @staticmethod
    def _chooses_graphs(query: str) -> bool:
        """Say whether a query has FROM, which Oxigraph passes over once it is told to take the union."""
        from stancegraph.sparql import keywords

        return any(word == "FROM" for word, _ in keywords(query))


class FolderEngine(StoreEngine):
    """Oxigraph over the files of a dataset folder.

    With `named`, every file is a graph of its own and a pattern outside GRAPH looks in all of them; without, which is
    faster, all triples lie in the default graph. A triple stands in one file only, so both count the same.
    """

    __slots__ = ()

    def __init__(self, folder: Folder, named: bool = False) -> None:
        super().__init__(folder, pyoxigraph.Store(), named)
        for file in files_of(folder):
            graph = pyoxigraph.NamedNode(graph_of(folder, file)) if named else None
            try:
                self._store.load(path=file, format=pyoxigraph.RdfFormat.TURTLE, to_graph=graph)
            except (SyntaxError, OSError) as error:
                raise fault(file, error) from None


def collect(found: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples) -> Result:
    """Take all that Oxigraph found into a Result."""
    if isinstance(found, pyoxigraph.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Result("select", columns, [tuple(row) for row in found])
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Result("ask", (), [], bool(found))
    rows: list[Row] = [(triple.subject, triple.predicate, triple.object) for triple in found]
    return Result("construct", ("subject", "predicate", "object"), sorted(rows, key=str))


def malformed(said: str) -> MalformedQuery:
    """Turn Oxigraph's words about a query, `error at LINE:COLUMN: expected one of …`, into one short line of ours."""
    place, _, expected = said.removeprefix("error at ").partition(": ")
    line, _, column = place.partition(":")
    if not (line.isdigit() and column.isdigit()):
        return MalformedQuery(f"the query is not SPARQL 1.1: {' '.join(said.split())[:200]}", "", "mend the query")
    # The parser lists every character class it would have taken; only its words help a reader.
    wanted = [part.strip() for part in " ".join(expected.removeprefix("expected ").removeprefix("one of ").split()).split(", ")]
    words = [part for part in wanted if part and not part.startswith(("[", "']", "'")) and part[0] != "|"]
    hint = f" (expected {' or '.join(words[:6])})" if words else ""
    for reason in ("Prefix not found", "IRI parsing failed", "The SELECT contains a variable that is unbound"):
        if reason in words:
            hint = f" ({reason})"
    return MalformedQuery(f"the query is not SPARQL 1.1{hint}", f"line {line}, column {column}", "mend the query there or just before")


def load(data: str | os.PathLike[str] | Engine | None = None, engine: str = "oxigraph", named: bool = False) -> Engine:
    """Load a dataset folder (the shipped one where none is named) for many questions in a row.

    `engine` is oxigraph or rdflib; an engine given as `data` comes back as it is. Raises FolderError where the folder
    cannot be used, Misuse for another engine.

    >>> load().run("ASK { ?s ?p ?o }").yes
    True
    """
    if data is not None and not isinstance(data, (str, os.PathLike)):
        return data
    if engine == "oxigraph":
        folder = Folder(data)
        if not named and os.path.isdir(os.path.join(folder.path, STORE)):
            from stancegraph.built import opened

            return opened(folder) or FolderEngine(folder)
        return FolderEngine(folder, named)
    if engine == "rdflib":
        from stancegraph.rdflib_engine import RdflibEngine

        return RdflibEngine(Folder(data), named)
    raise Misuse(f"there is no engine {engine!r}", "", "use oxigraph or rdflib")
