"""What the commands share that cut a view out of the data: `export`, `draw` and `explore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.cli.values import given
from stancegraph.errors import Misuse

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

#: What is set by an option, and is no filter.
OPTIONS = ("data", "format", "lang", "merge", "picture", "spreadsheet_safe", "view", "weight")


def add_view(parser: argparse.ArgumentParser, default: str) -> None:
    """Add --view, and help that tells of the view."""
    parser.add_argument("-h", "--help", action="store_true", help="say what the command, or the view, takes")
    parser.add_argument("--view", metavar="VIEW", help=f"what to cut out (default: {default})")
    parser.set_defaults(usage=parser.format_help)


def add_lang(parser: argparse.ArgumentParser) -> None:
    """Add --lang."""
    parser.add_argument("--lang", default="en", metavar="LANGUAGE", help="the language of names where there are several (default: en)")


def view_help(arguments: argparse.Namespace, command: str) -> str:
    """Say what the command takes; with --view, what the view takes and what its columns mean."""
    if not arguments.view:
        return str(arguments.usage())
    from stancegraph.cli.ask import describe
    from stancegraph.layout import Folder
    from stancegraph.stored import find_question

    return describe(find_question(arguments.view, Folder(arguments.data), "views"), command)


def filters(words: Iterable[str], verb: str) -> dict[str, list[str]]:
    """Read filters, words of the form NAME=VALUE.

    >>> filters(["actor=Israel"], "export")
    {'actor': ['Israel']}
    """
    found = given(words, f"see: stancegraph {verb} --help")
    for name in OPTIONS:
        if name in found:
            raise Misuse(f"{name} is no filter", "", f"see the options: stancegraph {verb} --help")
    return found
