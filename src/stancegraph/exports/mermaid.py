"""A Mermaid flowchart (Mermaid, Flowcharts syntax), as GitHub, GitLab and many editors draw it in Markdown pages.

It holds labels, kinds, polarity and broken lines; other columns and ids have no place in it, and the file says so. Nodes are called n0,
n1 and so on, as Mermaid takes many words for its own; in labels, every sign that it could take for syntax is written as its number.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from stancegraph.colours import KINDS, OTHER_KIND, POLARITY, SIGNS, sign_of
from stancegraph.exports.looks import in_a_line, line_of, marked

if TYPE_CHECKING:
    from stancegraph.exports.tables import Edge, Node, Tables

#: What Mermaid draws unless its settings say otherwise; a file may not change these settings itself.
MOST_EDGES = 500
MOST_SIGNS = 50_000
MARGIN = 1_000
KEPT = frozenset({"label", "kind", "polarity"})

SHAPES = {"person": ("([", "])"), "organization": ("[[", "]]"), "collective": ("(", ")"), "proposal": ("{{", "}}")}
OTHER_SHAPE = ("[", "]")
#: Which end of an arrow means for, against and neither; so that nothing rests on colour alone.
ENDS = {1: ">", -1: "x", 0: "o"}

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,'()?!/.-")
_LIST = re.compile(r"^(\s*\d*)([-.)])", re.MULTILINE)  # the start of a line that Mermaid would take for an item of a list
_ESCAPES = {code: f"#{code};" for code in range(128) if chr(code) not in _PLAIN} | {ord("\n"): "\n", ord("\t"): " "}


def write(tables: Tables) -> str:
    """Write a network as a Mermaid flowchart.

    Takes Tables. Nodes are shaped and coloured by kind, edges by polarity, with its sign after the label. An edge is broken where a
    position depends on a condition or is not the holder's own word, and where a link holds nothing up or is a bridge, which it says.
    Returns the text.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> print(write(tabulate(networkx.path_graph(2))).splitlines()[-1])
      n0 ---|"e0"| n1
    """
    title = json.dumps(in_a_line(tables.title).translate(_FOR_TITLE), ensure_ascii=False)
    return "\n".join(["---", f"title: {title}", "---", *_comments(tables), *_chart(tables), ""])


def leaves_out(tables: Tables) -> list[str]:
    """Tell which columns have no place in the file, and whether Mermaid's settings must be raised for it.

    >>> from stancegraph.exports.tables import Column, Tables
    >>> leaves_out(Tables("", "", "en", [], [], [Column("label", "string", ""), Column("iri", "string", "")], [], []))
    ['columns left out: iri', 'ids are left out: nodes are n0, n1 and so on']
    """
    names = dict.fromkeys(column.name for columns in (tables.node_columns, tables.edge_columns) for column in columns)
    left = [name for name in names if name not in KEPT]
    found = [f"columns left out: {', '.join(left)}"] if left else []
    found.append("ids are left out: nodes are n0, n1 and so on")
    if len(tables.edges) > MOST_EDGES:
        found.append(f"Mermaid draws at most {MOST_EDGES} edges unless its setting maxEdges is raised; there are {len(tables.edges)}")
    size = sum(len(line) + 1 for line in _chart(tables)) + len(tables.description) + len(" ".join(found))
    if size > MOST_SIGNS - MARGIN:
        found.append(f"Mermaid draws at most {MOST_SIGNS} characters unless its setting maxTextSize is raised; there are about {size}")
    return found


def _chart(tables: Tables) -> list[str]:
    lines = ["flowchart LR", *_classes(tables)]
    own = {node.id: f"n{number}" for number, node in enumerate(tables.nodes)}
    lines += [f"  {own[node.id]}{_node(node)}" for node in tables.nodes]
    lines += [f"  {own[edge.source]} {_link(edge, tables.directed)} {own[edge.target]}" for edge in tables.edges]
    return [*lines, *_colours(tables)]


def _comments(tables: Tables) -> list[str]:
    texts = [tables.title, tables.description, *leaves_out(tables)]
    return [f"%% {in_a_line(text).translate(_FOR_COMMENTS)}" for text in texts if text]


#: Mermaid looks for settings in comments as well, and reads a title as HTML.
_FOR_COMMENTS = str.maketrans({"%": "％", "{": "(", "}": ")"})
_FOR_TITLE = str.maketrans({"%": "％", "<": "＜", ">": "＞", "&": "＆"})


def _classes(tables: Tables) -> list[str]:
    used = {_kind(node) for node in tables.nodes}
    colours = {**{kind.replace(" ", "-"): colour for kind, colour in KINDS.items()}, "other": OTHER_KIND}
    return [f"  classDef kind-{kind} fill:{colour},stroke:#444444,color:#000000" for kind, colour in colours.items() if kind in used]


def _kind(node: Node) -> str:
    kind = str(node.values.get("kind"))
    return kind.replace(" ", "-") if kind in KINDS else "other"


def _node(node: Node) -> str:
    kind = _kind(node)
    opening, closing = SHAPES.get(kind, OTHER_SHAPE)
    return f'{opening}"{_text(str(node.values["label"]))}"{closing}:::kind-{kind}'


def _link(edge: Edge, directed: bool) -> str:
    values = edge.values
    label = _text(marked(values))
    sign = sign_of(values["polarity"]) if "polarity" in values else None
    end = (">" if sign is None else ENDS[sign]) if directed else ""
    line = ("-.-" if line_of(values) != "solid" else "--" if directed else "---") + end
    return f'{line}|"{label}{f" {SIGNS[sign]}" if sign is not None else ""}"|'


def _colours(tables: Tables) -> list[str]:
    """Colour the edges by polarity; those without one stay as the theme has them."""
    numbers: dict[int, list[str]] = {}
    for number, edge in enumerate(tables.edges):
        if "polarity" in edge.values:
            numbers.setdefault(sign_of(edge.values["polarity"]), []).append(str(number))
    return [f"  linkStyle {','.join(found)} stroke:{POLARITY[sign]},color:{POLARITY[sign]}" for sign, found in sorted(numbers.items())]


def _text(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPES)
    return _LIST.sub(lambda found: f"{found[1]}#{ord(found[2])};", lines).replace("\n", "<br/>")
