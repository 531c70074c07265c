"""The stored answers that a page carries: each question asked of all, and asked for every value that one parameter can take.

How much is carried depends on the size of the data alone, never on how long something takes, so that the same data make the same page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.answer import Answer
from stancegraph.formats import heading, is_hidden
from stancegraph.names import candidates_of
from stancegraph.namespaces import RDF, SG, XSD
from stancegraph.stored import find_question, ids, is_ours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stancegraph.engine import Engine, Row, Term
    from stancegraph.explorer.payload import Graph
    from stancegraph.question import Param, Question

#: Above this many triples no answer is carried: some questions compare every position with every other.
MOST_TRIPLES = 40_000
#: Triples times values above which a parameter's answers are not carried.
MOST_WORK = 1_500_000
#: Rows above which one answer is not carried.
MOST_ROWS = 2_000
#: How the page can tell why an answer is not there.
LIMITS = {"triples": MOST_TRIPLES, "work": MOST_WORK, "rows": MOST_ROWS}


class Asked:
    """A question, and its answers: of all (key ""), or by parameter and value; None where there are too many rows."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.columns: tuple[str, ...] = ()
        self.form = "select"
        self.all: Sequence[Row] | None = None
        self.asked_of_all = False
        self.values: dict[str, list[Term]] = {}
        self.answers: dict[str, list[tuple[Term, Sequence[Row] | None, int]]] = {}
        self.count = 0


def collect(engine: Engine, graph: Graph) -> list[Asked]:
    """Ask every stored question of a folder as often as the limits allow."""
    found = []
    for id_ in ids(engine.folder):
        asked = Asked(find_question(id_, engine.folder))
        found.append(asked)
        for param in asked.question.params.values():
            asked.values[param.name] = values_of(engine, graph, param)
        if len(graph.triples) <= MOST_TRIPLES and is_ours(asked.question):  # somebody else's question is not run unasked
            _ask(engine, asked, len(graph.triples))
    return found


def values_of(engine: Engine, graph: Graph, param: Param) -> list[Term]:
    """List the values that a parameter can take in these data; of dates, those that the data name."""
    if param.type == "choice":
        return [ox.Literal(value) for value in param.values]
    if param.type == "date":
        days = {row[2] for row in graph.triples if getattr(row[1], "value", "") in (SG + "notBefore", SG + "notAfter")}
        return sorted((day for day in days if isinstance(day, ox.Literal) and day.datatype.value == XSD + "date"), key=str)
    if param.type == "iri":
        return _of_class(graph, param.name[:1].upper() + param.name[1:])
    return [ox.NamedNode(iri) for iri in sorted({named.iri for named in candidates_of(engine, param.type)})]


def _of_class(graph: Graph, name: str) -> list[Term]:
    """List the things of a class, for a parameter that is named after one."""
    rows = (row for row in graph.triples if getattr(row[2], "value", "") == SG + name and getattr(row[1], "value", "") == RDF + "type")
    return sorted((row[0] for row in rows if row[0] is not None), key=str)


def _ask(engine: Engine, asked: Asked, triples: int) -> None:
    question = asked.question

    def run(values: dict[str, list[Term]]) -> Answer:
        answer = Answer(engine.run(question.bind(values)), question)
        asked.columns, asked.form = answer.columns, answer.form
        if answer.form == "ask":
            answer.rows = [(ox.Literal(answer.yes),)]
        return answer

    required = {param.name for param in question.params.values() if param.required}
    if not question.needs_one_of and not required:
        answer = run({})
        asked.asked_of_all, asked.count = True, len(answer.rows)
        asked.all = answer.rows if asked.count <= MOST_ROWS else None
    for param in question.params.values():
        values = asked.values[param.name]
        if len(values) * triples > MOST_WORK or required - {param.name}:
            continue
        if question.needs_one_of and param.name not in question.needs_one_of:
            continue
        found = asked.answers.setdefault(param.name, [])
        for value in values:
            rows = run({param.name: [value]}).rows
            found.append((value, rows if len(rows) <= MOST_ROWS else None, len(rows)))


def take(graph: Graph, found: Sequence[Asked]) -> None:
    """Make room for all terms of the answers and of the values that can be asked for."""
    for asked in found:
        graph.take(asked.all or ())
        for values in asked.values.values():
            graph.take([tuple(values)])
        for answers in asked.answers.values():
            for _, rows, _ in answers:
                graph.take(rows or ())


def write(graph: Graph, found: Sequence[Asked]) -> list[dict[str, object]]:
    """Give the questions and their answers ready for JSON: each row once, an answer as the numbers of its rows, or how many there are."""
    return [_written(graph, asked) for asked in found]


def _written(graph: Graph, asked: Asked) -> dict[str, object]:
    question = asked.question
    places: dict[Row, int] = {}

    def listed(rows: Sequence[Row] | None, count: int) -> list[int] | int:
        return count if rows is None else [places.setdefault(row, len(places)) for row in rows]

    document: dict[str, object] = {
        "id": question.id,
        "summary": question.summary,
        "description": question.description,
        "tags": question.tags,
        "needsOneOf": question.needs_one_of,
        "ours": is_ours(question),
        "form": asked.form,
        "params": [_param(graph, asked, param) for param in question.params.values()],
        "columns": [_column(asked, name) for name in asked.columns or question.columns],
    }
    if asked.asked_of_all:
        document["all"] = listed(asked.all, asked.count)
    document["answers"] = {
        name: [[graph.number(value), listed(rows, count)] for value, rows, count in answers if count]
        for name, answers in asked.answers.items()
    }
    document["rows"] = [[None if term is None else graph.number(term) for term in row] for row in places]
    return document


def _param(graph: Graph, asked: Asked, param: Param) -> dict[str, object]:
    return {
        "name": param.name,
        "type": param.type,
        "meaning": param.meaning,
        "example": param.example,
        "required": param.required,
        "values": [graph.number(value) for value in asked.values[param.name]],
    }


def _column(asked: Asked, name: str) -> dict[str, object]:
    columns = asked.columns or tuple(asked.question.columns)
    described = asked.question.columns.get(name)
    return {
        "name": name,
        "heading": heading(name),
        "meaning": described.meaning if described else "",
        "list": bool(described and described.list),
        "hidden": is_hidden(name, columns),
    }
