"""Find things by any of their names, in any language, accents and case ignored.

Where nothing has such a name, what comes near it is named on standard error.
"""

from __future__ import annotations

import argparse
import sys

from stancegraph.cli.output import give
from stancegraph.cli.source import add_endpoint, source
from stancegraph.cli.words import add_answer
from stancegraph.engine import load
from stancegraph.finding import find
from stancegraph.text import visible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="a name or part of one")
    add_answer(parser)
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Find, and print what was found."""
    text = " ".join(arguments.text)
    engine = load(source(arguments), arguments.engine)
    answer = find(text, engine)
    status = give(answer, arguments, words=False)
    if not answer:
        from stancegraph.suggest import suggestions

        near = suggestions(engine, text)
        if near:
            print(visible(f"stancegraph: did you mean {near}?"), file=sys.stderr)
    return status
