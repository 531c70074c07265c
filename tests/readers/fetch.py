"""Fetch the programs that read the exports back and are no Python packages: run `python tests/readers/fetch.py`.

The versions are written here or in a file beside this one; tests/fetching.py says how they are fetched.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

import fetching

HERE = Path(__file__).parent

GEPHI = "org.gephi:gephi-toolkit:0.10.1:jar:all"
GEPHI_SUM = "3e4f5fd6c7d1d75c1e0bfbeae42cc58a1d22ae7c5d793a498e6c5842f22bf027"
NEO4J_SUM = "b39dcc8742460b796812b2494bde19cb6474ab73862fe3ac9af878e5012afeb8"

NPM_SETTINGS = {
    "PUPPETEER_SKIP_DOWNLOAD": "1",  # the browser is the system's
    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
    "npm_config_update_notifier": "false",
}


def fill_npm(folder: Path) -> None:
    """Install what the lock file names; npm compares each package with the checksum there."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    fetching.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder, settings=NPM_SETTINGS)


def fill_gephi(folder: Path) -> None:
    """Copy the one jar that holds all of the Gephi toolkit."""
    fetching.copied(GEPHI, GEPHI_SUM, folder)


def fill_neo4j(folder: Path) -> None:
    """Copy Neo4j and all that it depends on."""
    fetching.maven("copy-dependencies", folder, "-f", str(HERE / "neo4j-pom.xml"), "-DincludeScope=runtime")
    if fetching.checksum_of_jars(folder) != NEO4J_SUM:
        raise fetching.Unfit("Neo4j's jars are not the files that were checked when its version was chosen")


def parts() -> tuple[fetching.Part, ...]:
    """List what is to be fetched."""
    lock, pom = (HERE / "package-lock.json").read_bytes(), (HERE / "neo4j-pom.xml").read_bytes()
    return (
        fetching.Part("npm", lock, ("node", "npm"), fill_npm),
        fetching.Part("gephi", f"{GEPHI} {GEPHI_SUM}".encode(), ("java", "javac", "mvn"), fill_gephi),
        fetching.Part("neo4j", pom + NEO4J_SUM.encode(), ("java", "javac", "mvn"), fill_neo4j),
    )


def ready(part: fetching.Part, into: Path) -> bool:
    """Tell whether a part is there as it should be."""
    return fetching.ready(part, into)


def default_folder() -> Path:
    """Give the folder that the tests look into."""
    return Path(os.environ.get("STANCEGRAPH_READERS") or HERE / ".fetched")


if __name__ == "__main__":
    sys.exit(fetching.main(parts(), default_folder(), "Fetch the programs that read the exports back."))
