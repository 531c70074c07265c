"""Reading SPARQL 1.1 Query Results in JSON (W3C Recommendation, 2013) as stores write them, and refusing what is not whole."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from stancegraph.engine import Result, collect
from stancegraph.errors import CutAnswer, NotAStore, TimeLimit
from stancegraph.remote.literals import canonical

if TYPE_CHECKING:
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
_MENDED = re.compile(rb'"bnode"|"xml:lang"\s*:\s*""')


def is_of_virtuoso(reply: Reply) -> bool:
    """Say whether an answer was written by Virtuoso."""
    return reply.headers.get("Server", "").startswith(VIRTUOSO) or VIRTUOSO_ALONE in reply.body[:10_000]


def read(reply: Reply, place: str) -> Result:
    """Read the answer to a SELECT or ASK; literals come in their canonical form.

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
    found = _parsed(reply.body)
    if found is None:
        if CANCELLED in reply.body[-200:]:
            raise TimeLimit(f"{place} ran out of time in the middle of its answer", "", "ask for less, or give it more time")
        raise CutAnswer(f"the answer of {place} is not whole, or not SPARQL results", "", "ask again, or ask for less")
    if MOST_ROWS in reply.headers:
        most = reply.headers[MOST_ROWS]
        raise CutAnswer(
            f"{place} gives {most} rows at most, and there are as many or more",
            "",
            "ask for less, with a filter or a LIMIT; those who run the store can raise ResultSetMaxRows",
        )
    if found.columns == (YES,):
        return Result("ask", (), [], bool(found.rows))
    found.rows[:] = [tuple(canonical(term) if isinstance(term, ox.Literal) else term for term in row) for row in found.rows]
    return found


def _parsed(body: bytes) -> Result | None:
    """Parse results, if they are; the error goes no further, since it would carry the parser to threads that may not let go of it."""
    try:
        return collect(ox.parse_query_results(_conforming(body), ox.QueryResultsFormat.JSON))
    except (SyntaxError, ValueError, RecursionError):
        return None


def _conforming(body: bytes) -> bytes:
    """Mend what stores write and no reader takes: labels of nodes such as Virtuoso's `nodeID://b10`, and languages without a name."""

    def mended(cell: dict[str, Any]) -> dict[str, Any]:
        if cell.get("type") == "bnode":
            cell["value"] = "".join(sign if sign.isalnum() else "_" for sign in f"b{cell['value']}")
        if not cell.get("xml:lang", "unnamed"):
            del cell["xml:lang"]
        return cell

    return json.dumps(json.loads(body, object_hook=mended)).encode() if _MENDED.search(body) else body
