"""Drawing what waits for what: states of affairs in layers, with links from what waits down to what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx

from stancegraph.pictures.curves import Box, Curve
from stancegraph.pictures.frame import Body, framed, nothing, source_line
from stancegraph.pictures.layers import Layout, lay_out
from stancegraph.pictures.marks import about_position, arrow, turn
from stancegraph.pictures.svg import GREY, INK, Markup, group, line, path, rectangle, title
from stancegraph.pictures.text import LINE, label, width, wrap, written
from stancegraph.placing import pack
from stancegraph.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    Link = tuple[str, str, str]

KINDS = ("dependency", "condition", "bridge")
ON_CIRCLE = "#C1272D"
BOX_WIDTH = 172.0
TEXT_WIDTH = 156.0
MOST_LINES = 6
LABEL = 11.0
LINK_LABEL = 9.0
LINK_LABEL_WIDTH = 112.0
BETWEEN = 74.0
PORTS = 24.0
#: How far a link from a state to itself goes out.
LOOP = 20.0
HEAD = 9.0
GAP = 46.0
#: How far the words on a link may stand out from the boxes to the left and right.
BEYOND, FAR = 18.0, 1e9
SPOTS = (0.5, 0.36, 0.64, 0.26, 0.74)


class _Part(NamedTuple):
    """A connected part as it is drawn, from its upper left corner."""

    lines: list[Markup]
    boxes: list[Markup]
    marks: list[Markup]
    size: tuple[float, float]


def draw(network: networkx.MultiDiGraph[str]) -> str:
    """Draw the dependencies of a network.

    Takes a networkx.MultiDiGraph as `view` makes it, of which the edges of the kinds dependency, condition and bridge are drawn: each
    from what waits to what it waits for, with `hard` and, where it lies on a circle, `circle`. Returns the text of an SVG file.
    """
    heading = str(network.graph.get("title") or "What waits for what?")
    source = source_line(network.graph, str(network.graph.get("name", "")))
    links: dict[Link, Mapping[str, object]] = {}
    for one, other, key, own in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        if own.get("kind") in KINDS:
            links[one, other, key] = own
    if not links:
        return framed("dependencies", heading, "No link was found.", nothing(network.graph), legend=[], source=source)
    joined: networkx.Graph[str] = networkx.Graph()
    joined.add_edges_from((one, other) for one, other, _ in links)
    parts = []
    for members in sorted(map(sorted, networkx.connected_components(joined)), key=lambda members: (-len(members), members)):
        own_links = {link: own for link, own in links.items() if link[0] in set(members)}
        parts.append(_part(network, members, own_links))
    corners, wide, high = pack([part.size for part in parts], GAP)
    drawn = [
        group(*part.lines, *part.boxes, *part.marks, transform=f"translate({x:.1f} {y:.1f})", class_="part")
        for part, (x, y) in zip(parts, corners, strict=True)
    ]
    body = Body(group(*drawn), wide, high)
    return framed("dependencies", heading, _said(joined, links), body, legend=_legend(links), source=source)


def _said(joined: networkx.Graph[str], links: Mapping[Link, Mapping[str, object]]) -> str:
    bridges = sum(own.get("kind") == "bridge" for own in links.values())
    circles = sum(bool(own.get("circle")) for own in links.values())
    own = (
        f"{len(links) - bridges} of the article's own and {counted(bridges, 'bridge')} of the curator's"
        if bridges
        else "all the article's own"
    )
    on_circles = f"{circles} on a circle, where arrows also lead back up" if circles else "none on a circle"
    between = f"{counted(len(links), 'link')} between {counted(len(joined), 'state')} of affairs"
    return f"{between}: {own}; {on_circles}. An arrow goes down from what waits to what it waits for."


def _part(network: networkx.MultiDiGraph[str], members: list[str], links: Mapping[Link, Mapping[str, object]]) -> _Part:
    number = {node: place for place, node in enumerate(members)}
    layout = lay_out([BOX_WIDTH] * len(members), [(number[one], number[other]) for one, other, _ in links])
    texts = [wrap(str(network.nodes[node].get("label", node)), TEXT_WIDTH, MOST_LINES, LABEL) for node in members]
    heights = [len(lines) * LABEL * LINE + 14 for lines in texts]
    tops, bottoms, y = [], [], 0.0
    for row in layout.layers:
        high = max((heights[node] for node in row if node < len(members)), default=0.0)
        tops.append(y)
        bottoms.append(y + high)
        y += high + BETWEEN
    boxes = {}
    for place, row in enumerate(layout.layers):
        for node in row:
            if node < len(members):
                middle, centre = layout.middles[node], (tops[place] + bottoms[place]) / 2
                half = heights[node] / 2
                boxes[node] = Box(middle - BOX_WIDTH / 2, centre - half, middle + BOX_WIDTH / 2, centre + half)
    drawn = [_box(network, node, boxes[number[node]], texts[number[node]]) for node in members]
    lines, marks = _links(network, number, links, _Ways(layout, boxes, tops, bottoms))
    loops = LOOP if any(one == other for one, other, _ in links) else 0.0
    return _Part(lines, drawn, marks, (max(box.right for box in boxes.values()) + loops, bottoms[-1]))


def _box(network: networkx.MultiDiGraph[str], node: str, box: Box, lines: list[str]) -> Markup:
    """Draw a state of affairs."""
    middle = (box.left + box.right) / 2
    texts = written(lines, middle, box.top + 7 + 0.82 * LABEL * LINE, LABEL, "middle")
    outline = rectangle(box.left, box.top, box.right - box.left, box.bottom - box.top, rx=5, fill="#F7F7F2", stroke=INK, stroke_width=1)
    return group(title(str(network.nodes[node].get("label", node))), outline, *texts, class_="node", data_node=node)


class _Ways(NamedTuple):
    """Where boxes stand and links may run."""

    layout: Layout
    boxes: dict[int, Box]
    tops: list[float]
    bottoms: list[float]

    def curves(self, way: list[int], first: float, last: float, aside: float) -> list[Curve]:
        """Lead a link from the bottom of one box to the top of another, past what stands between."""
        layer = next(place for place, row in enumerate(self.layout.layers) if way[0] in row)
        here = first, self.boxes[way[0]].bottom
        found = []
        for step, node in enumerate(way[1:], 1):
            ends = step == len(way) - 1
            x = last if ends else self.layout.middles[node] + aside
            there = x, self.boxes[node].top if ends else self.tops[layer + step]
            middle = (here[1] + there[1]) / 2
            found.append(Curve((here, (here[0], middle), (there[0], middle), there)))
            here = there if ends else (x, self.bottoms[layer + step])
        return found


def _links(
    network: networkx.MultiDiGraph[str], number: Mapping[str, int], links: Mapping[Link, Mapping[str, object]], ways: _Ways
) -> tuple[list[Markup], list[Markup]]:
    """Draw the links, each from a place of its own on its box, and then what is said of them where there is room."""
    layout = ways.layout
    loops = [link for link in links if link[0] == link[1]]
    chains = {link: layout.ways[number[link[0]], number[link[1]]] for link in links if link[0] != link[1]}
    outs: dict[int, list[tuple[float, Link]]] = {}
    ins: dict[int, list[tuple[float, Link]]] = {}
    for link, way in chains.items():
        outs.setdefault(way[0], []).append((layout.middles[way[1]], link))
        ins.setdefault(way[-1], []).append((layout.middles[way[-2]], link))
    first, last = _ports(outs, layout.middles), _ports(ins, layout.middles)
    beside: dict[tuple[int, ...], int] = {}
    right = max(box.right for box in ways.boxes.values())
    taken = [*ways.boxes.values(), Box(-FAR, -FAR, -BEYOND, FAR), Box(right + BEYOND, -FAR, FAR, FAR)]
    lines, curves = [], {}
    for link, way in chains.items():
        turned = (number[link[0]], number[link[1]]) in layout.turned
        aside = beside.get(tuple(way), 0)
        beside[tuple(way)] = aside + 1
        curves[link] = ways.curves(way, first[link], last[link], aside * 9.0)
        lines.append(_line(network, link, links[link], curves[link], turned))
    lines += [_loop(network, link, links[link], ways.boxes[number[link[0]]]) for link in loops]
    marks = [_mark(links[link], curves[link], taken) for link in curves if links[link].get("circle")]
    marks += [_words(links[link], curves[link], taken) for link in curves]
    return lines, marks


def _ports(ends: Mapping[int, list[tuple[float, Link]]], middles: list[float]) -> dict[Link, float]:
    """Spread the links along a side of their box, in the order of where they go."""
    found = {}
    for node, members in ends.items():
        step = min(PORTS, (BOX_WIDTH - 24) / len(members))
        for place, (_, link) in enumerate(sorted(members)):
            found[link] = middles[node] + (place - (len(members) - 1) / 2) * step
    return found


def _look(own: Mapping[str, object]) -> dict[str, object]:
    """Say how the line of a link looks: dotted for a bridge, dashed and thin where it holds nothing up, in an own colour on a circle."""
    soft = own.get("hard") is False
    return {
        "stroke": ON_CIRCLE if own.get("circle") else GREY if own.get("kind") == "bridge" else INK,
        "stroke_width": 1.1 if soft else 2.4 if own.get("circle") else 1.7,
        "stroke_dasharray": "1.6 3.4" if own.get("kind") == "bridge" else "7 4" if soft else None,
    }


def _tell(network: networkx.MultiDiGraph[str], link: Link, own: Mapping[str, object]) -> Markup:
    names = [str(network.nodes[node].get("label", node)) for node in link[:2]]
    more = "; ".join(_list(own.get("holdsFor")))
    circle = f" | on a circle that closes: {own['circle']}" if own.get("circle") else ""
    return title(about_position(names[0], own, names[1]) + (f" | for: {more}" if more else "") + circle)


def _list(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else [str(value)] if value else []


def _line(network: networkx.MultiDiGraph[str], link: Link, own: Mapping[str, object], curves: list[Curve], turned: bool) -> Markup:
    look = _look(own)
    parts: list[str | float] = ["M", *curves[0].points[0]]
    for curve in curves:
        if parts[-2:] != list(curve.points[0]):
            parts += ["L", *curve.points[0]]
        parts += ["C", *curve.points[1], " ", *curve.points[2], " ", *curve.points[3]]
    end = curves[0].points[0] if turned else curves[-1].points[-1]
    start = (end[0], end[1] + (9 if turned else -9))
    head = arrow(start, end, str(look["stroke"]), HEAD)
    return group(_tell(network, link, own), path(*parts, fill="none", **look), head, class_="link", data_link=link[2])


def _loop(network: networkx.MultiDiGraph[str], link: Link, own: Mapping[str, object], box: Box) -> Markup:
    """Draw a link from a state to itself."""
    look, y = _look(own), (box.top + box.bottom) / 2
    drawn = path(
        "M", box.right, y - 7, "C", box.right + LOOP, y - 16, " ", box.right + LOOP, y + 16, " ", box.right, y + 7, fill="none", **look
    )
    return group(
        _tell(network, link, own),
        drawn,
        arrow((box.right + 12, y + 11), (box.right, y + 7), str(look["stroke"])),
        class_="link",
        data_link=link[2],
    )


def _mark(own: Mapping[str, object], curves: list[Curve], taken: list[Box]) -> Markup:
    """Mark a link that lies on a circle."""
    spots = [curve.at(share) for curve in curves for share in SPOTS]
    boxes = [Box(x - 9, y - 9, x + 9, y + 9) for x, y in spots]
    place = next((place for place, box in enumerate(boxes) if not any(box.meets(other) for other in taken)), 0)
    taken.append(boxes[place])
    return turn(*spots[place], ON_CIRCLE, filled=own.get("circle") == "stated and hard")


def _words(own: Mapping[str, object], curves: list[Curve], taken: list[Box]) -> Markup:
    """Write on a link of what kind it is and for whom it holds, as much of it as there is room for."""
    kind = str(own.get("label", ""))
    whom = "; ".join(_list(own.get("holdsFor")))
    for text in ([f"{kind}, for {whom}"] if whom else []) + [kind]:
        lines = wrap(text, LINK_LABEL_WIDTH, 4, LINK_LABEL)
        wide, high = max(width(said, LINK_LABEL) for said in lines) / 2 + 2, len(lines) * LINK_LABEL * LINE / 2 + 1
        for curve in (curves[0], curves[-1], *curves[1:-1]):
            for x, y in [(x + across, y) for across in (0, wide + 11, -wide - 11, wide - 4, 4 - wide) for x, y in map(curve.at, SPOTS)]:
                box = Box(x - wide, y - high, x + wide, y + high)
                if not any(box.meets(other) for other in taken):
                    taken.append(box)
                    return label(lines, x, y - high + 1, LINK_LABEL, paper=1.0, fill=GREY)
    return Markup("")


def _legend(links: Mapping[Link, Mapping[str, object]]) -> list[tuple[Markup, str]]:
    """Explain the lines and marks that are there."""

    def stroke(words: str, **own: object) -> tuple[Markup, str]:
        return line(2, 9, 32, 9, **_look(own)), words

    found = list(links.values())
    samples = []
    if any(own.get("kind") != "bridge" and own.get("hard") is not False for own in found):
        samples.append(stroke("stated: cannot come about without it"))
    if any(own.get("hard") is False for own in found):
        samples.append(stroke("soft: only helps, tempts or comes before", hard=False))
    if any(own.get("kind") == "bridge" for own in found):
        samples.append(stroke("a bridge: a step that the curator added, which the article does not say", kind="bridge"))
    for circle in sorted({str(own["circle"]) for own in found if own.get("circle")}):
        alone = circle == "stated and hard"
        words = "on a circle of stated links that can hold each other up" if alone else f"on a circle that closes only {circle}"
        samples.append((group(line(0, 9, 34, 9, stroke=ON_CIRCLE, stroke_width=2.4), turn(17, 9, ON_CIRCLE, alone)), words))
    return samples
