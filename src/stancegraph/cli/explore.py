"""Write one HTML file that lets anybody explore the graph: no server, no network.

A filter is NAME=VALUE with the parameters of the view `positions` (actor, actorKind, proposal, stance, voicing, channel, naming, asOf);
the page opens with it, and its reader can take it off. Without -o the file is stances.html in this folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.cli.output import emit, tell
from stancegraph.cli.source import add_endpoint, source
from stancegraph.cli.views import add_lang, filters
from stancegraph.errors import Misuse

if TYPE_CHECKING:
    import argparse

DEFAULT = "stances.html"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("words", metavar="NAME=VALUE", nargs="*", help="filters that the page opens with")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default=DEFAULT, help=f"the file to write (default: {DEFAULT}); - for standard output"
    )
    parser.add_argument("--open", action="store_true", help="open the file in the browser")
    add_lang(parser)
    add_endpoint(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the page, and say on standard error what it leaves out."""
    from stancegraph.exploring import explore

    to_stdout = arguments.output == "-"
    if to_stdout and arguments.open:
        raise Misuse("standard output cannot be opened in a browser", "", "name a file with -o")
    page = explore(source(arguments), arguments.lang, **filters(arguments.words, "explore"))
    tell(page.notes)
    if to_stdout:
        return emit(page.html.encode())
    page.save(arguments.output)
    if arguments.open:
        _open(arguments.output)
    elif arguments.output == DEFAULT:
        tell([f"wrote {DEFAULT}; open it in a browser"])
    return 0


def _open(path: str) -> None:
    """Open a file in the browser that this machine opens pages with."""
    import os
    import webbrowser
    from urllib.request import pathname2url

    if not webbrowser.open("file://" + pathname2url(os.path.realpath(path))):
        tell([f"no browser was found; open {path} in one"])
