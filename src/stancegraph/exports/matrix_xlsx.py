"""Who stands where on what as a workbook: one row per actor, one column per proposal, in colours, and a legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.colours import POLARITY, channels
from stancegraph.exports.matrix import MARKS, Matrix, matrix
from stancegraph.exports.spreadsheet import Workbook, fitting, height, put, put_row, widths

if TYPE_CHECKING:
    from stancegraph.exports.tables import Tables

HEAD = ("actor", "kind")
WIDTH = 26
#: The share of its colour that the ground of a cell has; the rest is white, so that the text stays easy to read.
SHARE = 0.22
MIXED = "#F3E8C8"
#: How many signs a cell can hold.
LONGEST = 32_767
CUT = f"cells of the matrix are cut after {LONGEST} signs"


def write(tables: Tables) -> bytes:
    """Write a network of positions as a workbook with the sheets matrix and legend.

    Takes Tables with lists and with texts that a cell can hold. Returns the bytes of one file. Several positions in one cell stand on lines
    of their own; the ground tells which way they go. What is cut is added to `tables.notes`. Raises MissingExtra where
    XlsxWriter is not installed, and Misuse where a sheet cannot hold all rows or columns.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> tables = tabulate(networkx.DiGraph([("Ann", "the bridge")]), lists=True)
    >>> write(tables) == write(tables)
    True
    """
    made = matrix(tables)
    fitting(len(made.actors) + 1, len(made.proposals) + len(HEAD))
    book = Workbook(tables.title, tables.description)
    _matrix(book, made, tables)
    _legend(book, tables)
    return book.finish()


def _matrix(book: Workbook, made: Matrix, tables: Tables) -> None:
    sheet = book.sheet("matrix")
    looks = {
        sign: book.format(text_wrap=True, valign="top", bg_color=ground, border=1, border_color="#D0D0D0") for sign, ground in grounds()
    }
    plain = book.format(text_wrap=True, valign="top")
    put_row(sheet, 0, [*HEAD, *made.proposals], book.head)
    for number, actor in enumerate(made.actors, start=1):
        put_row(sheet, number, actor, plain)
    written: dict[int, list[str]] = {}
    for (row, column), stands in made.cells.items():
        text = "\n".join(stand.text for stand in stands)
        if len(text.encode("utf-16-le")) > LONGEST * 2:
            text = text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")
            if CUT not in tables.notes:
                tables.notes.append(CUT)
        written.setdefault(row + 1, []).append(text)
        signs = {stand.sign for stand in stands}
        put(sheet, row + 1, column + len(HEAD), text, looks[signs.pop() if len(signs) == 1 else None])
    for number, texts in {0: made.proposals, **written}.items():
        sheet.set_row(number, height(texts, WIDTH))
    sheet.freeze_panes(1, len(HEAD))
    if made.actors:
        sheet.autofilter(0, 0, len(made.actors), len(HEAD) + len(made.proposals) - 1)
    for number, width in enumerate(widths([HEAD, *made.actors])):
        sheet.set_column(number, number, width)
    if made.proposals:
        sheet.set_column(len(HEAD), len(HEAD) + len(made.proposals) - 1, WIDTH)


def _legend(book: Workbook, tables: Tables) -> None:
    sheet = book.sheet("legend")
    wrapped = book.format(text_wrap=True, valign="top")
    told = [("title", tables.title), ("description", tables.description), *(("note", note) for note in tables.notes)]
    colours = dict(grounds())
    grounded = [*zip(MARKS.items(), (colours[1], colours[-1], colours[0]), strict=False), (("", "several that differ"), colours[None])]
    put_row(sheet, 0, ["mark", "meaning"], book.head)
    for number, ((mark, meaning), ground) in enumerate(grounded, start=1):
        put(sheet, number, 0, mark, book.format(bg_color=ground, valign="top"))
        put(sheet, number, 1, meaning, wrapped)
    for number, row in enumerate([*list(MARKS.items())[3:], *told], start=len(grounded) + 1):
        put_row(sheet, number, row, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 90)


def grounds() -> list[tuple[int | None, str]]:
    """Give the ground of a cell for each way that its positions go, and for those that go several ways.

    >>> grounds()[0]
    (1, '#C7E0EE')
    """
    return [*((sign, _light(colour)) for sign, colour in POLARITY.items()), (None, MIXED)]


def _light(colour: str) -> str:
    red, green, blue = (round(255 - (255 - channel) * SHARE) for channel in channels(colour))
    return f"#{red:02X}{green:02X}{blue:02X}"
