"""RDF/XML (W3C Recommendation, 2014), for programs that read nothing newer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from stancegraph.errors import OutputError
from stancegraph.exports.selection import TYPE
from stancegraph.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancegraph.exports.selection import Selection

#: A name as XML 1.0 lets it stand after a colon, at the end of an IRI.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(f"[{_START}][-.0-9\u00b7\u0300-\u036f\u203f-\u2040{_START}]*$")
_PREFIX = re.compile(r"(?![Xx][Mm][Ll])[A-Za-z_][A-Za-z0-9_-]*")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Signs that XML allows but some program takes for a command, the end of a line or another order of the text.
_ACTING = re.compile("[\r\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
#: What RDF/XML keeps for its own syntax.
_RESERVED = frozenset(
    RDF + name
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description", "li"),
        *("aboutEach", "aboutEachPrefix", "bagID"),
    )
)
MEND = "export turtle or jsonld, which can hold it, or mend the data"


def write(selection: Selection) -> str:
    """Write triples as RDF/XML; the named graphs become one.

    Raises OutputError for a sign that XML has no way to write, and for a property whose IRI does not end in a name.

    >>> from stancegraph.exports.selection import Selection
    >>> graph = {"<http://x/a>": [("<http://y/b>", '"1"@en')]}
    >>> print(write(Selection({"http://x/g": graph}, {"y": "http://y/"}, "http://x/")), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <rdf:RDF
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns:y="http://y/">
    <rdf:Description rdf:about="http://x/a">
     <y:b xml:lang="en">1</y:b>
    </rdf:Description>
    </rdf:RDF>
    """
    names = _Names(selection.prefixes)
    body: list[str] = []
    for subject, said in selection.merge().items():
        kind = next((object_ for predicate, object_ in said if predicate == TYPE and names.can(object_)), "")
        element = names.element(kind) if kind else "rdf:Description"
        body.append(f"<{element} {_attribute('about', subject)}>")
        for predicate, object_ in said:
            if (predicate, object_) != (TYPE, kind):
                body.append(f" {_property(names.property(predicate, subject), object_, subject)}")
        body.append(f"</{element}>")
    head = ['<?xml version="1.0" encoding="UTF-8"?>', "<rdf:RDF", *names.declarations(), *body, "</rdf:RDF>", ""]
    return _ACTING.sub(lambda found: f"&#{ord(found[0])};", "\n".join(head))


def _property(name: str, object_: str, subject: str) -> str:
    """Write one triple as an element."""
    if object_[0] != '"':
        return f"<{name} {_attribute('resource', object_)}/>"
    if object_[-1] == '"':
        text, more = object_, ""
    elif object_[-1] == ">":
        text, _, kind = object_.rpartition("^^")
        more = f" rdf:datatype={quoteattr(kind[1:-1])}"
    else:
        text, _, tag = object_.rpartition("@")
        more = f' xml:lang="{tag}"'
    value: str = json.loads(text) if "\\" in text else text[1:-1]  # the escapes of N-Triples are those of JSON
    illegal = _ILLEGAL.search(value)
    if illegal:
        raise OutputError(f"RDF/XML cannot hold the sign U+{ord(illegal[0]):04X}", subject, MEND)
    return f"<{name}{more}>{escape(value)}</{name}>"


def _attribute(name: str, term: str) -> str:
    if term[0] == "_":
        return f'rdf:nodeID="{term[2:]}"'
    return f"rdf:{name}={quoteattr(term[1:-1])}"


class _Names:
    """Names of elements for the IRIs of properties and classes, and the namespaces that they need."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True) if _PREFIX.fullmatch(prefix)}
        self.used = {RDF: "rdf"}
        self.found: dict[str, str] = {}

    def can(self, term: str) -> bool:
        """Say whether an IRI can be the name of an element."""
        return term[0] == "<" and term[1:-1] not in _RESERVED and _NAME.search(term[1:-1]) is not None

    def property(self, predicate: str, subject: str) -> str:
        """Give the name of the element for a property."""
        if predicate not in self.found and not self.can(predicate):
            raise OutputError(f"RDF/XML has no name for the property {predicate}", subject, MEND)
        return self.element(predicate)

    def element(self, term: str) -> str:
        """Give the name of the element for a property or a class."""
        if term not in self.found:
            iri = term[1:-1]
            name = _NAME.search(iri)
            assert name is not None  # noqa: S101 - `can` was asked before
            namespace = iri[: name.start()]
            if namespace not in self.used:
                self.used[namespace] = self.prefixes.get(namespace) or self.new()
            self.found[term] = f"{self.used[namespace]}:{name[0]}"
        return self.found[term]

    def new(self) -> str:
        """Make up a prefix that nobody has."""
        taken = {*self.prefixes.values(), *self.used.values()}
        return next(name for number in range(1, len(taken) + 2) if (name := f"ns{number}") not in taken)

    def declarations(self) -> list[str]:
        """Declare the namespaces that were used, as the last words of the start of the document."""
        lines = [f" xmlns:{prefix}={quoteattr(namespace)}" for namespace, prefix in sorted(self.used.items(), key=lambda pair: pair[1])]
        return [*lines[:-1], lines[-1] + ">"]
