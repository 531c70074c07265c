"""Tests of the child: it ends with us, however we end, and leaves no folder; it listens on loopback only."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from served import VILLAGE, served
from stancegraph.engine import FolderEngine
from stancegraph.errors import MalformedTurtle, MissingExtra
from stancegraph.layout import Folder
from stancegraph.server import child
from stancegraph.server.child import Child, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = f"""
from stancegraph.layout import Folder
from stancegraph.server.child import Child
made = Child(Folder({str(VILLAGE)!r}), 5)
print(made.port, made.place, flush=True)
input()
"""


def ends(gone: Callable[[], bool]) -> bool:
    """Wait until something is gone."""
    last = time.monotonic() + 10
    while not gone() and time.monotonic() < last:
        time.sleep(0.02)
    return gone()


def listens(port: int) -> bool:
    import socket

    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def test_a_snapshot_holds_each_file_as_a_graph(tmp_path: Path) -> None:
    snapshot(Folder(VILLAGE), str(tmp_path / "store"))
    engine = FolderEngine(Folder(VILLAGE), named=True)
    store = pyoxigraph.Store.read_only(str(tmp_path / "store"))
    assert {str(graph) for graph in store.named_graphs()} == {str(graph) for graph in engine._store.named_graphs()}
    assert len(store) == len(engine._store)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_we_are_ended(number: int) -> None:
    served().close()  # skips where there is no program
    started = subprocess.Popen(
        [sys.executable, "-c", CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with started:
        assert started.stdout is not None
        port, place = started.stdout.readline().split()
        assert listens(int(port)) and os.path.isdir(place)
        started.send_signal(number)
    assert ends(lambda: not listens(int(port)))
    assert ends(lambda: not os.path.exists(place))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with a parent that is killed")
def test_it_ends_when_its_keeper_is_killed() -> None:
    with served() as server:
        made = server._child
        assert made._keeper is not None
        made._keeper.kill()
        assert ends(lambda: not listens(made.port))


def test_it_listens_on_loopback_only_and_nothing_is_left() -> None:
    with served() as server:
        made = server._child
        assert os.stat(made.place).st_mode & 0o077 == 0
        if sys.platform == "linux":
            local = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
            assert next(one for one in local if one.endswith(f":{made.port:04X}")).startswith("0100007F")
    assert not listens(made.port)
    assert not os.path.exists(made.place)


def test_without_the_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(MissingExtra, match=r"serving needs oxigraph.*pip install oxigraph"):
        child.program()


def test_a_folder_that_cannot_be_read_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served().close()
    data, place = tmp_path / "data", tmp_path / "place"
    shutil.copytree(VILLAGE, data)
    place.mkdir()
    (data / "registry" / "bad.ttl").write_text("nonsense")
    monkeypatch.setattr(child.tempfile, "tempdir", str(place))
    with pytest.raises(MalformedTurtle):
        Child(Folder(data), 5)
    assert list(place.iterdir()) == []
