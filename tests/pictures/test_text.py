"""Tests of text: no line is wider than it may be, nothing is lost but behind an ellipsis."""

import pytest

from stancegraph.pictures.text import right_to_left, width, wrap, write

TEXTS = [
    "the Palestinian Authority providing the Palestinian police in Gaza",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
    "日本国政府は平和維持部隊の派遣を慎重に検討しているとされる",
    "السلطة الفلسطينية (PA) تعود إلى غزة تدريجيا بعد الحرب",
    "well-being-oriented/half:open_names",
    "",
    "a",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("limit", [40, 90, 150])
def test_no_line_is_wider_than_the_limit_and_nothing_is_lost(text: str, limit: float) -> None:
    lines = wrap(text, limit, 99)
    assert all(width(line) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", TEXTS[:4])
def test_what_does_not_fit_ends_in_an_ellipsis(text: str) -> None:
    lines = wrap(text, 80, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width(line) <= 80 for line in lines)


def test_no_word_is_cut_that_fits_a_line() -> None:
    assert wrap("Правительство Российской Федерации", 140, 4) == ["Правительство", "Российской", "Федерации"]


def test_marks_stay_on_their_letters() -> None:
    assert not any(line.startswith("\u0301") for line in wrap("e\u0301" * 40, 50, 99))


def test_a_text_runs_as_its_first_letter_does() -> None:
    assert right_to_left("123 (עברית)")
    assert not right_to_left("123")


@pytest.mark.parametrize("text", ["a\x1bb", "a\u202eb", "a\nb\tc", "\ud800", "\ufffe"])
def test_what_acts_on_other_text_is_written_as_an_escape(text: str) -> None:
    svg = write(text, 0, 0)
    assert text not in svg
    svg.encode()


def test_widths_are_never_less_than_those_of_the_fonts_asked_for() -> None:
    # Noto Sans, DejaVu Sans and Arial, in thousandths: a few letters that are widest in each.
    assert width("W", 1000) >= 989
    assert width("@", 1000) >= 1015
    assert width("fi", 1000) >= 600
    assert width("bold", 100, bold=True) > width("bold", 100)
