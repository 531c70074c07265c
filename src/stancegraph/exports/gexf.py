"""GEXF 1.3 (gexf.net, GEXF 1.3 primer), as Gephi, Gephi Lite, graphology and networkx read it, with time, colours, sizes and places.

The elements of the drawing lie in a namespace of their own, as the primer has it and Gephi writes; the XML Schema of the format puts them
in the main one, where networkx does not find them.
"""

from __future__ import annotations

from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

from stancegraph.colours import channels, of_kind, of_polarity
from stancegraph.exports.markup import Cells, content, quoted, row
from stancegraph.exports.tables import is_number, is_placed, kinds

if TYPE_CHECKING:
    from stancegraph.exports.tables import Column, Edge, Node, Tables, Value

TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}
#: Between which bounds nodes are drawn, by how many edges meet in them, and edges, by what they weigh.
SIZES = 10.0, 40.0
#: So many edges more have to meet in one node than in another for sizes to differ: Gephi stretches any difference to between 4 and
#: 100 when it opens a file, so that in a small network most nodes would shrink to dots.
TELLING = 12
THICKNESSES = 1.0, 6.0


def write(tables: Tables) -> str:
    """Write a network as GEXF 1.3.

    Takes Tables without lists. Returns the text of one file. Names of columns are their ids too, since graphology reads the ids. Edges
    that join the same nodes differ in their `kind`, which is numbered, since Gephi would merge them else. Where an edge has days in
    `notBefore` or `notAfter`, the network is dynamic, and these bound the time of the edge: when the text puts what is stated, not when it
    held. Nodes are coloured by kind, edges by polarity; `x` and `y` become the position; what columns mean stands in the description.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> 'mode="static"' in write(tabulate(networkx.path_graph(2)))
    True
    """
    node_cells = {name: cells for name, cells in _cells(tables.node_columns).items() if name not in ("x", "y") or not is_placed(tables)}
    edge_cells = {name: cells for name, cells in _cells(tables.edge_columns).items() if name != "weight" or not _is_weighed(tables)}
    spans = [_span(edge) for edge in tables.edges]
    direction = "directed" if tables.directed else "undirected"
    time = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if any(spans) else 'mode="static"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
        f"<meta><creator>stancegraph</creator><description>{content(_description(tables))}</description></meta>",
        f'<graph {time} defaultedgetype="{direction}" idtype="string">',
        *_attributes("node", tables.node_columns, node_cells),
        *_attributes("edge", tables.edge_columns, edge_cells),
        f'<nodes count="{len(tables.nodes)}">',
        *_nodes(tables, node_cells),
        "</nodes>",
        f'<edges count="{len(tables.edges)}">',
        *_edges(tables, edge_cells, spans, direction),
        "</edges>",
        "</graph>",
        "</gexf>",
        "",
    ]
    return "\n".join(lines)


def _is_weighed(tables: Tables) -> bool:
    return is_number(tables.edge_columns, "weight")


def _cells(columns: list[Column]) -> dict[str, Cells]:
    """Make ready what is an `attvalue`: all but the label, which is an attribute of its own."""
    return {
        column.name: Cells(column, f"<attvalue for={quoted(column.name)} value=", "/>", quoted)
        for column in columns
        if column.name != "label"
    }


def _attributes(of: str, columns: list[Column], cells: dict[str, Cells]) -> list[str]:
    rows = (
        f'<attribute id={quoted(column.name)} title={quoted(column.name)} type="{TYPES[column.type]}"/>'
        for column in columns
        if column.name in cells
    )
    return [f'<attributes class="{of}" mode="static">', *rows, "</attributes>"]


def _description(tables: Tables) -> str:
    """Tell the title, the description and what columns mean: the format has a place for the description alone."""
    tables_of = (("Nodes", tables.node_columns), ("Edges", tables.edge_columns))
    meanings = [f"{name}: {'; '.join(f'{one.name} – {one.meaning}' for one in columns if one.meaning)}." for name, columns in tables_of]
    return "\n".join(part for part in (tables.title, tables.description, *meanings) if part)


def _nodes(tables: Tables, cells: dict[str, Cells]) -> list[str]:
    degrees = dict.fromkeys((node.id for node in tables.nodes), 0)
    for edge in tables.edges:
        degrees[edge.source] += 1
        degrees[edge.target] += 1
    most = max(degrees.values(), default=0) or 1
    least, greatest = SIZES
    if most - min(degrees.values(), default=0) < TELLING:
        least = greatest = sum(SIZES) / 2
    sizes = {degree: round(least + (greatest - least) * sqrt(degree / most), 2) for degree in set(degrees.values())}
    colours = {kind: _colour(of_kind(kind)) for kind in {node.values.get("kind") for node in tables.nodes}}
    placed = is_placed(tables)
    return [
        f"<node id={quoted(node.id)} label={quoted(str(node.values['label']))}><attvalues>{row(node.values, cells)}</attvalues>"
        f'{colours[node.values.get("kind")]}{_position(node) if placed else ""}<viz:size value="{sizes[degrees[node.id]]}"/></node>'
        for node in tables.nodes
    ]


def _edges(tables: Tables, cells: dict[str, Cells], spans: list[str], direction: str) -> list[str]:
    weighed = _is_weighed(tables)
    weights = sorted({edge.values["weight"] for edge in tables.edges if "weight" in edge.values}) if weighed else []
    low, high = THICKNESSES
    reach = (weights[-1] - weights[0]) or 1.0 if weights else 1.0  # type: ignore[operator]
    drawn: dict[Value | None, tuple[str, str]] = {None: ("", f'<viz:thickness value="{low}"/>')}
    for weight in weights:
        thickness = round(low + (high - low) * (weight - weights[0]) / reach, 2)  # type: ignore[operator]
        drawn[weight] = f' weight="{weight}"', f'<viz:thickness value="{thickness}"/>'
    colours = {sign: _colour(of_polarity(sign)) for sign in {_polarity(edge) for edge in tables.edges}}
    found = []
    for edge, (kind, _), span in zip(tables.edges, kinds(tables), spans, strict=True):
        weight, thickness = drawn[edge.values.get("weight") if weighed else None]
        found.append(
            f"<edge id={quoted(edge.id)} source={quoted(edge.source)} target={quoted(edge.target)} "
            f'type="{direction}" kind={quoted(kind)} label={quoted(str(edge.values["label"]))}{weight}{span}>'
            f"<attvalues>{row(edge.values, cells)}</attvalues>{colours[_polarity(edge)]}{thickness}</edge>"
        )
    return found


def _polarity(edge: Edge) -> float | None:
    polarity = edge.values.get("polarity")
    return polarity if isinstance(polarity, (int, float)) else None


def _span(edge: Edge) -> str:
    """Bound the time of an edge by the days that it has; by none, where it would end before it starts."""
    start, end = _day(edge.values.get("notBefore")), _day(edge.values.get("notAfter"))
    if start and end and start > end:
        return ""
    return (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")


def _day(value: Value | None) -> str:
    if not isinstance(value, str):
        return ""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return ""


def _position(node: Node) -> str:
    return f'<viz:position x="{node.values["x"]}" y="{node.values["y"]}"/>' if "x" in node.values else ""


def _colour(colour: str) -> str:
    red, green, blue = channels(colour)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
