"""Find things by any of their names, in any language, accents and case ignored."""

from __future__ import annotations

import argparse

from stancegraph.cli.output import give
from stancegraph.cli.words import add_answer
from stancegraph.engine import load
from stancegraph.finding import find


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="a name or part of one")
    add_answer(parser)


def run(arguments: argparse.Namespace) -> int:
    """Find, and print what was found."""
    return give(find(" ".join(arguments.text), load(arguments.data, arguments.engine)), arguments)
