"""Drawing a view as nodes and edges, at the places that `place` gave them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stancegraph.colours import of_polarity
from stancegraph.pictures.curves import Box, Curve, bundled
from stancegraph.pictures.frame import Body, framed, nothing, source_line
from stancegraph.pictures.marks import about_position, arrow, dashes, position, position_samples, shape
from stancegraph.pictures.svg import GREY, Markup, group, line, path, title
from stancegraph.pictures.text import LINE, label, width, wrap
from stancegraph.placing import BOX, place
from stancegraph.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx

LABEL = 11.0
EDGE_LABEL = 9.0
LABEL_WIDTH = 140.0
MOST_LINES = 4
RADIUS = 11.0
MARK = 6.5
#: Above this many edges that bear no sign, what they are called is left to who points at them.
MOST_NAMED = 120
PARALLEL = 26.0
#: Where along an edge a mark may stand, the best place first.
SPOTS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2, 0.8)


class Node(NamedTuple):
    """A node as it is drawn: where its shape stands, what is written under it, and the room that both take."""

    x: float
    y: float
    lines: list[str]
    shape: Box
    label: Box


def draw(network: networkx.MultiDiGraph[str]) -> str:
    """Draw a network.

    Takes a networkx.MultiDiGraph as `view` makes it: nodes with `label` and `kind`, edges with `label`, `kind` and, for positions,
    `polarity`. Returns the text of an SVG file.
    """
    heading = str(network.graph.get("title") or "What is joined to what?")
    source = source_line(network.graph, str(network.graph.get("name", "")))
    if not len(network):
        return framed("network", heading, "Nothing was found.", nothing(network.graph), legend=[], source=source)
    nodes, (wide, high) = _nodes(network)
    edges = _edges(network, nodes)
    drawn = [_node(network, name, node) for name, node in nodes.items()]
    said = f"{counted(len(nodes), 'node')} and {counted(network.number_of_edges(), 'edge')}."
    if any("polarity" in own for *_, own in network.edges(data=True)):
        said += " The arrow of a position goes from who holds it to what it is on."
    body = Body(group(group(*edges.lines, class_="edges"), group(*drawn, class_="nodes"), group(*edges.marks, class_="marks")), wide, high)
    return framed("network", heading, said, body, legend=_legend(network), source=source)


def _nodes(network: networkx.MultiDiGraph[str]) -> tuple[dict[str, Node], tuple[float, float]]:
    """Put shapes and labels where the nodes are placed, spread so that each has the room that the highest label takes."""
    places = place(network)
    lines = {node: wrap(str(network.nodes[node].get("label", node)), LABEL_WIDTH, MOST_LINES, LABEL) for node in sorted(network)}
    most = max(map(len, lines.values()))
    room = LABEL_WIDTH + 14, 2 * RADIUS + 5 + most * LABEL * LINE + 24
    across, up = room[0] / BOX[0], room[1] / BOX[1]
    left, top = min(x for x, _ in places.values()), max(y for _, y in places.values())
    found = {}
    for node, text in lines.items():
        x, y = (places[node][0] - left) * across + room[0] / 2, (top - places[node][1]) * up + RADIUS + 22
        wide = max(width(said, LABEL) for said in text)
        label_box = Box(x - wide / 2 - 2, y + RADIUS + 2, x + wide / 2 + 2, y + RADIUS + 4 + len(text) * LABEL * LINE)
        found[node] = Node(x, y, text, Box(x - RADIUS - 3, y - RADIUS - 3, x + RADIUS + 3, y + RADIUS + 3), label_box)
    return found, (max(node.x for node in found.values()) + room[0] / 2, max(node.label.bottom for node in found.values()) + 6)


def _node(network: networkx.MultiDiGraph[str], name: str, node: Node) -> Markup:
    own = network.nodes[name]
    kind = str(own.get("kind", ""))
    return group(
        title(f"{own.get('label', name)} ({kind})" if kind else str(own.get("label", name))),
        shape(kind, node.x, node.y, RADIUS),
        label(node.lines, node.x, node.y + RADIUS + 3, LABEL),
        class_="node",
        data_node=name,
    )


class _Drawn(NamedTuple):
    lines: list[Markup]
    marks: list[Markup]


def _edges(network: networkx.MultiDiGraph[str], nodes: Mapping[str, Node]) -> _Drawn:
    """Draw the edges, those between the same two nodes apart, and their marks where nothing else stands."""
    drawn = _Drawn([], [])
    taken = [box for node in nodes.values() for box in (node.shape, node.label)]
    ends = [(one, other, str(key)) for one, other, key in network.edges(keys=True)]
    named = sum("polarity" not in own for *_, own in network.edges(data=True)) <= MOST_NAMED
    for (one, other, key), bend in bundled(ends, PARALLEL):
        own = network.edges[one, other, key]
        here, there = nodes[one], nodes[other]
        curve = Curve.between((here.x, here.y), (there.x, there.y), bend)
        curve = curve.outside((here.shape, here.label), (there.shape, there.label))
        colour = of_polarity(own["polarity"]) if "polarity" in own else GREY
        about = title(about_position(str(network.nodes[one].get("label", one)), own, str(network.nodes[other].get("label", other))))
        thin = own.get("hard") is False
        stroke = path(*curve.drawn(), fill="none", stroke=colour, stroke_width=1.0 if thin else 1.6, stroke_dasharray=_dashes(own))
        drawn.lines.append(group(about, stroke, arrow(*curve.head(), colour), class_="edge", data_edge=key))
        if "polarity" in own:
            drawn.marks.append(_mark(own, curve, taken))
        elif named and own.get("label"):
            drawn.marks.append(_words(str(own["label"]), curve, taken))
    return drawn


def _dashes(own: Mapping[str, object]) -> str | None:
    return "1.5 3" if own.get("kind") == "bridge" else dashes(own)


def _mark(own: Mapping[str, object], curve: Curve, taken: list[Box]) -> Markup:
    """Put the sign of a position on its edge."""
    wide = MARK + (14 if own.get("condition") else 0)

    def room(x: float, y: float) -> Box:
        return Box(x - MARK - 1, y - MARK - 1, x + wide + 1, y + MARK + 1)

    x, y = next((spot for spot in map(curve.at, SPOTS) if not any(room(*spot).meets(box) for box in taken)), curve.at(0.5))
    taken.append(room(x, y))
    return position(own, x, y, MARK)


def _words(said: str, curve: Curve, taken: list[Box]) -> Markup:
    """Write on an edge what it is called, where there is room."""
    lines = wrap(said, 90, 2, EDGE_LABEL)
    wide, high = max(width(text, EDGE_LABEL) for text in lines) / 2 + 2, len(lines) * EDGE_LABEL * LINE / 2 + 1

    def room(x: float, y: float) -> Box:
        return Box(x - wide, y - high, x + wide, y + high)

    for x, y in [(x, y + aside) for aside in (0, -high - 2, high + 2) for x, y in map(curve.at, SPOTS)]:
        box = room(x, y)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            return label(lines, x, y - high + 1, EDGE_LABEL, paper=1.0, fill=GREY)
    return Markup("")


def _legend(network: networkx.MultiDiGraph[str]) -> list[tuple[Markup, str]]:
    """Explain the shapes, signs and lines that are there."""
    kinds = sorted({str(kind) for _, kind in network.nodes(data="kind") if kind})
    edges = [own for *_, own in network.edges(data=True)]
    positions = [own for own in edges if "polarity" in own]
    samples = [(shape(kind, 17, 9, 8), kind) for kind in kinds] + position_samples(positions)

    def stroke(words: str, dash: str | None, thick: float = 1.6) -> tuple[Markup, str]:
        return line(2, 9, 32, 9, stroke=GREY, stroke_width=thick, stroke_dasharray=dash), words

    if any(own.get("condition") for own in positions):
        samples.append(stroke("a conditional position", "9 4"))
    if any(own.get("countsAsOwn") is False for own in positions):
        samples.append(stroke("not the holder's own word", "2 3"))
    if any(own.get("kind") == "bridge" for own in edges):
        samples.append(stroke("a bridge: a step that the curator added", "1.5 3"))
    if any(own.get("hard") is False for own in edges):
        samples.append(stroke("a link that holds nothing up", None, 1.0))
    return samples
