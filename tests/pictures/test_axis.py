"""Tests of the axis: a few ticks for any span, in order and within it; dates as short as they can be read."""

from datetime import date

import pytest

from stancegraph.pictures.axis import Axis, said_date


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2023, 10, 7), date(2023, 10, 7)),
        (date(2023, 10, 7), date(2023, 10, 20)),
        (date(2023, 10, 7), date(2023, 12, 1)),
        (date(2023, 2, 1), date(2024, 10, 31)),
        (date(2007, 1, 1), date(2023, 10, 7)),
        (date(1, 1, 1), date(9999, 12, 31)),
    ],
)
def test_there_are_a_few_ticks_in_order(first: date, last: date) -> None:
    axis = Axis(first, last, 100, 400)
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= 8
    assert [x for x, _ in ticks] == sorted({x for x, _ in ticks})
    assert all(100 <= x <= 400 for x, _ in ticks)
    assert (axis.at(first), axis.at(last, after=True)) == (100, 400)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2007, 1, 1), date(2008, 12, 31), "2007 to 2008"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "1 February 2024 to 28 February 2024"),
        (date(2024, 2, 1), date(2024, 3, 31), "1 February 2024 to 31 March 2024"),
        (None, None, ""),
    ],
)
def test_dates_are_short(first: date | None, last: date | None, words: str) -> None:
    assert said_date(first, last) == words
