"""GraphML as yEd writes it itself (yWorks, yEd Graph Editor; the names are those of its schema ygraphml): shapes, colours, places, labels.

yEd draws nothing for plain columns, and without yEd nothing proves a file that is meant for it, so this one keeps to what its own files
have. The columns are there too; yEd shows them as properties. They come after the graphics, because networkx takes label and place
from both, and the last win.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from stancegraph.colours import of_kind, of_polarity, sign_of
from stancegraph.exports.looks import in_lines, line_of, marked
from stancegraph.exports.tables import is_placed

if TYPE_CHECKING:
    from stancegraph.exports.tables import Column, Edge, Node, Row, Tables, Value

TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean"}
SHAPES = {
    "person": "ellipse",
    "state": "rectangle",
    "organization": "octagon",
    "collective": "roundrectangle",
    "proposal": "hexagon",
}
OTHER_SHAPE = "diamond"
#: Which end of an arrow means for, against and neither; so that nothing rests on colour alone.
ARROWS = {1: "standard", -1: "t_shape", 0: "transparent_circle"}
#: How wide a sign and how high a line of a label are, and how much room is left around it.
SIGN, LINE, ROOM = 6.5, 16, 24
#: How far apart things lie for one unit of the places: nodes are as wide as their labels.
SCALE = 2

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
<key id="g0" for="graph" attr.name="Description" attr.type="string"/>
<key id="g1" for="node" yfiles.type="nodegraphics"/>
<key id="g2" for="edge" yfiles.type="edgegraphics"/>"""


def write(tables: Tables) -> str:
    """Write a network in yEd's GraphML.

    Takes Tables. Nodes are shaped and coloured by kind and lie where the view puts them, downwards as yEd counts; edges are coloured by
    polarity, and broken as `looks.line_of` says. Returns the text.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> write(tabulate(networkx.path_graph(2))).count("<y:PolyLineEdge>")
    1
    """
    node_keys = {column.name: f"n{number}" for number, column in enumerate(tables.node_columns)}
    edge_keys = {column.name: f"e{number}" for number, column in enumerate(tables.edge_columns)}
    lines = [_HEAD]
    lines += [_key(column, "node", node_keys[column.name]) for column in tables.node_columns]
    lines += [_key(column, "edge", edge_keys[column.name]) for column in tables.edge_columns]
    lines += [f'<graph id="network" edgedefault="{"directed" if tables.directed else "undirected"}">']
    lines += [f'<data key="g0">{_text(f"{tables.title}{chr(10)}{tables.description}")}</data>']
    placed = is_placed(tables)
    lines += [f"<node id={quoteattr(node.id)}>{_node(node, placed)}{_data(node.values, node_keys)}</node>" for node in tables.nodes]
    lines += [
        f"<edge id={quoteattr(edge.id)} source={quoteattr(edge.source)} target={quoteattr(edge.target)}>"
        f"{_edge(edge, tables.directed)}{_data(edge.values, edge_keys)}</edge>"
        for edge in tables.edges
    ]
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _key(column: Column, of: str, id_: str) -> str:
    meaning = f"<desc>{_text(column.meaning)}</desc>" if column.meaning else ""
    return f'<key id="{id_}" for="{of}" attr.name={quoteattr(column.name)} attr.type="{TYPES[column.type]}">{meaning}</key>'


def _node(node: Node, placed: bool) -> str:
    values = node.values
    kind = str(values.get("kind"))
    lines = in_lines(str(values["label"]))
    width, height = max(map(len, lines)) * SIGN + ROOM, len(lines) * LINE + ROOM / 2
    x = y = 0.0
    if placed and "x" in values:
        x, y = SCALE * float(values["x"]), 0 - SCALE * float(values["y"])  # type: ignore[arg-type]
    return (
        f'<data key="g1"><y:ShapeNode><y:Geometry height="{height}" width="{width}" x="{x - width / 2}" y="{y - height / 2}"/>'
        f'<y:Fill color="{of_kind(kind)}" transparent="false"/><y:BorderStyle color="#444444" type="line" width="1.0"/>'
        f'<y:NodeLabel alignment="center" fontFamily="Dialog" fontSize="12" textColor="#000000" visible="true">{_text(chr(10).join(lines))}'
        f'</y:NodeLabel><y:Shape type="{SHAPES.get(kind, OTHER_SHAPE)}"/></y:ShapeNode></data>'
    )


def _edge(edge: Edge, directed: bool) -> str:
    values = edge.values
    colour = of_polarity(values.get("polarity"))
    arrow = "none" if not directed else ARROWS[sign_of(values["polarity"])] if "polarity" in values else "standard"
    style = line_of(values).replace("solid", "line")
    line = f'<y:LineStyle color="{colour}" type="{style}" width="1.5"/><y:Arrows source="none" target="{arrow}"/>'
    return (
        f'<data key="g2"><y:PolyLineEdge><y:Path sx="0.0" sy="0.0" tx="0.0" ty="0.0"/>{line}'
        f'<y:EdgeLabel alignment="center" fontFamily="Dialog" fontSize="10" textColor="{colour}" visible="true">'
        f'{_text(marked(values))}</y:EdgeLabel><y:BendStyle smoothed="false"/></y:PolyLineEdge></data>'
    )


def _data(values: Row, keys: dict[str, str]) -> str:
    return "".join([f'<data key="{keys[name]}">{_text(value)}</data>' for name, value in values.items()])


def _text(value: Value) -> str:
    if isinstance(value, str):
        return escape(value, _BREAK) if "\r" in value else escape(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


_BREAK = {"\r": "&#13;"}
