"""Fetch the triple stores that are neither Python packages nor the system's: run `python tests/stores/fetch.py`.

The versions are written here; tests/fetching.py says how they are fetched. RDF4J is a web application, run by Jetty's runner.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

import fetching

HERE = Path(__file__).parent
FUSEKI = {"org.apache.jena:jena-fuseki-server:5.6.0": "d28c1eaf703122ee628895a460c20fa4aa60a892f435d403ea8c036f241da1f8"}
RDF4J = {
    "org.eclipse.rdf4j:rdf4j-http-server:4.1.3:war": "7cee02ac474451a09d8e012af9807aaa71e6e44c6380dc7f1a7e892fc8f629b3",
    "org.eclipse.jetty:jetty-runner:9.4.57.v20241219": "f63fbee00a06f04a3f715267d5d53ba4389b5b3e9ecc6168d8b73d81243a883f",
}


def part(name: str, pins: dict[str, str]) -> fetching.Part:
    """Describe a folder of files that Maven knows."""

    def fill(folder: Path) -> None:
        for artifact, expected in pins.items():
            fetching.copied(artifact, expected, folder)

    return fetching.Part(name, repr(sorted(pins.items())).encode(), ("java", "mvn"), fill)


def parts() -> tuple[fetching.Part, ...]:
    """List what is to be fetched."""
    return (part("fuseki", FUSEKI), part("rdf4j", RDF4J))


def default_folder() -> Path:
    """Give the folder that the tests look into."""
    return Path(os.environ.get("STANCEGRAPH_STORES") or HERE / ".fetched")


if __name__ == "__main__":
    sys.exit(fetching.main(parts(), default_folder(), "Fetch the triple stores that the tests load and query."))
