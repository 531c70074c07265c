"""Laying a directed graph out in layers, so that its links lead downwards.

The steps are those of Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system structures, IEEE Transactions on
Systems, Man, and Cybernetics 11(2), 1981: links that close a circle are turned round, every node goes on the layer that the longest way to
it says, long links get a place on every layer that they pass, nodes are ordered by the barycentres of their neighbours, and stand as near
above each other as the others on the layer let them (by pooling those that are in each other's way: Ayer, Brunk, Ewing, Reid and
Silverman, An empirical distribution function for sampling with incomplete information, Annals of Mathematical Statistics 26(4), 1955).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Link = tuple[int, int]

SWEEPS = 12
#: How wide a link is that passes a layer, and how far apart two things on a layer are.
PASSING, APART = 12.0, 22.0


class Layout(NamedTuple):
    """Where everything stands: for each node its layer and the middle of it, and by what each link goes, from top to bottom."""

    layers: list[list[int]]
    middles: list[float]
    ways: dict[Link, list[int]]
    turned: set[Link]


def lay_out(widths: Sequence[float], links: Iterable[Link]) -> Layout:
    """Lay nodes out in layers.

    Takes the widths of the nodes 0, 1, … and the links, from what shall stand higher. Returns a Layout; its nodes from `len(widths)` on are
    the places at which long links pass a layer, and `turned` has the links that lead upwards.

    >>> found = lay_out([100, 100, 100], [(0, 1), (1, 2), (2, 0)])
    >>> found.layers, found.turned
    ([[0], [1, 3], [2]], {(2, 0)})
    """
    count = len(widths)
    wanted = sorted({link for link in links if link[0] != link[1]})
    turned = _closing(count, wanted)
    down = sorted({(other, one) if (one, other) in turned else (one, other) for one, other in wanted})
    layer = _layered(count, down)
    wide = list(widths)
    ways: dict[Link, list[int]] = {}
    short: list[Link] = []
    for one, other in down:
        way = [one]
        for between in range(layer[one] + 1, layer[other]):
            way.append(len(wide))
            wide.append(PASSING)
            layer.append(between)
        way.append(other)
        ways[one, other] = way
        short += pairwise(way)
    layers = _ordered(layer, short)
    middles = _spread(layers, wide, short)
    return Layout(layers, middles, {link: ways[link] if link in ways else ways[link[::-1]] for link in wanted}, turned)


def _neighbours(count: int, links: Iterable[Link]) -> tuple[list[list[int]], list[list[int]]]:
    below: list[list[int]] = [[] for _ in range(count)]
    above: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        below[one].append(other)
        above[other].append(one)
    return below, above


def _closing(count: int, links: list[Link]) -> set[Link]:
    """Find the links that close a circle when everything is walked in order, first from where nothing leads to."""
    below, above = _neighbours(count, links)
    state = [0] * count  # not met, on the way, left behind
    closing: set[Link] = set()
    for start in sorted(range(count), key=lambda node: (bool(above[node]), node)):
        if state[start]:
            continue
        state[start] = 1
        way = [(start, iter(below[start]))]
        while way:
            node, rest = way[-1]
            other = next(rest, None)
            if other is None:
                state[node] = 2
                way.pop()
            elif state[other] == 1:
                closing.add((node, other))
            elif state[other] == 0:
                state[other] = 1
                way.append((other, iter(below[other])))
    return closing


def _layered(count: int, links: list[Link]) -> list[int]:
    """Give every node the layer that the longest way to it says; what nothing leads to goes down to just above what it leads to."""
    below, above = _neighbours(count, links)
    layer = [0] * count
    open_links = [len(others) for others in above]
    ready = [node for node in range(count) if not open_links[node]]
    for node in ready:  # grows as it is walked
        for other in below[node]:
            layer[other] = max(layer[other], layer[node] + 1)
            open_links[other] -= 1
            if not open_links[other]:
                ready.append(other)
    for node in range(count):
        if not above[node] and below[node]:
            layer[node] = min(layer[other] for other in below[node]) - 1
    return layer


def _ordered(layer: list[int], links: list[Link]) -> list[list[int]]:
    """Order every layer by the barycentres of the neighbours above and below, in turns; the order with the fewest crossings is kept."""
    below, above = _neighbours(len(layer), links)
    layers: list[list[int]] = [[] for _ in range(max(layer, default=-1) + 1)]
    seen: set[int] = set()
    for start in sorted(range(len(layer)), key=lambda node: (layer[node], node)):  # a first order that keeps neighbours together
        heap = [start]
        while heap:
            node = heap.pop()
            if node not in seen:
                seen.add(node)
                layers[layer[node]].append(node)
                heap += reversed(below[node] + above[node])
    best, fewest = [list(row) for row in layers], _crossings(layers, below)
    for turn in range(SWEEPS):
        near, rows = (above, layers) if turn % 2 == 0 else (below, layers[::-1])
        place = {node: number for row in layers for number, node in enumerate(row)}
        for row in rows:
            centre = {
                node: sum(place[other] for other in near[node]) / len(near[node]) if near[node] else float(place[node]) for node in row
            }
            row.sort(key=lambda node, centre=centre: (centre[node], place[node]))  # type: ignore[misc]
            place.update((node, number) for number, node in enumerate(row))
        crossings = _crossings(layers, below)
        if crossings < fewest:
            best, fewest = [list(row) for row in layers], crossings
    return best


def _crossings(layers: list[list[int]], below: list[list[int]]) -> int:
    """Count the crossings between neighbouring layers."""
    count = 0
    for upper, lower in pairwise(layers):
        place = {node: number for number, node in enumerate(lower)}
        ends = [place[other] for node in upper for other in sorted(below[node], key=place.__getitem__)]
        count += sum(ends[first] > ends[second] for second in range(len(ends)) for first in range(second))
    return count


def _spread(layers: list[list[int]], wide: list[float], links: list[Link]) -> list[float]:
    """Put every node as near as it can stand to the middle of its neighbours; where a long link passes, to its own, so that it is straight.

    The weights are those of Gansner, Koutsofios, North and Vo, A technique for drawing directed graphs, IEEE Transactions on Software
    Engineering 19(3), 1993.
    """
    below, above = _neighbours(len(wide), links)
    middles = [0.0] * len(wide)

    def pull(one: int, other: int) -> float:
        return (1.0, 2.0, 8.0)[(wide[one] == PASSING) + (wide[other] == PASSING)]

    for row in layers:
        _settle(row, wide, dict.fromkeys(row, 0.0), dict.fromkeys(row, 1.0), middles)
    for turn in range(2 * SWEEPS):
        # Down, up, and at the end with both sides at once.
        near, rows = [(above, layers), (below, layers[::-1])][turn % 2]
        both = turn >= 2 * SWEEPS - 4
        for row in rows:
            wished, weights = {}, {}
            for node in row:
                pulls = [(pull(node, other), middles[other]) for other in (below[node] + above[node] if both else near[node])]
                weights[node] = sum(weight for weight, _ in pulls) or 1.0
                wished[node] = sum(weight * middle for weight, middle in pulls) / weights[node] if pulls else middles[node]
            _settle(row, wide, wished, weights, middles)
    first = min((middles[node] - wide[node] / 2 for row in layers for node in row), default=0.0)
    return [middle - first for middle in middles]


def _settle(row: list[int], wide: list[float], wished: Mapping[int, float], weights: Mapping[int, float], middles: list[float]) -> None:
    """Move the nodes of a layer, in their order and apart, so that the weighted squares of what they miss their wishes by are least."""
    offsets: list[float] = []
    total = 0.0
    for one, other in pairwise([row[0], *row]):
        total += (wide[one] + wide[other]) / 2 + APART if offsets else 0.0
        offsets.append(total)
    pools: list[list[float]] = []  # the weighted sum of the wishes, the sum of the weights, and how many wish so
    for node, offset in zip(row, offsets, strict=True):
        pools.append([(wished[node] - offset) * weights[node], weights[node], 1])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] > pools[-1][0] * pools[-2][1]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    starts = [wish / weight for wish, weight, many in pools for _ in range(int(many))]
    for node, offset, start in zip(row, offsets, starts, strict=True):
        middles[node] = start + offset
