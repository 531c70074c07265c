"""Placing the nodes of a network in the plane, always the same way for the same network.

Small networks are laid out by forces (Fruchterman and Reingold, Graph drawing by force-directed placement, Software: Practice and
Experience 21(11), 1991, with the grid variant for repulsion); large ones, for which that takes minutes, by a sunflower (Vogel, A
better way to construct the sunflower head, Mathematical Biosciences 44, 1979) around which the best connected stand inmost. Only sums,
products and square roots are used, which every machine rounds alike.
"""

from __future__ import annotations

from math import sqrt
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    import networkx

    Places = dict[Hashable, tuple[float, float]]

SPACING = 100.0
#: Above this many nodes, forces would take longer than everything else together.
MOST_BY_FORCES = 600
GOLDEN = -0.7373688780783197, 0.6754902942615238  # the golden angle, as cosine and sine


def place(graph: networkx.Graph[Hashable], seed: int = 1) -> Places:
    """Give every node of a network a place.

    Takes a networkx graph and a seed. Returns a dictionary from node to (x, y), in units of which 100 are about the distance between two
    neighbours, y upwards, the middle at (0, 0).

    >>> import networkx
    >>> place(networkx.path_graph(3)) == place(networkx.path_graph(3))
    True
    """
    nodes = sorted(graph, key=str)
    if len(nodes) > MOST_BY_FORCES:
        return _sunflower(sorted(nodes, key=lambda node: (-graph.degree(node), str(node))))
    links = sorted({(min(a, b), max(a, b)) for a, b in _numbered(graph, nodes) if a != b})
    places = _by_forces(len(nodes), links, Random(seed))
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in zip(nodes, _centred(places), strict=True)}


def _numbered(graph: networkx.Graph[Hashable], nodes: list[Hashable]) -> list[tuple[int, int]]:
    number = {node: place for place, node in enumerate(nodes)}
    return [(number[edge[0]], number[edge[1]]) for edge in graph.edges()]


def _sunflower(nodes: list[Hashable]) -> Places:
    """Put the first node in the middle and each further one a golden angle on and a little farther out."""
    places: Places = {}
    cosine, sine = GOLDEN
    x, y = 1.0, 0.0
    for number, node in enumerate(nodes):
        radius = SPACING * sqrt(number)
        places[node] = (round(x * radius, 1), round(y * radius, 1))
        x, y = x * cosine - y * sine, x * sine + y * cosine
        length = sqrt(x * x + y * y)
        x, y = x / length, y / length
    return places


def _centred(places: list[list[float]]) -> list[list[float]]:
    if not places:
        return []
    middle = [(min(place[axis] for place in places) + max(place[axis] for place in places)) / 2 for axis in (0, 1)]
    return [[place[0] - middle[0], place[1] - middle[1]] for place in places]


def _by_forces(count: int, links: list[tuple[int, int]], random: Random) -> list[list[float]]:
    """Let neighbours pull, all push each other away, and the middle pull a little so that nothing drifts off."""
    side = SPACING * sqrt(max(count, 1))
    places = [[(random.random() - 0.5) * side, (random.random() - 0.5) * side] for _ in range(count)]
    degree = [1.0] * count
    for one, other in links:
        degree[one] += 1
        degree[other] += 1
    rounds = 300 if count <= 200 else 150
    heat = side / 4
    for turn in range(rounds):
        moves = [[-x * 0.02 * weight, -y * 0.02 * weight] for (x, y), weight in zip(places, degree, strict=True)]
        _push(places, degree, moves)
        for one, other in links:
            x, y = places[other][0] - places[one][0], places[other][1] - places[one][1]
            pull = sqrt(x * x + y * y) / SPACING
            moves[one][0] += x * pull
            moves[one][1] += y * pull
            moves[other][0] -= x * pull
            moves[other][1] -= y * pull
        limit = heat * (1 - turn / rounds) + 1
        for place, (x, y) in zip(places, moves, strict=True):
            length = sqrt(x * x + y * y) or 1.0
            place[0] += x / length * min(length, limit)
            place[1] += y / length * min(length, limit)
    return places


def _push(places: list[list[float]], degree: list[float], moves: list[list[float]]) -> None:
    """Push every pair of nodes apart, the well connected harder; those far from each other hardly feel it and are left out."""
    reach = SPACING * 6
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y) in enumerate(places):
        cells.setdefault((int(x // reach), int(y // reach)), []).append(number)
    for (column, row), members in cells.items():
        near = [other for across in (-1, 0, 1) for up in (-1, 0, 1) for other in cells.get((column + across, row + up), ())]
        for one in members:
            here, weight, move = places[one], degree[one], moves[one]
            for other in near:
                if other == one:
                    continue
                x, y = here[0] - places[other][0], here[1] - places[other][1]
                square = x * x + y * y
                if square == 0:
                    x, y, square = (1.0, 1.0, 2.0) if one < other else (-1.0, -1.0, 2.0)
                push = SPACING * SPACING * sqrt(weight * degree[other]) / square
                move[0] += x * push
                move[1] += y * push
