"""Tests of the readers themselves: each reads a good file as it is meant, and refuses or tells of a bad one."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SAMPLES = HERE / "samples"
ANN = 'Ann O\'Neil & "sons"'
ISSUE = "قضية 😀"
PAIR = [("person/ann", "issue:1"), ("person/ann", "issue:1")]
FOUR = [*PAIR, ("person/ann", "party/green"), ("party/green", "issue:1")]

Answer = dict[str, Any]


def ends(answer: Answer) -> list[tuple[str, str]]:
    """Give the ends of all edges, in order."""
    return [(edge["source"], edge["target"]) for edge in answer["edges"]]


@pytest.fixture
def fetch() -> Any:
    """Give fetch.py as a module."""
    place = importlib.util.spec_from_file_location("fetch", HERE / "fetch.py")
    assert place and place.loader
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


def test_fetching_again_does_nothing(fetch: Any) -> None:
    if not all(fetch.ready(part, fetch.default_folder()) for part in fetch.parts()):
        pytest.skip("not all is fetched: run python tests/readers/fetch.py")
    again = subprocess.run([sys.executable, HERE / "fetch.py"], capture_output=True, text=True, check=False, timeout=5)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_a_new_pin_asks_for_a_new_fetching(fetch: Any, tmp_path: Path) -> None:
    part, *_ = fetch.parts()
    (tmp_path / part.name).mkdir()
    (tmp_path / part.name / fetch.fetching.STAMP).write_text(hashlib.sha256(part.pins).hexdigest())
    assert fetch.ready(part, tmp_path)
    assert not fetch.ready(part._replace(pins=part.pins + b" "), tmp_path)


@pytest.mark.parametrize("name", ["gephi", "neo4j"])
def test_a_file_of_another_content_is_refused(fetch: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    def forge(*_words: str, cwd: Path) -> None:
        (cwd / "forged.jar").write_bytes(b"not what was checked")

    fetching = fetch.fetching
    monkeypatch.setattr(fetching, "run", forge)
    monkeypatch.setattr(fetching.shutil, "which", lambda program: program)
    with pytest.raises(fetching.Unfit, match="checked when its version was chosen"):
        fetching.fetch([part for part in fetch.parts() if part.name == name], tmp_path)
    assert not (tmp_path / name).exists()


def test_fetching_names_the_program_that_is_missing(tmp_path: Path) -> None:
    empty = {"PATH": str(tmp_path)}
    words = [sys.executable, str(HERE / "fetch.py"), "--into", str(tmp_path / "new")]
    done = subprocess.run(words, env=empty, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "fetch.py: node is missing: install it, then fetch again\n")
    assert not (tmp_path / "new").exists()


def test_no_registry_is_named() -> None:
    lock = (HERE / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') > 100


@pytest.mark.parametrize("kind", ["graphology-gexf", "graphology-graphml"])
def test_graphology_reads(node_reader: Callable[..., Answer], kind: str) -> None:
    answer = node_reader(kind, SAMPLES / f"good.{kind.removeprefix('graphology-')}")
    assert {name: node["label"] for name, node in answer["nodes"].items()} == {
        "person/ann": ANN,
        "issue:1": ISSUE,
        "party/green": "Les Verts été",
    }
    assert ends(answer) == FOUR
    assert [edge["id"] for edge in answer["edges"]] == ["e0", "e1", "e2", "e3"]
    assert [edge["attributes"]["weight"] for edge in answer["edges"]] == [2.5, 1, 1, 4]
    assert answer["nodes"]["person/ann"]["elected"] is True
    assert (answer["nodes"]["issue:1"]["x"], answer["nodes"]["issue:1"]["y"]) == (100, -20)
    assert answer["warnings"] == []


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("graphology-gexf", "undeclared.gexf", 'undeclared attribute "votes"'),
        ("graphology-graphml", "edge-id-twice.graphml", "1 of 2 edges kept"),
        ("graphology-graphml", "undeclared.graphml", 'undeclared key "votes"'),
        ("graphology-graphml", "unclosed.graphml", "unexpected close tag"),
        ("cytoscape", "edge-without-id.cyjs", "2 of 4 elements dropped"),
        ("mermaid", "node-end.mmd", "Parse error on line 3"),
    ],
)
def test_javascript_readers_refuse(node_reader: Callable[..., Answer], kind: str, name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        node_reader(kind, SAMPLES / name)


def test_cytoscape_reads(node_reader: Callable[..., Answer]) -> None:
    answer = node_reader("cytoscape", SAMPLES / "good.cyjs")
    assert {name: node["name"] for name, node in answer["nodes"].items()} == {"person/ann": ANN, "issue:1": ISSUE}
    assert ends(answer) == PAIR
    assert [edge["attributes"]["interaction"] for edge in answer["edges"]] == ["supports", "opposes"]
    assert answer["positions"]["issue:1"] == {"x": 100, "y": -20}
    assert answer["warnings"] == []


def test_mermaid_reads(node_reader: Callable[..., Answer]) -> None:
    answer = node_reader("mermaid", SAMPLES / "good.mmd")
    assert {name: node["label"] for name, node in answer["nodes"].items()} == {"n0": ANN, "n1": f"{ISSUE}\nsecond line"}
    assert [(edge["source"], edge["target"], edge["attributes"]["label"]) for edge in answer["edges"]] == [
        ("n0", "n1", "supports"),
        ("n0", "n1", "opposes"),
    ]
    assert answer["groups"] == [{"id": "g0", "title": "People", "nodes": ["n0"]}]


def test_the_checker_of_cypher_finds_a_syntax_error(node_reader: Callable[..., Answer]) -> None:
    assert node_reader("cypher-lint", SAMPLES / "constraints.cypher")["findings"] == []
    (finding,) = node_reader("cypher-lint", SAMPLES / "syntax-error.cypher")["findings"]
    assert (finding["severity"], finding["line"]) == (1, 1)


def test_the_schema_takes_a_good_gexf_and_no_bad_one(python_reader: Callable[..., Any]) -> None:
    assert python_reader("gexf_faults", SAMPLES / "good.gexf") == []
    assert python_reader("gexf_faults", SAMPLES / "edge-type.gexf") == ["line 9: Invalid attribute type for element edge"]
    assert python_reader("gexf_faults", SAMPLES / "undeclared.gexf") == ["node a: no column votes"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('kind="opposes"', 'kind="supports"', "edges of one kind from person/ann to issue:1: supports"),
        ('value="3"', 'value="3.5"', "node person/ann: votes is no long: 3.5"),
        ("[&quot;A. O'Neil&quot;", "[A. O'Neil", 'node person/ann: aliases is no liststring: [A. O\'Neil, "Annie, the elder"]'),
        ('id="e1"', 'id="e0"', "edge e0 twice"),
        ('target="party/green"', 'target="party/red"', "edge e2 leads to no node: party/red"),
        ('end="2001-12-31"', 'end="1989-12-31"', "person/ann ends before it starts: 1990-01-01 1989-12-31"),
        ('count="3"', 'count="4"', "4 nodes announced, 3 there"),
        ('mode="dynamic"', 'mode="static"', "2 elements have times in a static graph"),
        ('start="1992-06-01"', 'start="1992-06"', "line 42: Invalid attribute start for element edge"),
        ('type="long"', 'type="date"', "line 6: Element attribute failed to validate attributes"),
    ],
)
def test_each_fault_of_a_gexf_is_told(python_reader: Callable[..., Any], tmp_path: Path, old: str, new: str, fault: str) -> None:
    bad = tmp_path / "bad.gexf"
    good = (SAMPLES / "good.gexf").read_text(encoding="utf-8")
    bad.write_text(good.replace(old, new, 1), encoding="utf-8")
    assert good != bad.read_text(encoding="utf-8")
    assert python_reader("gexf_faults", bad) == [fault]


@pytest.mark.parametrize("reader", ["igraph_graphml", "networkx_graphml"])
def test_python_reads_graphml(python_reader: Callable[..., Any], reader: str) -> None:
    answer = python_reader(reader, SAMPLES / "good.graphml")
    assert {name: node["label"] for name, node in answer["nodes"].items()} == {
        "person/ann": ANN,
        "issue:1": ISSUE,
        "party/green": "Les Verts été",
    }
    assert sorted(ends(answer)) == sorted(FOUR)
    assert answer["nodes"]["person/ann"]["votes"] == 3
    assert answer["warnings"] == []


def test_igraph_refuses_a_column_of_two_types(python_reader: Callable[..., Any]) -> None:
    with pytest.raises(Exception, match="Duplicate attribute name"):
        python_reader("igraph_graphml", SAMPLES / "column-twice.graphml")


def test_igraph_warns_of_what_is_not_declared(python_reader: Callable[..., Any]) -> None:
    (warning,) = python_reader("igraph_graphml", SAMPLES / "undeclared.graphml")["warnings"]
    assert "Unknown attribute key 'votes'" in warning


def test_networkx_loses_an_edge_whose_id_comes_twice(python_reader: Callable[..., Any]) -> None:
    assert len(python_reader("networkx_graphml", SAMPLES / "edge-id-twice.graphml")["edges"]) == 1


def test_networkx_reads_gexf(python_reader: Callable[..., Any]) -> None:
    answer = python_reader("networkx_gexf", SAMPLES / "good.gexf")
    assert (len(answer["nodes"]), sorted(ends(answer))) == (3, sorted(FOUR))
    assert answer["nodes"]["person/ann"]["viz"]["color"] == {"r": 51, "g": 102, "b": 204, "a": 1.0}


def test_networkx_reads_node_link(python_reader: Callable[..., Any]) -> None:
    answer = python_reader("networkx_node_link", SAMPLES / "good.node-link.json")
    assert answer["nodes"]["issue:1"] == {"label": ISSUE}
    assert [(edge["id"], edge["attributes"]["kind"]) for edge in answer["edges"]] == [("e0", "supports"), ("e1", "opposes")]
    with pytest.raises(ValueError, match="NaN is no JSON"):
        python_reader("networkx_node_link", SAMPLES / "not-a-number.node-link.json")


def test_ndex2_reads_cx2(python_reader: Callable[..., Any]) -> None:
    answer = python_reader("ndex2_cx2", SAMPLES / "good.cx2")
    assert {name: node["name"] for name, node in answer["nodes"].items()} == {"0": ANN, "1": ISSUE}
    assert answer["nodes"]["0"]["aliases"] == ["A. O'Neil", "Annie"]
    assert [edge["attributes"] for edge in answer["edges"]] == [
        {"interaction": "supports", "weight": 2.5},
        {"interaction": "opposes", "weight": 1.0},
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("undeclared", r"undeclared in nodes: \['party'\]"),
        ("wrong-type", "does not match the actual value type"),
        ("edge-to-nowhere", "edge 0 leads to no node"),
        ("miscounted", "nodes has not 3 elements"),
        ("no-status", "no status of success"),
    ],
)
def test_a_bad_cx2_is_refused(python_reader: Callable[..., Any], name: str, words: str) -> None:
    with pytest.raises(Exception, match=words):
        python_reader("ndex2_cx2", SAMPLES / f"{name}.cx2")


def test_graphviz_reads(python_reader: Callable[..., Any]) -> None:
    answer = python_reader("graphviz_dot", SAMPLES / "good.dot")
    assert {name: node["label"] for name, node in answer["nodes"].items()} == {"person/ann": ANN, "issue:1": "قضية"}
    assert [(edge["id"], edge["source"], edge["target"]) for edge in answer["edges"]] == [("e0", *PAIR[0]), ("e1", *PAIR[1])]
    assert answer["warnings"] == []
    drawn, said = python_reader("graphviz_svg", SAMPLES / "good.dot")
    assert (drawn.count('class="node"'), drawn.count('class="edge"'), said) == (2, 2, [])


def test_graphviz_warns_of_an_unquoted_colon_and_refuses_an_open_quote(python_reader: Callable[..., Any]) -> None:
    answer = python_reader("graphviz_dot", SAMPLES / "colon.dot")
    assert (set(answer["nodes"]), answer["warnings"]) == ({"issue", "party"}, ["Warning: node issue, port 1 unrecognized"])
    with pytest.raises(ValueError, match="syntax error"):
        python_reader("graphviz_dot", SAMPLES / "unclosed.dot")


def test_openpyxl_reads_and_refuses_formulas(python_reader: Callable[..., Any], tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "nodes"
    for row in (["id", "label", "votes"], ["person/ann", ANN, 3], ["issue:1", ISSUE, None]):
        book.active.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert python_reader("openpyxl_xlsx", path) == {
        "nodes": [{"id": "person/ann", "label": ANN, "votes": 3}, {"id": "issue:1", "label": ISSUE, "votes": None}]
    }
    book.active["B2"] = "=1+1"
    book.save(path)
    with pytest.raises(ValueError, match="nodes!B2 holds a formula"):
        python_reader("openpyxl_xlsx", path)


def test_pyld_reads_and_fetches_nothing(python_reader: Callable[..., Any]) -> None:
    quads = python_reader("pyld_quads", SAMPLES / "good.jsonld")
    assert len(quads) == 3
    assert all(quad.endswith("<https://example.org/graph> .") for quad in quads)
    with pytest.raises(Exception, match="Could not expand input"):
        python_reader("pyld_quads", SAMPLES / "context-elsewhere.jsonld")


def test_gephi_reads_gexf(gephi: Callable[..., Answer], tmp_path: Path) -> None:
    picture = tmp_path / "gephi.png"
    answer = gephi(SAMPLES / "good.gexf", picture=picture)
    nodes = answer["nodes"]
    assert {name: node["label"] for name, node in nodes.items()} == {"person/ann": ANN, "issue:1": ISSUE, "party/green": "Les Verts été"}
    assert nodes["person/ann"]["aliases"] == ["A. O'Neil", "Annie, the elder"]
    assert (nodes["person/ann"]["color"], nodes["person/ann"]["size"]) == ("#3366cc", 12)
    assert (nodes["issue:1"]["x"] - nodes["person/ann"]["x"], nodes["issue:1"]["y"] - nodes["person/ann"]["y"]) == (100, -30.5)
    assert sorted(ends(answer)) == sorted(FOUR)
    assert {edge["id"]: (edge["kind"], edge["weight"]) for edge in answer["edges"]} == {
        "e0": ("supports", 2.5),
        "e1": ("opposes", 1),
        "e2": ("memberOf", 1),
        "e3": ("supports", 4),
    }
    assert answer["columns"]["node"] == {"kind": "String", "votes": "Long", "elected": "Boolean", "aliases": "String[]"}
    assert (answer["dynamic"], answer["timeFormat"], answer["warnings"]) == (True, "DATE", [])
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_gephi_tells_what_it_loses(gephi: Callable[..., Answer]) -> None:
    merged = gephi(SAMPLES / "good.graphml")
    assert (len(merged["edges"]), merged["warnings"]) == (3, ["COUNT: 4 edges in the file, 3 in the graph"])
    assert merged["edges"][0]["weight"] == 3.5
    assert "Type 'foo'" in gephi(SAMPLES / "edge-type.gexf")["warnings"][0]


def test_gephi_reads_tables(gephi: Callable[..., Answer], tmp_path: Path) -> None:
    answer = gephi(SAMPLES / "tables" / "nodes.csv", SAMPLES / "tables" / "edges.csv")
    assert {name: node["label"] for name, node in answer["nodes"].items()} == {"person/ann": ANN, "issue:1": ISSUE}
    assert (ends(answer), [edge["kind"] for edge in answer["edges"]]) == (PAIR, ["supports", "opposes"])
    assert answer["warnings"] == []
    beyond = tmp_path / "edges.csv"
    beyond.write_text("Source,Target,Type\nperson/ann,person/bob,Directed\n")
    assert gephi(SAMPLES / "tables" / "nodes.csv", beyond)["warnings"] == ["COUNT: 2 nodes in the file, 3 in the graph"]


def test_neo4j_executes_a_script_twice_without_doubling(neo4j: Callable[..., Answer]) -> None:
    answer = neo4j(SAMPLES / "constraints.cypher", SAMPLES / "good.cypher", twice=True)
    assert (answer["labels"], answer["types"]) == ({"Person": 1, "Issue": 1}, {"SUPPORTS": 1, "OPPOSES": 1})
    assert answer["nodes"]["person/ann"]["label"] == 'Ann O\'Neil; & "sons" // no comment'
    assert ends(answer) == PAIR
    assert answer["constraints"] == ["issue-id", "person-id"]
    assert answer["warnings"] == []


def test_neo4j_refuses_a_syntax_error(neo4j: Callable[..., Answer]) -> None:
    with pytest.raises(ValueError, match="Invalid input 'neil'"):
        neo4j(SAMPLES / "syntax-error.cypher")


def test_the_importer_of_neo4j_reads_tables(neo4j: Callable[..., Answer]) -> None:
    folder = SAMPLES / "neo4j-csv"
    nodes = [f"--nodes={folder / name}" for name in ("people.csv", "issues.csv")]
    options = (*nodes, f"--relationships={folder / 'stances.csv'}", "--multiline-fields=true")
    answer = neo4j(options=options)
    assert (answer["labels"], answer["types"]) == ({"Actor": 1, "Person": 1, "Issue": 1}, {"SUPPORTS": 1, "OPPOSES": 1})
    assert answer["nodes"]["issue:1"]["label"] == f"{ISSUE}\nsecond line"
    with pytest.raises(ValueError, match="refused"):
        neo4j(options=options[1:])


if sys.version_info >= (3, 12):

    def test_falkordb_executes_a_script(python_reader: Callable[..., Any]) -> None:
        answer = python_reader("falkordb", SAMPLES / "good.cypher")
        assert (set(answer["nodes"]), ends(answer)) == ({"person/ann", "issue:1"}, PAIR)


def test_the_browser_sees_a_good_page(page: Any, seen: Any, axe: Callable[..., list[Answer]]) -> None:
    page.goto((SAMPLES / "page.html").as_uri())
    assert page.inner_text("#said") == "ready"
    assert (seen.console, seen.errors, seen.abroad) == (["log: ready"], [], [])
    assert axe(page) == []


def test_the_browser_tells_what_is_wrong_with_a_bad_page(page: Any, seen: Any, axe: Callable[..., list[Answer]]) -> None:
    page.goto((SAMPLES / "bad-page.html").as_uri())
    assert seen.abroad == ["https://example.org/picture.png"]
    assert "error: something is wrong" in seen.console
    assert seen.errors == ["nothing is not defined"]
    assert {violation["id"] for violation in axe(page)} >= {"color-contrast", "html-has-lang", "image-alt"}
