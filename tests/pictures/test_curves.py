"""Tests of curves: they leave and enter boxes at the border, and run apart where several join the same two nodes."""

import pytest

from stancegraph.pictures.curves import Box, Curve, bundled


@pytest.mark.parametrize("bend", [0, 25, -40])
def test_the_drawn_part_lies_between_the_boxes(bend: float) -> None:
    here, there = Box(-10, -10, 10, 10), Box(190, 40, 210, 80)
    curve = Curve.between((0, 0), (200, 60), bend).outside([here], [there])
    for share in (0.0, 0.5, 1.0):
        assert not here.holds(curve.at(share)) or share == 0
        assert not there.holds(curve.at(share)) or share == 1
    start, end = curve.at(0), curve.at(1)
    assert 9.5 <= max(abs(start[0]), abs(start[1])) <= 11
    assert 38.5 <= end[1] <= 81 and 188.5 <= end[0] <= 210.5


def test_boxes_that_touch_still_have_a_line_between_them() -> None:
    curve = Curve.between((0, 0), (10, 0)).outside([Box(-20, -20, 20, 20)], [Box(-20, -20, 20, 20)])
    assert (curve.first, curve.last) == (0.0, 1.0)


def test_the_path_begins_and_ends_where_the_curve_does() -> None:
    curve = Curve.between((0, 0), (100, 0), 20).outside([Box(-5, -5, 5, 5)], [Box(95, -5, 105, 5)])
    path = [part for part in curve.drawn() if not isinstance(part, str)]
    assert path[:2] == pytest.approx(curve.at(0))
    assert path[-2:] == pytest.approx(curve.at(1))


def test_bends_are_even_about_the_straight_line() -> None:
    bends = [bend for _, bend in bundled([("a", "b", "1"), ("a", "b", "2"), ("a", "b", "3")], 10)]
    assert bends == [-10, 0, 10]
    assert [bend for _, bend in bundled([("a", "a", "1"), ("a", "a", "2")], 10)] == [0, 10]
