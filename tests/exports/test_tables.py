"""Tests of tables: what any graph becomes, and that nothing is lost in silence."""

from datetime import date, datetime
from enum import Enum, IntEnum
from fractions import Fraction
from math import inf, nan

import networkx
import pytest
from tests.exports.nasty import DIGIT, NUMBER, nasty
from tests.exports.reading import FERRY

import stancegraph
from stancegraph.exports.tables import Column, distinct, is_number, is_placed, kinds, tabulate


def one(**values: object) -> networkx.MultiDiGraph:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_node("a", label="A", **values)
    return graph


def column(*values: object, **flags: object) -> tuple[list[object], str, list[str]]:
    """Give what becomes of the values of a column: themselves, their type, and the notes."""
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for number, value in enumerate(values):
        graph.add_node(f"n{number}", label="L", column=value)
    tables = tabulate(graph, **flags)  # type: ignore[arg-type]
    types = {found.name: found.type for found in tables.node_columns}
    return [node.values.get("column") for node in tables.nodes], types.get("column", ""), tables.notes


class Colour(str, Enum):  # noqa: UP042 - older programs write it so
    RED = "red"


class Size(IntEnum):
    BIG = 3


class Thing:
    pass


@pytest.mark.parametrize(
    ("values", "made", "type_"),
    [
        (["a", "b"], ["a", "b"], "string"),
        ([1, 2], [1, 2], "integer"),
        ([1, 2.5], [1.0, 2.5], "double"),
        ([True, False], [True, False], "boolean"),
        ([True, 1], ["true", "1"], "string"),
        ([1, "a"], ["1", "a"], "string"),
        ([1.5, None], [1.5, None], "double"),
        ([None, None], [None, None], ""),
        ([nan, inf], [None, None], ""),
        ([nan, 1.0], [None, 1.0], "double"),
        ([date(2025, 1, 2), datetime(2025, 1, 2, 3, 4)], ["2025-01-02", "2025-01-02T03:04:00"], "string"),
        ([2**53, -(2**53)], [2**53, -(2**53)], "integer"),
        ([2**53 + 1, 1], [str(2**53 + 1), "1"], "string"),
        ([2**70, 0.5], [str(2**70), "0.5"], "string"),
        ([["x", "y"], ("z",)], ["x; y", "z"], "string"),
        ([["x"], []], ["x", None], "string"),
        ([{"b", "a"}, frozenset("c")], ["a; b", "c"], "string"),
        ([["x"], "y"], ["x", "y"], "string"),
        ([Colour.RED, Size.BIG], ["red", "3"], "string"),
        ([Size.BIG, 4], [3, 4], "integer"),
        ([Fraction(1, 3)], ["1/3"], "string"),
        ([Thing()], ["<Thing>"], "string"),
        (["a\ud800b"], ["ab"], "string"),
        (["a\x00b"], ["a\x00b"], "string"),
    ],
)
def test_a_column_gets_one_type(values: list[object], made: list[object], type_: str) -> None:
    found, found_type, _ = column(*values)
    assert (found, found_type) == (made, type_)
    assert [type(value) for value in found] == [type(value) for value in made]


@pytest.mark.parametrize(
    ("values", "flags", "made", "notes"),
    [
        ([["x", "y"]], {}, ["x; y"], ['lists are joined with "; ": column']),
        ([["x; y", "z"]], {}, ["x; y; z"], ['some items hold "; " themselves: column', 'lists are joined with "; ": column']),
        ([["x", "y"], []], {"lists": True}, [["x", "y"], []], []),
        (
            [["x;y", "z"], []],
            {"lists": ";"},
            [["x,y", "z"], None],
            ['";" in items of lists becomes ",": column', "empty lists are left out: column"],
        ),
        ([["x", None]], {"lists": True}, [["x"]], ["what is missing in a list is left out: column"]),
        ([[1, True]], {"lists": True}, [["1", "true"]], ["items of lists are written as texts: column"]),
        ([[date(2025, 1, 2)]], {"lists": True}, [["2025-01-02"]], []),
        ([nan], {}, [None], ["what is no finite number is left out: column"]),
        (["a\x00b\ufffe"], {"xml": True}, ["ab"], ["characters that the file cannot hold are taken out: column"]),
        (["a\tb\r\nc\x7f"], {"xml": True}, ["a\tb\r\nc\x7f"], []),
        (["abcdefgh", "abcdefghi"], {"longest": 8}, ["abcdefgh", "abcdefgh"], ["texts are cut after 8 signs: column"]),
        (["a😀😀😀😀"], {"longest": 8}, ["a😀😀😀"], ["texts are cut after 8 signs: column"]),
        ([["abcde", "fgh"]], {"longest": 8}, ["abcde; f"], ['lists are joined with "; ": column', "texts are cut after 8 signs: column"]),
        ([{"a": 1}], {}, ["{'a': 1}"], ["what is neither text, number, date nor list is written as Python shows it: column"]),
        ([1, "a"], {}, ["1", "a"], ["values of several types are written as texts: column"]),
        ([2**60], {}, [str(2**60)], ["whole numbers beyond 2^53, which many programs round, are written as texts: column"]),
    ],
)
def test_what_is_changed_is_noted(values: list[object], flags: dict[str, object], made: list[object], notes: list[str]) -> None:
    found, _, told = column(*values, **flags)
    assert (found, told) == (made, notes)


