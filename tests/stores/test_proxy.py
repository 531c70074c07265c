"""Tests of the proxy: each fault does what its table says, where it should and nowhere else, and all else is passed on as it is."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from stores.plain import call
from stores.proxy import WRITES
from stores.running import HOST, free_port

if TYPE_CHECKING:
    from collections.abc import Callable

    from stores.proxy import Proxy
    from stores.servers import Fuseki, Oxigraph
    from stores.store import Store

GRAPH = "urn:graph"
TWO = b"<urn:ann> <urn:says> <urn:one> .\n<urn:ann> <urn:says> <urn:nothing> .\n"  # its half ends within a triple
SAMPLE = {GRAPH: TWO}
TYPE = {"Content-Type": "application/n-triples"}


def put(proxy: Proxy, store: Store) -> int:
    """Put the sample through the proxy, and give the status."""
    return call("PUT", proxy.through(store).address(GRAPH), TWO, TYPE, store.login).status


def test_a_store_behind_it_is_the_same(store: Store, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(store)
    led = proxy.through(store)
    led.load(SAMPLE)
    assert (led.count(GRAPH), store.count(GRAPH), led.graphs_in()) == (2, 2, {GRAPH})
    led.empty()
    assert store.graphs_in() == set()
    assert proxy.count("PUT") == 1  # a challenge is asked for without the body
    last = [request for request in proxy.requests if request.method == "PUT"][-1]
    assert (last.length, last.chunked, last.fault, last.status in (200, 201, 204)) == (len(TWO), False, None, True)
    assert last.path == led.address(GRAPH).removeprefix(proxy.address(f"http://{HOST}"))
    assert {"Content-Length", "Content-Type", "Host"} <= {name.title() for name in last.headers}
    assert all(address.startswith(proxy.address(f"http://{HOST}")) for address in (led.home, led.query, led.update, led.graphs))
    assert store.home != led.home


class Echo:
    """A server that keeps what it is sent and gives a fixed reply, byte by byte."""

    def __init__(self, reply: bytes, ends: bytes) -> None:
        self.reply, self.ends, self.got = reply, ends, b""
        self.listening = socket.create_server((HOST, 0))
        self.address = "http://{}:{}/path".format(*self.listening.getsockname())
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        """Serve one connection."""
        made, _ = self.listening.accept()
        with self.listening, made:
            while not self.got.endswith(self.ends):
                piece = made.recv(100_000)
                if not piece:
                    return
                self.got += piece
            made.sendall(self.reply)


@pytest.mark.parametrize(
    ("request_", "reply", "length"),
    [
        (b"GET /a%20b?c HTTP/1.1\r\nhOsT: there\r\nX-Odd:  two  spaces \r\n\r\n", b"HTTP/1.1 200 Fine\r\nContent-Length: 3\r\n\r\nabc", 0),
        (b"PUT / HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody", b"HTTP/1.1 204 None\r\nX: y\r\n\r\n", 4),
        (
            b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: z\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n\r\n\0\r\n\r\n0\r\n\r\n",
            5,
        ),
        (b"HEAD / HTTP/1.1\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", 0),
        (b"GET / HTTP/1.0\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\nuntil the end" + b"\0" * 100_000, 0),
    ],
    ids=["get", "put", "chunked", "head", "until-the-end"],
)
def test_every_byte_is_passed_on(proxied: Callable[..., Proxy], request_: bytes, reply: bytes, length: int) -> None:
    echo = Echo(reply, request_[-5:])
    proxy = proxied(echo.address)
    with socket.create_connection(proxy.server.server_address) as made:
        made.sendall(request_)
        got = b""
        while len(got) < len(reply):
            got += made.recv(100_000)
    echo.thread.join(10)
    assert (echo.got, got) == (request_, reply)
    (seen,) = proxy.requests
    assert (seen.method, seen.length, seen.chunked) == (request_.split()[0].decode(), length, b"chunked" in request_)


def test_who_waits_to_be_told_that_the_body_may_come_is_told_once(proxied: Callable[..., Proxy]) -> None:
    head = b"PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n"
    go_on, reply = b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 201 Made\r\nContent-Length: 0\r\n\r\n"
    echo = Echo(go_on + reply, b"body")
    with socket.create_connection(proxied(echo.address).server.server_address) as made, made.makefile("rb") as replies:
        made.sendall(head)
        assert replies.read(len(go_on)) == go_on
        made.sendall(b"body")
        assert replies.read(len(reply)) == reply
    echo.thread.join(10)
    assert echo.got == head + b"body"


def test_chunks_are_told_from_a_body_with_a_length(oxigraph: Oxigraph, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(oxigraph)
    with_length, in_chunks = connection(proxy), connection(proxy)
    with_length.request("PUT", "/store?graph=urn:graph", body=TWO, headers=TYPE)
    with_length.getresponse().read()
    in_chunks.request("PUT", "/store?graph=urn:graph", body=iter([TWO[:10], TWO[10:]]), headers=TYPE, encode_chunked=True)
    in_chunks.getresponse().read()
    assert [(request.chunked, request.length) for request in proxy.requests] == [(False, len(TWO)), (True, len(TWO))]
    assert oxigraph.count(GRAPH) == 2
    with_length.close()
    in_chunks.close()


def connection(proxy: Proxy) -> http.client.HTTPConnection:
    """Make a connection to the proxy."""
    host, port = proxy.server.server_address
    return http.client.HTTPConnection(str(host), int(port), timeout=10)


def test_a_connection_can_be_used_again_and_is_told_from_others(oxigraph: Oxigraph, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(oxigraph)
    kept = connection(proxy)
    for _ in range(3):
        kept.request("GET", "/query?query=ASK%20%7B%7D")
        assert kept.getresponse().read() == b'{"head":{},"boolean":true}'
    kept.close()
    call("GET", proxy.address(f"{oxigraph.query}?query=ASK%20%7B%7D"))
    assert [request.connection for request in proxy.requests] == [1, 1, 1, 2]


@pytest.mark.parametrize(("kind", "left"), [("cut", 0), ("half", 0), ("drop-reply", 2)])
def test_a_cut_connection_leaves_what_it_should(store: Store, proxied: Callable[..., Proxy], kind: str, left: int) -> None:
    proxy = proxied(store)
    proxy.fail(kind, methods=("PUT",))
    with pytest.raises((OSError, http.client.RemoteDisconnected)):
        put(proxy, store)
    harmed = proxy.requests[-1]
    assert (harmed.fault, harmed.status, harmed.length) == (kind, None, len(TWO))
    soon(lambda: store.count(GRAPH) == left)
    assert put(proxy, store) < 300
    assert (store.count(GRAPH), proxy.requests[-1].fault) == (2, None)


def soon(so: Callable[[], bool]) -> None:
    """Wait until something is so, and stays so for a while."""
    last = time.monotonic() + 5
    while not so():
        assert time.monotonic() < last
        time.sleep(0.05)
    time.sleep(0.1)
    assert so()


@pytest.mark.parametrize("chunked", [False, True])
def test_half_of_a_long_body_is_passed_on(proxied: Callable[..., Proxy], chunked: bool) -> None:
    echo = Echo(b"", b"its end, which never comes")
    proxy = proxied(echo.address)
    proxy.fail("half")
    made = connection(proxy)
    body = iter([b"a" * 500_000] * 2) if chunked else b"a" * 1_000_000
    with contextlib.suppress(ConnectionError):  # it comes when sending or when waiting for the reply
        made.request("PUT", "/", body=body, encode_chunked=chunked)
    with pytest.raises((OSError, http.client.HTTPException)):
        made.getresponse()
    made.close()
    echo.thread.join(10)
    assert echo.got.count(b"a") - echo.got.partition(b"\r\n\r\n")[0].count(b"a") == 500_000
    assert (proxy.requests[0].chunked, proxy.requests[0].status) == (chunked, None)


@pytest.mark.parametrize(
    ("status", "headers"), [(500, {}), (401, {"WWW-Authenticate": 'Digest realm="none"'}), (503, {"Retry-After": "2"})]
)
def test_a_status_is_answered_and_nothing_passed_on(
    oxigraph: Oxigraph, proxied: Callable[..., Proxy], status: int, headers: dict[str, str]
) -> None:
    proxy = proxied(oxigraph)
    proxy.fail(status, headers=headers)
    kept = connection(proxy)
    kept.request("PUT", "/store?graph=urn:graph", body=TWO, headers=TYPE)
    reply = kept.getresponse()
    assert (reply.status, reply.read()) == (status, f"the proxy answers {status}\n".encode())
    assert headers.items() <= dict(reply.getheaders()).items()
    assert (proxy.requests[0].fault, proxy.requests[0].status, oxigraph.graphs_in()) == (status, status, set())
    kept.request("PUT", "/store?graph=urn:graph", body=TWO, headers=TYPE)
    assert kept.getresponse().status == 201
    kept.close()


def test_a_delay_delays_and_the_write_comes_after_all(oxigraph: Oxigraph, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(oxigraph)
    proxy.fail("delay", seconds=0.5)
    with pytest.raises(TimeoutError):
        call("PUT", proxy.through(oxigraph).address(GRAPH), TWO, TYPE, limit=0.2)
    assert oxigraph.count(GRAPH) == 0
    soon(lambda: oxigraph.count(GRAPH) == 2)


def test_a_reply_breaks_off_in_its_middle(store: Store, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(store)
    proxy.fail("half-reply", methods=("POST",))
    for fault in ("half-reply", None):
        made = connection(proxy)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
        made.request("POST", urlsplit(store.query).path, b"query=SELECT%20(1%20AS%20%3Fone)%20%7B%7D", headers)
        reply = made.getresponse()
        if fault:
            with pytest.raises(http.client.IncompleteRead):
                reply.read()
        else:
            assert b"one" in reply.read()
        made.close()
        assert (proxy.requests[-1].fault, proxy.requests[-1].status) == (fault, 200)


def test_half_a_reply_of_fuseki_passes_for_a_whole_one_on_a_connection_that_is_to_close(
    fuseki: Fuseki, proxied: Callable[..., Proxy]
) -> None:
    fuseki.load(SAMPLE)
    proxy = proxied(fuseki)
    proxy.fail("half-reply")
    reply = call("GET", proxy.through(fuseki).address(GRAPH), headers={"Accept": TYPE["Content-Type"], "Connection": "close"})
    assert (reply.status, reply.headers["Content-Length"], len(reply.body)) == (200, None, len(TWO) // 2)


def test_fuseki_takes_half_a_body_that_ends_with_a_line_for_a_whole_one(fuseki: Fuseki, proxied: Callable[..., Proxy]) -> None:
    lines = [f"<urn:ann> <urn:says> <urn:{number:03}> .\n".encode() for number in range(101)]
    proxy = proxied(fuseki)
    proxy.fail("line")
    with pytest.raises(ConnectionError):
        proxy.through(fuseki).load({GRAPH: b"".join(lines)})
    soon(lambda: fuseki.count(GRAPH) == 50)


def test_only_the_chosen_request_is_harmed(oxigraph: Oxigraph, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(oxigraph)
    proxy.fail(503, at=2, methods=WRITES, times=2)
    ask = proxy.through(oxigraph).query + "?query=ASK%20%7B%7D"
    found = []
    for _ in range(4):
        found += [put(proxy, oxigraph), call("GET", ask).status]
    assert found == [201, 200, 503, 200, 503, 200, 204, 200]
    assert (proxy.count(), proxy.count("PUT"), proxy.count("GET"), proxy.count("PUT", "GET")) == (8, 4, 4, 8)


def test_counting_begins_when_a_fault_is_set_and_ends_when_all_is_healed(oxigraph: Oxigraph, proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(oxigraph)
    assert put(proxy, oxigraph) == 201
    proxy.fail(500, times=100)
    assert [put(proxy, oxigraph), put(proxy, oxigraph)] == [500, 500]
    proxy.heal()
    assert put(proxy, oxigraph) == 204


def test_a_store_that_is_not_there_is_a_cut_connection(proxied: Callable[..., Proxy]) -> None:
    proxy = proxied(f"http://{HOST}:{free_port()}")
    with pytest.raises(ConnectionError):
        call("GET", proxy.address("http://anywhere/"))
    assert proxy.requests[0].status is None


def test_an_unknown_fault_is_refused(proxied: Callable[..., Proxy]) -> None:
    with pytest.raises(ValueError, match="no such fault: cutt"):
        proxied(f"http://{HOST}:1").fail("cutt")
