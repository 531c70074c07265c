"""Tests of rows."""

from stancegraph.answer import Answer
from stancegraph.rows import text_rows


def test_rows_of_texts_make_an_answer() -> None:
    assert list(Answer(text_rows(("a", "b"), [("1", "2")]))) == [{"a": "1", "b": "2"}]
