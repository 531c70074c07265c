"""An end of time for a reply as a whole: the standard library's own limit is for each wait, and starts anew with every byte.

The time begins when the request has been sent. A store that was sent much is given the time once more for every 16 MiB of it.
"""

from __future__ import annotations

import io
import time
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.request import AbstractHTTPHandler, HTTPHandler

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable
    from urllib.request import Request


#: For so many bytes that it was sent, a store has the time once more.
MUCH = 16 * 2**20


class _Stream(io.RawIOBase):
    """Reads from a socket, and waits for it no longer than until the end."""

    def __init__(self, connected: socket.socket, end: float) -> None:
        self._socket = connected
        self._raw = connected.makefile("rb", buffering=0)
        self._end = end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(HTTPResponse):
    """A reply that comes in time or not at all."""

    def __init__(self, connected: socket.socket, *words: Any, seconds: float, **named: Any) -> None:
        super().__init__(connected, *words, **named)
        self.fp.close()
        self.fp = io.BufferedReader(_Stream(connected, time.monotonic() + seconds))


def allowed(request: Request, seconds: float) -> float:
    """Give the seconds that the reply to a request may take, of the seconds that one to a small request may."""
    return seconds * (1 + int(request.get_header("Content-length", "0")) // MUCH)


def _timely(connection: HTTPConnection, request: Request) -> HTTPConnection:
    assert connection.timeout is not None  # noqa: S101 - the client always sets one
    connection.response_class = partial(_Response, seconds=allowed(request, connection.timeout))  # type: ignore[assignment]
    return connection


class PlainHandler(HTTPHandler):
    """Opens http."""

    def http_open(self, request: Request) -> HTTPResponse:
        """Send a request."""
        return self.do_open(lambda host, **named: _timely(HTTPConnection(host, **named), request), request)


class SafeHandler(AbstractHTTPHandler):
    """Opens https; whom it trusts is found out when it is first asked to, for to read what the system trusts takes 40 ms."""

    def __init__(self, trust: Callable[[], ssl.SSLContext]) -> None:
        super().__init__()
        self._trust = trust

    def https_open(self, request: Request) -> HTTPResponse:
        """Send a request."""
        return self.do_open(lambda host, **named: _timely(HTTPSConnection(host, **named), request), request, context=self._trust())

    https_request = AbstractHTTPHandler.do_request_
