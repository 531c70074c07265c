"""Run a SPARQL query of your own: SELECT, ASK, CONSTRUCT or DESCRIBE.

The prefixes sg:, skos:, rdfs: and the like, and those of the dataset, need no PREFIX line. Every file of the dataset is a
named graph; outside GRAPH all are searched. Updates and SERVICE are refused.
"""

from __future__ import annotations

import argparse
import sys

from stancegraph.cli.output import give
from stancegraph.cli.words import add_answer
from stancegraph.errors import Misuse, NotUtf8
from stancegraph.layout import read_text
from stancegraph.querying import SECONDS, query

DAY = 86400


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a file with the query, or - for standard input")
    parser.add_argument("-e", "--expression", metavar="TEXT", help="the query itself")
    parser.add_argument("--timeout", metavar="SECONDS", type=seconds, default=SECONDS, help="end the query after this time (default: 30)")
    add_answer(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the query, and print the answer."""
    if (arguments.file is None) == (arguments.expression is None):
        raise Misuse("one query is needed", "", "name a file, - for standard input, or give the query after -e")
    text = arguments.expression if arguments.file is None else _read(arguments.file)
    return give(query(text, arguments.data, arguments.engine, arguments.timeout), arguments)


def _read(path: str) -> str:
    if path != "-":
        return read_text(path)
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise NotUtf8("standard input is not text in UTF-8", "", "save the query as UTF-8") from None


def seconds(text: str) -> float:
    """Read a time limit."""
    seconds = float(text)
    if not 0 < seconds <= DAY:
        raise ValueError
    return seconds
