"""The whole graph in a compact form: a table of things, a table of literals, and per thing what it says of itself, in numbers.

A thing is numbered from 0 up, a literal from -1 down. What a thing says is a flat list: property, value, property, value, …
A literal is its text, or [text, language], or [text, "", datatype].
"""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.namespaces import RDF, SG, XSD, Shortener

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stancegraph.engine import Engine, Row, Term

OA_START = "http://www.w3.org/ns/oa#start"
#: Kinds that stand in the order of the text or of a chain, and the properties that say where.
ORDERED = ("Passage", "AttributionStep")
PLACES = (OA_START, SG + "order")


class Graph:
    """All triples that an engine answers from, and numbers for every term in them and in what is asked of them."""

    def __init__(self, engine: Engine) -> None:
        self.shorten = Shortener(engine.folder.prefixes)
        rows = engine.run("SELECT ?thing ?property ?value { ?thing ?property ?value }").rows
        self.triples: list[Row] = _without_blanks(rows)
        self._terms: set[Term] = {term for row in self.triples for term in row if term is not None}
        self._numbers: dict[Term, int] = {}
        self._things: list[str] = []
        self._literals: list[ox.Literal] = []

    def take(self, rows: Iterable[Row]) -> None:
        """Make room for the terms of an answer; to be done before the first number is asked for."""
        self._terms.update(term for row in rows for term in row if term is not None)

    def number(self, term: Term) -> int:
        """Give the number of a term that the graph or an answer holds."""
        if not self._numbers:
            self._count()
        return self._numbers[term]

    def number_of(self, iri: str) -> int:
        """Give the number of a thing, or -1 where the graph does not speak of it."""
        if not self._numbers:
            self._count()
        return self._numbers.get(ox.NamedNode(iri), -1) if ":" in iri else -1

    def _count(self) -> None:
        """Number all terms in an order that depends on nothing but them."""
        things = sorted((term for term in self._terms if not isinstance(term, ox.Literal)), key=str)
        self._literals = sorted((term for term in self._terms if isinstance(term, ox.Literal)), key=str)
        self._things = [self.shorten(term.value) if isinstance(term, ox.NamedNode) else str(term) for term in things]
        self._numbers = {term: number for number, term in enumerate(things)}
        self._numbers.update({term: -number for number, term in enumerate(self._literals, start=1)})

    def write(self) -> dict[str, object]:
        """Give the tables and what each thing says, ready for JSON."""
        if not self._numbers:
            self._count()
        return {"things": self._things, "literals": [self._literal(term) for term in self._literals], "graph": self._said()}

    def _literal(self, term: ox.Literal) -> object:
        if term.language:
            return [term.value, term.language]
        kind = term.datatype.value
        return term.value if kind == XSD + "string" else [term.value, "", self.shorten(kind)]

    def _said(self) -> list[list[int]]:
        """List per thing what it says of itself, by property, values in the order in which `show` prints them."""
        kinds = {row[0]: row[2] for row in self.triples if _value(row[1]) == RDF + "type"}
        ordered = {ox.NamedNode(SG + kind) for kind in ORDERED}
        places: dict[Term | None, int] = {}
        for subject, property_, value in self.triples:
            if _value(property_) in PLACES and kinds.get(subject) in ordered and _value(value).isdigit():
                places[subject] = min(int(_value(value)), places.get(subject, int(_value(value))))
        said: list[list[tuple[str, int, str, int, int]]] = [[] for _ in self._things]
        for subject, property_, value in self.triples:
            if subject is None or property_ is None or value is None:
                continue
            entry = (_value(property_), places.get(value, 0), str(value), self._numbers[property_], self._numbers[value])
            said[self._numbers[subject]].append(entry)
        return [[number for entry in sorted(entries) for number in entry[3:]] for entries in said]


def _value(term: Term | None) -> str:
    return getattr(term, "value", "")


def _without_blanks(rows: Sequence[Row]) -> list[Row]:
    """Name blank nodes after what they say, since an engine names them differently each time; leave out what is no plain triple."""
    plain = (ox.NamedNode, ox.BlankNode, ox.Literal)
    kept = [row for row in rows if all(isinstance(term, plain) for term in row)]
    about: dict[Term, list[str]] = {}
    for row in kept:
        for place in (0, 2):
            if isinstance(row[place], ox.BlankNode):
                words = ["_" if isinstance(term, ox.BlankNode) else str(term) for term in row]
                about.setdefault(row[place], []).append(" ".join([str(place), *words]))  # type: ignore[arg-type]
    if not about:
        return kept
    order = sorted(about, key=lambda node: sorted(about[node]))
    names: dict[Term | None, Term] = {node: ox.BlankNode(f"n{number}") for number, node in enumerate(order, start=1)}
    return [tuple(names.get(term, term) for term in row) for row in kept]


def json_block(value: object) -> str:
    r"""Write a value as JSON that can stand inside a script element whatever texts it holds.

    >>> json_block("</script>&")
    '"\\u003c/script\\u003e\\u0026"'
    """
    text = dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
