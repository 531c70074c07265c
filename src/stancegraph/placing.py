"""Placing the nodes of a network in the plane, always the same way for the same network.

Every connected part is laid out by itself, and the parts are packed side by side. In a small network a part is laid out so that nodes
are as far from each other as the links between them are many (Kamada and Kawai, An algorithm for drawing general undirected graphs,
Information Processing Letters 31, 1989; by the descent of Zheng, Pawar and Goodman, Graph drawing by stochastic gradient descent, IEEE
Transactions on Visualization and Computer Graphics 25(9), 2019); in a large one, for which that takes minutes, as a sunflower (Vogel, A
better way to construct the sunflower head, Mathematical Biosciences 44, 1979) that begins with its best connected node and goes on with
that one's neighbours. Parts are packed on shelves, the highest first (Coffman, Garey, Johnson and Tarjan, Performance bounds for
level-oriented two-dimensional packing algorithms, SIAM Journal on Computing 9(4), 1980). Only sums, products and square roots are used,
which every machine rounds alike.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import sqrt
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import TypeVar

    import networkx

    NodeT = TypeVar("NodeT", bound=Hashable)
    Place = list[float]
    Links = list[list[int]]

SPACING = 100.0
#: The room of a node with its label: no two of them overlap.
BOX = 150.0, 60.0
#: Labels are wider than high, and so neighbours beside each other stand farther apart than neighbours above each other.
STRETCH = 1.6
#: How much longer a link is for each square root of a neighbour beyond four.
CROWDING = 0.4
#: Overlapping boxes are rather pushed up and down, which moves them less, than to the sides: by this factor.
PREFER_UP = 1.5
#: Between two parts of a network.
GAP = 30.0
#: Above this many nodes, the descent would take longer than everything else together.
MOST_BY_DESCENT = 1200
#: Above this many nodes in a part, distances are wished to neighbours and to so many pivots only, not between any two.
MOST_PAIRED = 200
PIVOTS = 30
#: A part of up to this many links is laid out from several beginnings, of which that with the fewest crossings is kept.
MOST_TRIED_AGAIN = 40
BEGINNINGS = 8
ROOTS = 4
ROUNDS = 2**ROOTS + 1
#: The golden angle, as cosine and sine.
GOLDEN = -0.7373688780783197, 0.6754902942615238
#: How far the nearest two seeds of a sunflower are apart, which keeps the boxes of any two from overlapping.
SEED_SPACING = 175.0
#: How much wider than high the whole is to be, as most pages and screens.
ASPECT = 1.5


def place(graph: networkx.Graph[NodeT], seed: int = 1) -> dict[NodeT, tuple[float, float]]:
    """Give every node of a network a place.

    Takes a networkx graph and a seed. Returns a dictionary from node to (x, y), in units of which 100 are about the distance between two
    neighbours above each other and 160 that of two beside each other; y upwards, the middle at (0, 0). Every node has a room of 150 by 60
    units for itself, of which it is the middle. Parts that nothing joins stand side by side.

    >>> import networkx
    >>> place(networkx.path_graph(3)) == place(networkx.path_graph(3))
    True
    """
    nodes = sorted(graph, key=str)
    number = {node: place for place, node in enumerate(nodes)}
    near: list[set[int]] = [set() for _ in nodes]
    for edge in graph.edges():
        one, other = number[edge[0]], number[edge[1]]
        if one != other:
            near[one].add(other)
            near[other].add(one)
    links = [sorted(others) for others in near]
    by_descent = len(nodes) <= MOST_BY_DESCENT
    parts = []
    for members in _parts(links):
        inner = {member: place for place, member in enumerate(members)}
        own = [[inner[other] for other in links[member]] for member in members]
        parts.append((members, _without_overlaps(_laid_out(own, seed)) if by_descent else _sunflower(own)))
    places = dict(_packed(parts))
    return {node: (round(places[place][0], 1), round(places[place][1], 1)) for place, node in enumerate(nodes)}


def _parts(links: Links) -> list[list[int]]:
    """List the connected parts, each as the sorted list of its nodes, in the order of their first nodes."""
    seen = [False] * len(links)
    parts = []
    for first in range(len(links)):
        if seen[first]:
            continue
        seen[first] = True
        members = [first]
        for member in members:  # grows as it is walked
            for other in links[member]:
                if not seen[other]:
                    seen[other] = True
                    members.append(other)
        parts.append(sorted(members))
    return parts


def _sunflower(links: Links) -> list[Place]:
    """Put the best connected node in the middle, and each next one, in the order of distance from it, a golden angle on and farther out."""
    first = max(range(len(links)), key=lambda node: (len(links[node]), -node))
    order, seen = [first], {first}
    for node in order:  # grows as it is walked
        for other in links[node]:
            if other not in seen:
                seen.add(other)
                order.append(other)
    places: list[Place] = [[0.0, 0.0]] * len(links)
    cosine, sine = GOLDEN
    x, y = 1.0, 0.0
    for place, node in enumerate(order):
        radius = SEED_SPACING * sqrt(place)
        places[node] = [x * radius, y * radius]
        x, y = x * cosine - y * sine, x * sine + y * cosine
        length = sqrt(x * x + y * y)
        x, y = x / length, y / length
    return places


def _laid_out(links: Links, seed: int) -> list[Place]:
    """Lay out one connected part."""
    count = len(links)
    if count == 1:
        return [[0.0, 0.0]]
    pairs = _pairs(links)
    edges = [(one, other) for one in range(count) for other in links[one] if one < other]
    best: tuple[int, float] | None = None
    found: list[Place] = []
    if len(edges) > MOST_TRIED_AGAIN:
        return _stretched(_by_descent(count, pairs, Random(seed)))  # noqa: S311 - a picture needs no secret
    for turn in range(BEGINNINGS):
        places = _by_descent(count, pairs, Random(seed + turn))  # noqa: S311
        merit = _crossings(places, edges), sum((_length(places, one, other) - far) ** 2 / square for one, other, far, square in pairs)
        if best is None or merit < best:
            best, found = merit, places
    return _stretched(found)


def _stretched(places: list[Place]) -> list[Place]:
    return [[x * STRETCH, y] for x, y in _turned(places)]


def _pairs(links: Links) -> list[tuple[int, int, float, float]]:
    """List the pairs of nodes with the distances wished between them, and the squares of these.

    In a big part, these are the neighbours, and every node and every pivot; a pivot is the node that is farthest from those before it
    (Ortmann, Klimenta and Brandes, A sparse stress model, Journal of Graph Algorithms and Applications 21(5), 2017).
    """
    wished: dict[tuple[int, int], float] = {}
    if len(links) <= MOST_PAIRED:
        for one in range(len(links)):
            wished.update(((one, other), far) for other, far in enumerate(_distances(links, one)[:one]))
    else:
        for others in links:
            for step in (1, 2):  # the neighbours of one node, which would stand on one spot, are kept apart
                beside = zip(others, others[step:] + others[:step], strict=True)
                wished.update(((max(pair), min(pair)), 1.7 * SPACING) for pair in beside if pair[0] != pair[1])
        for one, others in enumerate(links):
            wished.update(((one, other), SPACING) for other in others if other < one)
        pivot, nearest = 0, [float("inf")] * len(links)
        for _ in range(PIVOTS):
            distances = _distances(links, pivot)
            wished.update(((max(pivot, other), min(pivot, other)), far) for other, far in enumerate(distances) if other != pivot)
            nearest = [min(near, far) for near, far in zip(nearest, distances, strict=True)]
            pivot = max(range(len(links)), key=lambda node: (nearest[node], -node))
    return [(one, other, far, far * far) for (one, other), far in wished.items()]


def _distances(links: Links, start: int) -> list[float]:
    """Say how far every node is wished from one: by the shortest way (Dijkstra), of which long ones are shortened.

    The links of nodes with many neighbours are longer, so that all find room; a way is shortened so that chains bend to a compact whole.
    """
    far = [-1.0] * len(links)
    queue = [(0.0, start)]
    while queue:
        distance, node = heappop(queue)
        if far[node] >= 0:
            continue
        far[node] = distance
        for other in links[node]:
            if far[other] < 0:
                crowd = max(len(links[node]), len(links[other]))
                heappush(queue, (distance + 1 + CROWDING * sqrt(max(crowd - 4, 0)), other))
    return [SPACING * sqrt(way * sqrt(way)) for way in far]


def _by_descent(count: int, pairs: list[tuple[int, int, float, float]], random: Random) -> list[Place]:
    """Move two nodes at a time towards their wished distance, less and less from round to round."""
    side = SPACING * sqrt(count)
    places = [[random.random() * side, random.random() * side] for _ in range(count)]
    most, least = max(pair[3] for pair in pairs), 0.1 * min(pair[3] for pair in pairs)
    factor = least / most
    for _ in range(ROOTS):  # the sixteenth root: in sixteen steps from most to least
        factor = sqrt(factor)
    order = list(pairs)
    step = most
    for _ in range(ROUNDS):
        for last in range(len(order) - 1, 0, -1):  # not random.shuffle, whose order no version of Python promises
            other_place = int(random.random() * (last + 1))
            order[last], order[other_place] = order[other_place], order[last]
        for one, other, far, square in order:
            here, there = places[one], places[other]
            x, y = here[0] - there[0], here[1] - there[1]
            length = sqrt(x * x + y * y) or 1.0
            share = step / square
            move = (far - length) / 2 / length * (share if share < 1 else 1.0)
            here[0] += x * move
            here[1] += y * move
            there[0] -= x * move
            there[1] -= y * move
        step *= factor
    return places


def _length(places: list[Place], one: int, other: int) -> float:
    x, y = places[one][0] - places[other][0], places[one][1] - places[other][1]
    return sqrt(x * x + y * y)


def _crossings(places: list[Place], edges: list[tuple[int, int]]) -> int:
    """Count the pairs of edges that cross."""

    def side(one: int, other: int, third: int) -> bool:
        a, b, c = places[one], places[other], places[third]
        return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])

    return sum(
        len({one, other, *edges[place]}) == 4
        and side(one, other, edges[place][0]) != side(one, other, edges[place][1])
        and side(*edges[place], one) != side(*edges[place], other)
        for number, (one, other) in enumerate(edges)
        for place in range(number)
    )


def _turned(places: list[Place]) -> list[Place]:
    """Turn the whole so that it is widest from left to right (its first principal axis), where labels need the room."""
    count = len(places)
    left, low = sum(x for x, _ in places) / count, sum(y for _, y in places) / count
    moved = [(x - left, y - low) for x, y in places]
    across, up, mixed = sum(x * x for x, _ in moved), sum(y * y for _, y in moved), sum(x * y for x, y in moved)
    half = (across - up) / 2
    x, y = half + sqrt(half * half + mixed * mixed), mixed
    length = sqrt(x * x + y * y)
    if length < 1e-6 * (across + up + 1):
        x, y, length = 0.0, 1.0, 1.0
    cosine, sine = x / length, y / length
    return [[x * cosine + y * sine, y * cosine - x * sine] for x, y in moved]


def _without_overlaps(places: list[Place]) -> list[Place]:
    """Spread the whole until few boxes overlap, then push these apart; where that goes on for long, spread again."""
    turn = 0
    while overlaps := _overlaps(places):
        turn += 1
        if turn % 30 == 0 or (turn < 30 and len(overlaps) > len(places) / 2):
            for place in places:
                place[0] *= 1.1
                place[1] *= 1.1
        else:
            _push(places, overlaps)
    return places


def _overlaps(places: list[Place]) -> list[tuple[int, int]]:
    """List the pairs of boxes that overlap."""
    wide, high = BOX[0] + 1, BOX[1] + 1
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(places):
        cells.setdefault((int(x // wide), int(y // high)), []).append(number)
    found = []
    for (column, row), members in cells.items():
        # Every pair of neighbouring cells is looked at once: this one with itself, the next in the row, and the three above.
        for cell in ((column, row), (column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
            for other in cells.get(cell, ()):
                x, y = places[other]
                found += [
                    (one, other)
                    for one in members
                    if (one < other or cell != (column, row)) and abs(places[one][0] - x) < wide and abs(places[one][1] - y) < high
                ]
    return found


def _push(places: list[Place], overlaps: list[tuple[int, int]]) -> None:
    """Push the boxes of some pairs apart, across or up, whichever is less for its size."""
    for one, other in overlaps:
        here, there = places[one], places[other]
        x, y = there[0] - here[0], there[1] - here[1]
        lack_x, lack_y = BOX[0] + 1 - abs(x), BOX[1] + 1 - abs(y)
        if lack_x > 0 and lack_y > 0:
            axis, lack, way = (1, lack_y, y) if lack_y * BOX[0] <= lack_x * BOX[1] * PREFER_UP else (0, lack_x, x)
            move = (lack / 2 + 0.1) * (1 if way >= 0 else -1)
            here[axis] -= move
            there[axis] += move


def _packed(parts: list[tuple[list[int], list[Place]]]) -> list[tuple[int, Place]]:
    """Put parts side by side, and the whole round (0, 0)."""
    if not parts:
        return []
    corners, sizes = [], []
    for _, places in parts:
        left, right = min(x for x, _ in places) - BOX[0] / 2, max(x for x, _ in places) + BOX[0] / 2
        low, top = min(y for _, y in places) - BOX[1] / 2, max(y for _, y in places) + BOX[1] / 2
        corners.append((left, top))
        sizes.append((right - left, top - low))
    shelved, width, height = pack(sizes)
    return [
        (member, [x - left + across - width / 2, y - top - down + height / 2])
        for (members, places), (left, top), (across, down) in zip(parts, corners, shelved, strict=True)
        for member, (x, y) in zip(members, places, strict=True)
    ]


def pack(sizes: list[tuple[float, float]], gap: float = GAP, aspect: float = ASPECT) -> tuple[list[tuple[float, float]], float, float]:
    """Put boxes on shelves, the highest first.

    Takes their widths and heights, how far they are apart, and how much wider than high the whole is to be. Returns their upper left
    corners in the order of the boxes, counted to the right and down, and the width and height of the whole.

    >>> pack([(10, 10), (30, 20), (10, 10)], gap=0, aspect=1.2)
    ([(0.0, 20.0), (0.0, 0.0), (10.0, 20.0)], 30.0, 30.0)
    """
    if not sizes:
        return [], 0.0, 0.0
    order = sorted(range(len(sizes)), key=lambda box: (-round(sizes[box][1], 3), -round(sizes[box][0], 3), box))
    with_gaps = [(sizes[box][0] + gap, sizes[box][1] + gap) for box in order]
    area = sum(wide * high for wide, high in with_gaps)
    widest = max(wide for wide, _ in with_gaps)
    found = [_shelved(with_gaps, max(sqrt(area * aspect) * share, widest)) for share in (1.0, 1.1, 1.2, 1.35, 1.5)]
    # The best is that of which the page of the wished shape is the smallest.
    corners, width, height = min(found, key=lambda whole: max(whole[1], whole[2] * aspect))
    placed = dict(zip(order, corners, strict=True))
    return [placed[box] for box in range(len(sizes))], width - gap, height - gap


def _shelved(sizes: list[tuple[float, float]], limit: float) -> tuple[list[tuple[float, float]], float, float]:
    """Put each box on the first shelf that has room; give the corners, and the whole width and height."""
    narrowest = min(wide for wide, _ in sizes)
    corners: list[tuple[float, float]] = []
    shelves: list[Place] = []  # how far each is filled, and where it hangs; a full one is forgotten
    width = height = 0.0
    for wide, high in sizes:
        shelf = next((shelf for shelf in shelves if shelf[0] + wide <= limit), None)
        if shelf is None:
            shelf = [0.0, height]
            shelves.append(shelf)
            height += high
        corners.append((shelf[0], shelf[1]))
        shelf[0] += wide
        width = max(width, shelf[0])
        if shelf[0] + narrowest > limit:
            shelves.remove(shelf)
    return corners, width, height
