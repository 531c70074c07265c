"""The stores that the tests load and query: Oxigraph, Fuseki, Virtuoso and RDF4J."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stores import fetch
from stores.plain import call
from stores.running import HOST, free_port
from stores.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx1g")  # they live for seconds


def lacking(program: str, package: str) -> str | None:
    """Say how to install a program of the system where it is missing."""
    return None if shutil.which(program) else f"{program} is not installed: apt-get install {package}"


def not_fetched(name: str) -> str | None:
    """Say how to fetch a store of fetch.py where it, or the Java that runs it, is missing."""
    part = next(part for part in fetch.parts() if part.name == name)
    if not fetch.fetching.ready(part, fetch.default_folder()):
        return f"{name} is not fetched: run python tests/stores/fetch.py"
    return lacking("java", "default-jre-headless")


def file_of(name: str, pattern: str) -> str:
    """Give the path of a file that fetch.py brought."""
    return str(next((fetch.default_folder() / name).glob(pattern)))


#: So many triples are much to take out of a store.
MUCH = 1000


class Oxigraph(Store):
    """Oxigraph's server, on disk; `timeout` is the number of seconds after which it cuts a query short.

    With `room`, none of its files may become larger than so many KiB, and it is told what it would be told of a full disk.
    """

    name = "oxigraph"

    def __init__(self, timeout: int | None = None, room: int | None = None) -> None:
        super().__init__()
        self.timeout, self.room = timeout, room
        self.query, self.update, self.graphs = f"{self.home}/query", f"{self.home}/update", f"{self.home}/store"

    @staticmethod
    def program() -> str | None:
        """Find its command beside this Python, or on the path."""
        beside = Path(sys.executable).parent / "oxigraph"
        return str(beside) if beside.exists() else shutil.which("oxigraph")

    @classmethod
    def missing(cls) -> str | None:
        """Say what has to be installed."""
        return None if cls.program() else "oxigraph is not installed: pip install -e '.[stores]'"

    def words(self) -> list[str]:
        """Give the program and its words."""
        limit = [] if self.timeout is None else ["--timeout-s", str(self.timeout)]
        bounded = [] if self.room is None else ["bash", "-c", f'trap \'\' XFSZ; ulimit -f {self.room}; exec "$0" "$@"']
        return [*bounded, self.program() or "oxigraph", "serve", "--location", "data", "--bind", f"{HOST}:{self.port}", *limit]

    def empty(self) -> None:
        """Remove all that was loaded; where it is much by beginning anew, for with it removed Oxigraph answers ten times as slowly."""
        (found,) = self.rows("SELECT (COUNT(*) AS ?count) { GRAPH ?graph { ?s ?p ?o } }")
        if int(found["count"]) < MUCH:
            super().empty()
            return
        self.kill()
        shutil.rmtree(self.folder / "data")
        self.start()


class Fuseki(Store):
    """Fuseki, with TDB2 on disk, or without `disk` in memory; `auth="basic"` lets in none but its user."""

    name = "fuseki"

    def __init__(self, *, disk: bool = True, auth: str = "none") -> None:
        super().__init__()
        self.disk, self.auth = disk, auth
        if auth != "none":
            self.user, self.password = "ann", "good/pass word"
        self.home += "/ds"
        self.query, self.update, self.graphs = f"{self.home}/query", f"{self.home}/update", f"{self.home}/data"

    @classmethod
    def missing(cls) -> str | None:
        """Say what has to be installed."""
        return not_fetched("fuseki")

    def settings(self) -> dict[str, str]:
        """Keep what it writes of itself in the folder."""
        return {"FUSEKI_BASE": str(self.folder / "base")}

    def prepare(self) -> None:
        """Write the file of passwords and make the folder of the data."""
        (self.folder / "data").mkdir()
        (self.folder / "passwords").write_text(f"{self.user}: {self.password}\n")

    def words(self) -> list[str]:
        """Give the program and its words."""
        kind = ["--tdb2", "--loc", "data"] if self.disk else ["--mem"]
        users = [] if self.auth == "none" else ["--passwd", "passwords", "--auth", self.auth]
        where = ["--localhost", "--port", str(self.port)]
        return [*JAVA, "-jar", file_of("fuseki", "*.jar"), *kind, "--update", *where, *users, "/ds"]


VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {host}:{inner}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = {host}:{port}
ServerRoot = vsp
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 100 ; Debian's is 400, and what a query is taken to cost grows with the data
MaxQueryExecutionTime = 60
"""


