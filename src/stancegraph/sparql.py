"""Reading the words of a SPARQL query, to refuse what changes data or reaches out before any engine sees it."""

from __future__ import annotations

import re

from stancegraph.errors import RefusedQuery

UPDATES = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}

# What may hide a keyword comes first: texts, IRIs, comments, variables, language tags, prefixed names.
TOKEN = re.compile(
    r'"{3}(?:[^"\\]|\\.|"(?!""))*"{3}'
    r"""|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'"""
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)"""
    r"""|\#[^\n\r]*"""
    r"""|[?$@]\w+(?:-\w+)*"""
    r"""|(?P<run>\w[\w.-]*)?(?P<colon>:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)"""
    r"""|(?P<words>\w[\w.-]*)"""
    r"""|.""",
    re.DOTALL,
)
WORD = re.compile(r"[A-Za-z_]\w*")
# An engine may read `?a<?b)SERVICE?c#>` as a comparison, the end of a FILTER, SERVICE and a comment; to us it looks like an IRI.
HIDDEN = re.compile(r"\).*?(SERVICE)", re.IGNORECASE)


def keywords(query: str) -> list[tuple[str, int]]:
    r"""List the bare words of a query in capitals, each with its place; not those in texts, IRIs, names or comments.

    >>> keywords('SELECT ?service { ?service a :service ; :says "SERVICE" } # SERVICE')
    [('SELECT', 0), ('A', 27)]
    """
    found = []
    for match in TOKEN.finditer(query):
        if words := match["words"]:
            found += [(word[0].upper(), match.start() + word.start()) for word in WORD.finditer(words)]
        elif match["iri"] and (hidden := HIDDEN.search(match["iri"])):
            found.append(("SERVICE", match.start() + hidden.start(1)))
    return found


def _unescape(query: str) -> str:
    r"""Write the `\uXXXX` of a query as the characters they are, as SPARQL does before anything else is read."""
    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", lambda match: _character(match[1] or match[2]), query)


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else "\ufffd"


def refuse(query: str) -> None:
    """Raise RefusedQuery for an update, and for SERVICE, which asks an address on the network.

    This is for a clear message and the first of two defences: querying also takes away the means (see `_seal` there).

    >>> refuse("SELECT * { ?s ?p ?o }")
    >>> refuse("DROP ALL")
    Traceback (most recent call last):
    stancegraph.errors.RefusedQuery: DROP changes data; line 1, column 1; ask with SELECT, ASK, CONSTRUCT or DESCRIBE
    """
    try:
        query.encode()
    except UnicodeEncodeError:
        raise RefusedQuery("the query is not text in UTF-8", "", "save it as UTF-8") from None
    query = _unescape(query)
    words = keywords(query)
    form = next(((word, place) for word, place in words if word not in ("PREFIX", "BASE")), None)
    if form and form[0] in UPDATES:
        raise RefusedQuery(f"{form[0]} changes data", _where(query, form[1]), "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    for word, place in words:
        if "SERVICE" in word:  # engines also take it glued to the word before or after: trueSERVICESILENT
            raise RefusedQuery("SERVICE would ask an address on the network", _where(query, place), "leave it out")


def _where(query: str, place: int) -> str:
    before = query[:place].split("\n")
    return f"line {len(before)}, column {len(before[-1]) + 1}"
