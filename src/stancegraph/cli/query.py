"""Run a SPARQL query of your own: SELECT, ASK, CONSTRUCT or DESCRIBE.

The prefixes sg:, skos:, rdfs: and the like, and those of the dataset, need no PREFIX line. Every file of the dataset is a
named graph; outside GRAPH all are searched. Updates and SERVICE are refused.
"""

from __future__ import annotations

import argparse
import sys

from stancegraph.cli.output import give
from stancegraph.cli.source import add_endpoint, seconds, source
from stancegraph.cli.words import add_answer
from stancegraph.errors import Misuse, NotUtf8
from stancegraph.layout import read_text
from stancegraph.querying import SECONDS, query


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a file with the query, or - for standard input")
    parser.add_argument("-e", "--expression", metavar="TEXT", help="the query itself")
    add_answer(parser)
    add_endpoint(parser)
    parser.add_argument("--timeout", metavar="SECONDS", type=seconds, help="end the query after this time (default: 30; at a store, 60)")


def run(arguments: argparse.Namespace) -> int:
    """Run the query, and print the answer."""
    if (arguments.file is None) == (arguments.expression is None):
        raise Misuse("one query is needed", "", "name a file, - for standard input, or give the query after -e")
    text = arguments.expression if arguments.file is None else _read(arguments.file)
    return give(query(text, source(arguments, named=True), arguments.engine, arguments.timeout or SECONDS), arguments)


def _read(path: str) -> str:
    if path != "-":
        return read_text(path)
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise NotUtf8("standard input is not text in UTF-8", "", "save the query as UTF-8") from None
