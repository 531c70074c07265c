"""A proxy on this machine that harms the one request a test chooses, and passes all others on as they are.

| fault        | what happens at the chosen request                                                              |
|--------------|-------------------------------------------------------------------------------------------------|
| "cut"        | the connection is cut before anything is passed on                                              |
| "half"       | half of the body is passed on (of a chunked one its first chunk), then both connections are cut |
| "line"       | as "half", but up to the last end of an operation, or line, in it: what arrives can be read     |
| "delay"      | `seconds` go by before it is passed on                                                          |
| "drop-reply" | all is passed on and the store has answered, but the connection is cut instead of the reply     |
| "half-reply" | all is passed on, and the connection is cut in the middle of the reply's body                   |
| a number     | this status is answered, with `headers`, and nothing is passed on                               |

    with Proxy(store) as proxy:
        proxy.fail("drop-reply", at=3, methods=WRITES)
        ... load by proxy.through(store).graphs ...
        assert proxy.requests[-1].fault == "drop-reply"
"""

from __future__ import annotations

import contextlib
import copy
import socket
import socketserver
import struct
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urlsplit, urlunsplit

from stores.running import HOST
from stores.wire import Gone, Head, Stream

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from stores.store import Store

Kind = TypeVar("Kind", bound="Store")
WRITES = ("PUT", "POST", "DELETE", "PATCH")
KINDS = ("cut", "half", "line", "delay", "drop-reply", "half-reply")
LIMIT = 300.0


@dataclass
class Request:
    """A request as it came: `length` is that of its body, as announced or, of a chunked one, as counted.

    `connection` numbers the connections of clients, and `status` is what the client was told: None where it was told nothing.
    """

    method: str
    path: str
    length: int
    headers: tuple[str, ...]
    chunked: bool
    connection: int
    fault: str | int | None = None
    status: int | None = None


@dataclass
class Fault:
    """What is to happen, and when: from the `at`-th request of these methods and of at least so many bytes on, `times` times."""

    kind: str | int
    at: int
    methods: Collection[str]
    times: int
    seconds: float
    headers: Mapping[str, str]
    least: int
    seen: int = 0

    def strikes(self, request: Request) -> bool:
        """Count a request and tell whether it is one that is to be harmed."""
        if (self.methods and request.method not in self.methods) or request.length < self.least:
            return False
        self.seen += 1
        return self.at <= self.seen < self.at + self.times


class Proxy:
    """The proxy, started with `with`; `address` leads an address of the store through it, `requests` lists what came."""

    def __init__(self, store: Store | str) -> None:
        parts = urlsplit(store if isinstance(store, str) else store.query)
        self.target = (parts.hostname or HOST, parts.port or 80)
        self.requests: list[Request] = []
        self.faults: list[Fault] = []
        self.lock = threading.Lock()
        self.connections = 0
        self.open: list[socket.socket] = []
        self.server = Server(self)

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        for made in self.open:
            with contextlib.suppress(OSError):  # most have ended long ago
                made.shutdown(socket.SHUT_RDWR)

    def address(self, url: str) -> str:
        """Give the address that leads through the proxy to an address of the store."""
        return urlunsplit(urlsplit(url)._replace(netloc="{}:{}".format(*self.server.server_address)))

    def through(self, store: Kind) -> Kind:
        """Give the store with all its addresses leading through the proxy."""
        led = copy.copy(store)
        led.home, led.query, led.update, led.graphs = map(self.address, (store.home, store.query, store.update, store.graphs))
        return led

    def fail(
        self,
        kind: str | int,
        at: int = 1,
        methods: Collection[str] = (),
        *,
        times: int = 1,
        seconds: float = 1.0,
        headers: Mapping[str, str] | None = None,
        least: int = 0,
    ) -> None:
        """Harm the `at`-th request that comes from now on, and `times - 1` after it.

        Only those of these methods are counted, and those whose body has at least so many bytes.
        """
        if kind not in KINDS and not isinstance(kind, int):
            raise ValueError(f"no such fault: {kind}")
        with self.lock:
            self.faults.append(Fault(kind, at, methods, times, seconds, headers or {}, least))

    def heal(self) -> None:
        """Harm nothing from now on."""
        with self.lock:
            self.faults.clear()

    def count(self, *methods: str) -> int:
        """Count the requests so far, of these methods or all."""
        return sum(not methods or request.method in methods for request in self.requests)

    def note(self, head: Head, connection: int) -> tuple[Request, Fault | None]:
        """Write a request down and tell what is to happen to it."""
        method, path, _ = head.first.split(" ", 2)
        request = Request(method, path, head.length or 0, tuple(name for name, _ in head.fields), head.chunked, connection)
        with self.lock:
            striking = [fault for fault in self.faults if fault.strikes(request)]
            request.fault = striking[0].kind if striking else None
            self.requests.append(request)
        return request, striking[0] if striking else None


