"""Tests of the circles among dependencies: the same links as the question finds, told apart by what closes them."""

from __future__ import annotations

from pathlib import Path

import pytest

import stancegraph

FOLDER = Path(__file__).parent / "datasets"
DATASETS = sorted(path.name for path in FOLDER.iterdir() if (path / "dataset.ttl").exists())


@pytest.mark.parametrize("data", [*DATASETS, ""])
def test_links_on_circles_are_those_that_the_question_finds_each_way_of_asking(data: str) -> None:
    where = FOLDER / data if data else None
    marked = {own["iri"]: own["circle"] for *_, own in stancegraph.view("dependencies", where).edges(data=True) if "circle" in own}

    def asked(**params: str) -> set[str]:
        return {row["link"] for row in stancegraph.ask("deadlocks", where, **params)}

    def closed(*words: str) -> set[object]:
        return {iri for iri, word in marked.items() if word in words}

    hard, stated, both = asked(strength="hard"), asked(basis="stated"), asked(strength="hard", basis="stated")
    assert set(marked) == asked()
    assert closed("stated and hard") == both
    assert closed("with a bridge") == hard - both
    assert closed("with a soft link") == stated - hard
    assert closed("with a bridge and a soft link") == asked() - hard - stated


def test_only_links_wait() -> None:
    everything = {own["iri"]: own["circle"] for *_, own in stancegraph.view("everything").edges(data=True) if "circle" in own}
    dependencies = {own["iri"]: own["circle"] for *_, own in stancegraph.view("dependencies").edges(data=True) if "circle" in own}
    assert everything == dependencies != {}
