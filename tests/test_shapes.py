"""The shapes: every one has a bad file that makes it fire, and nothing else does.

A bad file is a SPARQL update of tests/shapes/good/base.ttl, named SHAPE.ru or SHAPE.WHAT-IS-WRONG.ru. The bad file of a node shape has a
property that the closed shape does not know.
"""

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, URIRef

from stancegraph import shacl, turtle
from stancegraph.layout import home
from stancegraph.namespaces import PREFIXES, SGS

HERE = Path(__file__).parent / "shapes"
BAD = sorted((HERE / "bad").glob("*.ru"))
BASE = HERE / "good" / "base.ttl"


@cache
def shapes() -> Graph:
    return Graph().parse(Path(home()) / "ontology" / "shapes.ttl")


def fired(update: str) -> list[shacl.Result]:
    store = ox.Store()
    store.load(path=str(BASE), format=ox.RdfFormat.TURTLE)
    store.update(update, prefixes={**PREFIXES, "t": "https://example.org/id/"})
    graph = shacl.to_rdflib(shacl.background(), Graph(bind_namespaces="none"))
    return shacl.run(shacl.to_rdflib((quad.triple for quad in store), graph))


def local(iri: object) -> str:
    return str(iri).removeprefix(SGS)


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_fires_its_shape_and_no_other(file: Path) -> None:
    results = fired(file.read_text(encoding="utf-8"))
    assert {result.shape for result in results} == {file.stem.partition(".")[0]}
    assert all(result.mend and result.wrong for result in results)


def test_the_good_file_fires_nothing() -> None:
    assert fired("INSERT DATA {}") == []


def test_the_good_file_uses_every_property_of_every_shape() -> None:
    base = Graph().parse(BASE)
    for shape in shapes().subjects(SH.closed):
        things = list(base.subjects(RDF.type, shapes().value(shape, SH.targetClass)))
        assert things, shape
        for path in {shapes().value(own, SH.path) for own in shapes().objects(shape, SH.property) if local(own).startswith(local(shape))}:
            assert any((thing, path, None) in base for thing in things), (shape, path)


def named() -> set[str]:
    """Name every property shape, every closed node shape and every rule over several properties."""
    graph = shapes()
    nodes = {*graph.subjects(RDF.type, SH.PropertyShape), *graph.subjects(SH.closed), *graph.subjects(SH.description)}
    return {local(node) for node in nodes if isinstance(node, URIRef)}


def test_every_shape_has_a_bad_file_and_every_file_a_shape() -> None:
    assert {file.stem.partition(".")[0] for file in BAD} == named()


def test_every_shape_has_a_message_and_a_target_or_a_user() -> None:
    graph = shapes()
    for name in named():
        shape = URIRef(SGS + name)
        assert len(list(graph.objects(shape, SH.message))) == 1, name
        assert (shape, SH.targetClass, None) in graph or (None, SH.property, shape) in graph, name


def test_every_class_has_a_node_shape_and_every_target_is_a_class() -> None:
    terms = turtle.read(Path(home()) / "ontology" / "terms.ttl")[1].triples
    owl_class = "http://www.w3.org/2002/07/owl#Class"
    sg = "https://w3id.org/stancegraph/ontology#"
    classes = {
        triple.subject.value
        for triple in terms
        if getattr(triple.object, "value", "") == owl_class and triple.predicate.value == turtle.RDF_TYPE
    }
    targets = {str(target) for target in shapes().objects(None, SH.targetClass)}
    assert targets == {iri for iri in classes if iri.startswith(sg)}


def test_a_narrower_value_of_ones_own_is_welcome() -> None:
    own = """INSERT DATA { t:stance-cheers a skos:Concept ; rdfs:label "cheers"@en ; skos:broader sg:stance-supports ; sg:polarity 1 } ;
      DELETE WHERE { t:position sg:stance ?old } ; INSERT DATA { t:position sg:stance t:stance-cheers }"""
    assert fired(own) == []
