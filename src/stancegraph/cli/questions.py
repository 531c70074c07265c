"""List the stored questions: what each asks, and what it is called."""

from __future__ import annotations

import argparse

from stancegraph.answer import Answer
from stancegraph.cli.output import emit, give, program, quoted
from stancegraph.cli.words import add_answer
from stancegraph.rows import text_rows
from stancegraph.stored import questions


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("--tag", metavar="TAG", help="only the questions with this tag")
    add_answer(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the questions."""
    rows = [(question.id, question.summary, ", ".join(question.tags)) for question in questions(arguments.data, arguments.tag)]
    status = give(Answer(text_rows(("question", "asks", "tags"), rows)), arguments)
    if not status and arguments.output is None and arguments.format in (None, "table"):
        options = f" --data {quoted(arguments.data)}" if arguments.data else ""
        fewer = "" if arguments.tag else "Fewer of them: --tag positions, or another of the tags.\n"
        status = emit(f"{fewer}A good first one:\n  {program()} ask who-supports-or-opposes{options}\n", safe=True)
    return status
