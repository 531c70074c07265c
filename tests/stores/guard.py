"""Run a program that must not outlive the tests: `python guard.py PROGRAM [WORD …]`.

Its standard input is a pipe that only the tests hold. When they close it, or end in whatever way (the system closes it then),
the program is asked to end, and killed when it does not. When SIGTERM comes, it is killed at once. Once this has ended, the
program has too, and its ports are free.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

PATIENCE = float(os.environ.get("STANCEGRAPH_PATIENCE", "5"))


def end_with_the_tests(program: subprocess.Popen[bytes]) -> None:
    """Wait until the pipe is closed, then end the program."""
    sys.stdin.buffer.read()
    program.terminate()
    try:
        program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()


def main(words: list[str]) -> None:
    """Run the program to its end, then kill what it left in this group of processes, this one too."""
    programs: list[subprocess.Popen[bytes]] = []
    asked = threading.Event()

    def kill(*_: object) -> None:
        asked.set()
        for program in programs:
            program.kill()

    signal.signal(signal.SIGTERM, kill)
    programs.append(subprocess.Popen(words, stdin=subprocess.DEVNULL))
    if asked.is_set():  # it came while the program was being started
        kill()
    threading.Thread(target=end_with_the_tests, args=programs, daemon=True).start()
    status = programs[0].wait()
    print(f"{words[0]} ended with status {status}", file=sys.stderr, flush=True)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
