"""Reading the command line with argparse, for every verb; argparse costs 6 ms, so `ask` avoids it (see quick)."""

from __future__ import annotations

import argparse
import importlib
from typing import TYPE_CHECKING, NoReturn

from stancegraph.errors import MissingExtra, Misuse
from stancegraph.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours: one line."""

    def error(self, message: str) -> NoReturn:
        """Raise Misuse instead of printing the usage and leaving."""
        raise Misuse(message, "", f"see: {self.prog} --help")


def start(verb: str, words: list[str], verbs: Mapping[str, str]) -> int:
    """Run a verb with its words, or print what the program can do."""
    if verb in verbs:
        module = importlib.import_module(f"stancegraph.cli.{verb}")
        parser = Parser(
            prog=f"stancegraph {verb}",
            description=module.__doc__,
            formatter_class=_Formatter,
            allow_abbrev=False,
            conflict_handler="resolve",
        )
        add_data(parser)
        module.add_arguments(parser)
        status: int = module.run(parser.parse_intermixed_args(words))
        return status
    from stancegraph.cli.output import emit

    if verb == "--version":
        return emit(f"stancegraph {_version()}\n")
    if verb in ("-h", "--help", "help"):
        return emit(overview(verbs))
    if not verb:
        raise Misuse("no command was given", "", "try: stancegraph questions, or stancegraph --help")
    import difflib

    near = difflib.get_close_matches(verb, verbs, 1)
    raise Misuse(f"there is no command {verb!r}", "", f"did you mean {near[0]}?" if near else "see: stancegraph --help")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("stancegraph")
    except PackageNotFoundError:
        raise MissingExtra(
            "stancegraph is not installed, so its version is not known", "", "install it with: python -m pip install ."
        ) from None


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that is as wide everywhere, so that documents can quote it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


def overview(verbs: Mapping[str, str]) -> str:
    """Write what `stancegraph --help` prints."""
    lines = [f"  {verb:10} {about}" for verb, about in verbs.items()]
    return "\n".join(
        [
            "usage: stancegraph COMMAND …",
            "",
            "Ask who stands where on what, under which conditions, and on whose word.",
            "",
            *lines,
            "",
            "stancegraph COMMAND --help says more; stancegraph --version prints the version.",
            "Exit status: 0 clean, 1 findings, 2 could not run.",
            "",
        ]
    )


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add --data, which every command has."""
    parser.add_argument("--data", metavar="DIR", help="a dataset folder instead of the shipped one")


def add_answer(parser: argparse.ArgumentParser) -> None:
    """Add what a command that gives an answer has."""
    parser.add_argument("--format", choices=FORMATS, help="how the answer is written (default: as FILE ends, else table)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    parser.add_argument("--engine", choices=("oxigraph", "rdflib"), default="oxigraph", help="what answers (default: oxigraph)")
