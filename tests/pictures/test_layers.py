"""Tests of layers: links lead down, circles are broken, nothing on a layer overlaps."""

from itertools import pairwise
from random import Random

import networkx
import pytest

from stancegraph.pictures.layers import APART, lay_out


def laid_out(links: list[tuple[int, int]], count: int) -> None:
    found = lay_out([100.0 + 7 * node for node in range(count)], links)
    layer = {node: place for place, row in enumerate(found.layers) for node in row}
    assert set(range(count)) <= set(layer)
    for one, other in set(links):
        if one != other:
            way = found.ways[one, other]
            assert ((one, other) if (one, other) not in found.turned else (other, one)) == (way[0], way[-1])
            assert [layer[node] for node in way] == list(range(layer[way[0]], layer[way[-1]] + 1))
    for row in found.layers:
        for one, other in pairwise(row):
            half = [(100.0 + 7 * node) / 2 if node < count else 6.0 for node in (one, other)]
            assert found.middles[other] - found.middles[one] >= sum(half) + APART - 0.001


@pytest.mark.parametrize("seed", range(6))
def test_links_lead_down_and_nothing_overlaps(seed: int) -> None:
    random = Random(seed)
    links = [(random.randrange(30), random.randrange(30)) for _ in range(40)]
    laid_out(links, 30)


def test_without_a_circle_no_link_is_turned() -> None:
    tree = networkx.random_labeled_tree(60, seed=1)
    assert lay_out([50.0] * 60, [(min(edge), max(edge)) for edge in tree.edges()]).turned == set()


def test_of_a_circle_one_link_is_turned() -> None:
    assert len(lay_out([50.0] * 5, [(place, (place + 1) % 5) for place in range(5)]).turned) == 1


def test_two_that_wait_for_each_other() -> None:
    found = lay_out([50.0, 50.0], [(0, 1), (1, 0)])
    assert found.layers == [[0], [1]]
    assert found.turned == {(1, 0)}


def test_a_tree_has_no_crossings() -> None:
    links = [((node - 1) // 2, node) for node in range(1, 31)]
    found = lay_out([50.0] * 31, links)
    for one, other in links:
        for third, fourth in links:
            if found.middles[one] < found.middles[third] and one // 1 != third and any(one in row and third in row for row in found.layers):
                assert found.middles[other] < found.middles[fourth]


def test_one_node_alone() -> None:
    assert lay_out([80.0], []).middles == [40.0]
    assert lay_out([80.0], [(0, 0)]).layers == [[0]]
