"""The HTTP front: pages, and the query endpoint, for this machine's own clients; it checks each request before anything is done.

Nothing of a request is logged. A request has some seconds to arrive, an answer some to be taken.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from stancegraph.server import protocol
from stancegraph.server.protocol import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancegraph.server.passing import Passer

SECONDS = 20.0
CONNECTIONS = 64
HTML = "text/html; charset=utf-8"
#: What every answer says: it is for us alone, as it is, in no frame, and nobody is told where it came from.
ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NOTHING = "default-src 'none'; frame-ancestors 'none'"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Page:
    """What an address gives: bytes, their kind, and a content-security policy."""

    def __init__(self, text: str, kind: str = HTML, policy: str = NOTHING) -> None:
        self.body = text.encode()
        self.kind = kind
        self.policy = policy


class Front(ThreadingHTTPServer):
    """The listening socket, and what its handlers share. Raises OSError where it cannot listen."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 32
    passer: Passer

    def __init__(self, bind: str, port: int, pages: Mapping[str, Page]) -> None:
        self.address_family = socket.AF_INET6 if ":" in bind else socket.AF_INET
        self.pages = pages
        self.bind_name = bind
        self.arriving: dict[Any, float] = {}
        self.open = 0
        super().__init__((bind, port), Handler)
        self.beyond = not is_loopback(bind)

    def server_bind(self) -> None:
        """Listen, without looking up who we are, which may ask the network."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.bind_name), self.server_address[1]

    def names(self, connection: socket.socket) -> set[str]:
        """List what a client may call us: loopback names with our port, and where we listen beyond, our address and name."""
        names = {*LOOPBACK, _host(self.bind_name)}
        if self.beyond:  # the address that a client reached cannot be made up by a page elsewhere, as a name can
            names |= {_host(connection.getsockname()[0]), socket.gethostname().lower()}
        with_port = {f"{name}:{self.server_port}" for name in names}
        return with_port | names if self.server_port == 80 else with_port

    def service_actions(self) -> None:
        """Twice a second, cut the connections on which a request takes too long to arrive."""
        now = time.monotonic()
        for connection, since in list(self.arriving.items()):
            if now - since > SECONDS:
                self.arriving.pop(connection, None)
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away."""


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: Front
    protocol_version = "HTTP/1.1"
    server_version = "stancegraph"
    sys_version = ""
    timeout = SECONDS
    error_content_type = "text/plain; charset=utf-8"

    def handle(self) -> None:
        """Answer requests until the client leaves; too many connections at once are closed."""
        self.server.open += 1
        try:
            if self.server.open <= CONNECTIONS:
                super().handle()
        except OSError:
            pass  # the client went away
        finally:
            self.server.open -= 1
            self.server.arriving.pop(self.connection, None)

    def handle_one_request(self) -> None:
        """Count the time until the request is there."""
        self.server.arriving[self.connection] = time.monotonic()
        super().handle_one_request()

    def do_GET(self) -> None:
        """Give a page, or answer a query."""
        self._do(None)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """Answer a query."""
        self._do(b"")

    def _do(self, body: bytes | None) -> None:
        try:
            if body is not None:
                body = self._body()
            elif self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers:
                self.close_connection = True
                raise Refusal(400, "A GET has no body.")
            self.server.arriving.pop(self.connection, None)
            self._check()
            self._answer(body)
        except Refusal as refusal:
            self._refuse(refusal)

    def _answer(self, body: bytes | None) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/query" and not (body is None and not parts.query and self._wants_page()):
            if self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
                raise Refusal(403, "Queries from pages of other sites are not answered.")
            accept = ", ".join(self.headers.get_all("Accept", [])) or "*/*"
            passed = self.server.passer.ask(protocol.read(parts.query, self.headers, body), accept)
            self._give(200, passed.kind, passed.body, {"Content-Security-Policy": NOTHING, "Vary": "Accept"})
            return
        page = self.server.pages.get(parts.path)
        if page is None:
            raise Refusal(404, "There is nothing here; see / and /query.")
        if body is not None:
            raise Refusal(405, "This page takes GET and HEAD only.", Allow="GET, HEAD")
        self._give(200, page.kind, page.body, {"Content-Security-Policy": page.policy})

    def _wants_page(self) -> bool:
        return "text/html" in ", ".join(self.headers.get_all("Accept", []))

    def _check(self) -> None:
        """Refuse who does not know our name, and pages of others: a foreign name may be made to lead here."""
        names = self.server.names(self.connection)
        hosts = self.headers.get_all("Host", [])
        if len(hosts) != 1 or hosts[0].strip().lower() not in names:
            raise Refusal(403, "This server answers under its own address only.")
        origins = {f"http://{name}" for name in names}
        if any(origin.strip().lower() not in origins for origin in self.headers.get_all("Origin", [])):
            raise Refusal(403, "Pages of other sites are not answered.")
        if not self.path.startswith("/"):
            raise Refusal(400, "Ask for a path.")

    def _body(self) -> bytes:
        """Read the body of a request."""
        lengths = self.headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in self.headers or not lengths:
            self.close_connection = True
            raise Refusal(411, "Say how long the body is.")
        if len(lengths) != 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
            self.close_connection = True
            raise Refusal(400, "The length of the body cannot be read.")
        length = int(lengths[0][:19])
        if length > 3 * protocol.LARGEST + 4096:  # a form writes a character as three
            self._pass_over(min(length, 64 << 20))
            raise Refusal(413, "The query is longer than one mebibyte.")
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            raise Refusal(400, "The body is shorter than it said.")
        return body

    def _pass_over(self, left: int) -> None:
        """Read on without keeping it: a client that is cut off while it sends never sees why."""
        self.close_connection = True
        while left > 0 and (part := self.rfile.read(min(left, 1 << 16))):
            left -= len(part)

    def _refuse(self, refusal: Refusal) -> None:
        headers = {"Content-Security-Policy": NOTHING, **refusal.headers}
        self._give(refusal.status, self.error_content_type, f"{refusal.said}\n".encode(), headers)

    def _give(self, status: int, kind: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.server.arriving.pop(self.connection, None)
        self.send_response(status)
        given = {"Content-Type": kind, "Content-Length": str(len(body)), **ALWAYS, **headers}
        for name, value in given.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request that cannot be read, or a method that HTTP does not know, without repeating any of it."""
        self.close_connection = True
        if code == 501:
            self._refuse(Refusal(405, "This server takes GET, HEAD and POST only.", Allow="GET, HEAD, POST"))
            return
        self.command = getattr(self, "command", None) or ""
        self._refuse(Refusal(code, f"{HTTPStatus(code).phrase}."))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Log nothing."""


def _host(address: str) -> str:
    return f"[{address.lower()}]" if ":" in address else address.lower()


def is_loopback(address: str) -> bool:
    """Say whether an address is of this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address.lower() == "localhost"
