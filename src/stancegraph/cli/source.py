"""What the commands that read share: whether they read a folder, or ask a store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from stancegraph.cli.output import tell
from stancegraph.errors import Misuse

if TYPE_CHECKING:
    import argparse

    from stancegraph.cli.quick import Arguments
    from stancegraph.remote.address import Address
    from stancegraph.remote.credentials import Credentials
    from stancegraph.remote.endpoint import EndpointEngine

DAY = 86400


def add_endpoint(parser: argparse.ArgumentParser) -> None:
    """Add --endpoint and what belongs to it."""
    group = parser.add_argument_group("asking a store instead of files")
    group.add_argument("--endpoint", metavar="URL", help="the address of its SPARQL endpoint")
    add_connection(group)


def add_connection(group: argparse._ActionsContainer) -> None:
    """Add how a store is talked to."""
    group.add_argument(
        "--auth",
        choices=("none", "basic", "digest", "bearer"),
        default="none",
        help="say who asks: from STANCEGRAPH_USER and STANCEGRAPH_PASSWORD or STANCEGRAPH_TOKEN, a netrc file, or when asked",
    )
    group.add_argument("--ca-file", metavar="FILE", help="certificates to trust, beside those of the system")
    group.add_argument("--insecure-http", action="store_true", help="send a password or token over http, in the open")
    group.add_argument("--timeout", metavar="SECONDS", type=seconds, help="how long an answer may take (default: 60)")


def source(arguments: argparse.Namespace | Arguments, named: bool = False) -> str | EndpointEngine | None:
    """Give the folder that was named, or connect to the endpoint.

    Raises Misuse where both were named, and what connecting raises.
    """
    if arguments.endpoint is None:
        for option in ("auth", "ca_file", "insecure_http"):
            if getattr(arguments, option) not in (None, False, "none"):
                raise Misuse(f"--{option.replace('_', '-')} belongs to a store", "", "name it with --endpoint")
        folder: str | None = arguments.data
        return folder
    if arguments.data:
        raise Misuse("a folder and an endpoint were named", "", "leave --data or --endpoint out")
    if getattr(arguments, "engine", "oxigraph") != "oxigraph":
        raise Misuse(f"{arguments.engine} answers from files, not from an endpoint", "", "leave --engine or --endpoint out")
    from stancegraph.remote.address import Address
    from stancegraph.remote.endpoint import connect
    from stancegraph.remote.transport import SECONDS

    who = credentials(arguments, Address(arguments.endpoint))
    engine = connect(arguments.endpoint, who, timeout=arguments.timeout or SECONDS, ca_file=arguments.ca_file, named=named)
    tell(engine.notes)
    return engine


def credentials(arguments: argparse.Namespace | Arguments, address: Address) -> Credentials:
    """Find out who asks, on a terminal by asking."""
    from stancegraph.remote.credentials import find

    return find(arguments.auth, address, prompt=_ask if _can_ask() else None, insecure=arguments.insecure_http)


def _can_ask() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


def _ask(what: str) -> str:
    """Ask for a word on the terminal; what is secret is not shown."""
    from getpass import getpass

    if what.startswith("user"):
        sys.stderr.write(what)
        sys.stderr.flush()
        return sys.stdin.readline().rstrip("\n")
    return getpass(what)


def seconds(text: str) -> float:
    """Read a time limit.

    >>> seconds("1.5")
    1.5
    """
    seconds = float(text)
    if not 0 < seconds <= DAY:
        raise ValueError
    return seconds
