"""Node-link JSON, as networkx reads it (`node_link_graph(data, edges="edges")`) and D3 does (`forceLink(data.edges).id(d => d.id)`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stancegraph.exports.tables import Tables


def write(tables: Tables) -> str:
    """Write a network as node-link JSON.

    Takes Tables. Returns the text of one file: one node or edge a line, edges with their id as `key`; title, description and what
    the columns mean stand under `graph`. The form is that of networkx 3.4 and later (networkx.readwrite.json_graph.node_link_data).

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> text = write(tabulate(networkx.path_graph(2)))
    >>> networkx.node_link_graph(json.loads(text), edges="edges").edges(keys=True, data="label")
    MultiEdgeDataView([('0', '1', 'e0', 'e0')])
    """
    columns = {"nodes": tables.node_columns, "edges": tables.edge_columns}
    graph = {
        "title": tables.title,
        "description": tables.description,
        "lang": tables.lang,
        "columns": {where: {column.name: column.meaning for column in found} for where, found in columns.items()},
    }
    nodes = [f'{{"id": {dumped(node.id)}, {dumped(node.values)[1:]}' for node in tables.nodes]
    edges = [
        f'{{"source": {dumped(edge.source)}, "target": {dumped(edge.target)}, "key": {dumped(edge.id)}, {dumped(edge.values)[1:]}'
        for edge in tables.edges
    ]
    head = {"directed": tables.directed, "multigraph": True, "graph": graph}
    return f'{dumped(head)[:-1]}, "nodes": {lines(nodes)}, "edges": {lines(edges)}}}\n'


def lines(objects: Iterable[str]) -> str:
    r"""Write a JSON array with one object a line, so that two files can be compared line by line.

    >>> lines(['{"a": 1}', '{"a": 2}'])
    '[\n{"a": 1},\n{"a": 2}\n]'
    """
    return "[\n" + ",\n".join(objects) + "\n]"


#: JSON with neither NaN nor Infinity, which no other language reads, and with letters as they are.
dumped = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
