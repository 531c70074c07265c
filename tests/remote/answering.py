"""A server on this machine that says, byte by byte, what a test tells it to say, and notes what it was asked.

A reply is bytes, or pieces of bytes with pauses (numbers of seconds) between them; the last one is given again and again.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from urllib.parse import parse_qs

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

    Pieces = bytes | Iterable[bytes | float]
    Reply = Pieces | Callable[["Seen"], Pieces]

RESULTS = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
HOST = "127.0.0.1"


class Seen(NamedTuple):
    """A request as it came; names of headers are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def query(self) -> str:
        """The query that was sent."""
        return self.form["query"][0]

    @property
    def update(self) -> str:
        """The update that was sent, as a form or as it stands."""
        return self.form["update"][0] if self.headers["content-type"] == FORM else self.body.decode()

    @property
    def form(self) -> dict[str, list[str]]:
        """The parameters that were sent."""
        return parse_qs(self.body.decode())


def said(status: int = 200, body: bytes | str = b"", media: str = "text/plain", **headers: object) -> bytes:
    """Write a reply; in a header's name an underscore is a hyphen, and a header that is None is left out."""
    content = body.encode() if isinstance(body, str) else body
    fields: dict[str, object] = {"Content-Type": media, "Content-Length": len(content), "Connection": "close"}
    fields.update({name.replace("_", "-"): value for name, value in headers.items()})
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in fields.items() if value is not None), "", ""]
    return "\r\n".join(lines).encode("latin-1") + content


def rows(columns: str = "", *cells: dict[str, Any], **headers: object) -> bytes:
    """Write the answer to a SELECT: names of columns, and a binding for each row."""
    return said(200, json.dumps({"head": {"vars": columns.split()}, "results": {"bindings": cells}}), RESULTS, **headers)


def truth(yes: bool = True) -> bytes:
    """Write the answer to an ASK."""
    return said(200, json.dumps({"head": {}, "boolean": yes}), RESULTS)


class Answering:
    """The server, started with `with`; with a TLS context it speaks https."""

    def __init__(self, *replies: Reply, tls: ssl.SSLContext | None = None, host: str = HOST) -> None:
        self.replies = list(replies)
        self.seen: list[Seen] = []
        self.connections = 0
        self._tls = tls
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.create_server((host, 0), family=family)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.port: int = self._socket.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        self.place = f"{shown}:{self.port}"
        self.url = f"{'https' if tls else 'http'}://{self.place}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        with contextlib.suppress(OSError):  # it waits for a connection
            socket.create_connection(self._socket.getsockname()[:2], 5).close()
        self._thread.join(10)
        self._socket.close()

    def _serve(self) -> None:
        while not self._ended.is_set():
            made, _ = self._socket.accept()
            if self._ended.is_set():
                made.close()
                return
            self.connections += 1
            with contextlib.suppress(OSError):  # the other side may go whenever it likes
                made.settimeout(1)
                with self._tls.wrap_socket(made, server_side=True) if self._tls else made as made:
                    self._answer(made)

    def _answer(self, made: socket.socket) -> None:
        with made.makefile("rb") as stream:
            first = stream.readline().decode("latin-1").split()
            if len(first) < 2:
                return
            fields = {}
            while line := stream.readline().decode("latin-1").strip():
                name, _, value = line.partition(":")
                fields[name.lower()] = value.strip()
            seen = Seen(first[0], first[1], fields, stream.read(int(fields.get("content-length", 0))))
        self.seen.append(seen)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        pieces = reply(seen) if callable(reply) else reply
        for piece in [pieces] if isinstance(pieces, bytes) else pieces:
            if self._ended.is_set():
                return
            if isinstance(piece, bytes):
                made.sendall(piece)
            else:
                self._ended.wait(piece)


def closed_port() -> int:
    """Find a port on which nobody listens."""
    with socket.create_server((HOST, 0)) as server:
        port: int = server.getsockname()[1]
    return port


def took(began: float) -> float:
    """Say how many seconds have gone by since."""
    return time.monotonic() - began
