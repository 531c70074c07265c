"""The check queries: each one fires on its own bad file, and nothing else does; both engines give the same rows.

A bad or good file is a SPARQL update of tests/shapes/good/base.ttl, so that it shows nothing but what it changes.
The default graph becomes the file articles/base.ttl of a dataset folder, and each named graph a file of its own.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from stancegraph import turtle
from stancegraph.layout import home
from stancegraph.namespaces import PREFIXES
from stancegraph.question import Question
from stancegraph.validating import Data, check, gather

HERE = Path(__file__).parent
BASE = HERE / "shapes" / "good" / "base.ttl"
BAD = sorted((HERE / "checks" / "bad").glob("*.ru"))
GOOD = sorted((HERE / "checks" / "good").glob("*.ru"))
CHECKS = sorted((Path(home()) / "queries" / "checks").glob("*.rq"))
IDS = "https://example.org/id/"
DATASET = f'<{IDS}> a <http://www.w3.org/ns/dcat#Dataset> ; <http://rdfs.org/ns/void#uriSpace> "{IDS}" .'


def folder(path: Path, update: str) -> Path:
    """Write base.ttl, as an update changes it, as a dataset folder."""
    store = ox.Store()
    store.load(path=str(BASE), format=ox.RdfFormat.TURTLE)
    store.update(update, prefixes={**PREFIXES, "t": IDS, "o": "https://example.org/own#"})
    (path / "dataset.ttl").write_text(DATASET, encoding="utf-8")
    for graph in [ox.DefaultGraph(), *store.named_graphs()]:
        name = graph.value.removeprefix(f"{IDS}graph/") if isinstance(graph, ox.NamedNode) else "articles/base"
        file = path / f"{name}.ttl"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(
            ox.serialize((quad.triple for quad in store.quads_for_pattern(None, None, None, graph)), format=ox.RdfFormat.TURTLE)
        )
    return path


def fired(path: Path) -> set[str]:
    return {finding.rule for finding in check(gather([], path))}


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_fires_its_check_and_no_other_rule(file: Path, tmp_path: Path) -> None:
    assert fired(folder(tmp_path, file.read_text(encoding="utf-8"))) == {file.stem}


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_a_good_file_that_comes_near_fires_nothing(file: Path, tmp_path: Path) -> None:
    assert fired(folder(tmp_path, file.read_text(encoding="utf-8"))) == set()


def test_the_base_file_fires_nothing(tmp_path: Path) -> None:
    assert fired(folder(tmp_path, "INSERT DATA {}")) == set()


def test_every_check_has_a_bad_file_and_every_file_a_check() -> None:
    names = {file.stem for file in CHECKS}
    assert {file.stem for file in BAD} == names
    assert {file.stem.partition(".")[0] for file in GOOD} <= names


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_a_check_says_what_it_is(file: Path) -> None:
    question = Question(file.read_text(encoding="utf-8"), str(file))
    assert question.rule
    assert question.severity in ("violation", "warning", "info")
    assert question.description
    assert question.tags
    assert next(iter(question.columns)) in ("focus",)
    assert f"SELECT DISTINCT {' '.join('?' + name for name in question.columns)}\n" in question.text


def rows_of_oxigraph(data: Data, query: str) -> set[tuple[str, ...]]:
    store = ox.Store()
    for graph, triple in quads(data):
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object))
        store.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph)))
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return {tuple("" if cell is None else "blank" if isinstance(cell, ox.BlankNode) else cell.value for cell in row) for row in found}


def rows_of_rdflib(data: Data, query: str) -> set[tuple[str, ...]]:
    from stancegraph.shacl import to_rdflib

    dataset = rdflib.Dataset()
    for graph, triple in quads(data):
        to_rdflib([triple], dataset.default_graph)
        to_rdflib([triple], dataset.graph(rdflib.URIRef(graph)))
    return {
        tuple("" if cell is None else "blank" if isinstance(cell, rdflib.BNode) else str(cell) for cell in row)
        for row in dataset.query(query)
    }


def quads(data: Data) -> Iterator[tuple[str, ox.Triple]]:
    lists = Path(home()) / "ontology" / "lists.ttl"
    for triple in turtle.read(lists)[1].triples:
        yield "https://w3id.org/stancegraph/ontology/lists", triple
    for file, triples in data.triples.items():
        for triple in triples:
            yield data.graph(file), triple


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_both_engines_give_the_same_rows(file: Path, tmp_path: Path) -> None:
    data = gather([], folder(tmp_path, file.read_text(encoding="utf-8")))
    query = (Path(home()) / "queries" / "checks" / f"{file.stem}.rq").read_text(encoding="utf-8")
    rows = rows_of_oxigraph(data, query)
    assert rows
    assert rows_of_rdflib(data, query) == rows
