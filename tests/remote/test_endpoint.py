"""Tests of the third engine: how it finds out how a store is asked, and what becomes of one that is none, or holds nothing."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import stancegraph
from remote.answering import RESULTS, Answering, rows, said, truth
from remote.speaking import endpoint
from stancegraph.asking import ask
from stancegraph.engine import StoreEngine, load
from stancegraph.errors import BadAddress, CutAnswer, MalformedQuery, NotAStore, StancegraphError, TimeLimit, Unreachable
from stancegraph.layout import Folder
from stancegraph.namespaces import PREFIXES
from stancegraph.remote.endpoint import MOST_GRAPHS, EndpointEngine, connect
from stancegraph.remote.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remote.answering import Seen
    from stancegraph.engine import Engine

BASE = "https://example.org/village/"
ABOUT = {"base": {"type": "literal", "value": BASE}}
HERE = {**ABOUT, "graph": {"type": "literal", "value": ""}}
OWN, LISTS, FOREIGN = f"{BASE}graph/dataset", "https://w3id.org/stancegraph/ontology/lists", "urn:foreign"


def store(
    union: Callable[[Seen], bool],
    graphs: tuple[str, ...] = (OWN, LISTS),
    server: str = "Some",
    prefix: tuple[str, str] = ("own", f"{BASE}own#"),
    *,
    lists: bool = True,
    unfinished: int | str = 0,
) -> Answering:
    """Give a store that holds a dataset in these graphs; `union` says whether a request makes its default graph the union.

    Without `lists` nothing in it has a polarity; of `unfinished` graphs the records say that they are being written.
    """

    def answer(seen: Seen) -> bytes:
        if "uriSpace" in seen.query:
            return rows(
                "graph base", {**ABOUT, "graph": {"type": "literal", "value": graphs[0]}}, *([HERE] if union(seen) else []), Server=server
            )
        if "namespace" in seen.query:
            cells = {name: {"type": "literal", "value": value} for name, value in zip(("prefix", "namespace"), prefix, strict=True)}
            return rows("prefix namespace", cells, Server=server)
        if "GRAPH ?graph {}" in seen.query:
            names = [{"graph": {"type": "uri", "value": name}} for name in graphs]
            return rows("graph", *({} if server != "Some" else names), Server=server)
        if "COUNT(*)" in seen.query and "GROUP BY" in seen.query:
            count = {"type": "literal", "value": "1"}
            return rows("graph count", *({"graph": {"type": "uri", "value": name}, "count": count} for name in graphs), Server=server)
        if "checksumValue" in seen.query:
            return rows("count", {"count": {"type": "literal", "value": str(unfinished)}}, Server=server)
        return truth(lists or "polarity" not in seen.query)

    return Answering(answer)


def last(server: Answering) -> dict[str, list[str]]:
    """Give the parameters of the last request that say how it is answered."""
    return {name: values for name, values in server.seen[-1].form.items() if name.endswith("graph-uri") or name.startswith("union")}


# --- ways of asking


def test_a_store_whose_default_graph_is_the_union_is_asked_plainly() -> None:
    with store(lambda _: True) as server:
        engine = connect(f"{server.url}/query")
        engine.run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {}
    assert engine.folder.base == BASE
    assert engine.folder.queries is None
    assert engine.name == "endpoint"


def test_oxigraph_is_told_to_take_the_union() -> None:
    with store(lambda seen: "union-default-graph" in seen.form) as server:
        connect(f"{server.url}/query").run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {"union-default-graph": ["true"]}


def test_jena_is_told_the_name_of_the_union_and_the_graphs_only_where_they_matter() -> None:
    with store(lambda seen: seen.form.get("default-graph-uri") == ["urn:x-arq:UnionGraph"]) as server:
        engine = connect(f"{server.url}/query")
        engine.run("ASK { ?s ?p ?o }")
        assert last(server) == {"default-graph-uri": ["urn:x-arq:UnionGraph"]}
        engine.run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {"default-graph-uri": ["urn:x-arq:UnionGraph"], "named-graph-uri": [OWN, LISTS]}


def test_any_other_store_is_told_every_graph() -> None:
    with store(lambda seen: len(seen.form.get("default-graph-uri", ())) > 1) as server:
        connect(f"{server.url}/query").run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {"default-graph-uri": [OWN, LISTS], "named-graph-uri": [OWN, LISTS]}


@pytest.mark.parametrize("own", [OWN, "urn:where:somebody:put:it"])
def test_other_peoples_graphs_are_left_out(own: str) -> None:
    with store(lambda _: True, (own, LISTS, FOREIGN)) as server:
        engine = connect(f"{server.url}/query")
        engine.run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {"default-graph-uri": sorted((own, LISTS)), "named-graph-uri": sorted((own, LISTS))}
        assert engine.notes == []


def test_records_of_loads_are_left_out_of_queries_of_ones_own_alone() -> None:
    with store(lambda _: True, (OWN, LISTS, RECORDS)) as server:
        connect(f"{server.url}/query", named=True).run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {"default-graph-uri": [OWN, LISTS], "named-graph-uri": [OWN, LISTS]}
        connect(f"{server.url}/query").run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert last(server) == {}


def test_virtuoso_is_told_what_queries_of_ones_own_leave_out() -> None:
    own_of_virtuoso = "http://www.w3.org/ns/ldp#"
    with store(lambda _: True, (OWN, LISTS, FOREIGN, own_of_virtuoso), "Virtuoso/07.20") as server:
        connect(f"{server.url}/query", named=True).run("ASK { ?s ?p ?o }")
        assert last(server) == {}
        words = [f"define input:{kind}-graph-exclude <{name}> " for name in (own_of_virtuoso, FOREIGN) for kind in ("default", "named")]
        assert server.seen[-1].query.startswith("".join(words))
    with store(lambda _: True, (OWN, LISTS, own_of_virtuoso), "Virtuoso/07.20") as server:
        connect(f"{server.url}/query").run("ASK { ?s ?p ?o }")
        assert "exclude" not in server.seen[-1].query


def test_virtuoso_with_graphs_of_others_is_copied_once_for_stored_queries(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its plans of the stored queries are wrong where graphs are named or left out."""
    filled, alone = load(village, named=True), load(village)
    assert isinstance(filled, StoreEngine)
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    filled._store.add(ox.Quad(ox.NamedNode(f"{BASE}person/tom-reed"), label, ox.Literal("Stranger", language="en"), ox.NamedNode(FOREIGN)))
    with endpoint(filled, "Virtuoso/07.20") as server:
        there = connect(f"{server.url}/query")
        assert there.notes == []
        found, wanted = (ask("who-supports-or-opposes", data) for data in (there, alone))
        assert found.rows == wanted.rows
        requests = len(server.seen)
        assert stancegraph.find("tom", there).rows == stancegraph.find("tom", alone).rows
        assert len(server.seen) == requests
        for most in ("MOST_COPIED", "MOST_FOR_VIRTUOSO"):
            monkeypatch.setattr(f"stancegraph.remote.endpoint.{most}", 10)
        (note,) = connect(f"{server.url}/query").notes
        assert "Virtuoso loses rows" in note


