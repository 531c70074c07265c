"""Tests of the front: who may ask, what is refused in which words, and what every answer says of itself."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pytest

from served import COUNT, RESULTS, ask, call
from stancegraph.server import front
from stancegraph.server.front import ALWAYS

if TYPE_CHECKING:
    from stancegraph.serving import Server

FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
LISTS = "https://w3id.org/stancegraph/ontology/lists"


def number(body: str) -> int:
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def port(server: Server) -> int:
    return urlsplit(server.url).port or 0


def raw(server: Server, sent: bytes) -> str:
    """Send bytes and read until the server closes."""
    with socket.create_connection(("127.0.0.1", port(server)), timeout=10) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


@pytest.mark.parametrize(
    ("path", "kind", "holds"),
    [("/", "text/html", "stancegraph"), ("/query", "text/html", "<textarea"), ("/questions", "application/json", '"tenures"')],
)
def test_there_are_three_pages_and_nothing_else(server: Server, path: str, kind: str, holds: str) -> None:
    done = call(server, "GET", path, Accept="text/html")
    assert (done.status, done.headers.get_content_type()) == (200, kind)
    assert holds in done.body
    head = call(server, "HEAD", path, Accept="text/html")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, "", done.headers["Content-Length"])
    assert call(server, "GET", f"{path.rstrip('/')}/x").status == 404


@pytest.mark.parametrize("path", ["/", "/query", "/questions", "/x", "/query?query=ASK%7B%7D", "/query?query=DROP%20ALL"])
def test_every_answer_is_for_us_alone(server: Server, path: str) -> None:
    headers = call(server, "GET", path, Accept="text/html").headers
    assert {name: headers[name] for name in ALWAYS} == ALWAYS
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert not [name for name in headers if name.lower().startswith("access-control")]
    assert "Python" not in headers["Server"]


def test_a_query_sees_every_graph_by_get_and_both_kinds_of_post(server: Server) -> None:
    whole = number(ask(server, NAMED, Accept=RESULTS).body)
    assert whole > 1000
    for done in (
        ask(server, COUNT),
        call(server, "POST", "/query", urlencode({"query": COUNT}).encode(), Content_Type=FORM),
        call(server, "POST", "/query", COUNT.encode(), Content_Type=f"{QUERY}; charset=UTF-8"),
    ):
        assert (done.status, number(done.body)) == (200, whole)


def test_graphs_that_are_named_are_the_only_ones(server: Server) -> None:
    of_lists = number(ask(server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{LISTS}> {{ ?s ?p ?o }} }}").body)
    assert number(ask(server, COUNT.replace("{", f"FROM <{LISTS}> {{")).body) == of_lists > 0
    named = "/query?" + urlencode({"query": COUNT, "default-graph-uri": LISTS})
    assert number(call(server, "GET", named).body) == of_lists
    beside = "/query?" + urlencode({"default-graph-uri": LISTS, "union-default-graph": "true"})
    assert number(call(server, "POST", beside, COUNT.encode(), Content_Type=QUERY).body) == of_lists


def test_a_head_runs_the_query_and_gives_no_rows(server: Server) -> None:
    done = call(server, "HEAD", "/query?" + urlencode({"query": COUNT}))
    assert (done.status, done.body) == (200, "")
    assert int(done.headers["Content-Length"]) > 50


@pytest.mark.parametrize(
    ("accept", "kind"), [("text/csv", "text/csv"), ("application/sparql-results+xml", "application/sparql-results+xml"), ("*/*", RESULTS)]
)
def test_the_client_says_in_what_it_wants_the_answer(server: Server, accept: str, kind: str) -> None:
    assert ask(server, COUNT, Accept=accept).headers.get_content_type() == kind


def test_what_cannot_be_given_is_not_acceptable(server: Server) -> None:
    assert ask(server, COUNT, Accept="image/png").status == 406


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil.example:{}", ""])
def test_under_another_name_nobody_is_answered(server: Server, host: str) -> None:
    for path in ("/", "/query?query=ASK%7B%7D"):
        done = call(server, "GET", path, Host=host.format(port(server)))
        assert (done.status, done.body) == (403, "This server answers under its own address only.\n")


@pytest.mark.parametrize("host", ["localhost:{}", "LOCALHOST:{}", "127.0.0.1:{}", "[::1]:{}"])
def test_names_of_this_machine_are_ours(server: Server, host: str) -> None:
    own = host.format(port(server))
    assert call(server, "GET", "/query?query=ASK%7B%7D", Host=own, Origin=f"http://{own}").status == 200


def test_two_hosts_or_none_are_refused(server: Server) -> None:
    own = f"Host: 127.0.0.1:{port(server)}\r\n"
    assert " 403 " in raw(server, f"GET / HTTP/1.1\r\n{own}Host: evil.example\r\n\r\n".encode())
    assert " 403 " in raw(server, b"GET / HTTP/1.0\r\n\r\n")
    assert " 400 " in raw(server, f"GET http://evil.example/ HTTP/1.1\r\n{own}\r\n".encode())


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:{}", "http://127.0.0.1:1", "file://"])
def test_pages_of_others_are_not_answered(server: Server, origin: str) -> None:
    done = ask(server, "ASK {}", Origin=origin.format(port(server)))
    assert (done.status, done.body) == (403, "Pages of other sites are not answered.\n")


def test_a_picture_in_a_page_of_others_asks_nothing(server: Server) -> None:
    assert ask(server, "ASK {}", Sec_Fetch_Site="cross-site").status == 403
    assert ask(server, "ASK {}", Sec_Fetch_Site="same-origin").status == 200
    assert call(server, "GET", "/", Sec_Fetch_Site="cross-site").status == 200  # a link to the explorer


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_not_allowed(server: Server, method: str) -> None:
    done = call(server, method, "/query")
    assert (done.status, done.headers["Allow"]) == (405, "GET, HEAD, POST")
    assert call(server, "POST", "/", b"query=ASK{}", Content_Type=FORM).headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("POST /query HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
        ("POST /query HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
        ("POST /query HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", 400),
        ("POST /query HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\nab", 400),
        ("GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\nGET /", 400),
        ("GET /" + "a" * 70_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: {host}\r\n" + "A: b\r\n" * 150 + "\r\n", 431),
        ("nonsense <script>\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_is_refused_once_and_the_connection_closed(server: Server, sent: str, status: int) -> None:
    said = raw(server, sent.format(host=f"127.0.0.1:{port(server)}").encode())
    assert said.count("HTTP/1.1 ") <= 1 and "<script>" not in said
    assert f" {status} " in said or (status == 400 and "Bad Request" in said)


def test_a_connection_is_used_again(server: Server) -> None:
    one = f"GET /query?query=ASK%7B%7D HTTP/1.1\r\nHost: 127.0.0.1:{port(server)}\r\n\r\n".encode()
    assert raw(server, one * 3).count(" 200 OK") == 3


def test_slow_clients_are_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "SECONDS", 0.2)
    with socket.create_connection(("127.0.0.1", port(server)), timeout=5) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert connection.recv(10) == b""


def test_it_logs_nothing(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    ask(server, "ASK { <http://x/secret> ?p ?o }")
    ask(server, "SELEC secret")
    assert capfd.readouterr() == ("", "")
