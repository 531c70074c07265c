"""Tests of GEXF: every value comes back, with time, colours, sizes and places."""

from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from tests.exports.reading import FERRY, GRAPHS, parsed, same, tables_of, written

import stancegraph
from stancegraph.colours import of_kind, of_polarity
from stancegraph.exporting import export
from stancegraph.exports.gexf import SIZES, THICKNESSES, write
from stancegraph.exports.tables import is_number, is_placed, tabulate

NS = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
READ = {"string": str, "long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


def values(element: ElementTree.Element, types: dict[str, Any]) -> dict[str, Any]:
    found = {str(value.get("for")): types[str(value.get("for"))](value.get("value")) for value in element.iter(f"{NS}attvalue")}
    place = element.find(f"{VIZ}position")
    found |= {"label": element.get("label")}
    found |= {"weight": float(str(element.get("weight")))} if element.get("weight") else {}
    return found | ({axis: float(str(place.get(axis))) for axis in "xy"} if place is not None else {})


def types(root: ElementTree.Element, of: str) -> dict[str, Any]:
    columns = [column for group in root.iter(f"{NS}attributes") if group.get("class") == of for column in group]
    assert all(column.get("id") == column.get("title") for column in columns)
    assert len({column.get("id") for column in columns}) == len(columns)
    return {str(column.get("id")): READ[str(column.get("type"))] for column in columns}


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    root = parsed(written("gexf", graph))
    nodes = {str(node.get("id")): values(node, types(root, "node")) for node in root.iter(f"{NS}node")}
    edge_types = types(root, "edge")
    edges = [(edge.get("id"), edge.get("source"), edge.get("target"), values(edge, edge_types)) for edge in root.iter(f"{NS}edge")]
    same(tables_of("gexf", graph), nodes, edges)


@pytest.mark.parametrize("graph", GRAPHS)
def test_what_is_an_attribute_of_the_format_is_no_column(graph: str) -> None:
    tables = tables_of("gexf", graph)
    root = parsed(written("gexf", graph))
    assert ("x" in types(root, "node")) == (any(column.name == "x" for column in tables.node_columns) and not is_placed(tables))
    assert "label" not in types(root, "node")
    assert "weight" not in types(root, "edge") or not is_number(tables.edge_columns, "weight")


@pytest.mark.parametrize("graph", GRAPHS)
def test_no_two_edges_have_the_same_ends_and_kind(graph: str) -> None:
    edges = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in parsed(written("gexf", graph)).iter(f"{NS}edge")]
    assert len(edges) == len(set(edges))
    assert all(kind for *_, kind in edges)


