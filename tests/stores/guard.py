"""Run a program that must not outlive the tests: `python guard.py PROGRAM [WORD …]`.

Its standard input is a pipe that only the tests hold. When they close it, or end in whatever way (the system closes it then),
the program is asked to end, and killed when it does not.
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
    program = subprocess.Popen(words, stdin=subprocess.DEVNULL)
    threading.Thread(target=end_with_the_tests, args=(program,), daemon=True).start()
    status = program.wait()
    print(f"{words[0]} ended with status {status}", file=sys.stderr, flush=True)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
