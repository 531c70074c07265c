"""What was loaded, when and from what: one record a graph, in one graph of its own in the store.

A record is described with terms that are there already: VoID, Dublin Core, SPDX and PROV. All its values are literals, so that no
question takes it for a part of the data.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from stancegraph.bulk import DIGITS, MOST_SIGNS, whole
from stancegraph.namespaces import VOID, XSD
from stancegraph.remote.documents import quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stancegraph.bulk import Asked

#: The graph that holds the records, and where a graph lies that is not yet in its place: no part of any dataset.
RECORDS = "https://w3id.org/stancegraph/loads"
STAGING = "https://w3id.org/stancegraph/staging/"
_DCTERMS = "http://purl.org/dc/terms/"
_FIELDS = {
    "graph": _DCTERMS + "identifier",
    "digest": "http://spdx.org/rdf/terms#checksumValue",
    "size": VOID + "triples",
    "loaded": _DCTERMS + "issued",
    "version": "http://www.w3.org/ns/dcat#version",
    "base": _DCTERMS + "isPartOf",
}


class Record(NamedTuple):
    """One graph as it was loaded: its digest and size, the moment (UTC), the release of this program and the base IRI of its dataset."""

    graph: str
    digest: str
    size: int
    loaded: str
    version: str
    base: str

    def begun(self) -> Record:
        """Give the record of a graph that is being written: it is ours, and not yet what it shall be."""
        return self._replace(digest="")

    @property
    def node(self) -> str:
        """The IRI of the record."""
        return f"<{RECORDS}/{hashlib.sha256(self.graph.encode()).hexdigest()[:32]}>"

    def lines(self) -> list[str]:
        """Write the record as lines of N-Triples.

        >>> Record("a:b", "0f", 2, "2026-01-02T03:04:05Z", "1", "a:").lines()[2]
        '<https://w3id.org/stancegraph/loads/...> <http://rdfs.org/ns/void#triples> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .'
        """
        kinds = {"size": XSD + "integer", "loaded": XSD + "dateTime"}
        said = []
        for name, term in _FIELDS.items():
            value = str(getattr(self, name))
            literal = ox.Literal(value, datatype=ox.NamedNode(kinds[name])) if name in kinds else ox.Literal(value)
            said.append(f"{self.node} <{term}> {literal} .")
        return said

    def quads(self) -> bytes:
        """Write the record as N-Quads of the graph of the records."""
        return quads(RECORDS, self.lines())


#: What is said of a graph that is being written, in the graph of the records.
BEGUN = f'?record <{_FIELDS["digest"]}> ""'
_ALL = f"GRAPH <{RECORDS}> {{ ?record " + " ; ".join(f"<{term}> ?{name}" for name, term in _FIELDS.items()) + " }"
#: Where more triples are said of records, these are read in parts, none of which is too large for an answer.
MOST_AT_ONCE = 50_000


def read(store: Asked, size: int) -> Iterator[Record]:
    """Read the records from a store in which so many triples are said of them, more or less.

    A graph of which two come is one that is being written. Raises what asking raises.
    """
    for start in DIGITS if size > MOST_AT_ONCE else ("",):
        for row in whole(store, " ".join(f"?{name}" for name in _FIELDS), _ALL, "record", start=start):
            graph, digest, said, *rest = (getattr(term, "value", "") for term in row)
            yield Record(graph, digest, int(said) if said.isdecimal() and len(said) <= MOST_SIGNS else 0, *rest)


def forget(records: Iterable[Record]) -> str:
    """Write the update that takes records away."""
    nodes = " ".join(record.node for record in records)
    return f"DELETE {{ GRAPH <{RECORDS}> {{ ?r ?p ?o }} }} WHERE {{ VALUES ?r {{ {nodes} }} GRAPH <{RECORDS}> {{ ?r ?p ?o }} }}"


def end() -> str:
    """Write the update after which graphs whose records stand beside those of their beginning are no longer being written."""
    return f'DELETE {{ GRAPH <{RECORDS}> {{ {BEGUN} }} }} WHERE {{ GRAPH <{RECORDS}> {{ {BEGUN} , ?digest FILTER(?digest != "") }} }}'
