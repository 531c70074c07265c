"""Reading much at a time: what is said of many things in few queries, and answers longer than a store gives at once."""

from __future__ import annotations

from itertools import islice

from stancegraph.errors import CutAnswer, NotAStore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Protocol, TypeVar

    from stancegraph.engine import Row

    Thing = TypeVar("Thing")

    class Answered(Protocol):
        """What came back, of which only the rows are looked at, from the first to the last."""

        @property
        def rows(self) -> Iterable[Row]:
            """The rows of a SELECT."""

    class Asked(Protocol):
        """Anything that answers a query, such as an engine."""

        def run(self, query: str, /) -> Answered:
            """Answer a SELECT query."""


#: How many things are named in one query.
CHUNK = 1000
#: How many rows are asked for at once where it is known how many there are: the least that a store is set to give is 10,000.
MOST_ROWS = 9_000
#: No graph has a number of triples with more digits.
MOST_SIGNS = 18
_COUNTS = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
#: The digits by which things are told apart where an answer is cut, and how many of them are tried one after the other.
DIGITS = "0123456789abcdef"
MOST_DIGITS = 4


def whole(engine: Asked, columns: str, pattern: str, by: str, *, prologue: str = "", start: str = "") -> Iterator[Row]:
    """Answer `SELECT columns { pattern }` in one query, or in parts where the store cuts the answer.

    The parts are told apart by the hash of the variable `by`, which the pattern binds; `start` is what the hash starts with. Gives the
    rows, in no order and as they come. Raises what the engine raises, and CutAnswer where one thing alone has more rows than the store
    gives.

    >>> from stancegraph.engine import load
    >>> from stancegraph.names import PREFIX_BLOCK
    >>> len(list(whole(load(), "?article", "?article a sg:Article", "article", prologue=PREFIX_BLOCK)))
    1
    """
    part = f' FILTER(STRSTARTS(MD5(STR(?{by})), "{start}"))' if start else ""
    try:
        rows = engine.run(f"{prologue}SELECT {columns} {{ {pattern}{part} }}").rows
    except CutAnswer:
        if len(start) == MOST_DIGITS:
            raise
    else:
        yield from rows
        return
    for digit in DIGITS:
        yield from whole(engine, columns, pattern, by, prologue=prologue, start=start + digit)


def of_things(engine: Asked, columns: str, pattern: str, thing: str, iris: Iterable[str], *, by: str = "") -> list[Row]:
    """Answer `SELECT columns { pattern }` for some things: those that the variable `thing` may be.

    Takes the IRIs of the things; asks of many in one query, and of fewer where the store cuts the answer; of one, in parts told apart by
    the variable `by`, where one is named. Gives the rows, in no order. Raises what the engine raises.

    >>> from stancegraph.engine import load
    >>> rows = of_things(load(), "?thing ?key", "?thing ?key ?value", "thing", ["https://w3id.org/stancegraph/id/state/israel"])
    >>> len(rows) > 3
    True
    """
    rows: list[Row] = []
    waiting = sorted(set(iris))
    chunks = [waiting[start : start + CHUNK] for start in range(0, len(waiting), CHUNK)]
    while chunks:
        chunk = chunks.pop()
        named = f"VALUES ?{thing} {{ {' '.join(f'<{iri}>' for iri in chunk)} }} {pattern}"
        try:
            rows += engine.run(f"SELECT {columns} {{ {named} }}").rows
        except CutAnswer:
            if len(chunk) > 1:
                half = len(chunk) // 2
                chunks += [chunk[:half], chunk[half:]]
            elif by:
                rows += whole(engine, columns, named, by)
            else:
                raise
    return rows


def counts(engine: Asked) -> Iterator[tuple[str, int]]:
    """Count the triples of every named graph; gives the name and the number of each.

    Raises NotAStore where the answer is none, and what the engine raises.

    >>> from stancegraph.engine import load
    >>> dict(counts(load(named=True)))["https://w3id.org/stancegraph/id/graph/registry/places"] > 10
    True
    """
    rows = whole(engine, "?graph ?count", f"{{ {_COUNTS} }}", "graph")
    yield from (_count(row) for row in rows if row != (None, None))


def _count(row: Row) -> tuple[str, int]:
    """Read the name and the number of triples of a graph."""
    try:
        graph, count = row
        return graph.value, int(count.value[:MOST_SIGNS])  # type: ignore[union-attr]
    except (AttributeError, ValueError):
        raise NotAStore("the store does not say which graphs it holds, and how large they are", "", "check the address") from None


def batched(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Take so many things at a time, as itertools does from Python 3.12 on.

    >>> list(batched("abc", 2))
    [['a', 'b'], ['c']]
    """
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part


def batches(sized: Iterable[tuple[Thing, int]], most: int | None = None) -> Iterator[list[Thing]]:
    """Put things together, each with its size, such as its number of rows, up to so much at once; one that is too large stays alone.

    Where nothing is said, that is as many rows as can be asked for at once.

    >>> list(batches([("a", 5000), ("b", 4000), ("c", 1), ("d", 20000)]))
    [['a', 'b'], ['c'], ['d']]
    """
    most = MOST_ROWS if most is None else most
    batch: list[Thing] = []
    full = 0
    for thing, size in sized:
        if batch and full + size > most:
            yield batch
            batch, full = [], 0
        batch.append(thing)
        full += size
    if batch:
        yield batch
