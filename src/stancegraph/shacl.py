"""Running the shapes: pyshacl over rdflib graphs, with plain values in and out."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox
import pyshacl
from rdflib import RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH

from stancegraph import turtle
from stancegraph.layout import home

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

_STRING = "http://www.w3.org/2001/XMLSchema#string"

# What is wrong, by the kind of constraint; what to do about it is the message of the shape.
_WRONG = {
    "MinCount": "is missing",
    "MaxCount": "stands there more than once",
    "HasValue": "is not the one value that it may have",
    "UniqueLang": "stands there more than once in one language",
    "QualifiedMinCount": "is missing in English",
    "LessThan": "is not before the other bound",
    "LessThanOrEquals": "is after the other bound",
    "Closed": "does not belong here",
}


class Result(NamedTuple):
    """Hold one result of the shapes: IRIs as plain texts, empty where there is none, and what is wrong in words."""

    focus: str
    path: str
    value: str
    severity: str
    shape: str
    wrong: str
    mend: str


def to_rdflib(triples: Iterable[ox.Triple], graph: Graph) -> Graph:
    """Add pyoxigraph's triples to an rdflib graph; its own Turtle parser takes twenty times as long.

    Takes the triples and the graph, which is changed and given back; raises nothing.

    >>> len(to_rdflib(turtle.parse("<a:b> a <a:c> .", "a.ttl").triples, Graph()))
    1
    """
    for triple in triples:
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


@lru_cache(maxsize=65536)
def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Turn a term of pyoxigraph into one of rdflib."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        return Literal(str(term))  # a quoted triple; no shape expects one
    if term.language or term.datatype.value == _STRING:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def lists() -> list[ox.Triple]:
    """Read the closed lists; gives their triples; raises a FolderError where they cannot be read.

    >>> any(triple.subject.value.endswith("#stance-opposes") for triple in lists())
    True
    """
    return turtle.read(os.path.join(home(), "ontology", "lists.ttl"))[1].triples


def background() -> list[ox.Triple]:
    """Read what the shapes must know beside the data: the closed lists, and which class is narrower than which.

    Gives the triples; raises a FolderError where the shipped ontology cannot be read.

    >>> any(triple.predicate.value.endswith("subClassOf") for triple in background())
    True
    """
    _, terms = turtle.read(os.path.join(home(), "ontology", "terms.ttl"))
    return [triple for triple in terms.triples if triple.predicate.value == str(RDFS.subClassOf)] + lists()


def run(graph: Graph) -> list[Result]:
    """Check a graph, which must hold `background()` too, against the shipped shapes.

    Takes the rdflib graph; gives the results, in no order; raises a FolderError where the shipped shapes cannot be read.

    >>> graph = to_rdflib(background() + turtle.parse("<a:b> a <https://w3id.org/stancegraph/ontology#Narrator> .", "a").triples, Graph())
    >>> [(result.focus, result.wrong) for result in run(graph)]
    [('a:b', 'rdfs:label is missing in English')]
    """
    shapes = _shapes()
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, inference="none", meta_shacl=False)
    if conforms or not isinstance(report, Graph):
        return []
    return sorted({_result(report, shapes, node) for node in report.objects(None, SH.result)})


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    """Read the shipped shapes."""
    _, read = turtle.read(os.path.join(home(), "ontology", "shapes.ttl"))
    shapes = to_rdflib(read.triples, Graph())
    for prefix, iri in read.prefixes.items():
        shapes.bind(prefix, iri, replace=True)
    return shapes


def _result(report: Graph, shapes: Graph, node: Node) -> Result:
    """Read one result out of pyshacl's report."""

    def text(predicate: URIRef) -> str:
        found = report.value(node, predicate)
        return "" if found is None or isinstance(found, BNode) else str(found)

    kind = text(SH.sourceConstraintComponent).rpartition("#")[2].removesuffix("ConstraintComponent")
    value = report.value(node, SH.value)
    path = text(SH.resultPath)
    shown = shapes.qname(path) if path else ""
    if path:
        wrong = f"{shown} {_WRONG.get(kind, 'has a value that does not fit')}"
    else:
        wrong = str(shapes.value(URIRef(text(SH.sourceShape)), SH.description) or "breaks a rule")
    return Result(
        text(SH.focusNode),
        path,
        str(value) if isinstance(value, URIRef) else "",
        text(SH.resultSeverity).rpartition("#")[2].lower(),
        text(SH.sourceShape).rpartition("#")[2],
        wrong,
        text(SH.resultMessage),
    )
