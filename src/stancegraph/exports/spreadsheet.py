"""Making a workbook with XlsxWriter: texts stay texts, the look is plain, and the same content gives the same bytes."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from stancegraph.errors import MissingExtra, Misuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stancegraph.exports.tables import Value

    Look = Any
    Sheet = Any

#: The greatest sheet (Microsoft, Excel specifications and limits).
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
NARROWEST, WIDEST = 8, 50
#: The height of a line, and the greatest of a row, in points.
LINE, HIGHEST = 15.0, 409.0
#: How many rows are looked at for the widths of columns.
SAMPLE = 200


class Workbook:
    """A workbook in the making.

    Raises MissingExtra where XlsxWriter is not installed.

    >>> book = Workbook("A title")
    >>> book.table("nodes", ["id", "label"], [["a", "=1+1"]])
    >>> book.finish()[:2]
    b'PK'
    """

    def __init__(self, title: str, about: str = "") -> None:
        try:
            import xlsxwriter  # type: ignore[import-untyped, import-not-found, unused-ignore]
        except ImportError:
            raise MissingExtra.of("a workbook", "XlsxWriter") from None
        self._bytes = BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        # No clock: the day is the earliest that a zip archive can name, as in our archives.
        self._book.set_properties({"title": title[:255], "comments": about[:255], "created": datetime(1980, 1, 1)})
        self.head = self.format(bold=True, bg_color="#E8E8E8", text_wrap=True, valign="top")

    def format(self, **look: object) -> Look:
        """Make a look for cells, in the words of XlsxWriter."""
        return self._book.add_format(look)

    def sheet(self, name: str) -> Sheet:
        """Add an empty sheet, which prints on paper laid across, all columns on one page, the first row on every one."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def table(self, name: str, head: Sequence[str], rows: Sequence[Sequence[Value | None]], wrapped: bool = False) -> None:
        """Add a sheet with a row of names, which stays in sight and can filter, and rows of values.

        Raises Misuse where the rows or columns are more than a sheet can have.
        """
        fitting(len(rows) + 1, len(head))
        sheet = self.sheet(name)
        look = self.format(text_wrap=True, valign="top") if wrapped else None
        put_row(sheet, 0, head, self.head)
        for number, row in enumerate(rows, start=1):
            put_row(sheet, number, row, look)
            if wrapped:
                sheet.set_row(number, height([value for value in row if isinstance(value, str)], WIDEST))
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(head) - 1)
        for number, width in enumerate(widths([head, *rows[:SAMPLE]])):
            sheet.set_column(number, number, width)

    def finish(self) -> bytes:
        """Close the workbook and give its bytes."""
        self._book.close()
        return self._bytes.getvalue()


def fitting(rows: int, columns: int) -> None:
    """Refuse what no sheet can hold: it would be cut in silence. Raises Misuse.

    >>> fitting(1000, 16)
    """
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Misuse(f"a sheet of {rows} rows and {columns} columns is too great for a workbook", "", "filter the view, or export csv")


def put_row(sheet: Sheet, number: int, values: Sequence[Value | None], look: Look | None = None) -> None:
    """Write a row of values, each as what it is: a text is never taken for a formula, a link or a number."""
    for place, value in enumerate(values):
        put(sheet, number, place, value, look)


def put(sheet: Sheet, row: int, column: int, value: Value | None, look: Look | None = None) -> None:
    """Write a value as what it is."""
    if isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)


def height(texts: Iterable[str], width: int) -> float:
    """Give a row the height, in points, that its wrapped texts need in columns so many signs wide; not every program works it out itself.

    >>> height(["one line", "words that need a second line"], 20)
    30.0
    """
    lines = (sum(len(wrap(line, width)) or 1 for line in text.splitlines()) for text in texts)
    return min(max(lines, default=1) * LINE, HIGHEST)


def widths(rows: Iterable[Sequence[Any]]) -> list[int]:
    """Give each column the width of its longest line, within bounds.

    >>> widths([["id", "label"], ["a", "a text of middle length"]])
    [8, 25]
    """
    longest: dict[int, int] = {}
    for row in rows:
        for place, value in enumerate(row):
            length = max(map(len, str(value).splitlines()), default=0) if value is not None else 0
            longest[place] = max(longest.get(place, 0), length)
    return [min(max(longest[place] + 2, NARROWEST), WIDEST) for place in sorted(longest)]
