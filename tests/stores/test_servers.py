"""Tests of the stores themselves: what goes in is there, counts are right, emptying empties, and nothing is left running."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from stores.front import Front
from stores.plain import call
from stores.running import NoStart, Running
from stores.servers import Fuseki, Oxigraph, Rdf4j, Virtuoso
from stores.store import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from stores.store import Store

ONE, TWO = "https://example.org/graph/one", "https://example.org/graph/%C3%A9?a=1&b=2#c"
SAMPLE = {
    ONE: '<urn:ann> <urn:says> "قضية 😀"@ar .\n<urn:ann> <urn:says> _:x .\n_:x <urn:says> "a \\"b\\" \\n" .\n'.encode(),
    TWO: '<urn:ann> <urn:says> "été" .\n'.encode(),
}
SAYS = "SELECT ?said WHERE { GRAPH ?graph { ?who <urn:says> ?said FILTER(isLiteral(?said)) } } ORDER BY STR(?said)"
TEN = {ONE: "".join(f"<urn:{number}> <urn:says> <urn:{number}> .\n" for number in range(10)).encode()}
#: It starts servers, tells their processes and addresses, and waits to be killed.
STARTER = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from concurrent.futures import ThreadPoolExecutor
from stores.front import Front
from stores.servers import Fuseki, Oxigraph, Virtuoso
with ThreadPoolExecutor() as pool:
    stores = list(pool.map(lambda kind: kind().__enter__(), (Oxigraph, Fuseki, Virtuoso)))
front = Front(stores[0]).__enter__()
groups = [one.running.guard.pid for one in [*stores, front]]
print(json.dumps([groups, [store.query for store in stores] + [front.address("html")]]), flush=True)
time.sleep(60)
"""


def test_what_is_loaded_is_there_until_it_is_emptied(store: Store) -> None:
    store.load(SAMPLE)
    assert (store.count(ONE), store.count(TWO), store.count()) == (3, 1, 0)
    assert store.graphs_in() == {ONE, TWO}
    assert [row["said"] for row in store.rows(SAYS)] == ['a "b" \n', "été", "قضية 😀"]
    store.load({ONE: SAMPLE[TWO]})
    assert store.count(ONE) == 1
    store.empty()
    assert (store.graphs_in(), store.count(ONE)) == (set(), 0)


@pytest.mark.parametrize("kind", [Fuseki, Oxigraph, Rdf4j])
def test_the_default_graph_is_counted_apart_and_emptied(started: Callable[..., Store], kind: type[Store]) -> None:
    store = started(kind)
    store.load({None: SAMPLE[ONE], TWO: SAMPLE[TWO]})
    assert (store.count(), store.count(TWO), store.graphs_in()) == (3, 1, {TWO})
    store.empty()
    assert (store.count(), store.graphs_in()) == (0, set())


def test_virtuoso_has_no_default_graph(virtuoso: Virtuoso) -> None:
    with pytest.raises(ValueError, match="no default graph"):
        virtuoso.load({None: SAMPLE[ONE]})
    assert virtuoso.count() == 0


@pytest.mark.parametrize(("kind", "options"), [(Oxigraph, {}), (Fuseki, {"disk": True}), (Virtuoso, {}), (Rdf4j, {"sail": "native"})])
def test_what_is_on_disk_survives_a_power_cut(started: Callable[..., Store], kind: type[Store], options: dict[str, Any]) -> None:
    store = started(kind, **options)
    store.load(SAMPLE)
    store.kill()
    assert not store.alive()
    store.start()
    assert (store.graphs_in(), store.count(ONE)) == ({ONE, TWO}, 3)


def test_one_that_was_stopped_starts_again_where_it_was(oxigraph: Oxigraph) -> None:
    oxigraph.load(SAMPLE)
    oxigraph.stop()
    with pytest.raises(OSError, match="refused"):
        oxigraph.count(ONE)
    oxigraph.start()
    assert oxigraph.count(ONE) == 3


@pytest.mark.parametrize("auth", ["basic", "digest"])
def test_fuseki_lets_in_none_but_its_user(started: Callable[..., Fuseki], auth: str) -> None:
    fuseki = started(Fuseki, auth=auth)
    fuseki.load(SAMPLE)
    assert fuseki.count(ONE) == 3
    for login in (None, (fuseki.user, "wrong")):
        reply = call("PUT", fuseki.address(ONE), SAMPLE[TWO], {"Content-Type": "text/turtle"}, login)
        assert (reply.status, reply.headers["WWW-Authenticate"].split()[0].lower()) == (401, auth)
    assert fuseki.count(ONE) == 3


def test_virtuoso_refuses_who_does_not_name_himself(virtuoso: Virtuoso) -> None:
    reply = call("PUT", virtuoso.address(ONE), SAMPLE[ONE], {"Content-Type": "text/turtle"})
    assert (reply.status, reply.headers["WWW-Authenticate"].split()[0]) == (401, "Digest")
    assert virtuoso.graphs_in() == set()


def test_virtuoso_does_not_answer_a_query_that_is_the_body_itself(virtuoso: Virtuoso) -> None:
    with pytest.raises(TimeoutError):
        call("POST", virtuoso.query, b"SELECT (1 AS ?one) {}", {"Content-Type": "application/sparql-query"}, limit=1)
    assert virtuoso.rows("SELECT (1 AS ?one) {}") == [{"one": "1"}]


