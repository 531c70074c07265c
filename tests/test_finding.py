"""Tests of finding."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from counting import Counting
from stancegraph.finding import find

if TYPE_CHECKING:
    from pathlib import Path

    from stancegraph.engine import Engine


@pytest.mark.parametrize("text", ["bràs", "BRAS", "elodie", "Élodie Bràs"])
def test_case_and_accents_do_not_matter(engine: Engine, text: str) -> None:
    assert [row["label"] for row in find(text, engine)] == ["Élodie Bràs"]


@pytest.mark.parametrize(("text", "label"), [("גילדת", "the weavers' guild"), ("磨坊谷", "Milldale council"), ("آنا", "Ana Żółw")])
def test_any_language_will_do(engine: Engine, text: str, label: str) -> None:
    assert [row["label"] for row in find(text, engine)] == [label]


def test_the_nearest_name_comes_first(engine: Engine) -> None:
    found = list(find("reed", engine))
    assert [row["name"] for row in found] == ["Reed", "Reed"]
    assert [row["label"] for row in found] == ["Jane Reed", "Tom Reed"]
    assert [row["kind"] for row in found] == ["person", "person"]


def test_part_of_a_name_is_found_behind_whole_words(engine: Engine) -> None:
    labels = [row["label"] for row in find("guild", engine)]
    assert labels[0] == "the weavers' guild"
    assert "a part for the guild in the decision" in labels


@pytest.mark.parametrize("text", ["trump", "kushner", "mustafa", "erdogan", "gaza"])
def test_the_shipped_actors_and_places_are_found_by_one_word(text: str) -> None:
    rows = list(find(text))
    assert any(text in row["label"].casefold() and row["kind"] in ("person", "place") for row in rows)


def test_list_values_are_found_only_where_nothing_else_is(engine: Engine) -> None:
    assert {row["kind"] for row in find("opposes", engine)} == {"list value"}
    assert not {"list", "list value"} & {row["kind"] for row in find("reed", engine)}


@pytest.mark.parametrize("text", ["", "-", "nobody at all", "> } DROP ALL"])
def test_nothing_is_an_empty_answer(engine: Engine, text: str) -> None:
    assert len(find(text, engine)) == 0


def test_found_alike_where_answers_are_cut(engine: Engine) -> None:
    assert find("a", Counting(engine, 100)).rows == find("a", engine).rows


def test_things_of_others_are_not_found(village: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(village, tmp_path / "village")
    with (folder / "registry" / "actors.ttl").open("a", encoding="utf-8") as file:
        file.write('<https://example.org/other> a <https://example.org/Machine> ; rdfs:label "odd machine"@en .\n')
    assert not find("odd machine", folder)
