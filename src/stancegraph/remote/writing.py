"""Writing to a store: one graph, several at once, or everything into an empty store.

Every request may be sent twice, but that which moves a graph to its place.

A body always has a length (Virtuoso takes one without for an empty graph), a write always names its graph, and no redirect is followed.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.request import Request

from stancegraph.bulk import batched, batches
from stancegraph.errors import StoreFailed
from stancegraph.remote.records import RECORDS, STAGING, Record, end, forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stancegraph.remote.documents import Document
    from stancegraph.remote.stores import Store
    from stancegraph.remote.transport import Client

    #: Hears how far something is: how much is done, of how much (0 where that is not known), and what it is.
    Progress = Callable[[int, int, str], None]

NTRIPLES = "application/n-triples"
NQUADS = "application/n-quads"
#: RDF4J takes an update for Latin-1 where it is not told.
UPDATE = "application/sparql-update; charset=utf-8"
FORM = "application/x-www-form-urlencoded"
MEGABYTE = 10**6
BLOCK = 8192
#: Records are written so many at once, and so many where a store limits the length of an update.
AT_ONCE, AT_ONCE_WHERE_SHORT = 5000, 100
#: What stands after the lines that an update adds to a graph.
CLOSING = "} }"


def quietly(done: int, of: int, what: str) -> None:
    """Hear how far something is, and tell nobody."""


class _Body:
    """A large body of so many bytes, made part by part while it is sent, which tells how much of it has been."""

    def __init__(self, parts: Callable[[], Iterator[bytes]], size: int, tell: Progress = quietly) -> None:
        self._make = parts
        self._size = size
        self._tell = tell
        self.seek(0)

    def __len__(self) -> int:
        return self._size

    def seek(self, place: int) -> None:
        """Begin again."""
        assert place == 0  # noqa: S101 - nobody asks for anything else
        self._parts = self._make()
        self._part = b""
        self._place = self._sent = 0

    def read(self, size: int = BLOCK) -> bytes:
        """Give what is to be sent next.

        Raises StoreFailed where it is not as much as was announced.
        """
        if self._place == len(self._part):
            self._part, self._place = next(self._parts, b""), 0
        piece = self._part[self._place : self._place + size]
        self._place += len(piece)
        self._sent += len(piece)
        if self._sent > self._size or (not piece and self._sent < self._size):
            raise _changed()
        if piece:
            self._tell(self._sent // MEGABYTE, self._size // MEGABYTE, "MB sent")
        else:
            self._tell(0, 0, "all is sent, waiting for the store")
        return piece


class Writer:
    """Writes to one store. All methods raise an EndpointError or TimeLimit where the store did not take it."""

    def __init__(self, client: Client, store: Store) -> None:
        self.client = client
        self.store = store
        self.paths = store.paths(client.address)

    def ready(self) -> None:
        """Let the store say whether it may be written to, and what credentials it wants, before a body is sent, which is then sent once."""
        if self.store.atomic:
            self.update("INSERT DATA { }")
        elif self.client.credentials.kind == "digest":
            self.client.send(Request(self.paths.graph(RECORDS)))  # noqa: S310

    def update(self, text: str, *, harmless: bool = True) -> None:
        """Run an update, once where it is not `harmless` when it happens twice."""
        body = text.encode()
        self._update(lambda: iter([body]), len(body), harmless=harmless)

    def put(self, graph: str, document: Document) -> None:
        """Make a graph hold the triples of a document and no others."""
        self._send("PUT", self.paths.graph(graph), _Body(document.body, document.size), NTRIPLES)

    def together(self, replaced: Sequence[tuple[Document, Record]], removed: Iterable[Record] = (), keep: bool = False) -> None:
        """Replace graphs and remove others, with their records, in one request; with `keep`, add to what is there."""
        gone = list(removed)
        operations: list[tuple[bytes | Document, ...]] = [(f"DROP SILENT GRAPH <{record.graph}>".encode(),) for record in gone]
        for document, _ in replaced:
            operations += [] if keep else [(f"DROP SILENT GRAPH <{document.graph}>".encode(),)]
            operations.append((_opening(document.graph).encode(), document, CLOSING.encode()))
        records = [] if keep else [record for _, record in replaced]
        operations += [(text.encode(),) for text in _noting(records, gone)]
        parts = [part for operation in operations for part in (b" ;\n", *operation)][1:]

        def made() -> Iterator[bytes]:
            for part in parts:
                if isinstance(part, bytes):
                    yield part
                else:
                    yield from part.body()

        size = sum(len(part) if isinstance(part, bytes) else part.size for part in parts)
        self._update(made, size)

    def everything(self, loaded: Sequence[tuple[Document, Record]], tell: Progress = quietly) -> None:
        """Put graphs that the store does not hold into it, with their records, in one request and the fastest way that it has.

        Files are read while others are sent. Where the store does not take all or nothing, records of the beginning must be there before,
        and are taken away at the end. `tell` hears how far it is.
        """

        def parts() -> Iterator[bytes]:
            for document, record in loaded:
                yield from document.quads()
                yield record.quads()

        self._stream(parts, sum(document.quads_size + len(record.quads()) for document, record in loaded), tell)
        if not self.store.quads_atomic:
            self.update(end())

    def begin(self, records: Sequence[Record], known: Iterable[Record]) -> None:
        """Note that graphs are being written, in the fastest way that the store has; `known` are records that it has of any of them."""
        if not self.paths.quads:
            self.record(records)
            return
        for some in batched(known, AT_ONCE):
            self.update(forget(some))
        self._stream(lambda: (record.quads() for record in records), sum(len(record.quads()) for record in records))

    def _stream(self, parts: Callable[[], Iterator[bytes]], size: int, tell: Progress = quietly) -> None:
        """Send so many bytes of N-Quads, made while they are sent."""
        self._send("POST", self.paths.quads, _Body(parts, size, tell), NQUADS)

    def staged(self, document: Document) -> str:
        """Put a graph beside its place, and give the name it has there, so that what arrived can be looked at first."""
        name = STAGING + hashlib.sha256(document.graph.encode()).hexdigest()[:32]
        if not self.store.form:
            self.put(name, document)
            return name
        self.clear([name])
        sent = 0
        for lines in batches(((line, len(line.encode()) + 1) for line in document.lines()), self.store.most):
            self.update(insert(name, lines))
            sent += sum(len(line.encode()) + 1 for line in lines)
        if sent != document.size:
            raise _changed()
        return name

    def move(self, staged: str, document: Document, records: Sequence[Record] = (), keep: bool = False) -> None:
        """Put a graph that lies beside its place into it, and write records with it; with `keep`, add it to what is there."""
        graph = document.graph
        if self.store.form:  # on TDB2 of Jena 5.6, a MOVE into a graph that holds some of the same triples loses some of them
            add = f"INSERT {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{staged}> {{ ?s ?p ?o }} }}"
            move = [f"DROP SILENT GRAPH <{graph}>", add, f"DROP SILENT GRAPH <{staged}>"]
        else:
            add = f"ADD SILENT GRAPH <{staged}> TO GRAPH <{graph}>"
            move = [f"MOVE SILENT GRAPH <{staged}> TO GRAPH <{graph}>"]
        if keep:
            self.update(add)
            self.clear([staged])
        else:  # a second time it would move nothing into the graph
            self.update(" ;\n".join([*move, *_noting(records)]), harmless=False)

    def record(self, records: Iterable[Record]) -> None:
        """Write records in place of those there are."""
        for some in batched(records, AT_ONCE if self.store.atomic else AT_ONCE_WHERE_SHORT):
            self.update(" ;\n".join(_noting(some)))

    def remove(self, records: Iterable[Record]) -> None:
        """Remove graphs that were loaded, and their records, as many in one request as an update may hold."""
        if self.store.atomic:
            for some in batched(records, AT_ONCE):
                self.together([], some)
            return
        for record in records:
            self.clear([record.graph])
            self.update(forget([record]))

    def clear(self, graphs: Iterable[str]) -> None:
        """Empty graphs, those that are not there as well."""
        for graph in graphs:
            self.update(f"CLEAR SILENT GRAPH <{graph}>")

    def _update(self, parts: Callable[[], Iterator[bytes]], size: int, *, harmless: bool = True) -> None:
        """Send an update of so many bytes, made while it is sent."""
        if not self.store.form:
            self._send("POST", self.paths.update, _Body(parts, size), UPDATE, harmless=harmless)
            return
        text = b"".join(parts())
        if len(text) != size:
            raise _changed()
        self._send("POST", self.paths.update, urlencode({"update": text}).encode(), FORM, harmless=harmless)

    def _send(self, method: str, url: str, body: bytes | _Body, media: str, *, harmless: bool = True) -> None:
        headers = {"Content-Type": media, "Content-Length": str(len(body))}
        self.client.write(Request(url, body, headers, method=method), harmless=harmless)  # noqa: S310


def _changed() -> StoreFailed:
    """Say that what is to be sent is not as long as it was when it was looked at."""
    return StoreFailed("a file changed while it was being sent", "", "leave the files alone until all is loaded")


def _noting(records: Sequence[Record], gone: Sequence[Record] = ()) -> list[str]:
    """Write the updates that put records in place of those there are, and take others away; none where there are none."""
    forgetting = [forget([*gone, *records])] if gone or records else []
    return [*forgetting, insert(RECORDS, [line for record in records for line in record.lines()])] if records else forgetting


def insert(graph: str, lines: Iterable[str]) -> str:
    r"""Write the update that adds lines of N-Triples to a graph.

    >>> insert("a:b", ["<a:c> <a:d> <a:e> ."])
    'INSERT DATA { GRAPH <a:b> {\n<a:c> <a:d> <a:e> .\n} }'
    """
    return "".join([_opening(graph), *(f"{line}\n" for line in lines), CLOSING])


def _opening(graph: str) -> str:
    """Write what stands before lines that an update adds to a graph."""
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n"