def test_notes_stand_in_the_description() -> None:
    tables = tabulate(one(names=["a", "b"]))
    assert tables.description == 'Flattened: lists are joined with "; ": names.'


def test_numbers_of_numpy_are_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    assert column(numpy.int64(3), numpy.float32(0.5))[:2] == ([3.0, 0.5], "double")
    assert column(numpy.bool_(True))[:2] == ([True], "boolean")


def test_ids_are_texts_of_their_own() -> None:
    tables = tabulate(nasty())
    ids = [node.id for node in tables.nodes]
    edges = [edge.id for edge in tables.edges]
    assert len(set(ids + edges)) == len(ids) + len(edges)
    by_label = {node.values["label"]: node.id for node in tables.nodes}
    graph = nasty()
    assert by_label[graph.nodes[DIGIT]["label"]] == "1", "what is a text keeps its id"
    assert by_label[graph.nodes[NUMBER]["label"]] == "1~2"
    assert "ids that another one has get a ~ and a number: edges, nodes" in tables.notes


def test_an_id_is_never_empty() -> None:
    graph = networkx.MultiDiGraph([("", "a"), ("\ud800", "a")])
    assert [node.id for node in tabulate(graph).nodes] == ["empty", "a", "empty~2"]


def test_no_edge_has_the_id_of_a_node() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_edge("e0", "e1", key="e0")
    assert [edge.id for edge in tabulate(graph).edges] == ["e0~2"]
    assert [edge.id for edge in tabulate(networkx.DiGraph([("e0", "e1")])).edges] == ["e0~2"]


def test_keys_that_are_used_again_elsewhere_take_no_longer() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    for number in range(3000):
        graph.add_edge(number, number + 1, key="same")
    ids = [edge.id for edge in tabulate(graph).edges]
    assert ids[:3] == ["same", "same~2", "same~3"]
    assert len(set(ids)) == 3000


def test_names_of_columns_are_texts_of_their_own() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_node("a", **{"label": "L", "id_": "kept", "id": "moved", "Kind": "other", "kind": "k", "": "none", "a:b": "x"})
    graph.nodes["a"][1] = "number"
    graph.nodes["a"]["1"] = "text"
    tables = tabulate(graph, reserved=frozenset({"id"}), forbidden=":")
    assert tables.nodes[0].values == {
        "label": "L",
        "kind": "k",
        "id_": "kept",
        "id_~2": "moved",
        "Kind~2": "other",
        "_": "none",
        "a_b": "x",
        "1~2": "number",
        "1": "text",
    }
    assert tables.notes == [
        "columns with a name that is the format's own get a _: id_",
        "signs that names of columns cannot hold become _: a_b",
        "columns with a name that another one has get a ~ and a number: 1~2, Kind~2, id_~2",
    ]


def test_a_capital_label_is_not_the_label() -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_node("a", Label="L")
    assert tabulate(graph).nodes[0].values == {"label": "a", "Label~2": "L"}


@pytest.mark.parametrize("label", [None, "", [], "\ud800", nan])
def test_what_has_no_label_is_labelled_by_its_id(label: object) -> None:
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.add_node("a", label=label)
    graph.add_edge("a", "a", key="loop")
    tables = tabulate(graph)
    assert (tables.nodes[0].values, tables.edges[0].values) == ({"label": "a"}, {"label": "loop"})
    assert "what has no label is labelled by its id: edges, nodes" in tables.notes


