"""Run a program that must not outlive the one that started it: `python keeper.py FOLDER PROGRAM [WORD …]`.

Its standard input is a pipe that only the starter holds. When that is closed, or the starter ends in whatever way (the system closes
it then), the program is killed and the folder removed; not the folder where the starter wrote `keep` first. It imports nothing of ours.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
from typing import IO


def die_with_us() -> None:
    """Ask Linux to kill this process when the keeper is killed, which it cannot be asked to catch."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def limit_memory() -> None:
    """Let this process have four gigabytes at most."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def prepare() -> None:
    """Do both, between fork and exec."""
    die_with_us()
    limit_memory()


def main(folder: str, words: list[str], held: IO[bytes]) -> None:
    """Run the program until the pipe is closed, and clear up."""
    said: list[bytes] = []
    program = subprocess.Popen(words, stdin=subprocess.DEVNULL, preexec_fn=prepare if sys.platform == "linux" else None)  # noqa: PLW1509

    def watch() -> None:
        said.append(held.read())
        program.kill()

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    program.wait()
    sys.stdout.close()
    sys.stderr.close()
    for number in (1, 2):  # the starter sees by the end of this pipe that the program is gone
        _close(number)
    watching.join()
    if said != [b"keep"]:
        shutil.rmtree(folder, ignore_errors=True)


def _close(number: int) -> None:
    import os

    try:
        os.close(number)
    except OSError:
        pass


if __name__ == "__main__":
    for caught in (signal.SIGINT, signal.SIGTERM):
        signal.signal(caught, signal.SIG_IGN)
    main(sys.argv[1], sys.argv[2:], sys.stdin.buffer)
