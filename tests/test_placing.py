"""Tests of placing: the same places every time, room for every label, and parts side by side."""

from collections.abc import Mapping
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import networkx
import pytest

from stancegraph.placing import BOX, place
from stancegraph.viewing import view

VIEWS = sorted(path.stem for path in (Path(__file__).parents[1] / "queries" / "views").glob("*.rq"))
GRAPHS = {
    "path": networkx.path_graph(60),
    "star": networkx.star_graph(120),
    "tree": networkx.random_labeled_tree(200, seed=1),
    "tangle": networkx.gnm_random_graph(200, 300, seed=2),
    "whole": networkx.complete_graph(40),
    "big": networkx.gnm_random_graph(600, 900, seed=3),
    "sunflower": networkx.random_labeled_tree(2000, seed=4),
    "loose": networkx.empty_graph(50),
}


def overlapping(places: Mapping[object, tuple[float, float]]) -> int:
    """Count the pairs of boxes that overlap."""
    found = 0
    near: list[tuple[float, float]] = []
    for x, y in sorted(places.values()):
        near = [other for other in near if x - other[0] < BOX[0]]
        found += sum(abs(y - other[1]) < BOX[1] for other in near)
        near.append((x, y))
    return found


def size(places: Mapping[object, tuple[float, float]]) -> tuple[float, float]:
    across, up = zip(*places.values(), strict=True)
    return max(across) - min(across) + BOX[0], max(up) - min(up) + BOX[1]


@pytest.mark.parametrize("name", GRAPHS)
def test_the_same_network_has_the_same_places_without_overlaps(name: str) -> None:
    places = place(GRAPHS[name])
    assert set(places) == set(GRAPHS[name])
    assert places == place(GRAPHS[name])
    assert overlapping(places) == 0


def test_the_order_in_which_a_network_was_built_does_not_matter() -> None:
    graph = GRAPHS["tangle"]
    turned = networkx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((other, one) for one, other in reversed(list(graph.edges())))
    assert place(graph) == place(turned)


def test_another_seed_gives_other_places() -> None:
    assert place(GRAPHS["tangle"], seed=2) != place(GRAPHS["tangle"])


@pytest.mark.parametrize("name", VIEWS)
def test_the_labels_of_a_shipped_view_have_room(name: str) -> None:
    network = view(name)
    places = place(network)
    assert overlapping(places) == 0
    assert all((network.nodes[node]["x"], network.nodes[node]["y"]) == spot for node, spot in places.items())


@pytest.mark.parametrize("name", ["ferry", "village"])
def test_the_labels_of_made_up_networks_have_room(name: str, village: Path) -> None:
    assert overlapping(place(view("positions", village.parent / name))) == 0


@pytest.mark.parametrize("name", ["path", "tree", "tangle", "big"])
def test_neighbours_are_nearer_than_strangers(name: str) -> None:
    graph, places = GRAPHS[name], place(GRAPHS[name])
    part = max(networkx.connected_components(graph), key=len)
    linked = [dist(places[one], places[other]) for one, other in graph.edges()]
    strangers = [dist(places[one], places[other]) for one, other in combinations(sorted(part), 2) if not graph.has_edge(one, other)]
    assert sum(linked) / len(linked) < sum(strangers) / len(strangers) * 0.6


def test_a_short_chain_has_no_crossing_and_its_neighbours_about_the_wished_distance() -> None:
    places = place(networkx.path_graph(5))
    assert all(60 <= dist(places[one], places[other]) <= 250 for one, other in pairwise(range(5)))


def test_parts_that_nothing_joins_are_packed() -> None:
    pairs = networkx.Graph([(2 * number, 2 * number + 1) for number in range(50)])
    places = place(pairs)
    wide, high = size(places)
    assert wide * high < 3 * len(pairs) * BOX[0] * BOX[1]
    assert 0.7 < wide / high < 2.5
    assert max(abs(x) for x, _ in places.values()) <= wide / 2
    assert max(abs(y) for _, y in places.values()) <= high / 2


def test_the_shipped_positions_are_compact() -> None:
    network = view()
    wide, high = size(place(network))
    assert wide * high < 6 * len(network) * BOX[0] * BOX[1]


def test_a_part_looks_the_same_whatever_stands_beside_it() -> None:
    alone = place(networkx.path_graph(4))
    beside = place(networkx.Graph([(0, 1), (1, 2), (2, 3), (8, 9)]))
    for axis in (0, 1):
        moves = [beside[node][axis] - alone[node][axis] for node in range(4)]
        assert max(moves) - min(moves) < 0.3


@pytest.mark.parametrize("kind", [networkx.Graph, networkx.DiGraph, networkx.MultiDiGraph])
def test_networks_of_nearly_nothing(kind: type[networkx.Graph]) -> None:
    assert place(kind()) == {}
    assert place(kind([("a", "a")])) == {"a": (0.0, 0.0)}
    assert place(kind([("a", "b"), ("b", "a"), ("a", "a")])) == place(networkx.Graph([("a", "b")]))


@pytest.mark.parametrize("links", [0, 15_000, 40_000])
def test_a_large_network_is_placed(links: int) -> None:
    graph = networkx.gnm_random_graph(36_000, links, seed=5)
    places = place(graph)
    assert len(places) == 36_000
    assert overlapping(places) == 0
