"""Tests of finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stancegraph.finding import find

if TYPE_CHECKING:
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


@pytest.mark.parametrize("text", ["", "-", "nobody at all", "> } DROP ALL"])
def test_nothing_is_an_empty_answer(engine: Engine, text: str) -> None:
    assert len(find(text, engine)) == 0
