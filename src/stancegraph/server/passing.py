"""Passing a query on to Oxigraph: the whole answer is taken before a byte of it is given, so that none is ever cut unsaid.

Oxigraph ends a query that takes too long with a line of text in the middle of its answer, and some not at all. Where it does not,
it is ended and started again; queries that ran beside are asked once more.
"""

from __future__ import annotations

import threading
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, NamedTuple

from stancegraph.engine import malformed
from stancegraph.errors import StoreFailed
from stancegraph.server.child import HOST
from stancegraph.server.protocol import FORM, Refusal

if TYPE_CHECKING:
    from stancegraph.server.child import Child

AT_ONCE = 4
LONGEST = 64 << 20
GRACE = 1.0
CUT = b"The SPARQL operation has been cancelled"


class Passed(NamedTuple):
    """An answer that came whole."""

    kind: str
    body: bytes


class Passer:
    """Asks a child, for so many seconds, so many queries at once."""

    def __init__(self, child: Child, timeout: float) -> None:
        self._child = child
        self._timeout = timeout
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, form: str, accept: str) -> Passed:
        """Ask a query, written as a form, for what a client accepts; raises Refusal."""
        if not self._turns.acquire(blocking=False):
            raise Refusal(503, f"{AT_ONCE} queries are being answered; try again in a moment.", Retry_After="1")
        try:
            return self._ask(form, accept)
        finally:
            self._turns.release()

    def _ask(self, form: str, accept: str) -> Passed:
        late = time.monotonic() + self._timeout + GRACE
        for last in (False, True):
            life = self._child.life
            try:
                return self._try(form, accept, late)
            except TimeoutError:
                self._renew(life)
                raise self._too_long() from None
            except (OSError, HTTPException):  # it is gone: by another query, or of this one
                self._renew(life)
                if last:
                    raise Refusal(502, "The query ended the process that answers; ask for less.") from None
        raise AssertionError

    def _renew(self, life: int) -> None:
        try:
            self._child.renew(life)
        except (StoreFailed, OSError):
            raise Refusal(502, "The process that answers is gone.") from None

    def _try(self, form: str, accept: str, late: float) -> Passed:
        connection = HTTPConnection(HOST, self._child.port, timeout=_left(late))
        try:
            connection.request("POST", "/query", form.encode(), {"Content-Type": FORM, "Accept": accept})
            answer = connection.getresponse()
            body = self._take(connection, answer, late)
        finally:
            connection.close()
        if body.rstrip().endswith(CUT) and time.monotonic() > late - GRACE - self._timeout / 2:
            raise self._too_long()
        if answer.status == 200:
            return Passed(answer.getheader("Content-Type", "application/octet-stream"), body)
        said = body.decode(errors="replace")
        if answer.status == 400:
            raise Refusal(400, f"{malformed(said)}.")
        raise Refusal(answer.status if answer.status == 406 else 500, f"{' '.join(said.split())[:300]}.")

    def _take(self, connection: HTTPConnection, answer: HTTPResponse, late: float) -> bytes:
        """Take the whole answer, as long as there is time and room."""
        parts, size = [], 0
        while part := answer.read1(1 << 16):
            parts.append(part)
            size += len(part)
            if size > LONGEST:
                raise Refusal(503, f"The answer is longer than {LONGEST >> 20} mebibytes; ask for less, with LIMIT.")
            if connection.sock is not None:
                connection.sock.settimeout(_left(late))
        return b"".join(parts)

    def _too_long(self) -> Refusal:
        return Refusal(503, f"The query took longer than {self._timeout:g} seconds; ask for less.")


def _left(late: float) -> float:
    """Give the seconds that are left; raises TimeoutError."""
    left = late - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
