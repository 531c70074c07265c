"""Fetch programs that the tests need and that are no Python packages: what readers/fetch.py and stores/fetch.py share.

Each part comes in a version that is written in a list, and is compared with a checksum that is written down too. Addresses
are not: npm and mvn know where to ask. A second run finds its stamps and does nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

STAMP = ".fetched-from"
COPIER = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"


class Unfit(Exception):
    """What stops the fetching, in one line."""


class Part(NamedTuple):
    """A folder to be filled: its name, what its content depends on, the programs needed and how it is filled."""

    name: str
    pins: bytes
    programs: tuple[str, ...]
    fill: Callable[[Path], None]


def run(*words: str, cwd: Path, settings: Mapping[str, str] | None = None) -> None:
    """Run a program quietly; its first line tells what went wrong."""
    done = subprocess.run(words, cwd=cwd, env={**os.environ, **(settings or {})}, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise Unfit(f"{words[0]} failed: {said[0] if said else 'without a word'}")


def checksum(path: Path) -> str:
    """Compute the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def checksum_of_jars(folder: Path) -> str:
    """Compute one checksum over the names and contents of a folder's jars."""
    lines = (f"{checksum(path)}  {path.name}\n" for path in sorted(folder.glob("*.jar")))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def maven(goal: str, folder: Path, *words: str) -> None:
    """Let Maven copy something into a folder."""
    where = f"-DoutputDirectory={folder.resolve()}"
    run("mvn", "-q", "-B", "-Dstyle.color=never", f"{COPIER}:{goal}", where, *words, cwd=folder)


def copied(artifact: str, expected: str, folder: Path) -> None:
    """Copy one file that Maven knows into a folder, and compare it."""
    before = set(folder.iterdir())
    maven("copy", folder, f"-Dartifact={artifact}")
    for path in set(folder.iterdir()) - before:
        if checksum(path) != expected:
            raise Unfit(f"{path.name} is not the file that was checked when its version was chosen")


def ready(part: Part, into: Path) -> bool:
    """Tell whether a part is there as it should be."""
    stamp = into / part.name / STAMP
    return stamp.is_file() and stamp.read_text() == hashlib.sha256(part.pins).hexdigest()


def fetch(parts: Sequence[Part], into: Path) -> None:
    """Fetch what is missing; a part takes its place only when it is whole."""
    missing = [part for part in parts if not ready(part, into)]
    for part in missing:
        for program in part.programs:
            if shutil.which(program) is None:
                raise Unfit(f"{program} is missing: install it, then fetch again")
    into.mkdir(parents=True, exist_ok=True)
    for part in missing:
        begun = into / f"{part.name}.begun"
        shutil.rmtree(begun, ignore_errors=True)
        begun.mkdir()
        try:
            part.fill(begun)
        except Unfit:
            shutil.rmtree(begun)
            raise
        (begun / STAMP).write_text(hashlib.sha256(part.pins).hexdigest())
        shutil.rmtree(into / part.name, ignore_errors=True)
        begun.rename(into / part.name)
        print(f"{part.name}: fetched", file=sys.stderr)


def main(parts: Sequence[Part], folder: Path, description: str) -> int:
    """Run as a program: 0 when all is there, 2 when something needed is not."""
    asked = argparse.ArgumentParser(description=description)
    asked.add_argument("--into", type=Path, default=folder, metavar="DIR", help="where to (default: %(default)s)")
    try:
        fetch(parts, asked.parse_args().into)
    except Unfit as fault:
        print(f"fetch.py: {fault}", file=sys.stderr)
        return 2
    return 0