@pytest.mark.parametrize(("label", "text"), [(3, "3"), (True, "true"), (["a", "b"], "a; b"), (0, "0")])
def test_a_label_is_a_text(label: object, text: str) -> None:
    graph = one()
    graph.nodes["a"]["label"] = label
    tables = tabulate(graph, lists=True)
    assert tables.nodes[0].values == {"label": text}
    assert tables.node_columns == [Column("label", "string", "the name")]


def test_columns_keep_their_order_and_meaning() -> None:
    network = stancegraph.view("positions", FERRY)
    tables = tabulate(network)
    names = [column.name for column in tables.edge_columns]
    assert names[:3] == ["label", "kind", "weight"]
    assert names[-1] == "iri"
    assert [column.name for column in tables.node_columns][-3:] == ["iri", "x", "y"]
    told = [name for name in network.graph["columns"] if name in names]
    assert [name for name in names if name in told] == told
    assert all(column.meaning for column in tables.node_columns + tables.edge_columns)
    for row in tables.edges:
        assert list(row.values) == [name for name in names if name in row.values]


def test_other_columns_come_as_they_are_met() -> None:
    tables = tabulate(one(zebra=1, apple=2))
    assert [column.name for column in tables.node_columns] == ["label", "zebra", "apple"]


def test_everything_of_a_view_is_there() -> None:
    network = stancegraph.view("positions")
    tables = tabulate(network, lists=True)
    assert {node.id: node.values for node in tables.nodes} == dict(network.nodes(data=True))
    found = [(edge.source, edge.target, edge.id, edge.values) for edge in tables.edges]
    assert found == list(network.edges(keys=True, data=True))
    assert tables.notes == []


@pytest.mark.parametrize(
    "graph", [networkx.Graph(), networkx.MultiDiGraph(), networkx.DiGraph(), networkx.MultiGraph()], ids=lambda one: type(one).__name__
)
def test_an_empty_graph_has_empty_tables(graph: networkx.Graph) -> None:
    tables = tabulate(graph)
    assert (tables.nodes, tables.edges, tables.notes, tables.title) == ([], [], [], "network")
    assert [column.name for column in tables.node_columns + tables.edge_columns] == ["label", "label"]


def test_a_graph_without_directions_says_so() -> None:
    for kind in (networkx.Graph, networkx.MultiGraph):
        tables = tabulate(kind([("a", "b")]))
        assert not tables.directed
        assert any("without a direction" in note for note in tables.notes)
    assert tabulate(networkx.DiGraph([("a", "b")])).directed


def test_what_a_graph_says_of_itself_is_told() -> None:
    graph = one()
    graph.graph.update(name="short", title=None, author="me", columns=3, filters="odd", node_default={}, description=5)
    tables = tabulate(graph)
    assert (tables.title, tables.description) == ("short", "5 author: me.")


def test_places_are_two_numbers_or_none() -> None:
    graph = one(x=1, y=2)
    graph.add_node("b", label="B")
    assert is_placed(tabulate(graph))
    graph.nodes["b"]["x"] = 3
    assert not is_placed(tabulate(graph))
    graph.nodes["b"]["y"] = "high"
    tables = tabulate(graph)
    assert not is_placed(tables)
    assert is_number(tables.node_columns, "x")
    assert not is_number(tables.node_columns, "y")


def test_kinds_tell_parallel_edges_apart() -> None:
    rows = [{"kind": "k 2"}, {"kind": "k"}, {"kind": "k"}, {"kind": " k\n"}, {}]
    directed = networkx.MultiDiGraph([("a", "b", row) for row in rows] + [("b", "a", {"kind": "k"})])
    assert kinds(tabulate(directed)) == [("k 2", False), ("k", True), ("k 3", True), ("k 4", True), ("edge", True), ("k", False)]
    graph = networkx.MultiGraph([("a", "b", {"kind": "k"}), ("b", "a", {"kind": "k"})])
    assert kinds(tabulate(graph)) == [("k", False), ("k 2", True)]


def test_names_that_are_taken_are_not_given() -> None:
    assert distinct(["a", "a~2", "a"]) == ["a", "a~2", "a~3"]


def test_the_graph_stays_as_it_was() -> None:
    graph = nasty()
    tabulate(graph, xml=True, longest=3)
    again = nasty()
    assert {node: str(own) for node, own in graph.nodes(data=True)} == {node: str(own) for node, own in again.nodes(data=True)}
