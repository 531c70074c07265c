"""Tests of answer: terms become plain values, list cells become sorted lists."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest

from stancegraph.answer import Answer, plain
from stancegraph.engine import Result
from stancegraph.errors import MissingExtra
from stancegraph.namespaces import XSD
from stancegraph.question import Question

if TYPE_CHECKING:
    from stancegraph.engine import Engine

HEADER = "#+ id: q\n#+ summary: Which?\n#+ columns:\n#+   names:\n#+     meaning: them\n#+     list: true\n"


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("1", "integer", 1),
        ("true", "boolean", True),
        ("1.5", "decimal", Decimal("1.5")),
        ("1.5", "double", 1.5),
        ("2025-11-10", "date", date(2025, 11, 10)),
        ("2025-99-10", "date", "2025-99-10"),
        ("x", "integer", "x"),
        ("x", "decimal", "x"),
        ("maybe", "boolean", "maybe"),
        ("x", "string", "x"),
    ],
)
def test_a_literal_becomes_a_plain_value(text: str, type_: str, value: object) -> None:
    assert plain(pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(XSD + type_))) == value


def listing(*cells: str | None) -> Answer:
    rows: list[Any] = [(None if cell is None else pyoxigraph.Literal(cell),) for cell in cells]
    return Answer(Result("select", ("names",), rows), Question(HEADER, "q.rq"))


def test_a_list_cell_is_sorted_and_split() -> None:
    answer = listing("b | a | b", "", None)
    assert [row["names"] for row in answer] == [["a", "b"], [], []]
    assert answer.rows[0][0] == pyoxigraph.Literal("a | b")


def test_truth_and_length(engine: Engine) -> None:
    assert len(listing("a")) == 1
    assert not listing()
    assert Answer(engine.run("ASK { ?s ?p ?o }"))
    assert repr(listing("a")) == "Answer(1 rows: names)"
    assert str(listing("a")) == "names\n-----\na\n\n1 row"


def test_a_notebook_shows_a_table() -> None:
    assert '<td dir="auto">a<br>b</td>' in listing("b | a")._repr_html_()


def test_a_pandas_frame_where_pandas_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match="pip install pandas"):
        listing("a").to_pandas()


def test_a_pandas_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = SimpleNamespace(DataFrame=lambda rows, columns: (rows, columns))  # pandas is large, and its own tests are its own
    monkeypatch.setitem(sys.modules, "pandas", stand_in)
    assert listing("a", "b").to_pandas() == ([{"names": ["a"]}, {"names": ["b"]}], ["names"])
