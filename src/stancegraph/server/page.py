"""The query page: one document of its own, with the stored questions in it, under a policy that lets it talk to its server only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stancegraph.explorer.document import enclosed, policy
from stancegraph.explorer.payload import json_block
from stancegraph.layout import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stancegraph.question import Param, Question

HERE = os.path.dirname(os.path.abspath(__file__))


def listed(questions: Iterable[Question]) -> list[dict[str, object]]:
    """List stored questions as the page and `/questions` have them, each with its SPARQL asking for all."""
    return [
        {
            "id": question.id,
            "summary": question.summary,
            "tags": question.tags,
            "params": {name: _about(param) for name, param in question.params.items()},
            "columns": {name: column.meaning for name, column in question.columns.items()},
            "text": plain(question),
        }
        for question in questions
    ]


def _about(param: Param) -> dict[str, str]:
    return {"variable": param.variable, "type": param.type, "meaning": param.meaning, "example": param.example}


def plain(question: Question) -> str:
    """Write the SPARQL of a question that asks for all: without its header, and each line of a parameter as a comment, to be filled in.

    >>> from stancegraph.stored import find_question
    >>> text = plain(find_question("tenures"))
    >>> text.startswith("PREFIX"), "# VALUES ?askedPerson { }" in text
    (True, True)
    """
    placeholders = {f"VALUES ?{param.variable} {{ UNDEF }}": f"# VALUES ?{param.variable} {{ }}" for param in question.params.values()}
    lines = [line for line in question.text.split("\n") if not line.startswith("#+")]
    for number, line in enumerate(lines):
        if comment := placeholders.get(" ".join(line.split())):
            lines[number] = comment
    return "\n".join(lines).strip() + "\n"


def document(questions: Iterable[Question], prefixes: Mapping[str, str], timeout: float) -> tuple[str, str]:
    """Write the page, and give its policy; takes the stored questions, the prefixes and the time limit in seconds."""
    style, script = (read_text(os.path.join(HERE, name)) for name in ("query.css", "query.js"))
    script = enclosed(script)
    allowed = policy(style, script, "'self'")
    data = json_block({"questions": listed(questions), "prefixes": dict(sorted(prefixes.items())), "timeout": timeout})
    shell = read_text(os.path.join(HERE, "query.html"))
    for mark, part in {"POLICY": allowed, "<!-- style -->": style, "<!-- data -->": data, "<!-- script -->": script}.items():
        shell = shell.replace(mark, part, 1)
    return shell, allowed
