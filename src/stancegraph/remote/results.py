"""Reading SPARQL 1.1 Query Results in JSON (W3C Recommendation, 2013) as stores write them, and refusing what is not whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from stancegraph.engine import Result
from stancegraph.errors import CutAnswer, NotAStore, TimeLimit
from stancegraph.remote.literals import canonical

if TYPE_CHECKING:
    from stancegraph.engine import Row, Term
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
    try:
        found = json.loads(reply.body)
        if isinstance(found.get("boolean"), bool):
            return Result("ask", (), [], found["boolean"])
        columns = tuple(_listed(found["head"]["vars"], str))
        rows: list[Row] = [tuple(_term(binding.get(name)) for name in columns) for binding in _listed(found["results"]["bindings"], dict)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if CANCELLED in reply.body[-200:]:
            raise TimeLimit(f"{place} ran out of time in the middle of its answer", "", "ask for less, or give it more time") from None
        raise CutAnswer(f"the answer of {place} is not whole, or not SPARQL results", "", "ask again, or ask for less") from None
    if MOST_ROWS in reply.headers:
        most = reply.headers[MOST_ROWS]
        raise CutAnswer(
            f"{place} gives {most} rows at most, and there are as many or more",
            "",
            "ask for less, with a filter or a LIMIT; those who run the store can raise ResultSetMaxRows",
        )
    if columns == (YES,):
        return Result("ask", (), [], bool(rows))
    return Result("select", columns, rows)


def _listed(found: list[Any], kind: type) -> list[Any]:
    """Give a list back if it is one of such things."""
    if not isinstance(found, list) or not all(isinstance(one, kind) for one in found):
        raise TypeError
    return found


def _term(cell: dict[str, Any] | None) -> Term | None:
    """Read one cell; `typed-literal` is what Virtuoso calls a literal that has a datatype."""
    if cell is None:
        return None
    kind, value = cell["type"], cell["value"]
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode":
        return ox.BlankNode("".join(sign if sign.isalnum() else "_" for sign in f"b{value}"))
    if kind not in ("literal", "typed-literal"):
        raise ValueError(kind)
    if language := cell.get("xml:lang"):
        return canonical(ox.Literal(value, language=language))
    return canonical(ox.Literal(value, datatype=ox.NamedNode(cell["datatype"]))) if "datatype" in cell else ox.Literal(value)
