"""Cutting out a network: running a stored view and making a networkx graph of what it constructs.

A view is a CONSTRUCT under `queries/views/`. A node is a thing with a class. An edge is a statement, described as RDF describes one
(rdf:subject, rdf:predicate, rdf:object), so that it keeps its own IRI; its rdf:predicate, a value of one of our lists, is its label.
A plain triple between two nodes, such as that an office is one of a state, is an edge as well. Every other property is an attribute,
named after the property, and described in the header of the view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx
import pyoxigraph as ox

from stancegraph.answer import plain
from stancegraph.asking import listed, run
from stancegraph.bulk import of_things
from stancegraph.engine import load
from stancegraph.errors import BadValue
from stancegraph.names import PREFIX_BLOCK, local
from stancegraph.namespaces import RDF, RDFS, SKOS, Shortener
from stancegraph.placing import place
from stancegraph.stored import find_question
from stancegraph.suggest import kind_words

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from stancegraph.asking import Value
    from stancegraph.engine import Engine, Row, Term
    from stancegraph.question import Question

    Network = networkx.MultiDiGraph[str]
    Attributes = dict[str, object]

#: What an edge can weigh: the statements it stands for, or the passages that say so.
WEIGHTS = ("count", "passages")
MOST_TITLES = 3
#: What is said of a network without anything.
EMPTY = "nothing fits the filters"


def view(
    name: str = "positions",
    data: str | os.PathLike[str] | Engine | None = None,
    *,
    lang: str = "en",
    merge: bool = False,
    weight: str = "count",
    **filters: Value,
) -> Network:
    """Cut a network out of a dataset folder (the shipped one where none is named).

    Takes the name of a view, the language of the labels (English stands in where a thing has no name in it), whether edges between the same
    two nodes are merged into one, what edges weigh (`count` or `passages`), and filters: the parameters of the view.
    Returns a networkx.MultiDiGraph whose nodes and edges have `label`,
    `kind` and `iri`, nodes also `degree`, `x` and `y`, edges `weight`; what the columns mean stands in `graph["columns"]`.
    Raises QuestionError, NamingError or FolderError, and BadValue for a language in which nothing has a name.

    >>> network = view("positions", proposal="palestinian authority role in gaza")
    >>> sorted(network.nodes["person:benjamin-netanyahu"])
    ['degree', 'existence', 'iri', 'kind', 'label', 'names', 'x', 'y']
    """
    engine = load(data)
    stored = find_question(name, engine.folder, "views")
    return network_of(engine, stored, listed(filters), lang=lang, merge=merge, weight=weight)


def network_of(
    engine: Engine, stored: Question, filters: Mapping[str, list[str]], *, lang: str = "en", merge: bool = False, weight: str = "count"
) -> Network:
    """Cut a network out of an engine that is already loaded, with a view that is already read."""
    builder = _Builder(engine, stored, lang)
    rows = run(engine, stored, filters).rows
    builder.read_labels(engine, rows)
    network = builder.build(rows)
    network.graph.update(
        name=stored.id,
        title=stored.summary,
        description=stored.description,
        filters={name: list(values) for name, values in filters.items() if values},
        lang=lang,
        source=builder.source(),
    )
    for _, _, attributes in network.edges(data=True):
        attributes["weight"] = float(len(attributes.get("passage", ())) if weight == "passages" else 1)
    if "circle" in stored.columns:
        from stancegraph.circles import mark

        mark(network)
    finished = merged(network) if merge else network
    for node, degree in finished.degree():
        finished.nodes[node]["degree"] = degree
    for node, (x, y) in place(finished).items():
        finished.nodes[node].update(x=x, y=y)
    return finished


class _Builder:
    """Makes a network of triples, with words for every IRI."""

    def __init__(self, engine: Engine, stored: Question, lang: str) -> None:
        self.shorten = Shortener(engine.folder.prefixes)
        self.columns = stored.columns
        self.lang = lang
        self.labels: dict[str, str] = {}
        self.names: dict[str, list[str]] = {}
        self.articles = [row[0].value for row in engine.run(f"{PREFIX_BLOCK}SELECT ?article {{ ?article a sg:Article }}").rows]  # type: ignore[union-attr]
        if lang != "en":
            self._check_lang(engine)

    def _check_lang(self, engine: Engine) -> None:
        """Refuse a language in which nothing has a name."""
        pattern = "{ ?thing rdfs:label ?name } UNION { ?thing skos:altLabel ?name }"
        rows = engine.run(f"{PREFIX_BLOCK}SELECT DISTINCT (LANG(?name) AS ?language) {{ {pattern} }}").rows
        spoken = {row[0].value.lower() for row in rows if row[0]} - {""}  # type: ignore[union-attr]
        if self.lang not in spoken:
            raise BadValue(f"nothing has a name in the language {self.lang!r}", "", f"use one of: {', '.join(sorted(spoken))}")

    def read_labels(self, engine: Engine, rows: list[Row]) -> None:
        """Read the names of what rows hold: the label in the language asked for, else in English, else in any; the others are further."""
        found: dict[str, list[tuple[bool, bool, bool, str]]] = {}
        things = {term.value for row in rows for term in (row[0], row[2]) if isinstance(term, ox.NamedNode)}
        pattern = f"?thing ?key ?name FILTER(?key IN (<{RDFS}label>, <{SKOS}altLabel>))"
        for thing, key, name in of_things(engine, "?thing ?key ?name", pattern, "thing", things.union(self.articles)):
            language = name.language or ""  # type: ignore[union-attr]
            place = (key.value != RDFS + "label", language != self.lang, language != "en", name.value)  # type: ignore[union-attr]
            found.setdefault(thing.value, []).append(place)  # type: ignore[union-attr]
        for iri, places in found.items():
            first, *rest = dict.fromkeys(name for *_, name in sorted(places))
            self.labels[iri] = first
            self.names[iri] = sorted(rest)

    def source(self) -> str:
        """Name the articles that the data come from, or say how many they are."""
        titles = sorted(map(self.word, self.articles))
        return "; ".join(titles) if len(titles) <= MOST_TITLES else f"{len(titles)} articles"

    def build(self, rows: list[Row]) -> Network:
        """Make the network."""
        said: dict[str, dict[str, list[Term]]] = {}
        for subject, predicate, object_ in rows:
            said.setdefault(subject.value, {}).setdefault(predicate.value, []).append(object_)  # type: ignore[union-attr,arg-type]
        ends = (RDF + "subject", RDF + "object")
        statements = {iri: own for iri, own in said.items() if RDF + "subject" in own}
        things = {iri: own for iri, own in said.items() if RDF + "type" in own and iri not in statements}
        network: Network = networkx.MultiDiGraph()
        for iri in sorted(things):
            network.add_node(self.short(iri), **self.node(iri, things[iri]))
        for iri in sorted(statements):
            own = statements[iri]
            pairs = sorted((self.short(one.value), self.short(other.value)) for one in own[ends[0]] for other in own[ends[1]])  # type: ignore[union-attr]
            for number, (one, other) in enumerate(pairs, start=1):  # a statement about several things is an edge to each
                network.add_edge(one, other, key=self.short(iri) + (f" {number}" if len(pairs) > 1 else ""), **self.edge(iri, own))
        for iri in sorted(things):
            for property_ in sorted(things[iri]):
                for target in things[iri][property_]:
                    if local(property_) not in self.columns and getattr(target, "value", "") in things:
                        self.plain_edge(network, iri, property_, target.value)  # type: ignore[union-attr]
        used = {key for _, own in network.nodes(data=True) for key in own} | {key for *_, own in network.edges(data=True) for key in own}
        network.graph["columns"] = {name: column.meaning for name, column in self.columns.items() if name in used}
        return network

    def plain_edge(self, network: Network, iri: str, property_: str, target: str) -> None:
        """Add an edge for a triple, which has no IRI of its own and is known by what it joins."""
        word = kind_words(property_)
        one, other = self.short(iri), self.short(target)
        network.add_edge(one, other, key=f"{one} {local(property_)} {other}", label=word, kind=word)

    def node(self, iri: str, own: dict[str, list[Term]]) -> Attributes:
        """Give the attributes of a node."""
        base: Attributes = {"label": self.word(iri), "kind": kind_words(own[RDF + "type"][0].value), "iri": iri}  # type: ignore[union-attr]
        names = self.names.get(iri, [])
        return {**base, **({"names": names} if names else {}), **self.attributes(own)}

    def edge(self, iri: str, own: dict[str, list[Term]]) -> Attributes:
        """Give the attributes of an edge that is a statement."""
        kind = kind_words(own[RDF + "type"][0].value)  # type: ignore[union-attr]
        label = " / ".join(sorted(self.text(term) for term in own.get(RDF + "predicate", []))) or self.labels.get(iri) or kind
        return {"label": label, "kind": kind, "iri": iri, **self.attributes(own)}

    def attributes(self, own: dict[str, list[Term]]) -> Attributes:
        """Give the columns that the header of the view names, in its order."""
        named = {local(property_): terms for property_, terms in own.items() if property_ != RDF + "type"}
        found: Attributes = {}
        for name, column in self.columns.items():
            if name not in named:
                continue
            if column.list:
                found[name] = sorted({self.text(term) for term in named[name]})
            else:
                found[name] = self.value(min(named[name], key=self.place))
        return found

    def place(self, term: Term) -> tuple[bool, bool, str]:
        """Give the place of a value among several of which one is wanted: that in the language asked for comes first."""
        language = getattr(term, "language", None)
        return language not in (self.lang, None), language not in ("en", None), str(term)

    def value(self, term: Term) -> object:
        """Turn a term into a plain value: a thing into its name."""
        if hasattr(term, "datatype"):
            found = plain(term)
            return found if isinstance(found, (bool, int, float)) else str(found)
        return self.word(getattr(term, "value", str(term)))

    def text(self, term: Term) -> str:
        """Turn a term into a text."""
        value = self.value(term)
        return str(value).lower() if isinstance(value, bool) else str(value)

    def word(self, iri: str) -> str:
        """Give the name of a thing, else what can be typed for it."""
        return self.labels.get(iri) or self.short(iri)

    def short(self, iri: str) -> str:
        """Write an IRI as it can be typed back: as a prefixed name where there is one."""
        short = self.shorten(iri)
        return iri if short.startswith("<") else short


def merged(network: Network) -> Network:
    """Merge the edges that join the same two nodes in the same direction and are of one kind.

    What is the same stays as it is; else numbers become their mean, and texts, lists and truth values the sorted list of all; the weight is
    the sum. The IRIs of edges that are merged are kept in `iris`; an edge that is alone keeps its `iri`.

    >>> network = networkx.MultiDiGraph()
    >>> _ = network.add_edge("a", "b", key="1", kind="k", label="for", polarity=1, weight=1.0)
    >>> _ = network.add_edge("a", "b", key="2", kind="k", label="against", polarity=-1, weight=1.0)
    >>> list(merged(network).edges(data=True))
    [('a', 'b', {'kind': 'k', 'label': 'against / for', 'polarity': 0.0, 'weight': 2.0})]
    """
    groups: dict[tuple[str, str, object], list[tuple[str, Attributes]]] = {}
    for one, other, key, own in network.edges(keys=True, data=True):
        groups.setdefault((one, other, own.get("kind")), []).append((key, own))
    result: Network = networkx.MultiDiGraph(**network.graph)
    result.add_nodes_from(network.nodes(data=True))
    for (one, other, _), members in groups.items():
        if len(members) == 1:
            result.add_edge(one, other, key=members[0][0], **members[0][1])
            continue
        names = dict.fromkeys(name for _, own in members for name in own)
        values = {name: [own[name] for _, own in members if name in own] for name in names}
        own = {"iris" if name == "iri" else name: _together(name, values[name]) for name in names}
        result.add_edge(one, other, key=" ".join(key for key, _ in members), **own)
    return result


def _together(name: str, values: list[object]) -> object:
    """Make one value of several."""
    if name == "weight":
        return sum(values)  # type: ignore[arg-type]
    if name != "iri" and all(value == values[0] for value in values):
        return values[0]
    if all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values):
        return sum(values) / len(values)  # type: ignore[arg-type]
    texts = {str(part).lower() if isinstance(part, bool) else str(part) for value in values for part in _parts(value)}
    if name in ("label", "kind"):
        return " / ".join(sorted(texts))
    return sorted(texts)


def _parts(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
