"""The command line: finds the verb, and imports that verb's module only."""

from __future__ import annotations

import gc
import sys

from stancegraph.errors import StancegraphError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

VERBS = {
    "questions": "list the stored questions",
    "ask": "ask a stored question",
    "query": "run a SPARQL query of your own",
    "find": "find things by any of their names",
    "show": "print one thing in full, with its evidence",
    "export": "write the graph for visualisers, spreadsheets and databases",
    "draw": "draw a picture of positions, of a network, of what waits for what, or of time",
    "explore": "write one HTML page to explore the graph from disk",
    "load": "load the data into a triple store",
    "serve": "serve the explorer, a query page and a SPARQL endpoint on this machine",
    "build": "write the dataset into a store on disk, for many articles",
    "validate": "check a dataset folder against the rules",
    "passages": "verify the passages against a copy of the article",
    "format": "write Turtle files in the house style",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 clean, 1 findings, 2 could not run."""
    if argv is None:  # as a program, which ends before there is garbage to collect; as a function, leave the caller's settings
        gc.disable()
        try:
            return _main(sys.argv[1:])
        finally:
            gc.freeze()  # spares the collection that Python does at its end, 2 ms of 35
    return _main(list(argv))


def _main(words: list[str]) -> int:
    try:
        return _run(words)
    except StancegraphError as error:
        return _complain(f"{error.id}: {error}")
    except KeyboardInterrupt:
        return 130


def _run(words: list[str]) -> int:
    verb = words[0] if words else ""
    if verb == "ask":
        from stancegraph.cli.quick import read

        if arguments := read(words[1:]):
            from stancegraph.cli.ask import run

            return run(arguments)
    from stancegraph.cli.words import start

    return start(verb, words[1:], VERBS)


def _complain(text: str) -> int:
    from stancegraph.text import visible

    if sys.stderr is not None:
        try:
            print("stancegraph: " + visible(text), file=sys.stderr)
        except OSError:
            pass  # nobody can be told
    return 2
