"""Writing rows as comma-separated values (RFC 4180), and marking what a spreadsheet would take for a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stancegraph.exports.cleaning import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stancegraph.exports.tables import Column, Row, Tables

NOTE = "cells that a spreadsheet would take for formulas start with a '"
#: What a formula can start with (OWASP, CSV injection), also in the wide letters of East Asian keyboards.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TO_QUOTE = re.compile('[",\r\n]')


class Texts(dict[str, str]):
    """What each text looks like in a file: quoted where it must be, and marked where that is wanted; made once, however often it is met.

    An empty text is quoted, so that it differs from a cell without a value. `marked` tells whether a text had to be marked.

    >>> texts = Texts(safe=True)
    >>> texts["a"], texts["a,b"], texts[""], texts["=1+1"], texts.marked
    ('a', '"a,b"', '""', "'=1+1", True)
    """

    __slots__ = ("marked", "safe")

    def __init__(self, safe: bool = False) -> None:
        self.safe = safe
        self.marked = False

    def __missing__(self, text: str) -> str:
        safe = text
        if self.safe and text.startswith(STARTS):
            self.marked = True
            safe = f"'{text}"
        found = '"' + safe.replace('"', '""') + '"' if not safe or _TO_QUOTE.search(safe) else safe
        self[text] = found
        return found


def lines(rows: Iterable[Sequence[str]], texts: Texts) -> str:
    r"""Write rows of texts, of which an empty one is no value.

    >>> lines([["a", "b c"], ["", "d,e"]], Texts())
    'a,b c\r\n,"d,e"\r\n'
    """
    return "".join([",".join([texts[text] if text else "" for text in row]) + "\r\n" for row in rows])


def table(head: Sequence[str], rows: Iterable[tuple[Sequence[str], Row]], columns: Sequence[Column], texts: Texts) -> str:
    """Write a table: texts that every row has, then the values of columns, nothing where there is no value.

    >>> from stancegraph.exports.tables import Column
    >>> columns = [Column("label", "string", ""), Column("size", "integer", "")]
    >>> table(["id", "label", "size"], [(["a"], {"size": -1})], columns, Texts(safe=True)).split()
    ['id,label,size', 'a,,-1']
    """
    written = [lines([head], texts)]
    typed = [(column.name, column.type == "string") for column in columns]
    for ids, values in rows:
        cells = [texts[text] for text in ids]
        for name, is_text in typed:
            value = values.get(name)
            if value is None:
                cells.append("")
            else:
                cells.append(texts[value] if is_text else as_text(value))  # type: ignore[index]
        written.append(",".join(cells) + "\r\n")
    return "".join(written)


def note(texts: Texts, tables: Tables) -> None:
    """Add to the notes of the tables that cells were marked, which only the writer knows.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> tables, texts = tabulate(networkx.Graph()), Texts(safe=True)
    >>> _ = texts["=1"]; note(texts, tables); tables.notes == [NOTE]
    True
    """
    if texts.marked and NOTE not in tables.notes:
        tables.notes.append(NOTE)
