"""Tests of what the formats of RDF hold: all data, or what a view cuts out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest

import stancegraph
from distant import distant
from stancegraph.engine import load
from stancegraph.errors import Misuse, OutputError
from stancegraph.exports.selection import LABEL, NAMES, PARTS, STATEMENTS, TYPE, Selection, read, read_copy, select
from stancegraph.layout import Folder, home
from stancegraph.namespaces import RDFS, SG
from stancegraph.stored import find_question

DATASETS = [None, *sorted((Path(__file__).parents[1] / "datasets").iterdir())]
VIEWS = sorted(path.stem for path in (Path(home()) / "queries" / "views").glob("*.rq"))
FILTERED = [(view, name) for view in VIEWS for name in find_question(view, None, "views").params]
#: What is neither a statement nor a part of one: what a cut describes only where a statement or a part points to it.
THINGS = "Article Collective Document Narrator Office Organization Person Place Proposal State".split()  # noqa: SIM905
PLAIN = ["officeOf", "broader", "partOf", "regards", "partOfEvent", "tollOf", "within"]

Said = dict[str, set[tuple[str, str]]]


def said(selection: Selection) -> Said:
    found: Said = {}
    for graph in selection.graphs.values():
        for subject, pairs in graph.items():
            found.setdefault(subject, set()).update(pairs)
    return found


@cache
def whole(data: Path | None) -> Selection:
    return select(data)


def kinds(pairs: set[tuple[str, str]]) -> set[str]:
    return {object_ for predicate, object_ in pairs if predicate == TYPE}


def objects(pairs: set[tuple[str, str]], *names: str) -> set[str]:
    return {object_ for predicate, object_ in pairs if predicate in {f"<{SG}{name}>" for name in names}}


def test_each_file_is_a_graph_and_the_lists_of_the_ontology_are_none() -> None:
    folder = Folder()
    assert set(whole(None).graphs) == {folder.graph(file) for file in folder.files}


@pytest.mark.parametrize("data", DATASETS, ids=lambda path: path.name if path else "shipped")
def test_all_triples_of_all_files_are_there(data: Path | None) -> None:
    folder = Folder(data)
    for file in folder.files:
        graph = whole(data).graphs[folder.graph(file)]
        found = {(subject, *pair) for subject, pairs in graph.items() for pair in pairs}
        assert found == {
            (str(triple.subject), str(triple.predicate), str(triple.object)) for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE)
        }


def test_every_class_of_the_ontology_is_a_statement_a_part_or_a_thing() -> None:
    classes, parents = set(), set()
    for triple in ox.parse(path=Path(home()) / "ontology" / "terms.ttl", format=ox.RdfFormat.TURTLE):
        if str(triple.object) == "<http://www.w3.org/2002/07/owl#Class>" and str(triple.subject).startswith(f"<{SG}"):
            classes.add(str(triple.subject))
        if triple.predicate.value == RDFS + "subClassOf":
            parents.add(str(triple.object))
    things = {f"<{SG}{name}>" for name in THINGS}
    assert STATEMENTS | PARTS | things == classes - parents
    assert not STATEMENTS & PARTS and not things & (STATEMENTS | PARTS)


@pytest.fixture(
    params=[(view, data) for view in VIEWS for data in DATASETS], ids=lambda pair: f"{pair[0]}-{pair[1].name if pair[1] else 'shipped'}"
)
def cut(request: pytest.FixtureRequest) -> tuple[Selection, Selection, networkx.MultiDiGraph[str]]:
    view, data = request.param
    return select(data, view), whole(data), stancegraph.view(view, data)


def check(part: Selection, all_: Selection, network: networkx.MultiDiGraph[str]) -> None:
    """Hold a cut to what the module says about it."""
    for name, graph in part.graphs.items():
        for subject, pairs in graph.items():
            assert set(pairs) <= set(all_.graphs[name][subject])
    cut_, everything = said(part), said(all_)
    edges = {f"<{own['iri']}>" for *_, own in network.edges(data=True) if "iri" in own}
    nodes = {f"<{own['iri']}>" for _, own in network.nodes(data=True)}
    shown = (edges | nodes) & everything.keys()
    assert edges <= everything.keys()
    carriers = {
        subject
        for subject, pairs in everything.items()
        if kinds(pairs) & STATEMENTS and {object_ for _, object_ in pairs} & {edge for edge in edges if kinds(everything[edge]) & PARTS}
    }
    for subject in shown | carriers:
        assert cut_[subject] == everything[subject]
    for subject in edges | carriers:
        for target in objects(everything[subject], "passage", "attribution", "condition", "reason", "coding", "participation"):
            assert cut_[target] == everything[target]
        for attribution in objects(everything[subject], "attribution"):
            for step in objects(everything[attribution], "step"):
                assert cut_[step] == everything[step]
                for voice in objects(everything[step], "voice"):
                    assert cut_[voice] == everything[voice]
    statements = {subject for subject, pairs in cut_.items() if kinds(pairs) & STATEMENTS}
    mentions = {subject for subject in statements if f"<{SG}Mention>" in kinds(cut_[subject])}
    assert statements - mentions <= shown | carriers
    for mention in mentions:
        assert objects(cut_[mention], "mentions") & nodes
    for subject, pairs in cut_.items():
        for _, object_ in pairs:
            if object_ in everything and object_ not in cut_:
                assert kinds(everything[object_]) & STATEMENTS, f"{subject} points to {object_}, which nothing describes"
                assert not any(predicate == LABEL for predicate, _ in everything[object_])
        if pairs != everything[subject] and not subject.endswith(f"{all_.base}>"):
            assert {predicate for predicate, _ in pairs} <= NAMES


def test_a_cut_holds_what_the_view_shows_and_all_that_belongs_to_it(
    cut: tuple[Selection, Selection, networkx.MultiDiGraph[str]],
) -> None:
    check(*cut)


@pytest.mark.parametrize(("view", "name"), FILTERED)
def test_filters_cut_the_data_as_they_cut_the_network(view: str, name: str) -> None:
    value = find_question(view, None, "views").params[name].example
    check(select(None, view, {name: value}), whole(None), stancegraph.view(view, **{name: value}))


def test_a_cut_says_where_it_is_from() -> None:
    part = select(None, "positions", {"actor": "Indonesia"})
    own = part.graphs[f"{part.base}graph/dataset"]
    about = {predicate.rpartition("/")[2].strip(">"): object_ for predicate, object_ in own[f"<{part.base}>"]}
    assert about["license"] == "<https://creativecommons.org/licenses/by/4.0/>" and "title" in about and "creator" in about
    assert f"<{part.base}source/wikidata>" in own and f"<{part.base}agent/curators>" in own
    text = str(own)
    assert "classPartition" not in text and "leastEntities" not in text
    subsets = {object_ for predicate, object_ in own[f"<{part.base}>"] if predicate.endswith("void#subset>")}
    assert subsets and subsets <= {f"<{name}>" for name in part.graphs}


def test_a_statement_beyond_the_cut_has_its_label_and_no_kind() -> None:
    part = said(select(None, "positions"))
    beyond = [subject for subject, pairs in part.items() if "/event-" in subject and pairs]
    assert beyond
    for subject in beyond:
        assert {predicate for predicate, _ in part[subject]} == {LABEL}


def test_an_engine_is_asked_as_it_is(village: Path) -> None:
    engine = load(village)
    assert len(select(engine)) == len(select(village))
    assert len(select(engine, "positions")) == len(select(village, "positions"))


def test_a_value_of_the_folders_own_lists_goes_along() -> None:
    folder = Path(__file__).parents[1] / "datasets" / "nasty-literals"
    part = said(select(folder, "positions", {"stance": "shrugs ¯\\_(ツ)_/¯"}))
    assert len(part["<https://example.org/nasty-literals/list/stance-shrugs>"]) == 7


def test_what_is_no_dataset_is_refused() -> None:
    with pytest.raises(Misuse, match="not a network"):
        select(networkx.MultiDiGraph())
    with pytest.raises(Misuse, match="filters belong to a view: proposal"):
        select(None, None, {"proposal": "x"})


def copy_of(village: Path, folder: Path, more: str) -> Path:
    for file in village.rglob("*.ttl"):
        target = folder / file.relative_to(village)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    (folder / "registry" / "more.ttl").write_text(more, encoding="utf-8")
    return folder


def test_nodes_without_a_name_get_one_by_their_place(village: Path, tmp_path: Path) -> None:
    text = "<https://example.org/a> <https://example.org/b> [ <https://example.org/c> _:x ] . _:x <https://example.org/c> _:x ."
    folder = copy_of(village, tmp_path, text)
    (folder / "registry" / "other.ttl").write_text(text, encoding="utf-8")
    first, second = (read(Folder(folder)) for _ in range(2))
    assert first == second
    one, other = (set(first[f"https://example.org/village/graph/registry/{name}"]) for name in ("more", "other"))
    assert one & other == {"<https://example.org/a>"} and one | other == {"<https://example.org/a>", "_:b1", "_:b2", "_:b3", "_:b4"}


@pytest.mark.parametrize("text", ["<x:a> <x:b> <<( <x:a> <x:b> <x:c> )>> .", '<x:a> <x:b> "a"@ar--rtl .'])
def test_what_only_rdf_1_2_knows_is_refused(village: Path, tmp_path: Path, text: str) -> None:
    with pytest.raises(OutputError, match=r"only RDF 1\.2 knows.*more\.ttl"):
        select(copy_of(village, tmp_path, text))


@pytest.mark.parametrize("view", [None, "positions", "everything"])
@pytest.mark.parametrize("data", [path for path in DATASETS if not path or path.name != "nasty-literals"], ids=str)
def test_from_a_store_comes_what_comes_from_the_files(data: Path | None, view: str | None) -> None:
    near, far = select(data, view), select(distant(data), view)
    assert (far.graphs, far.prefixes, far.base) == (near.graphs, near.prefixes, near.base)
    assert list(far.graphs) == list(near.graphs)


def test_nodes_without_a_name_come_alike_however_a_store_calls_them() -> None:
    lines = ["<urn:a> <urn:p> _:{} .", '_:{} <urn:q> "x" .', "<urn:b> <urn:p> _:{} .", '_:{} <urn:q> "y" .']
    found = []
    for one, other in (("x", "y"), ("y", "x")):
        triples = list(ox.parse("\n".join(lines).format(one, one, other, other), format=ox.RdfFormat.N_TRIPLES))
        found.append(read_copy({"urn:g": [quad.triple for quad in triples]}))
    assert found[0] == found[1]
