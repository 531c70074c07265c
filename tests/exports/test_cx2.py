"""Tests of CX2: every value comes back as its declared type, counts are right, the style knows every value."""

import json
from typing import Any

import networkx
import pytest
from tests.exports.reading import GRAPHS, same, tables_of, written

from stancegraph.exports.cx2 import write
from stancegraph.exports.tables import tabulate

TYPES: dict[str, Any] = {"string": str, "integer": int, "long": int, "double": float, "boolean": bool, "list_of_string": list}


def refuse(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def aspects(text: str) -> dict[str, Any]:
    parts = json.loads(text, parse_constant=refuse)
    assert all(len(part) == 1 for part in parts[1:])
    return {name: content for part in parts[1:] for name, content in part.items()}


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    tables = tables_of("cx2", graph)
    found = aspects(written("cx2", graph))
    ids = {node["id"]: node["v"].pop("id") for node in found.get("nodes", [])}
    nodes = {}
    for number, node in enumerate(found.get("nodes", [])):
        assert node["id"] == number
        assert node["v"].pop("name") == node["v"]["label"]
        if "x" in node:
            assert (node["x"], node["y"]) == (node["v"]["x"], -node["v"]["y"])
        nodes[ids[number]] = node["v"]
    edges = []
    for edge in found.get("edges", []):
        assert edge["v"].pop("interaction") == edge["v"]["label"]
        edges.append((edge["v"].pop("id"), ids[edge["s"]], ids[edge["t"]], edge["v"]))
    same(tables, nodes, edges)


@pytest.mark.parametrize("graph", GRAPHS)
def test_every_value_is_of_its_declared_type(graph: str) -> None:
    found = aspects(written("cx2", graph))
    (declared,) = found["attributeDeclarations"]
    for kind in ("nodes", "edges"):
        for element in found.get(kind, []):
            for name, value in element["v"].items():
                assert type(value) is TYPES[declared[kind][name]["d"]], name
    assert found["networkAttributes"][0].keys() == declared["networkAttributes"].keys()


@pytest.mark.parametrize("graph", GRAPHS)
def test_it_begins_and_ends_as_it_must_and_counts_right(graph: str) -> None:
    parts = json.loads(written("cx2", graph))
    assert parts[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert parts[-1] == {"status": [{"success": True, "error": ""}]}
    found = aspects(written("cx2", graph))
    counts = {told["name"]: told["elementCount"] for told in found.pop("metaData")}
    del found["status"]
    assert counts == {name: len(elements) for name, elements in found.items()}


def test_one_element_a_line() -> None:
    tables = tables_of("cx2", "ferry")
    lines = written("cx2", "ferry").splitlines()
    assert sum('"v":{"id":' in line for line in lines) == len(tables.nodes) + len(tables.edges)


def test_a_whole_number_of_more_than_32_bits_is_long() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", small=2**31 - 1, large=2**31)
    (declared,) = aspects(write(tabulate(graph, lists=True)))["attributeDeclarations"]
    assert (declared["nodes"]["small"], declared["nodes"]["large"]) == ({"d": "integer"}, {"d": "long"})


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry"])
def test_the_style_knows_every_kind_and_polarity(graph: str) -> None:
    found = aspects(written("cx2", graph))
    (style,) = found["visualProperties"]
    kinds = {pair["v"]: pair["vp"] for pair in style["nodeMapping"]["NODE_BACKGROUND_COLOR"]["definition"]["map"]}
    assert kinds.keys() == {node["v"]["kind"] for node in found["nodes"]}
    assert kinds["person"] == "#56B4E9"
    for what in ("EDGE_LINE_COLOR", "EDGE_TARGET_ARROW_SHAPE"):
        definition = style["edgeMapping"][what]["definition"]
        (declared,) = found["attributeDeclarations"]
        assert definition["type"] == declared["edges"]["polarity"]["d"]
        assert {pair["v"] for pair in definition["map"]} == {edge["v"]["polarity"] for edge in found["edges"]}


def test_what_is_conditional_is_dashed_and_what_is_imputed_dotted() -> None:
    found = aspects(written("cx2", "positions"))
    wanted = {
        edge["id"]: "dotted" if edge["v"]["countsAsOwn"] is False else "dashed"
        for edge in found["edges"]
        if "condition" in edge["v"] or edge["v"]["countsAsOwn"] is False
    }
    assert {bypass["id"]: bypass["v"]["EDGE_LINE_STYLE"] for bypass in found["edgeBypasses"]} == wanted


def test_a_graph_without_direction_has_no_arrows() -> None:
    (style,) = aspects(written("cx2", "undirected"))["visualProperties"]
    assert style["default"]["edge"]["EDGE_TARGET_ARROW_SHAPE"] == "none"
