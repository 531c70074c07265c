"""Tests of what is sent: one form of lines, a digest, and names for nodes that have none."""

import random
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from stancegraph.errors import MalformedTurtle, UnreadableFile
from stancegraph.layout import Folder, home
from stancegraph.remote.documents import GENID, Document, digest

GRAPH = "https://example.org/graph/a"
PREFIXES = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


def document(folder: Path, text: str, graph: str = GRAPH, name: str = "a.ttl") -> Document:
    file = folder / name
    file.write_text(PREFIXES + text)
    return Document.read(graph, (str(file),))


def test_the_digest_does_not_depend_on_the_order_of_a_file(village: Path, tmp_path: Path) -> None:
    for file in Folder(village).files:
        whole = Document.read(GRAPH, (file,))
        lines = list(whole.lines())
        again = [*lines, *lines[:3]]
        random.Random(1).shuffle(again)
        assert document(tmp_path, "\n".join(again)).digest == whole.digest
        assert whole.digest == digest(sorted(set(lines)))
        assert whole.count == len(lines)
        assert len(b"".join(whole.body())) == whole.size


def test_the_digest_is_another_where_anything_differs(tmp_path: Path) -> None:
    texts = ["<a:a> <a:b> <a:c> .", "<a:a> <a:b> <a:d> .", '<a:a> <a:b> "a:c" .', '<a:a> <a:b> "a:c"@en .', ""]
    assert len({document(tmp_path, text).digest for text in texts}) == len(texts)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("007", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ('"5"^^xsd:nonNegativeInteger', '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("1.10", '"1.1"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ('"1"^^xsd:boolean', '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ('"x"@EN-gb', '"x"@en-gb'),
        ('"1992-06"^^xsd:gYearMonth', '"1992-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'),
        ('"a \\" b ^^<c:d> ."^^<x:y>', '"a \\" b ^^<c:d> ."^^<x:y>'),
        ('"_:b is no node"', '"_:b is no node"'),
        ('"a\\nline and a\\ttab"', '"a\\nline and a\\ttab"'),
    ],
)
def test_literals_are_sent_in_the_form_in_which_stores_give_them_back(tmp_path: Path, written: str, sent: str) -> None:
    found = list(document(tmp_path, f"<a:a> <a:b> {written} .").lines())
    assert len(found) == 1
    assert found[0].startswith("<a:a> <a:b> ")
    assert ox.parse(found[0].encode(), ox.RdfFormat.N_TRIPLES) is not None
    there = next(iter(ox.parse(f"<a:a> <a:b> {sent} .".encode(), ox.RdfFormat.N_TRIPLES)))
    assert next(iter(ox.parse(found[0].encode(), ox.RdfFormat.N_TRIPLES))) == there


def test_nodes_without_a_name_get_the_same_one_every_time_and_another_elsewhere(tmp_path: Path) -> None:
    text = '<a:a> <a:b> [ <a:c> ( "_:x" [] ) ] .'
    first = list(document(tmp_path, text).lines())
    assert list(document(tmp_path, text).lines()) == first
    assert not [line for line in first if re.search(r"(^| )_:", re.sub(r'"[^"]*"', "", line))]
    names = set(re.findall(f"<{GENID}[0-9a-f]+>", "\n".join(first)))
    assert len(names) == 4
    for graph, name in ((GRAPH + "b", "a.ttl"), (GRAPH, "b.ttl")):
        other = document(tmp_path, text, graph, name).lines()
        assert not names & set(re.findall(f"<{GENID}[0-9a-f]+>", "\n".join(other)))


@pytest.mark.parametrize("name", ["terms", "links", "shapes", "house", "lists"])
def test_lists_and_nameless_nodes_of_our_own_files_keep_their_shape(name: str) -> None:
    file = f"{home()}/ontology/{name}.ttl"
    sent = rdflib.Graph().parse(data=b"".join(Document.read(GRAPH, (file,)).body()), format="nt")
    named = rdflib.Graph().parse(file, format="turtle")
    unnamed = rdflib.Graph()
    for triple in sent:
        unnamed.add(tuple(rdflib.BNode(term[len(GENID) :]) if term.startswith(GENID) else term for term in triple))  # type: ignore[arg-type]
    assert not any(isinstance(term, rdflib.BNode) for triple in sent for term in triple)
    assert len(unnamed) == len(named)
    assert isomorphic(_plain(unnamed), _plain(named))


def _plain(graph: rdflib.Graph) -> rdflib.Graph:
    """Write every literal by its value, so that whole numbers of several types are alike."""
    plain = rdflib.Graph()
    for s, p, o in graph:
        plain.add((s, p, rdflib.Literal(str(o.toPython()), lang=o.language) if isinstance(o, rdflib.Literal) else o))
    return plain


def test_several_files_become_one_graph_in_which_their_nodes_stay_apart(tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("<a:a> <a:b> [] . <a:same> <a:b> <a:c> .")
    both = Document.read(GRAPH, (str(tmp_path / "a.ttl"), str(tmp_path / "b.ttl")))
    assert both.count == 3


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(MalformedTurtle, match=r"a\.ttl:2"):
        document(tmp_path, "<a:a> <a:b> .")
    with pytest.raises(UnreadableFile):
        Document.read(GRAPH, (str(tmp_path / "none.ttl"),))
