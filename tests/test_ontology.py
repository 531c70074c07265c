"""The ontology: its own rules, its names, its examples, its coverage by queries and its links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import FOAF, ORG, PROV, SDO

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "tests" / "ontology" / "house"
ONTOLOGY = URIRef("https://w3id.org/stancegraph/ontology")
LINKS = URIRef("https://w3id.org/stancegraph/links")
SG = Namespace("https://w3id.org/stancegraph/ontology#")
SGS = Namespace("https://w3id.org/stancegraph/shapes#")
KINDS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}

# Terms of vocabularies that rdflib does not carry as closed namespaces, read in the versions that links.ttl names.
READ = {
    "http://www.w3.org/ns/oa#": {"TextPositionSelector", "exact", "hasSource"},
    "http://www.w3.org/ns/opengov#": {"Motion", "Speech", "onBehalfOf", "post"},
    "http://www.wikidata.org/prop/direct/": {"P39", "P131", "P276", "P297", "P361", "P463", "P488", "P710", "P726", "P921", "P1120"},
    "http://www.wikidata.org/prop/qualifier/": {"P1319", "P1326", "P1545", "P1932"},
}


def graph(*paths: Path) -> Graph:
    """Read Turtle files into one graph."""
    found = Graph()
    for path in paths:
        found.parse(path, format="turtle")
    return found


def files(folder: str, ending: str) -> list[Path]:
    return sorted((ROOT / folder).rglob(f"*.{ending}"))


def local(iri: object) -> str:
    return str(iri).rpartition("#")[2]


@pytest.fixture(scope="module")
def terms() -> Graph:
    return graph(ROOT / "ontology" / "terms.ttl")


@pytest.fixture(scope="module")
def lists() -> Graph:
    return graph(ROOT / "ontology" / "lists.ttl")


@pytest.fixture(scope="module")
def links() -> Graph:
    return graph(ROOT / "ontology" / "links.ttl")


@pytest.fixture(scope="module")
def house() -> Graph:
    return graph(ROOT / "ontology" / "house.ttl")


@pytest.fixture(scope="module")
def data() -> Graph:
    return graph(*files("data", "ttl"))


def declared(ontology: Graph) -> set[URIRef]:
    """Give the classes and properties of our own."""
    return {term for kind in KINDS for term in ontology.subjects(RDF.type, kind) if term in SG}


# Every Turtle file


def parses(path: Path) -> bool:
    try:
        graph(path)
    except Exception:  # rdflib has several errors for bad Turtle, some of them plain ValueErrors
        return False
    return True


def turtle_files() -> list[Path]:
    return [path for folder in ("ontology", "data", "tests") for path in files(folder, "ttl")]


@pytest.mark.parametrize("path", turtle_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_turtle_parses_unless_its_name_says_malformed(path: Path) -> None:
    assert parses(path) != ("malformed" in path.name)


# The rules in house.ttl


def broken(candidate: Graph, house: Graph) -> set[str]:
    """Give the names of the rules that a graph breaks."""
    _, report, _ = validate(candidate, shacl_graph=house, inference="none")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return {local(report.value(r, SH.sourceConstraint) or report.value(r, SH.sourceShape)) for r in results}


def test_ontology_keeps_the_rules(house: Graph) -> None:
    assert broken(graph(*files("ontology", "ttl")), house) == set()


def test_a_good_ontology_breaks_no_rule(house: Graph) -> None:
    assert broken(graph(HOUSE / "good.ttl"), house) == set()


@pytest.mark.parametrize("path", sorted((HOUSE / "bad").glob("*.ttl")), ids=lambda path: path.stem)
def test_a_bad_ontology_breaks_the_rule_it_is_named_for(path: Path, house: Graph) -> None:
    assert broken(graph(path), house) == {path.stem}


def test_every_rule_has_a_message_and_a_bad_ontology(house: Graph) -> None:
    rules = {*house.subjects(RDF.type, SH.PropertyShape), *house.subjects(RDF.type, SH.SPARQLConstraint)}
    assert {local(rule) for rule in rules} == {path.stem for path in (HOUSE / "bad").glob("*.ttl")}
    assert [rule for rule in rules if not house.value(rule, SH.message)] == []


# Names


def ours(iri: URIRef) -> bool:
    """Say whether an IRI is a name in one of our namespaces, and not the namespace itself."""
    return (iri in SG or iri in SGS) and local(iri) != ""


def names_in_graph(candidate: Graph) -> set[URIRef]:
    """Give the names in our namespaces that a graph uses."""
    return {node for triple in candidate for node in triple if isinstance(node, URIRef) and ours(node)}


def names_in_query(text: str) -> set[URIRef]:
    """Give the names in our namespaces that a query uses, comments and strings left out."""
    code = re.sub(r"<[^<>\s]*>|\"(?:[^\"\\\n]|\\.)*\"|#[^\n]*", lambda m: m[0] if m[0][0] == "<" else " ", text)
    spaces = {"sg": SG, "sgs": SGS}
    short = {spaces[prefix][name] for prefix, name in re.findall(r"\b(sgs?):([A-Za-z][\w-]*)", code)}
    full = {URIRef(iri) for iri in re.findall(r"<([^<>\s]*)>", code)}
    return short | {iri for iri in full if ours(iri)}


def names_declared() -> set[URIRef]:
    ontology = graph(*files("ontology", "ttl"))
    ours = set(ontology.subjects(RDFS.isDefinedBy, ONTOLOGY))
    return ours | {shape for shape in ontology.subjects() if isinstance(shape, URIRef) and shape in SGS}


@pytest.mark.parametrize("folder", ["ontology", "data"])
def test_files_use_declared_names_only(folder: str) -> None:
    assert names_in_graph(graph(*files(folder, "ttl"))) - names_declared() == set()


def test_queries_use_declared_names_only() -> None:
    known = names_declared()
    used = {path.name: names_in_query(path.read_text("utf-8")) - known for path in files("queries", "rq")}
    assert {name: undeclared for name, undeclared in used.items() if undeclared} == {}


def test_undeclared_names_are_seen() -> None:
    query = '#+ id: sg:inHeader\nSELECT ?x { ?x sg:nowhere/sg:holder "sg:inString" } # sg:inComment\n'
    query += "# and one in full\n<https://w3id.org/stancegraph/ontology#Full>"
    assert names_in_query(query) == {SG.nowhere, SG.holder, SG.Full}
    assert names_in_graph(Graph().add((SG.a, RDF.type, SGS.b))) - names_declared() == {SG.a, SGS.b}


def test_retired_terms_are_not_used(terms: Graph, lists: Graph, data: Graph) -> None:
    retired = set((terms + lists).subjects(OWL.deprecated, Literal(True)))
    in_queries = set().union(*(names_in_query(path.read_text("utf-8")) for path in files("queries", "rq")))
    assert retired & (names_in_graph(data) | in_queries) == set()


# Examples


def prefixes(data: Graph) -> str:
    """Write the prefixes that hold in the shipped data set as a Turtle header."""
    pairs = [(str(data.value(node, SH.prefix)), name) for node, name in data.subject_objects(SH.namespace)]
    pairs += [("sg", SG), ("rdfs", RDFS), ("skos", SKOS), ("xsd", "http://www.w3.org/2001/XMLSchema#")]
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in pairs)


def wrong_examples(terms: Graph, facts: Graph, header: str) -> dict[str, str]:
    """Say of each term whose example does not stand in the facts, or does not show the term, what is wrong."""
    wrong = {}
    for term, example in terms.subject_objects(SKOS.example):
        try:
            shown = Graph().parse(data=header + example, format="turtle")
        except Exception as error:
            wrong[local(term)] = f"is not Turtle: {error}"
            continue
        names = {name for triple in shown for name in triple}
        narrower = set(terms.transitive_subjects(RDFS.subClassOf, term))
        if missing := [triple for triple in shown if triple not in facts]:
            wrong[local(term)] = f"does not stand in the data: {missing}"
        elif not names & narrower:
            wrong[local(term)] = "does not show the term"
    return wrong


def test_every_example_stands_in_the_data(terms: Graph, lists: Graph, data: Graph) -> None:
    assert wrong_examples(terms, data + lists, prefixes(data)) == {}


def test_wrong_examples_are_seen(terms: Graph, lists: Graph) -> None:
    header = "@prefix sg: <https://w3id.org/stancegraph/ontology#> .\n"
    shown = "sg:stance-opposes sg:polarity -1 ."
    found = Graph()
    for term, example in {
        SG.polarity: shown,
        SG.force: shown,
        SG.Actor: "sg:stance-opposes sg:polarity 1 .",
        SG.Place: "Gaza",
    }.items():
        found.add((term, SKOS.example, Literal(example)))
    wrong = wrong_examples(found, lists, header)
    assert sorted(wrong) == ["Actor", "Place", "force"]
    assert "does not show" in wrong["force"]
    assert "does not stand" in wrong["Actor"]
    assert "is not Turtle" in wrong["Place"]


# Coverage: every term serves a question or a check, or stands in unasked-terms.ttl with the reason why not


def unasked() -> Graph:
    return graph(ROOT / "tests" / "ontology" / "unasked-terms.ttl")


def test_every_term_is_asked_for_or_says_why_not(terms: Graph) -> None:
    queries = [*files("queries/questions", "rq"), *files("queries/checks", "rq")]
    asked = set().union(*(names_in_query(path.read_text("utf-8")) for path in queries))
    excused = set(unasked().subjects(SKOS.editorialNote))
    assert sorted(declared(terms) - asked - excused) == [], "neither asked for nor excused"
    assert sorted(excused & asked) == [], "excused and yet asked for: take it off unasked-terms.ttl"
    assert sorted(excused - declared(terms)) == [], "excused and no term"


# Lightness and leanness


def test_terms_have_few_domains_and_ranges_and_no_inverses(terms: Graph) -> None:
    properties = [term for term in declared(terms) if (term, RDF.type, OWL.Class) not in terms]
    assert len(set(terms.subjects(RDFS.domain))) < 0.3 * len(properties)
    assert len(set(terms.subjects(RDFS.range))) < 0.4 * len(properties)
    assert list(terms.subject_objects(OWL.inverseOf)) == []


def test_lists_hold_nothing_that_an_answer_does_not_need(lists: Graph) -> None:
    needed = {RDF.type, RDFS.isDefinedBy, RDFS.label, SKOS.broader, SKOS.definition, SKOS.inScheme}
    needed |= {SG.countsAsOwn, SG.force, SG.polarity, SG.strength}
    assert set(lists.predicates()) == needed
    assert set(lists.objects(None, RDF.type)) == {SKOS.Concept, SKOS.ConceptScheme}


def test_labels_are_unique_within_a_list_and_among_the_terms(terms: Graph, lists: Graph) -> None:
    named = [(lists.value(value, SKOS.inScheme), str(label)) for value, label in lists.subject_objects(RDFS.label)]
    named += [(ONTOLOGY, str(label)) for label in terms.objects(None, RDFS.label)]
    assert sorted(str(pair) for pair in set(named) if named.count(pair) > 1) == []


# Links to other vocabularies


def known(target: URIRef) -> bool:
    """Say whether a term of another vocabulary exists."""
    for namespace in (FOAF, ORG, PROV, SDO, SKOS):
        if str(target).startswith(str(namespace)):
            return target in namespace
    return any(target == URIRef(space + name) for space, names in READ.items() for name in names)


def test_links_lead_from_our_terms_to_terms_that_exist(terms: Graph, links: Graph) -> None:
    assert set(links.objects(None, OWL.annotatedSource)) <= declared(terms)
    assert [target for target in links.objects(None, OWL.annotatedTarget) if not known(target)] == []
    assert not known(URIRef(f"{ORG}Pots"))
    assert not known(URIRef("http://www.w3.org/ns/oa#Pots"))


def test_every_link_has_its_version_and_reason(links: Graph) -> None:
    ends = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
    explained = {tuple(links.value(axiom, end) for end in ends) for axiom in links.subjects(RDF.type, OWL.Axiom)}
    assert {triple for triple in links if triple[0] in SG} == explained


def test_links_cover_every_vocabulary(links: Graph) -> None:
    targets = [str(target) for target in links.objects(None, OWL.annotatedTarget)]
    for space in [str(namespace) for namespace in (FOAF, ORG, PROV, SDO, SKOS)] + list(READ):
        assert any(target.startswith(space) for target in targets), space


def test_links_import_the_ontology_and_nothing_imports_them(links: Graph) -> None:
    assert set(links.objects(LINKS, OWL.imports)) == {ONTOLOGY}
    others = graph(*(path for path in turtle_files() if path.name != "links.ttl" and "malformed" not in path.name))
    assert set(others.objects(None, OWL.imports)) == set()
