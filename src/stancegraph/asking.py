"""Asking a stored question: reading the values of its parameters, and running it."""

from __future__ import annotations

import pyoxigraph

from stancegraph.answer import Answer
from stancegraph.engine import load
from stancegraph.errors import BadValue, MissingParameter, UnknownParameter
from stancegraph.layout import Folder
from stancegraph.names import resolve
from stancegraph.namespaces import XSD
from stancegraph.stored import find_question, is_ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence

    from stancegraph.engine import Engine, Result
    from stancegraph.question import Param, Question

    Value = str | Sequence[str]


def ask(question: str, data: str | os.PathLike[str] | Engine | None = None, **params: Value) -> Answer:
    """Ask a stored question of a dataset folder (the shipped one where none is named).

    A parameter takes an IRI, a prefixed name or any name of a thing of its type; a list of these asks for any of them.
    Returns an Answer. Raises QuestionError, NamingError or FolderError.

    >>> answer = ask("who-supports-or-opposes", proposal="palestinian authority role in gaza")
    >>> sorted(set(row["holderLabel"] for row in answer))[:1]
    ['Benjamin Netanyahu']
    """
    engine = load(data)
    return answer(engine, find_question(question, engine.folder), params)


def answer(engine: Engine, question: Question, params: Mapping[str, Value]) -> Answer:
    """Ask a question that is already read of an engine that is already loaded."""
    return Answer(run(engine, question, params), question, engine.folder.prefixes)


def run(engine: Engine, question: Question, params: Mapping[str, Value]) -> Result:
    """Read the values of the parameters, and run a stored question or view."""
    values = listed(params)
    for name in values:
        if name not in question.params:
            from difflib import get_close_matches

            known = ", ".join(question.params) or "none"
            near = get_close_matches(name.casefold(), {param.casefold(): param for param in question.params}, 1, 0.5)
            meant = "".join(f"did you mean {param}? " for param in question.params if param.casefold() in near)
            raise UnknownParameter(f"{question.id} has no parameter {name!r}", "", f"{meant}it has: {known}")
    needed = question.needs_one_of
    if needed and not any(values.get(name) for name in needed):
        raise MissingParameter(
            f"{question.id} needs at least one of {', '.join(needed)}", "", f"add for example {_example(question, needed[0])}"
        )
    for param in question.params.values():
        if param.required and not values.get(param.name):
            raise MissingParameter(f"{question.id} needs {param.name}", "", f"add for example {_example(question, param.name)}")
    bound = {name: [_term(engine, question.params[name], value) for value in given] for name, given in values.items()}
    text = question.bind(bound)
    if is_ours(question):
        whole = getattr(engine, "in_memory", None) if not any(bound.values()) else None
        return (whole() if whole else engine).run(text)
    from stancegraph.querying import run_apart

    # A question in somebody's own folder is not trusted: it gets a process of its own, with a time limit and no way out.
    assert isinstance(engine.folder, Folder)  # noqa: S101 - only a folder brings questions of its own
    return run_apart(text, engine.folder, engine.name)


def listed(params: Mapping[str, Value]) -> dict[str, list[str]]:
    """Make a list of each value, which may be one text or several.

    >>> listed({"holder": "Israel", "proposal": ("a", "b")})
    {'holder': ['Israel'], 'proposal': ['a', 'b']}
    """
    return {name: [value] if isinstance(value, str) else list(value) for name, value in params.items()}


def _example(question: Question, name: str) -> str:
    return f'{name}="{question.params[name].example}"'


def _term(engine: Engine, param: Param, value: str) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """Read one value as its parameter's type says."""
    if param.type == "choice":
        if value not in param.values:
            raise BadValue(f"{param.name} cannot be {value!r}", "", f"write one of: {', '.join(param.values)}")
        return pyoxigraph.Literal(value)
    if param.type == "date":
        return _date(param.name, value)
    return resolve(engine, value, param.type)


def _date(name: str, value: str) -> pyoxigraph.Literal:
    from datetime import date

    try:
        if len(value) != 10 or not value.replace("-", "").isdigit():  # fromisoformat also takes 20251110 and week dates
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise BadValue(f"{name}: {value!r} is not a date", "", "write it as YEAR-MONTH-DAY, for example 2025-11-10") from None
    return pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(XSD + "date"))
