"""Tests of the network: every node and edge is in it, marks and labels stand clear of each other, shapes tell kinds apart."""

from pathlib import Path

import networkx
import pytest
from tests.pictures.reading import SVG, classed, overlaps, read, said

from stancegraph import draw, view
from stancegraph.colours import of_kind
from stancegraph.pictures.marks import shape


@pytest.mark.parametrize("name", ["positions", "actors", "candidates", "dependencies", "everything"])
def test_every_node_and_edge_is_in_it(name: str) -> None:
    network, found = view(name), read(draw("network", view=name).svg)
    assert sorted(str(element.get("data-node")) for element in classed(found, "node")) == sorted(network)
    assert sorted(str(element.get("data-edge")) for element in classed(found, "edge")) == sorted(
        key for *_, key in network.edges(keys=True)
    )


@pytest.mark.parametrize("dataset", ["", "ferry", "village"])
def test_labels_and_signs_stand_clear(dataset: str, village: Path) -> None:
    found = read(draw("network", village.parent / dataset if dataset else None).svg)
    labels = [box for box in found.boxes if "node" in box.what and "label" in box.what]
    assert overlaps(labels) == []
    assert overlaps(found.marks, labels) == []


def test_every_position_bears_its_sign() -> None:
    svg = draw("network").svg
    assert len(read(svg).marks) >= view().number_of_edges()
    edges = {str(edge.get("data-edge")): edge for edge in classed(read(svg), "edge")}
    for _, _, key, own in view().edges(keys=True, data=True):
        dash = next(edges[key].iter(SVG + "path")).get("stroke-dasharray")
        assert (dash is not None) == (bool(own.get("condition")) or not own["countsAsOwn"])
        assert next(edges[key].iter(SVG + "polygon")) is not None  # the head of the arrow


def test_parallel_edges_run_apart() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for place in range(3):
        graph.add_edge("a", "b", key=f"there {place}", label="x")
    graph.add_edge("b", "a", key="back", label="y")
    graph.add_edge("a", "a", key="itself", label="z")
    found = read(draw("network", graph).svg)
    ways = [next(edge.iter(SVG + "path")).get("d") for edge in classed(found, "edge")]
    assert len(set(ways)) == 5


def test_kinds_have_shapes_and_colours_of_their_own() -> None:
    kinds = ["person", "state", "organization", "collective", "proposal"]
    assert len({of_kind(kind) for kind in kinds}) == len(kinds)
    kinds += ["office", "event", "place", "document", "state of affairs"]
    # Without its colour, each is still another shape.
    assert len({shape(kind, 0, 0).replace(of_kind(kind), "") for kind in kinds}) == len(kinds)


def test_the_legend_names_what_is_there_and_nothing_else() -> None:
    words = said(read(draw("network", view="candidates").svg)).split("\n")
    assert {"collective", "proposal", "state"} <= set(words)
    assert not {"person", "organization", "for", "against"} & set(words)
    own = said(read(draw("network").svg))
    assert "a conditional position" in own
    assert "not the holder's own word" in own
