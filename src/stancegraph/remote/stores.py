"""The triple stores that can be loaded: the addresses that lead to each, how it is written to, and what it keeps of its word.

Everything here was tried on the servers that the tests start, but for the stores marked untested, which follow their documentation.
"""

from __future__ import annotations

import re
from math import isnan
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from stancegraph.errors import BadAddress
from stancegraph.namespaces import XSD

if TYPE_CHECKING:
    import pyoxigraph as ox

    from stancegraph.remote.address import Address

#: What holds when a load stops on its way, by the way in which it is written (see `Store.guarantee`).
WHOLE = "the whole load happens or none of it"
UNDONE = "what was loaded is taken out again; if this program itself is ended, by Ctrl-C too, running it again puts all in place"
GRAPH = "each graph is as it was or as it shall be; running it again loads the others"
REPAIR = "a graph may be left half written; running it again repairs it"


class Paths(NamedTuple):
    """The addresses of one store: for queries, for updates, and for the SPARQL 1.1 Graph Store Protocol; `quads` takes N-Quads."""

    query: str
    update: str
    graphs: str
    quads: str = ""

    def graph(self, iri: str) -> str:
        """Give the address of one named graph."""
        return f"{self.graphs}?graph={quote(iri, safe='')}"


class Store(NamedTuple):
    """A kind of store: what it is called and how it is written to.

    `ends` are the paths, after that of the store itself, which a person may name; `one` is the path of the store that is meant where none
    is named; `part` is what a path names, and `example` such a path. `quads` is where N-Quads are taken, `graphs` where the Graph Store
    Protocol is spoken, without which only an `atomic` store can be loaded. With `atomic`, an update happens whole or not at all, which its
    makers say where it is `promised`; with `quads_atomic` N-Quads too; `most` is about how many bytes of several graphs go in one update.
    With `form`, all is written by updates that go as forms, of which none holds much more than `most`, so that a large graph goes in
    parts: a form is read before anything is done, while of any other body that a connection was cut in, the store executes what arrived,
    or breaks. `missing` is what makes that which an address names and is not there.
    """

    name: str
    title: str
    ends: tuple[str, ...]
    query: str
    update: str
    graphs: str = ""
    quads: str = ""
    one: str | None = None
    part: str = "dataset"
    example: str = "/NAME"
    inside: str = ""
    atomic: bool = True
    promised: bool = True
    quads_atomic: bool = True
    most: int = 16 * 2**20
    form: bool = False
    missing: str = ""
    tested: bool = True

    def paths(self, address: Address) -> Paths:
        """Find the addresses of the store that an address leads to.

        Raises BadAddress where the address names no store of this kind.

        >>> from stancegraph.remote.address import Address
        >>> STORES["fuseki"].paths(Address("http://localhost:3030/ds/update")).query
        'http://localhost:3030/ds/query'
        """
        path = address.parts.path.rstrip("/")
        for end in sorted(self.ends, key=len, reverse=True):
            if path.endswith(end):
                path = path.removesuffix(end)
                break
        if not path and self.one is not None:
            path = self.one
        if (self.one is None and not path) or self.inside not in path or path.endswith(self.inside or "\0"):
            raise BadAddress(
                f"{address.url} names no {self.part} of {self.title}",
                "",
                f"name it, as in {address.parts.scheme}://{address.parts.netloc}{self.example}",
            )
        root = f"{address.parts.scheme}://{address.parts.netloc}{path}"
        graphs, quads = (root + path if path else "" for path in (self.graphs, self.quads))
        return Paths(root + self.query, root + self.update, graphs, quads)

    def way(self, size: int, empty: bool) -> str:
        """Choose how so many bytes are written: `everything` at once into an empty store, `together` in one update, or `apart`."""
        if empty and self.quads and (self.quads_atomic or size > self.most):
            return "everything"
        return "together" if self.atomic and size <= self.most else "apart"

    def guarantee(self, way: str, empty: bool) -> str:
        """Say what holds when a load that is written in some way stops before its end."""
        if way == "everything":
            return WHOLE if self.quads_atomic else UNDONE
        if not self.promised:
            return REPAIR
        if way == "together":
            return WHOLE
        return GRAPH if self.atomic else UNDONE if empty else REPAIR

    def beside(self, size: int) -> bool:
        """Say whether a graph of so many bytes is put beside its place first: one update would not do it, or not as a whole."""
        return not self.atomic or (self.form and size > self.most)

    @property
    def lossy(self) -> bool:
        """Whether there are literals that the store does not keep."""
        return self.name == "virtuoso"

    def loses(self, literal: ox.Literal) -> bool:
        """Say whether the store gives a literal back with another value, or refuses it."""
        return self.lossy and _lost_on_virtuoso(literal)


