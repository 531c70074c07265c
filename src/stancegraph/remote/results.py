"""Reading SPARQL 1.1 Query Results in JSON (W3C Recommendation, 2013) as stores write them, and refusing what is not whole."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from stancegraph.engine import collect
from stancegraph.errors import CutAnswer, NotAStore, TimeLimit
from stancegraph.remote.literals import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stancegraph.engine import Form, Row, Term
    from stancegraph.remote.disk import Scratch
    from stancegraph.remote.transport import Reply

JSON = ("application/sparql-results+json", "application/json")
#: The header by which Virtuoso says that it gave no more rows than it is set to.
MOST_ROWS = "X-SPARQL-MaxRows"
#: The header by which Virtuoso says that it gave what it had when its time was over.
PARTIAL = "X-SQL-State"
#: The one column in which Virtuoso answers an ASK: with a row for yes, without one for no.
YES = "__ASK_RETVAL"
#: How Oxigraph ends an answer, under a status that says all is well, when its time is over.
CANCELLED = b"has been cancelled"
#: How Virtuoso's server calls itself, and what it alone writes in an answer, which tells where another server stands before it.
VIRTUOSO, VIRTUOSO_ALONE = "Virtuoso", b'"results": { "distinct": false, "ordered": true, "bindings": ['
_MENDED = re.compile(rb'"bnode"|"xml:lang"\s{0,9}:\s{0,9}""')
LONGEST_MENDED = 40
BLOCK = 2**18


def is_of_virtuoso(reply: Reply) -> bool:
    """Say whether an answer was written by Virtuoso."""
    return reply.headers.get("Server", "").startswith(VIRTUOSO) or VIRTUOSO_ALONE in reply.part(0, 10_000)


class Given:
    """What a store answered: the columns and rows of a SELECT, or the yes or no of an ASK; literals are in their canonical form.

    Rows that are too much for memory are read from disk each time that they are gone through, which is to be done once at a time.
    """

    __slots__ = ("columns", "form", "rows", "yes")

    def __init__(self, form: Form, columns: tuple[str, ...], rows: Collection[Row], yes: bool = False) -> None:
        self.form = form
        self.columns = columns
        self.rows = rows
        self.yes = yes


class _Waiting(Collection["Row"]):
    """Rows that wait on disk; made only of an answer that is whole."""

    def __init__(self, file: Scratch) -> None:
        self._file = file
        self._number = sum(1 for _ in self._rows())

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Row]:
        return map(_canonical, self._rows())

    def __contains__(self, row: object) -> bool:
        return any(row == other for other in self)

    def _rows(self) -> Iterator[Iterable[Term | None]]:
        return iter(_found(self._file))  # type: ignore[arg-type]


def read(reply: Reply, place: str) -> Given:
    """Read the answer to a SELECT or ASK.

    Raises CutAnswer where there was more than came, TimeLimit where the store ran out of time, NotAStore for anything else.
    """
    if PARTIAL in reply.headers:
        raise TimeLimit(f"{place} ran out of time and gave a part of the answer", "", "ask for less")
    if reply.media not in JSON:
        raise NotAStore(
            f"{place} answers with {reply.media or 'something unnamed'} where SPARQL results were asked for",
            "",
            "name the address of the SPARQL endpoint itself; a page for people is none",
        )
    found = _parsed(reply)
    if found is None:
        if CANCELLED in reply.part(-200):
            raise TimeLimit(f"{place} ran out of time in the middle of its answer", "", "ask for less, or give it more time")
        raise CutAnswer(f"the answer of {place} is not whole, or not SPARQL results", "", "ask again, or ask for less")
    if MOST_ROWS in reply.headers:
        most = reply.headers[MOST_ROWS]
        raise CutAnswer(
            f"{place} gives {most} rows at most, and there are as many or more",
            "",
            "ask for less, with a filter or a LIMIT; those who run the store can raise ResultSetMaxRows",
        )
    return Given("ask", (), [], bool(found.rows)) if found.columns == (YES,) else found


def _parsed(reply: Reply) -> Given | None:
    """Parse results, if they are; the error goes no further, since it would carry the parser to threads that may not let go of it."""
    try:
        if reply.file is not None and _conforms(reply.file) and isinstance(rows := _found(reply.file), ox.QuerySolutions):
            return Given("select", tuple(variable.value for variable in rows.variables), _Waiting(reply.file))
        found = collect(ox.parse_query_results(_conforming(reply.body), ox.QueryResultsFormat.JSON))
        return Given(found.form, found.columns, [*map(_canonical, found.rows)], found.yes)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _found(file: Scratch) -> ox.QuerySolutions | ox.QueryBoolean:
    """Begin to read an answer from a file."""
    file.seek(0)
    return ox.parse_query_results(file, ox.QueryResultsFormat.JSON)  # type: ignore[arg-type]  # it only reads


def _canonical(row: Iterable[Term | None]) -> Row:
    return tuple(canonical(term) if isinstance(term, ox.Literal) else term for term in row)


def _conforms(file: Scratch) -> bool:
    """Say whether a large answer is written as every reader takes it (see `_conforming`)."""
    file.seek(0)
    before = b""
    while block := file.read(BLOCK):
        if _MENDED.search(before + block):
            return False
        before = block[-LONGEST_MENDED:]
    return True


def _conforming(body: bytes) -> bytes:
    """Mend what stores write and no reader takes: labels of nodes such as Virtuoso's `nodeID://b10`, and languages without a name."""

    def mended(cell: dict[str, Any]) -> dict[str, Any]:
        if cell.get("type") == "bnode":
            cell["value"] = "".join(sign if sign.isalnum() else "_" for sign in f"b{cell['value']}")
        if not cell.get("xml:lang", "unnamed"):
            del cell["xml:lang"]
        return cell

    return json.dumps(json.loads(body, object_hook=mended)).encode() if _MENDED.search(body) else body
