"""CX2 for Cytoscape and NDEx (Cytoscape Consortium, Cytoscape Exchange Format Specification, version 2; CX2 Visual Styles).

CX2 numbers nodes and edges; our ids are the column `id`. Cytoscape's own columns `name` and, for edges, `interaction` repeat the label.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from stancegraph.colours import OTHER_KIND, POLARITY, of_kind, of_polarity, sign_of
from stancegraph.exports.looks import line_of
from stancegraph.exports.tables import is_placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from stancegraph.exports.tables import Column, Edge, Node, Tables

    Json = dict[str, object]

#: A whole number is an `integer` where all of its column have 32 bits, as Java reads them, else a `long`.
TYPES = {"string": "string", "double": "double", "boolean": "boolean", "strings": "list_of_string"}
SHAPES = {
    "person": "ellipse",
    "state": "rectangle",
    "organization": "octagon",
    "collective": "round-rectangle",
    "proposal": "hexagon",
}
OTHER_SHAPE = "diamond"
#: Which end of an arrow means for, against and neither; so that nothing rests on colour alone.
ARROWS = {1: "triangle", -1: "tee", 0: "circle"}


def write(tables: Tables) -> str:
    """Write a network in CX2.

    Takes Tables, with lists. Columns are declared with their types; nodes have places, downwards as Cytoscape counts; the style maps kinds,
    polarity and labels, and edges are broken one by one as `looks.line_of` says.
    Returns the text, which is JSON.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> [next(iter(part)) for part in json.loads(write(tabulate(networkx.path_graph(2), lists=True)))][2:6]
    ['attributeDeclarations', 'networkAttributes', 'nodes', 'edges']
    """
    numbers = {node.id: number for number, node in enumerate(tables.nodes)}
    lines = [(number, line_of(edge.values)) for number, edge in enumerate(tables.edges)]
    placed = is_placed(tables)
    aspects: dict[str, list[Json]] = {
        "attributeDeclarations": [_declarations(tables)],
        "networkAttributes": [{"name": tables.title, "description": tables.description}],
        "nodes": [_node(number, node, placed) for number, node in enumerate(tables.nodes)],
        "edges": [_edge(number, edge, numbers) for number, edge in enumerate(tables.edges)],
        "visualProperties": [_style(tables)],
        "edgeBypasses": [{"id": number, "v": {"EDGE_LINE_STYLE": line}} for number, line in lines if line != "solid"],
        "visualEditorProperties": [{"properties": {"nodeSizeLocked": False, "arrowColorMatchesEdge": True}}],
    }
    aspects = {name: elements for name, elements in aspects.items() if elements}
    parts: list[Json] = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]},
        *[dict[str, object]({name: elements}) for name, elements in aspects.items()],
        {"status": [{"success": True, "error": ""}]},
    ]
    # One element a line: no text can hold what is replaced, as every " in a text has a backslash before it.
    texts = [_dump(part).replace(',{"id":', ',\n{"id":') for part in parts]
    return "[\n" + ",\n".join(texts) + "\n]\n"


_dump = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _declarations(tables: Tables) -> Json:
    node_columns = {"id": {"d": "string"}, "name": {"d": "string"}, **_types(tables.node_columns, tables.nodes)}
    edge_columns = {"id": {"d": "string"}, "interaction": {"d": "string"}, **_types(tables.edge_columns, tables.edges)}
    found: Json = {"networkAttributes": {"name": {"d": "string"}, "description": {"d": "string"}}, "nodes": node_columns}
    return {**found, "edges": edge_columns} if tables.edges else found


def _types(columns: Iterable[Column], elements: Sequence[Node | Edge]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for column in columns:
        if column.type == "integer":
            values = [element.values[column.name] for element in elements if column.name in element.values]
            found[column.name] = {"d": "integer" if all(-(2**31) <= value < 2**31 for value in values) else "long"}  # type: ignore[operator]
        else:
            found[column.name] = {"d": TYPES[column.type]}
    return found


def _node(number: int, node: Node, placed: bool) -> Json:
    values = node.values
    own = {"id": node.id, "name": values["label"], **values}
    if placed and "x" in values:
        return {"id": number, "x": values["x"], "y": 0 - values["y"], "v": own}  # type: ignore[operator]
    return {"id": number, "v": own}


def _edge(number: int, edge: Edge, numbers: dict[str, int]) -> Json:
    own = {"id": edge.id, "interaction": edge.values["label"], **edge.values}
    return {"id": number, "s": numbers[edge.source], "t": numbers[edge.target], "v": own}


def _style(tables: Tables) -> Json:
    font = {"FONT_FAMILY": "sans-serif", "FONT_STYLE": "normal", "FONT_WEIGHT": "normal", "FONT_NAME": "SansSerif.plain"}
    below = {
        "HORIZONTAL_ALIGN": "center",
        "VERTICAL_ALIGN": "bottom",
        "HORIZONTAL_ANCHOR": "center",
        "VERTICAL_ANCHOR": "top",
        "JUSTIFICATION": "center",
        "MARGIN_X": 0,
        "MARGIN_Y": 2,
    }
    node = {
        "NODE_BACKGROUND_COLOR": OTHER_KIND,
        "NODE_SHAPE": OTHER_SHAPE,
        "NODE_WIDTH": 30,
        "NODE_HEIGHT": 30,
        "NODE_BORDER_COLOR": "#444444",
        "NODE_BORDER_WIDTH": 1,
        "NODE_LABEL_COLOR": "#000000",
        "NODE_LABEL_FONT_SIZE": 10,
        "NODE_LABEL_FONT_FACE": font,
        "NODE_LABEL_MAX_WIDTH": 130,
        "NODE_LABEL_POSITION": below,
    }
    edge = {
        "EDGE_LINE_COLOR": POLARITY[0],
        "EDGE_TARGET_ARROW_COLOR": POLARITY[0],
        "EDGE_TARGET_ARROW_SHAPE": "triangle" if tables.directed else "none",
        "EDGE_LINE_STYLE": "solid",
        "EDGE_WIDTH": 1.5,
        "EDGE_LABEL_COLOR": "#333333",
        "EDGE_LABEL_FONT_SIZE": 8,
        "EDGE_LABEL_FONT_FACE": font,
    }
    network = {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"}
    kinds, polarity = (_column(tables.node_columns, "kind"), tables.nodes), (_column(tables.edge_columns, "polarity"), tables.edges)
    node_mapping = {
        "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}},
        **_mapped("NODE_BACKGROUND_COLOR", *kinds, of_kind),
        **_mapped("NODE_SHAPE", *kinds, lambda kind: SHAPES.get(str(kind), OTHER_SHAPE)),
    }
    edge_mapping = {
        "EDGE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "interaction", "type": "string"}},
        **_mapped("EDGE_LINE_COLOR", *polarity, of_polarity),
        **_mapped("EDGE_TARGET_ARROW_COLOR", *polarity, of_polarity),
    }
    if tables.directed:
        edge_mapping |= _mapped("EDGE_TARGET_ARROW_SHAPE", *polarity, lambda value: ARROWS[sign_of(value)])
    return {"default": {"network": network, "node": node, "edge": edge}, "nodeMapping": node_mapping, "edgeMapping": edge_mapping}


def _column(columns: Iterable[Column], name: str) -> Column | None:
    return next((column for column in columns if column.name == name), None)


def _mapped(what: str, column: Column | None, elements: Sequence[Node | Edge], look: Callable[[object], str]) -> dict[str, Json]:
    """Map each value that a column has to how it looks; where there is no such column, or it holds lists, nothing is mapped."""
    if column is None or column.type == "strings":
        return {}
    name = column.name
    values = sorted({element.values[name] for element in elements if name in element.values})
    type_ = str(_types([column], elements)[name]["d"])
    pairs = [{"v": value, "vp": look(value)} for value in values]
    return {what: {"type": "DISCRETE", "definition": {"attribute": name, "type": type_, "map": pairs}}}
