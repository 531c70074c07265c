"""Tests of Mermaid: every label comes back with its shape, class, end and colour, and no label becomes syntax."""

import json
import re

import networkx
import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import GRAPHS, tables_of, written

from stancegraph.colours import SIGNS, sign_of
from stancegraph.exports.looks import marked
from stancegraph.exports.mermaid import MOST_EDGES, leaves_out, write
from stancegraph.exports.tables import tabulate

TEXT = r'"((?:[\w ,\'()?!/.-]|[^\x00-\x7f]|#\d+;|<br/>)*(?: \+)?)"'
NODE = re.compile(rf"  (n\d+)(?:\(\[|\[\[|\{{\{{|\(|\[){TEXT}(?:\]\)|\]\]|\}}\}}|\)|\]):::kind-[a-z]+")
EDGE = re.compile(rf"  (n\d+) (--[>xo]|-\.-[>xo]|---|-\.-)\|{TEXT}\| (n\d+)")
OTHER = re.compile(
    r'---|title: ".*"|%% [^%{}\n]*|flowchart LR|  classDef kind-[a-z]+ [\w:#,]+|  linkStyle \d+(,\d+)* stroke:#\w{6},color:#\w{6}|'
)


def label(text: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text.replace("<br/>", "\n"))


def plain(text: object) -> str:
    return str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def read(text: str) -> tuple[dict[str, str], list[tuple[str, str, str, str]]]:
    nodes: dict[str, str] = {}
    edges = []
    for line in text.split("\n"):
        if node := NODE.fullmatch(line):
            nodes[node[1]] = label(node[2])
        elif edge := EDGE.fullmatch(line):
            edges.append((edge[1], edge[4], edge[2], label(edge[3])))
        else:
            assert OTHER.fullmatch(line), line
    return nodes, edges


@pytest.mark.parametrize("graph", GRAPHS)
def test_labels_and_ends_come_back(graph: str) -> None:
    tables = tables_of("mermaid", graph)
    nodes, edges = read(written("mermaid", graph))
    assert list(nodes.values()) == [plain(node.values["label"]) for node in tables.nodes]
    order = {node.id: f"n{number}" for number, node in enumerate(tables.nodes)}
    assert len(edges) == len(tables.edges)
    for (one, other, line, text), edge in zip(edges, tables.edges, strict=True):
        assert (one, other) == (order[edge.source], order[edge.target])
        sign = sign_of(edge.values["polarity"]) if "polarity" in edge.values else None
        assert text == plain(marked(edge.values)) + (f" {SIGNS[sign]}" if sign is not None else "")
        ends = {1: ">", -1: "x", 0: "o", None: ">"} if tables.directed else {None: "-"}
        assert line.endswith(ends[sign])


@pytest.mark.parametrize("words", EVIL)
def test_nothing_of_the_data_becomes_syntax(words: str) -> None:
    text = write(tabulate(evil(words), lists=True, xml=True))
    nodes, edges = read(text)
    assert (len(nodes), len(edges)) == (2, 1)
    assert "%%{" not in text


def test_a_title_stays_in_its_line() -> None:
    title = 'a "b" \\ c: d\n---\nflowchart TD <b> %%{init}%%'
    text = write(tabulate(networkx.MultiDiGraph(title=title)))
    found = json.loads(text.splitlines()[1].removeprefix("title: "))
    assert found == 'a "b" / c: d --- flowchart TD ＜b＞ ％％{init}％％'


@pytest.mark.parametrize("start", ["1. a", "12) a", "- a", "one\n- two", " 3. b"])
def test_a_label_is_no_list(start: str) -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label=start)
    nodes, _ = read(text := write(tabulate(graph)))
    assert nodes == {"n0": start}
    assert not re.search(r"(\"|<br/>) *(\d+[.)]|-)", text)


def test_what_is_conditional_or_imputed_is_dashed() -> None:
    _, edges = read(written("mermaid", "positions"))
    for (*_, line, _), edge in zip(edges, tables_of("mermaid", "positions").edges, strict=True):
        assert ("." in line) == (edge.values["countsAsOwn"] is False or "condition" in edge.values)


def test_edges_are_coloured_by_polarity() -> None:
    styles = re.findall(r"linkStyle ([\d,]+) stroke:(#\w+)", written("mermaid", "positions"))
    colours = {int(number): colour for numbers, colour in styles for number in numbers.split(",")}
    wanted = {1: "#0072B2", -1: "#D55E00", 0: "#767676"}
    edges = tables_of("mermaid", "positions").edges
    assert colours == {number: wanted[edge.values["polarity"]] for number, edge in enumerate(edges)}  # type: ignore[index]


def test_what_is_left_out_is_told_in_the_file() -> None:
    tables = tables_of("mermaid", "positions")
    told = leaves_out(tables)
    assert all(f"%% {line}" in written("mermaid", "positions") for line in told)
    columns = {column.name for column in [*tables.node_columns, *tables.edge_columns]}
    assert set(told[0].removeprefix("columns left out: ").split(", ")) == columns - {"label", "kind", "polarity"}


def test_what_mermaid_will_not_draw_as_it_is_is_told() -> None:
    few, many = networkx.MultiDiGraph(), networkx.MultiDiGraph()
    few.add_edges_from([("a", "b")] * MOST_EDGES)
    many.add_edges_from([("a", "b")] * (MOST_EDGES + 1))
    assert not any("maxEdges" in line for line in leaves_out(tabulate(few)))
    assert any("maxEdges" in line for line in leaves_out(tabulate(many)))
    assert any("maxTextSize" in line for line in leaves_out(tabulate(networkx.empty_graph(3000))))
