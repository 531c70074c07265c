"""List the stored questions: what each asks, and what it is called."""

from __future__ import annotations

import argparse

from stancegraph.answer import Answer
from stancegraph.cli.output import give
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
    return give(Answer(text_rows(("question", "asks", "tags"), rows)), arguments)
