"""JSON-LD 1.1 (W3C Recommendation, 2020) with its context in the file, so that nobody has to fetch one.

Keys are the names of our properties and classes; things of the dataset are named from its base on, values of our lists with a prefix. What
a property holds follows from the ontology and its shapes: names of things, texts by language, days, or plain JSON. A value that is none of
these stands under the prefixed name of its property, in full, so that nothing is taken for what it is not.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph

from stancegraph.exports.selection import TYPE
from stancegraph.exports.turtle import spelled_out
from stancegraph.layout import home
from stancegraph.namespaces import PREFIXES, RDF, SG, SH, XSD, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stancegraph.exports.selection import Graph, Selection

OWL = PREFIXES["owl"]
#: Properties of other vocabularies that a dataset.ttl uses, by what they hold.
OTHERS = {
    "id": "dcat:distribution dcterms:creator dcterms:isPartOf dcterms:isReplacedBy dcterms:isVersionOf dcterms:license "
    "dcterms:publisher dcterms:replaces dcterms:source dcterms:spatial foaf:homepage foaf:page rdfs:seeAlso sh:declare void:class "
    "void:classPartition void:dataDump void:exampleResource void:subset void:vocabulary",
    "language": "dcat:keyword dcterms:description dcterms:title",
    "": "dcterms:identifier foaf:name sh:namespace sh:prefix void:uriSpace",
}
_RELATIVE = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+/?")
_WHOLE_NUMBER = re.compile(r'"(0|-?[1-9][0-9]{0,14})"\^\^<' + re.escape(XSD) + "integer>")
_TRUTH = {f'"{word}"^^<{XSD}boolean>': word for word in ("true", "false")}


class Term(NamedTuple):
    """A key of the context: its word, and what its values are: `id`, `language`, the IRI of a datatype, or nothing in particular."""

    word: str
    holds: str


@cache
def vocabulary() -> tuple[dict[str, Term], dict[str, str]]:
    """Read from the ontology and its shapes which properties and classes there are and what a property holds.

    Returns the terms by IRI of property, and the words by IRI of class.

    >>> terms, classes = vocabulary()
    >>> terms[SG + "holder"], classes[SG + "Position"]
    (Term(word='holder', holds='id'), 'Position')
    """
    holds = dict(_held())
    for kind, names in OTHERS.items():
        for prefix, _, local in (name.partition(":") for name in names.split()):
            holds[PREFIXES[prefix] + local] = kind
    classes: dict[str, str] = {}
    for subject, predicate, object_ in _read("terms.ttl"):
        if predicate == RDF + "type" and object_.startswith(OWL):
            if object_ == OWL + "ObjectProperty":
                holds[subject] = "id"
            elif object_.endswith("Property"):
                holds.setdefault(subject, "")
            elif object_ == OWL + "Class" and subject.startswith(SG):
                classes[subject] = subject.removeprefix(SG)
    terms: dict[str, Term] = {}
    taken: set[str] = set()
    for iri in sorted(holds, key=lambda iri: (not iri.startswith(SG), iri)):
        prefix, _, local = shorten(iri, PREFIXES).partition(":")
        if prefix in PREFIXES and iri != RDF + "type":
            word = prefix + local[0].upper() + local[1:] if local in taken else local
            taken.add(word)
            terms[iri] = Term(word, holds[iri])
    return terms, classes


def _held() -> Iterator[tuple[str, str]]:
    """Give what the shapes say that properties hold, as far as the context makes a difference."""
    shapes: dict[str, dict[str, str]] = {}
    for subject, predicate, object_ in _read("shapes.ttl"):
        if predicate in (SH + "path", SH + "datatype"):
            shapes.setdefault(subject, {})[predicate] = object_
    kinds = {RDF + "langString": "language", XSD + "date": XSD + "date"}
    for shape in shapes.values():
        if SH + "path" in shape and shape.get(SH + "datatype") in kinds:
            yield shape[SH + "path"], kinds[shape[SH + "datatype"]]


def _read(name: str) -> Iterator[tuple[str, str, str]]:
    for triple in pyoxigraph.parse(path=os.path.join(home(), "ontology", name), format=pyoxigraph.RdfFormat.TURTLE):
        yield str(triple.subject).strip("<>"), triple.predicate.value, getattr(triple.object, "value", "")


def context(base: str, prefixes: Mapping[str, str]) -> dict[str, object]:
    """Give the context of a file.

    >>> context("https://example.org/", PREFIXES)["holder"]
    {'@id': 'sg:holder', '@type': '@id'}
    """
    terms, classes = vocabulary()
    found: dict[str, object] = {"@version": 1.1, "@base": base, "id": "@id", "type": "@type", **dict(sorted(prefixes.items()))}
    words: dict[str, object] = {}
    for iri, term in terms.items():
        name = _name(iri, prefixes)
        if term.holds == "language":
            words[term.word] = {"@id": name, "@container": "@language"}
        elif term.holds:
            words[term.word] = {"@id": name, "@type": "@id" if term.holds == "id" else _name(term.holds, prefixes)}
        else:
            words[term.word] = name
    words.update({word: _name(iri, prefixes) for iri, word in classes.items()})
    return {**found, **dict(sorted(words.items()))}


def _name(iri: str, prefixes: Mapping[str, str]) -> str:
    return shorten(iri, dict(prefixes)).strip("<>")


def write(selection: Selection) -> str:
    """Write triples as JSON-LD, a property a line.

    >>> from stancegraph.exports.selection import Selection
    >>> graph = {"<http://x/a>": [(f"<{SG}holder>", "<http://x/b>")]}
    >>> print(write(Selection({"http://x/g": graph}, {}, "http://x/")).partition('"@graph": [')[2])
    <BLANKLINE>
    {"id": "g", "@graph": [
    {"id": "a",
     "holder": "b"}
    ]}
    ]}
    <BLANKLINE>
    """
    prefixes = PREFIXES
    while True:
        writer = _Writer(selection.base, prefixes)
        text = writer.text(selection)
        if not writer.clashing:
            return text
        prefixes = {prefix: iri for prefix, iri in prefixes.items() if prefix not in writer.clashing}


class _Writer:
    """Writes terms as JSON, by how N-Triples writes them; the escapes of N-Triples are those of JSON."""

    def __init__(self, base: str, prefixes: Mapping[str, str]) -> None:
        self.base = base if base.endswith("/") and "://" in base else ""
        self.prefixes = prefixes
        self.namespaces = {namespace: prefix for prefix, namespace in prefixes.items()}
        terms, classes = vocabulary()
        self.terms = {f"<{iri}>": term for iri, term in terms.items()}
        self.classes = {f"<{iri}>": f'"{word}"' for iri, word in classes.items()}
        self.clashing: set[str] = set()  # prefixes that are the scheme of an IRI as well
        self.names: dict[str, str] = {}

    def text(self, selection: Selection) -> str:
        """Write everything."""
        head = json.dumps(context(selection.base, self.prefixes), ensure_ascii=False, indent=1).replace("\n  ", " ").replace("\n }", " }")
        graphs = [
            f'{{"id": {self.iri(f"<{name}>")}, "@graph": [\n' + ",\n".join(self.nodes(graph)) + "\n]}"
            for name, graph in selection.graphs.items()
        ]
        return spelled_out('{"@context": ' + head + ',\n"@graph": [\n' + ",\n".join(graphs) + "\n]}\n")

    def nodes(self, graph: Graph) -> Iterator[str]:
        """Write each subject of a graph."""
        for subject, said in graph.items():
            values: dict[str, list[str]] = {}
            for predicate, object_ in said:
                values.setdefault(predicate, []).append(object_)
            types = [object_ for object_ in values.pop(TYPE, []) if object_[0] != '"']
            odd = [("rdf:type", object_) for predicate, object_ in said if predicate == TYPE and object_[0] == '"']
            entries = [f'"type": {_several([self.classes.get(type_) or self.iri(type_, False) for type_ in types])}'] if types else []
            entries += [f'"{key}": {_several([self.full(object_)])}' for key, object_ in odd]
            for predicate in sorted(values, key=self.word):
                entries += self.entries(predicate, values[predicate])
            yield ",\n ".join([f'{{"id": {self.iri(subject)}', *entries]) + "}"

    def word(self, predicate: str) -> str:
        """Give the key of a property."""
        return self.terms[predicate].word if predicate in self.terms else predicate

    def entries(self, predicate: str, objects: list[str]) -> Iterator[str]:
        """Write what a subject says with one property: under its word what fits there, in full what does not."""
        term = self.terms.get(predicate)
        rest = objects
        if term is not None and term.holds == "language":
            fitting = [object_ for object_ in objects if _language(object_)]
            rest = [object_ for object_ in objects if not _language(object_)]
            by_language: dict[str, list[str]] = {}
            for object_ in fitting:
                by_language.setdefault(_language(object_), []).append(object_[: object_.rindex("@")])
            if fitting:
                yield f'"{term.word}": {{' + ", ".join(f'"{tag}": {_several(texts)}' for tag, texts in sorted(by_language.items())) + "}"
        elif term is not None:
            written = [self.fitting(object_, term.holds) for object_ in objects]
            rest = [object_ for object_, value in zip(objects, written, strict=True) if not value]
            if len(rest) < len(objects):
                yield f'"{term.word}": {_several([value for value in written if value])}'
        if rest:
            yield f"{self.iri(predicate, False)}: {_several([self.full(object_) for object_ in rest])}"

    def fitting(self, object_: str, holds: str) -> str:
        """Write a value as the context reads it back; nothing where the context would read something else."""
        if holds == "id":
            return "" if object_[0] == '"' else self.iri(object_)
        if holds:
            suffix = f"^^<{holds}>"
            return object_.removesuffix(suffix) if object_[0] == '"' and object_.endswith(suffix) else ""
        return self.full(object_)

    def full(self, object_: str) -> str:
        """Write a value so that it needs no context but the prefixes."""
        if object_[0] != '"':
            return f'{{"id": {self.iri(object_)}}}'
        if object_[-1] == '"':
            return object_
        if object_[-1] == ">":
            number = _WHOLE_NUMBER.fullmatch(object_)
            if number or object_ in _TRUTH:
                return number[1] if number else _TRUTH[object_]
            text, _, kind = object_.rpartition("^^")
            return f'{{"@value": {text}, "@type": {self.iri(kind, False)}}}'
        text, _, tag = object_.rpartition("@")
        return f'{{"@value": {text}, "@language": "{tag}"}}'

    def iri(self, term: str, relative: bool = True) -> str:
        """Write an IRI, from the base on where that may stand, or with a prefix."""
        if not relative:
            return f'"{self.prefixed(term[1:-1])}"' if term[0] == "<" else f'"{term}"'
        if term not in self.names:
            local = term[len(self.base) + 1 : -1] if self.base and term.startswith("<" + self.base) else ""
            self.names[term] = f'"{local}"' if _RELATIVE.fullmatch(local) else self.iri(term, False)
        return self.names[term]

    def prefixed(self, iri: str) -> str:
        """Write an IRI with a prefix where there is one."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.namespaces.get(iri[:cut])
        if prefix and _RELATIVE.fullmatch(iri[cut:]):
            return f"{prefix}:{iri[cut:]}"
        scheme, _, rest = iri.partition(":")
        if scheme in self.prefixes and not rest.startswith("//"):
            self.clashing.add(scheme)
        return iri


def _language(term: str) -> str:
    """Give the language of a text, where it has one."""
    return term.rpartition("@")[2] if term[0] == '"' and term[-1] not in '">' else ""


def _several(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"
