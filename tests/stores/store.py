"""What every store is to the tests: addresses, a login, and a plain way to fill, count and empty it.

This way rests on nothing of the program, so that a fault of the program cannot hide itself here.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, urlencode, urlsplit

from stores.plain import Reply, call
from stores.running import HOST, Running, free_port

if TYPE_CHECKING:
    from collections.abc import Mapping

RESULTS = "application/sparql-results+json"
NTRIPLES = "application/n-triples"
WHOLE = "SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{}> {{ ?s ?p ?o }} }}"
DEFAULT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
NAMES = "SELECT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"  # Virtuoso takes 65 ms for DISTINCT, and 6 for this


class Refused(Exception):
    """What a store would not do, in its own words."""


class Store:
    """A triple store on this machine, started with `with` and gone, with all it holds, at the end of it."""

    name = ""
    auth = "none"
    user = ""
    password = ""
    #: What to add to a query so that it is answered from what was stored, and from the default graph alone.
    plainly: Mapping[str, str] = {}

    def __init__(self) -> None:
        self.port = free_port()
        self.home = self.query = self.update = self.graphs = f"http://{HOST}:{self.port}"
        self.folder = Path()
        self.running: Running | None = None

    @classmethod
    def missing(cls) -> str | None:
        """Say what has to be installed before it can be started, in one line, or nothing."""
        raise NotImplementedError

    def words(self) -> list[str]:
        """Give the program and its words."""
        raise NotImplementedError

    def settings(self) -> dict[str, str]:
        """Give what its environment has beside ours."""
        return {}

    def prepare(self) -> None:
        """Write into the folder what it needs before its first start."""

    def answers(self) -> bool:
        """Tell whether it answers."""
        return call("GET", f"{self.query}?query=ASK%20%7B%7D", headers={"Accept": RESULTS}, login=self.login, limit=5).status == 200

    def settle(self) -> None:
        """Do what is needed once it answers."""

    @property
    def login(self) -> tuple[str, str] | None:
        """The user and the password, where it wants them."""
        return None if self.auth == "none" else (self.user, self.password)

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix=f"stancegraph-{self.name}-"))
        try:
            self.prepare()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()  # what it would still write is thrown away anyhow
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start it, on the same ports and the same folder each time, and wait until it answers."""
        self.running = Running(self.words(), self.folder, self.settings())
        self.running.wait_until(self.answers)
        self.settle()

    def stop(self) -> None:
        """Stop it as it likes to be stopped; what is on disk stays until the end of `with`."""
        if self.running:
            self.running.stop()

    def kill(self) -> None:
        """Stop it as a power cut would."""
        if self.running:
            self.running.kill()

    def alive(self) -> bool:
        """Tell whether it runs."""
        return self.running is not None and self.running.alive()

    def well(self) -> bool:
        """Tell whether it runs and answers: a test may have stopped it, or left it with more than it can bear."""
        return self.running is not None and self.alive() and self.running.heard(self.answers)

    def call(self, method: str, url: str, body: bytes | None = None, **headers: str) -> Reply:
        """Send a request with the login and give what comes back; Content_Type is Content-Type."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        reply = call(method, url, body, named, self.login)
        if reply.status >= 300:
            raise Refused(f"{self.name}: {method} {urlsplit(url).path}: {reply.status} {reply.body[:500].decode(errors='replace')}")
        return reply

    def address(self, graph: str | None) -> str:
        """Give the address of a graph in the Graph Store Protocol; None is the default graph."""
        return self.graphs + ("?default" if graph is None else f"?graph={quote(graph, safe='')}")

    def load(self, graphs: Mapping[str | None, bytes] | Mapping[str, bytes]) -> None:
        """Put N-Triples into graphs, in place of what they held; None is the default graph."""
        for graph, content in graphs.items():
            self.call("PUT", self.address(graph), content, Content_Type=NTRIPLES)

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Answer a SELECT with the values of its rows, as text."""
        body = urlencode({"query": query, **self.plainly}).encode()
        reply = self.call("POST", self.query, body, Content_Type="application/x-www-form-urlencoded", Accept=RESULTS)
        found = json.loads(reply.body)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]

    def change(self, update: str) -> None:
        """Execute a SPARQL update."""
        self.call("POST", self.update, urlencode({"update": update}).encode(), Content_Type="application/x-www-form-urlencoded")

    def count(self, graph: str | None = None) -> int:
        """Count the triples of a graph; None is the default graph."""
        return int(self.rows(DEFAULT if graph is None else WHOLE.format(graph))[0]["count"])

    def graphs_in(self) -> set[str]:
        """List the graphs that hold something, without those that the store brings along."""
        return {row["graph"] for row in self.rows(NAMES)}

    def empty(self) -> None:
        """Remove all that was loaded."""
        self.change("DROP ALL")
