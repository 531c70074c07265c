"""The third engine: a SPARQL endpoint, asked over HTTP, with the same answers as the files give."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from shlex import quote
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.bulk import counts
from stancegraph.engine import Result, malformed
from stancegraph.errors import NotAStore
from stancegraph.layout import LISTS_GRAPH
from stancegraph.namespaces import PREFIXES, SG, SH, VOID
from stancegraph.remote import rewriting
from stancegraph.remote.address import Address
from stancegraph.remote.protocol import Asker
from stancegraph.remote.records import BEGUN, RECORDS
from stancegraph.remote.stores import STORES, by_server
from stancegraph.remote.transport import SECONDS, Client
from stancegraph.snapshot import Snapshot, of_dataset, snapshot
from stancegraph.sparql import keywords
from stancegraph.text import counted

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from stancegraph.remote.credentials import Credentials

#: Up to so many graphs are named with each query, which takes Oxigraph and Fuseki time in proportion; beyond, all of the store is asked.
MOST_GRAPHS = 200
#: Up to so many triples are copied where the graphs cannot be named, and stored queries asked of the copy.
MOST_COPIED = 150_000
#: Up to so many triples every stored query was seen to be right on Virtuoso; over 128,000 some lost rows, others at each turn
#: (virtuoso-opensource#575).
MOST_FOR_VIRTUOSO = 15_000


class RemoteDataset:
    """What an endpoint holds, described as a folder is: the base IRIs and the prefixes of the datasets in it."""

    queries: str | None = None  # it brings no questions of its own

    def __init__(self, prefixes: dict[str, str], url: str) -> None:
        self.bases: set[str] = set()
        self.prefixes = prefixes
        self.option = f"--endpoint {quote(url)}"

    @property
    def base(self) -> str:
        """The IRI that the things of the dataset start with; of several datasets, that of the first."""
        return min(self.bases, default="")


class Way:
    """How a store is asked so that its default graph is the union of the named ones.

    `parameters` are those of the SPARQL protocol. `names_graphs` says that GRAPH finds nothing unless the graphs are named as well.
    """

    __slots__ = ("names_graphs", "parameters")

    def __init__(self, parameters: Iterable[tuple[str, str]] = (), names_graphs: bool = False) -> None:
        self.parameters = tuple(parameters)
        self.names_graphs = names_graphs


#: The ways known, in the order in which they are tried: as the store is set; Oxigraph's; Jena's.
WAYS = (
    Way(),
    Way([("union-default-graph", "true")]),
    Way([("default-graph-uri", "urn:x-arq:UnionGraph")], names_graphs=True),
)
#: Makes Virtuoso join in the order in which a query says it. Its own plans hang on samples of the data that it draws anew each time, and
#: some of them lose rows; the stored queries are written so that this order is right and quick.
AS_WRITTEN = 'define sql:select-option "order" '
#: Where the dataset of a store is described: once in its default graph, and once in a named one.
_ABOUT = f"""SELECT ?graph ?base {{
    {{ ?dataset <{VOID}uriSpace> ?base . BIND("" AS ?graph) }}
    UNION {{ GRAPH ?named {{ ?dataset <{VOID}uriSpace> ?base }} BIND(STR(?named) AS ?graph) }} }}"""
#: Lists graphs at once where a store takes it as it is meant, which RDF4J and Virtuoso do not: they give one row with nothing in it.
_GRAPHS = "SELECT ?graph { GRAPH ?graph {} }"
#: What comes with a store, and says nothing in our terms.
_OF_STORES = frozenset(("http://www.openlinksw.com/schemas/virtrdf#", "http://localuriqaserver/sparql", "http://www.w3.org/ns/ldp#"))
#: How many graphs are being written, or were when a load stopped.
_UNFINISHED = f"SELECT (COUNT(*) AS ?count) {{ GRAPH <{RECORDS}> {{ {BEGUN} }} }}"
_LISTS = f"ASK {{ ?stance <{SG}polarity> ?polarity }}"
_PREFIXES = f"SELECT DISTINCT ?prefix ?namespace {{ ?declared <{SH}prefix> ?prefix ; <{SH}namespace> ?namespace }}"


class EndpointEngine:
    """A SPARQL endpoint. Rows come as they do from files; triples of CONSTRUCT and DESCRIBE too."""

    name = "endpoint"

    def __init__(self, client: Client, named: bool = False) -> None:
        self._client = client
        self._asker = Asker(client, client.address.url)
        self._is_copied = False
        self._own: tuple[str, ...] = ()  # the graphs to ask of, where not all are
        self._way = WAYS[0]
        self._order = self._excluded = ""
        self.folder = RemoteDataset(dict(PREFIXES), client.address.url)
        self.notes: list[str] = []  # what keeps its answers from being those of the files, for people
        described = self._find_way()
        if self._is("virtuoso") and not named:
            self._order = AS_WRITTEN
        self._take_prefixes()
        if len(described) > len(self.folder.bases):
            several = f"the store holds a dataset more than once, as {', '.join(sorted(described))} say"
            self.notes.append(f"{several}: rows may come twice, or late; take all out with load --remove, and load it once")
        self._keep_to_the_dataset(described, named)
        self._look_for_what_is_missing()

    def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        Raises MalformedQuery, TimeLimit or an EndpointError.
        """
        if self._is_copied and all(word != "GRAPH" for word, _ in keywords(query)):
            return self._copy.run(query, prefixes)
        _parse(query, prefixes or {})
        head = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in (prefixes or {}).items())
        found = rewriting.parts(head + query)
        if found.form in ("SELECT", "ASK"):
            return self._ask(head + query, found.form)
        asked = rewriting.solutions(found)
        result = self._ask(asked) if asked else None
        if found.form == "CONSTRUCT":
            assert result is not None  # noqa: S101 - a CONSTRUCT always asks for something
            return rewriting.construct(found, result, {})
        return self._describe(found, [term for row in result.rows for term in row] if result else [])

    def _describe(self, found: rewriting.Parts, terms: list[object]) -> Result:
        """Give what is said of the things that a DESCRIBE names or has found: every triple that has one as its subject."""
        things = sorted({str(term) for term in terms if isinstance(term, ox.NamedNode)})
        triples: set[ox.Triple] = set()
        chunks = [things[start : start + rewriting.CHUNK] for start in range(0, len(things), rewriting.CHUNK)]
        for names in filter(None, [rewriting.names(found.gives), *chunks]):
            pattern = f"{{ VALUES ?s {{ {' '.join(names)} }} ?s ?p ?o }}"
            rows = self._ask(f"{found.prologue}SELECT ?s ?p ?o {rewriting.dataset(found)}{pattern}").rows
            triples.update(rewriting.triple(row) for row in rows)
        return rewriting.of_triples(triples)

    def _find_way(self) -> set[str]:
        """Try the ways of asking until one gives in the default graph what stands in the named ones.

        Gives the graphs in which datasets are described.
        """
        described: set[str] = set()
        for way in WAYS:
            self._way = way
            rows = self._texts(_ABOUT, "graph", "base")
            here = {base for graph, base in rows if not graph}
            described |= {graph for graph, _ in rows if graph}
            self.folder.bases |= {base for _, base in rows}
            if here and here == self.folder.bases:
                return described
        if not self.folder.bases:
            raise NotAStore(
                f"no dataset is described at {self._client.address.url}", "", "load one with: stancegraph load, or check the address"
            )
        self._way = Way([("default-graph-uri", graph) for graph in self.graphs], names_graphs=True)
        return described

    def _take_prefixes(self) -> None:
        """Take the prefixes that the datasets declare, but for those that stand for other things in each."""
        declared = sorted({(prefix, iri) for prefix, iri in self._texts(_PREFIXES, "prefix", "namespace") if _is_prefix(prefix, iri)})
        times = Counter(prefix for prefix, _ in declared)
        self.folder.prefixes = {**{prefix: iri for prefix, iri in declared if times[prefix] == 1}, **PREFIXES}
        if len(self.folder.bases) > 1:
            note = f"the store holds {len(self.folder.bases)} datasets, which are asked together: {', '.join(sorted(self.folder.bases))}"
            shared = [f"{prefix}:" for prefix, number in times.items() if number > 1 and prefix not in PREFIXES]
            self.notes.append(f"{note}; write whole IRIs for {', '.join(shared)}, which differ" if shared else note)

    def _keep_to_the_dataset(self, described: set[str], named: bool) -> None:
        """Ask from now on of the graphs that a dataset folder would have alone, where the store holds others.

        The records of what was loaded are no others unless named graphs are asked for: they say nothing that a stored query looks at.
        """
        own = of_dataset(self.graphs, described, self.folder.bases)
        every = set(self.graphs) - set(own)
        other = sorted(every if named else every - {*_OF_STORES, RECORDS})
        if own and self._is("virtuoso"):
            self._keep_virtuoso_to_it(self._size(own), other, named)
        elif not own or not other:
            return
        elif len(own) <= MOST_GRAPHS:
            self._own = tuple(own)
            self._way = Way([("default-graph-uri", name) for name in own], names_graphs=True)
            # Fuseki joins over graphs that are named without an index of all: what takes it 16 s takes 215 s then
            self._is_copied = not named and self._is("fuseki") and not self._has_more_than(MOST_COPIED)
        elif not named and self._size(own) <= MOST_COPIED:
            self._is_copied = True
        elif other != [RECORDS]:
            both = f"beside {counted(len(own), 'graph')} of the dataset the store holds {counted(len(other), 'other')}"
            self.notes.append(f"{both}, which cannot be left out here: what they say is part of the answers")

    def _keep_virtuoso_to_it(self, triples: int, other: list[str], named: bool) -> None:
        """Leave other graphs out of queries of one's own; keep stored ones from plans that lose rows: over much data, or without graphs."""
        if named and 0 < len(other) <= MOST_GRAPHS:  # to name its own graphs makes plans many times as slow
            kinds = [f"define input:{kind}-graph-exclude" for kind in ("default", "named")]
            self._excluded = "".join(f"{kind} {ox.NamedNode(name)} " for name in other for kind in kinds)
            self._way = WAYS[0]
        elif not named and triples <= MOST_COPIED:
            self._is_copied = bool(other) or triples > MOST_FOR_VIRTUOSO
        if triples > MOST_FOR_VIRTUOSO and not self._is_copied:
            over = f"Virtuoso loses rows of some queries over {counted(triples, 'triple')}"
            self.notes.append(f"{over}: ask the files, or load a store of another kind")

    @cached_property
    def _copy(self) -> Snapshot:
        return snapshot(self)

    def _look_for_what_is_missing(self) -> None:
        """Note a load that did not end, and lists that nobody loaded."""
        if RECORDS in self.graphs:
            rows = self._asker.run(_UNFINISHED).rows  # whatever is left out of other queries
            unfinished = "".join(getattr(term, "value", "") for row in rows for term in row)
            if unfinished.strip("0"):
                said = counted(int(unfinished), "graph") if unfinished.isdecimal() else "of some graphs"
                self.notes.append(f"a load into this store did not end ({said}): answers lack what it was to bring; repeat it")
        if LISTS_GRAPH not in self.graphs and not self._ask(_LISTS, "ASK").yes:
            self.notes.append(
                f"the store lacks the closed lists, without which most questions find nothing: load them with: stancegraph load, or put "
                f"ontology/lists.ttl into the graph {LISTS_GRAPH}"
            )

    def _is(self, store: str) -> bool:
        return by_server(self._client.server) is STORES[store]

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The named graphs that the store holds."""
        listed = {row[0].value for row in self._asker.run(_GRAPHS).rows if isinstance(row[0], ox.NamedNode)}
        return tuple(sorted(listed or self._counts))

    @cached_property
    def _counts(self) -> dict[str, int]:
        return dict(counts(self._asker))

    def _size(self, graphs: Iterable[str]) -> int:
        """Count the triples of some graphs."""
        return sum(self._counts.get(graph, 0) for graph in graphs)

    def _has_more_than(self, triples: int) -> bool:
        """Say whether the graphs that are asked hold more than so many triples, without counting them all."""
        return bool(self._ask(f"SELECT ?s {{ GRAPH ?graph {{ ?s ?p ?o }} }} OFFSET {triples} LIMIT 1").rows)

    def _ask(self, query: str, form: str = "SELECT") -> Result:
        """Send a SELECT or ASK, and read the answer."""
        words = {word for word, _ in keywords(query)}
        way, excluded = (WAYS[0], "") if "FROM" in words else (self._way, self._excluded)  # who chooses the graphs is told no others
        parameters = list(way.parameters)
        if way.names_graphs and "GRAPH" in words:
            parameters += [("named-graph-uri", graph) for graph in self._own or self.graphs]
        given = self._asker.run(self._order + excluded + query, parameters)
        if (given.form == "ask") != (form == "ASK"):
            raise self._answers_otherwise()
        return Result(given.form, given.columns, list(given.rows), given.yes)

    def _texts(self, query: str, *columns: str) -> list[tuple[str, ...]]:
        """Ask a SELECT of our own, of which every cell is filled, and give the texts."""
        result = self._ask(query)
        rows = [tuple(getattr(term, "value", "") for term in row) for row in result.rows if None not in row]
        if result.columns != columns or len(rows) != len(result.rows):
            raise self._answers_otherwise()
        return rows

    def _answers_otherwise(self) -> NotAStore:
        return NotAStore(f"{self._client.address.place} does not answer what it was asked", "", "check the address")


def _is_prefix(prefix: str, iri: str) -> bool:
    """Say whether a store declares a prefix that can stand before a query."""
    return bool(re.fullmatch(r"[A-Za-z]([\w-]*\w)?", prefix) and re.fullmatch(r'[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\s\x00-\x20]*', iri))


def _parse(query: str, prefixes: Mapping[str, str]) -> None:
    """Refuse what is not SPARQL 1.1 before it leaves, with the same words as for files."""
    try:
        ox.Store().query(query, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise malformed(error.msg) from None


def connect(
    url: str,
    credentials: Credentials | None = None,
    *,
    timeout: float = SECONDS,
    ca_file: str | os.PathLike[str] | None = None,
    named: bool = False,
) -> EndpointEngine:
    """Connect to a SPARQL endpoint that holds a dataset of ours, to be given wherever a dataset folder may be.

    Takes the address, who asks (nobody in particular where left out), the seconds that an answer may take and a file of certificates to
    trust. Whatever else the store holds is left out where there is not too much of it, some stores being asked of a copy made at the
    first question; with `named`, which is for queries of one's own, our records of what was loaded are left out too. What keeps answers
    from being those of the files stands in the engine's `notes`. Raises BadAddress, an EndpointError or TimeLimit.

    >>> connect("http://user:secret@localhost/")
    Traceback (most recent call last):
    stancegraph.errors.BadAddress: a user name or password must not stand in an address, where logs and histories keep it; ...
    """
    return EndpointEngine(Client(Address(url), credentials, timeout=timeout, ca_file=ca_file), named)
