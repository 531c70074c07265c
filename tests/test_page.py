"""Tests of page: one page in every form."""

import json

import pytest

from stancegraph.page import Line, Page, Section, write
from stancegraph.text import width

PAGE = Page(
    "Ann <b>\x1b[2J",
    "person",
    "https://example.org/ann",
    "ex:ann",
    [Section("positions", [Line("for it " * 30, "https://example.org/p", "ex:position", [Line("since Monday")])])],
)


@pytest.mark.parametrize("wide", [40, 100])
def test_text_fits_and_is_safe(wide: int) -> None:
    written = write(PAGE, "table", wide)
    assert all(width(line) <= wide for line in written.splitlines())
    assert "\x1b" not in written
    assert "\x1b[1m" in write(PAGE, "table", wide, colour=True)


def test_json_keeps_everything() -> None:
    read = json.loads(write(PAGE, "json"))
    assert read["thing"] == "https://example.org/ann"
    assert read["sections"][0]["lines"][0]["lines"] == [{"text": "since Monday"}]


def test_printing_shows_the_text_and_html_is_a_whole_document() -> None:
    assert str(PAGE) + "\n" == write(PAGE, "table")
    assert write(PAGE, "html").startswith("<!DOCTYPE html>")
    assert write(PAGE, "html").count("<h1") == 1
    assert not PAGE._repr_html_().startswith("<!DOCTYPE")


def test_markup_in_the_data_stays_text() -> None:
    assert "&lt;b&gt;" in write(PAGE, "html")
    assert "&lt;b&gt;" in PAGE._repr_html_()
    assert "\\<b\\>" in write(PAGE, "md")
