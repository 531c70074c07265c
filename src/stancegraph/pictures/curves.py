"""Lines between nodes: straight or bent, where they leave one box and enter another, and which run side by side."""

from __future__ import annotations

from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Point = tuple[float, float]

#: Into so many steps a curve is cut to find where it leaves a box.
STEPS = 64


class Box(NamedTuple):
    """A rectangle, downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Say whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: Box) -> bool:
        """Say whether it overlaps another.

        >>> Box(0, 0, 2, 2).meets(Box(1, 1, 3, 3)), Box(0, 0, 2, 2).meets(Box(2, 0, 3, 3))
        (True, False)
        """
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


class Curve(NamedTuple):
    """A cubic Bézier curve by its four points, of which a part is drawn."""

    points: tuple[Point, Point, Point, Point]
    first: float = 0.0
    last: float = 1.0

    @classmethod
    def between(cls, start: Point, end: Point, bend: float = 0.0) -> Curve:
        """Join two points: straight, or bent so that the middle lies as far to the side as `bend`; a point with itself by a loop above it.

        >>> Curve.between((0, 0), (10, 0), 3).at(0.5)
        (5.0, 3.0)
        """
        if start == end:
            x, y = start
            size = 34 + bend
            return cls((start, (x - size, y - 1.4 * size), (x + size, y - 1.4 * size), end))
        x, y = end[0] - start[0], end[1] - start[1]
        length = sqrt(x * x + y * y)
        # Both inner points lie to the side by 4/3 of what the middle does.
        aside = -y / length * bend * 4 / 3, x / length * bend * 4 / 3
        thirds = [(start[0] + x * share + aside[0], start[1] + y * share + aside[1]) for share in (1 / 3, 2 / 3)]
        return cls((start, thirds[0], thirds[1], end))

    def whole(self, share: float) -> Point:
        """Give the point at a share of the way from end to end."""
        rest = 1 - share
        factors = rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share
        x = sum(factor * point[0] for factor, point in zip(factors, self.points, strict=True))
        y = sum(factor * point[1] for factor, point in zip(factors, self.points, strict=True))
        return x, y

    def at(self, share: float) -> Point:
        """Give the point at a share of the way along the part that is drawn."""
        return self.whole(self.first + (self.last - self.first) * share)

    def outside(self, behind: Sequence[Box], ahead: Sequence[Box]) -> Curve:
        """Leave out what lies in the boxes of the start, up to the last of it, and in those of the end, from the first of it on."""
        shares = [step / STEPS for step in range(STEPS + 1)]
        half = STEPS // 2
        first = max((share for share in shares[: half + 1] if any(box.holds(self.whole(share)) for box in behind)), default=0.0)
        last = min((share for share in shares[half:] if any(box.holds(self.whole(share)) for box in ahead)), default=1.0)
        first = self._border(first, behind, 1 / STEPS) if first > 0 else 0.0
        last = self._border(last, ahead, -1 / STEPS) if last < 1 else 1.0
        return self._replace(first=first, last=last) if first < last else self

    def _border(self, inside: float, boxes: Sequence[Box], step: float) -> float:
        """Find the border between a share that lies in a box and the next, that does not, by halving."""
        outside = inside + step
        for _ in range(8):
            middle = (inside + outside) / 2
            if any(box.holds(self.whole(middle)) for box in boxes):
                inside = middle
            else:
                outside = middle
        return outside

    def drawn(self) -> list[str | float]:
        """Give the path of the part that is drawn (de Casteljau's cuts)."""
        one, two, three, four = _part(self.points, self.first, self.last)
        return ["M", *one, "C", *two, " ", *three, " ", *four]

    def head(self) -> tuple[Point, Point]:
        """Give a point shortly before the end of what is drawn, and the end: where the head of an arrow points."""
        *_, before, end = _part(self.points, self.first, self.last)
        near = self.at(0.93)
        return (near if before == end else _mixed(before, near)), end


def _mixed(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _cut(points: tuple[Point, Point, Point, Point], share: float) -> tuple[list[Point], list[Point]]:
    """Cut a curve in two at a share of the way."""
    row = list(points)
    before, after = [row[0]], [row[-1]]
    while len(row) > 1:
        row = [(one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share) for one, other in pairwise(row)]
        before.append(row[0])
        after.append(row[-1])
    return before, after[::-1]


def _part(points: tuple[Point, Point, Point, Point], first: float, last: float) -> tuple[Point, Point, Point, Point]:
    _, rest = _cut(points, first)
    share = (last - first) / (1 - first) if first < 1 else 1.0
    kept, _ = _cut((rest[0], rest[1], rest[2], rest[3]), share)
    return kept[0], kept[1], kept[2], kept[3]


def bundled(edges: Iterable[tuple[str, str, str]], apart: float) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Say for each edge, in order of ends and keys, how far to the side its middle lies, so that edges of the same two nodes run apart.

    >>> list(bundled([("a", "b", "1"), ("b", "a", "2")], 10))
    [(('a', 'b', '1'), -5.0), (('b', 'a', '2'), -5.0)]
    """
    pairs: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for edge in sorted(edges):
        pairs.setdefault((min(edge[:2]), max(edge[:2])), []).append(edge)
    for (one, other), members in pairs.items():
        for place, edge in enumerate(members):
            bend = (place if one == other else place - (len(members) - 1) / 2) * apart
            # Sides are seen along the edge: what runs the other way has its left where the first has its right.
            yield edge, bend if edge[0] == one else -bend
