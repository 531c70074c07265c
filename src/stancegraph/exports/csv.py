"""Comma-separated values (RFC 4180, UTF-8): nodes.csv, edges.csv, and columns.csv, which says what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.about import About, about
from stancegraph.exports.comma import Texts, lines, note, table

if TYPE_CHECKING:
    from stancegraph.exports.tables import Tables


def write(tables: Tables, safe: bool = False) -> dict[str, str]:
    """Write a network as files of comma-separated values.

    Takes Tables without lists, and whether cells that a spreadsheet would take for formulas get a ' before them (texts only: numbers
    stay); that is added to `tables.notes` where there are such cells. Returns the texts of the files by name. A cell without a value is
    empty, an empty text is two quotation marks. Title, notes and the type and meaning of each column stand in columns.csv.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> files = write(tabulate(networkx.path_graph(2)))
    >>> list(files), files["edges.csv"].splitlines()
    (['nodes.csv', 'edges.csv', 'columns.csv'], ['id,source,target,label', 'e0,0,1,e0'])
    """
    texts = Texts(safe)
    node_head = ["id", *(column.name for column in tables.node_columns)]
    edge_head = ["id", "source", "target", *(column.name for column in tables.edge_columns)]
    nodes = table(node_head, (([node.id], node.values) for node in tables.nodes), tables.node_columns, texts)
    edges = table(edge_head, (([edge.id, edge.source, edge.target], edge.values) for edge in tables.edges), tables.edge_columns, texts)
    lines(about(tables), texts)  # what is told may have to be marked itself, and is then to be told with a note more
    note(texts, tables)
    return {"nodes.csv": nodes, "edges.csv": edges, "columns.csv": lines([About._fields, *about(tables)], texts)}
