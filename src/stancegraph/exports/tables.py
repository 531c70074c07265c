"""A network as two tables: clean values in typed columns, which any format can be written from, and notes of what was changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from stancegraph.exports.cleaning import JOINER, MOST_EXACT, Cleaner, Notes, Value, as_text

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence

    import networkx

Row = dict[str, Value]

__all__ = ["JOINER", "TYPES", "Column", "Edge", "Node", "Row", "Tables", "Value", "distinct", "is_number", "is_placed", "kinds", "tabulate"]

#: What a column can hold; `strings` is a list of texts.
TYPES = ("string", "integer", "double", "boolean", "strings")


class Column(NamedTuple):
    """A column: its name, the one type of all its values, and what it means."""

    name: str
    type: str
    meaning: str


class Node(NamedTuple):
    """A node: its id, and its values by column, in the order of the columns; a column without a value is left out."""

    id: str
    values: Row


class Edge(NamedTuple):
    """An edge: its id, the ids of the nodes where it starts and ends, and its values by column, as a node has them."""

    id: str
    source: str
    target: str
    values: Row


class Tables(NamedTuple):
    """A network as a format takes it.

    Nodes and edges are in a fixed order; columns have one type each; every node and edge has a `label`; no edge has the id of another or of
    a node. `notes` tell what was changed on the way, and stand in `description` too. `directed` says whether an edge goes from
    its source to its target, or joins the two.
    """

    title: str
    description: str
    lang: str
    nodes: list[Node]
    edges: list[Edge]
    node_columns: list[Column]
    edge_columns: list[Column]
    notes: list[str]
    directed: bool = True


#: The columns that every network of ours has, and what they mean: those that come first, and those that come last.
FIRST = {
    "label": "the name",
    "kind": "what kind of thing or statement it is",
    "names": "further names",
    "degree": "how many edges meet in the node",
    "weight": "how many statements, or passages, the edge stands for",
    "circle": "with what links the circle closes that the edge lies on",
}
LAST = {
    "iri": "the IRI, which names it for good",
    "iris": "the IRIs of the statements that were merged",
    "x": "the place, rightwards",
    "y": "the place, upwards",
}
#: What a graph of ours says about itself and the tables have a place for; all else that a graph says goes into the description.
_TOLD = {"name", "title", "description", "filters", "source", "lang", "columns"}


_TYPE_OF = {str: "string", int: "integer", float: "double", bool: "boolean", list: "strings"}


def tabulate(
    network: networkx.Graph[Hashable],
    lists: bool | str = False,
    xml: bool = False,
    reserved: frozenset[str] = frozenset(),
    *,
    longest: int = 0,
    forbidden: str = "",
) -> Tables:
    """Make two tables of any networkx graph.

    Takes the graph and what the format needs, as Format says it: whether lists are kept (else they are joined), or what parts their items;
    whether characters that XML cannot hold are taken out; the names of columns that the format keeps for itself; how many signs a text may
    have, if not any number; and signs that the names of columns cannot hold. Ids become texts, each its own; what has no label is
    labelled by its id; a value that is missing or not a number is left out; a column with whole numbers and others holds doubles, any other
    mixture texts, as do whole numbers beyond 2^53; dates become ISO texts. Returns Tables, whose `notes` tell all that is changed.

    >>> import networkx
    >>> graph = networkx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="for", weight=1); _ = graph.add_edge("a", "b", label="against", weight=0.5, terms=["x", "y"])
    >>> tables = tabulate(graph)
    >>> [edge.values for edge in tables.edges][1]
    {'label': 'against', 'weight': 0.5, 'terms': 'x; y'}
    >>> tables.notes
    ['what has no label is labelled by its id: nodes', 'lists are joined with "; ": terms']
    """
    notes = Notes()
    cleaner = Cleaner(notes, lists, xml, longest)
    about: Mapping[str, object] = network.graph
    told = about.get("columns")
    view = {str(name): str(meaning) for name, meaning in told.items()} if isinstance(told, Mapping) else {}
    meanings = {**FIRST, **view, **LAST}
    ids = _node_ids(network, cleaner)
    if network.is_multigraph():
        joined = list(network.edges(keys=True, data=True))  # type: ignore[call-overload]
    else:
        joined = [(one, other, None, own) for one, other, own in network.edges(data=True)]
    keys = _edge_ids([edge[2] for edge in joined], cleaner, set(ids.values()))
    maker = _TableMaker(cleaner, meanings, reserved, forbidden)
    node_columns, node_rows = maker.table("nodes", list(ids.values()), [own for _, own in network.nodes(data=True)])
    edge_columns, edge_rows = maker.table("edges", keys, [edge[3] for edge in joined])
    if joined and not network.is_directed():
        notes.add("edges join two nodes without a direction; where the file cannot say so, they go from the one to the other")
    title = cleaner.text(str(about.get("title") or about.get("name") or "network"), "title")
    description = _description(about, cleaner)
    lines = notes.lines()
    return Tables(
        title,
        f"{description} Flattened: {'. '.join(lines)}.".strip() if lines else description,
        str(about.get("lang", "en")),
        [Node(id_, row) for id_, row in zip(ids.values(), node_rows, strict=True)],
        [Edge(key, ids[edge[0]], ids[edge[1]], row) for key, edge, row in zip(keys, joined, edge_rows, strict=True)],
        node_columns,
        edge_columns,
        lines,
        network.is_directed(),
    )


def is_number(columns: Iterable[Column], name: str) -> bool:
    """Tell whether there is a column of this name and it holds numbers.

    >>> is_number([Column("weight", "double", "")], "weight")
    True
    """
    return any(column.name == name and column.type in ("integer", "double") for column in columns)


def is_placed(tables: Tables) -> bool:
    """Tell whether `x` and `y` say where nodes lie: both are numbers, and every node has both or neither.

    >>> import networkx
    >>> is_placed(tabulate(networkx.path_graph(2)))
    False
    """
    numbers = is_number(tables.node_columns, "x") and is_number(tables.node_columns, "y")
    return numbers and all(("x" in node.values) == ("y" in node.values) for node in tables.nodes)


def kinds(tables: Tables) -> list[tuple[str, bool]]:
    """Give every edge a kind that no other edge between the same nodes has, and tell whether it is not the first one there.

    >>> import networkx
    >>> kinds(tabulate(networkx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a")])))
    [('edge', False), ('edge 2', True), ('edge', False)]
    """
    met: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    found = []
    for edge in tables.edges:
        ends = (edge.source, edge.target)
        numbers = met[ends if tables.directed else (min(ends), max(ends))]
        again = bool(numbers)
        kind = base = " ".join(str(edge.values.get("kind", "")).split()) or "edge"
        number = numbers.get(base, 0)
        while kind in numbers:
            number += 1
            kind = f"{base} {number}"
        numbers[base] = max(number, 1)
        numbers.setdefault(kind, 1)
        found.append((kind, again))
    return found


def distinct(wanted: Sequence[str], rank: Sequence[int] | None = None, taken: Collection[str] = (), *, fold: bool = False) -> list[str]:
    """Give each of several names that nobody else has: what is met first keeps it, what comes later gets a ~ and a number.

    Takes the names, the rank of each (what has a lower one comes first), names that are taken already, and whether names that differ only
    in capitals are the same.

    >>> distinct(["a", "a", "b", "A"], [1, 0, 0, 0], ["b"]), distinct(["a", "A"], fold=True)
    (['a~2', 'a', 'b~2', 'A'], ['a', 'A~2'])
    """

    def same(name: str) -> str:
        return name.casefold() if fold else name

    used = set(map(same, taken))
    found = list(wanted)
    late = []
    for place in range(len(found)) if rank is None else sorted(range(len(found)), key=rank.__getitem__):
        if same(found[place]) in used:
            late.append(place)
        else:
            used.add(same(found[place]))
    numbers: dict[str, int] = {}
    for place in late:
        name = found[place]
        number = numbers.get(name, 2)
        while same(f"{name}~{number}") in used:
            number += 1
        numbers[name] = number + 1
        found[place] = f"{name}~{number}"
        used.add(same(found[place]))
    return found


def _node_ids(network: networkx.Graph[Hashable], cleaner: Cleaner) -> dict[Hashable, str]:
    """Give every node an id that is a text and its own; what is a text already keeps it."""
    nodes = list(network)
    wanted = [cleaner.text(str(node), "id") or "empty" for node in nodes]
    rank = [0 if isinstance(node, str) else 1 for node in nodes]
    return dict(zip(nodes, _distinct(wanted, rank, (), cleaner.notes, "nodes"), strict=True))


def _edge_ids(keys: list[object], cleaner: Cleaner, taken: set[str]) -> list[str]:
    """Give every edge an id of its own, which no node has either: its key where that is a text, else a number."""
    wanted = [cleaner.text(key, "id") or "empty" if isinstance(key, str) else f"e{number}" for number, key in enumerate(keys)]
    return _distinct(wanted, [0 if isinstance(key, str) else 1 for key in keys], taken, cleaner.notes, "edges")


def _distinct(wanted: list[str], rank: list[int], taken: Collection[str], notes: Notes, where: str) -> list[str]:
    """Give ids of their own; for an edge without an id any number will do, so that is not worth a note."""
    found = distinct(wanted, rank, taken)
    if any(given != name and (place == 0 or where == "nodes") for given, name, place in zip(found, wanted, rank, strict=True)):
        notes.add("ids that another one has get a ~ and a number", where)
    return found


def _description(about: Mapping[str, object], cleaner: Cleaner) -> str:
    """Say in one paragraph what the file holds and where it is from."""
    filters = about.get("filters")
    asked = ", ".join(f"{name}={' or '.join(map(str, values))}" for name, values in filters.items()) if isinstance(filters, Mapping) else ""
    parts = [
        str(about.get("description") or ""),
        f"Only {asked}." if asked else "",
        f"Source: {about['source']}." if about.get("source") else "",
    ]
    parts += [f"{name}: {value}." for name, value in about.items() if name not in _TOLD and value not in ({}, None)]
    return cleaner.text(" ".join(part for part in parts if part), "description")


class _TableMaker:
    """Makes a table of the attributes of nodes or edges."""

    def __init__(self, cleaner: Cleaner, meanings: Mapping[str, str], reserved: frozenset[str], forbidden: str) -> None:
        self.cleaner = cleaner
        self.notes = cleaner.notes
        self.meanings = meanings
        self.reserved = {name.casefold() for name in reserved}
        self.forbidden = str.maketrans(dict.fromkeys(forbidden, "_"))

    def table(self, what: str, ids: list[str], owns: Sequence[Mapping[Any, Any]]) -> tuple[list[Column], list[Row]]:
        """Clean all values, find the type of each column and bring its values to it, and label what has no label.

        Works column by column, which is several times as fast as row by row. Rows with the same keys are taken together, so that a graph
        with thousands of columns of few values each takes no more time and room than its values do.
        """
        alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for place, own in enumerate(owns):
            alike[tuple(own)].append(place)
        found: dict[object, list[Any]] = defaultdict(list)
        for keys, places in alike.items():
            for key, values in zip(keys, zip(*(owns[place].values() for place in places), strict=True), strict=True):
                found[key].extend(values)
        names = self.names(list(found))
        cleaned = {name: self.column(name, found[key]) for key, name in names.items()}
        types = {name: type_ for name, (_, type_) in cleaned.items() if type_} | {"label": "string"}
        meanings = {names.get(key, key): meaning for key, meaning in self.meanings.items()}
        order = self.ordered(types, meanings)
        positions = {name: place for place, name in enumerate(order)}
        rows: list[Row] = [{} for _ in owns]
        left = {name: iter(values) for name, (values, _) in cleaned.items()}
        for keys, places in alike.items():
            shared = sorted((name for key in keys if (name := names[key]) in types), key=positions.__getitem__)
            for place, values in zip(places, zip(*(islice(left[name], len(places)) for name in shared), strict=True), strict=bool(shared)):
                rows[place] = dict(zip(shared, values, strict=True))
        if any(None in values for values, _ in cleaned.values()):
            rows = [{name: value for name, value in row.items() if value is not None} for row in rows]
        self.label(what, ids, rows)
        return [Column(name, types[name], meanings.get(name, "")) for name in order], rows

    def names(self, keys: list[object]) -> dict[object, str]:
        """Give every column a name that is a text, its own and not the format's; Gephi, for one, takes no notice of capitals."""
        found: list[str] = []
        for key in keys:
            clean = self.cleaner.text(str(key), "names of columns") or "_"
            name = clean.translate(self.forbidden)
            if name != clean:
                self.notes.add("signs that names of columns cannot hold become _", name)
            if name.casefold() in self.reserved:
                name = f"{name}_"
                self.notes.add("columns with a name that is the format's own get a _", name)
            found.append(name)
        rank = [0 if name in self.meanings else 1 if name == key else 2 for name, key in zip(found, keys, strict=True)]
        names = distinct(found, rank, () if "label" in found else ("label",), fold=True)
        for name, wanted in zip(names, found, strict=True):
            if name != wanted:
                self.notes.add("columns with a name that another one has get a ~ and a number", name)
        return dict(zip(keys, names, strict=True))

    def column(self, name: str, values: list[Any]) -> tuple[Sequence[Value | None], str]:
        """Clean the values of a column, and find the one type that can hold them all; none, where there is no value.

        A label is always a text.
        """
        kinds = set(map(type, values))
        if kinds == {str}:
            return self.cleaner.texts(values, name), "string"
        if kinds == {list} and name != "label" and self.cleaner.plain_lists(values):
            return values, "strings"
        if name == "label":
            return [value if value is None else as_text(value) for value in (self.cleaner.value(one, name) for one in values)], "string"
        if kinds == {bool}:
            return values, "boolean"
        if kinds == {float} and all(map(math.isfinite, values)):
            return values, "double"
        if kinds == {int} and min(values) >= -MOST_EXACT and max(values) <= MOST_EXACT:
            return values, "integer"
        clean = [self.cleaner.value(value, name) for value in values]
        kinds = set(map(type, clean)) - {type(None)}
        if kinds <= {int, float} and max((abs(value) for value in clean if isinstance(value, int)), default=0) > MOST_EXACT:
            self.notes.add("whole numbers beyond 2^53, which many programs round, are written as texts", name)
        elif kinds == {int, float}:
            return [value if value is None else float(value) for value in clean], "double"  # type: ignore[arg-type]
        elif len(kinds) < 2:
            return clean, _TYPE_OF[kinds.pop()] if kinds else ""
        else:
            self.notes.add("values of several types are written as texts", name)
        return [value if value is None else as_text(value) for value in clean], "string"

    def label(self, what: str, ids: list[str], rows: list[Row]) -> None:
        """Label what has no label by its id."""
        for place, row in enumerate(rows):
            if not row.get("label"):
                rows[place] = {**row, "label": ids[place]} if "label" in row else {"label": ids[place], **row}
                self.notes.add("what has no label is labelled by its id", what)

    def ordered(self, names: Collection[str], meanings: Mapping[str, str]) -> list[str]:
        """Put what the network tells the meaning of in its order, other columns after that as they first appear, and IRI and place last."""
        told = [name for name in meanings if name in names and name not in LAST]
        return [*told, *(name for name in names if name not in meanings), *(name for name in LAST if name in names)]
