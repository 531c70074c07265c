"""Tests of reading much at a time: what a store cuts comes whole all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counting import Counting
from stancegraph.bulk import counts, of_things, whole
from stancegraph.engine import load
from stancegraph.errors import CutAnswer

if TYPE_CHECKING:
    from pathlib import Path

    from stancegraph.engine import Engine

ALL = ("?thing ?key ?value", "?thing ?key ?value", "thing")


def test_parts_come_to_the_whole(engine: Engine) -> None:
    rows = list(whole(engine, *ALL))
    for most in (len(rows), len(rows) - 1, 100, 25):
        cutting = Counting(engine, most)
        assert sorted(map(str, whole(cutting, *ALL))) == sorted(map(str, rows))
    assert list(whole(Counting(engine, len(rows)), *ALL)) == rows


def test_triples_are_counted_by_graph_however_many_there_are(village: Path) -> None:
    engine = load(village, named=True)
    found = dict(counts(engine))
    assert len(found) > 5
    assert all(number > 0 for number in found.values())
    cutting = Counting(engine, 2)
    assert dict(counts(cutting)) == found
    assert cutting.count > 16


def test_of_some_things(engine: Engine) -> None:
    things = {row[0].value for row in engine.run("SELECT ?thing { ?thing ?key ?value }").rows}  # type: ignore[union-attr]
    rows = of_things(engine, *ALL, things)
    assert sorted(map(str, rows)) == sorted(map(str, whole(engine, *ALL)))
    cutting = Counting(engine, 30)
    assert sorted(map(str, of_things(cutting, *ALL, things))) == sorted(map(str, rows))
    assert of_things(cutting, *ALL, []) == []


def test_of_one_thing_in_parts(engine: Engine) -> None:
    about = ("?thing ?key", "?thing ?key ?value", "key", ["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"])
    rows = of_things(Counting(engine, 50), *about, by="thing")
    assert sorted(map(str, rows)) == sorted(map(str, of_things(engine, *about)))
    assert len(rows) > 50


def test_one_thing_that_is_too_much(engine: Engine) -> None:
    with pytest.raises(CutAnswer):
        list(whole(Counting(engine, 2), *ALL))
    with pytest.raises(CutAnswer):
        of_things(Counting(engine, 2), *ALL, ["https://w3id.org/stancegraph/ontology#stance-opposes"])
