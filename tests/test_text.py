"""Tests of text: widths, breaks, and what must not reach a terminal."""

import pytest

from stancegraph.text import pad, visible, width, wrap


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\x00", "\u2028"])
def test_acting_characters_are_escaped(sign: str) -> None:
    assert sign not in visible(f"a{sign}b")


def test_ordinary_text_in_any_script_stays() -> None:
    for text in ("plain", "Żółw", "גילדת האורגים", "磨坊谷", "می‌خواهم", "e\u0301"):
        assert visible(text) == text


def test_widths() -> None:
    assert width("磨坊谷") == 6
    assert width("e\u0301") == 1
    assert width(pad("磨", 5)) == 5


@pytest.mark.parametrize("text", ["who supports it " * 9, "磨坊谷村委会" * 9, "x" * 99, "a-long-name-with-hyphens:and-a-colon " * 3])
@pytest.mark.parametrize("places", [4, 20, 79])
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, places: int) -> None:
    lines = wrap(text.strip(), places)
    assert all(width(line) <= places for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
