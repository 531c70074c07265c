"""Tests of table: what a newcomer sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest

from stancegraph.answer import Answer
from stancegraph.asking import ask
from stancegraph.engine import Result
from stancegraph.rows import text_rows
from stancegraph.table import Look, table
from stancegraph.text import width

if TYPE_CHECKING:
    from stancegraph.engine import Engine


@pytest.fixture(scope="module")
def positions(engine: Engine) -> Answer:
    return ask("who-supports-or-opposes", engine)


@pytest.mark.parametrize("wide", [40, 80, 100, 160, 240])
def test_it_fits_the_width(positions: Answer, wide: int) -> None:
    hints = ("  stancegraph ", "  position ")
    for line in table(positions, Look(wide)).splitlines():
        assert width(line) <= wide or line.startswith(hints), line


@pytest.mark.parametrize("wide", [80, 240])
def test_it_shows_labels_and_no_iris(positions: Answer, wide: int) -> None:
    written = table(positions, Look(wide))
    assert "Élodie Bràs" in written
    assert "https://" not in written
    assert "clock:position-bras-supports-move" in written


@pytest.mark.parametrize("wide", [80, 240])
def test_what_is_not_the_holders_own_is_marked_in_words(positions: Answer, wide: int) -> None:
    written = table(positions, Look(wide))
    assert "rejects [predicted]" in written
    assert "not the holder's own word" in " ".join(written.split())


def test_it_says_where_the_evidence_is(positions: Answer) -> None:
    written = table(positions, Look(80, options=" --data here"))
    assert "  stancegraph show --data here clock:position-" in written
    assert "for example:" in " ".join(written.split())
    assert "  .venv/bin/stancegraph show clock:" in table(positions, Look(80, program=".venv/bin/stancegraph"))
    assert "passages" not in table(positions, Look(80, words=False))
    assert "  stancegraph passages --data here --text FILE clock:position-" in written


def test_colour_is_only_a_help(positions: Answer) -> None:
    for wide in (80, 240):
        coloured = table(positions, Look(wide, colour=True))
        assert "\x1b[31m" in coloured
        assert re.sub(r"\x1b\[\d+m", "", coloured) == table(positions, Look(wide))


def test_hostile_texts_are_escaped_and_wide_ones_do_not_break_it() -> None:
    rows = [("evil\x1b[2J\u202e", "1"), ("磨坊谷", "2"), ("גילדה", "3"), ("a\nb", "4")]
    written = table(Answer(text_rows(("name", "number"), rows)), Look(60))
    assert "\x1b" not in written
    assert "\\x1b[2J\\u202e" in written
    numbers = [line for line in written.splitlines() if line.endswith((" 1", " 2", " 3", " 4"))]
    assert len({width(line) for line in numbers}) == 1


def test_an_empty_answer_is_a_header_and_no_rows() -> None:
    assert table(Answer(text_rows(("name", "number"), [])), Look(60)) == "name  number\n----  ------\n\nno rows\n"


def test_an_empty_answer_keeps_its_header_on_a_narrow_terminal() -> None:
    columns = ("aLongName", "anotherLongName", "aThirdLongName")
    for wide, header in ((40, "a long     another long"), (20, "a     another  a\nlong  long"), (10, "a long\nname,")):
        written = table(Answer(text_rows(columns, [])), Look(wide))
        assert written.startswith(header)
        assert all(width(line) <= wide for line in written.splitlines())


def test_what_all_rows_share_is_said_once() -> None:
    rows = [("a", "same", ""), ("b", "same", "")]
    written = table(Answer(text_rows(("name", "kind", "when"), rows)), Look(60))
    assert written.endswith("2 rows\nIn every row:\n  kind  same\nEmpty columns: when\n")


def test_yes_and_no() -> None:
    assert table(Answer(Result("ask", (), [], True)), Look()) == "yes\n"
    assert table(Answer(Result("ask", (), [])), Look()) == "no\n"


def test_a_triple_term_does_not_break_it() -> None:
    node = pyoxigraph.NamedNode("https://example.org/a")
    rows: list[Any] = [(pyoxigraph.Triple(node, node, node),)]
    assert "1 row" in table(Answer(Result("select", ("triple",), rows)), Look())
