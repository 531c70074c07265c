"""An answer: named columns and rows, as RDF terms for machines and as plain Python values for people."""

from __future__ import annotations

import pyoxigraph

from stancegraph.namespaces import RDF, XSD
from stancegraph.question import SEPARATOR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from stancegraph.engine import Result, Row, Term
    from stancegraph.question import Question

INTEGERS = {XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}


class Answer:
    """The rows that a question or query gave, in its order, or the yes or no of an ASK.

    Iterating gives a dictionary per row: IRIs and texts as str, numbers, dates and truth values as Python's own, a cell
    that holds many values as a sorted list, an empty cell as None. `rows` holds the terms themselves. Printing shows a table;
    with `as_asked`, its columns stand as somebody's own query names them.
    """

    __slots__ = ("as_asked", "columns", "form", "lists", "prefixes", "question", "rows", "yes")

    def __init__(
        self, result: Result, question: Question | None = None, prefixes: dict[str, str] | None = None, as_asked: bool = False
    ) -> None:
        self.as_asked = as_asked
        self.form = result.form
        self.columns = result.columns
        self.yes = result.yes
        self.question = question
        self.prefixes = prefixes or {}
        marked = {name for name, column in question.columns.items() if column.list} if question else set()
        self.lists = tuple(name in marked for name in result.columns)
        self.rows: list[Row] = [self._sorted(row) for row in result.rows] if marked else result.rows

    def _sorted(self, row: Row) -> Row:
        """Bring the values within list cells into one order: engines each have their own."""
        return tuple(
            pyoxigraph.Literal(SEPARATOR.join(sorted(set(split(term))))) if many and isinstance(term, pyoxigraph.Literal) else term
            for many, term in zip(self.lists, row, strict=True)
        )

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return self.yes if self.form == "ask" else bool(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield {name: split(term) if many else plain(term) for name, many, term in zip(self.columns, self.lists, row, strict=True)}

    def __repr__(self) -> str:
        return f"Answer({str(self.yes).lower()})" if self.form == "ask" else f"Answer({len(self.rows)} rows: {', '.join(self.columns)})"

    def __str__(self) -> str:
        from stancegraph.table import Look, table

        return table(self, Look()).rstrip("\n")

    def to_pandas(self) -> Any:
        """Give the rows as a pandas DataFrame.

        Raises MissingExtra where pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            from stancegraph.errors import MissingExtra

            raise MissingExtra.of("a data frame", "pandas") from None
        return pandas.DataFrame(list(self), columns=list(self.columns))

    def _repr_html_(self) -> str:
        from stancegraph.formats import html_table

        return html_table(self)


def split(term: Term | None) -> list[str]:
    """Give the values that a list cell holds."""
    text = getattr(term, "value", "")
    return text.split(SEPARATOR) if text else []


def plain(term: Term | None) -> Any:
    """Turn a term into a plain Python value; a number or date that is not one stays text.

    >>> plain(pyoxigraph.Literal(3)), plain(pyoxigraph.NamedNode("https://example.org/a")), plain(None)
    (3, 'https://example.org/a', None)
    """
    if not isinstance(term, pyoxigraph.Literal):
        return None if term is None else getattr(term, "value", str(term))
    text, datatype = term.value, term.datatype.value
    if datatype in (XSD + "string", RDF + "langString"):
        return text
    try:
        if datatype in INTEGERS:
            return int(text)
        if datatype == XSD + "boolean":
            return {"true": True, "1": True, "false": False, "0": False}[text]
        if datatype in (XSD + "double", XSD + "float"):
            return float(text)
        if datatype == XSD + "decimal":
            from decimal import Decimal

            return Decimal(text)
        if datatype == XSD + "date":
            from datetime import date

            return date.fromisoformat(text)
    except (ValueError, KeyError, ArithmeticError):
        pass
    return text