def _lost_on_virtuoso(literal: ox.Literal) -> bool:
    """Say whether Virtuoso changes a literal: it reads whole numbers in 32 bits, and writes few digits of others."""
    kind, text = literal.datatype.value.removeprefix(XSD), literal.value
    if kind in ("duration", "yearMonthDuration", "dayTimeDuration", "time"):
        return True
    if kind == "integer":
        return len(text) > 11 or not text.removeprefix("-").isdecimal() or not -(2**31) <= int(text) < 2**31
    if kind == "decimal":
        whole, _, rest = text.lstrip("+-").partition(".")
        return len(f"{whole}{rest}".strip("0")) > 15 or len(rest) > 15
    if kind in ("double", "float"):
        return _digits_are_lost(text)
    if kind == "dateTime" and len(re.sub(r".*\.(\d*).*|.*", r"\1", text)) > 6:
        return True
    return kind in ("gYear", "gYearMonth", "date", "dateTime") and text.startswith("-")


def _digits_are_lost(text: str) -> bool:
    try:
        value = float(text)
    except ValueError:
        return True
    return not isnan(value) and float(f"{value:.6g}") != value


_RDF4J = {
    "part": "repository",
    "example": "/repositories/NAME",
    "inside": "/repositories",
    "ends": ("", "/statements", "/rdf-graphs/service", "/rdf-graphs"),
    "query": "?infer=false",
    "update": "/statements",
    "graphs": "/rdf-graphs/service",
    "quads": "/statements",
}
STORES = {
    store.name: store
    for store in (
        Store(
            "oxigraph",
            "Oxigraph",
            ("/query", "/update", "/store", ""),
            "/query",
            "/update",
            "/store",
            "/store?no_transaction",
            one="",
            quads_atomic=False,
            missing="oxigraph serve --location FOLDER",
        ),
        Store(
            "fuseki",
            "Apache Jena Fuseki",
            ("/query", "/sparql", "/update", "/data", "/get", ""),
            "/query",
            "/update",
            "/data",
            most=6 * 2**20,  # as much as three times of it, percent-encoded, is taken as a form since Fuseki 5.4 (apache/jena#3110)
            form=True,
            missing="fuseki-server --tdb2 --update --loc FOLDER /{name}",
        ),
        Store(
            "virtuoso",
            "Virtuoso",
            ("/sparql", "/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth", ""),
            "/sparql",
            "/sparql-auth",
            "/sparql-graph-crud-auth",
            one="",
            atomic=False,
            missing="virtuoso-t +configfile virtuoso.ini",
        ),
        Store(
            "rdf4j",
            "RDF4J",
            **_RDF4J,  # type: ignore[arg-type]
            missing="curl -X PUT -H 'Content-Type: text/turtle' --data-binary @config.ttl {root}",
        ),
        Store(
            "graphdb",
            "GraphDB",
            **_RDF4J,  # type: ignore[arg-type]
            missing="GraphDB's workbench (Setup, Repositories)",
            tested=False,
        ),
        Store(
            "blazegraph",
            "Blazegraph",
            ("/sparql", ""),
            "/sparql",
            "/sparql",
            part="namespace",
            example="/blazegraph/namespace/NAME",
            missing="Blazegraph's workbench (Namespaces, mode quads)",
            tested=False,
        ),
        Store(
            "stardog",
            "Stardog",
            ("/query", "/update", ""),
            "/query",
            "/update",
            missing="stardog-admin db create -n {name}",
            tested=False,
        ),
        Store("qlever", "QLever", ("",), "", "", one="", promised=False, missing="qlever start, with PERSIST_UPDATES = true", tested=False),
        Store("neptune", "Amazon Neptune", ("/sparql", ""), "/sparql", "/sparql", one="", missing="the console of AWS", tested=False),
    )
}


def by_address(address: Address) -> Store | None:
    """Recognise a store by its address alone, where that is enough.

    >>> from stancegraph.remote.address import Address
    >>> by_address(Address("http://localhost:8890/sparql-graph-crud-auth")).name
    'virtuoso'
    """
    path = address.parts.path.rstrip("/")
    if path.endswith(("/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth")):
        return STORES["virtuoso"]
    if (address.parts.hostname or "").endswith((".neptune.amazonaws.com", ".neptune.amazonaws.com.cn")):
        return STORES["neptune"]
    return None


def by_habit(address: Address) -> Store | None:
    """Recognise a store by the path under which it comes, which a dataset of another may have as well.

    >>> from stancegraph.remote.address import Address
    >>> by_habit(Address("http://localhost:9999/bigdata/sparql")).name
    'blazegraph'
    """
    return STORES["blazegraph"] if address.parts.path.startswith(("/blazegraph/", "/bigdata/")) else None


def by_server(server: str) -> Store | None:
    """Recognise a store by what its server calls itself, which not all do.

    >>> by_server("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu").name
    'virtuoso'
    >>> by_server("nginx/1.26")
    """
    return next((STORES[name] for name in ("oxigraph", "virtuoso", "fuseki") if server.lower().startswith(name)), None)
