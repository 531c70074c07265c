"""Tests of what holds for every picture: well-formed, legible, the same every time, and nothing in a label but text."""

import re
from pathlib import Path

import networkx
import pytest
from tests.exports.nasty import nasty
from tests.pictures.reading import SVG, classed, outside, overlaps, read, said

from stancegraph import draw, view
from stancegraph.pictures import PICTURES

ROOT = Path(__file__).parents[2]
STORED = ROOT / ".github" / "pictures"
DATASETS = ["", "ferry", "village", "dates", *(f"circle-{name}" for name in ("none", "stated", "bridged", "soft", "precondition"))]
NETWORKS = [name for name in PICTURES if PICTURES[name].view]
EVIL = [
    "</text><script>alert(1)</script>",
    "a\x00b\x1bc\x7f",
    "\"'><g onload='x'>",
    "]]> &amp; <!--",
    "\u202eevil\ufffe",
    "\ud800",
    "{{x}} ${y}",
]


def drawn(picture: str, dataset: str) -> str:
    return draw(picture, ROOT / "tests" / "datasets" / dataset if dataset else None).svg


def evil() -> networkx.MultiDiGraph:
    """Build a network of which every text is an attack."""
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph(
        title=EVIL[0], source=EVIL[2], filters={EVIL[3]: [EVIL[0]]}, lang=EVIL[2], name=EVIL[1]
    )
    for place, text in enumerate(EVIL):
        graph.add_node(text, label=text, kind=["person", "state", text][place % 3])
        own = {
            "label": text,
            "polarity": 1,
            "condition": [text],
            "accordingTo": [text],
            "voicing": text,
            "holdsFor": [text],
            "circle": text,
        }
        graph.add_edge(EVIL[0], text, key=text, kind="dependency", **own)
    return graph


@pytest.mark.parametrize("dataset", DATASETS)
@pytest.mark.parametrize("picture", PICTURES)
def test_no_text_overlaps_another_or_is_cut_off(picture: str, dataset: str) -> None:
    found = read(drawn(picture, dataset))
    assert overlaps(found.texts) == []
    assert outside(found) == []


@pytest.mark.parametrize("name", ["actors", "candidates", "everything", "dependencies"])
def test_no_text_overlaps_in_the_network_of_any_view(name: str) -> None:
    found = read(draw("network", view=name).svg)
    assert overlaps(found.texts) == []
    assert outside(found) == []
    assert len(classed(found, "node")) == len(view(name))


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_says_what_it_is(picture: str) -> None:
    root = read(drawn(picture, "")).root
    title, desc = root.find(SVG + "title"), root.find(SVG + "desc")
    assert title is not None and title.text
    assert desc is not None and desc.text and "Report on the planned stabilization force for Gaza" in desc.text
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert root.get("viewBox") == f"0 0 {float(root.get('width', 0)):.1f} {float(root.get('height', 0)):.1f}"
    assert classed(read(drawn(picture, "")), "legend")


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_holds_all_that_it_needs_and_nothing_that_runs(picture: str) -> None:
    svg = drawn(picture, "")
    assert not re.search(r"<(script|style|image|use|foreignObject|a|animate)\b|href|url\(|@import|on\w+=", svg)
    assert set(re.findall(r"https?://[^\"'<\s]+", svg)) <= {"http://www.w3.org/2000/svg"} | set(
        re.findall(r"data-statement=\"([^\"]+)", svg)
    )


@pytest.mark.parametrize("picture", PICTURES)
def test_the_same_data_are_the_same_bytes(picture: str) -> None:
    assert drawn(picture, "") == drawn(picture, "")


@pytest.mark.parametrize("picture", NETWORKS)
def test_a_network_built_in_another_order_is_the_same_picture(picture: str) -> None:
    network = view(PICTURES[picture].view)
    turned: networkx.MultiDiGraph = networkx.MultiDiGraph(**network.graph)
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from(reversed(list(network.edges(keys=True, data=True))))
    from importlib import import_module

    module = import_module(f"stancegraph.pictures.{picture}")
    assert module.draw(turned) == module.draw(network)


@pytest.mark.parametrize("picture", NETWORKS)
def test_what_is_written_in_labels_stays_text(picture: str) -> None:
    found = read(draw(picture, evil()).svg)
    tags = {element.tag.removeprefix(SVG) for element in found.root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "line", "circle", "path", "polygon", "text"}
    assert not any(name.startswith("on") for element in found.root.iter() for name in element.attrib)
    assert "<script>alert(1)</script>" in said(found).replace("\n", "")
    assert "\\x1b" in said(found)
    assert "\\u202e" in said(found)


@pytest.mark.parametrize("picture", NETWORKS)
def test_a_network_of_ones_own_is_drawn_whatever_it_holds(picture: str) -> None:
    found = read(draw(picture, nasty()).svg)
    assert overlaps(found.texts) == []
    if picture == "network":
        assert len(classed(found, "node")) == len(nasty())
        assert len(classed(found, "edge")) == nasty().number_of_edges()


@pytest.mark.parametrize("kind", [networkx.Graph, networkx.DiGraph, networkx.MultiGraph])
def test_a_network_of_any_kind_is_drawn(kind: type[networkx.Graph]) -> None:
    graph = kind([(1, 2), (2, 3)], title="three")
    found = read(draw("network", graph).svg)
    assert len(classed(found, "node")) == 3
    assert len(classed(found, "edge")) == 2
    assert "three" in said(found)


@pytest.mark.parametrize("picture", NETWORKS)
def test_an_empty_network_says_that_nothing_was_found(picture: str) -> None:
    empty = networkx.MultiDiGraph(filters={"actor": ["Nobody"]})
    found = read(draw(picture, empty).svg)
    assert "Nothing was found." in said(found)
    assert "filters" in said(found)
    assert overlaps(found.texts) == []


@pytest.mark.parametrize("picture", PICTURES)
def test_a_dataset_without_any_says_so(picture: str, tmp_path: Path) -> None:
    (tmp_path / "dataset.ttl").write_text((ROOT / "tests/datasets/village/dataset.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    assert "Nothing was found." in said(read(draw(picture, tmp_path).svg))


@pytest.mark.parametrize(("lang", "name"), [("ar", "بنيامين نتنياهو"), ("he", "בנימין נתניהו")])
@pytest.mark.parametrize("picture", ["matrix", "network"])
def test_names_from_right_to_left_are_written_and_isolated(picture: str, lang: str, name: str) -> None:
    found = read(draw(picture, lang=lang).svg)
    assert f"\u2067{name}\u2069" in said(found)
    assert overlaps(found.texts) == []
    assert f"Names in the language '{lang}'" in said(found)


def test_the_filters_are_said() -> None:
    found = read(draw("matrix", actor="Israel").svg)
    assert "View: positions, only actor = Israel." in said(found).replace("\n", " ")


@pytest.mark.parametrize("picture", PICTURES)
def test_the_stored_picture_is_what_the_command_draws_today(picture: str) -> None:
    if not STORED.exists():
        pytest.skip("a source distribution has no pictures of the README")
    stored = (STORED / f"{picture}.svg").read_text(encoding="utf-8")
    assert stored == drawn(picture, ""), f"draw it again: stancegraph draw {picture} -o .github/pictures/{picture}.svg"
