"""Writing to a store: one graph, several at once, or everything into an empty store; every request but a MOVE may be sent twice.

A body always has a length (Virtuoso takes one without for an empty graph), a write always names its graph, and no redirect is followed.
"""

from __future__ import annotations

import hashlib
import tempfile
from typing import IO, TYPE_CHECKING
from urllib.request import Request

from stancegraph.remote.records import RECORDS, STAGING, Record, forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from stancegraph.remote.documents import Document
    from stancegraph.remote.stores import Store
    from stancegraph.remote.transport import Client

    #: Hears how far something is: how much is done, of how much (0 where that is not known), and what it is.
    Progress = Callable[[int, int, str], None]

NTRIPLES = "application/n-triples"
NQUADS = "application/n-quads"
#: RDF4J takes an update for Latin-1 where it is not told.
UPDATE = "application/sparql-update; charset=utf-8"
#: How much of a large body is kept in memory; the rest waits in a file.
IN_MEMORY = 16 * 2**20
MEGABYTE = 10**6
#: Records are written so many at once, where a store limits the length of an update.
AT_ONCE = 100


def quietly(done: int, of: int, what: str) -> None:
    """Hear how far something is, and tell nobody."""


class _Body(tempfile.SpooledTemporaryFile[bytes]):
    """A large body, which tells how much of it has been sent."""

    size = 0

    def __init__(self, tell: Progress) -> None:
        super().__init__(IN_MEMORY)
        self._tell = tell

    def read(self, *size: int) -> bytes:
        """Read what is to be sent next."""
        part = super().read(*size)
        if part:
            self._tell(self.tell() // MEGABYTE, self.size // MEGABYTE, "MB sent")
        else:
            self._tell(0, 0, "all is sent, waiting for the store")
        return part


class Writer:
    """Writes to one store. All methods raise an EndpointError or TimeLimit where the store did not take it."""

    def __init__(self, client: Client, store: Store) -> None:
        self.client = client
        self.store = store
        self.paths = store.paths(client.address)

    def ready(self) -> None:
        """Let the store say what credentials it wants before a body is sent, which is then sent once."""
        if self.client.credentials.kind == "digest":
            self.client.send(Request(self.paths.graph(RECORDS)))  # noqa: S310

    def update(self, text: str) -> None:
        """Run an update that may happen twice."""
        self._send("POST", self.paths.update, text.encode(), UPDATE)

    def put(self, graph: str, body: bytes) -> None:
        """Make a graph hold these triples and no others."""
        self._send("PUT", self.paths.graph(graph), body, NTRIPLES)

    def together(self, replaced: Sequence[tuple[Document, Record]], removed: Iterable[Record] = (), keep: bool = False) -> None:
        """Replace graphs and remove others, with their records, in one request; with `keep`, add to what is there."""
        gone = list(removed)
        parts = [f"DROP SILENT GRAPH <{record.graph}>" for record in gone]
        for document, _ in replaced:
            parts += [] if keep else [f"DROP SILENT GRAPH <{document.graph}>"]
            parts.append(insert(document.graph, document.lines()))
        records = [] if keep else [record for _, record in replaced]
        parts += [forget([*gone, *records])] if gone or records else []
        parts += [insert(RECORDS, [line for record in records for line in record.lines()])] if records else []
        self.update(" ;\n".join(parts))

    def everything(self, loaded: Sequence[tuple[Document, Record]], tell: Progress = quietly) -> None:
        """Put graphs that the store does not hold into it in one request and the fastest way that it has.

        Their records go along where the store takes all or nothing. `tell` hears how far it is.
        """
        with _Body(tell) as body:
            for number, (document, record) in enumerate(loaded):
                tell(number, len(loaded), f"writing {document.graph}")
                _quads(body, document.graph, document.lines())
                if self.store.quads_atomic:
                    _quads(body, RECORDS, record.lines())
            body.size = body.tell()
            self._send("POST", self.paths.quads, body, NQUADS, body.size)

    def staged(self, document: Document) -> str:
        """Put a graph beside its place, and give the name it has there, so that what arrived can be looked at first."""
        name = STAGING + hashlib.sha256(document.graph.encode()).hexdigest()[:32]
        self.put(name, document.body())
        return name

    def move(self, staged: str, document: Document, keep: bool = False) -> None:
        """Put a graph that lies beside its place into it; with `keep`, add it to what is there."""
        if keep:
            self.update(f"ADD SILENT GRAPH <{staged}> TO GRAPH <{document.graph}>")
            self.update(f"CLEAR SILENT GRAPH <{staged}>")
        else:
            move = f"MOVE SILENT GRAPH <{staged}> TO GRAPH <{document.graph}>"  # a second time it would move nothing into the graph
            self._send("POST", self.paths.update, move.encode(), UPDATE, harmless=False)

    def record(self, records: Sequence[Record]) -> None:
        """Write records in place of those there are."""
        for start in range(0, len(records), AT_ONCE):
            some = records[start : start + AT_ONCE]
            self.update(f"{forget(some)} ;\n{insert(RECORDS, [line for record in some for line in record.lines()])}")

    def remove(self, records: Sequence[Record]) -> None:
        """Remove graphs that were loaded, and their records."""
        if self.store.atomic:
            self.together([], records)
            return
        for record in records:
            self.clear([record.graph])
            self.update(forget([record]))

    def clear(self, graphs: Iterable[str]) -> None:
        """Empty graphs, those that are not there as well."""
        for graph in graphs:
            self.update(f"CLEAR SILENT GRAPH <{graph}>")

    def _send(self, method: str, url: str, body: bytes | IO[bytes], media: str, size: int | None = None, *, harmless: bool = True) -> None:
        length = len(body) if isinstance(body, bytes) else size
        headers = {"Content-Type": media, "Content-Length": str(length)}
        self.client.write(Request(url, body, headers, method=method), harmless=harmless)  # noqa: S310


def insert(graph: str, lines: Iterable[str]) -> str:
    r"""Write the update that adds lines of N-Triples to a graph.

    >>> insert("a:b", ["<a:c> <a:d> <a:e> ."])
    'INSERT DATA { GRAPH <a:b> {\n<a:c> <a:d> <a:e> .\n} }'
    """
    said = "\n".join(lines)
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{said}\n}} }}"


def _quads(body: IO[bytes], graph: str, lines: Iterable[str]) -> None:
    """Write lines of N-Triples as N-Quads."""
    body.write("".join(f"{line[:-1]}<{graph}> .\n" for line in lines).encode())
