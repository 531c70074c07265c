"""Who stands where as a matrix: those who hold positions in rows, what positions are on in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stancegraph.colours import SIGNS, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stancegraph.exports.tables import Edge, Node, Row, Tables, Value

#: What the marks in a cell mean.
MARKS = {
    f"({SIGNS[1]})": "for",
    f"({SIGNS[-1]})": "against",
    f"({SIGNS[0]})": "neither, or both where positions were merged",
    "on condition: …": "what the position is made to depend on; whether on all conditions or any, in brackets where that is said",
    "[…]": "not the holder's own word: whose word it is",
    "partly": "of several positions that were merged, some",
    "×2": "how many statements, or passages, it stands for, where that is not 1",
}


class Stand(NamedTuple):
    """A position as a cell shows it: in words, and which way it goes (1 for, -1 against, 0 neither)."""

    text: str
    sign: int


class Matrix(NamedTuple):
    """The rows, each with a label and a kind; the labels of the columns; and the positions of each cell that has any."""

    actors: list[tuple[str, str]]
    proposals: list[str]
    cells: dict[tuple[int, int], list[Stand]]


def matrix(tables: Tables) -> Matrix:
    """Make a matrix of a network of positions.

    Takes Tables with lists. Returns a Matrix: rows and columns are sorted by label, and two of one label are told apart by their ids. A
    node where edges start is a row, one where they end a column; a node without edges is a column where it is a proposal, else a row.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> graph = networkx.MultiDiGraph()
    >>> own = {"label": "supports", "polarity": 1, "condition": ["it is cheap"], "countsAsOwn": False, "voicing": "imputed"}
    >>> _ = graph.add_edge("Ann", "the bridge", **own)
    >>> matrix(tabulate(graph, lists=True)).cells
    {(0, 0): [Stand(text='(+) supports, on condition: it is cheap [imputed]', sign=1)]}
    """
    sources, targets = {edge.source for edge in tables.edges}, {edge.target for edge in tables.edges}
    columns = [node for node in tables.nodes if node.id in targets or (node.id not in sources and node.values.get("kind") == "proposal")]
    taken = {node.id for node in columns}
    rows = [node for node in tables.nodes if node.id in sources or node.id not in taken]
    rows.sort(key=_place)
    columns.sort(key=_place)
    row_of = {node.id: number for number, node in enumerate(rows)}
    column_of = {node.id: number for number, node in enumerate(columns)}
    cells: dict[tuple[int, int], list[Stand]] = {}
    for edge in tables.edges:
        cells.setdefault((row_of[edge.source], column_of[edge.target]), []).append(stand(edge))
    for stands in cells.values():
        stands.sort(key=lambda one: (-one.sign, one.text))
    actors = [(name, str(node.values.get("kind", ""))) for name, node in zip(_names(rows), rows, strict=True)]
    return Matrix(actors, _names(columns), cells)


def stand(edge: Edge) -> Stand:
    """Tell a position in a few words: which way it goes, the stance, on what condition, and whose word it is if not the holder's own.

    >>> from stancegraph.exports.tables import Edge
    >>> stand(Edge("p", "a", "b", {"label": "opposes", "polarity": -1, "weight": 1.0}))
    Stand(text='(−) opposes', sign=-1)
    """
    values = edge.values
    sign = sign_of(values.get("polarity"))
    weight = values.get("weight", 1.0)
    times = f" ×{weight:g}" if isinstance(weight, float) and weight != 1 else ""
    return Stand(f"({SIGNS[sign]}) {values['label']}{times}{_condition(values)}{_voice(values)}", sign)


def _condition(values: Row) -> str:
    conditions = _items(values.get("condition"))
    if not conditions:
        return ""
    combination = " / ".join(_items(values.get("conditionCombination")))
    partly = "partly " if len(_items(values.get("iris"))) > 1 else ""
    return f", {partly}on condition{f' ({combination})' if combination else ''}: {' / '.join(conditions)}"


def _voice(values: Row) -> str:
    """Mark what is not the holder's own word; where positions were merged, some may be and others not."""
    own = {item.lower() for item in _items(values.get("countsAsOwn"))}
    if "false" not in own:
        return ""
    voicing = ", ".join(_items(values.get("voicing"))) or "not own"
    return f" [partly {voicing}]" if "true" in own else f" [{voicing}]"


def _items(value: Value | None) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [str(value)]


def _place(node: Node) -> tuple[str, str]:
    return str(node.values["label"]).casefold(), node.id


def _names(nodes: Iterable[Node]) -> list[str]:
    """Give the labels, with the id where another node has the same one."""
    listed = [(str(node.values["label"]), node.id) for node in nodes]
    labels = [label for label, _ in listed]
    shared = {label for label in labels if labels.count(label) > 1}
    return [f"{label} ({id_})" if label in shared else label for label, id_ in listed]
