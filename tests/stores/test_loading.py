"""Tests of `load` on every store that runs here, through the command line, looked at from outside the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stancegraph.layout import LISTS_GRAPH
from stancegraph.remote.records import RECORDS
from stores import loads
from stores.servers import Fuseki, Rdf4j, Virtuoso

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran
    from stores.conftest import Starting
    from stores.proxy import Proxy
    from stores.store import Store

    Load = Callable[..., Ran]
    Proxied = Callable[[Store], Proxy]

DATASETS = Path(__file__).parents[1] / "datasets"


@pytest.fixture
def data(village: Path, tmp_path: Path) -> Path:
    """Give a copy of the village."""
    return loads.copied(village, tmp_path)


@pytest.fixture
def load(store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, data: Path) -> Load:
    """Give the command that loads the copy into the store."""
    return loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate"], data)


def test_the_shipped_data_arrive_and_a_second_run_writes_nothing(
    store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, proxied: Proxied
) -> None:
    load = loads.loader(run, store, loads.logged_in(monkeypatch, store), None)
    proxy = proxied(store)
    ran = load(into=proxy.through(store))
    expected = loads.counts(loads.files())
    assert loads.counted(store) == expected
    assert f"loaded {sum(expected.values()):,} triples" in ran.err
    assert f"compared {len(expected)} graphs triple by triple" in ran.err
    sent = loads.writes(proxy, store)
    assert sent
    for request in sent:
        assert request.length > 0
        assert not request.chunked
        assert "Content-Length" in request.headers or "Content-length" in request.headers
        assert request.method == "POST" or "?graph=" in request.path
        assert request.status is not None
        assert request.status < 300, "a body was sent that the store did not take"
    proxy.requests.clear()
    again = load(into=proxy.through(store))
    assert f"0 graphs to load, {len(expected)} there already" in again.err
    assert loads.writes(proxy, store) == []
    assert loads.counted(store) == expected


def test_what_arrives_is_what_a_plain_loader_puts_there(store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    content = loads.files()
    store.load(content)
    plain = loads.held(store)
    store.empty()
    loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate"], None)()
    ours = loads.held(store)
    assert sorted(ours) == sorted(content)
    for graph, triples in plain.items():
        assert ours[graph] == triples, graph


def test_a_loaded_store_answers_as_the_files_do(store: Store, load: Load, run: Callable[..., Ran], data: Path) -> None:
    """In every word: nothing is noted beside, and the records of the load are not seen."""
    load()
    questions = [("ask", question) for question in ("who-supports-or-opposes", "conditions", "who-declines-own-participation")]
    for words in [*questions, ("query", "-e", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")]:
        from_files = loads.clean(run(*words, "--format", "csv", "--data", data))
        assert from_files.out.strip()
        assert loads.clean(run(*words, "--format", "csv", "--endpoint", store.query)) == from_files


def test_one_changed_file_is_one_graph_sent(store: Store, load: Load, data: Path, proxied: Proxied) -> None:
    load()
    before = loads.held(store)
    graph = loads.change(data)
    proxy = proxied(store)
    ran = load(into=proxy.through(store))
    assert f"1 graph to load, {len(before) - 1} there already" in ran.err
    after = loads.held(store)
    assert {name for name in after if after[name] != before[name]} == {graph}
    assert len(after[graph]) == len(before[graph]) + 1
    assert sum(request.length for request in loads.writes(proxy, store)) < 4000
    assert "0 graphs to load" in load().err


def test_a_triple_that_somebody_took_away_is_noticed_and_put_back(store: Store, load: Load) -> None:
    load()
    before = loads.held(store)
    graph = loads.BASE + loads.CHANGED
    store.change(f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }} }}")
    assert loads.held(store) != before
    assert next(line for line in load("--status").out.splitlines() if line.endswith(graph)).startswith("edited")
    ran = load()
    assert "1 graph to load" in ran.err
    assert f"1 graph edited in the store since the load, such as {graph}: the edits will be lost" in ran.err
    assert loads.held(store) == before
    assert "0 graphs to load" in load().err


def test_a_graph_that_is_not_ours_is_replaced_only_where_that_is_said(store: Store, load: Load, data: Path) -> None:
    graph = loads.BASE + loads.CHANGED
    store.load({graph: b"<x:a> <x:b> <x:c> .\n"})
    ran = load(status=2)
    assert f"1 graph with something that was not loaded by this, such as {graph}" in ran.err
    assert "--yes" in ran.err
    assert loads.counted(store) == {graph: 1}
    assert any(line.startswith("not ours") and line.endswith(graph) for line in load("--status").out.splitlines())
    load("--yes")
    assert loads.counted(store)[graph] == loads.counts(loads.files(data))[graph]
    assert ("uri", "x:a", "") not in {triple[0] for triple in loads.triples(store, graph)}


def test_append_takes_nothing_away_and_can_be_repeated(store: Store, load: Load, data: Path) -> None:
    graph = loads.BASE + loads.CHANGED
    store.load({graph: b"<x:a> <x:b> <x:c> .\n"})
    expected = loads.counts(loads.files(data))
    expected[graph] += 1
    for _ in range(2):
        load("--append")
        assert loads.counted(store) == expected
    assert load(status=2).err.count("not loaded by this") == 1, "what was added to a graph of somebody else does not make it ours"


def test_into_puts_everything_into_one_graph(store: Store, load: Load, data: Path) -> None:
    load("--into", "https://example.org/all")
    content = loads.files(data)
    together = loads.counts({"https://example.org/all": b"".join(content.values())})
    assert loads.counted(store) == together
    assert "0 graphs to load, 1 there already" in load("--into", "https://example.org/all").err


def test_prune_removes_graphs_whose_file_is_gone_and_nothing_else_does(store: Store, load: Load, data: Path) -> None:
    load()
    store.load({"https://example.org/other": b"<x:a> <x:b> <x:c> .\n"})
    (data / f"{loads.CHANGED}.ttl").unlink()
    graph = loads.BASE + loads.CHANGED
    ran = load()
    assert f"1 graph loaded before and not among these, such as {graph}; to be removed with --prune" in ran.err
    assert graph in store.graphs_in()
    assert any(line.startswith("gone") and line.endswith(graph) for line in load("--status").out.splitlines())
    assert f"remove {graph}\n" in load("--prune", "--dry-run").out
    assert graph in store.graphs_in()
    assert "removed 1 graph" in load("--prune").err
    assert graph not in store.graphs_in()
    assert set(loads.counted(store)) == {*loads.files(data), "https://example.org/other"}
    assert "gone" not in load("--prune").err


def test_remove_takes_out_what_was_loaded_and_leaves_the_rest(
    store: Store, load: Load, data: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    ferry = DATASETS / "ferry"
    words = [*loads.logged_in(monkeypatch, store), "--no-validate"]
    load_ferry = loads.loader(run, store, words, ferry)
    load()
    load_ferry()
    store.load({"https://example.org/other": b"<x:a> <x:b> <x:c> .\n"})
    shown = load("--remove", "--dry-run").out.splitlines()
    assert set(shown) == {f"remove {graph}" for graph in loads.files(data) if graph != LISTS_GRAPH}
    assert set(loads.counted(store)) == {*loads.files(data), *loads.files(ferry), "https://example.org/other"}
    assert f"removed {len(loads.files(data)) - 1} graphs" in load("--remove").err
    assert set(loads.counted(store)) == {*loads.files(ferry), "https://example.org/other"}, "the lists are needed by the other dataset"
    load_ferry("--remove")
    assert store.graphs_in() == {"https://example.org/other"}
    assert "0 graphs" in load("--remove").err


def test_status_and_dry_run_write_nothing(store: Store, load: Load, proxied: Proxied, data: Path) -> None:
    proxy = proxied(store)
    through = proxy.through(store)
    head, *status = load("--status", into=through).out.splitlines()
    assert head.split("\t") == ["state", "triples", "loaded", "version", "digest", "graph"]
    assert [line.split("\t")[0] for line in status] == ["not loaded"] * len(loads.files(data))
    ran = load("--dry-run", into=through)
    assert ran.out.startswith(("POST http", "PUT http"))
    assert "if it stops on its way: " in ran.err
    assert loads.writes(proxy, store) == []
    assert store.graphs_in() == set()
    load()
    loads.change(data)
    states = [line.split("\t")[0] for line in load("--status", into=through).out.splitlines()[1:]]
    assert sorted(set(states)) == ["differs", "same"]
    assert states.count("differs") == 1
    lines = load("--dry-run", into=through).out.splitlines()
    assert loads.BASE + loads.CHANGED in "".join(lines)
    assert len(lines) == (1 if store.name == "virtuoso" else 2)
    assert loads.writes(proxy, store) == []


def test_the_ontology_and_the_shapes_come_without_nameless_nodes(store: Store, load: Load, data: Path) -> None:
    load("--with-ontology", "--with-shapes")
    ours = loads.held(store)
    assert len(ours) == len(loads.files(data)) + 4
    kinds = {term[0] for triples in ours.values() for triple in triples for term in triple}
    assert kinds == {"uri", "literal"}
    names = {term[1] for triples in ours.values() for triple in triples for term in triple if "/.well-known/genid/" in term[1]}
    assert len(names) > 50
    assert "0 graphs to load" in load("--with-ontology", "--with-shapes").err


def test_violations_stop_a_load(store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = loads.shutil.copytree(DATASETS / "ferry", tmp_path / "ferry")
    load = loads.loader(run, store, loads.logged_in(monkeypatch, store), data)
    load()
    before = loads.held(store)
    file = data / "articles" / "ferry-plan" / "positions.ttl"
    graph = next(name for name in before if name.endswith("ferry-plan/positions"))
    lines = file.read_text().splitlines(keepends=True)
    lines.remove(next(line for line in lines if line.startswith("    sg:stance ")))
    file.write_text("".join(lines))
    ran = load(status=1)
    assert "nothing was loaded, for" in ran.err
    assert "--force" in ran.err
    assert loads.held(store) == before
    assert "violation" in load("--force").err
    forced = loads.held(store)
    assert len(forced[graph]) == len(before[graph]) - 1
    store.empty()
    load("--no-validate")
    assert loads.held(store) == forced


def test_force_does_not_replace_what_is_not_ours(
    store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    graph = loads.BASE + loads.CHANGED
    store.load({graph: b"<x:a> <x:b> <x:c> .\n"})
    loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--force"], data)(status=2)
    assert loads.counted(store) == {graph: 1}


def test_counting_is_enough_where_that_is_said(store: Store, load: Load, data: Path) -> None:
    number = len(loads.files(data))
    assert f"compared {number} graphs by their number of triples" in load("--verify", "count").err
    assert loads.counted(store) == loads.counts(loads.files(data))


def test_a_file_that_says_nothing_is_loaded_and_not_sent_again(store: Store, load: Load, data: Path) -> None:
    (data / "registry" / "nothing.ttl").write_text("# nothing yet\n")
    load()
    assert f"0 graphs to load, {len(loads.files(data))} there already" in load().err
    (data / f"{loads.CHANGED}.ttl").write_text("# nothing any more\n")
    load()
    assert store.count(loads.BASE + loads.CHANGED) == 0
    assert "0 graphs to load" in load().err


def test_what_lies_beside_its_place_from_an_earlier_load_is_cleared_away(store: Store, load: Load) -> None:
    left = "https://w3id.org/stancegraph/staging/0123"
    store.load({left: b"<x:a> <x:b> <x:c> .\n"})
    load()
    assert left not in store.graphs_in()


SHAPES = {
    "oxigraph": ("", "/", "/query", "/update", "/store", "/query/"),
    "fuseki": ("", "/", "/query", "/sparql", "/update", "/data", "/get"),
    "virtuoso": ("", "/sparql", "/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth", "/sparql/"),
    "rdf4j": ("", "/", "/statements", "/rdf-graphs/service", "/rdf-graphs"),
}


def test_every_shape_of_address_leads_to_the_same_place(store: Store, load: Load, data: Path) -> None:
    load()
    root = store.home.removesuffix("/sparql")
    for named in ((), ("--store", store.name)):
        for shape in SHAPES[store.name]:
            ran = load(*named, into=addressed(store, root + shape))
            assert f"0 graphs to load, {len(loads.files(data))} there already" in ran.err, shape


def addressed(store: Store, home: str) -> Store:
    """Give the store under another address."""
    import copy

    other = copy.copy(store)
    other.home = home
    return other


def test_what_is_not_there_is_told_with_the_command_that_makes_it(store: Store, load: Load) -> None:
    if store.name == "fuseki":
        other = addressed(store, store.home.replace("/ds", "/other"))
        assert "fuseki-server --tdb2 --update --loc FOLDER /other" in load(into=other, status=2).err
        ran = load("--store", "fuseki", into=other, status=2)
        assert "fuseki-server --tdb2 --update --loc FOLDER /other" in ran.err
    elif store.name == "rdf4j":
        other = store.home.replace("/tests", "/other")
        ran = load(into=addressed(store, other), status=2)
        assert f"curl -X PUT -H 'Content-Type: text/turtle' --data-binary @config.ttl {other}" in ran.err
    else:
        ran = load(into=addressed(store, store.home.removesuffix("/sparql") + "/nothing/here"), status=2)
        assert "nothing/here" in ran.err
    assert store.graphs_in() == set()


@pytest.mark.parametrize("sail", ["native", "rdfs"])
def test_rdf4j_on_disk_and_with_inference(
    started: Starting, sail: str, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, data: Path
) -> None:
    store = started(Rdf4j, sail=sail)
    load = loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate"], data)
    expected = loads.counts(loads.files(data))
    load("--with-ontology")
    assert expected.items() <= loads.counted(store).items()
    assert "0 graphs to load" in load("--with-ontology").err
    loads.change(data)
    assert "1 graph to load" in load("--with-ontology").err
    load("--remove")
    assert store.graphs_in() == set()


@pytest.mark.parametrize("auth", ["basic", "digest"])
def test_fuseki_with_a_login(started: Starting, auth: str, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, data: Path) -> None:
    store = started(Fuseki, auth=auth, disk=False)
    words = loads.logged_in(monkeypatch, store)
    ran = loads.loader(run, store, ["--no-validate"], data)(status=2)
    assert f"--auth {auth}" in ran.err
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", "wr0ng-one")
    ran = loads.loader(run, store, [*words, "--no-validate"], data)(status=2)
    assert "check user, password or token" in ran.err
    assert "wr0ng" not in ran.err + ran.out
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", store.password)
    load = loads.loader(run, store, [*words, "--no-validate"], data)
    ran = load()
    assert store.password not in ran.err + ran.out
    assert loads.counted(store) == loads.counts(loads.files(data))
    assert "0 graphs to load" in load().err
    assert RECORDS in store.graphs_in()


def test_virtuoso_does_not_write_without_a_login(virtuoso: Virtuoso, run: Callable[..., Ran], data: Path) -> None:
    ran = loads.loader(run, virtuoso, ["--no-validate"], data)(status=2)
    assert "add --auth digest" in ran.err
    assert virtuoso.graphs_in() == set()
