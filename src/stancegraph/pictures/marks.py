"""Marks that mean the same in every picture: signs for which way a position goes, shapes for kinds of things, arrow heads, line styles.

Signs are drawn and not written: the fonts that are asked for do not all have them. No meaning rests on colour alone.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from stancegraph.colours import POLARITY, of_kind, of_polarity, sign_of
from stancegraph.pictures.svg import GREY, INK, PAPER, SMALL, Markup, circle, group, path, polygon, rectangle
from stancegraph.pictures.text import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Point = tuple[float, float]

#: What the polarities are called.
WORDS = {1: "for", -1: "against", 0: "neither for nor against"}
#: How a line is broken whose position is conditional, is not the holder's own word, or both.
DASHES = {(False, False): None, (True, False): "9 4", (False, True): "2 3", (True, True): "9 3 2 3"}
RADIUS = 8.0


def dashes(own: Mapping[str, object]) -> str | None:
    """Say how the line of a position is broken.

    >>> dashes({"condition": ["if it rains"]}), dashes({"countsAsOwn": True})
    ('9 4', None)
    """
    return DASHES[bool(own.get("condition")), own.get("countsAsOwn") is False]


def sign(polarity: object, x: float, y: float, colour: str, size: float = 4.0) -> Markup:
    """Draw plus, minus or a ring."""
    which = sign_of(polarity)
    if which == 0:
        return circle(x, y, size * 0.7, fill="none", stroke=colour, stroke_width=1.8)
    upright: list[str | float] = ["M", x, y - size, "V", y + size] if which > 0 else []
    return path("M", x - size, y, "H", x + size, *upright, fill="none", stroke=colour, stroke_width=2)


def position(own: Mapping[str, object], x: float, y: float, radius: float = RADIUS) -> Markup:
    """Draw a position: its sign, filled where it is the holder's own word, else with a broken outline, and `if` where it has conditions."""
    colour = of_polarity(own.get("polarity"))
    imputed = own.get("countsAsOwn") is False
    disc = circle(
        x,
        y,
        radius - (0.8 if imputed else 0),
        fill=PAPER if imputed else colour,
        stroke=colour if imputed else None,
        stroke_width=1.6 if imputed else None,
        stroke_dasharray="3 2.2" if imputed else None,
    )
    said = [disc, sign(own.get("polarity"), x, y, colour if imputed else PAPER, radius / 2)]
    if own.get("condition"):
        left = x + radius + 1.5
        said.append(rectangle(left - 0.5, y - radius / 2 - 7, 9, 11, rx=2, fill=PAPER, fill_opacity="0.85"))
        said.append(write("if", left, y - radius / 2 + 2, SMALL, font_style="italic", font_weight="bold"))
    return group(*said)


def about_position(one: str, own: Mapping[str, object], other: str) -> str:
    """Tell a position in a sentence, for who points at it."""
    parts = [f"{one}: {own.get('label', '')}: {other}"]
    for key, before in (("condition", ""), ("voicing", "voicing: "), ("accordingTo", "according to: "), ("paraphrase", "")):
        value = own.get(key)
        if value:
            parts.append(before + ("; ".join(map(str, value)) if isinstance(value, list) else str(value)))
    return " | ".join(parts)


def shape(kind: str, x: float, y: float, radius: float = 11.0) -> Markup:
    """Draw the shape of a kind of thing, in its colour."""
    look = {"fill": of_kind(kind), "stroke": INK, "stroke_width": 1.1}
    corners = _CORNERS.get(kind)
    if corners:
        return polygon([(x + across * radius, y + down * radius) for across, down in corners], stroke_linejoin="round", **look)
    if kind == "state":
        return rectangle(x - radius * 0.88, y - radius * 0.88, radius * 1.76, radius * 1.76, **look)
    if kind == "proposal":
        return rectangle(x - radius * 1.15, y - radius * 0.72, radius * 2.3, radius * 1.44, rx=radius * 0.6, **look)
    if kind == "state of affairs":
        return rectangle(x - radius * 1.1, y - radius * 0.7, radius * 2.2, radius * 1.4, **look)
    if kind == "collective":  # several, of which it is not said who
        return group(circle(x + radius * 0.3, y, radius * 0.78, **look), circle(x - radius * 0.3, y, radius * 0.78, **look))
    return circle(x, y, radius if kind == "person" else radius * 0.8, **look)


_CORNERS: dict[str, list[Point]] = {
    "organization": [(-1.1, 0), (-0.55, -0.95), (0.55, -0.95), (1.1, 0), (0.55, 0.95), (-0.55, 0.95)],
    "office": [(0, -1), (1, 0.85), (-1, 0.85)],
    "event": [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)],
    "place": [(0, 1), (1, -0.85), (-1, -0.85)],
    "document": [(-0.75, -1), (0.3, -1), (0.75, -0.5), (0.75, 1), (-0.75, 1)],
}


def arrow(start: Point, end: Point, colour: str = GREY, length: float = 9.0) -> Markup:
    """Draw the head of an arrow that comes from one point and ends at another.

    >>> arrow((0, 0), (20, 0))
    '<polygon points="20,0 11,3.8 11,-3.8" fill="#5F5F5F"/>'
    """
    x, y = end[0] - start[0], end[1] - start[1]
    long = sqrt(x * x + y * y) or 1.0
    x, y = x / long, y / long
    half = length * 0.42
    base = end[0] - x * length, end[1] - y * length
    return polygon([end, (base[0] - y * half, base[1] + x * half), (base[0] + y * half, base[1] - x * half)], fill=colour)


def turn(x: float, y: float, colour: str, filled: bool) -> Markup:
    """Draw the mark of a link on a circle: an arrow that comes back to where it starts."""
    paper, ink = (colour, PAPER) if filled else (PAPER, colour)
    return group(
        circle(x, y, 8, fill=paper, stroke=colour, stroke_width=1.4),
        path("M", x + 3.6, y - 2, "A", 4.1, 4.1, 0, 1, 0, x + 4.1, y + 0.8, fill="none", stroke=ink, stroke_width=1.6),
        polygon([(x + 5.4, y - 4.6), (x + 5.2, y - 0.4), (x + 1.4, y - 2)], fill=ink),
    )


def position_samples(found: Sequence[Mapping[str, object]]) -> list[tuple[Markup, str]]:
    """List what the legend has to say of positions, of which only what is found is said."""
    samples = [
        (position({"polarity": which}, 17, 9), WORDS[which])
        for which in POLARITY
        if any(sign_of(own.get("polarity")) == which for own in found)
    ]
    if any(own.get("condition") for own in found):
        samples.append((write("if", 17, 12.5, SMALL, "middle", font_style="italic", font_weight="bold"), "only under conditions"))
    if any(own.get("countsAsOwn") is False for own in found):
        mark = circle(17, 9, RADIUS - 0.8, fill=PAPER, stroke=GREY, stroke_width=1.6, stroke_dasharray="3 2.2")
        samples.append((mark, "not the holder's own word: imputed by others, predicted or supposed"))
    return samples
