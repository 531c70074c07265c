"""Reading what a dataset orders in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stancegraph.asking import ask, listed
from stancegraph.names import PREFIX_BLOCK, labels_of
from stancegraph.pictures.timeline import Moment
from stancegraph.stored import find_question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancegraph.asking import Value
    from stancegraph.engine import Engine

QUESTION = "timeline"
MOST_TITLES = 3


def read(engine: Engine, filters: Mapping[str, Value]) -> list[Moment]:
    """Ask the stored question `timeline`, and what each statement is told from.

    Takes an engine and values of the question's parameters; returns the moments in the order of its rows. Raises QuestionError.
    """
    anchors, words = _values(engine, "anchor"), _values(engine, "timeExpression")
    moments = []
    for row in ask(QUESTION, engine, **filters):
        first, last = (row[name] if isinstance(row[name], date) else None for name in ("notBefore", "notAfter"))
        relation = row["anchorRelation"] or ""
        anchor = anchors.get(row["statement"], "") if relation else ""
        said = words.get(row["statement"], "")
        moments.append(Moment(row["statement"], row["what"], row["kind"], said, first, last, relation, anchor, row["anchorLabel"] or ""))
    return moments


def _values(engine: Engine, name: str) -> dict[str, str]:
    """Give one value of a property for each statement that has it."""
    rows = engine.run(f"{PREFIX_BLOCK}SELECT ?statement ?value {{ ?statement sg:{name} ?value }} ORDER BY DESC(STR(?value))").rows
    return {row[0].value: row[1].value for row in rows}  # type: ignore[union-attr]


def about(engine: Engine, filters: Mapping[str, Value]) -> dict[str, object]:
    """Give the title of a timeline and where it is from, as `graph` of a network has them."""
    rows = engine.run(f"{PREFIX_BLOCK}SELECT ?article {{ ?article a sg:Article }} ORDER BY STR(?article)").rows
    labels = labels_of(engine, [row[0].value for row in rows])  # type: ignore[union-attr]
    titles = [labels.get(row[0].value, row[0].value) for row in rows]  # type: ignore[union-attr]
    return {
        "title": find_question(QUESTION, engine.folder).summary,
        "source": "; ".join(titles) if len(titles) <= MOST_TITLES else f"{len(titles)} articles",
        "filters": listed(filters),
    }
