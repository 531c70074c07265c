"""Print one thing in full: names, roles, positions, conditions, who says so, and the passages that say it."""

from __future__ import annotations

import argparse
import os

from stancegraph.cli.output import emit, is_terminal, terminal_width
from stancegraph.cli.source import add_endpoint, source
from stancegraph.formats import format_of
from stancegraph.page import write
from stancegraph.showing import show

FORMATS = ("table", "json", "md", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("thing", metavar="THING", nargs="+", help="an IRI, a prefixed name, or any name")
    parser.add_argument("--format", choices=FORMATS, help="how it is written (default: as FILE ends, else table, that is text)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the page of a thing."""
    page = show(" ".join(arguments.thing), source(arguments))
    colour = arguments.output is None and is_terminal() and "NO_COLOR" not in os.environ
    format_ = arguments.format or format_of(arguments.output, FORMATS)
    return emit(write(page, format_, terminal_width(), colour), arguments.output, safe=format_ == "table")
