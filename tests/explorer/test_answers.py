"""Tests of the stored answers: each is what `ask` gives, and what is left out depends on the size of the data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from stancegraph.asking import answer
from stancegraph.engine import load
from stancegraph.explorer import answers
from stancegraph.explorer.payload import Graph
from stancegraph.stored import find_question, ids

if TYPE_CHECKING:
    from pathlib import Path

    from stancegraph.engine import Engine, Row


def rows_of(document: dict[str, Any], places: list[int], graph: Graph) -> list[Row]:
    """Read an answer back into terms."""
    terms = {number: term for term, number in graph._numbers.items()}
    return [tuple(None if number is None else terms[number] for number in document["rows"][place]) for place in places]


def compare(engine: Engine) -> tuple[int, int]:
    """Compare every stored answer with what `ask` gives; how many there are, and how many of them are of one parameter."""
    graph = Graph(engine)
    found = answers.collect(engine, graph)
    answers.take(graph, found)
    terms = {}
    count = single = 0
    for asked, document in zip(found, answers.write(graph, found), strict=True):
        terms = terms or {number: term for term, number in graph._numbers.items()}
        question = asked.question
        if question.needs_one_of:
            assert "all" not in document
        else:
            assert rows_of(document, document["all"], graph) == answer(engine, question, {}).rows, question.id  # type: ignore[arg-type]
            count += 1
        for name, stored in document["answers"].items():  # type: ignore[attr-defined]
            with_rows = dict(stored)
            for value in asked.values[name]:
                places = with_rows.get(graph.number(value), [])
                given = value.value if isinstance(value, ox.Literal) else f"<{value.value}>"  # type: ignore[union-attr]
                assert rows_of(document, places, graph) == answer(engine, question, {name: given}).rows, (question.id, name, given)
                count, single = count + 1, single + 1
    return count, single


def test_every_stored_answer_is_that_of_ask(engine: Engine) -> None:
    count, single = compare(engine)
    assert count - single == len(ids()) - 1
    assert single > 50


def test_every_stored_answer_on_the_shipped_data_is_that_of_ask() -> None:
    count, single = compare(load())
    assert count - single == len(ids()) - 1
    assert single > 1000


def test_dates_that_can_be_asked_for_are_those_of_the_data(engine: Engine) -> None:
    graph = Graph(engine)
    param = find_question("known-as-of").params["asOf"]
    days = {
        row[0]
        for row in engine.run("PREFIX sg: <https://w3id.org/stancegraph/ontology#> SELECT ?d { ?s sg:notBefore|sg:notAfter ?d }").rows
    }
    assert set(answers.values_of(engine, graph, param)) == days


@pytest.mark.parametrize(("limit", "kept"), [("MOST_TRIPLES", False), ("MOST_WORK", True)])
def test_what_is_too_large_is_left_out(engine: Engine, monkeypatch: pytest.MonkeyPatch, limit: str, kept: bool) -> None:
    monkeypatch.setattr(answers, limit, 100)
    graph = Graph(engine)
    found = answers.collect(engine, graph)
    assert any(asked.asked_of_all for asked in found) == kept
    assert not any(asked.answers.get("holder") or asked.answers.get("proposal") for asked in found)


def test_an_answer_of_too_many_rows_is_told_by_its_number(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_ROWS", 1)
    graph = Graph(engine)
    found = answers.collect(engine, graph)
    answers.take(graph, found)
    documents = {document["id"]: document for document in answers.write(graph, found)}
    assert documents["actor-names"]["all"] == len(answer(engine, find_question("actor-names"), {}).rows)


def test_a_question_of_somebody_s_folder_is_named_and_not_run(village: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(village, tmp_path / "v")
    (tmp_path / "v" / "queries" / "questions").mkdir(parents=True)
    (tmp_path / "v" / "queries" / "questions" / "mine.rq").write_text(
        "#+ id: mine\n#+ summary: Mine?\n#+ columns:\n#+   s: a thing\nSELECT ?s { ?s ?p ?o }", encoding="utf-8"
    )
    theirs = load(tmp_path / "v")
    graph = Graph(theirs)
    found = answers.collect(theirs, graph)
    answers.take(graph, found)
    mine = next(document for document in answers.write(graph, found) if document["id"] == "mine")
    assert mine["ours"] is False and "all" not in mine
