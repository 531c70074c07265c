"""Rows of our own making, in the same form as an engine's, so that every command prints and writes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from stancegraph.engine import Result

if TYPE_CHECKING:
    from collections.abc import Iterable


def text_rows(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Result:
    """Make a Result of texts.

    >>> text_rows(("word",), [("yes",)]).rows[0][0].value
    'yes'
    """
    return Result("select", columns, [tuple(pyoxigraph.Literal(text) for text in row) for row in rows])