def test_fuseki_with_graphs_of_others_is_copied_for_stored_queries_alone(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes many times as long where graphs are named."""
    filled = load(village, named=True)
    assert isinstance(filled, StoreEngine)
    filled._store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode(FOREIGN)))
    with endpoint(filled, "Fuseki") as server:
        there = connect(f"{server.url}/query")
        assert not there.run("ASK { ?s <urn:b> ?o }").yes
        requests = len(server.seen)
        assert there.run("ASK { ?s a ?type }").yes
        assert len(server.seen) == requests
        there.run("ASK { GRAPH ?g { ?s ?p ?o } }")
        assert FOREIGN not in last(server)["named-graph-uri"]
        monkeypatch.setattr("stancegraph.remote.endpoint.MOST_COPIED", 10)
        for asked in (connect(f"{server.url}/query"), connect(f"{server.url}/query", named=True)):
            asked.run("ASK { ?s <urn:b> ?o }")
            assert FOREIGN not in last(server)["default-graph-uri"]


def test_of_virtuoso_with_much_data_a_copy_is_asked(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(load(village, named=True), "Virtuoso/07.20") as server:
        there = connect(f"{server.url}/query")
        requests = len(server.seen)
        there.run("ASK { ?s ?p ?o }")
        assert len(server.seen) == requests + 1
        monkeypatch.setattr("stancegraph.remote.endpoint.MOST_FOR_VIRTUOSO", 10)
        there = connect(f"{server.url}/query")
        assert there.run("ASK { ?s ?p ?o }").yes
        requests = len(server.seen)
        there.run("ASK { ?s ?p ?o }")
        assert len(server.seen) == requests
        (note,) = connect(f"{server.url}/query", named=True).notes
        assert "Virtuoso loses rows of some queries over" in note


def test_a_store_of_few_triples_in_many_graphs_is_copied_where_there_are_others(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancegraph.remote.endpoint.MOST_GRAPHS", 3)
    filled = load(village, named=True)
    assert isinstance(filled, StoreEngine)
    filled._store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode(FOREIGN)))
    with endpoint(filled) as server:
        assert not connect(f"{server.url}/query").run("ASK { ?s <urn:b> ?o }").yes
        monkeypatch.setattr("stancegraph.remote.endpoint.MOST_COPIED", 10)
        there = connect(f"{server.url}/query")
        assert there.run("ASK { ?s <urn:b> ?o }").yes
        assert "1 other, which cannot be left out here" in there.notes[0]


def test_what_cannot_be_left_out_is_said() -> None:
    own = tuple(f"{OWN}/{number}" for number in range(MOST_GRAPHS + 1))
    with store(lambda _: True, (*own, LISTS, RECORDS, FOREIGN)) as server:
        (note,) = connect(f"{server.url}/query", named=True).notes
        assert f"{len(own) + 1} graphs of the dataset" in note
        assert "2 others, " in note
        connect(f"{server.url}/query", named=True).run("ASK { ?s ?p ?o }")
        assert last(server) == {}
    with store(lambda _: True, (*own, LISTS, RECORDS)) as server:
        assert connect(f"{server.url}/query").notes == []


def test_a_store_without_lists_or_with_half_a_load_is_noted() -> None:
    with store(lambda _: True, (OWN,), lists=False) as server:
        (note,) = connect(f"{server.url}/query").notes
        assert "lacks the closed lists" in note
        assert LISTS in note
    with store(lambda _: True, (OWN,)) as server:  # they lie in a graph of another name
        assert connect(f"{server.url}/query").notes == []
    with store(lambda _: True, (OWN, LISTS, RECORDS), unfinished=3) as server:
        (note,) = connect(f"{server.url}/query").notes
        assert "did not end (3 graphs)" in note
    with store(lambda _: True, (OWN, LISTS, RECORDS, FOREIGN), unfinished=3) as server:
        assert "did not end (3 graphs)" in connect(f"{server.url}/query", named=True).notes[0]
        (asked,) = [seen for seen in server.seen if "checksumValue" in seen.query]
        assert set(asked.form) == {"query", "format", "output", "results"}, "the records may be left out of other queries"
    with store(lambda _: True, (OWN, LISTS, RECORDS), unfinished="x") as server:
        assert "did not end (of some graphs)" in connect(f"{server.url}/query").notes[0]
    with store(lambda _: True, (OWN, LISTS, RECORDS)) as server:
        assert connect(f"{server.url}/query").notes == []


def test_virtuoso_is_told_to_join_as_it_is_written_but_for_queries_of_ones_own() -> None:
    with store(lambda _: True, server="Virtuoso/07.20") as server:
        connect(f"{server.url}/query").run("ASK FROM <urn:a> { ?s ?p ?o }")
        assert server.seen[-1].query == 'define sql:select-option "order" ASK FROM <urn:a> { ?s ?p ?o }'
        connect(f"{server.url}/query", named=True).run("ASK { ?s ?p ?o }")
        assert server.seen[-1].query == "ASK { ?s ?p ?o }"


def test_virtuoso_is_known_by_how_it_writes_answers_where_another_server_stands_before_it() -> None:
    def answer(seen: Seen) -> bytes:
        if "polarity" in seen.query:
            return truth()
        results = f'{{ "graph": {json.dumps(HERE["graph"])}, "base": {json.dumps(HERE["base"])} }}' if "uriSpace" in seen.query else ""
        columns = '"graph", "base"' if results else '"prefix", "namespace"'
        head = f'{{ "head": {{ "link": [], "vars": [{columns}] }},\n  '
        return said(
            200, f'{head}"results": {{ "distinct": false, "ordered": true, "bindings": [ {results} ] }} }}', RESULTS, Server="nginx"
        )

    with Answering(answer) as server:
        engine = connect(f"{server.url}/query")
        with pytest.raises(NotAStore):
            engine.run("ASK { ?s ?p ?o }")
        assert server.seen[-1].query.startswith("define sql:select-option ")


@pytest.mark.parametrize("graphs", [(OWN, LISTS, FOREIGN), (OWN, LISTS)])
@pytest.mark.parametrize("kind", ["Virtuoso/07.20", "Some"])
def test_a_query_that_chooses_its_graphs_is_sent_as_it_is(graphs: tuple[str, ...], kind: str) -> None:
    with store(lambda seen: "default-graph-uri" in seen.form, graphs, kind) as server:
        engine = connect(f"{server.url}/query", named=True)
        assert engine.run("ASK FROM <urn:a> { ?s ?p 'FROM' }").yes
        assert last(server) == {}
        assert server.seen[-1].query == "ASK FROM <urn:a> { ?s ?p 'FROM' }"
        engine.run("ASK { ?from <urn:FROM> 'FROM' } # FROM")
        assert bool(last(server)) != server.seen[-1].query.startswith("define ")


def test_prefixes_of_the_store_are_known_and_cannot_take_the_place_of_ours() -> None:
    with store(lambda _: True) as server:
        engine = connect(f"{server.url}/query")
    assert engine.folder.prefixes == {**PREFIXES, "own": f"{BASE}own#"}
    with store(lambda _: True, prefix=("sg", "urn:evil:")) as server:
        assert connect(f"{server.url}/query").folder.prefixes == PREFIXES


@pytest.mark.parametrize(
    "prefix",
    [("a b", "urn:a"), ("", "urn:a"), ("a", "> { } #"), ("a", "no iri"), ("a: <urn:b> SELECT", "urn:a"), ("a", "urn:a\n"), ("a.", "urn:a")],
)
def test_a_prefix_that_would_break_a_query_is_left_out(prefix: tuple[str, str]) -> None:
    with store(lambda _: True, prefix=prefix) as server:
        engine = connect(f"{server.url}/query")
        assert engine.folder.prefixes == PREFIXES
        assert stancegraph.query("ASK { ?s a sg:Person }", engine).yes


def test_a_dataset_that_is_there_twice_is_told(village: Path) -> None:
    twice = ox.Store()
    found = list(iter(load(village, named=True)._store))  # type: ignore[attr-defined]
    twice.extend(found)
    twice.extend(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("urn:all")) for quad in found)
    with endpoint(StoreEngine(Folder(village), twice, named=True)) as server:
        (note,) = connect(f"{server.url}/query").notes
    assert note.startswith(
        "the store holds a dataset more than once, as https://example.org/village/graph/dataset, urn:all say: rows may come twice"
    )


def test_two_datasets_are_told_and_prefixes_that_differ_are_not_guessed(village: Path) -> None:
    both = ox.Store()
    for folder in (village, None):
        both.extend(iter(load(folder, named=True)._store))  # type: ignore[attr-defined]
    with endpoint(StoreEngine(Folder(), both, named=True)) as server:
        found = connect(f"{server.url}/query")
        (note,) = found.notes
        assert note.startswith("the store holds 2 datasets, which are asked together: https://example.org/village/, https://w3id.org/")
        assert note.endswith("write whole IRIs for office:, organization:, person:, place:, proposal:, which differ")
        assert {"clock", "gsf", "state"} <= found.folder.prefixes.keys()
        assert not {"office", "person"} & found.folder.prefixes.keys()
        with pytest.raises(MalformedQuery):
            stancegraph.query("ASK { person:jane-reed ?p ?o }", found)


# --- stores that are none


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (rows("graph base"), NotAStore, "no dataset is described at"),
        (truth(), NotAStore, "does not answer what it was asked"),
        (rows("x", {"x": {"type": "literal", "value": "y"}}), NotAStore, "does not answer what it was asked"),
        (rows("graph base", {}), NotAStore, "does not answer what it was asked"),
        (rows("graph base", {"graph": {"type": "literal", "value": ""}}), NotAStore, "does not answer what it was asked"),
        (rows("base other", {"base": HERE["base"], "other": HERE["base"]}), NotAStore, "does not answer what it was asked"),
        (said(200, "<html>Please log in</html>", "text/html"), NotAStore, "answers with text/html"),
        (said(204), NotAStore, "text/plain"),
        (rows("base", HERE), CutAnswer, "not SPARQL results"),
        (rows("graph} base", HERE), CutAnswer, "not SPARQL results"),
        (said(200, '{"head": {', RESULTS), CutAnswer, "not whole"),
        (said(200, '{"head": {\nThe SPARQL operation has been cancelled', RESULTS), TimeLimit, "ran out of time"),
        (rows("graph base", HERE, X_SPARQL_MaxRows=10000), CutAnswer, "10000 rows at most"),
        (rows("graph base", HERE, X_SQL_State="S1TAT"), TimeLimit, "part of the answer"),
        (b"220 mail.example.org\r\n", Unreachable, "does not speak HTTP"),
    ],
)
def test_what_is_no_store_with_a_dataset_is_told(reply: bytes, kind: type[StancegraphError], words: str) -> None:
    with Answering(reply) as server, pytest.raises(kind, match=words) as caught:
        connect(f"{server.url}/query")
    assert "\n" not in str(caught.value)


def test_an_empty_store_is_no_dataset(village: Path) -> None:
    class Empty:
        def run(self, query: str) -> object:
            import pyoxigraph

            from stancegraph.engine import collect

            return collect(pyoxigraph.Store().query(query))

    with endpoint(Empty()) as server, pytest.raises(NotAStore, match="no dataset is described"):  # type: ignore[arg-type]
        connect(f"{server.url}/query")


@pytest.mark.parametrize(
    ("query", "reply"),
    [
        ("SELECT ?s { ?s ?p ?o }", truth()),
        ("ASK { ?s ?p ?o }", rows("s")),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", truth()),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", rows("s p", {})),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", rows("s p o x", {})),
        ("DESCRIBE ?s { ?s ?p ?o }", truth(False)),
        ("DESCRIBE <a:b>", rows("s p o", {})),
        ("DESCRIBE <a:b>", rows("s p", {})),
        ("DESCRIBE <a:b>", rows("s p o", {name: {"type": "literal", "value": "x"} for name in "spo"})),
    ],
)
def test_an_answer_to_another_question_is_refused(query: str, reply: bytes) -> None:
    with store(lambda _: True) as server:
        engine = connect(f"{server.url}/query")
        server.replies = [reply]
        with pytest.raises(NotAStore, match="does not answer what it was asked"):
            engine.run(query)


@pytest.mark.parametrize("query", ["SELECT ?x {", "SELECT ?x { ?x", "DROP ALL", "ASK { ?s none:such ?o }", "x" * 9999])
def test_a_malformed_query_has_the_words_that_it_has_with_files(engine: Engine, query: str) -> None:
    with endpoint(engine) as server:
        there = connect(f"{server.url}/query")
        before = len(server.seen)
        with pytest.raises(MalformedQuery) as first:
            engine.run(query)
        with pytest.raises(MalformedQuery) as second:
            there.run(query)
        assert (str(second.value), len(server.seen)) == (str(first.value), before)


# --- as with files


def test_it_may_be_given_wherever_a_folder_may(engine: Engine, village: Path) -> None:
    with endpoint(load(village, named=True)) as server:
        there = connect(f"{server.url}/query#part")
        assert isinstance(there, EndpointEngine)
        assert there.folder.prefixes == engine.folder.prefixes
        assert there.folder.base == engine.folder.base
        for params in ({}, {"proposal": "the move"}):
            found, wanted = (ask("who-supports-or-opposes", data, **params) for data in (there, engine))
            assert (found.columns, found.rows) == (wanted.columns, wanted.rows)
            assert found.rows
        assert stancegraph.find("tom", there).rows == stancegraph.find("tom", engine).rows
        with pytest.raises(StancegraphError) as first:
            ask("conditions", there, holder="nobody at all")
        with pytest.raises(StancegraphError) as second:
            ask("conditions", engine, holder="nobody at all")
        assert str(first.value).replace(there.folder.option, engine.folder.option) == str(second.value)
        assert {seen.method for seen in server.seen} == {"POST"}
        assert {seen.path for seen in server.seen} == {"/query"}
        assert {seen.headers["accept"].partition(",")[0] for seen in server.seen} == {RESULTS}


def test_a_word_of_a_query_in_a_comment_changes_nothing(engine: Engine) -> None:
    text = "# CONSTRUCT DESCRIBE INSERT\nSELECT ?s { ?s a <https://w3id.org/stancegraph/ontology#Person> } ORDER BY STR(?s)"
    with endpoint(engine) as server:
        assert connect(f"{server.url}/query").run(text).rows == engine.run(text).rows
        assert server.seen[-1].query == text
        assert server.seen[-1].headers["accept"].startswith(RESULTS)


def test_time_is_limited_for_a_query_as_for_connecting() -> None:
    with store(lambda _: True) as server:
        engine = connect(f"{server.url}/query", timeout=0.3)
        server.replies = [[9.0]]
        began = time.monotonic()
        with pytest.raises(TimeLimit, match=r"longer than 0\.3 seconds"):
            engine.run("ASK { ?s ?p ?o }")
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("url", ["", "localhost", "ftp://localhost/", "http://ann:s3cret@localhost/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadAddress) as caught:
        connect(url)
    assert "s3cret" not in repr(caught.value)
