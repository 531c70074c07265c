"""Comma-separated values for `neo4j-admin database import` (Neo4j Operations Manual, Import, CSV header format)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.comma import Texts, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancegraph.exports.about import About
    from stancegraph.exports.tables import Column, Row, Tables

TYPES = {"string": "string", "integer": "long", "double": "double", "boolean": "boolean", "strings": "string[]"}
DELIMITER = ";"
#: The labels of nodes and the types of relationships that a database can get: no text of the data ever becomes one.
LABELS = {
    "article": "Article",
    "collective": "Collective",
    "condition": "Condition",
    "document": "Document",
    "event": "Event",
    "narrator": "Narrator",
    "office": "Office",
    "organization": "Organization",
    "person": "Person",
    "place": "Place",
    "proposal": "Proposal",
    "round": "Round",
    "state": "State",
    "state of affairs": "StateOfAffairs",
    "task": "Task",
}
OTHER_LABEL = "Thing"
RELATIONSHIPS = {
    "assessment": "ASSESSMENT",
    "candidacy": "CANDIDACY",
    "claim": "CLAIM",
    "dependency": "DEPENDENCY",
    "participation": "PARTICIPATION",
    "position": "POSITION",
    "possible identity": "POSSIBLE_IDENTITY",
    "relation": "RELATION",
    "tenure": "TENURE",
}
OTHER_RELATIONSHIP = "LINK"
COMMAND = "neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv --multiline-fields=true neo4j"


def write(tables: Tables) -> dict[str, str]:
    """Write a network as files for the importer of Neo4j.

    Takes Tables whose lists hold no `;`. Returns the texts of the files by name; about.txt has the command that imports them. Labels and
    types come from a closed list, by `kind`, which stays a property too.

    >>> import networkx
    >>> from stancegraph.exports.tables import tabulate
    >>> write(tabulate(networkx.path_graph(2)))["edges.csv"].splitlines()
    ['id,:START_ID,:END_ID,:TYPE,label:string', 'e0,0,1,LINK,e0']
    """
    texts = Texts()
    node_head = ["id:ID", ":LABEL", *map(_head, tables.node_columns)]
    edge_head = ["id", ":START_ID", ":END_ID", ":TYPE", *map(_head, tables.edge_columns)]
    nodes = (([node.id, _name(node.values, LABELS, OTHER_LABEL)], _joined(node.values)) for node in tables.nodes)
    edges = (
        ([edge.id, edge.source, edge.target, _name(edge.values, RELATIONSHIPS, OTHER_RELATIONSHIP)], _joined(edge.values))
        for edge in tables.edges
    )
    return {
        "nodes.csv": table(node_head, nodes, list(map(_as_text, tables.node_columns)), texts),
        "edges.csv": table(edge_head, edges, list(map(_as_text, tables.edge_columns)), texts),
        "about.txt": _about(tables),
    }


def _head(column: Column) -> str:
    return f"{column.name}:{TYPES[column.type]}"


def _name(values: Row, names: Mapping[str, str], other: str) -> str:
    return names.get(str(values.get("kind")), other)


def _joined(values: Row) -> Row:
    return {name: DELIMITER.join(value) if isinstance(value, list) else value for name, value in values.items()}


def _as_text(column: Column) -> Column:
    return column._replace(type="string") if column.type == "strings" else column


def _about(tables: Tables) -> str:
    from stancegraph.exports.about import about

    def line(row: About) -> str:
        return f"{row.table}: {row.column} ({row.type}): {row.meaning}"

    rows = about(tables)
    head = [row.meaning for row in rows if row.column in ("title", "description") and row.table == "network"]
    columns = [line(row) for row in rows if row.table != "network"]
    return "\n\n".join([*head, f"To import it into a new database:\n{COMMAND}", "\n".join(columns)]) + "\n"
