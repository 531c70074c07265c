"""Tests of Cypher: every value comes back, and no text of the data becomes syntax."""

import ast
import re
from pathlib import Path
from typing import Any

import networkx
import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import GRAPHS, Edges, same, tables_of, written

from stancegraph.exports import FORMATS
from stancegraph.exports.cypher import CLASSES, EDGE_TYPES, LABELS, leaves_out, write
from stancegraph.exports.tables import Tables, tabulate
from stancegraph.suggest import kind_words

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "terms.ttl"
TEXT = re.compile(r"'(?:[^'\\]|\\.)*'")
WORDS = {"null": None, "true": True, "false": False}


def literal(text: str) -> Any:
    """Read a literal: Python has those of Cypher, but for three words."""

    def value(node: ast.expr) -> Any:
        if isinstance(node, ast.List):
            return [value(item) for item in node.elts]
        return WORDS[node.id] if isinstance(node, ast.Name) else ast.literal_eval(node)

    return value(ast.parse(text, mode="eval").body)


def tables_for(graph: networkx.Graph) -> Tables:  # type: ignore[type-arg]
    format_ = FORMATS["cypher"]
    return tabulate(graph, format_.lists, format_.xml, format_.reserved)


def read(text: str) -> tuple[dict[str, dict[str, Any]], Edges]:
    nodes: dict[str, dict[str, Any]] = {}
    edges: Edges = []
    for statement in re.findall(r"^WITH (.*?);\n(?=WITH|\Z)", text, re.DOTALL | re.MULTILINE):
        lists = re.findall(r"^ *(\[.*\]) AS (\w+),?$", statement, re.MULTILINE)
        columns = {name.removeprefix("_"): literal(column) for column, name in lists}
        for place, id_ in enumerate(columns["id"]):
            ends = [columns[end][place] for end in ("source", "target") if end in columns]
            row = {name: column[place] for name, column in columns.items() if name not in ("id", "source", "target")}
            values = {name: value for name, value in row.items() if value is not None}
            if ends:
                edges.append((id_, *ends, values))  # type: ignore[arg-type]
            else:
                nodes[id_] = values
    return nodes, edges


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    tables = tables_of("cypher", graph)
    nodes, edges = read(written("cypher", graph)["graph.cypher"])
    plain = {"odd name: <é>": "odd_name_____", "2nd": "_2nd"}

    def renamed(values: dict[str, Any]) -> dict[str, Any]:
        return {plain.get(name, name): value for name, value in values.items()}

    renaming = tables._replace(
        nodes=[node._replace(values=renamed(node.values)) for node in tables.nodes],
        edges=sorted((edge._replace(values=renamed(edge.values)) for edge in tables.edges), key=lambda edge: edge.id),
    )
    same(renaming, nodes, sorted(edges))


def outside(text: str) -> str:
    """Give what is left of a script without its texts, its comments and the names of columns."""
    left = TEXT.sub("''", re.sub(r"(?m)^//.*$", "", text))
    assert all(re.fullmatch(r"[A-Za-z_]\w*", name, re.ASCII) for name in re.findall("`([^`]*)`", left))
    return re.sub(r"`\w+`|\b_\w+", "_", left)


@pytest.mark.parametrize("words", EVIL)
def test_nothing_of_the_data_becomes_syntax(words: str) -> None:
    files = write(tables_for(evil(words)))
    left = outside(files["graph.cypher"])
    assert left.count(";") == len(re.findall(r"^WITH ", left, re.MULTILINE))
    assert set(re.findall(r"\b[A-Z]{2,}\b", left)) <= {"WITH", "AS", "UNWIND", "MERGE", "MATCH", "SET", "LINK"}
    assert set(re.findall(r"(?<=[\w)])?:(\w+)", left)) <= {"Thing", "LINK"}
    assert "DETACH" not in left + files["constraints.cypher"] + files["style.grass"]
    assert "\\" not in "".join(line for line in files["graph.cypher"].splitlines() if line.startswith("//"))


def test_columns_that_would_have_one_name_stay_apart() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("n", **{"a b": 1, "a-b": 2, "a_b": 3, "": 4, "7": 5, "n" * 99: 6})
    tables = tables_for(graph)
    nodes, _ = read(write(tables)["graph.cypher"])
    assert nodes["n"] == {"label": "n", "a_b": 3, "a_b_2": 1, "a_b_3": 2, "_": 4, "_7": 5, "n" * 56: 6}
    assert leaves_out(tables)[0].count(" is ") == 4


def test_labels_and_types_are_known() -> None:
    ontology = ONTOLOGY.read_text(encoding="utf-8")
    assert set(CLASSES) == set(re.findall(r"^sg:(\w+) a owl:Class", ontology, re.MULTILINE))
    assert {kind_words(name): name for name in CLASSES} == LABELS
    assert (LABELS["state of affairs"], EDGE_TYPES["state of affairs"]) == ("StateOfAffairs", "STATE_OF_AFFAIRS")
    text = written("cypher", "positions")["graph.cypher"]
    assert set(re.findall(r"SET n:(\w+)", text)) == {"Person", "State", "Organization", "Collective", "Proposal"}
    assert set(re.findall(r"\[r:(\w+)", text)) == {"POSITION"}


def test_what_is_of_no_known_kind_is_a_thing() -> None:
    assert "SET n:" not in written("cypher", "undirected")["graph.cypher"]


def test_a_statement_takes_so_many_rows() -> None:
    text = write(tables_for(networkx.empty_graph(1001)))["graph.cypher"]
    assert re.findall(r"range\(0, (\d+)\)", text) == ["499", "499", "0"]


def test_the_style_has_a_rule_for_every_label_and_type() -> None:
    files = written("cypher", "ferry")
    used = {f"node.{name}" for name in re.findall(r"SET n:(\w+)", files["graph.cypher"])}
    used |= {f"relationship.{name}" for name in re.findall(r"\[r:(\w+)", files["graph.cypher"])}
    rules = re.findall(r"^(\S+) \{\n((?:  [\w-]+: [^;]+;\n)+)\}$", files["style.grass"], re.MULTILINE)
    assert len(rules) == files["style.grass"].count("{\n")
    assert used <= {name for name, _ in rules}
    assert dict(rules)["node.Person"].splitlines()[0] == "  color: #56B4E9;"


def test_each_type_has_its_constraint() -> None:
    files = written("cypher", "nasty")
    assert set(re.findall(r"\[r:(\w+)\]-\(\)", files["constraints.cypher"])) == {"LINK", "POSITION", "RELATION"}
