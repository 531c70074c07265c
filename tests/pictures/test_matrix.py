"""Tests of the matrix: every position is in it, in the row of its holder and the column of its proposal, and looks like what it is."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from tests.pictures.reading import SVG, classed, overlaps, read, said

from stancegraph import draw, view
from stancegraph.colours import POLARITY, sign_of


def marks(found_in: str) -> dict[str, ElementTree.Element]:
    return {str(element.get("data-position")): element for element in classed(read(found_in), "position")}


@pytest.mark.parametrize("dataset", ["", "ferry", "village", "dates"])
def test_every_position_is_in_it_once(dataset: str, village: Path) -> None:
    data = village.parent / dataset if dataset else None
    network = view("positions", data)
    found = classed(read(draw("matrix", data).svg), "position")
    assert sorted(str(element.get("data-position")) for element in found) == sorted(key for *_, key in network.edges(keys=True))


def test_a_position_looks_like_what_it_is() -> None:
    found = marks(draw("matrix").svg)
    for _, _, key, own in view().edges(keys=True, data=True):
        disc = next(found[key].iter(SVG + "circle"))
        colour = POLARITY[sign_of(own["polarity"])]
        assert (disc.get("stroke-dasharray") is not None) == (not own["countsAsOwn"])
        assert (disc.get("stroke") if disc.get("stroke-dasharray") else disc.get("fill")) == colour
        assert ("if" in [text.text for text in found[key].iter(SVG + "text")]) == bool(own.get("condition"))
        # The sign says the same as the colour: two strokes, one, or a ring.
        drawn = [path.get("d", "") for path in found[key].iter(SVG + "path")]
        assert [data.count("M") for data in drawn] == {1: [2], -1: [1], 0: []}[sign_of(own["polarity"])]


def test_positions_of_one_cell_stand_apart_in_the_same_column() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_node("a", kind="person")
    for place in range(4):
        graph.add_edge("a", "p", key=str(place), polarity=(-1) ** place, label="supports")
    discs = [next(element.iter(SVG + "circle")) for element in marks(draw("matrix", graph).svg).values()]
    assert len({disc.get("cx") for disc in discs}) == 1
    heights = sorted(float(disc.get("cy", 0)) for disc in discs)
    assert all(lower - upper >= 2 * float(discs[0].get("r", 0)) for upper, lower in pairwise(heights))


def test_rows_are_grouped_by_kind_and_the_most_shared_proposals_come_first() -> None:
    lines = said(read(draw("matrix").svg)).split("\n")
    places = [lines.index(words) for words in ("persons", "states", "organizations", "collectives")]
    assert places == sorted(places)
    network = view()
    shared = max(network, key=lambda node: (network.in_degree(node), node))
    svg = draw("matrix").svg
    columns = re.findall(r'class="column label">\s*<title>([^<]*)', svg)
    assert columns[0] == network.nodes[shared]["label"]


def test_a_hundred_long_names_do_not_overlap() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for place in range(50):
        graph.add_node(f"a{place}", label=f"a holder with a name that is as long as number {place} can be", kind="collective")
        graph.add_node(f"p{place}", label=f"the proposal that something of some length be done in case {place}", kind="proposal")
        graph.add_edge(f"a{place}", f"p{place * 7 % 50}", polarity=place % 3 - 1, condition=["c"] * (place % 2), countsAsOwn=place % 5 > 0)
    assert overlaps(read(draw("matrix", graph).svg).texts) == []


def test_edges_without_polarity_are_no_positions() -> None:
    assert len(marks(draw("matrix", view="everything").svg)) == sum("polarity" in own for *_, own in view("everything").edges(data=True))
