"""Tests of `stancegraph ask`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_an_answer_in_words(run: Callable[..., Any], village: Path, engine: str) -> None:
    done = run("ask", "who-supports-or-opposes", "proposal=the move", "--data", village, "--engine", engine)
    assert done.status == 0
    assert "Élodie Bràs" in done.out
    assert "the tower is repaired" in done.out
    assert done.err == ""


def test_json_is_for_machines(run: Callable[..., Any], village: Path) -> None:
    done = run("ask", "who-supports-or-opposes", "--format", "json", "--data", village)
    assert "conditions" in json.loads(done.out)["head"]["vars"]


def test_several_values_and_a_day(run: Callable[..., Any], village: Path) -> None:
    done = run("ask", "tenures", "person=jane reed", "person=ana zolw", "--format", "csv", "--data", village)
    assert done.out.count("\r\n") == 3
    assert run("ask", "who-supports-or-opposes", "--as-of", "2025-01-01", "--data", village).status == 0


def test_an_empty_answer_is_a_header(run: Callable[..., Any], village: Path) -> None:
    done = run("ask", "tenures", "person=tom reed", "--format", "csv", "--data", village)
    assert done.status == 0
    assert done.out.count("\r\n") == 1


def test_a_question_explains_itself(run: Callable[..., Any], village: Path) -> None:
    done = run("ask", "who-supports-or-opposes", "--help", "--data", village)
    assert done.status == 0
    for said in ("Who supports or opposes", 'proposal="', "asOf", "holderLabel", "(many values)"):
        assert said in done.out
    assert "QUESTION" in run("ask", "--help").out


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.csv", "person,"),
        ("a.tsv", "?person"),
        ("a.json", "{"),
        ("a.md", "| person"),
        ("a.HTML", "<!DOCTYPE html>"),
        ("a.txt", "person  "),
    ],
)
def test_the_file_names_the_format(run: Callable[..., Any], village: Path, tmp_path: Path, name: str, start: str) -> None:
    assert run("ask", "tenures", "--data", village, "-o", tmp_path / name).status == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert run("ask", "tenures", "--data", village, "-o", tmp_path / name, "--format", "tsv").status == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("?person")


def test_an_answer_goes_to_a_file(run: Callable[..., Any], village: Path, tmp_path: Path) -> None:
    done = run("ask", "tenures", "--data", village, "-o", tmp_path / "answer.md", "--format", "md")
    assert (done.status, done.out) == (0, "")
    assert (tmp_path / "answer.md").read_text(encoding="utf-8").startswith("| person |")
