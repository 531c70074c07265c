"""Starting servers: free ports, waiting until one answers, the end of its log when it does not, and a sure end."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

GUARD = Path(__file__).parent / "guard.py"
HOST = "127.0.0.1"
PORTS = range(20000, 32000)  # below those that the system gives to clients


class NoStart(Exception):
    """A server that did not come up, with the end of its log."""


def free_port() -> int:
    """Find a port on which nobody listens."""
    while True:
        port = random.choice(PORTS)
        with socket.socket() as asked:
            try:
                asked.bind((HOST, port))
            except OSError:
                continue
            return port


class Running:
    """A program that runs until it is stopped, or until the tests end, however they end."""

    def __init__(self, words: Sequence[str], folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.name = Path(words[0]).name
        self.log = folder / "log"
        with self.log.open("ab") as log:
            self.guard = subprocess.Popen(
                [sys.executable, "-I", "-S", str(GUARD), *words],
                cwd=folder,
                env={**os.environ, **(settings or {})},
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that what ends the tests does not end it in the middle of a test
            )

    def alive(self) -> bool:
        """Tell whether it still runs."""
        return self.guard.poll() is None

    def tail(self, lines: int = 15) -> str:
        """Give the end of its log."""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    def wait_until(self, answers: Callable[[], bool], limit: float = 60) -> None:
        """Wait until it answers; where it ends before or takes too long, say so with the end of its log."""
        last = time.monotonic() + limit
        while not self.heard(answers):
            if not self.alive():
                self.stop()
                raise NoStart(f"{self.name} ended before it answered:\n{self.tail()}")
            if time.monotonic() > last:
                self.stop()
                raise NoStart(f"{self.name} did not answer within {limit:g} s:\n{self.tail()}")
            time.sleep(0.05)

    @staticmethod
    def heard(answers: Callable[[], bool]) -> bool:
        """Tell whether it answers; a refused or cut connection is no answer."""
        try:
            return answers()
        except OSError:
            return False

    def stop(self) -> None:
        """End it: by asking first, as the guard does when its pipe is closed."""
        if self.guard.stdin:
            self.guard.stdin.close()
        self.wait()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.guard.terminate()
        self.wait()
        if self.guard.stdin:
            self.guard.stdin.close()

    def wait(self) -> None:
        """Wait until the guard has ended, and kill it with all that it started where it does not."""
        try:
            self.guard.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.guard.pid, signal.SIGKILL)
            self.guard.wait()
