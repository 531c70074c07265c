"""What is sent to a store: a named graph per file, as lines of N-Triples in one canonical form, with a digest.

The digest of a graph is the SHA-256 of its lines, sorted by code point, each once, with a line end after each; literals are in their
canonical form (see literals). It is the same for what a file says and for what a store gives back of it.
"""

from __future__ import annotations

import hashlib
import os
import re
from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.bulk import batched
from stancegraph.layout import ntriples
from stancegraph.remote.literals import canonical
from stancegraph.remote.ordering import ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Nodes without a name get one under this address (RDF 1.1, section 3.5), made of the graph's name and their place in it.
GENID = "https://w3id.org/stancegraph/.well-known/genid/"
#: How many triples are written as N-Quads at once.
AT_ONCE = 5000
_TYPED = re.compile(r'(".*"\^\^<[^<>]*>) \.$')
_BLANK = re.compile(r'(?:^|(?<= ))_:([A-Za-z0-9]+)(?= |$)|"(?:[^"\\]|\\.)*"')


class Document:
    """One named graph that is to be loaded, read again whenever it is asked for and not kept: `files` say where it comes from.

    `count` is the number of its triples, `size` that of the bytes of its N-Triples.
    """

    __slots__ = ("count", "digest", "files", "graph", "size")

    def __init__(self, graph: str, files: tuple[str, ...], count: int, digest: str, size: int) -> None:
        self.graph = graph
        self.files = files
        self.count = count
        self.digest = digest
        self.size = size

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and (self.graph, self.files, self.digest) == (other.graph, other.files, other.digest)

    def __hash__(self) -> int:
        return hash((self.graph, self.digest))

    def __repr__(self) -> str:
        return f"Document({self.graph!r}, {self.count} triples)"

    @classmethod
    def read(cls, graph: str, files: tuple[str, ...]) -> Document:
        """Read what files say. Raises FolderError."""
        sum_, count, size = hashlib.sha256(), 0, 0
        for part in batched(_lines(graph, files), AT_ONCE):
            content = _text(part)
            sum_.update(content)
            count += len(part)
            size += len(content)
        return cls(graph, files, count, sum_.hexdigest(), size)

    def lines(self) -> Iterator[str]:
        """Read the graph as sorted lines of canonical N-Triples."""
        return _lines(self.graph, self.files)

    def body(self) -> Iterator[bytes]:
        """Write the graph as N-Triples, part by part."""
        for part in batched(self.lines(), AT_ONCE):
            yield _text(part)

    def quads(self) -> Iterator[bytes]:
        """Write the graph as N-Quads, part by part."""
        for part in batched(self.lines(), AT_ONCE):
            yield quads(self.graph, part)

    @property
    def quads_size(self) -> int:
        """The size of its N-Quads in bytes."""
        return self.size + self.count * len(f"<{self.graph}> ".encode())


def quads(graph: str, lines: Iterable[str]) -> bytes:
    r"""Write lines of N-Triples as N-Quads of a graph.

    >>> quads("a:g", ["<a:b> <a:c> <a:d> ."])
    b'<a:b> <a:c> <a:d> <a:g> .\n'
    """
    return "".join(f"{line[:-1]}<{graph}> .\n" for line in lines).encode()


def digest(lines: Iterable[str]) -> str:
    """Compute the digest of a graph from its sorted lines.

    >>> digest(["<a:b> <a:c> <a:d> ."])[:8]
    '75ccf3cd'
    """
    sum_ = hashlib.sha256()
    for part in batched(lines, AT_ONCE):
        sum_.update(_text(part))
    return sum_.hexdigest()


def line_of(subject: object, predicate: object, object_: object) -> str:
    """Write a triple of terms that are in their canonical form as a line."""
    return f"{subject} {predicate} {object_} ."


def _text(lines: Iterable[str]) -> bytes:
    """Write lines with an end after each."""
    return "\n".join([*lines, ""]).encode()


def _lines(graph: str, files: Iterable[str]) -> Iterator[str]:
    return ordered(chain.from_iterable(_read(file, graph) for file in files))


def _read(file: str, graph: str) -> Iterable[str]:
    """Read a file as lines of N-Triples, every literal in its canonical form and every node with a name."""
    names: dict[str, str] = {}
    for line in ntriples(file):
        named = _name(line, names, f"{graph} {os.path.basename(file)}") if "_:" in line else line
        yield _canonical(named) if '"^^<' in named else named


def _canonical(line: str) -> str:
    found = _TYPED.search(line)
    if not found:
        return line
    start = line.index(' "') + 1  # the object is the first literal: no subject or predicate holds a quotation mark
    kind = found[1].rpartition("^^<")[2][:-1]
    text = ox.parse(f"<a:a> <a:a> {line[start:-2]} .".encode(), ox.RdfFormat.N_TRIPLES)
    literal = next(iter(text)).object
    assert isinstance(literal, ox.Literal) and literal.datatype.value == kind  # noqa: PT018, S101 - a line of Oxigraph's own making
    return f"{line[:start]}{canonical(literal)} ."


def _name(line: str, names: dict[str, str], where: str) -> str:
    """Give the nodes without a name in a line names that are the same every time, and others elsewhere."""

    def named(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        if found[1] not in names:
            names[found[1]] = f"<{GENID}{hashlib.sha256(f'{where} {len(names)}'.encode()).hexdigest()[:32]}>"
        return names[found[1]]

    return _BLANK.sub(named, line)
