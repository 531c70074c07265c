r"""Cypher for Neo4j 5 (Neo4j, Cypher Manual) and, but for the constraints, for whatever else runs openCypher, such as FalkorDB.

Three files: `constraints.cypher` goes first, then `graph.cypher`, which can be loaded again and again; `style.grass` is for Neo4j Browser
(`:style`). No text of the data becomes syntax. Labels and types come from the lists below, and what they do not know is a Thing or a LINK,
with its `kind` as a property. The name of a column becomes a name of letters, digits and _ only. Every other text is a literal
whose backslashes, quotes and line breaks are escaped; Neo4j would see to \u in comments as well, so they are written without backslashes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stancegraph.colours import KINDS, OTHER_KIND, POLARITY
from stancegraph.exports.looks import in_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeVar

    from stancegraph.exports.tables import Column, Edge, Node, Row, Tables, Value

    T = TypeVar("T")

#: The label that every node has, and that its id is unique under.
COMMON = "Thing"
#: The type of what joins two nodes and is none of our statements.
OTHER = "LINK"
#: The classes of the ontology whose members may be nodes or edges.
CLASSES = (
    *("Actor", "Article", "Assessment", "Attribution", "AttributionStep", "Bridge", "Candidacy", "Claim", "Coding", "Collective"),
    *("Condition", "Dependency", "Document", "Event", "Link", "Mention", "Narrator", "NumericClaim", "Office", "OpenQuestion"),
    *(
        "Organization",
        "Participation",
        "Passage",
        "Person",
        "Place",
        "Position",
        "PossibleIdentity",
        "Proposal",
        "Reason",
        "Relation",
        "Round",
    ),
    *("State", "StateOfAffairs", "Statement", "Task", "Tenure", "Voice"),
)
_WORDS = {name: re.sub("(?<!^)([A-Z])", r" \1", name).lower() for name in CLASSES}
#: The label of each kind of node, and the type of each kind of edge.
LABELS = {words: name for name, words in _WORDS.items()}
EDGE_TYPES = {words: words.upper().replace(" ", "_") for words in _WORDS.values()}
#: How many rows a statement takes: each is a transaction of Neo4j's, and one with very many takes long to be read.
BATCH = 500

_CAPTION = "'{label}'"
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]{0,63}")
_OTHER_SIGNS = re.compile("[^A-Za-z0-9_]")
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def write(tables: Tables) -> dict[str, str]:
    """Write a network in Cypher.

    Takes Tables, with lists. Each node is found by its id, or made, and each edge by its type and id; then every column is set as the file
    has it, also to nothing, and other properties stay. Returns the texts of the three files by name.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> print(write(tabulate(networkx.path_graph(2), lists=True))["graph.cypher"].splitlines()[-4])
    MATCH (a:Thing {id: _source[i]})
    """
    labels = sorted({_label_of(node.values) for node in tables.nodes})
    types = sorted({_type_of(edge.values) for edge in tables.edges})
    return {
        "constraints.cypher": _constraints(types),
        "graph.cypher": "".join(_graph(tables, labels, types)),
        "style.grass": _style(labels, types),
    }


def leaves_out(tables: Tables) -> list[str]:
    """Tell which columns get another name, because Cypher's plain names are of letters, digits and _.

    >>> from stancegraph.exports.tables import Column, Tables
    >>> leaves_out(Tables("", "", "en", [], [], [Column("a b", "string", "")], [], []))
    ['names of properties are of letters, digits and _: a b is a_b']
    """
    names = _properties(tables.node_columns) | _properties(tables.edge_columns)
    changed = {old: new for old, new in names.items() if old != new}
    told = ", ".join(f"{old} is {new}" for old, new in sorted(changed.items()))
    return [f"names of properties are of letters, digits and _: {told}"] if changed else []


def _properties(columns: Iterable[Column]) -> dict[str, str]:
    """Give every column the name of its property; those that may keep theirs come first."""
    names = [column.name for column in columns]
    found = {name: name for name in names if _NAME.fullmatch(name)}
    for name in names:
        if name not in found:
            plain = _OTHER_SIGNS.sub("_", name)[:56]
            plain = f"_{plain}" if not plain or plain[0].isdigit() else plain
            number, own = 1, plain
            while own in found.values():
                number += 1
                own = f"{plain}_{number}"
            found[name] = own
    return found


def _label_of(values: Row) -> str:
    return LABELS.get(str(values.get("kind")), COMMON)


def _type_of(values: Row) -> str:
    return EDGE_TYPES.get(str(values.get("kind")), OTHER)


def _constraints(types: list[str]) -> str:
    lines = [
        "// For Neo4j 5.7 and later, before graph.cypher. FalkorDB has another way: CREATE INDEX FOR (n:Thing) ON (n.id)",
        f"CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:{COMMON}) REQUIRE n.id IS UNIQUE;",
    ]
    lines += [f"CREATE CONSTRAINT {type_.lower()}_id IF NOT EXISTS FOR ()-[r:{type_}]-() REQUIRE r.id IS UNIQUE;" for type_ in types]
    return "\n".join([*lines, ""])


def _graph(tables: Tables, labels: list[str], types: list[str]) -> Iterator[str]:
    """Give the statements, each with at most BATCH rows of one label or type."""
    for text in (tables.title, tables.description, *leaves_out(tables)):
        yield f"// {in_a_line(text)}\n"
    names = _properties(tables.node_columns)
    nodes: dict[str, list[Node]] = {label: [] for label in labels}
    for node in tables.nodes:
        nodes[_label_of(node.values)].append(node)
    for label, members in nodes.items():
        own = [f"n:{label}"] if label != COMMON else []
        ending = f"MERGE (n:{COMMON} {{id: _id[i]}}){_set('n', own, names)};\n"
        for batch in _batches(members):
            yield _statement({"id": [node.id for node in batch]}, [node.values for node in batch], names, ending)
    names = _properties(tables.edge_columns)
    edges: dict[str, list[Edge]] = {type_: [] for type_ in types}
    for edge in tables.edges:
        edges[_type_of(edge.values)].append(edge)
    for type_, joined in edges.items():
        ends = f"MATCH (a:{COMMON} {{id: _source[i]}})\nMATCH (b:{COMMON} {{id: _target[i]}})\n"
        ending = f"{ends}MERGE (a)-[r:{type_} {{id: _id[i]}}]->(b){_set('r', [], names)};\n"
        for part in _batches(joined):
            ids = {
                "id": [edge.id for edge in part],
                "source": [edge.source for edge in part],
                "target": [edge.target for edge in part],
            }
            yield _statement(ids, [edge.values for edge in part], names, ending)


def _batches(rows: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _statement(ids: Mapping[str, list[str]], rows: list[Row], names: Mapping[str, str], ending: str) -> str:
    """Write a statement: one flat list for each column, which Neo4j takes out of the plan (a list of maps takes it ten times as long)."""
    lists = [f"[{', '.join([_literal(id_) for id_ in column])}] AS _{name}" for name, column in ids.items()]
    lists += [f"[{', '.join([_literal(row[name]) if name in row else 'null' for row in rows])}] AS _{own}" for name, own in names.items()]
    return f"WITH {f',{chr(10)}  '.join(lists)}\nUNWIND range(0, {len(rows) - 1}) AS i\n{ending}"


def _set(variable: str, first: list[str], names: Mapping[str, str]) -> str:
    parts = [*first, *(f"{variable}.`{name}` = _{name}[i]" for name in names.values())]
    return f"\nSET {', '.join(parts)}" if parts else ""


def _literal(value: Value) -> str:
    if isinstance(value, str):
        if "'" in value or "\\" in value or not value.isprintable():
            value = value.translate(_ESCAPES)
        return f"'{value}'"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join([_literal(part) for part in value])}]"
    return repr(value)


def _style(labels: list[str], types: list[str]) -> str:
    """Write the style of Neo4j Browser: a label's rule comes after that of all nodes and wins."""
    rules = [("node", {"diameter": "50px", "border-width": "2px", "font-size": "10px"})]
    for label in dict.fromkeys([COMMON, *labels]):
        colour = KINDS.get(_WORDS.get(label, ""), OTHER_KIND)
        rules.append((f"node.{label}", {"color": colour, "border-color": "#444444", "text-color-internal": "#000000", "caption": _CAPTION}))
    plain = {"color": POLARITY[0], "shaft-width": "1px", "font-size": "8px", "padding": "3px", "text-color-external": "#000000"}
    rules.append(("relationship", {**plain, "text-color-internal": "#FFFFFF", "caption": _CAPTION}))
    rules += [(f"relationship.{type_}", {"caption": _CAPTION}) for type_ in types]
    return "\n".join(
        "\n".join([f"{selector} {{", *(f"  {key}: {value};" for key, value in rule.items()), "}", ""]) for selector, rule in rules
    )
