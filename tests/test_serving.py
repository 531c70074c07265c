"""Tests of serving: every stored question gives at the server what it gives from files; ports, addresses, beginning and end."""

from __future__ import annotations

import json
import os
import socket
import tempfile
import threading
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from served import RESULTS, VILLAGE, call, served
from stancegraph.engine import collect, load
from stancegraph.errors import MissingFolder, Misuse
from stancegraph.exploring import explorer
from stancegraph.server import child
from stancegraph.server.front import is_loopback
from stancegraph.serving import Server, serve
from stancegraph.stored import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancegraph.engine import Engine


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Give a server."""
    with served() as running:
        yield running


def rows(body: str) -> list[tuple[str, ...]]:
    """Read rows, without the names of blank nodes, which each asking has its own of; values within lists come in any order."""
    found = collect(pyoxigraph.parse_query_results(body.encode(), pyoxigraph.QueryResultsFormat.JSON))
    return [tuple("" if cell is None else tidy(cell) for cell in row) for row in found.rows]


def tidy(term: object) -> str:
    if isinstance(term, pyoxigraph.BlankNode):
        return "_:"
    return " | ".join(sorted(str(getattr(term, "value", term)).split(" | "))) + str(getattr(term, "datatype", ""))


@pytest.mark.parametrize("id_", [question.id for question in questions()])
def test_a_stored_question_gives_the_same_rows_as_from_files(server: Server, engine: Engine, id_: str) -> None:
    listed = {one["id"]: one["text"] for one in json.loads(call(server, "GET", "/questions").body)}
    done = call(server, "POST", "/query", listed[id_].encode(), Content_Type="application/sparql-query", Accept=RESULTS)
    assert done.status == 200
    here = engine.run(next(question for question in questions() if question.id == id_).bind({}))
    assert rows(done.body) == [tuple("" if cell is None else tidy(cell) for cell in row) for row in here.rows]


def test_the_explorer_is_that_of_the_folder(server: Server) -> None:
    assert call(server, "GET", "/").body == explorer(load(VILLAGE), "en", {}, query_page="/query").html


def test_a_server_says_where_it_is_and_ends_once() -> None:
    with served() as other:
        assert other.url.startswith("http://127.0.0.1:") and other.endpoint == other.url + "query"
        assert repr(other) == f"Server({other.url!r})"
        assert (other.notes, other.wait(0)) == ([], False)
        threading.Timer(0.1, other.close).start()
        assert other.wait(10)
        other.close()
    with pytest.raises(OSError, match="refused"):
        call(other, "GET", "/")
    assert not other._running.is_alive()


def test_a_port_that_is_taken_is_said_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "snapshot", lambda *_: pytest.fail("it went on"))
    with socket.create_server(("127.0.0.1", 0)) as listening, pytest.raises(Misuse, match=r"^port \d+ is taken; name another"):
        serve(VILLAGE, port=listening.getsockname()[1])


@pytest.mark.parametrize("given", [{"port": -1}, {"port": 65536}, {"timeout": 0}, {"timeout": float("nan")}, {"bind": "192.0.2.1"}])
def test_what_cannot_be_is_misuse(given: dict[str, float]) -> None:
    with pytest.raises(Misuse):
        serve(VILLAGE, **{"port": 0, **given})  # type: ignore[arg-type]


def test_a_folder_that_is_not_there_leaves_nothing(tmp_path: object) -> None:
    before = set(os.listdir(tempfile.gettempdir()))
    with pytest.raises(MissingFolder):
        serve("/nowhere", port=0)
    assert not {name for name in set(os.listdir(tempfile.gettempdir())) - before if name.startswith("stancegraph-") and len(name) == 20}


def test_beyond_this_machine_it_warns_and_answers_to_its_address() -> None:
    served().close()
    with serve(VILLAGE, port=0, bind="0.0.0.0") as other:  # noqa: S104
        assert len(other.notes) == 1 and other.notes[0].startswith("warning: whoever reaches 0.0.0.0 can ask")
        port = other.url.rstrip("/").rpartition(":")[2]
        assert call(other, "GET", "/questions", Host=f"{socket.gethostname()}:{port}").status == 200
        assert call(other, "GET", "/questions", Host=f"evil.example:{port}").status == 403


def test_it_serves_on_the_other_loopback() -> None:
    served().close()
    if not socket.has_ipv6:
        pytest.skip("there is no IPv6 here")
    try:
        with serve(VILLAGE, port=0, bind="::1") as other:
            assert is_loopback("::1") and not other.notes
            assert call(other, "GET", "/questions").status == 200
    except Misuse as error:
        pytest.skip(f"there is no IPv6 here: {error}")
