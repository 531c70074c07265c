"""Serve the explorer, a page to ask queries with and a SPARQL endpoint, to this machine alone and read-only.

It answers from the data as they are when it starts, until Ctrl-C. The endpoint, for every SPARQL client, is /query.
"""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, NoReturn

from stancegraph.cli.output import tell
from stancegraph.cli.source import seconds

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("--port", metavar="N", type=int, default=8000, help="the port (default: 8000); 0 for any that is free")
    parser.add_argument(
        "--bind", metavar="ADDRESS", default="127.0.0.1", help="serve others too, on this address of this machine (default: 127.0.0.1)"
    )
    parser.add_argument("--timeout", metavar="SECONDS", type=seconds, default=30.0, help="how long a query may take (default: 30)")
    parser.add_argument("--open", action="store_true", help="open the explorer in the browser")


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C or a request to end."""
    from stancegraph.serving import serve

    # Ctrl-C too: a shell that starts a program in the background makes it deaf to that, which is passed on.
    before = {number: signal.signal(number, _end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with serve(arguments.data, port=arguments.port, bind=arguments.bind, timeout=arguments.timeout) as server:
            tell(
                [
                    *server.notes,
                    f"serving the explorer at {server.url}, the query page and SPARQL endpoint at {server.endpoint}; end it with Ctrl-C",
                ]
            )
            if arguments.open:
                _open(server.url)
            while not server.wait(3600):
                pass
    except KeyboardInterrupt:
        pass  # that is how it ends
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def _end(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _open(url: str) -> None:
    """Open an address in the browser that this machine opens pages with."""
    import webbrowser

    if not webbrowser.open(url):
        tell([f"no browser was found; open {url} in one"])
