"""Tests of passing on: an answer comes whole or not at all, in time or not at all, and one client does not stop the others."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from served import COUNT, CUT, ENDLESS, ask, served
from stancegraph.server import passing
from stancegraph.server.passing import Passer
from stancegraph.server.protocol import Refusal

if TYPE_CHECKING:
    from stancegraph.server.child import Child
    from stancegraph.serving import Server

TOO_LONG = "The query took longer than 1 seconds; ask for less.\n"


@pytest.mark.parametrize(("query", "again"), [(CUT, 0), (ENDLESS, 1)])
def test_a_query_that_takes_too_long_is_ended(hasty: Server, query: str, again: int) -> None:
    life, start = hasty._child.life, time.monotonic()
    done = ask(hasty, query)
    assert (done.status, done.body) == (503, TOO_LONG)
    assert 0.9 < time.monotonic() - start < 4
    assert hasty._child.life - life in (again, 1)  # on a machine that is busy, the first may be late as well
    assert ask(hasty, COUNT).status == 200


@pytest.mark.parametrize("status", ["200 OK", "500 Internal Server Error"])
def test_an_answer_that_was_cut_is_not_given(status: str) -> None:
    def answer() -> None:
        connection = listening.accept()[0]
        with connection:
            connection.recv(65536)
            time.sleep(0.3)
            body = b'{"head":{},"results":{"bindings":[' + passing.CUT + b"\n"
            connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=answer)
        thread.start()
        child = SimpleNamespace(port=listening.getsockname()[1], life=1)
        with pytest.raises(Refusal, match=r"took longer than 0\.3 seconds") as caught:
            Passer(cast("Child", child), 0.3).ask("query=x", "*/*")
        thread.join()
    assert caught.value.status == 503


def test_a_query_that_runs_beside_one_that_is_ended_is_asked_again(hasty: Server) -> None:
    found: list[int] = []

    def one(query: str) -> None:
        found.append(ask(hasty, query).status)

    slow = threading.Thread(target=one, args=(ENDLESS,))
    slow.start()
    while slow.is_alive():
        assert ask(hasty, COUNT).status == 200
        time.sleep(0.02)
    slow.join()
    assert found == [503]


def test_no_more_than_four_at_once(hasty: Server) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(ask(hasty, CUT).status)) for _ in range(passing.AT_ONCE)]
    for thread in threads:
        thread.start()
    time.sleep(0.4)
    done = ask(hasty, COUNT)
    for thread in threads:
        thread.join()
    assert (done.status, done.headers["Retry-After"]) == (503, "1")
    assert "4 queries are being answered" in done.body
    assert found == [503] * 4
    assert ask(hasty, COUNT).status == 200


def test_an_answer_that_is_too_long_is_not_given_in_part(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing, "LONGEST", 1 << 20)
    done = ask(server, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert (done.status, done.body) == (503, "The answer is longer than 1 mebibytes; ask for less, with LIMIT.\n")


def test_a_text_that_ends_like_a_cut_answer_is_not_one(server: Server) -> None:
    done = ask(server, f"SELECT ?said {{ BIND('{passing.CUT.decode()}' AS ?said) }}", Accept="text/tab-separated-values")
    assert done.status == 200
    assert ask(server, f"SELECT ?said {{ BIND('{passing.CUT.decode()}' AS ?said) }}", Accept="text/csv").status == 200


def test_a_mistake_is_one_sentence_with_its_place(server: Server) -> None:
    done = ask(server, "SELECT ?x {")
    assert (done.status, done.headers.get_content_type()) == (400, "text/plain")
    assert done.body.startswith("The query is not SPARQL 1.1")
    assert "line 1, column 12" in done.body and done.body.count("\n") == 1


def test_where_the_child_was_killed_it_is_started_again() -> None:
    with served() as server:
        child = server._child
        found = subprocess.run(["pgrep", "-P", str(child._keeper.pid)], capture_output=True, text=True, check=True).stdout  # type: ignore[union-attr]
        os.kill(int(found), signal.SIGKILL)
        assert ask(server, COUNT).status == 200
        child.close()
        done = ask(server, COUNT)
        assert (done.status, done.body) == (502, "The process that answers is gone.\n")


def test_nothing_reaches_out_or_in_but_loopback(server: Server) -> None:
    """A socket that listens hears nothing of a query that names it in every way that is not refused."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/x"
        for query in (f"ASK FROM <{address}> {{ ?s ?p ?o }}", f"ASK {{ GRAPH <{address}> {{ ?s ?p ?o }} }}", f"DESCRIBE <{address}>"):
            assert ask(server, query).status == 200
        assert ask(server, f"ASK {{ SERVICE <{address}> {{ ?s ?p ?o }} }}").status == 400
        assert ask(server, f"LOAD <{address}>").status == 400
        with pytest.raises(TimeoutError):
            listening.accept()
