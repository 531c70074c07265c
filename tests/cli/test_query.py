"""Tests of `stancegraph query`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any


def test_a_file_or_words(run: Callable[..., Any], village: Path, tmp_path: Path) -> None:
    text = "SELECT ?name { person:tom-reed rdfs:label ?name }"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    assert "Tom Reed" in run("query", tmp_path / "q.rq", "--data", village).out
    assert "Tom Reed" in run("query", "-e", text, "--data", village, "--format", "csv").out
    assert run("query", "-e", "ASK { ?s a sg:Dragon }", "--data", village).out == "no\n"


def test_columns_stand_as_they_were_asked(run: Callable[..., Any], village: Path) -> None:
    done = run("query", "-e", "SELECT ?s ?p ?sLabel { VALUES ?s { person:tom-reed } ?s ?p ?sLabel }", "--data", village)
    assert done.out.split("\n")[0].split() == ["s", "p", "sLabel"]
    assert done.out.split("\n")[2].startswith("person:tom-reed")
    assert "passages" not in done.out


def test_standard_input(village: Path) -> None:
    words = [sys.executable, "-m", "stancegraph", "query", "-", "--data", str(village)]
    done = subprocess.run(words, input=b"ASK { person:tom-reed a sg:Person }", capture_output=True, check=True)
    assert done.stdout == b"yes\n"
    done = subprocess.run(words, input=b"ASK { ?s ?p '\xff' }", capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"stancegraph: not-utf-8: ")


def test_a_file_that_is_not_utf_8(run: Callable[..., Any], village: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"\xff")
    assert "not-utf-8" in run("query", tmp_path / "q.rq", "--data", village).err


def test_time_is_limited(run: Callable[..., Any], village: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d) }"
    done = run("query", "-e", slow, "--timeout", "1", "--data", village)
    assert done.status == 2
    assert done.err.startswith("stancegraph: time-limit: ")
