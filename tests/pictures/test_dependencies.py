"""Tests of the chart of dependencies: every link is in it, from what waits down to what it waits for, and looks like what it is."""

from pathlib import Path

import networkx
import pytest
from tests.pictures.reading import SVG, classed, overlaps, read, said

from stancegraph import draw, view
from stancegraph.pictures.dependencies import ON_CIRCLE

CIRCLES = ["none", "stated", "bridged", "soft", "precondition"]


@pytest.mark.parametrize("dataset", ["", "ferry", *(f"circle-{name}" for name in CIRCLES)])
def test_every_link_and_state_is_in_it(dataset: str, village: Path) -> None:
    data = village.parent / dataset if dataset else None
    network, found = view("dependencies", data), read(draw("dependencies", data).svg)
    assert sorted(str(element.get("data-node")) for element in classed(found, "node")) == sorted(network)
    assert sorted(str(element.get("data-link")) for element in classed(found, "link")) == sorted(
        key for *_, key in network.edges(keys=True)
    )


@pytest.mark.parametrize("dataset", ["", *(f"circle-{name}" for name in CIRCLES)])
def test_a_link_looks_like_what_it_is(dataset: str, village: Path) -> None:
    data = village.parent / dataset if dataset else None
    found = {str(link.get("data-link")): link for link in classed(read(draw("dependencies", data).svg), "link")}
    for _, _, key, own in view("dependencies", data).edges(keys=True, data=True):
        path = next(found[key].iter(SVG + "path"))
        assert (path.get("stroke") == ON_CIRCLE) == bool(own.get("circle"))
        dash = "1.6 3.4" if own["kind"] == "bridge" else None if own["hard"] else "7 4"
        assert path.get("stroke-dasharray") == dash


@pytest.mark.parametrize(
    ("dataset", "words"),
    [
        ("circle-stated", "on a circle of stated links that can hold each other up"),
        ("circle-bridged", "on a circle that closes only with a bridge"),
        ("circle-soft", "on a circle that closes only with a soft link"),
    ],
)
def test_the_legend_says_how_a_circle_closes(dataset: str, words: str, village: Path) -> None:
    assert words in said(read(draw("dependencies", village.parent / dataset).svg)).split("\n")


def test_without_a_circle_none_is_marked(village: Path) -> None:
    svg = draw("dependencies", village.parent / "circle-none").svg
    assert ON_CIRCLE not in svg
    assert "none on a circle" in svg


def test_a_bridge_is_said_to_be_the_curators(village: Path) -> None:
    assert "a bridge: a step that the curator added, which the article does not say" in said(read(draw("dependencies").svg))
    assert "a bridge" not in said(read(draw("dependencies", origin="stated").svg))


def test_boxes_and_words_stand_clear_of_each_other() -> None:
    found = read(draw("dependencies").svg)
    boxes = [box for box in found.boxes if "node" in box.what]
    words = [box for box in found.boxes if "label" in box.what]
    assert words
    assert overlaps(boxes) == []
    assert overlaps(words, boxes) == []
    assert overlaps(words) == []


def test_what_waits_stands_above_what_it_waits_for() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for one, other in (("a", "b"), ("b", "c"), ("a", "c"), ("d", "c")):
        graph.add_edge(one, other, kind="dependency", label="requires", hard=True)
    graph.add_edge("c", "c", kind="dependency", label="itself", hard=True)
    found = read(draw("dependencies", graph).svg)
    tops = {text.what: text.corners[0][1] for text in found.texts}
    assert tops["a"] < tops["b"] < tops["c"]
    assert tops["d"] == tops["b"]
    assert len(classed(found, "link")) == 5


def test_edges_of_other_kinds_are_no_links() -> None:
    found = read(draw("dependencies", view="everything").svg)
    kinds = [own["kind"] for *_, own in view("everything").edges(data=True)]
    assert len(classed(found, "link")) == sum(kind in ("dependency", "condition", "bridge") for kind in kinds)
