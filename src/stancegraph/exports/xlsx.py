"""A workbook (Office Open XML) of nodes, edges and what is to know of them, for Excel and LibreOffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.about import About, about
from stancegraph.exports.spreadsheet import Workbook

if TYPE_CHECKING:
    from stancegraph.exports.tables import Tables


def write(tables: Tables) -> bytes:
    """Write a network as a workbook with the sheets nodes, edges and about.

    Takes Tables without lists and with texts that a cell can hold. Returns the bytes of one file. Texts are text cells always. Raises
    MissingExtra where XlsxWriter is not installed, and Misuse where a sheet cannot hold all rows.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> tables = tabulate(networkx.path_graph(2))
    >>> write(tables) == write(tables)
    True
    """
    book = Workbook(tables.title, tables.description)
    names = [column.name for column in tables.node_columns]
    book.table("nodes", ["id", *names], [[node.id, *map(node.values.get, names)] for node in tables.nodes])
    names = [column.name for column in tables.edge_columns]
    rows = [[edge.id, edge.source, edge.target, *map(edge.values.get, names)] for edge in tables.edges]
    book.table("edges", ["id", "source", "target", *names], rows)
    book.table("about", About._fields, about(tables), wrapped=True)
    return book.finish()
