"""Reading a picture back: every text with the corners of the room that it takes, every box, every mark."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from stancegraph.pictures.text import width

SVG = "{http://www.w3.org/2000/svg}"
#: The sine of 60 degrees, by which the labels of columns are turned.
SINE = 0.8660254

Point = tuple[float, float]


class Shape(NamedTuple):
    """Something with four corners, in the units of the whole picture."""

    what: str
    corners: list[Point]

    def edges(self) -> Iterator[Point]:
        """Give the sides as steps."""
        for one, other in zip(self.corners, [*self.corners[1:], self.corners[0]], strict=True):
            yield other[0] - one[0], other[1] - one[1]

    def span(self, axis: Point) -> Point:
        """Give the least and the most along an axis."""
        along = [x * axis[0] + y * axis[1] for x, y in self.corners]
        return min(along), max(along)

    def meets(self, other: "Shape", slack: float = 0.5) -> bool:
        """Say whether two convex shapes overlap, by more than a hair: no axis keeps them apart."""
        for x, y in [*self.edges(), *other.edges()]:
            length = (x * x + y * y) ** 0.5 or 1
            mine, yours = self.span((-y / length, x / length)), other.span((-y / length, x / length))
            if mine[1] - slack <= yours[0] or yours[1] - slack <= mine[0]:
                return False
        return True


class Found(NamedTuple):
    """What a picture holds."""

    root: ElementTree.Element
    texts: list[Shape]
    boxes: list[Shape]
    marks: list[Shape]


def read(svg: str) -> Found:
    """Read a picture."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - it is ours
    found = Found(root, [], [], [])
    _walk(root, (1, 0, 0, 1, 0, 0), "", found)
    return found


def _walk(element: ElementTree.Element, matrix: tuple[float, ...], within: str, found: Found) -> None:
    for kind, said in re.findall(r"(\w+)\(([^)]*)\)", element.get("transform", "")):
        numbers = [float(number) for number in said.split()]
        a, b, c, d, e, f = matrix
        if kind == "translate":
            matrix = a, b, c, d, e + a * numbers[0] + c * numbers[1], f + b * numbers[0] + d * numbers[1]
        else:
            assert (kind, numbers) == ("rotate", [-60])
            matrix = a * 0.5 - c * SINE, b * 0.5 - d * SINE, a * SINE + c * 0.5, b * SINE + d * 0.5, e, f
    within = f"{within} {element.get('class', '')}"
    if element.tag == SVG + "text":
        found.texts.append(_text(element, matrix))
    if element.tag == SVG + "rect" and ("node" in within or "label" in within):
        x, y, wide, high = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        found.boxes.append(_shape(within, matrix, (x, y, x + wide, y + high)))
    if element.tag == SVG + "circle" and "marks" in within:
        x, y, r = (float(element.get(name, "0")) for name in ("cx", "cy", "r"))
        found.marks.append(_shape(within, matrix, (x - r, y - r, x + r, y + r)))
    for child in element:
        _walk(child, matrix, within, found)


def _text(element: ElementTree.Element, matrix: tuple[float, ...]) -> Shape:
    said = "".join(element.itertext())
    size = float(element.get("font-size", "11"))
    wide = width(said.strip("\u2067\u2069"), size, element.get("font-weight") == "bold")
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    left = x - {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0)
    return _shape(said, matrix, (left, y - size * 0.76, left + wide, y + size * 0.24))


def _shape(what: str, matrix: tuple[float, ...], box: tuple[float, float, float, float]) -> Shape:
    a, b, c, d, e, f = matrix
    corners = [(box[0], box[1]), (box[2], box[1]), (box[2], box[3]), (box[0], box[3])]
    return Shape(what, [(a * x + c * y + e, b * x + d * y + f) for x, y in corners])


def overlaps(shapes: list[Shape], others: list[Shape] | None = None) -> list[tuple[str, str]]:
    """List the pairs of shapes that overlap: among themselves, or with others."""
    if others is None:
        return [(one.what, other.what) for place, one in enumerate(shapes) for other in shapes[:place] if one.meets(other)]
    return [(one.what, other.what) for one in shapes for other in others if one.meets(other)]


def outside(found: Found) -> list[str]:
    """List the texts that are cut off at an edge of the picture."""
    wide, high = float(found.root.get("width", "0")), float(found.root.get("height", "0"))
    return [text.what for text in found.texts if not all(0 <= x <= wide and 0 <= y <= high for x, y in text.corners)]


def classed(found: Found, name: str) -> list[ElementTree.Element]:
    """List the elements of a class."""
    return [element for element in found.root.iter() if name in element.get("class", "").split(" ")]


def said(found: Found) -> str:
    """Give all that is written, a line each."""
    return "\n".join(text.what for text in found.texts)
