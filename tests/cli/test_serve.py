"""Tests of `stancegraph serve`."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
import webbrowser
from typing import TYPE_CHECKING

import pytest

from served import served
from stancegraph.cli import serve as verb
from stancegraph.serving import Server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Ran


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_asked_to_end(village: Path, tmp_path: Path, number: int) -> None:
    served().close()  # skips where there is no program
    words = [sys.executable, "-W", "error", "-m", "stancegraph", "serve", "--data", str(village), "--port", "0"]
    settings = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=settings) as running:
        assert running.stderr is not None and running.stdout is not None
        said = running.stderr.readline()
        found = re.fullmatch(
            r"stancegraph: serving the explorer at (http://127\.0\.0\.1:\d+/), the query page and SPARQL endpoint at \1query; end it with Ctrl-C\n",
            said,
        )
        assert found is not None, said
        with urllib.request.urlopen(found[1] + "query?query=ASK%7B%7D") as answer:
            assert answer.status == 200
        running.send_signal(number)
        try:
            assert (running.wait(20), running.stdout.read(), running.stderr.read()) == (0, "", "")
        finally:
            running.kill()  # or `with` would wait for ever
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_one_line_and_exit_2(run: Callable[..., Ran], village: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        done = run("serve", "--data", village, "--port", port)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"stancegraph: misuse: port {port} is taken; name another with --port, or 0 for any that is free\n"


@pytest.mark.parametrize("words", [["--port", "x"], ["--port", "-1"], ["--timeout", "0"], ["--bind", "192.0.2.1"], ["--write"]])
def test_what_cannot_be_is_one_line_and_exit_2(run: Callable[..., Ran], village: Path, words: list[str]) -> None:
    done = run("serve", "--data", village, *words)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_it_opens_the_browser_and_warns(run: Callable[..., Ran], village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served().close()
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(opened.append(address)))
    monkeypatch.setattr(Server, "wait", lambda *_: True)
    before = signal.getsignal(signal.SIGTERM)
    done = run("serve", "--data", village, "--port", "0", "--open", "--bind", "0.0.0.0")  # noqa: S104
    assert (done.status, done.out) == (0, "")
    assert [line.split(":")[1].split()[0] for line in done.err.splitlines()] == ["warning", "serving", "no"]
    assert len(opened) == 1
    assert signal.getsignal(signal.SIGTERM) is before
    assert verb.__doc__
