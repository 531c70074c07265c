"""Asking only with SELECT and ASK, whose answers say when they are cut: CONSTRUCT and DESCRIBE are worked out here from a SELECT.

Stores cut a CONSTRUCT without a sign (Virtuoso at 10,000 triples), end it early without one where time is over, and each has an idea of its
own of what DESCRIBE gives. So the solutions are asked for, and the triples made of them by the embedded engine, as for files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from stancegraph.engine import Result
from stancegraph.errors import NotAStore, RefusedQuery
from stancegraph.sparql import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stancegraph.engine import Row

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
#: How many solutions are put into one text for the embedded engine, and how many things are described at once.
CHUNK = 2000


class Parts(NamedTuple):
    """A query in parts: what stands before its form, the form, what it gives, and everything from FROM or WHERE on.

    For a CONSTRUCT, `gives` is the template without its braces; for a DESCRIBE, the words before the rest.
    """

    prologue: str
    form: str
    gives: str
    rest: str


def parts(query: str) -> Parts:
    """Take a query that an engine has found to be SPARQL apart.

    >>> parts("PREFIX a: <b:> CONSTRUCT { ?s a:c '}' } WHERE { ?s ?p ?o } LIMIT 2")
    Parts(prologue='PREFIX a: <b:> ', form='CONSTRUCT', gives=" ?s a:c '}' ", rest='WHERE { ?s ?p ?o } LIMIT 2')
    >>> parts("CONSTRUCT WHERE { ?s ?p ?o }").gives, parts("DESCRIBE ?s { ?s a ?o }").gives
    (' ?s ?p ?o ', ' ?s ')
    """
    tokens = list(_tokens(query))
    form, start, after = next(token for token in tokens if token[0] in FORMS)
    later = [token for token in tokens if token[1] >= after]
    if form == "CONSTRUCT" and later[0][0] == "{":
        end = _closing(later)
        return Parts(query[:start], form, query[later[0][2] : end], query[end + 1 :].lstrip())
    ends = [token for token in later if token[0] in ("FROM", "WHERE", "{")]
    if form == "CONSTRUCT":  # the short form: the pattern is the template
        opening = next(number for number, token in enumerate(later) if token[0] == "{")
        return Parts(query[:start], form, query[later[opening][2] : _closing(later[opening:])], query[after:].lstrip())
    rest = ends[0][1] if ends else len(query)
    return Parts(query[:start], form, query[after:rest], query[rest:])


def _closing(tokens: Sequence[tuple[str, int, int]]) -> int:
    """Find where the brace closes that the first token opens."""
    depth = 0
    for sign, start, _ in tokens:
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return start
    raise AssertionError("an engine took a query with a brace that is never closed")


def _tokens(query: str) -> Iterator[tuple[str, int, int]]:
    """Give the bare words of a query in capitals, and its braces, each with its bounds."""
    for match in TOKEN.finditer(query):
        if match["words"]:
            yield match["words"].upper(), match.start(), match.end()
        elif match[0] in "{}":
            yield match[0], match.start(), match.end()


def variables(text: str) -> list[str]:
    """List the variables in a piece of SPARQL, each once.

    >>> variables("?a <p> '?b' ; <q> $c, $a")
    ['?a', '?c']
    """
    return list(dict.fromkeys(f"?{match[0][1:]}" for match in TOKEN.finditer(text) if match[0][0] in "?$" and len(match[0]) > 1))


def solutions(found: Parts) -> str:
    """Write the SELECT that gives what a CONSTRUCT or DESCRIBE needs to know; nothing where it needs nothing."""
    named = variables(found.gives)
    if found.form == "DESCRIBE":
        if not any(word in ("WHERE", "{") for word, _, _ in _tokens(found.rest)):
            return ""
        named = ["*"] if any(match[0] == "*" for match in TOKEN.finditer(found.gives)) else named
    # A template without variables is made once where there is any solution.
    chosen = " ".join(named) or ("(1 AS ?anything)" if found.form == "CONSTRUCT" else "")
    return f"{found.prologue}SELECT {chosen} {found.rest}" if chosen else ""


def dataset(found: Parts) -> str:
    """Give the clauses FROM and FROM NAMED of a query.

    >>> dataset(parts("DESCRIBE <a:b> FROM <c:d> FROM NAMED e:f WHERE { ?s a <g:h> }"))
    'FROM <c:d> FROM NAMED e:f '
    """
    end = 0
    for match in TOKEN.finditer(found.rest):
        if match["iri"] or match["colon"] or (match["words"] or "").upper() in ("FROM", "NAMED"):
            end = match.end()
        elif not match[0].isspace() and not match[0].startswith("#"):
            break
    return f"{found.rest[:end]} " if end else ""


def construct(found: Parts, result: Result, prefixes: Mapping[str, str]) -> Result:
    """Make the triples of a CONSTRUCT from its solutions; raises NotAStore where these are not the ones that were asked for."""
    if set(result.columns) != ({name[1:] for name in variables(found.gives)} or {"anything"}):
        raise NotAStore("the store does not answer what it was asked", "", "check the address")
    columns = " ".join(f"?{name}" for name in result.columns)
    store = ox.Store()
    triples: set[ox.Triple] = set()
    for start in range(0, len(result.rows), CHUNK):
        rows = "\n".join(f"({' '.join(map(_written, row))})" for row in result.rows[start : start + CHUNK])
        made = store.query(
            f"{found.prologue}CONSTRUCT {{{found.gives}}} WHERE {{ VALUES ({columns}) {{ {rows} }} }}", prefixes=dict(prefixes)
        )
        triples.update(made)  # type: ignore[arg-type]
    return of_triples(triples)


def _written(term: object) -> str:
    if isinstance(term, ox.BlankNode):
        raise RefusedQuery("the store holds nodes without a name, of which no triples can be made here", "", "ask with SELECT")
    return "UNDEF" if term is None else str(term)


def names(text: str) -> list[str]:
    """List the IRIs and prefixed names in a piece of SPARQL, as they are written.

    >>> names("<a:b> c:d ?e # f:g")
    ['<a:b>', 'c:d']
    """
    return [match[0] for match in TOKEN.finditer(text) if match["iri"] or match["colon"]]


def triple(row: Row) -> ox.Triple:
    """Make a triple of a row; raises NotAStore where it is none."""
    try:
        return ox.Triple(*row)  # type: ignore[arg-type]
    except TypeError:
        raise NotAStore("the store does not answer what it was asked", "", "check the address") from None


def of_triples(triples: Iterable[ox.Triple]) -> Result:
    """Put triples into a Result, as the embedded engine does."""
    rows: list[Row] = [(triple.subject, triple.predicate, triple.object) for triple in triples]
    return Result("construct", ("subject", "predicate", "object"), sorted(rows, key=str))
