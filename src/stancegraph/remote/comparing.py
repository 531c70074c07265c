"""Comparing what a store holds with what was sent: how many triples, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.bulk import COUNTS, batches
from stancegraph.errors import CutAnswer
from stancegraph.remote.documents import line_of
from stancegraph.remote.endpoint import ask
from stancegraph.remote.records import RECORDS, STAGING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stancegraph.engine import Row
    from stancegraph.remote.documents import Document
    from stancegraph.remote.transport import Client

#: Of how many triples it is asked at once whether a graph holds them.
AT_ONCE = 100
#: How many triples are asked for at once where a store does not give a graph whole; half of what Virtuoso is set to.
PAGE = 5000


def counts(client: Client, url: str) -> dict[str, int]:
    """Count the triples of every named graph that the store at a query address holds."""
    return {row[0].value: int(row[1].value) for row in ask(client, url, COUNTS).rows if row[0] is not None}  # type: ignore[union-attr]


def count(client: Client, url: str, graph: str) -> int:
    """Count the triples of one named graph."""
    rows = ask(client, url, f"SELECT (COUNT(*) AS ?count) {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}").rows
    return int(rows[0][0].value)  # type: ignore[union-attr]


def lines(client: Client, url: str, graph: str) -> list[str]:
    """Read a named graph back as sorted lines of canonical N-Triples: whole, or page by page where the store cuts answers.

    Raises CutAnswer where one thing says more than a page holds, and what asking raises.
    """
    pattern = f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}"
    try:
        rows = ask(client, url, f"SELECT ?s ?p ?o {{ {pattern} }}").rows
    except CutAnswer:
        rows = list(_pages(client, url, pattern))
    return sorted({line_of(*row) for row in rows})


def absent(client: Client, url: str, graph: str, lines: Sequence[str]) -> list[str]:
    """Say which lines of canonical N-Triples a named graph does not hold; for a sample of what is too much to be read whole.

    Raises CutAnswer where the store does not give what one thing says in one way at once, and what asking raises.
    """
    found: set[str] = set()
    parts = [lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE)]
    while parts:
        part = parts.pop()
        pairs = " ".join(sorted({f"({subject} {predicate})" for subject, predicate, _ in (line.split(" ", 2) for line in part)}))
        try:
            rows = ask(client, url, f"SELECT ?s ?p ?o {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o . VALUES (?s ?p) {{ {pairs} }} }} }}").rows
        except CutAnswer:
            if len(part) == 1:
                raise
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
            continue
        found.update(line_of(*row) for row in rows)
    return [line for line in lines if line not in found]


def several(client: Client, url: str, documents: Iterable[Document]) -> Iterator[tuple[Document, list[str]]]:
    """Read many named graphs back, as many small ones in a request as fit into one answer of any store; gives each as `lines` does."""
    for batch in batches((document, document.count) for document in documents):
        yield from _batch(client, url, batch)


def _batch(client: Client, url: str, batch: list[Document]) -> Iterator[tuple[Document, list[str]]]:
    if len(batch) == 1:
        yield batch[0], lines(client, url, batch[0].graph)
        return
    found: dict[str, set[str]] = {document.graph: set() for document in batch}
    parts = " UNION ".join(f"{{ GRAPH {graph} {{ ?s ?p ?o }} BIND({graph} AS ?graph) }}" for graph in map(ox.NamedNode, found))
    try:
        rows = ask(client, url, f"SELECT ?graph ?s ?p ?o {{ {parts} }}").rows
    except CutAnswer:  # it is set to less than is usual
        yield from ((document, lines(client, url, document.graph)) for document in batch)
        return
    for name, *triple in rows:
        found[name.value].add(line_of(*triple))  # type: ignore[union-attr]
    for document in batch:
        yield document, sorted(found[document.graph])


def _pages(client: Client, url: str, pattern: str) -> Iterator[Row]:
    """Read triples in the order of their subjects; the last subject of a full page, which may go on, begins the next."""
    after = ""
    while True:
        query = f"SELECT ?s ?p ?o {{ {pattern} FILTER(STR(?s) > {ox.Literal(after)}) }} ORDER BY STR(?s) LIMIT {PAGE}"
        rows = ask(client, url, query).rows
        if len(rows) < PAGE:
            yield from rows
            return
        last = rows[-1][0]
        kept = [row for row in rows if row[0] != last]
        if not kept:
            raise CutAnswer(f"{last} says more than {PAGE} things, which the store does not give at once", "", "use --verify count")
        yield from kept
        after = kept[-1][0].value  # type: ignore[union-attr]


def is_ours(graph: str) -> bool:
    """Say whether a graph is one of this program's own, and no data."""
    return graph == RECORDS or graph.startswith(STAGING)
