"""GraphML (Brandes and others, GraphML progress report, Graph Drawing 2001), as Gephi, igraph, Cytoscape and networkx read it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from stancegraph.exports.tables import Column, Row, Tables, Value

TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}


def write(tables: Tables) -> str:
    """Write a network as GraphML: one key per column, ids of edges of their own, description and meanings as `desc`.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> write(tabulate(networkx.path_graph(2))).count("<edge ")
    1
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        f"<desc>{escape(tables.description)}</desc>",
    ]
    lines += [_key(column, "node", f"n{number}") for number, column in enumerate(tables.node_columns)]
    lines += [_key(column, "edge", f"e{number}") for number, column in enumerate(tables.edge_columns)]
    node_keys = {column.name: f"n{number}" for number, column in enumerate(tables.node_columns)}
    edge_keys = {column.name: f"e{number}" for number, column in enumerate(tables.edge_columns)}
    lines += ['<graph id="network" edgedefault="directed">', f"<desc>{escape(tables.title)}</desc>"]
    lines += [f"<node id={quoteattr(node.id)}>{_data(node.values, node_keys)}</node>" for node in tables.nodes]
    lines += [
        f"<edge id={quoteattr(edge.id)} source={quoteattr(edge.source)} target={quoteattr(edge.target)}>{_data(edge.values, edge_keys)}</edge>"
        for edge in tables.edges
    ]
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _key(column: Column, of: str, id_: str) -> str:
    meaning = f"<desc>{escape(column.meaning)}</desc>" if column.meaning else ""
    return f'<key id="{id_}" for="{of}" attr.name={quoteattr(column.name)} attr.type="{TYPES[column.type]}">{meaning}</key>'


def _data(values: Row, keys: dict[str, str]) -> str:
    return "".join(f'<data key="{key}">{_text(values[name])}</data>' for name, key in keys.items() if name in values)


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else escape(str(value), {"\r": "&#13;"})
