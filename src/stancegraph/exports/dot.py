r"""DOT for Graphviz (Graphviz, The DOT Language): it draws well by `dot`, and by `neato -n` with the places of the view.

A text stands in quotes, where DOT makes \" of a quotation mark; a backslash is doubled everywhere, as labels need it. Graphviz keeps
what it does not know, so every column stays, under its own name; a label that is broken into lines stays whole as `label_`, and
the id of an edge is its `id`, also in SVG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.colours import of_kind, of_polarity, sign_of
from stancegraph.exports.looks import in_a_line, in_lines, line_of, marked
from stancegraph.exports.tables import is_number, is_placed

if TYPE_CHECKING:
    from stancegraph.exports.tables import Edge, Node, Row, Tables, Value

SHAPES = {
    "person": "shape=ellipse",
    "state": "shape=box",
    "organization": "shape=octagon",
    "collective": 'shape=box style="filled,rounded"',
    "proposal": "shape=note",
}
OTHER_SHAPE = "shape=plaintext"
#: Which end of an arrow means for, against and neither; so that nothing rests on colour alone.
ARROWS = {1: "normal", -1: "tee", 0: "odot"}
THICKEST = 6.0
#: Points of a picture for one unit of the places: boxes with text are wide, and edges have labels.
SCALE = 2

_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\"})
_HEAD = """\
  graph [labelloc=t, fontsize=20, fontname="Helvetica", rankdir=LR, ranksep=2, nodesep=0.15, splines=true, inputscale=72]
  graph [outputorder=edgesfirst]
  node [style=filled, fontsize=12, fontname="Helvetica", margin="0.1,0.05", height=0.3, color="#444444"]
  edge [fontsize=10, fontname="Helvetica", arrowsize=0.8]"""


def write(tables: Tables) -> str:
    """Write a network in DOT.

    Takes Tables. Nodes are shaped and coloured by kind, edges by polarity, and broken as
    `looks.line_of` says. Where all nodes have places, they are there for `neato -n`. Returns the text.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> print(write(tabulate(networkx.path_graph(2))).splitlines()[-2])
      "0" -- "1" [id="e0",label="e0",color="#767676",fontcolor="#767676",tooltip="e0"]
    """
    kind, arrow = ("digraph", "->") if tables.directed else ("graph", "--")
    placed = is_placed(tables) and all("x" in node.values for node in tables.nodes)
    weighed = is_number(tables.edge_columns, "weight")
    lines = [f"// {in_a_line(text)}" for text in (tables.title, tables.description)]
    for what, columns in (("node", tables.node_columns), ("edge", tables.edge_columns)):
        lines += [f"// {what} {in_a_line(f'{column.name}: {column.meaning}')}" for column in columns if column.meaning]
    lines += [
        f"{kind} {_quoted(tables.title)} {{",
        _HEAD,
        f"  label={_quoted(tables.title)}",
        f"  description={_quoted(tables.description)}",
    ]
    lines += [f"  {_quoted(node.id)} [{_node(node, placed)}]" for node in tables.nodes]
    lines += [f"  {_quoted(edge.source)} {arrow} {_quoted(edge.target)} [{_edge(edge, tables.directed, weighed)}]" for edge in tables.edges]
    return "\n".join([*lines, "}", ""])


def _node(node: Node, placed: bool) -> str:
    values = node.values
    kind = str(values.get("kind"))
    label = str(values["label"])
    look = f'{_label(label)},{SHAPES.get(kind, OTHER_SHAPE)},fillcolor="{of_kind(kind)}",tooltip={_quoted(label)}'
    place = f',pos="{SCALE * float(values["x"])},{SCALE * float(values["y"])}!"' if placed else ""  # type: ignore[arg-type]
    return look + place + _columns(values)


def _edge(edge: Edge, directed: bool, weighed: bool) -> str:
    values = edge.values
    label = str(values["label"])
    colour = of_polarity(values.get("polarity"))
    tip = str(values.get("paraphrase", label))
    look = f'id={_quoted(edge.id)},{_label(label, marked(values))},color="{colour}",fontcolor="{colour}",tooltip={_quoted(tip)}'
    if directed and "polarity" in values:
        look += f",arrowhead={ARROWS[sign_of(values['polarity'])]}"
    if (line := line_of(values)) != "solid":
        look += f",style={line}"
    weight = values.get("weight", 1)
    if weighed and isinstance(weight, (int, float)) and weight > 1:
        look += f",penwidth={min(THICKEST, 1 + weight / 2)}"
    return look + _columns(values)


def _label(label: str, shown: str = "") -> str:
    """Break a label, or what is shown for it, into lines; where that changes it, keep it as it was beside it."""
    broken = "\n".join(in_lines(shown or label))
    return f"label={_quoted(broken)}" if broken == label else f"label={_quoted(broken)},label_={_quoted(label)}"


def _columns(values: Row) -> str:
    return "".join([f",{_quoted(name)}={_quoted(_text(value))}" for name, value in values.items() if name != "label"])


def _text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _quoted(text: str) -> str:
    if '"' in text or "\\" in text:
        text = text.translate(_ESCAPES)
    return f'"{text}"'
