"""Tests of DOT: every value comes back as a text, whatever it holds; what Graphviz reads of it, tests/readers tells."""

import re
from itertools import pairwise
from typing import Any

import networkx
import pytest
from tests.exports.reading import GRAPHS, Edges, same, tables_of, written

import stancegraph
from stancegraph.exports import FORMATS
from stancegraph.exports.dot import write
from stancegraph.exports.tables import tabulate

TOKEN = re.compile(r'(?m)^//.*$|"((?:[^"\\]|\\.)*)"|([\w.]+|->|--|[][{},=])', re.DOTALL)
OWN = {"fillcolor", "shape", "style", "color", "fontcolor", "tooltip", "pos", "arrowhead", "penwidth", "label_", "id"}


def tokens(text: str) -> list[str]:
    found = []
    for token in TOKEN.finditer(text):
        if token[1] is not None:
            found.append("".join(re.findall(r"\\?(.)", token[1], re.DOTALL)))
        elif token[2]:
            found.append(token[2])
    return found


def attributes(words: list[str]) -> dict[str, str]:
    """Read a=b, c=d, which end at ]; commas may lack."""
    words = [word for word in words if word != ","]
    return dict(zip(words[0::3], words[2::3], strict=True))


def read(text: str) -> tuple[dict[str, dict[str, Any]], Edges]:
    """Read a file of ours: a statement a line, the values of which may have line breaks."""
    nodes: dict[str, dict[str, Any]] = {}
    edges: Edges = []
    body = text[text.index('\n  description="') :]
    starts = [found.start() for found in re.finditer(r'(?m)^  (?="(?:[^"\\]|\\.)*" (?:\[id=|\[label=|->|--))', body)]
    for start, end in pairwise([*starts, len(body)]):
        head, *rest = tokens(body[start:end])
        arrow = rest[0] in ("->", "--")
        own = attributes(rest[3 if arrow else 1 : len(rest) - (2 if end == len(body) else 1)])
        values = {name: value for name, value in own.items() if name not in OWN}
        values["label"] = own.get("label_", own["label"])
        if arrow:
            edges.append((own["id"], head, rest[1], values))
        else:
            nodes[head] = values
    return nodes, edges


def shown(_name: str, value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    same(tables_of("dot", graph), *read(written("dot", graph)), shown)


def test_for_against_and_neither_differ_in_colour_and_in_the_end_of_the_arrow() -> None:
    graph = networkx.MultiDiGraph()
    for polarity in (1, -1, 0):
        graph.add_edge("a", "b", polarity=polarity)
    graph.add_edge("a", "b")
    found = re.findall(r'color="(#\w+)",fontcolor.*?arrowhead=(\w+)', write(tabulate(graph)))
    assert found == [("#0072B2", "normal"), ("#D55E00", "tee"), ("#767676", "odot")]


def test_what_is_conditional_is_dashed_and_what_is_imputed_dotted() -> None:
    edges = [edge.values for edge in tables_of("dot", "positions").edges]
    wanted = ["dotted" if own["countsAsOwn"] is False else "dashed" for own in edges if own["countsAsOwn"] is False or "condition" in own]
    assert re.findall(r",style=(dashed|dotted)", written("dot", "positions")) == wanted
    for own in edges:
        if own["countsAsOwn"] is False:
            assert f"[{own['voicing']}]" in written("dot", "positions").replace("\n", " ")


def test_places_are_there_only_if_every_node_has_one() -> None:
    assert written("dot", "positions").count("pos=") == len(tables_of("dot", "positions").nodes)
    assert "pos=" not in written("dot", "nasty")


def test_the_direction_stays() -> None:
    assert '\ngraph "network" {' in written("dot", "undirected")
    assert '\ndigraph "' in written("dot", "ferry")


def test_what_graphviz_would_obey_gets_another_name() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", shape="nonsense", width="wide", pos="here", label_="mine")
    graph.add_edge("a", "a", constraint="no", key="x")
    format_ = FORMATS["dot"]
    text = write(tabulate(graph, reserved=format_.reserved))
    assert all(f'"{name}_"=' in text for name in ("shape", "width", "pos", "label_", "constraint"))


def test_comments_end_with_their_line() -> None:
    graph = networkx.MultiDiGraph(title="one\ntwo }", description="three\r\u2028four", columns={"a": "five\nsix"})
    graph.add_node("n", a=1)
    lines = write(tabulate(graph)).splitlines()
    assert lines[0] == "// one two }"
    assert lines[1].startswith("// three four Flattened: ")
    assert "// node a: five six" in lines


def test_bridges_and_soft_links_are_told_from_hard_ones() -> None:
    network = stancegraph.view("dependencies")
    text = write(tabulate(network))
    assert text.count(",style=dotted") == sum(own["kind"] == "bridge" for *_, own in network.edges(data=True)) > 0
    assert text.count(",style=dashed") == sum(not own["hard"] for *_, own in network.edges(data=True)) > 0