class Server(socketserver.ThreadingTCPServer):
    """Takes connections, each in a thread of its own."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, proxy: Proxy) -> None:
        self.proxy = proxy
        super().__init__((HOST, 0), Connection)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that broke: that is what they are here for."""


class Connection(socketserver.BaseRequestHandler):
    """A connection of a client; each of its requests goes to the store over a new one."""

    server: Server

    def handle(self) -> None:
        """Pass on one request after the other, until one side has had enough or a fault cuts."""
        proxy = self.server.proxy
        with proxy.lock:
            proxy.open.append(self.request)
            proxy.connections += 1
            number = proxy.connections
        client = Stream(self.request, LIMIT)
        try:
            while (head := client.head()) is not None:
                request, fault = proxy.note(head, number)
                if not self.serve(head, request, fault, client):
                    break
        except Gone:
            cut(client)

    def serve(self, head: Head, request: Request, fault: Fault | None, client: Stream) -> bool:
        """Serve one request; tell whether the connection can be used again."""
        if fault and fault.kind == "cut":
            return cut(client)
        if head.expects:
            client.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        if fault and isinstance(fault.kind, int):
            for _ in client.body(head):
                pass
            request.status = fault.kind
            client.send(answer(fault.kind, fault.headers))
            return not head.closing
        if fault and fault.kind == "delay":
            time.sleep(fault.seconds)
        try:
            with socket.create_connection(self.server.proxy.target, LIMIT) as made:
                return exchange(head, request, client, Stream(made, LIMIT))
        except OSError:  # no store there
            return cut(client)


def exchange(head: Head, request: Request, client: Stream, store: Stream) -> bool:
    """Pass a request on and its reply back; tell whether the client's connection can be used again."""
    pass_on(head, request, client, store)
    if request.fault in ("half", "line"):
        return cut(client)  # the store's ends softly, so that it gets the half
    reply = store.head()
    while reply is not None and reply.status == 100:  # the client was told already
        reply = store.head()
    if reply is None:
        return cut(client)
    endless = not reply.bodiless(request.method) and reply.length is None and not reply.chunked
    pieces = iter(()) if reply.bodiless(request.method) else store.rest() if endless else store.body(reply)
    if request.fault == "drop-reply":
        for _ in pieces:
            pass
        return cut(client)
    request.status = reply.status
    client.send(reply.raw)
    if request.fault == "half-reply":
        content = b"".join(piece for piece, _ in pieces)
        client.send(content[: len(content) // 2])
        return False
    for piece, _ in pieces:
        client.send(piece)
    return not (head.closing or reply.closing or endless)


def pass_on(head: Head, request: Request, client: Stream, store: Stream) -> None:
    """Pass a request on, or half of it, and count a body whose length was not announced."""
    send(store, head.raw)
    halved, sent = request.fault in ("half", "line"), 0
    if halved and not head.chunked:
        half = client.exactly((head.length or 0) // 2)
        send(store, half if request.fault == "half" else readable(half))
        return
    for piece, size in client.body(head):
        send(store, piece)
        if halved:
            return
        sent += size
    request.length = sent


def readable(half: bytes) -> bytes:
    """Give as much of half a body as ends with an operation of an update, as it stands or in a form, or else with a line."""
    for end in (b" ;\n", b"+%3B%0A", b"\n"):
        if end in half:
            return half[: half.rindex(end) + len(end)]
    return b""


def send(store: Stream, content: bytes) -> None:
    """Send something to a store, which may have answered and gone before it had all."""
    with contextlib.suppress(Gone):
        store.send(content)


def answer(status: int, headers: Mapping[str, str]) -> bytes:
    """Write an answer of the proxy's own."""
    body = f"the proxy answers {status}\n".encode()
    fields = {"Content-Type": "text/plain", "Content-Length": str(len(body)), **headers}
    lines = [f"HTTP/1.1 {status} Fault", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def cut(stream: Stream) -> bool:
    """Cut a connection the hard way, as a machine that goes away does."""
    stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    stream.socket.close()
    return False