def test_time_is_that_of_the_bounds() -> None:
    root = parsed(written("gexf", "ferry"))
    graph = root.find(f"{NS}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spans = {edge.get("id"): (edge.get("start"), edge.get("end")) for edge in root.iter(f"{NS}edge")}
    network = stancegraph.view("positions", FERRY)
    dated = {key: (own.get("notBefore"), own.get("notAfter")) for _, _, key, own in network.edges(keys=True, data=True)}
    assert spans == dated
    assert ("2020-01-01", "2020-01-31") in spans.values()
    assert all(element.get("start") is None for element in root.iter() if element.tag != f"{NS}edge")


def test_without_time_it_is_static() -> None:
    root = parsed(written("gexf", "undirected"))
    assert {graph.get("mode") for graph in root.iter(f"{NS}graph")} == {"static"}
    assert {edge.get("type") for edge in root.iter(f"{NS}edge")} == {"undirected"}


@pytest.mark.parametrize(
    ("own", "span"),
    [
        ({"notBefore": "2020-01-01"}, ("2020-01-01", None)),
        ({"notAfter": "2020-01-01T10:00:00Z"}, (None, "2020-01-01")),
        ({"notBefore": "2020-02-01", "notAfter": "2020-01-01"}, (None, None)),
        ({"notBefore": "some day", "notAfter": "2020-02-30"}, (None, None)),
        ({"notBefore": 2020}, (None, None)),
    ],
)
def test_only_days_bound_the_time(own: dict[str, object], span: tuple[str | None, str | None]) -> None:
    edge = next(parsed(write(tabulate(networkx.DiGraph([("a", "b", own)])))).iter(f"{NS}edge"))
    assert (edge.get("start"), edge.get("end")) == span


def drawn(element: ElementTree.Element, what: str) -> dict[str, str]:
    found = element.find(f"{VIZ}{what}")
    return dict(found.attrib) if found is not None else {}


@pytest.mark.parametrize("graph", ["ferry", "nasty"])
def test_colours_tell_kinds_and_polarities(graph: str) -> None:
    tables = tables_of("gexf", graph)
    root = parsed(written("gexf", graph))

    def colour(element: ElementTree.Element) -> str:
        found = drawn(element, "color")
        return "#" + "".join(f"{int(found[channel]):02X}" for channel in "rgb")

    wanted = [of_kind(node.values.get("kind")) for node in tables.nodes]
    assert [colour(node) for node in root.iter(f"{NS}node")] == wanted
    assert [colour(edge) for edge in root.iter(f"{NS}edge")] == [of_polarity(edge.values.get("polarity")) for edge in tables.edges]


def test_sizes_grow_with_edges_and_thickness_with_weight() -> None:
    graph = networkx.DiGraph([("a", "b", {"weight": 1}), ("a", "c", {"weight": 3}), ("a", "d", {"weight": 2}), ("a", "e")])
    graph.add_node("alone")
    root = parsed(write(tabulate(graph)))
    assert {drawn(node, "size")["value"] for node in root.iter(f"{NS}node")} == {"25.0"}  # too few edges for sizes to tell anything
    assert [float(drawn(edge, "thickness")["value"]) for edge in root.iter(f"{NS}edge")] == [
        THICKNESSES[0],
        THICKNESSES[1],
        3.5,
        THICKNESSES[0],
    ]


def test_sizes_differ_where_some_nodes_have_many_more_edges() -> None:
    graph = networkx.star_graph(16)
    graph.add_node("alone")
    sizes = {node.get("id"): float(drawn(node, "size")["value"]) for node in parsed(write(tabulate(graph))).iter(f"{NS}node")}
    assert (sizes["alone"], sizes["0"], sizes["1"]) == (SIZES[0], SIZES[1], 17.5)


def test_text_as_weight_stays_a_column() -> None:
    edge = next(parsed(write(tabulate(networkx.DiGraph([("a", "b", {"weight": "heavy"})])))).iter(f"{NS}edge"))
    assert edge.get("weight") is None
    assert [value.attrib for value in edge.iter(f"{NS}attvalue")] == [{"for": "weight", "value": "heavy"}]


def test_what_columns_mean_is_told_and_no_day_is() -> None:
    root = parsed(written("gexf", "ferry"))
    meta = root.find(f"{NS}meta")
    assert meta is not None
    assert meta.attrib == {}
    description = meta.findtext(f"{NS}description") or ""
    tables = tables_of("gexf", "ferry")
    assert description.startswith(f"{tables.title}\n{tables.description}\n")
    assert all(f"{column.name} – {column.meaning}" in description for column in tables.edge_columns)


def test_networkx_reads_it(tmp_path: Any) -> None:
    path = tmp_path / "graph.gexf"
    export("gexf", FERRY).save(path)
    read = networkx.read_gexf(path, version="1.3")
    tables = tables_of("gexf", "ferry")
    assert {name: own["label"] for name, own in read.nodes(data=True)} == {node.id: node.values["label"] for node in tables.nodes}
    assert {name: (own["viz"]["position"]["x"], own["viz"]["position"]["y"]) for name, own in read.nodes(data=True)} == {
        node.id: (node.values["x"], node.values["y"]) for node in tables.nodes
    }
