"""Fetch the programs that read the exports back and are no Python packages: run `python tests/readers/fetch.py`.

Each comes in a version that is written here or in a file beside this one, and is compared with a checksum that is written
down too. Addresses are not: npm and mvn know where to ask. A second run finds its stamps and does nothing.
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
    from collections.abc import Callable

HERE = Path(__file__).parent
STAMP = ".fetched-from"
COPIER = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"

GEPHI = "org.gephi:gephi-toolkit:0.10.1:jar:all"
GEPHI_SUM = "3e4f5fd6c7d1d75c1e0bfbeae42cc58a1d22ae7c5d793a498e6c5842f22bf027"
NEO4J_SUM = "b39dcc8742460b796812b2494bde19cb6474ab73862fe3ac9af878e5012afeb8"

NPM_SETTINGS = {
    "PUPPETEER_SKIP_DOWNLOAD": "1",  # the browser is the system's
    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
    "npm_config_update_notifier": "false",
}


class Unfit(Exception):
    """What stops the fetching, in one line."""


class Part(NamedTuple):
    """A folder to be filled: its name, what its content depends on, the programs needed and how it is filled."""

    name: str
    pins: bytes
    programs: tuple[str, ...]
    fill: Callable[[Path], None]


def run(*words: str, cwd: Path) -> None:
    """Run a program quietly; its last line tells what went wrong."""
    done = subprocess.run(words, cwd=cwd, env=os.environ | NPM_SETTINGS, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise Unfit(f"{words[0]} failed: {said[0] if said else 'without a word'}")


def digest(folder: Path) -> str:
    """Compute one checksum over the names and contents of a folder's files."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.glob("*.jar")))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def fill_npm(folder: Path) -> None:
    """Install what the lock file names; npm compares each package with the checksum there."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)


def fill_gephi(folder: Path) -> None:
    """Copy the one jar that holds all of the Gephi toolkit."""
    run("mvn", "-q", "-B", f"{COPIER}:copy", f"-Dartifact={GEPHI}", f"-DoutputDirectory={folder.resolve()}", cwd=folder)
    for jar in folder.glob("*.jar"):
        if hashlib.sha256(jar.read_bytes()).hexdigest() != GEPHI_SUM:
            raise Unfit(f"{jar.name} is not the file that was checked when its version was chosen")


def fill_neo4j(folder: Path) -> None:
    """Copy Neo4j and all that it depends on."""
    where = f"-DoutputDirectory={folder.resolve()}"
    run("mvn", "-q", "-B", "-f", str(HERE / "neo4j-pom.xml"), f"{COPIER}:copy-dependencies", where, "-DincludeScope=runtime", cwd=folder)
    if digest(folder) != NEO4J_SUM:
        raise Unfit("Neo4j's jars are not the files that were checked when its version was chosen")


def parts() -> tuple[Part, ...]:
    """List what is to be fetched."""
    lock, pom = (HERE / "package-lock.json").read_bytes(), (HERE / "neo4j-pom.xml").read_bytes()
    return (
        Part("npm", lock, ("node", "npm"), fill_npm),
        Part("gephi", f"{GEPHI} {GEPHI_SUM}".encode(), ("java", "javac", "mvn"), fill_gephi),
        Part("neo4j", pom + NEO4J_SUM.encode(), ("java", "javac", "mvn"), fill_neo4j),
    )


def ready(part: Part, into: Path) -> bool:
    """Tell whether a part is there as it should be."""
    stamp = into / part.name / STAMP
    return stamp.is_file() and stamp.read_text() == hashlib.sha256(part.pins).hexdigest()


def fetch(into: Path) -> None:
    """Fetch what is missing; a part takes its place only when it is whole."""
    missing = [part for part in parts() if not ready(part, into)]
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


def default_folder() -> Path:
    """Give the folder that the tests look into."""
    return Path(os.environ.get("STANCEGRAPH_READERS") or HERE / ".fetched")


def main() -> int:
    """Run as a program: 0 when all is there, 2 when something needed is not."""
    asked = argparse.ArgumentParser(description="Fetch the programs that read the exports back.")
    asked.add_argument("--into", type=Path, default=default_folder(), metavar="DIR", help="where to (default: %(default)s)")
    try:
        fetch(asked.parse_args().into)
    except Unfit as fault:
        print(f"fetch.py: {fault}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