def test_virtuoso_cuts_answers_after_the_rows_it_was_told(started: Callable[..., Virtuoso]) -> None:
    virtuoso = started(Virtuoso, rows=5)
    virtuoso.load(TEN)
    assert (virtuoso.count(ONE), len(virtuoso.rows(f"SELECT ?s WHERE {{ GRAPH <{ONE}> {{ ?s ?p ?o }} }}"))) == (10, 5)


def test_oxigraph_cuts_a_query_short(started: Callable[..., Oxigraph]) -> None:
    oxigraph = started(Oxigraph, timeout=1)
    oxigraph.load(TEN)
    every = " . ".join(f"?s{number} ?p{number} ?o{number}" for number in range(12))  # ten to the twelfth
    asked = f"SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH ?graph {{ {every} }} }}"
    began = time.monotonic()
    reply = call("POST", oxigraph.query, asked.encode(), {"Content-Type": "application/sparql-query", "Accept": "text/csv"})
    assert time.monotonic() - began < 10
    assert (reply.status, reply.body.splitlines()[-1]) == (200, b"The SPARQL operation has been cancelled")


def test_what_rdf4j_infers_is_not_counted(started: Callable[..., Rdf4j]) -> None:
    rdf4j = started(Rdf4j, sail="rdfs")
    rdf4j.load({ONE: b"<urn:ann> <urn:knows> <urn:bob> .\n"})
    assert (rdf4j.count(ONE), rdf4j.count(), rdf4j.graphs_in()) == (1, 0, {ONE})
    asked = call("POST", rdf4j.query, b"ASK { <urn:knows> ?p ?o }", {"Content-Type": "application/sparql-query", "Accept": "text/boolean"})
    assert asked.body == b"true"
    rdf4j.empty()
    assert (rdf4j.count(ONE), rdf4j.count(), rdf4j.graphs_in()) == (0, 0, set())


def test_a_refusal_is_told_in_the_words_of_the_store(oxigraph: Oxigraph) -> None:
    with pytest.raises(Refused, match="oxigraph: PUT /store: 400 Parser error"):
        oxigraph.load({ONE: b"no triple"})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('out of order')", "ended before it answered:\nout of order"),
        ("import time; print('busy', flush=True); time.sleep(60)", "did not answer within 0.5 s:\nbusy"),
    ],
)
def test_a_server_that_does_not_come_up_is_told_with_its_log(tmp_path: Path, code: str, words: str) -> None:
    running = Running([sys.executable, "-c", code], tmp_path)
    with pytest.raises(NoStart, match=re.escape(words)):
        running.wait_until(lambda: False, limit=60 if "order" in code else 0.5)
    assert not running.alive()


def test_one_that_will_not_end_is_killed_with_all_it_started(tmp_path: Path) -> None:
    code = "import os, signal, time; signal.signal(15, signal.SIG_IGN); pid = os.fork(); print(os.getpid(), flush=True); time.sleep(60)"
    running = Running([sys.executable, "-c", code], tmp_path, {"STANCEGRAPH_PATIENCE": "0.2"})
    running.wait_until(lambda: len(running.tail().split()) == 2)
    pids = [int(word) for word in running.tail().split()]
    assert all(map(exists, pids))
    running.stop()
    until(lambda: not any(map(exists, pids)))


def test_one_that_is_killed_is_gone_at_once(tmp_path: Path) -> None:
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    running = Running([sys.executable, "-c", code], tmp_path)
    running.wait_until(lambda: running.tail().isdigit())
    pid = int(running.tail())
    running.kill()
    assert not exists(pid)
    assert running.tail().endswith("ended with status -9")


def test_a_killed_test_process_leaves_no_server_behind(tmp_path: Path) -> None:
    for kind in (Oxigraph, Fuseki, Virtuoso, Front):
        if kind.missing():
            pytest.skip(kind.missing())
    words = [sys.executable, "-c", STARTER, str(Path(__file__).parents[1])]
    with subprocess.Popen(words, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        groups, addresses = json.loads(process.stdout.readline())
        assert all(call("GET", f"{address}?query=ASK%20%7B%7D").status == 200 for address in addresses)
        process.send_signal(signal.SIGKILL)
    until(lambda: not any(map(group_exists, groups)))
    for address in addresses:
        with pytest.raises(OSError, match="refused"):
            call("GET", address)


def exists(pid: int) -> bool:
    """Tell whether a process is there, and no mere entry of one that has ended."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def group_exists(group: int) -> bool:
    """Tell whether any process of a group is there."""
    found = (stat for stat in Path("/proc").glob("[0-9]*") if exists(int(stat.name)))
    return any(os.getpgid(int(stat.name)) == group for stat in found)


def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    last = time.monotonic() + 10
    while not done():
        assert time.monotonic() < last
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Oxigraph, "oxigraph is not installed: pip install -e '.[stores]'"),
        (Fuseki, "fuseki is not fetched: run python tests/stores/fetch.py"),
        (Virtuoso, "virtuoso-t is not installed: apt-get install virtuoso-opensource-7-bin"),
        (Rdf4j, "rdf4j is not fetched: run python tests/stores/fetch.py"),
        (Front, "nginx is not installed: apt-get install nginx"),
    ],
)
def test_where_it_is_missing_a_line_says_what_brings_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: type[Store | Front], words: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("STANCEGRAPH_STORES", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert kind.missing() == words


def test_a_store_without_its_java_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if Fuseki.missing():
        pytest.skip(Fuseki.missing() or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Fuseki.missing() == "java is not installed: apt-get install default-jre-headless"
