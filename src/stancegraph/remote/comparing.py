"""Comparing what a store holds with what was sent: how many triples, and which."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.bulk import batches
from stancegraph.errors import CutAnswer
from stancegraph.remote.documents import digest, line_of
from stancegraph.remote.ordering import ordered, symmetric_difference
from stancegraph.remote.records import RECORDS, STAGING
from stancegraph.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stancegraph.engine import Row
    from stancegraph.remote.documents import Document
    from stancegraph.remote.protocol import Asker
    from stancegraph.remote.stores import Store
    from stancegraph.remote.writing import Progress

HOW = ("digest", "count")
#: Up to so many triples a graph is compared triple by triple; beyond, its triples are counted and so many of them looked for.
MOST_TRIPLES = 1_000_000
SAMPLE = 500
#: The ways of comparing, in words.
ONE_BY_ONE, COUNTED, SAMPLED = "triple by triple", "by their number of triples", "by their number of triples and {SAMPLE} of them each"
#: Of how many triples it is asked at once whether a graph holds them.
AT_ONCE = 100
#: How many triples are asked for at once where a store does not give a graph whole; half of what Virtuoso is set to.
PAGE = 5000


def count(asker: Asker, graph: str) -> int:
    """Count the triples of one named graph."""
    rows = asker.run(f"SELECT (COUNT(*) AS ?count) {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}").rows
    return int(next(iter(rows))[0].value)  # type: ignore[union-attr]


def lines(asker: Asker, graph: str) -> Iterator[str]:
    """Read a named graph back as sorted lines of canonical N-Triples: whole, or page by page where the store cuts answers.

    Raises CutAnswer where one thing says more than a page holds, and what asking raises.
    """
    pattern = f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}"
    rows: Iterable[Row]
    try:
        rows = asker.run(f"SELECT ?s ?p ?o {{ {pattern} }}").rows
    except CutAnswer:
        rows = _pages(asker, pattern)
    return ordered(line_of(*row) for row in rows)


def absent(asker: Asker, graph: str, lines: Sequence[str]) -> list[str]:
    """Say which lines of canonical N-Triples a named graph does not hold; for a sample of what is too much to be read whole.

    Raises CutAnswer where the store does not give what one thing says in one way at once, and what asking raises.
    """
    found: set[str] = set()
    parts = [lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE)]
    while parts:
        part = parts.pop()
        pairs = " ".join(sorted({f"({subject} {predicate})" for subject, predicate, _ in (line.split(" ", 2) for line in part)}))
        try:
            rows = asker.run(f"SELECT ?s ?p ?o {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o . VALUES (?s ?p) {{ {pairs} }} }} }}").rows
        except CutAnswer:
            if len(part) == 1:
                raise
            parts += [part[: len(part) // 2], part[len(part) // 2 :]]
            continue
        found.update(line_of(*row) for row in rows)
    return [line for line in lines if line not in found]


def several(asker: Asker, documents: Iterable[Document]) -> Iterator[tuple[Document, Iterable[str]]]:
    """Read many named graphs back, as many small ones in a request as fit into one answer of any store; gives each as `lines` does."""
    for batch in batches((document, document.count) for document in documents):
        yield from _batch(asker, batch)


def _batch(asker: Asker, batch: list[Document]) -> Iterator[tuple[Document, Iterable[str]]]:
    if len(batch) == 1:
        yield batch[0], lines(asker, batch[0].graph)
        return
    found: dict[str, set[str]] = {document.graph: set() for document in batch}
    parts = " UNION ".join(f"{{ GRAPH {graph} {{ ?s ?p ?o }} BIND({graph} AS ?graph) }}" for graph in map(ox.NamedNode, found))
    try:
        rows = asker.run(f"SELECT ?graph ?s ?p ?o {{ {parts} }}").rows
    except CutAnswer:  # it is set to less than is usual
        yield from ((document, lines(asker, document.graph)) for document in batch)
        return
    for name, *triple in rows:
        found[name.value].add(line_of(*triple))  # type: ignore[union-attr]
    for document in batch:
        yield document, sorted(found[document.graph])


def _pages(asker: Asker, pattern: str) -> Iterator[Row]:
    """Read triples in the order of their subjects; the last subject of a full page, which may go on, begins the next."""
    after = ""
    while True:
        query = f"SELECT ?s ?p ?o {{ {pattern} FILTER(STR(?s) > {ox.Literal(after)}) }} ORDER BY STR(?s) LIMIT {PAGE}"
        rows = list(asker.run(query).rows)
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


class Comparison:
    """Compares the graphs of a store with what was sent to it."""

    def __init__(self, asker: Asker, store: Store) -> None:
        self.asker = asker
        self.store = store

    def added(self, documents: Sequence[Document]) -> tuple[dict[str, str], str]:
        """Look for every triple that was added; gives what is wrong by graph, and what was compared, in words."""
        wrong = {}
        for document in documents:
            missing = set(document.lines()) - set(lines(self.asker, document.graph))
            if missing:
                wrong[document.graph] = f"{document.graph} lacks {counted(len(missing), 'triple')}"
        return wrong, _in_words({ONE_BY_ONE: len(documents)})

    def replaced(self, arrived: Sequence[tuple[Document, int]], how: str, tell: Progress) -> tuple[dict[str, str], str]:
        """Hold graphs to what they shall hold, and no more; gives what is wrong by graph, and what was compared, in words.

        Takes each with the number of triples that the store holds of it. With `how`, `digest` or `count`, graphs are read back, but for
        those that are too large, or counted alone.
        """
        wrong = {}
        ways = dict.fromkeys((ONE_BY_ONE, COUNTED, SAMPLED), 0)
        for document, there in arrived:
            ways[_way(document, there, how)] += 1
            if there != document.count:
                wrong[document.graph] = f"{document.graph} holds {counted(there, 'triple')} instead of {document.count:,}"
        read = (document for document, there in arrived if _way(document, there, how) == ONE_BY_ONE)
        for number, (document, found) in enumerate(several(self.asker, read)):
            tell(number, ways[ONE_BY_ONE], f"comparing {document.graph}")
            if said := self._difference(document, found):
                wrong[document.graph] = said
        for document, there in arrived:
            if _way(document, there, how) == SAMPLED and (said := self._sample(document)):
                wrong[document.graph] = said
        return wrong, _in_words(ways)

    def _sample(self, document: Document) -> str:
        """Look for some of the triples of a graph, taken at even distances."""
        spread = islice(document.lines(), 0, None, max(1, document.count // SAMPLE))
        some = [line for line in islice(spread, SAMPLE) if not self._is_lost(line)]
        missing = absent(self.asker, document.graph, some)
        return f"{len(missing)} of {len(some)} triples of {document.graph} are missing, such as {missing[0]}" if missing else ""

    def _difference(self, document: Document, found: Iterable[str]) -> str:
        """Say how a graph in the store differs from what was sent, leaving out values that the store was known not to keep."""
        if digest(found) == document.digest:
            return ""
        about = {line.partition(' "')[0] for line in document.lines() if self._is_lost(line)}
        there = found if isinstance(found, list) else lines(self.asker, document.graph)  # what was read from disk is gone by now
        differing = symmetric_difference(document.lines(), there)
        other = (line for line in differing if line.partition(' "')[0] not in about)
        if not (first := next(other, "")):
            return ""
        return f"{document.graph} differs in {counted(1 + sum(1 for _ in other), 'triple')}, such as {first}"

    def _is_lost(self, line: str) -> bool:
        """Say whether the store is known not to keep the value of a triple."""
        literal = literal_of(line) if self.store.lossy else None
        return literal is not None and self.store.loses(literal)


def _way(document: Document, there: int, how: str) -> str:
    """Say how a graph is compared of which the store holds so many triples."""
    return COUNTED if how == "count" or there != document.count else ONE_BY_ONE if document.count <= MOST_TRIPLES else SAMPLED


def literal_of(line: str) -> ox.Literal | None:
    """Read the literal of a line that has a typed one."""
    if not line.endswith("> .") or '"^^<' not in line:
        return None
    found = next(iter(ox.parse(line.encode(), ox.RdfFormat.N_TRIPLES))).object
    return found if isinstance(found, ox.Literal) else None


def _in_words(ways: Mapping[str, int]) -> str:
    return ", ".join(f"{counted(number, 'graph')} {way.format(SAMPLE=SAMPLE)}" for way, number in ways.items() if number)
