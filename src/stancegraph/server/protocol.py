"""The SPARQL 1.1 Protocol: what a request asks, read strictly, and what is refused of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from stancegraph.errors import RefusedQuery
from stancegraph.sparql import keywords, refuse

if TYPE_CHECKING:
    from email.message import Message

LARGEST = 1 << 20
GRAPHS = ("default-graph-uri", "named-graph-uri")
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


class Refusal(Exception):
    """A request that is not answered: the status, one sentence, and headers that belong to it."""

    def __init__(self, status: int, said: str, **headers: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said[:1].upper() + said[1:]
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def read(address: str, headers: Message, body: bytes | None) -> str:
    """Read the query string of an address and a body (None for GET), and write the form that Oxigraph is sent; raises Refusal."""
    pairs = _pairs(address)
    if body is not None:
        kind = headers.get_content_type() if headers.get("Content-Type") else ""
        if str(headers.get_param("charset", "utf-8")).lower() not in ("utf-8", "utf8"):
            raise Refusal(415, "Send the query in UTF-8.")
        if kind == FORM:
            pairs += _pairs(_text(body))
        elif kind == QUERY:
            pairs.append(("query", _text(body)))
        else:
            said = "This server only reads; it takes no updates. " if kind == UPDATE else ""
            raise Refusal(415, f"{said}Send a query as {QUERY} or {FORM}.", Accept_Post=f"{QUERY}, {FORM}")
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in pairs):
        raise Refusal(400, "This server only reads; it takes no updates.")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise Refusal(400, "Send one query, not several." if queries else "Send a query in the parameter query.")
    return _form(queries[0], [(name, value) for name, value in pairs if name in GRAPHS])


def _form(query: str, graphs: list[tuple[str, str]]) -> str:
    """Check a query and write it as a form, with the union of all graphs where it names none."""
    if len(query.encode(errors="replace")) > LARGEST:
        raise Refusal(413, "The query is longer than one mebibyte.")
    try:
        refuse(query)
    except RefusedQuery as refused:
        raise Refusal(400, f"{refused}.") from None
    chosen = bool(graphs) or any(word == "FROM" for word, _ in keywords(query))
    return urlencode([("query", query), *graphs, *([] if chosen else [("union-default-graph", "true")])])


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=100, errors="strict")
    except ValueError:
        raise Refusal(400, "The parameters cannot be read.") from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refusal(400, "The query is not text in UTF-8.") from None
