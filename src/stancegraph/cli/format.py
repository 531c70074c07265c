"""Write Turtle files of data in the house format: one triple a line, everything in order.

Without a PATH, the files of the dataset folder. All files are read before the first is changed; each is replaced whole or not at all.
Comments and nodes without a name are refused, since the format cannot keep them. With --check, exit status 1 if any file would change.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from stancegraph import turtle
from stancegraph.cli.output import emit
from stancegraph.errors import Misuse
from stancegraph.layout import Folder, turtle_files

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("paths", metavar="PATH", nargs="*", help="a Turtle file, or a folder of them")
    parser.add_argument("--check", action="store_true", help="change nothing, and name the files that would change")


def run(arguments: argparse.Namespace) -> int:
    """Format the files, and name each one that changed or, with --check, would change."""
    changed = [path for path in files(arguments.paths, arguments.data) if turtle.format_file(path, check=True)]
    if not arguments.check:
        for path in changed:
            turtle.format_file(path)
    status = emit("".join(f"{path}\n" for path in changed))
    words = "would change" if arguments.check else "changed"
    print(f"stancegraph: {len(changed) or 'none'} {words}", file=sys.stderr)
    return status or int(arguments.check and bool(changed))


def files(paths: list[str], data: str | None) -> list[str]:
    """List the Turtle files that the paths name, or those of the dataset folder."""
    if not paths:
        return list(Folder(data).files)
    found: list[str] = []
    for path in paths:
        inside = list(turtle_files(path)) if os.path.isdir(path) else [path]
        if not inside:
            raise Misuse("the folder holds no Turtle file", path, "name a file or another folder")
        found += inside
    return found
