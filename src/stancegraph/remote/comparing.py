"""Comparing what a store holds with what was sent: how many triples, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.errors import CutAnswer
from stancegraph.remote.documents import line_of
from stancegraph.remote.endpoint import ask
from stancegraph.remote.records import RECORDS, STAGING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancegraph.engine import Row
    from stancegraph.remote.transport import Client

#: How many triples are asked for at once where a store does not give a graph whole; half of what Virtuoso is set to.
PAGE = 5000
_COUNTS = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"


def counts(client: Client, url: str) -> dict[str, int]:
    """Count the triples of every named graph that the store at a query address holds."""
    return {row[0].value: int(row[1].value) for row in ask(client, url, _COUNTS).rows if row[0] is not None}  # type: ignore[union-attr]


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
