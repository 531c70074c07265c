"""Tests of stored: our questions, and a folder's own, which may not stand in for ours."""

from pathlib import Path

import pytest

from stancegraph.asking import ask
from stancegraph.errors import QuestionError, RefusedQuery, UnknownQuestion
from stancegraph.layout import Folder
from stancegraph.stored import find_question, questions

OWN = "#+ id: {id}\n#+ summary: What is it?\n#+ tags: [own]\nSELECT ?x {{ ?x a ?y {more} }}\n"


@pytest.fixture
def folder(tmp_path: Path, village: Path) -> Path:
    (tmp_path / "dataset.ttl").write_text((village / "dataset.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "queries" / "questions").mkdir(parents=True)
    return tmp_path


def write(folder: Path, id_: str, more: str = "") -> None:
    (folder / "queries" / "questions" / f"{id_}.rq").write_text(OWN.format(id=id_, more=more), encoding="utf-8")


def test_a_folders_own_question_is_found(folder: Path) -> None:
    write(folder, "what-is-it")
    assert find_question("what-is-it", Folder(folder)).tags == ["own"]
    assert "what-is-it" in [question.id for question in questions(folder)]
    assert [question.id for question in questions(folder, "own")] == ["what-is-it"]


def test_a_folders_own_question_cannot_stand_in_for_ours(folder: Path) -> None:
    write(folder, "tenures")
    assert find_question("tenures", Folder(folder)).tags != ["own"]


def test_a_folders_own_question_is_asked_apart(folder: Path) -> None:
    write(folder, "what-is-it")
    (folder / "registry").mkdir()
    (folder / "registry" / "a.ttl").write_text("<a:b> a <a:c> .", encoding="utf-8")
    assert [row["x"] for row in ask("what-is-it", folder)].count("a:b") == 1


def test_a_folders_own_question_cannot_reach_out(folder: Path) -> None:
    write(folder, "what-is-it", ". SERVICE <http://127.0.0.1/> { ?x ?p ?o }")
    with pytest.raises(RefusedQuery):
        find_question("what-is-it", Folder(folder))


@pytest.mark.parametrize(
    ("id_", "offered"),
    [
        ("who-suports", "who-supports-or-opposes"),
        ("tenure", "tenures"),
        ("zzzzzz", "stancegraph questions"),
        ("../questions/tenures", "did you mean"),
        ("", "stancegraph questions"),
    ],
)
def test_an_unknown_question_says_what_comes_near(id_: str, offered: str) -> None:
    with pytest.raises(UnknownQuestion) as caught:
        find_question(id_)
    assert offered in caught.value.mend


def test_an_unknown_tag_lists_the_known(village: Path) -> None:
    with pytest.raises(QuestionError, match="positions"):
        questions(village, "nonsense")
