"""Writing values in XML: escaped, and made once for each value, however many rows hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.cleaning import as_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from stancegraph.exports.tables import Column, Value

    Values = dict[Value, str]


def content(text: str) -> str:
    """Escape a text for the content of an element; a carriage return would else be read as a line feed.

    >>> content("a < b & ]]>")
    'a &lt; b &amp; ]]&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quoted(text: str) -> str:
    r"""Escape a text for an attribute, and quote it; line breaks and tabs would else be read as spaces.

    >>> print(quoted('a "b"\n'))
    "a &quot;b&quot;&#10;"
    """
    return '"' + content(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


class Cells(dict["Value", str]):
    """What each value of a column looks like in a file: looked up where it was met before, else written and kept.

    Takes what stands before and after every value, and how a text is escaped.

    >>> from stancegraph.exports.tables import Column
    >>> cells = Cells(Column("flag", "boolean", ""), "<a>", "</a>", content)
    >>> cells[True]
    '<a>true</a>'
    """

    __slots__ = ("after", "before", "escape", "kept")

    def __init__(self, column: Column, before: str, after: str, escape: Callable[[str], str]) -> None:
        self.before = before
        self.after = after
        self.escape = escape
        self.kept = column.type != "double"  # 0.0 and -0.0 are one key, but two texts

    def __missing__(self, value: Value) -> str:
        found = f"{self.before}{self.escape(as_text(value))}{self.after}"
        if self.kept:
            self[value] = found
        return found


def row(values: dict[str, Value], cells: dict[str, Cells]) -> str:
    """Write all values of a row that have cells, in their order.

    >>> from stancegraph.exports.tables import Column
    >>> row({"a": "1", "b": "2"}, {"b": Cells(Column("b", "string", ""), "<", ">", content)})
    '<2>'
    """
    return "".join([cells[name][value] for name, value in values.items() if name in cells])
