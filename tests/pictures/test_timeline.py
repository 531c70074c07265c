"""Tests of the timeline: everything that has a time is in it, and nothing has a date that the text does not give."""

from datetime import date
from pathlib import Path

import pytest
from tests.pictures.reading import SVG, classed, overlaps, read, said

from stancegraph import ask, draw
from stancegraph.pictures.timeline import Moment
from stancegraph.pictures.timeline import draw as draw_moments


@pytest.mark.parametrize("dataset", ["", "ferry", "village", "dates"])
def test_every_row_of_the_question_is_in_it(dataset: str, village: Path) -> None:
    data = village.parent / dataset if dataset else None
    rows = list(ask("timeline", data))
    found = classed(read(draw("timeline", data).svg), "moment")
    assert sorted(str(element.get("data-statement")) for element in found) == sorted(row["statement"] for row in rows)


@pytest.mark.parametrize("dataset", ["", "ferry", "dates"])
def test_only_what_the_text_dates_is_filled_and_dated(dataset: str, village: Path) -> None:
    data = village.parent / dataset if dataset else None
    found = {str(element.get("data-statement")): element for element in classed(read(draw("timeline", data).svg), "moment")}
    for row in ask("timeline", data):
        marks = [mark for mark in found[row["statement"]].iter() if mark.tag in (SVG + "polygon", SVG + "circle", SVG + "rect")]
        dated = bool(row["notBefore"] or row["notAfter"])
        assert (marks[0].get("fill") != "#FFFFFF") == dated
        texts = ["".join(text.itertext()) for text in found[row["statement"]].iter(SVG + "text")]
        if not dated:
            assert texts[-1] == row["anchorRelation"]


def moment(name: str, **other: object) -> Moment:
    return Moment(name, f"what {name} is", "event", **{"words": "", **other})  # type: ignore[arg-type]


def spots(svg: str) -> dict[str, tuple[float, float]]:
    """Give where the first text of each moment begins, and how far down."""
    found = read(svg)
    return {text.what.split(" ")[1]: text.corners[0] for text in found.texts if text.what.startswith("what ")}


def test_what_is_told_from_something_stands_under_it_and_further_in() -> None:
    svg = draw_moments(
        [
            moment("a", first=date(2020, 1, 1), last=date(2020, 1, 31)),
            moment("b", relation="after", anchor="a", anchor_name="what a is"),
            moment("c", relation="before", anchor="b", anchor_name="what b is"),
            moment("d", first=date(2021, 5, 1), last=date(2021, 5, 1)),
            moment("e", relation="before", anchor="article", anchor_name="the article"),
            moment("f", words="long ago"),
        ],
        {"title": "T"},
    )
    places = spots(svg)
    assert sorted(places, key=lambda name: places[name][1]) == ["a", "b", "c", "d", "e", "f"]
    assert places["a"][0] < places["b"][0] < places["c"][0]
    assert places["d"][0] == places["a"][0] == places["e"][0]
    words = said(read(svg))
    assert "Told from: the article" in words
    assert "Not dated: the text has only these words" in words
    assert "“long ago”" in words
    assert "January 2020" in words
    assert overlaps(read(svg).texts) == []


def test_two_that_are_told_from_each_other_are_both_there() -> None:
    svg = draw_moments([moment("a", relation="after", anchor="b"), moment("b", relation="before", anchor="a")], {})
    assert len(classed(read(svg), "moment")) == 2


@pytest.mark.parametrize(
    ("first", "last", "words"), [(None, date(2020, 5, 4), "by 4 May 2020"), (date(2020, 5, 4), None, "from 4 May 2020")]
)
def test_an_open_end_is_said(first: date | None, last: date | None, words: str) -> None:
    svg = draw_moments([moment("a", first=first, last=last), moment("b", first=date(2019, 1, 1), last=date(2022, 1, 1))], {})
    assert words in said(read(svg))
    assert overlaps(read(svg).texts) == []


def test_the_days_at_the_ends_of_the_calendar_are_drawn() -> None:
    svg = draw_moments([moment("a", first=date.min, last=date.min), moment("b", first=date.max, last=date.max)], {})
    assert "31 December 9999" in said(read(svg))
