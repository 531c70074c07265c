"""JSON for Cytoscape.js and the Cytoscape desktop program (js.cytoscape.org, Notation/Elements JSON)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.node_link import dumped, lines
from stancegraph.exports.tables import is_placed

if TYPE_CHECKING:
    from stancegraph.exports.tables import Column, Node, Tables


def write(tables: Tables) -> str:
    """Write a network as JSON for Cytoscape.

    Takes Tables. Returns the text of one file. The label is the `name` of a node and the `interaction` of an edge as well, under which
    Cytoscape shows them; `x` and `y` become the position, with y downwards, as Cytoscape draws it; what columns mean stands in the data
    of the network.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> write(tabulate(networkx.path_graph(2))).count('"source"')
    1
    """
    placed = is_placed(tables)
    nodes = [_node(node, placed) for node in tables.nodes]
    edges = [
        f'{{"data": {{"id": {dumped(edge.id)}, "source": {dumped(edge.source)}, "target": {dumped(edge.target)}, '
        f'"interaction": {dumped(edge.values["label"])}, {dumped(edge.values)[1:]}}}'
        for edge in tables.edges
    ]
    head = {
        "format_version": "1.0",
        "generated_by": "stancegraph",
        "target_cytoscapejs_version": "~3.0",
        "data": {
            "name": tables.title,
            "description": tables.description,
            "lang": tables.lang,
            "directed": tables.directed,
            "columns": [*_meanings("node", tables.node_columns), *_meanings("edge", tables.edge_columns)],
        },
    }
    return f'{dumped(head)[:-1]}, "elements": {{"nodes": {lines(nodes)}, "edges": {lines(edges)}}}}}\n'


def _node(node: Node, placed: bool) -> str:
    values = {name: value for name, value in node.values.items() if name not in ("x", "y")} if placed else node.values
    position = ""
    if placed and "x" in node.values:
        down = 0.0 - node.values["y"]  # type: ignore[operator]
        position = f', "position": {dumped({"x": node.values["x"], "y": down})}'
    return f'{{"data": {{"id": {dumped(node.id)}, "name": {dumped(values["label"])}, {dumped(values)[1:]}{position}}}'


def _meanings(of: str, columns: list[Column]) -> list[str]:
    return [f"{of} {column.name}: {column.meaning}" for column in columns if column.meaning]
