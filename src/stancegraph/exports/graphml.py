"""GraphML (Brandes and others, GraphML progress report, Graph Drawing 2001), as Gephi, igraph, Cytoscape and networkx read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.markup import Cells, content, quoted, row
from stancegraph.exports.tables import kinds

if TYPE_CHECKING:
    from stancegraph.exports.tables import Column, Tables

TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}


def write(tables: Tables) -> str:
    """Write a network as GraphML: one key per column, ids of edges of their own, description and meanings as `desc`.

    Takes Tables without lists. Returns the text of one file. The types of keys are those that igraph, the strictest reader, takes. Edges
    that join the same nodes as one before have an attribute `label` with a kind of their own: Gephi, which would merge them else, takes it
    for the kind, and other readers pass over it.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> write(tabulate(networkx.path_graph(2))).count("<edge ")
    1
    """
    node_keys = {column.name: f"n{number}" for number, column in enumerate(tables.node_columns)}
    edge_keys = {column.name: f"e{number}" for number, column in enumerate(tables.edge_columns)}
    node_cells = {column.name: _cells(column, node_keys) for column in tables.node_columns}
    edge_cells = {column.name: _cells(column, edge_keys) for column in tables.edge_columns}
    starts = [
        f"<edge id={quoted(edge.id)} source={quoted(edge.source)} target={quoted(edge.target)}{f' label={quoted(kind)}' if again else ''}>"
        for edge, (kind, again) in zip(tables.edges, kinds(tables), strict=True)
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        f"<desc>{content(tables.description)}</desc>",
        *(_key(column, "node", node_keys) for column in tables.node_columns),
        *(_key(column, "edge", edge_keys) for column in tables.edge_columns),
        f'<graph id="network" edgedefault="{"directed" if tables.directed else "undirected"}">',
        f"<desc>{content(tables.title)}</desc>",
        *(f"<node id={quoted(node.id)}>{row(node.values, node_cells)}</node>" for node in tables.nodes),
        *(f"{start}{row(edge.values, edge_cells)}</edge>" for start, edge in zip(starts, tables.edges, strict=True)),
        "</graph>",
        "</graphml>",
        "",
    ]
    return "\n".join(lines)


def _key(column: Column, of: str, keys: dict[str, str]) -> str:
    meaning = f"<desc>{content(column.meaning)}</desc>" if column.meaning else ""
    return f'<key id="{keys[column.name]}" for="{of}" attr.name={quoted(column.name)} attr.type="{TYPES[column.type]}">{meaning}</key>'


def _cells(column: Column, keys: dict[str, str]) -> Cells:
    return Cells(column, f'<data key="{keys[column.name]}">', "</data>", content)
