"""A network as two tables: clean values in typed columns, which any format can be written from, and notes of what was changed."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    import networkx

    Value = str | int | float | bool | list[str]
    Row = dict[str, Value]

#: What a column can hold; `strings` is a list of texts.
TYPES = ("string", "integer", "double", "boolean", "strings")
JOINER = "; "


class Column(NamedTuple):
    """A column: its name, the one type of all its values, and what it means."""

    name: str
    type: str
    meaning: str


class Node(NamedTuple):
    """A node: its id, and its values by column; a column without a value is left out."""

    id: str
    values: Row


class Edge(NamedTuple):
    """An edge: its id, the ids of the nodes where it starts and ends, and its values by column."""

    id: str
    source: str
    target: str
    values: Row


class Tables(NamedTuple):
    """A network as a format takes it: nodes and edges in a fixed order, columns with one type each, and what was changed on the way."""

    title: str
    description: str
    lang: str
    nodes: list[Node]
    edges: list[Edge]
    node_columns: list[Column]
    edge_columns: list[Column]
    notes: list[str]


def tabulate(network: networkx.Graph[Hashable], lists: bool = False, xml: bool = False, reserved: frozenset[str] = frozenset()) -> Tables:
    """Make two tables of any networkx graph.

    Takes the graph, whether lists are kept (else they are joined), whether characters that XML cannot hold are taken out, and the names of
    columns that the format keeps for itself. Ids become texts, unique ones for edges; a value that is missing or not a number is left out; a column
    with whole numbers and others holds doubles, any other mixture texts; dates become ISO texts. Returns Tables, whose `notes` tell all that is flattened.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", weight=1); _ = graph.add_edge("a", "b", weight=0.5, terms=["x", "y"])
    >>> tables = tabulate(graph)
    >>> [edge.values for edge in tables.edges], tables.notes
    ([{'weight': 1.0}, {'weight': 0.5, 'terms': 'x; y'}], ['lists are joined with "; ": terms'])
    """
    return _Tabulator(network, lists, xml, reserved).tables()


class _Tabulator:
    def __init__(self, network: networkx.Graph[Hashable], lists: bool, xml: bool, reserved: frozenset[str]) -> None:
        self.network = network
        self.lists = lists
        self.xml = xml
        self.reserved = reserved
        self.changed: dict[str, set[str]] = {}

    def tables(self) -> Tables:
        about = self.network.graph
        meanings: Mapping[str, str] = {**BASE, **about.get("columns", {})}
        ids = self.ids()
        node_rows = [self.row(own) for _, own in self.network.nodes(data=True)]
        node_columns = self.typed(node_rows, meanings)
        nodes = [Node(id_, row) for id_, row in zip(ids.values(), node_rows, strict=True)]
        edge_rows = [self.row(own) for *_, own in self.network.edges(data=True)]
        edge_columns = self.typed(edge_rows, meanings)
        ends = ((ids[one], ids[other]) for one, other in self.network.edges())
        edges = [Edge(key, one, other, row) for key, (one, other), row in zip(self.keys(), ends, edge_rows, strict=True)]
        title = self.text(str(about.get("title") or about.get("name") or "network"), "title")
        notes = [f"{what}: {', '.join(sorted(columns))}" if columns != {""} else what for what, columns in self.changed.items()]
        return Tables(title, self.description(notes), str(about.get("lang", "en")), nodes, edges, node_columns, edge_columns, notes)

    def description(self, notes: list[str]) -> str:
        """Say in one paragraph what the file holds, where it is from and what was flattened."""
        about = self.network.graph
        asked = ", ".join(f"{name}={' or '.join(values)}" for name, values in about.get("filters", {}).items())
        parts = [
            about.get("description", ""),
            f"Only {asked}." if asked else "",
            f"Source: {about['source']}." if about.get("source") else "",
        ]
        parts += [f"Flattened: {'. '.join(notes)}."] if notes else []
        return self.text(" ".join(part for part in parts if part), "description")

    def ids(self) -> dict[Hashable, str]:
        """Give every node an id that is a text and its own."""
        found: dict[Hashable, str] = {}
        taken: set[str] = set()
        for node in self.network:
            id_ = unique(self.text(str(node), "id"), taken)
            found[node] = id_
        return found

    def keys(self) -> list[str]:
        """Give every edge an id of its own: its key where that is a text, else a number."""
        taken: set[str] = set()
        if not self.network.is_multigraph():
            return [unique(f"e{number}", taken) for number in range(self.network.number_of_edges())]
        triples = self.network.edges(keys=True)
        return [unique(self.text(key, "id") if isinstance(key, str) else f"e{number}", taken) for number, (_, _, key) in enumerate(triples)]

    def note(self, what: str, column: str) -> None:
        self.changed.setdefault(what, set()).add(column)

    def text(self, text: str, column: str) -> str:
        """Take out what no file can hold: halves of surrogate pairs, and for XML its illegal control characters."""
        clean = "".join(sign for sign in text if not _is_illegal(sign, self.xml)) if not text.isprintable() else text
        if clean != text:
            self.note("control characters are taken out", column)
        return clean

    def row(self, own: Mapping[str, object]) -> Row:
        """Clean the values of one node or edge."""
        row: Row = {}
        for key, value in own.items():
            name = self.text(str(key), "")
            if name in self.reserved:
                name = f"{name}_"
                self.note(f"the column names {', '.join(sorted(self.reserved))} are the format's own and get a _", "")
            clean = self.value(value, name)
            if clean is not None:
                row[name] = clean
        return row

    def value(self, value: object, column: str) -> Value | None:
        """Turn a value into one that a table can hold; None where there is none."""
        if value is None or isinstance(value, (bool, int)):
            return value
        if isinstance(value, float):
            if not math.isfinite(value):
                self.note("what is no finite number is left out", column)
                return None
            return value
        if isinstance(value, str):
            return self.text(value, column)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, (list, tuple, set, frozenset)):
            parts = [
                self.text(str(part), column)
                for part in (value if isinstance(value, (list, tuple)) else sorted(value, key=str))
                if part is not None
            ]
            if self.lists:
                return parts
            if len(parts) > 1:
                self.note(f'lists are joined with "{JOINER}"', column)
            return JOINER.join(parts)
        self.note("written as Python shows it", column)
        return self.text(str(value), column)

    def typed(self, rows: list[Row], meanings: Mapping[str, str]) -> list[Column]:
        """Find the type of every column, and bring its values to it; columns keep the order in which they first appear."""
        kinds: dict[str, set[str]] = {}
        for row in rows:
            for name, value in row.items():
                kinds.setdefault(name, set()).add(type(value).__name__)
        order = {name: place for place, name in enumerate(meanings)}
        columns = []
        for name in sorted(kinds, key=lambda name: (order.get(name, len(order)), name)):
            type_ = _type_of(kinds[name])
            if len(kinds[name]) > 1:
                if type_ != "double":
                    self.note("values of several types are written as texts", name)
                for row in rows:
                    if name in row:
                        row[name] = _as(type_, row[name])
            columns.append(Column(name, type_, meanings.get(name, "")))
        return columns


#: The columns that every network of ours has, and what they mean.
BASE = {
    "label": "the name",
    "kind": "what kind of thing or statement it is",
    "iri": "the IRI, which names it for good",
    "iris": "the IRIs of the statements that were merged",
    "names": "further names",
    "degree": "how many edges meet in the node",
    "weight": "how many statements, or passages, the edge stands for",
    "x": "the place, rightwards",
    "y": "the place, upwards",
    "circle": "with what links the circle closes that the edge lies on",
}


def unique(id_: str, taken: set[str]) -> str:
    """Give an id that is not taken yet, and take it.

    >>> taken: set[str] = set()
    >>> unique("a", taken), unique("a", taken)
    ('a', 'a~2')
    """
    number, found = 1, id_
    while found in taken:
        number += 1
        found = f"{id_}~{number}"
    taken.add(found)
    return found


def _is_illegal(sign: str, xml: bool) -> bool:
    code = ord(sign)
    return 0xD800 <= code <= 0xDFFF or (xml and ((code < 32 and sign not in "\t\n\r") or code in (0xFFFE, 0xFFFF)))


def _type_of(kinds: Iterable[str]) -> str:
    found = set(kinds)
    simple = {"str": "string", "int": "integer", "float": "double", "bool": "boolean", "list": "strings"}
    if len(found) == 1:
        return simple[found.pop()]
    return "double" if found == {"int", "float"} else "string"


def _as(type_: str, value: Value) -> Value:
    if type_ == "double":
        return float(value)  # type: ignore[arg-type]
    if isinstance(value, bool):
        return str(value).lower()
    return JOINER.join(value) if isinstance(value, list) else str(value)