class Virtuoso(Store):
    """Virtuoso, whose answers end after `rows` rows; to write, a user names himself by Digest. It has no default graph."""

    name = "virtuoso"
    auth = "digest"
    user = password = "dba"

    def __init__(self, rows: int = 10_000) -> None:
        super().__init__()
        self.most = rows
        self.system: set[str] = set()
        self.query, self.update, self.graphs = (f"{self.home}/{path}" for path in ("sparql", "sparql-auth", "sparql-graph-crud-auth"))
        self.home = self.query

    @classmethod
    def missing(cls) -> str | None:
        """Say what has to be installed."""
        return lacking("virtuoso-t", "virtuoso-opensource-7-bin")

    def prepare(self) -> None:
        """Write its settings."""
        (self.folder / "vsp").mkdir()
        self.sql = free_port()  # what isql-vt speaks to
        settings = VIRTUOSO.format(host=HOST, inner=self.sql, port=self.port, rows=self.most)
        (self.folder / "virtuoso.ini").write_text(settings)

    def words(self) -> list[str]:
        """Give the program and its words."""
        return ["virtuoso-t", "+configfile", "virtuoso.ini", "+foreground"]

    def start(self) -> None:
        """Start it, also where it was killed and left its lock."""
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)
        super().start()

    def settle(self) -> None:
        """Remember the graphs that were there before ours."""
        self.system = self.system or super().graphs_in()

    def address(self, graph: str | None) -> str:
        """Give the address of a graph in the Graph Store Protocol."""
        if graph is None:
            raise ValueError("Virtuoso has no default graph")
        return super().address(graph)

    def count(self, graph: str | None = None) -> int:
        """Count the triples of a graph; without a default graph there is nothing in it."""
        return 0 if graph is None else super().count(graph)

    def graphs_in(self) -> set[str]:
        """List the graphs that hold something, without its own."""
        return super().graphs_in() - self.system

    def empty(self) -> None:
        """Remove every graph of ours."""
        for graph in sorted(self.graphs_in()):
            self.change(f"CLEAR GRAPH <{graph}>")


REPOSITORY = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
@prefix native: <http://www.openrdf.org/config/sail/native#> .
[] a rep:Repository ; rep:repositoryID "tests" ; rdfs:label "tests" ;
  rep:repositoryImpl [ rep:repositoryType "openrdf:SailRepository" ; sr:sailImpl [ {} ] ] .
"""
SAILS = {
    "memory": 'sail:sailType "openrdf:MemoryStore"',
    "native": 'sail:sailType "openrdf:NativeStore" ; native:tripleIndexes "spoc,posc,cspo"',
    "rdfs": 'sail:sailType "openrdf:ForwardChainingRDFSInferencer" ; sail:delegate [ sail:sailType "openrdf:MemoryStore" ]',
}


class Rdf4j(Store):
    """RDF4J with one repository: in "memory", "native" on disk with indexes by graph, or "rdfs", which infers.

    Its default graph is the union of all; counts ask for what stands in none, and for what was stored, not inferred.
    """

    name = "rdf4j"

    def __init__(self, sail: str = "memory") -> None:
        super().__init__()
        self.sail = sail
        self.server = f"{self.home}/rdf4j-server"
        self.home = self.query = f"{self.server}/repositories/tests"
        self.update, self.graphs = f"{self.home}/statements", f"{self.home}/rdf-graphs/service"
        self.plainly: Mapping[str, str] = {"infer": "false"}

    @classmethod
    def missing(cls) -> str | None:
        """Say what has to be installed."""
        return not_fetched("rdf4j")

    def words(self) -> list[str]:
        """Give the program and its words."""
        ours = [f"-Djava.io.tmpdir={self.folder}", f"-Dorg.eclipse.rdf4j.appdata.basedir={self.folder / 'data'}"]
        where = ["--host", HOST, "--port", str(self.port), "--path", "/rdf4j-server"]
        return [*JAVA, *ours, "-jar", file_of("rdf4j", "jetty-runner-*.jar"), *where, file_of("rdf4j", "*.war")]

    def answers(self) -> bool:
        """Tell whether it answers."""
        return call("GET", f"{self.server}/protocol", limit=5).status == 200

    def settle(self) -> None:
        """Make the repository, once."""
        if call("GET", f"{self.home}/size").status == 404:
            self.call("PUT", self.home, REPOSITORY.format(SAILS[self.sail]).encode(), Content_Type="text/turtle")

    def count(self, graph: str | None = None) -> int:
        """Count the triples of a graph; None is what stands in no graph."""
        if graph is not None:
            return super().count(graph)
        return int(self.rows("SELECT (COUNT(*) AS ?count) FROM <http://www.openrdf.org/schema/sesame#nil> WHERE { ?s ?p ?o }")[0]["count"])
