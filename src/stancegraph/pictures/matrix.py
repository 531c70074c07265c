"""Drawing who stands where on what: actors in rows by kind, proposals in columns, a mark per position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.colours import sign_of
from stancegraph.pictures.frame import Body, framed, nothing, source_line
from stancegraph.pictures.marks import RADIUS, WORDS, about_position, position, position_samples, shape
from stancegraph.pictures.svg import GREY, NORMAL, PALE, Markup, group, line, rectangle, title
from stancegraph.pictures.text import LINE, width, wrap, write, written
from stancegraph.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx

    Cell = list[tuple[str, Mapping[str, object]]]

KINDS = ("person", "state", "organization", "collective")
PLURALS = {"person": "persons"}
COLUMN = 31.0
ROW = 25.0
MARK = 20.0
ROW_LABEL = 230.0
#: How wide a line of a column's label may be before it is broken, and how many lines fit between two of them.
COLUMN_LABEL = 185.0
MOST_LINES = 2
LABEL = 9.5
#: The labels of columns rise by 60 degrees: so far across and so far up for a length of one.
ACROSS, UP = 0.5, 0.866
BAND = 22.0


def draw(network: networkx.MultiDiGraph[str]) -> str:
    """Draw the positions of a network as a matrix.

    Takes a networkx.MultiDiGraph as `view` makes it; its edges that have a polarity are the positions, from who holds them to what they
    are on. Returns the text of an SVG file.
    """
    cells: dict[tuple[str, str], Cell] = {}
    for one, other, key, own in network.edges(keys=True, data=True):
        if "polarity" in own:
            cells.setdefault((one, other), []).append((key, own))
    positions = [own for cell in cells.values() for _, own in cell]
    heading = str(network.graph.get("title") or "Who stands where on what?")
    source = source_line(network.graph, str(network.graph.get("name", "")))
    if not cells:
        return framed("matrix", heading, "No position was found.", nothing(network.graph), legend=[], source=source)
    groups = _rows(network, cells)
    columns = _columns([row for _, rows in groups for row in rows], network, cells)
    body = _body(network, groups, columns, cells)
    return framed("matrix", heading, _said(groups, columns, positions), body, legend=position_samples(positions), source=source)


def _said(groups: list[tuple[str, list[str]]], columns: list[str], positions: Sequence[Mapping[str, object]]) -> str:
    ways = [sign_of(own.get("polarity")) for own in positions]
    shares = ", ".join(f"{ways.count(which)} {word}" for which, word in WORDS.items() if which in ways)
    actors = sum(len(rows) for _, rows in groups)
    return f"{counted(len(positions), 'position')} of {counted(actors, 'actor')} on {counted(len(columns), 'proposal')}: {shares}."


def _name(network: networkx.MultiDiGraph[str], node: str) -> str:
    return str(network.nodes[node].get("label", node))


def _rows(network: networkx.MultiDiGraph[str], cells: Mapping[tuple[str, str], Cell]) -> list[tuple[str, list[str]]]:
    """Group the holders by kind; those with the most positions come first."""
    counts: dict[str, int] = {}
    for (one, _), cell in cells.items():
        counts[one] = counts.get(one, 0) + len(cell)
    kinds: dict[str, list[str]] = {}
    for node in sorted(counts, key=lambda node: (-counts[node], _name(network, node), node)):
        kinds.setdefault(str(network.nodes[node].get("kind", "other")), []).append(node)
    return sorted(kinds.items(), key=lambda item: (KINDS.index(item[0]) if item[0] in KINDS else len(KINDS), item[0]))


def _columns(rows: list[str], network: networkx.MultiDiGraph[str], cells: Mapping[tuple[str, str], Cell]) -> list[str]:
    """Order the proposals: first those on which several have positions, the most first, then the others by who holds one."""
    place = {row: number for number, row in enumerate(rows)}
    holders: dict[str, list[int]] = {}
    for one, other in cells:
        holders.setdefault(other, []).append(place[one])
    return sorted(
        holders, key=lambda node: (-len(holders[node]) if len(holders[node]) > 1 else 0, min(holders[node]), _name(network, node), node)
    )


def _body(
    network: networkx.MultiDiGraph[str], groups: list[tuple[str, list[str]]], columns: list[str], cells: Mapping[tuple[str, str], Cell]
) -> Body:
    names = [wrap(_name(network, node), COLUMN_LABEL, MOST_LINES, LABEL) for node in columns]
    longest = max(width(text, LABEL) for lines in names for text in lines)
    left = min(ROW_LABEL, max(width(_name(network, row)) for _, rows in groups for row in rows)) + 30
    top = longest * UP + 20
    inner = left + COLUMN * len(columns)
    parts: list[Markup] = []
    marks: list[Markup] = []
    y = top
    for kind, rows in groups:
        words = PLURALS.get(kind, kind + "s")
        parts.append(rectangle(0, y, inner, BAND - 3, fill="#F3F3F3"))
        parts += [shape(kind, 11, y + 9.5, 6.5), write(words, 24, y + 13.5, NORMAL, font_weight="bold")]
        y += BAND
        for row in rows:
            most = max(len(cells.get((row, column), ())) for column in columns)
            lines = wrap(_name(network, row), ROW_LABEL, 2)
            high = max(most * MARK + ROW - MARK, len(lines) * NORMAL * LINE + 6)
            parts.append(line(0, y + high, inner, y + high, stroke=PALE))
            start = y + (high - len(lines) * NORMAL * LINE) / 2 + NORMAL * 0.95
            parts.append(group(title(_name(network, row)), *written(lines, 8, start), class_="row label"))
            for place, column in enumerate(columns):
                cell = cells.get((row, column), [])
                x = left + COLUMN * (place + 0.5)
                for turn, (key, own) in enumerate(cell):
                    spot = y + high / 2 + (turn - (len(cell) - 1) / 2) * MARK
                    about = title(about_position(_name(network, row), own, _name(network, column)))
                    middle = x - 3 if own.get("condition") else x
                    marks.append(group(about, position(own, middle, spot, RADIUS), class_="position", data_position=key))
            y += high
    headers = [
        _header(_name(network, node), lines, left + COLUMN * place, top, high=y - top)
        for place, (node, lines) in enumerate(zip(columns, names, strict=True))
    ]
    edge = line(inner, top, inner, y, stroke=PALE)
    return Body(group(*parts, *headers, edge, *marks), inner + longest * ACROSS + 4, y + 2)


def _header(name: str, lines: list[str], x: float, top: float, *, high: float) -> Markup:
    """Draw the slanted label of a column, and the line that leads from it down."""
    first = -(len(lines) - 1) * LABEL * LINE / 2 + LABEL * 0.35
    middle = x + COLUMN / 2
    texts = written(lines, 6, first, LABEL)
    slanted = group(*texts, transform=f"translate({middle:.1f} {top - 6:.1f}) rotate(-60)")
    return group(
        title(name),
        line(x, top, x, top + high, stroke=PALE),
        line(middle, top, middle, top - 4, stroke=GREY),
        slanted,
        class_="column label",
    )
