"""Tests of JSON for Cytoscape: every value comes back, ids are unique, labels are where Cytoscape looks."""

import json

import pytest
from tests.exports.reading import GRAPHS, same, tables_of, written

from stancegraph.exports.tables import is_placed


def refuse(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    tables = tables_of("cyjs", graph)
    elements = json.loads(written("cyjs", graph), parse_constant=refuse)["elements"]
    nodes = {}
    for node in elements["nodes"]:
        data = node["data"]
        assert data.pop("name") == data["label"]
        place = {"x": node["position"]["x"], "y": -node["position"]["y"]} if "position" in node else {}
        assert ("x" in data) == (not is_placed(tables) and any("x" in one.values for one in tables.nodes if one.id == data["id"]))
        id_ = data.pop("id")
        nodes[id_] = data | place
    edges = []
    for edge in elements["edges"]:
        data = edge["data"]
        assert data.pop("interaction") == data["label"]
        edges.append((data.pop("id"), data.pop("source"), data.pop("target"), data))
    same(tables, nodes, edges)


@pytest.mark.parametrize("graph", GRAPHS)
def test_ids_are_texts_and_unique_among_all_elements(graph: str) -> None:
    elements = json.loads(written("cyjs", graph))["elements"]
    ids = [element["data"]["id"] for element in elements["nodes"] + elements["edges"]]
    assert len(ids) == len(set(ids))
    assert all(isinstance(id_, str) and id_ for id_ in ids)


def test_the_network_says_what_it_is() -> None:
    tables = tables_of("cyjs", "ferry")
    data = json.loads(written("cyjs", "ferry"))["data"]
    assert (data["name"], data["description"]) == (tables.title, tables.description)
    assert data["columns"][0] == "node label: the name"
    assert len(data["columns"]) == len(tables.node_columns) + len(tables.edge_columns)


def test_lists_stay_lists_and_up_is_up() -> None:
    elements = json.loads(written("cyjs", "ferry"))["elements"]
    assert all(isinstance(edge["data"]["passage"], list) for edge in elements["edges"])
    ys = {node.id: node.values["y"] for node in tables_of("cyjs", "ferry").nodes}
    assert {node["data"]["id"]: -node["position"]["y"] for node in elements["nodes"]} == ys


def test_what_cytoscape_keeps_for_itself_is_renamed() -> None:
    edges = json.loads(written("cyjs", "nasty"))["elements"]["edges"]
    loop = next(edge["data"] for edge in edges if edge["data"]["id"] == "loop")
    assert (loop["name_"], loop["label"], loop["interaction"]) == ("a name", "itself", "itself")
