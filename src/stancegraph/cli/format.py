"""`stancegraph format`: put data files into the house format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from stancegraph import turtle
from stancegraph.errors import Misuse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `format` takes."""
    parser.add_argument("--check", action="store_true", help="change nothing; name the files that are not in the format")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders (default: the folder of --data)")


def run(arguments: argparse.Namespace) -> int:
    """Format the files and name each one that changed; with --check, 1 when any would."""
    changed = 0
    for path in files(arguments.paths or ([arguments.data] if arguments.data else [])):
        if turtle.format_file(path, check=arguments.check):
            changed += 1
            print(path)
    if arguments.check and changed:
        print(f"{changed} not in the house format; mend with: stancegraph format PATH", file=sys.stderr)
    return 1 if arguments.check and changed else 0


def files(paths: list[str]) -> list[Path]:
    """List the Turtle files that the paths name; a folder names all Turtle files below it."""
    if not paths:
        raise Misuse("nothing to format", "", "name a file, a folder, or --data DIR")
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
        if not inside:
            raise Misuse("the folder holds no Turtle file", str(path), "name a file or another folder")
        found += inside
    return found
