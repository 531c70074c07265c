"""Who stands where on what as comma-separated values (RFC 4180): one row per actor, one column per proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.cleaning import JOINER
from stancegraph.exports.comma import Texts, lines, note
from stancegraph.exports.matrix import matrix

if TYPE_CHECKING:
    from stancegraph.exports.tables import Tables


def write(tables: Tables, safe: bool = False) -> str:
    """Write a network of positions as a matrix.

    Takes Tables with lists, and whether cells that a spreadsheet would take for formulas get a ' before them; that is added to
    `tables.notes` where there are such cells. Returns the text of one file. Several positions in one cell are parted by "; ".

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> write(tabulate(networkx.DiGraph([("Ann", "the bridge")]), lists=True)).splitlines()
    ['actor,kind,the bridge', 'Ann,,(○) e0']
    """
    made = matrix(tables)
    texts = Texts(safe)
    rows = [["actor", "kind", *made.proposals]]
    for number, actor in enumerate(made.actors):
        cells = (made.cells.get((number, place), []) for place in range(len(made.proposals)))
        rows.append([*actor, *(JOINER.join(stand.text for stand in stands) for stands in cells)])
    content = lines(rows, texts)
    note(texts, tables)
    return content
