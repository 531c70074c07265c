"""Tests of the command line as a whole: statuses, one-line errors, pipes, disks and interrupts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from stancegraph.cli import VERBS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMAND = [sys.executable, "-m", "stancegraph"]


@pytest.fixture
def ask(village: Path) -> list[str]:
    return [*COMMAND, "ask", "who-supports-or-opposes", "--data", str(village)]


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_help(run: Callable[..., object], verb: str) -> None:
    try:
        status = run(verb, "--help").status  # type: ignore[attr-defined]
    except SystemExit as left:  # argparse prints help and leaves
        status = left.code
    assert status == 0


def test_the_overview_names_every_command(run: Callable[..., object]) -> None:
    done = run("--help")
    assert all(f"  {verb} " in done.out for verb in VERBS)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "id_", "said"),
    [
        ([], "misuse", "stancegraph questions"),
        (["aks"], "misuse", "did you mean ask?"),
        (["zzz"], "misuse", "--help"),
        (["ask"], "misuse", "stancegraph questions"),
        (["ask", "who-suports"], "unknown-question", "who-supports-or-opposes"),
        (["ask", "who-supports-or-opposes", "nobody"], "misuse", "NAME=VALUE"),
        (["ask", "who-supports-or-opposes", "holder=x"], "unknown-parameter", "proposal"),
        (["ask", "who-supports-or-opposes", "proposal=nothing"], "unknown-name", "find"),
        (["ask", "who-supports-or-opposes", "proposal=weavers guild"], "other-kind", "proposal:guild-part-in-decision"),
        (["ask", "who-supports-or-opposes", "--as-of", "Monday"], "bad-value", "YEAR-MONTH-DAY"),
        (["ask", "who-supports-or-opposes", "asOf=2025-01-01", "--as-of", "2025-01-01"], "misuse", "twice"),
        (["ask", "who-supports-or-opposes", "propsal=x"], "unknown-parameter", "did you mean proposal?"),
        (["ask", "who-supports-or-opposes", "asof=2025-01-01"], "unknown-parameter", "did you mean asOf?"),
        (["ask", "tenures", "--as-of", "2025-01-01"], "unknown-parameter", "--as-of"),
        (["ask", "tenures", "person=reed"], "ambiguous-name", "person:jane-reed"),
        (["ask", "tenures", "--format", "pdf"], "misuse", "pdf"),
        (["ask", "tenures", "--nonsense"], "misuse", "--nonsense"),
        (["ask", "tenures", "--data"], "misuse", "--data"),
        (["ask", "tenures", "person=> } DROP ALL"], "unknown-name", "DROP ALL"),
        (["ask", "tenures", "person=\"'{}\n\\"], "unknown-name", "find"),
        (["ask", "tenures", "person=\x1b[2J\u202e"], "unknown-name", "\\x1b[2J"),
        (["query"], "misuse", "-e"),
        (["query", "-e", "SELECT ?x {"], "malformed-query", "line 1, column 12"),
        (["query", "-e", "DROP ALL"], "refused-query", "DROP"),
        (["query", "-e", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], "refused-query", "SERVICE"),
        (["query", "-e", "ASK { ?s ?p ?o }", "--timeout", "soon"], "misuse", "soon"),
        (["query", "/nowhere.rq"], "unreadable", "/nowhere.rq"),
        (["questions", "--tag", "nonsense"], "unknown-tag", "nonsense"),
        (["show", "nobody"], "unknown-name", "nobody"),
        (["show", "reed"], "ambiguous-name", "person:tom-reed"),
        (["find"], "misuse", "TEXT"),
    ],
)
def test_an_error_is_one_line_and_status_2(run: Callable[..., object], village: Path, words: list[str], id_: str, said: str) -> None:
    done = run(*words, *(["--data", village] if words and words[0] in VERBS and words[-1] != "--data" else []))
    assert done.status == 2  # type: ignore[attr-defined]
    assert done.out == ""  # type: ignore[attr-defined]
    assert done.err.startswith(f"stancegraph: {id_}: ")  # type: ignore[attr-defined]
    assert said in done.err  # type: ignore[attr-defined]
    assert done.err.count("\n") == 1  # type: ignore[attr-defined]


def test_a_closed_pipe_is_quiet(ask: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as out:
        done = subprocess.run(ask, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")


def test_a_closed_output_is_one_line(ask: list[str]) -> None:
    done = subprocess.run(["bash", "-c", '"$@" >&-', "bash", *ask], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_disk_is_one_line(ask: list[str]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(ask, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("stancegraph: cannot-write: ")
    assert done.stderr.count("\n") == 1
    done = subprocess.run([*ask, "-o", "/dev/full/x"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_an_interrupt_is_quiet(village: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d) }"
    words = [*COMMAND, "query", "-e", slow, "--data", str(village)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        time.sleep(1)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, "")
