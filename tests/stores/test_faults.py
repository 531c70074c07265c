"""Tests of loads that are disturbed: at every request, in every way that the proxy knows, on every store."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from stancegraph.layout import LISTS_GRAPH
from stancegraph.remote.stores import GRAPH, REPAIR, STORES, UNDONE, WHOLE
from stores import loads
from stores.proxy import Proxy
from stores.servers import Oxigraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from conftest import Ran
    from stores.conftest import Starting
    from stores.store import Store

    Content = dict[str, set[tuple[loads.Term, ...]]]

PROMISE = "stancegraph: if it stops on its way: "
TIMEOUT, DELAY = 1.0, 1.4
BASE = "https://example.org/small/"
NAMED = "<{0}{1}> <http://www.w3.org/2000/01/rdf-schema#label> {2} .\n"
FAULTS = ("cut", "half", "line", "drop-reply", "half-reply", 500, 401, 503)
#: Those of them that leave different things behind.
FEW = ("half", "line", "drop-reply", 503)


def written(folder: Path, version: int) -> Path:
    """Write a dataset of three graphs, of which two differ from version to version."""
    (folder / "registry").mkdir(parents=True)
    (folder / "dataset.ttl").write_text(f'<{BASE}> <http://rdfs.org/ns/void#uriSpace> "{BASE}" .\n')
    texts = {"actors": version, "places": version}
    for name, number in texts.items():
        lines = [NAMED.format(BASE, f"{name}-{i}", f'"{name} {i} in version {number}, größer"@en-GB') for i in range(30 + number)]
        (folder / "registry" / f"{name}.ttl").write_text("".join(lines))
    return folder


class Bench:
    """A store behind a proxy, and two versions of a dataset to load into it."""

    def __init__(self, proxy: Proxy, run: Callable[..., Ran], words: list[str], *, store: Store, old: Path, new: Path) -> None:
        self.proxy, self.run, self.words, self.store, self.old, self.new = proxy, run, words, store, old, new
        self.before: Content = {}

    def command(self, data: Path, disturbed: bool) -> list[object]:
        """Give the words of the command that loads a version, through the proxy or past it."""
        home = self.proxy.through(self.store).home if disturbed else self.store.home
        return ["load", home, "--data", data, "--no-validate", "--timeout", TIMEOUT if disturbed else 60, *self.words]

    def load(self, data: Path, disturbed: bool = False) -> Ran:
        """Load a version."""
        return self.run(*self.command(data, disturbed))

    def begin(self, older: bool) -> None:
        """Empty the store, or let it hold the older version."""
        self.proxy.heal()
        self.store.empty()
        if older:
            loads.clean(self.load(self.old))
        self.before = loads.held(self.store)

    def promise(self, older: bool) -> str:
        """Give what is said before anything is written."""
        self.begin(older)
        return loads.clean(self.run(*self.command(self.new, disturbed=False), "--dry-run")).err

    def measure(self, older: bool) -> tuple[int, list[int], Content]:
        """Load undisturbed; gives the number of requests, which of them write, and what the store holds then."""
        self.begin(older)
        start = len(self.proxy.requests)
        loads.clean(self.load(self.new, disturbed=True))
        sent, writing = self.proxy.requests[start:], loads.writes(self.proxy, self.store)
        return len(sent), [number for number, one in enumerate(sent, 1) if any(one is other for other in writing)], loads.held(self.store)

    def check(self, what: str, ran: Ran, after: Content, undone: str = "") -> None:
        """Make sure that a disturbed load left what it promised and said so, and that the next one ends well.

        Where it promised to take out again what was loaded, it must have done so, and say `undone`.
        """
        assert ran.status in (0, 2), (what, ran)
        assert all(line.startswith("stancegraph: ") for line in ran.err.splitlines()), (what, ran.err)
        now = loads.held(self.store)
        if ran.status == 0:
            assert now == after, what
        else:
            self.promised(what, ran.err, now, after, undone)
        self.again(what, after)

    def promised(self, what: str, said: str, now: Content, after: Content, undone: str) -> None:
        """Make sure that what was promised, and nothing less, is so."""
        last = said.splitlines()[-1]
        promise = next((line.removeprefix(PROMISE) for line in said.splitlines() if line.startswith(PROMISE)), "")
        odd = [graph for graph in {*now, *self.before} if now.get(graph) not in (self.before.get(graph), after.get(graph))]
        if not promise:
            assert now == self.before, what
            return
        assert promise in (WHOLE, GRAPH, UNDONE, REPAIR)
        assert "run" in last.rpartition(";")[2], (what, last)
        assert len(odd) <= (promise == REPAIR), (what, odd)
        if promise == WHOLE or "all was loaded" in last:
            assert now in (self.before, after), what
        if promise == UNDONE and "all was loaded" not in last and undone:
            assert undone in last, (what, last)
            assert now == self.before, what

    def again(self, what: str, after: Content) -> None:
        """Make sure that an undisturbed run puts all in place."""
        self.proxy.heal()
        again = self.load(self.new)
        assert again.status == 0, (what, again.err)
        assert loads.held(self.store) == after, what
        assert not [graph for graph in self.store.graphs_in() if "/staging/" in graph], what
        assert "0 graphs to load" in self.load(self.new).err, what


@pytest.fixture
def bench(store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bench]:
    """Put each store behind a proxy, with two versions of a dataset, the lists of which are short."""
    short = tmp_path / "ontology"
    short.mkdir()
    (short / "lists.ttl").write_text(NAMED.format(BASE, "list", '"a list"@en'))
    monkeypatch.setattr("stancegraph.engine.home", lambda: str(tmp_path))
    words = ["--store", store.name, *loads.logged_in(monkeypatch, store)]
    with Proxy(store) as proxy:
        yield Bench(proxy, run, words, store=store, old=written(tmp_path / "old", 1), new=written(tmp_path / "new", 2))


def disturb(bench: Bench, older: bool, faults: Iterable[str | int] = FAULTS) -> None:
    """Disturb a load at every request in these ways, and look at what is left."""
    requests, writing, after = bench.measure(older)
    first = writing[1 if STORES[bench.store.name].atomic else 0]  # before it, an atomic store is asked whether it may be written to
    assert LISTS_GRAPH in after
    assert requests > 5
    for fault in faults:
        for number in range(1, requests + 1):
            bench.begin(older)
            bench.proxy.fail(fault, at=number, headers={"Retry-After": "0"})
            ran = bench.load(bench.new, disturbed=True)
            assert any(one.fault == fault for one in bench.proxy.requests)
            bench.proxy.requests.clear()
            unsent = number < first or (number == first and isinstance(fault, int))
            undone = "(nothing was loaded)" if unsent else "(what was loaded was taken out again)"
            bench.check(f"{fault} at {number} of {requests}", ran, after, undone)


@pytest.mark.parametrize("older", [False, True], ids=["empty", "older"])
def test_a_load_that_is_disturbed_at_any_request_leaves_what_it_promised(bench: Bench, older: bool) -> None:
    disturb(bench, older)


@pytest.mark.parametrize("store", ["fuseki", "oxigraph"], indirect=True)
@pytest.mark.parametrize("older", [False, True], ids=["empty", "older"])
def test_a_load_that_is_too_large_for_one_update_leaves_what_it_promised(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, older: bool
) -> None:
    """Disturb stores in the ways that they take much: at once and not as one transaction, or in several updates, or a graph in parts."""
    monkeypatch.setitem(STORES, bench.store.name, STORES[bench.store.name]._replace(most=3000))
    assert (GRAPH if older or STORES[bench.store.name].form else UNDONE) in bench.promise(older)
    disturb(bench, older, FEW)


def test_a_full_disk_leaves_what_was_there(started: Starting, run: Callable[..., Ran], village: Path) -> None:
    store = started(Oxigraph, room=2000)
    assert run("load", store.home, "--data", village, "--no-validate").status == 0
    before = loads.held(store)
    ran = loads.clean(run("load", store.home, "--no-validate"), 2)
    assert f"{PROMISE}{WHOLE}\n" in ran.err
    assert re.search(r"the load stopped: .* 500: IO error.*; then run the same command again", ran.err)
    assert loads.held(store) == before


@pytest.mark.parametrize("older", [False, True], ids=["empty", "older"])
def test_a_write_that_the_store_finishes_after_the_client_gave_up_does_no_harm(bench: Bench, older: bool) -> None:
    _, writing, after = bench.measure(older)
    assert writing
    for number in writing:
        bench.begin(older)
        bench.proxy.fail("delay", at=number, seconds=DELAY)
        ran = bench.load(bench.new, disturbed=True)
        assert "took longer than 1 seconds" in ran.err or ran.status == 0
        time.sleep(DELAY)
        bench.check(f"delay at {number}", ran, after)


@pytest.mark.parametrize("older", [False, True], ids=["empty", "older"])
def test_a_client_that_is_killed_leaves_what_the_next_run_mends(bench: Bench, older: bool) -> None:
    _, writing, _ = bench.measure(older)
    bench.begin(older)
    expected = {graph for graph in loads.files(bench.new) if graph != LISTS_GRAPH}
    for number in sorted({writing[0], writing[len(writing) // 2], writing[-1]}):
        bench.begin(older)
        bench.proxy.fail("delay", at=number, seconds=0.5)
        words = [sys.executable, "-m", "stancegraph", *map(str, bench.command(bench.new, disturbed=True))]
        with subprocess.Popen(words, stderr=subprocess.DEVNULL) as client:
            last = time.monotonic() + 30
            while not any(one.fault == "delay" for one in bench.proxy.requests):
                assert time.monotonic() < last
                time.sleep(0.01)
            client.kill()
        bench.proxy.requests.clear()
        time.sleep(1)
        loads.clean(bench.load(bench.new))
        now = loads.held(bench.store)
        content = loads.counts(loads.files(bench.new))
        assert {graph: len(now[graph]) for graph in expected} == {graph: content[graph] for graph in expected}
        assert not [graph for graph in bench.store.graphs_in() if "/staging/" in graph]
        assert "0 graphs to load" in bench.load(bench.new).err
