"""Tests of GraphML for yEd: the columns come back, and the graphics are such as yEd writes itself."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import GRAPHS, Edges, parsed, same, tables_of, written

from stancegraph.exports.looks import marked
from stancegraph.exports.tables import is_placed, tabulate
from stancegraph.exports.yed import write

NS, Y = "{http://graphml.graphdrawing.org/xmlns}", "{http://www.yworks.com/xml/graphml}"
READ = {"string": str, "long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}
#: What yEd knows, of what is written here (yEd Graph Editor, Properties view).
SHAPES = {"ellipse", "rectangle", "octagon", "roundrectangle", "hexagon", "diamond"}
LINES, ARROWS = {"line", "dashed", "dotted"}, {"standard", "t_shape", "transparent_circle", "none"}


def read(text: str) -> tuple[dict[str, dict[str, Any]], Edges]:
    root = parsed(text)
    keys = {key.get("id"): (key.get("attr.name"), READ[str(key.get("attr.type"))]) for key in root.iter(f"{NS}key") if key.get("attr.name")}

    def values(element: ElementTree.Element) -> dict[str, Any]:
        found = ((*keys[data.get("key")], data.text or "") for data in element.iter(f"{NS}data") if not len(data))
        return {str(name): convert(text) for name, convert, text in found}

    nodes = {str(node.get("id")): values(node) for node in root.iter(f"{NS}node")}
    return nodes, [(edge.get("id"), edge.get("source"), edge.get("target"), values(edge)) for edge in root.iter(f"{NS}edge")]


@pytest.mark.parametrize("graph", GRAPHS)
def test_every_column_comes_back(graph: str) -> None:
    same(tables_of("yed", graph), *read(written("yed", graph)))


@pytest.mark.parametrize("graph", GRAPHS)
def test_networkx_reads_the_columns_and_not_the_graphics(graph: str) -> None:
    network = networkx.read_graphml(BytesIO(written("yed", graph).encode()), force_multigraph=True)
    tables = tables_of("yed", graph)
    nodes = {id_: {name: value for name, value in own.items() if name != "shape_type"} for id_, own in network.nodes(data=True)}
    if not any(column.name == "x" for column in tables.node_columns):
        nodes = {id_: {name: value for name, value in own.items() if name not in ("x", "y")} for id_, own in nodes.items()}
    wanted = {node.id: node.values for node in tables.nodes}
    placeless = {id_ for id_, values in wanted.items() if "x" not in values}
    assert {id_: own for id_, own in nodes.items() if id_ not in placeless} == {
        id_: own for id_, own in wanted.items() if id_ not in placeless
    }
    edges = {key: own for *_, key, own in network.edges(keys=True, data=True)}
    assert edges == {edge.id: edge.values for edge in tables.edges}


@pytest.mark.parametrize("graph", GRAPHS)
def test_the_graphics_are_such_as_yed_knows(graph: str) -> None:
    root = parsed(written("yed", graph))
    keys = {key.get("yfiles.type"): key.get("id") for key in root.iter(f"{NS}key") if key.get("yfiles.type")}
    tables = tables_of("yed", graph)
    for node, table in zip(root.iter(f"{NS}node"), tables.nodes, strict=True):
        (shape,) = node.findall(f"{NS}data[@key='{keys['nodegraphics']}']/*")
        assert [part.tag for part in shape] == [f"{Y}{name}" for name in ("Geometry", "Fill", "BorderStyle", "NodeLabel", "Shape")]
        assert shape[4].get("type") in SHAPES
        assert (shape[3].text or "").replace("\n", " ") == table.values["label"].replace("\r\n", "\n").replace("\r", "\n").replace(
            "\n", " "
        )  # type: ignore[union-attr]
        if is_placed(tables) and "x" in table.values:
            left, top, width, height = (float(str(shape[0].get(name))) for name in ("x", "y", "width", "height"))
            assert left + width / 2 == pytest.approx(2 * float(table.values["x"]), abs=1e-6)  # type: ignore[arg-type]
            assert top + height / 2 == pytest.approx(-2 * float(table.values["y"]), abs=1e-6)  # type: ignore[arg-type]
    for edge, row in zip(root.iter(f"{NS}edge"), tables.edges, strict=True):
        (line,) = edge.findall(f"{NS}data[@key='{keys['edgegraphics']}']/*")
        assert [part.tag for part in line] == [f"{Y}{name}" for name in ("Path", "LineStyle", "Arrows", "EdgeLabel", "BendStyle")]
        assert line[1].get("type") in LINES and line[2].get("target") in ARROWS and line[2].get("source") == "none"
        assert line[3].text == marked(row.values)


def test_what_is_conditional_is_dashed_and_what_is_imputed_dotted() -> None:
    root = parsed(written("yed", "positions"))
    for line, edge in zip(root.iter(f"{Y}LineStyle"), tables_of("yed", "positions").edges, strict=True):
        assert line.get("type") == ("dotted" if edge.values["countsAsOwn"] is False else "dashed" if "condition" in edge.values else "line")


def test_the_description_is_where_yed_looks() -> None:
    root = parsed(written("yed", "ferry"))
    tables = tables_of("yed", "ferry")
    (key,) = [key for key in root.iter(f"{NS}key") if key.get("for") == "graph"]
    assert key.get("attr.name") == "Description"
    (data,) = root.findall(f"{NS}graph/{NS}data")
    assert (data.get("key"), data.text) == (key.get("id"), f"{tables.title}\n{tables.description}")


@pytest.mark.parametrize("words", EVIL)
def test_nothing_of_the_data_becomes_markup(words: str) -> None:
    root = parsed(write(tabulate(evil(words), xml=True)))
    assert len(list(root.iter(f"{NS}node"))) == 2
    assert not list(root.iter(f"{Y}Evil"))
