"""Tests of a load of more than 100,000 triples, more than Oxigraph takes in one update: how it arrives, a second run, and a change.

Not with Virtuoso, which takes each graph in a request of its own and two minutes for these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from benchmarks.synthetic import make
from stancegraph.engine import files_of
from stancegraph.layout import Folder
from stancegraph.loading import Load
from stancegraph.remote.records import RECORDS
from stancegraph.remote.stores import GRAPH, STORES, UNDONE, WHOLE
from stores import loads
from stores.proxy import Proxy
from stores.servers import Fuseki, Oxigraph, Rdf4j

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran
    from stores.conftest import Starting
    from stores.store import Store

ARTICLES = 100
CHANGED = 10
#: What each store promises of a load that is this large, into an empty store and into one that holds something.
PROMISES: dict[type[Store], tuple[str, str]] = {
    Oxigraph: (UNDONE, WHOLE),
    Fuseki: (GRAPH, WHOLE),
    Rdf4j: (WHOLE, WHOLE),
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """Give a dataset of many articles, and how many triples it has."""
    folder = tmp_path_factory.mktemp("many")
    return folder, make(folder, ARTICLES)


def sizes(store: Store) -> dict[str, int]:
    """Count the triples of every graph but the records, in one go."""
    query = "SELECT ?graph (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
    return {row["graph"]: int(row["count"]) for row in store.rows(query) if row["graph"] != RECORDS}


@pytest.mark.parametrize("kind", PROMISES, ids=lambda kind: kind.name)
def test_many_articles_arrive_whole_and_only_what_changes_is_sent_again(
    kind: type[Store], started: Starting, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, many: tuple[Path, int]
) -> None:
    folder, triples = many
    assert triples > 100_000
    store = started(kind)
    load = loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate"], folder)
    first = load().err
    graphs = len(list(files_of(Folder(folder))))
    assert f"if it stops on its way: {PROMISES[kind][0]}\n" in first
    assert f"compared {graphs:,} graphs triple by triple" in first
    held = sizes(store)
    assert len(held) == graphs
    assert sum(held.values()) > triples

    assert f"0 graphs to load, {graphs:,} there already" in load().err

    changed = sorted(folder.glob("articles/*/positions.ttl"))[:CHANGED]
    for file in changed:
        file.write_bytes(file.read_bytes() + b"\n<urn:a> <urn:b> <urn:c> .\n")
    again = load().err
    assert f"{CHANGED} graphs to load, {graphs - CHANGED:,} there already" in again
    assert f"if it stops on its way: {PROMISES[kind][1]}\n" in again
    assert sum(sizes(store).values()) == sum(held.values()) + CHANGED
    for file in changed:
        file.write_bytes(file.read_bytes().removesuffix(b"\n<urn:a> <urn:b> <urn:c> .\n"))


def test_what_is_too_large_for_one_update_is_sent_graph_by_graph(
    started: Starting, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, many: tuple[Path, int]
) -> None:
    store = started(Oxigraph)
    small = STORES["oxigraph"]._replace(most=1)
    load = loads.loader(run, store, ["--no-validate"], many[0])
    load()
    first = next(iter(sorted(many[0].glob("articles/*/positions.ttl"))))
    text = first.read_bytes()
    first.write_bytes(text + b"\n<urn:a> <urn:b> <urn:c> .\n")
    monkeypatch.setitem(STORES, "oxigraph", small)
    assert f"if it stops on its way: {GRAPH}\n" in load().err
    assert "0 graphs to load" in load().err
    first.write_bytes(text)


def test_a_load_that_is_cut_leaves_a_store_on_disk_that_the_next_one_can_fill(
    started: Starting, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, many: tuple[Path, int]
) -> None:
    """A TDB2 was seen to be broken for good by N-Quads that were cut, where the client was killed and so did nothing after."""

    def killed(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    store = started(Fuseki)
    folder, triples = many
    load = loads.loader(run, store, ["--store", store.name, "--no-validate"], folder)
    assert run("load", store.home, "--no-validate").status == 0
    with Proxy(store) as proxy, monkeypatch.context() as patched:
        patched.setattr(Load, "_stopped", killed)
        for number in (1, 2):
            proxy.fail("half", at=number, least=2**22)
            load(into=proxy.through(store), status=130)
            assert sum(one.fault == "half" for one in proxy.requests) == number
            proxy.heal()
    assert "triple by triple" in load().err
    assert sum(sizes(store).values()) > triples


def test_a_graph_that_is_too_large_for_a_form_is_replaced_whole_on_disk(
    started: Starting, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """MOVE on a TDB2 loses triples that stand in both graphs."""
    make(tmp_path, 10)
    load = loads.loader(run, started(Fuseki), ["--no-validate", "--into", "https://example.org/all"], tmp_path)
    load()
    monkeypatch.setitem(STORES, "fuseki", STORES["fuseki"]._replace(most=2**20))
    planned = load("--dry-run", "--with-ontology").out
    assert planned.endswith("/ds/update: https://example.org/all in parts beside its place, count it, move it into place with its record\n")
    assert "compared 1 graph triple by triple" in load("--with-ontology").err
    assert "0 graphs to load" in load("--with-ontology").err
