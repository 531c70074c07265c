"""Turtle (W3C Recommendation, 2014) in the house format: one triple a line, sorted, in the prefixes of the dataset."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stancegraph.exports.selection import TYPE
from stancegraph.namespaces import XSD
from stancegraph.turtle import write as house

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stancegraph.exports.selection import Graph, Selection

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_PLAIN = {  # what Turtle writes without quotes, and with which of its spellings
    f"<{XSD}integer>": re.compile(r"[+-]?[0-9]+"),
    f"<{XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"<{XSD}boolean>": re.compile(r"true|false"),
}
#: Signs that some program takes for the end of a line, a terminal for a command, or a reader for another order of the text.
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def write(selection: Selection) -> str:
    """Write triples as Turtle; the named graphs become one.

    >>> from stancegraph.exports.selection import Selection
    >>> graph = {"<http://x/a>": [("<http://x/b>", '"1"')]}
    >>> print(write(Selection({"http://x/g": graph}, {"x": "http://x/", "y": "http://y/"}, "http://x/")), end="")
    @prefix x: <http://x/> .
    <BLANKLINE>
    x:a
        x:b "1" ;
    .
    """
    short = Short(selection.prefixes)
    body = list(blocks(selection.merge(), short))
    return spelled_out(short.declarations() + "".join(f"\n{block}" for block in body))


class Short:
    """Terms as Turtle writes them, by how N-Triples writes them; knows which prefixes they use."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self.used: set[str] = set()
        self.names = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
        # Nearly all namespaces end in / or #: these are found at once, however many a dataset declares; the others are tried in turn.
        self.odd = sorted((namespace for namespace in self.names if namespace[-1:] not in ("/", "#")), key=len, reverse=True)
        self.found: dict[str, str] = {}

    def __call__(self, term: str) -> str:
        """Write a term, as short as the prefixes allow."""
        if term not in self.found:
            self.found[term] = self.iri(term) if term[0] == "<" else self.literal(term) if term[0] == '"' else term
        return self.found[term]

    def iri(self, term: str) -> str:
        """Write an IRI; the longest namespace wins."""
        iri = term[1:-1]
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        candidates = [namespace for namespace in self.odd if iri.startswith(namespace)]
        for namespace in [*candidates, iri[:cut]]:
            local = iri[len(namespace) :]
            if namespace in self.names and (not local or _LOCAL.fullmatch(local)):
                prefix = self.names[namespace]
                self.used.add(prefix)
                return f"{prefix}:{local}"
        return term

    def literal(self, term: str) -> str:
        """Write a literal."""
        if term[-1] != ">":
            return term
        text, _, kind = term.rpartition("^^")
        if kind in _PLAIN and _PLAIN[kind].fullmatch(text[1:-1]):
            return text[1:-1]
        return f"{text}^^{self(kind)}"

    def declarations(self) -> str:
        """Declare the prefixes that were used, in the order of the house."""
        return house([], {prefix: self.prefixes[prefix] for prefix in self.used})


def blocks(graph: Graph, short: Short) -> Iterator[str]:
    """Write each subject with what it says as a block, in the order of the names."""
    named = sorted((short(subject), said) for subject, said in graph.items())
    for subject, said in named:
        rows = sorted(("" if predicate == TYPE else short(predicate), short(object_)) for predicate, object_ in said)
        first = " " if rows[0][0] == "" else "\n    "
        yield f"{subject}{first}" + "    ".join(f"{verb or 'a'} {thing} ;\n" for verb, thing in rows) + ".\n"


def spelled_out(text: str) -> str:
    r"""Write signs that act on a terminal or end a line as escapes, which mean the same in Turtle, its relatives and JSON.

    >>> spelled_out("a\u2028b\x85")
    'a\\u2028b\\u0085'
    """
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
