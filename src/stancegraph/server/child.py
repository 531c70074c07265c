"""The process that answers: Oxigraph's own server, reading a snapshot of a dataset in a private folder, on a random port of loopback.

It runs under keeper.py, which ends it and removes the snapshot when this process is gone, however it ended.
"""

from __future__ import annotations

import math
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from typing import IO, TYPE_CHECKING

import pyoxigraph

from stancegraph.engine import files_of, graph_of
from stancegraph.errors import MissingExtra, StoreFailed
from stancegraph.layout import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancegraph.layout import Folder

HOST = "127.0.0.1"
KEEPER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "keeper.py")
TRIES = 5


def program() -> str:
    """Find Oxigraph's command, beside this Python or on the path; raises MissingExtra."""
    name = "oxigraph.exe" if os.name == "nt" else "oxigraph"
    for folder in (os.path.dirname(sys.executable), os.path.join(sys.prefix, "Scripts" if os.name == "nt" else "bin")):
        beside = os.path.join(folder, name)
        if os.access(beside, os.X_OK) and os.path.isfile(beside):
            return beside
    found = shutil.which("oxigraph")
    if found is None:
        raise MissingExtra.of("serving", "oxigraph")
    return found


class Child:
    """Oxigraph on a snapshot of a folder: `port` is where it listens; it can be started again, and must be closed.

    Raises MissingExtra, FolderError, and StoreFailed where it does not start.
    """

    def __init__(self, folder: Folder, timeout: float) -> None:
        self._program = program()
        self._timeout = math.ceil(timeout)
        self._lock = threading.Lock()
        self._closed = False
        self._keeper: subprocess.Popen[bytes] | None = None
        self.port = 0
        self.life = 0
        self.place = tempfile.mkdtemp(prefix="stancegraph-")
        try:
            snapshot(folder, os.path.join(self.place, "store"))
            self._start()
        except BaseException:
            self.close()
            raise

    def renew(self, life: int) -> None:
        """End it and start it again, unless somebody did since its life number `life`; raises StoreFailed."""
        with self._lock:
            if self._closed:
                raise StoreFailed("the server is closed")
            if self.life == life:
                self._end(b"keep")
                self._start()

    def close(self) -> None:
        """End it for good, and remove the snapshot."""
        with self._lock:
            self._closed = True
            self._end(b"")
            shutil.rmtree(self.place, ignore_errors=True)

    def _start(self) -> None:
        for _ in range(TRIES):  # between finding a port and listening there, somebody else may take it
            self.port = _free_port()
            if self._try():
                self.life += 1
                return
            self._end(b"keep")
        raise StoreFailed("Oxigraph does not start", self._program, "try: oxigraph serve-read-only --help")

    def _try(self) -> bool:
        where = ["--location", os.path.join(self.place, "store"), "--bind", f"{HOST}:{self.port}", "--timeout-s", str(self._timeout)]
        keeper = self._keeper = subprocess.Popen(
            [sys.executable, "-I", "-S", KEEPER, self.place, self._program, "serve-read-only", *where],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that Ctrl-C reaches us only, and we end it in order
        )
        said = _there(keeper.stdout)
        for line in said:
            if line.startswith(b"Listening"):
                threading.Thread(target=_drain, args=(said,), daemon=True).start()
                return True
        said.close()
        return False

    def _end(self, word: bytes) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is None:
            return
        try:
            with _there(keeper.stdin) as held:
                held.write(word)
        except OSError:
            pass  # it is gone already
        keeper.wait()


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    """Give a pipe that was asked for, which is always there."""
    if pipe is None:
        raise ValueError
    return pipe


def _drain(pipe: IO[bytes]) -> None:
    """Take what Oxigraph says, which quotes queries, and forget it."""
    with pipe as said:
        for _ in said:
            pass


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        port: int = asked.getsockname()[1]
        return port


def snapshot(folder: Folder, place: str) -> None:
    """Write a store with each file of a dataset as a named graph; raises FolderError."""
    store = pyoxigraph.Store(place)
    store.bulk_extend(_quads(folder))
    store.flush()
    del store  # closes it


def _quads(folder: Folder) -> Iterator[pyoxigraph.Quad]:
    for file in files_of(folder):
        graph = pyoxigraph.NamedNode(graph_of(folder, file))
        try:
            for quad in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE, rename_blank_nodes=True):
                yield pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, graph)
        except (SyntaxError, OSError) as error:
            raise fault(file, error) from None
