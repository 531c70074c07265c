"""Stored questions: reading the header of a `.rq` file and putting typed values into its parameters.

The header is YAML in `#+ ` lines, of which only this much is read (and nothing else passes): `key: text`, `key: [a, b]`,
`key: true`, and `key:` followed by more indented keys. A text is plain or in double quotes.

    id, summary, description, tags        every question; the id is the file's name
    params     NAME: variable, type, example, meaning, values (for `choice`), required (`true`)
    needsOneOf [NAME, …]                  at least one of these parameters must be given
    columns    NAME: meaning  or  NAME: meaning, list (`true`: a cell holds many values joined by " | ")
    rule, severity                        checks only
"""

from __future__ import annotations

import os

from stancegraph.errors import MalformedQuestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

TYPES = ("proposal", "actor", "person", "organization", "office", "place", "stance", "voicing", "channel", "date", "choice", "iri")
KEYS = {"id", "summary", "description", "tags", "params", "needsOneOf", "columns", "rule", "severity"}
PARAM_KEYS = {"variable", "type", "example", "meaning", "values", "required"}
COLUMN_KEYS = {"meaning", "list"}
SEVERITIES = ("violation", "warning", "info")
SEPARATOR = " | "


class Param:
    """A parameter of a question: what may be asked for."""

    __slots__ = ("example", "meaning", "name", "required", "type", "values", "variable")

    def __init__(self, name: str, header: Mapping[str, Any], path: str) -> None:
        _check_keys(header, PARAM_KEYS, path, f"the parameter {name}")
        self.name = name
        self.variable: str = header["variable"]
        self.type: str = header["type"]
        self.example: str = header["example"]
        self.meaning: str = header["meaning"]
        self.values: list[str] = header.get("values", [])
        self.required: bool = header.get("required", False)


class Column:
    """A column of an answer: what its cells say."""

    __slots__ = ("list", "meaning", "name")

    def __init__(self, name: str, header: str | Mapping[str, Any], path: str) -> None:
        if not isinstance(header, str):
            _check_keys(header, COLUMN_KEYS, path, f"the column {name}")
        self.name = name
        self.meaning: str = header if isinstance(header, str) else header["meaning"]
        self.list: bool = not isinstance(header, str) and header.get("list", False)


class Question:
    """A stored question: its header and its SPARQL."""

    __slots__ = ("columns", "description", "id", "needs_one_of", "params", "path", "rule", "severity", "summary", "tags", "text")

    def __init__(self, text: str, path: str) -> None:
        header = read_header(text, path)
        self.path = path
        self.text = text
        self.id: str = header.get("id", "")
        self.summary: str = header.get("summary", "")
        self.description: str = header.get("description", "")
        self.tags: list[str] = header.get("tags", [])
        self.rule: str = header.get("rule", "")
        self.severity: str = header.get("severity", "")
        self.needs_one_of: list[str] = header.get("needsOneOf", [])
        _check_keys(header, KEYS, path, "a header")
        try:
            self.params = {name: Param(name, value, path) for name, value in header.get("params", {}).items()}
            self.columns = {name: Column(name, value, path) for name, value in header.get("columns", {}).items()}
        except KeyError as missing:
            raise _malformed(path, f"a parameter or column has no {missing}") from None
        _check(self)

    def __repr__(self) -> str:
        return f"Question({self.id}: {self.summary})"

    def bind(self, values: Mapping[str, Iterable[object]]) -> str:
        """Write the query for these values: terms whose str() is their SPARQL form, listed by parameter.

        The line `VALUES ?askedX { UNDEF }` of a parameter without a value is emptied, so that it means all; lines keep their numbers.
        """
        variables = {f"?{param.variable}": param.name for param in self.params.values()}
        lines = self.text.split("\n")
        for number, line in enumerate(lines):
            variable = _placeholder(line)
            if variable in variables:
                terms = " ".join(str(term) for term in values.get(variables[variable], ()))
                lines[number] = f"VALUES {variable} {{ {terms} }}" if terms else ""
        return "\n".join(lines)


def _placeholder(line: str) -> str:
    """Give the variable of a line `VALUES ?x { UNDEF }`, or nothing for any other line."""
    words = line.split()
    return words[1] if words[:1] == ["VALUES"] and words[2:] == ["{", "UNDEF", "}"] else ""


def _malformed(path: str, what: str) -> MalformedQuestion:
    return MalformedQuestion(what, path, "mend the header of the question")


def _check_keys(header: Mapping[str, Any], known: set[str], path: str, of: str) -> None:
    for key in header:
        if key not in known:
            raise _malformed(path, f"{key} is no key of {of}")


def _check(question: Question) -> None:
    """Refuse a header that says too little or does not fit its file."""
    path = question.path
    if question.id != os.path.basename(path).removesuffix(".rq"):
        raise _malformed(path, f"the id {question.id!r} is not the name of the file")
    if not question.summary:
        raise _malformed(path, "there is no summary")
    if question.severity and question.severity not in SEVERITIES:
        raise _malformed(path, f"the severity is none of {', '.join(SEVERITIES)}")
    found = {_placeholder(line) for line in question.text.split("\n")} - {""}
    declared = {f"?{param.variable}" for param in question.params.values()}
    if found != declared:
        raise _malformed(path, f"parameters and lines VALUES ?… {{ UNDEF }} differ: {', '.join(sorted(found ^ declared))}")
    for param in question.params.values():
        if param.type not in TYPES:
            raise _malformed(path, f"parameter {param.name} has a type that is none of {', '.join(TYPES)}")
        if (param.type == "choice") != bool(param.values):
            raise _malformed(path, f"parameter {param.name}: a choice, and only a choice, lists its values")
    for name in question.needs_one_of:
        if name not in question.params:
            raise _malformed(path, f"needsOneOf names {name}, which is no parameter")


def read_header(text: str, path: str) -> dict[str, Any]:
    """Read the `#+ ` lines at the top of a question into nested dictionaries."""
    header: dict[str, Any] = {}
    open_maps: list[tuple[int, dict[str, Any]]] = [(-1, header)]
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("#+"):
            break
        content = line[3:].rstrip()
        if not content:
            continue
        depth = len(content) - len(content.lstrip(" "))
        key, colon, value = content.strip().partition(":")
        if not colon or not key.isidentifier() or (value and not value.startswith(" ")) or "\t" in content:
            raise _malformed(f"{path}:{number}", "this line is not 'key: value'")
        while depth <= open_maps[-1][0]:
            open_maps.pop()
        parent = open_maps[-1][1]
        if key in parent:
            raise _malformed(f"{path}:{number}", f"{key} stands twice")
        if value.strip():
            parent[key] = _scalar(value.strip(), f"{path}:{number}")
        else:
            parent[key] = {}
            open_maps.append((depth, parent[key]))
    return header


def _scalar(text: str, where: str) -> Any:
    """Read a value: a list, true or false, or a text."""
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part.strip(), where) for part in text[1:-1].split(",") if part.strip()]
    if text in ("true", "false"):
        return text == "true"
    if text.startswith('"') and text.endswith('"') and len(text) > 1 and '"' not in text[1:-1] and "\\" not in text:
        return text[1:-1]
    if text[0] in "[]{}&*!|>'\"%@`#,?-:" or ": " in text or " #" in text or text.endswith(":"):
        raise _malformed(where, "this text needs double quotes around it, and none inside")
    return text
