"""Checking data that lie in a store: the checks run there, the shapes here, over some of its graphs at a time.

The shapes know everything of the things that these graphs describe, and of what these point to its class, its labels and its list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from stancegraph.bulk import of_things
from stancegraph.layout import LISTS_GRAPH
from stancegraph.namespaces import RDF, RDFS, SKOS, VOID
from stancegraph.snapshot import graphs_of, parts
from stancegraph.stored import find_question, ids
from stancegraph.validating import in_order, joined, of_check, of_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stancegraph.engine import Engine, Result
    from stancegraph.shacl import Result as ShapeResult
    from stancegraph.validating import Finding

#: What cannot be seen in a store, as it is told to people.
LIMIT = (
    "findings name graphs, for a store knows no files or lines; how a number was written is not seen; of what another graph describes the "
    "shapes know its class, labels and list alone"
)
TYPE, BROADER = f"{RDF}type", f"{SKOS}broader"
#: What the shapes want to know of what a thing points to.
REFERRED = (TYPE, f"{RDFS}label", BROADER, f"{SKOS}inScheme")
#: The order in which the graphs of a dataset stand, by the first part of their names.
PARTS = ("dataset", "lists", "registry", "articles")


class StorePlaces:
    """Knows the graphs in which some things are described; `told` are the graphs of the dataset."""

    def __init__(self, engine: Engine, told: Iterable[str], things: Iterable[str]) -> None:
        self.prefixes = engine.folder.prefixes
        base = engine.folder.base
        self.told = sorted(told, key=lambda name: (_part(name, base), name))
        self.quads: dict[str, list[tuple[str, str, str]]] = {}
        named = [iri for iri in things if ":" in iri and not iri.startswith("_:")]
        pattern = "GRAPH ?graph { ?thing ?key ?value }"
        for graph, *triple in of_things(engine, "?graph ?thing ?key ?value", pattern, "thing", named):
            thing, key, value = (getattr(term, "value", "") for term in triple)
            self.quads.setdefault(thing, []).append((graph.value, key, value))  # type: ignore[union-attr]
        described = engine.run(f"SELECT ?graph {{ GRAPH ?graph {{ ?dataset <{VOID}uriSpace> ?base }} }}").rows
        own = {row[0].value for row in described}  # type: ignore[union-attr]
        self.first = next((name for name in self.told if name in own), self.told[0])

    def place(self, *key: str, graph: str = "") -> tuple[str, int]:
        """Find the graph of (subject, property, thing), or of as much of it as there is; what is nowhere is in the first graph."""
        said = self.quads.get(key[0], ())
        for length in range(len(key), 0, -1):
            fitting = {name for name, *rest in said if rest[: length - 1] == list(key[1:length])}
            for name in (graph,) if graph else self.told:
                if name in fitting:
                    return name, 0
        elsewhere = {name for name, *_ in said} - {LISTS_GRAPH}
        return graph or (min(elsewhere) if elsewhere else self.first), 0


class Audit(NamedTuple):
    """Hold what was found in a store, and in how many graphs was looked."""

    findings: list[Finding]
    graphs: int


def audit(engine: Engine) -> Audit:
    """Check the dataset of a store against the shapes and the check queries, as `validate` does a folder; LIMIT says what it cannot see.

    Takes an engine with named graphs. Gives an Audit with the findings by graph. Raises NotAStore where the dataset lies in no named graph,
    and what the engine raises.

    >>> from stancegraph.engine import load
    >>> from stancegraph.layout import Folder
    >>> found = audit(load(named=True))
    >>> len(found.findings), found.graphs == len(Folder().files)
    (0, True)
    """
    counts = {name: count for name, count in graphs_of(engine).items() if name != LISTS_GRAPH}
    shapes = _shapes(engine, counts)
    checks = [(question, engine.run(question.text)) for question in (find_question(id_, None, "checks") for id_ in ids(None, "checks"))]
    focuses = {result.focus for result in shapes} | {iri for _, result in checks for iri in _focuses(result)}
    places = StorePlaces(engine, counts, focuses)
    found = joined(
        (of_shape(result, places) for result in shapes),
        (said for question, result in checks for said in of_check(question, _within(result, counts), places)),
    )
    return Audit(in_order(finding for finding in found if finding.file in counts), len(counts))


def _shapes(engine: Engine, counts: Mapping[str, int]) -> set[ShapeResult]:
    """Run the shapes over the graphs, some at a time."""
    from rdflib import Graph  # only here: rdflib and pyshacl take longer to load than everything else

    from stancegraph import shacl

    background = shacl.background()
    listed = {_name(triple) for triple in background}
    found: set[ShapeResult] = set()
    for part in parts(engine, counts):
        triples = [triple for triples in part.values() for triple in triples]
        subjects = {_name(triple) for triple in triples}
        if len(part) < len(counts):
            triples += _of_other_graphs(engine, part, subjects)
            triples += _referred(engine, triples, subjects | listed)
        graph = shacl.to_rdflib([*background, *triples], Graph(bind_namespaces="none"))
        found.update(result for result in shacl.run(graph) if result.focus in subjects)
    return found


def _of_other_graphs(engine: Engine, part: Iterable[str], subjects: set[str]) -> list[ox.Triple]:
    """Read what other graphs say of the things that some graphs describe."""
    inside = ", ".join(str(ox.NamedNode(name)) for name in part)
    pattern = f"GRAPH ?graph {{ ?thing ?key ?value }} FILTER(?graph NOT IN ({inside}))"
    return _triples(engine, pattern, subjects)


def _referred(engine: Engine, triples: Iterable[ox.Triple], known: set[str]) -> list[ox.Triple]:
    """Read what the shapes want to know of the things that triples point to, and of the values that those are narrower than."""
    keys = ", ".join(f"<{key}>" for key in REFERRED)
    found: list[ox.Triple] = []
    wanted = {_pointed(triple) for triple in triples if triple.predicate.value != TYPE} - known - {""}
    while wanted:
        known = known | wanted
        read = _triples(engine, f"?thing ?key ?value FILTER(?key IN ({keys}))", wanted)
        found += read
        wanted = {_pointed(triple) for triple in read if triple.predicate.value == BROADER} - known - {""}
    return found


def _name(triple: ox.Triple) -> str:
    """Give the IRI of the thing that a triple is about."""
    return getattr(triple.subject, "value", "")


def _pointed(triple: ox.Triple) -> str:
    """Give the IRI of the thing that a triple points to."""
    return triple.object.value if isinstance(triple.object, ox.NamedNode) else ""


def _triples(engine: Engine, pattern: str, things: set[str]) -> list[ox.Triple]:
    rows = of_things(engine, "?thing ?key ?value", pattern, "thing", (iri for iri in things if ":" in iri))
    return [ox.Triple(*row) for row in rows]  # type: ignore[arg-type]


def _focuses(result: Result) -> list[str]:
    """List the things that the rows of a check are about."""
    place = result.columns.index("focus") if "focus" in result.columns else 0
    return [row[place].value for row in result.rows if isinstance(row[place], ox.NamedNode)]  # type: ignore[union-attr]


def _within(result: Result, told: Iterable[str]) -> Result:
    """Leave out rows that name a graph that is no part of the dataset, such as that of our lists."""
    places = [place for place, name in enumerate(result.columns) if name in ("graph", "other")]
    known = {*told, ""}
    result.rows = [row for row in result.rows if all(getattr(row[place], "value", "") in known for place in places)]
    return result


def _part(name: str, base: str) -> int:
    """Give the place of a graph among those of a dataset."""
    first = name.removeprefix(f"{base}graph/").partition("/")[0]
    return PARTS.index(first) if first in PARTS else len(PARTS)
