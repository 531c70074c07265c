"""What a network says of itself, as rows: for formats that keep it in a table beside those of nodes and edges."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stancegraph.exports.tables import Tables


class About(NamedTuple):
    """One thing to know: of the whole network or of a column of a table, its type there, and in words."""

    table: str
    column: str
    type: str
    meaning: str


def about(tables: Tables) -> list[About]:
    """Tell the title, the description, what was changed on the way, and what each column means, those of the ids included.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> [row.column for row in about(tabulate(networkx.path_graph(2)))]
    ['title', 'description', 'note', 'note', 'id', 'label', 'id', 'source', 'target', 'label']
    """
    ends = "to" if tables.directed else "with"
    return [
        About("network", "title", "string", tables.title),
        About("network", "description", "string", tables.description),
        *(About("network", "note", "string", note) for note in tables.notes),
        About("nodes", "id", "string", "what the node is known by"),
        *(About("nodes", *column) for column in tables.node_columns),
        About("edges", "id", "string", "what the edge is known by"),
        About("edges", "source", "string", f"the id of the node that the edge joins {ends} the target"),
        About("edges", "target", "string", "the id of that other node"),
        *(About("edges", *column) for column in tables.edge_columns),
    ]
