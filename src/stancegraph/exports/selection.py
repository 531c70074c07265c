"""The data that a format of RDF is to hold: all of a dataset folder, or what a view cuts out of it, graph by graph.

All data are what the files of the folder say, each file a named graph. The lists of the ontology are no part of them: they are the same for
every dataset, have an address, a version and a licence of their own, and are loaded beside the data where somebody wants them.

A cut holds whole, with every triple that has it as its subject:

- what the view shows: its nodes, and its edges that are statements;
- the parts of these: passages, attributions and their steps, conditions, reasons, states of affairs, rounds, participations, codings, and
  the statement that a condition or another part which is an edge belongs to, for that carries its attribution;
- the things that statements and parts point to: actors, proposals, offices, places, documents, articles, values of the folder's own lists;
- how the articles of these statements mention its nodes;
- the dataset's own title, licence, creators and sources, and those of the graphs that the cut draws on, so that a cut can be cited. How
  many things of each class the whole dataset holds, and what else would not hold of a part, stays behind.

Beyond that lies the cut. What only another thing points to, such as what a proposal regards or where a place lies, is there with its kind
and label alone; a statement that the view does not show is there with its label alone, where it has one, and never with its kind, so that
no query takes it for a statement of the cut. Nothing else of the dataset is pointed to without being described.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import networkx

from stancegraph.engine import load
from stancegraph.errors import Misuse, OutputError
from stancegraph.layout import LISTS_GRAPH, Folder, ntriples
from stancegraph.namespaces import RDF, RDFS, SG, SH, SKOS, VOID
from stancegraph.snapshot import Snapshot, taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph

    from stancegraph.asking import Value
    from stancegraph.engine import Engine

    #: What each subject says: pairs of predicate and object. All terms are written as N-Triples writes them.
    Graph = dict[str, list[tuple[str, str]]]

TYPE = f"<{RDF}type>"
SUBJECT = f"<{RDF}subject>"
LABEL = f"<{RDFS}label>"
NAMES = frozenset({TYPE, LABEL, f"<{SKOS}prefLabel>"})

#: The classes of what an article asserts, each on its own authority.
STATEMENTS = frozenset(
    f"<{SG}{name}>"
    for name in (
        *("Assessment", "Bridge", "Candidacy", "Dependency", "Event", "Mention", "NumericClaim", "OpenQuestion"),
        *("Position", "PossibleIdentity", "Relation", "Task", "Tenure"),
    )
)
#: The classes of what is there only to describe something else, which it goes along with.
PARTS = frozenset(
    f"<{SG}{name}>"
    for name in (
        *("Attribution", "AttributionStep", "Coding", "Condition", "Participation", "Passage", "Reason", "Round", "StateOfAffairs"),
    )
)
_MENTION, _MENTIONS, _ARTICLE = f"<{SG}Mention>", f"<{SG}mentions>", f"<{SG}article>"
_SUBSET, _SOURCE, _ARTICLES = f"<{VOID}subset>", "<http://purl.org/dc/terms/source>", f"<{SG}Article>"
_URI_SPACE = f"<{VOID}uriSpace>"
_OF_THE_WHOLE = frozenset({f"<{VOID}classPartition>", f"<{VOID}exampleResource>", f"<{SH}declare>"})


class Selection:
    """Triples by named graph and subject, in order; the prefixes and the base of their dataset; and notes of what a format cannot keep."""

    __slots__ = ("base", "graphs", "notes", "prefixes")

    def __init__(self, graphs: Mapping[str, Graph], prefixes: Mapping[str, str], base: str) -> None:
        self.graphs = {name: in_order(graphs[name]) for name in sorted(graphs) if graphs[name]}
        self.prefixes = dict(prefixes)
        self.base = base
        self.notes: list[str] = []

    def __len__(self) -> int:
        """Count the triples, each as often as it stands in a graph."""
        return sum(len(said) for graph in self.graphs.values() for said in graph.values())

    def merge(self) -> Graph:
        """Put all graphs into one, for a format that knows no others, and note that."""
        self.notes.append("the named graphs become one; trig, nquads and jsonld keep them apart")
        merged: Graph = {}
        for graph in self.graphs.values():
            for subject, said in graph.items():
                merged[subject] = merged[subject] + said if subject in merged else said
        return in_order(merged)


def in_order(graph: Graph) -> Graph:
    """Sort the subjects of a graph and what each says, every triple once.

    >>> in_order({"<x:b>": [("<x:p>", '"2"'), ("<x:p>", '"1"')], "<x:a>": [("<x:p>", '"1"')] * 2})
    {'<x:a>': [('<x:p>', '"1"')], '<x:b>': [('<x:p>', '"1"'), ('<x:p>', '"2"')]}
    """
    return {subject: sorted(set(graph[subject])) for subject in sorted(graph)}


def select(
    data: str | os.PathLike[str] | Engine | networkx.Graph[object] | None = None,
    view: str | None = None,
    filters: Mapping[str, Value] | None = None,
) -> Selection:
    """Take all triples of a dataset, or those about what a view shows.

    Takes a dataset folder (the shipped one where none is named) or an engine, the name of a view, and filters of the view. Terms stay as
    they are written, but language tags are in lower case. Returns a Selection. Raises Misuse for a networkx graph or filters without a
    view, FolderError, QuestionError or NamingError, and OutputError for what only RDF 1.2 knows.

    >>> whole, cut = select(), select(view="positions", filters={"proposal": "palestinian authority role in gaza"})
    >>> len(whole) > 5000 > 500 > len(cut)
    True
    """
    if isinstance(data, networkx.Graph):
        raise Misuse("this format holds the data of a dataset, not a network", "", "name a dataset folder, or a format for networks")
    asked = {name: values for name, values in (filters or {}).items() if values}
    if asked and not view:
        raise Misuse(f"filters belong to a view: {', '.join(asked)}", "", "name the view, for example --view positions")
    folder = Folder(data) if data is None or isinstance(data, (str, os.PathLike)) else data.folder
    if isinstance(folder, Folder):
        graphs = read(folder)
    else:
        data = taken(load(data))
        assert isinstance(data, Snapshot)  # noqa: S101 - what has no folder is copied
        graphs = read_copy(data.graphs)
    if view:
        from stancegraph.asking import run
        from stancegraph.stored import find_question

        rows = run(load(data), find_question(view, folder, "views"), asked).rows
        shown: Graph = {}
        for row in rows:
            subject, predicate, object_ = map(str, row)
            shown.setdefault(subject, []).append((predicate, object_))
        graphs = _Cut(graphs).about(shown)
    return Selection(graphs, folder.prefixes, folder.base)


def read(folder: Folder) -> dict[str, Graph]:
    """Read every file of a dataset folder into a graph of its own, terms as N-Triples writes them.

    >>> len(read(Folder())) == len(Folder().files)
    True
    """
    return _read((folder.graph(file), file, ntriples(file)) for file in folder.files)


def read_copy(graphs: Mapping[str, list[pyoxigraph.Triple]]) -> dict[str, Graph]:
    """Read the graphs of a dataset that were copied from a store, as `read` does the files; our lists are no part of it."""
    unnamed = re.compile(r"_:\S+")
    return _read(
        (name, name, sorted(map(_line, triples), key=lambda line: unnamed.sub("_:", line)))
        for name, triples in graphs.items()
        if name != LISTS_GRAPH
    )


def _read(sources: Iterable[tuple[str, str, Iterable[str]]]) -> dict[str, Graph]:
    """Read graphs, each with its name, the file or the like that it is in, and its lines; a term that recurs is kept once.

    Nodes without a name get one by their place, so that those of two files stay apart and come out alike every time.
    """
    terms: dict[str, str] = {}
    known = terms.setdefault
    unnamed = 0
    graphs: dict[str, Graph] = {}
    for name, file, lines in sources:
        graph: Graph = graphs.setdefault(name, {})
        names: dict[str, str] = {}
        for line in lines:
            subject, predicate, object_ = line[:-2].split(" ", 2)
            if subject[0] == "_" or object_[0] == "_":
                for term in (subject, object_):
                    if term[0] == "_" and term not in names:
                        unnamed += 1
                        names[term] = f"_:b{unnamed}"
                subject, object_ = names.get(subject, subject), names.get(object_, object_)
            if object_.startswith("<<") or (object_.endswith(("--ltr", "--rtl")) and object_[0] == '"'):
                raise OutputError(
                    "only RDF 1.2 knows triples that are things and texts with a direction", file, "state it with a thing of its own"
                )
            graph.setdefault(known(subject, subject), []).append((known(predicate, predicate), known(object_, object_)))
    return graphs


def _line(triple: pyoxigraph.Triple) -> str:
    """Write a triple as a line of N-Triples."""
    return f"{triple} ."


class _Cut:
    """Follows what a view shows to all that describes it."""

    def __init__(self, graphs: dict[str, Graph]) -> None:
        self.graphs = graphs
        self.own = next(name for name, graph in graphs.items() if _describes_itself(graph))
        self.places: dict[str, list[str]] = {}  # the graphs in which a subject says something
        for name, graph in graphs.items():
            for subject in graph:
                self.places.setdefault(subject, []).append(name)
        self.whole: dict[str, None] = {}
        self.named: dict[str, None] = {}

    def about(self, shown: Graph) -> dict[str, Graph]:
        """Give the triples of the cut, by graph."""
        shown = {subject: said for subject, said in shown.items() if any(predicate in (TYPE, SUBJECT) for predicate, _ in said)}
        start = [subject for subject in shown if subject in self.places]
        start += [
            object_
            for subject, said in shown.items()
            if subject not in self.places  # an edge that the view makes up shows the statements that it names
            for _, object_ in said
            if object_ in self.places and self.kind(object_) == "statement"
        ]
        edges = {subject for subject in start if any(predicate == SUBJECT for predicate, _ in shown.get(subject, ()))}
        self.follow([*start, *self.carriers({edge for edge in edges if self.kind(edge) == "part"})])
        self.follow(self.mentions({subject for subject in start if self.kind(subject) == "thing"}))
        found: dict[str, Graph] = {}
        for subject in self.whole:
            for name in self.places[subject]:
                found.setdefault(name, {})[subject] = self.graphs[name][subject]
        self.describe(found)
        for subject in self.named:
            if subject not in self.whole:
                names = {LABEL} if self.kind(subject) == "statement" else NAMES
                for name in self.places[subject]:
                    said = [pair for pair in self.graphs[name][subject] if pair[0] in names]
                    if said:
                        found.setdefault(name, {})[subject] = said
        return found

    def said(self, subject: str) -> Iterable[tuple[str, str]]:
        """Give what all graphs say of a subject."""
        for name in self.places[subject]:
            yield from self.graphs[name][subject]

    def kind(self, subject: str) -> str:
        """Say whether something is a statement, a part or a thing."""
        for predicate, object_ in self.said(subject):
            if predicate == TYPE:
                if object_ in STATEMENTS:
                    return "statement"
                if object_ in PARTS:
                    return "part"
        return "thing"

    def follow(self, start: Iterable[str]) -> None:
        """Take things whole, and what belongs to them."""
        waiting = [subject for subject in start if subject not in self.whole]
        self.whole.update(dict.fromkeys(waiting))
        for subject in waiting:  # it grows while it is read
            from_thing = self.kind(subject) == "thing"
            for _, object_ in self.said(subject):
                if object_ in self.whole or object_ not in self.places:
                    continue
                kind = self.kind(object_)
                if kind == "statement" or (kind == "thing" and from_thing):
                    self.named[object_] = None
                else:
                    self.whole[object_] = None
                    waiting.append(object_)

    def carriers(self, parts: set[str]) -> list[str]:
        """Find the statements that parts belong to."""
        if not parts:
            return []
        return [
            subject
            for subject in self.places
            if any(object_ in parts for _, object_ in self.said(subject)) and self.kind(subject) == "statement"
        ]

    def mentions(self, nodes: set[str]) -> list[str]:
        """Find how the articles of the statements mention nodes; where no statement is shown, how any article does."""
        articles = {object_ for subject in self.whole for predicate, object_ in self.said(subject) if predicate == _ARTICLE}
        found = []
        for graph in self.graphs.values():
            for subject, said in graph.items():
                if (TYPE, _MENTION) in said and any(predicate == _MENTIONS and object_ in nodes for predicate, object_ in said):
                    passages = [object_ for _, object_ in said if object_ in self.places]
                    where = {object_ for passage in passages for predicate, object_ in self.said(passage) if predicate == _ARTICLE}
                    if not articles or where & articles:
                        found.append(subject)
        return found

    def describe(self, found: dict[str, Graph]) -> None:
        """Add what the dataset says of itself and of the graphs of the cut, as far as it holds of the cut."""
        own = self.graphs[self.own]
        touched = {f"<{name}>" for name in found}
        kept: Graph = found.setdefault(self.own, {})
        waiting = [subject for subject, said in own.items() if any(predicate == _URI_SPACE for predicate, _ in said)]
        for subject in waiting:  # it grows while it is read
            if subject in kept:
                continue
            kept[subject] = [pair for pair in own[subject] if self.holds(*pair, touched)]
            for _, object_ in kept[subject]:
                if object_ in own:
                    waiting.append(object_)
                elif object_ in self.places:
                    self.named[object_] = None

    def holds(self, predicate: str, object_: str, touched: set[str]) -> bool:
        """Say whether what the dataset says of itself holds of the cut as well."""
        if predicate == _SUBSET:
            return object_ in touched
        if predicate == _SOURCE and object_ in self.places and (TYPE, _ARTICLES) in self.said(object_):
            return object_ in self.whole
        return predicate not in _OF_THE_WHOLE


def _describes_itself(graph: Graph) -> bool:
    """Say whether a graph is the one in which the dataset describes itself."""
    return any(predicate == _URI_SPACE for said in graph.values() for predicate, _ in said)
