"""Serving a dataset on this machine: the explorer, a page to ask queries with, and a SPARQL endpoint that only reads."""

from __future__ import annotations

import errno
import json
import math
import os
import threading
from typing import TYPE_CHECKING, Self

from stancegraph.engine import load
from stancegraph.errors import Misuse
from stancegraph.exploring import explorer
from stancegraph.layout import Folder
from stancegraph.server import page
from stancegraph.server.child import Child
from stancegraph.server.front import Front, Page, is_loopback
from stancegraph.server.passing import Passer
from stancegraph.stored import questions

if TYPE_CHECKING:
    from types import TracebackType

PORT = 8000
LOOPBACK = "127.0.0.1"
SECONDS = 30.0


class Server:
    """A server that runs until it is closed; with `with`, at the end of the block.

    `url` is the address of the explorer, `endpoint` that of the query page and of the SPARQL endpoint; `notes` are warnings.
    """

    __slots__ = ("_child", "_closing", "_ended", "_front", "_running", "endpoint", "notes", "url")

    def __init__(self, front: Front, child: Child, url: str, notes: list[str]) -> None:
        self.url = url
        self.endpoint = f"{url}query"
        self.notes = notes
        self._front = front
        self._child = child
        self._closing = threading.Lock()
        self._ended = threading.Event()
        self._running = threading.Thread(target=front.serve_forever, args=(0.1,), name="stancegraph-serve", daemon=True)
        self._running.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Server({self.url!r})"

    def close(self) -> None:
        """End it, the process that answers with it; the snapshot is removed."""
        with self._closing:
            if self._ended.is_set():
                return
            try:
                self._front.shutdown()
                self._front.server_close()
                self._running.join(5)
            finally:
                self._child.close()
                self._ended.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is closed, or so many seconds; tell whether it is."""
        return self._ended.wait(timeout)


def serve(data: str | os.PathLike[str] | None = None, *, port: int = PORT, bind: str = LOOPBACK, timeout: float = SECONDS) -> Server:
    """Serve a dataset folder (the shipped one where none is named), read-only, to this machine alone.

    Takes the port (0 for any that is free), the address to listen on and how many seconds a query may take. The data are those of this
    moment: what is changed in the files later is not seen. Returns a Server with `url` and `close()`. Raises Misuse where the port is
    taken or the address is not ours, MissingExtra without Oxigraph's server, and FolderError.

    >>> serve(port=70000)
    Traceback (most recent call last):
    stancegraph.errors.Misuse: there is no port 70000; name one from 1 to 65535, or 0 for any that is free
    """
    if not 0 <= port <= 65535:
        raise Misuse(f"there is no port {port}", "", "name one from 1 to 65535, or 0 for any that is free")
    if not 0 < timeout <= 86400 or not math.isfinite(timeout):
        raise Misuse(f"a query cannot take {timeout:g} seconds", "", "name more than 0 and at most a day")
    pages: dict[str, Page] = {}
    front = _listen(bind, port, pages)
    try:
        folder = Folder(data)
        child = Child(folder, timeout)
    except BaseException:
        front.server_close()
        raise
    try:
        front.passer = Passer(child, timeout)
        pages.update(_pages(folder, timeout))
        return Server(front, child, f"http://{_reached(bind)}:{front.server_port}/", _notes(bind))
    except BaseException:
        front.server_close()
        child.close()
        raise


def _listen(bind: str, port: int, pages: dict[str, Page]) -> Front:
    """Take the port before anything else is done, for that is what most often cannot be."""
    try:
        return Front(bind, port, pages)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Misuse(f"port {port} is taken", "", "name another with --port, or 0 for any that is free") from None
        raise Misuse(f"cannot listen on {bind}, port {port}: {error.strerror}", "", "name an address of this machine with --bind") from None


def _pages(folder: Folder, timeout: float) -> dict[str, Page]:
    """Make what is shown."""
    data = None if folder.shipped else folder.path
    stored = questions(data)
    text, policy = page.document(stored, folder.prefixes, timeout)
    return {
        "/": Page(explorer(load(data), "en", {}, query_page="/query").html, policy="frame-ancestors 'none'"),
        "/query": Page(text, policy=f"{policy}; frame-ancestors 'none'"),
        "/questions": Page(json.dumps(page.listed(stored), ensure_ascii=False, indent=1) + "\n", "application/json"),
    }


def _reached(bind: str) -> str:
    """Give the name by which this machine itself reaches an address that it listens on.

    >>> _reached("0.0.0.0"), _reached("::"), _reached("localhost")
    ('127.0.0.1', '[::1]', 'localhost')
    """
    host = {"0.0.0.0": LOOPBACK, "::": "::1", "": LOOPBACK}.get(bind, bind)  # noqa: S104
    return f"[{host}]" if ":" in host else host


def _notes(bind: str) -> list[str]:
    if is_loopback(bind):
        return []
    return [f"warning: whoever reaches {bind} can ask, without a password and in the open; leave --bind out to serve this machine alone"]
