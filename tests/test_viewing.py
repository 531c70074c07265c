"""Tests of the views: what their headers say, the networks that they give, and that both engines construct the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import stancegraph
from counting import Counting
from stancegraph.asking import run
from stancegraph.engine import load
from stancegraph.errors import BadValue, UnknownName, UnknownParameter, UnknownQuestion
from stancegraph.names import local
from stancegraph.namespaces import RDF, RDFS
from stancegraph.stored import find_question, ids
from stancegraph.viewing import merged

HERE = Path(__file__).parent
DATASETS = HERE / "datasets"
VIEWS = ids(kind="views")
ENDS = {RDF + name for name in ("type", "subject", "predicate", "object")}


def test_the_views_that_were_promised_are_there() -> None:
    assert VIEWS == ["actors", "candidates", "dependencies", "everything", "positions"]


@pytest.mark.parametrize("name", VIEWS)
def test_a_header_says_what_every_column_means(name: str) -> None:
    stored = find_question(name, kind="views")
    engine = load()
    assert stored.summary.endswith("?") and stored.description.endswith(".")
    found = run(engine, stored, {}).rows
    nodes = {row[0] for row in found if row[1].value == RDF + "type"}
    used = {
        local(row[1].value)
        for row in found
        if row[1].value not in ENDS and not (row[2] in nodes and local(row[1].value) not in stored.columns)
    }
    assert used <= set(stored.columns)


@pytest.mark.parametrize("name", VIEWS)
def test_the_sparql_is_plain(name: str) -> None:
    body = "\n".join(line for line in find_question(name, kind="views").text.splitlines() if not line.startswith("#"))
    assert not re.search(r"\b(LIMIT|OFFSET|SERVICE|FROM|GRAPH|SAMPLE|RAND|NOW|UUID|STRUUID|BNODE)\b", body)
    declared = re.findall(r"^PREFIX (\w+): <", body, re.MULTILINE)
    used = set(re.findall(r"(?<![\w?:<\"])([a-z]+):[a-zA-Z]", re.sub(r"^PREFIX.*$", "", body, flags=re.MULTILINE)))
    assert declared == sorted(used)


@pytest.mark.parametrize("data", ["village", "ferry", "circle-bridged", ""])
@pytest.mark.parametrize("name", VIEWS)
def test_both_engines_construct_the_same(name: str, data: str) -> None:
    if name == "everything" and not data:
        data = "dates"  # rdflib takes half a minute for everything in the shipped data
    where = DATASETS / data if data else None
    stored = find_question(name, kind="views")
    first, second = ({tuple(map(str, row)) for row in run(load(where, engine), stored, {}).rows} for engine in ("oxigraph", "rdflib"))
    assert first == second


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("data", ["village", "ferry", ""])
def test_nodes_and_edges_have_what_every_reader_needs(name: str, data: str) -> None:
    network = stancegraph.view(name, DATASETS / data if data else None)
    for _, own in network.nodes(data=True):
        assert own["label"] and own["kind"] and own["iri"].startswith("https://")
        assert own["degree"] >= 1 and isinstance(own["x"], float) and isinstance(own["y"], float)
    for *_, own in network.edges(data=True):
        assert own["label"] and own["kind"] and own["weight"] == 1
    assert set(network.graph["columns"]) <= set(find_question(name, kind="views").columns)


def test_every_position_is_an_edge_that_keeps_its_own_iri() -> None:
    network = stancegraph.view("positions")
    asked = {row["position"] for row in stancegraph.ask("who-supports-or-opposes")}
    assert {own["iri"] for *_, own in network.edges(data=True)} == asked
    assert len(asked) == network.number_of_edges()


def test_an_edge_says_what_the_question_says() -> None:
    edges = {own["iri"]: own for *_, own in stancegraph.view("positions").edges(data=True)}
    for row in stancegraph.ask("who-supports-or-opposes"):
        own = edges[row["position"]]
        assert own["stance"] == own["label"] == row["stanceLabel"]
        assert own["polarity"] == row["polarity"]
        assert own.get("condition", []) == row["conditions"]
        assert own["voicing"] == row["voicing"] and own["channel"] == row["channel"]
        assert own["accordingTo"] == row["accordingTo"] and own.get("via", []) == row["via"]
        assert own["countsAsOwn"] is row["ownWord"]


def test_candidacies_tenures_and_links_are_those_of_the_questions() -> None:
    def irises(view: str, kind: str) -> set[object]:
        return {own["iri"] for *_, own in stancegraph.view(view).edges(data=True) if own["kind"] == kind}

    rows = [(row["origin"], row["link"]) for row in stancegraph.ask("dependencies")]
    for origin in ("dependency", "condition", "bridge"):
        assert irises("dependencies", origin) == {link for kind, link in rows if kind == origin}
    assert len(irises("candidates", "candidacy")) == len(list(stancegraph.ask("candidates")))
    assert len(irises("actors", "tenure")) == len(list(stancegraph.ask("tenures")))
    speaks = {(one, other) for one, other, own in stancegraph.view("actors").edges(data=True) if own["kind"] == "speaks for"}
    assert len(speaks) == len(list(stancegraph.ask("who-speaks-for-whom")))


def test_everything_holds_what_the_other_views_hold() -> None:
    everything = {own["iri"] for *_, own in stancegraph.view("everything").edges(data=True) if "iri" in own}
    for name in VIEWS:
        assert {own["iri"] for *_, own in stancegraph.view(name).edges(data=True) if "iri" in own} <= everything


@pytest.mark.parametrize("name", VIEWS)
def test_every_filter_takes_its_example_and_leaves_less(name: str) -> None:
    engine = load()
    whole = stancegraph.view(name, engine).number_of_edges()
    for param in find_question(name, kind="views").params.values():
        part = stancegraph.view(name, engine, **{param.name: param.example})
        assert 0 < part.number_of_edges() <= whole
        assert part.number_of_edges() < whole or param.type == "date"
        assert part.graph["filters"] == {param.name: [param.example]}


def test_a_proposal_is_asked_for_at_any_grain() -> None:
    network = stancegraph.view("positions", proposal="palestinian authority role in gaza")
    asked = stancegraph.ask("who-supports-or-opposes", proposal="palestinian authority role in gaza")
    assert {own["iri"] for *_, own in network.edges(data=True)} == {row["position"] for row in asked}


def test_positions_after_a_day_are_left_out() -> None:
    before = stancegraph.view("positions", DATASETS / "ferry", asOf="2000-01-01")
    asked = stancegraph.ask("who-supports-or-opposes", DATASETS / "ferry", asOf="2000-01-01")
    assert {own["iri"] for *_, own in before.edges(data=True)} == {row["position"] for row in asked}
    assert before.number_of_edges() < stancegraph.view("positions", DATASETS / "ferry").number_of_edges()


def test_labels_come_in_the_language_asked_for_and_are_never_empty() -> None:
    arabic = stancegraph.view("positions", lang="ar")
    assert arabic.nodes["organization:hamas"]["label"] == "حماس" if "organization:hamas" in arabic else True
    assert arabic.nodes["state:israel"]["label"] == "إسرائيل"
    assert "Israel" in arabic.nodes["state:israel"]["names"]
    assert all(own["label"] for _, own in arabic.nodes(data=True))


def test_merging_keeps_every_statement_and_weighs_them() -> None:
    whole, together = stancegraph.view("positions"), stancegraph.view("positions", merge=True)
    assert sum(own["weight"] for *_, own in together.edges(data=True)) == whole.number_of_edges()
    pairs = [(one, other) for one, other in together.edges()]
    assert len(pairs) == len(set(pairs)) == len(set(whole.edges()))
    iris = {iri for *_, own in together.edges(data=True) for iri in own.get("iris", [own.get("iri")])}
    assert iris == {own["iri"] for *_, own in whole.edges(data=True)}
    assert merged(whole).graph == whole.graph


def test_edges_can_weigh_their_passages() -> None:
    for *_, own in stancegraph.view("positions", weight="passages").edges(data=True):
        assert own["weight"] == len(own["passage"])


def test_bad_words_are_refused() -> None:
    with pytest.raises(UnknownQuestion, match="there is no view 'postions'; did you mean positions"):
        stancegraph.view("postions")
    with pytest.raises(UnknownParameter, match="positions has no parameter 'stances'; did you mean stance"):
        stancegraph.view("positions", stances="supports")
    with pytest.raises(UnknownName, match="there is no stance called 'Israel'"):
        stancegraph.view("positions", stance="Israel")
    with pytest.raises(UnknownName, match="there is no voicing called 'sg:stance-supports'"):
        stancegraph.view("positions", voicing="sg:stance-supports")
    with pytest.raises(BadValue, match="naming cannot be 'secret'"):
        stancegraph.view("positions", naming="secret")


def test_a_language_without_names_is_refused() -> None:
    with pytest.raises(BadValue, match=r"nothing has a name in the language 'klingon'; use one of: ar, .*en"):
        stancegraph.view("positions", lang="klingon")


def test_what_is_alone_or_the_same_is_not_changed_by_merging() -> None:
    whole, together = stancegraph.view("positions"), stancegraph.view("positions", merge=True)
    assert list(together.edges(data=True)) == list(whole.edges(data=True))  # no two of the article's positions join the same two


@pytest.mark.parametrize("text", ["<https://w3id.org/stancegraph/ontology#stance-supports>", "sg:stance-supports", "Supports"])
def test_a_stance_is_named_by_iri_or_name(text: str) -> None:
    labels = {own["label"] for *_, own in stancegraph.view("positions", stance=text).edges(data=True)}
    assert labels == {"supports"}


def test_a_dataset_of_its_own_may_bring_a_view(tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "village"
    shutil.copytree(DATASETS / "village", copy)
    (copy / "queries" / "views").mkdir(parents=True)
    source = (HERE.parent / "queries" / "views" / "candidates.rq").read_text(encoding="utf-8")
    (copy / "queries" / "views" / "own.rq").write_text(source.replace("id: candidates", "id: own"), encoding="utf-8")
    own = stancegraph.view("own", copy)
    assert set(own.edges(keys=True)) == set(stancegraph.view("candidates", copy).edges(keys=True))


def test_names_are_read_of_what_is_shown_alone(village: Path) -> None:
    rows = len(run(load(village), find_question("candidates", kind="views"), {}).rows)
    names = len(load(village).run(f"SELECT * {{ ?thing <{RDFS}label> ?name }}").rows)
    counting = Counting(load(village), rows + 20)
    stancegraph.view("candidates", counting)
    assert counting.count == 3 and rows + 20 < names
    counting = Counting(load(village))
    network = stancegraph.view("positions", counting, lang="he")
    assert counting.count == 4
    assert dict(network.nodes(data=True)) == dict(stancegraph.view("positions", village, lang="he").nodes(data=True))


def test_a_language_that_nothing_has_a_name_in(village: Path) -> None:
    for lang in ("zz", "", 'e"n'):
        with pytest.raises(BadValue, match="use one of: ar, en"):
            stancegraph.view("positions", village, lang=lang)
