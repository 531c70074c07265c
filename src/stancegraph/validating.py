"""Checking data: the shapes and the check queries, as one list of findings with file and line."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pyoxigraph as ox

from stancegraph import passage, turtle
from stancegraph.engine import collect, malformed
from stancegraph.errors import MalformedQuestion, MissingFolder
from stancegraph.layout import Folder, turtle_files
from stancegraph.namespaces import PREFIXES, shorten
from stancegraph.stored import find_question, ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stancegraph.engine import Result
    from stancegraph.question import Question
    from stancegraph.shacl import Result as ShapeResult

    #: A finding, and the property that it is about, if any.
    Said = tuple["Finding", str]

SEVERITIES = ("violation", "warning", "info")


class Finding(NamedTuple):
    """Hold one fault in the data: where it is, how bad, what is wrong, how to mend it, and which rule says so.

    In data that lie in a store, `file` is the IRI of the named graph, and `line` is 0.
    """

    file: str
    line: int
    severity: str
    rule: str
    focus: str
    message: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.severity}: {self.message}; {self.mend} [{self.rule}]"


class Places(Protocol):
    """Knows where everything is said, and how it is written for short."""

    prefixes: dict[str, str]

    def place(self, *key: str, graph: str = "") -> tuple[str, int]:
        """Find the file and line of (subject, property, thing), or of as much of it as there is."""


class Data:
    """The files of a dataset as they are checked: what each says, and on which line.

    `paths` are the files to check; `folder` is the dataset they belong to, or None where they stand alone. What is said in the
    folder's other files is known to the rules, and only findings in the files of `paths` are told.
    """

    def __init__(self, paths: Sequence[str], folder: Folder | None) -> None:
        self.folder = folder
        self.told = {os.path.realpath(path) for path in paths}
        inside = list(folder.files) if folder else []
        known = {os.path.realpath(path) for path in inside}
        self.files = inside + [path for path in paths if os.path.realpath(path) not in known]
        self.prefixes = dict(folder.prefixes) if folder else dict(PREFIXES)
        self.texts: dict[str, str] = {}
        self.triples: dict[str, list[ox.Triple]] = {}
        self._lines: dict[str, dict[tuple[str, ...], int]] = {}
        for file in self.files:
            self.texts[file], read = turtle.read(file)
            self.triples[file] = read.triples
            self.prefixes = {**read.prefixes, **self.prefixes}

    @cached_property
    def subjects(self) -> dict[str, list[str]]:
        """The files in which each thing is described, those to be told of first."""
        found: dict[str, list[str]] = {}
        for file, triples in self.triples.items():
            for iri in {triple.subject.value for triple in triples if isinstance(triple.subject, ox.NamedNode)}:
                found.setdefault(iri, []).append(file)
        for files in found.values():
            files.sort(key=lambda file: os.path.realpath(file) not in self.told)
        return found

    def graph(self, file: str) -> str:
        """Give the IRI of the graph that a file is."""
        if self.folder and file in self.folder.files:
            return self.folder.graph(file)
        return "file:" + os.path.realpath(file).replace(os.sep, "/").replace(" ", "%20")

    def place(self, *key: str, graph: str = "") -> tuple[str, int]:
        """Find the file and line of (subject, property, thing), or of as much of it as there is.

        >>> data = Data([], Folder())
        >>> data.place("https://example.org/nothing") == (data.files[0], 1)
        True
        """
        files = [file for file in self.files if self.graph(file) == graph] if graph else self.subjects.get(key[0], [])
        for length in range(len(key), 0, -1):
            for file in files:
                if file not in self._lines:
                    self._lines[file] = turtle.lines(self.texts[file])
                if line := self._lines[file].get(key[:length]):
                    return file, line
        return (files or self.files)[0], 1


def validate(
    paths: Iterable[str | os.PathLike[str]] = (), data: str | os.PathLike[str] | None = None, text: str | os.PathLike[str] | None = None
) -> list[Finding]:
    """Check files, or a whole dataset folder, against the shapes and the check queries.

    Takes files and folders to check, and the dataset folder that they belong to: without `data`, the folder above them that holds a
    dataset.ttl; without both, the shipped dataset. With `text`, a copy of the article, the passages are verified too. Gives the findings
    by file and line. Raises a StancegraphError where something cannot be read, is not Turtle, or is not the article.

    >>> [finding for finding in validate() if finding.severity == "violation"]
    []
    """
    return check(gather([os.fspath(path) for path in paths], data), text)


def gather(paths: list[str], data: str | os.PathLike[str] | None = None) -> Data:
    """Read the files to check, with the dataset that they belong to; raises as `validate` does.

    >>> len(gather([]).files) == len(Folder().files)
    True
    """
    if not paths:
        folder = Folder(data)
        return Data(folder.files, folder)
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            inside = list(turtle_files(path))
            if not inside:
                raise MissingFolder("the folder holds no Turtle file", path, "name a file, or a folder with some")
            found += inside
        else:
            found.append(path)
    home = data if data is not None else _folder_above(found[0])
    return Data(found, Folder(home) if home is not None else None)


def _folder_above(path: str) -> str | None:
    """Find the dataset folder that a file lies in."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.isfile(os.path.join(folder, "dataset.ttl")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return os.path.relpath(folder)


def check(data: Data, text: str | os.PathLike[str] | None = None) -> list[Finding]:
    """Run the shapes and all checks over data that has been read; gives the findings by file and line; raises as `validate` does.

    >>> check(gather([])) == validate()
    True
    """
    found = joined(_shapes(data), _checks(data))
    if text is not None:
        found |= set(_passages(data, os.fspath(text)))
    told = [finding for finding in found if os.path.realpath(finding.file) in data.told]
    return in_order(told)


def joined(shapes: Iterable[Said], checks: Iterable[Said]) -> set[Finding]:
    """Join what the shapes find and what the checks find; a check that says the same again is left out."""
    first = list(shapes)
    said = {(finding.focus, prop) for finding, prop in first if prop}
    return {finding for finding, _ in first} | {finding for finding, prop in checks if (finding.focus, prop) not in said}


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by file and line, the worst first."""
    return sorted(findings, key=lambda finding: (finding.file, finding.line, SEVERITIES.index(finding.severity), finding))


def _shapes(data: Data) -> Iterator[Said]:
    """Run the shapes; gives each finding with the property that it is about, if any."""
    from rdflib import Graph  # only here: rdflib and pyshacl take longer to load than everything else

    from stancegraph import shacl

    graph = shacl.to_rdflib(shacl.background(), Graph(bind_namespaces="none"))
    for triples in data.triples.values():
        shacl.to_rdflib(triples, graph)
    for result in shacl.run(graph):
        yield of_shape(result, data)


def of_shape(result: ShapeResult, data: Places) -> Said:
    """Make a finding of one result of the shapes, with the property that it is about."""
    file, line = data.place(*[part for part in (result.focus, result.path, result.value) if part])
    value = f" ({shorten(result.value, data.prefixes)})" if result.value and result.value != result.focus else ""
    message = f"{shorten(result.focus, data.prefixes)}: {result.wrong}{value}"
    return Finding(file, line, result.severity, result.shape, result.focus, message, result.mend), result.path


def _checks(data: Data) -> Iterator[Said]:
    """Run the check queries, as `_shapes` does: the default graph holds everything, and each file is a graph of its own as well."""
    from stancegraph import shacl

    store = ox.Store()
    store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in shacl.lists())
    for file, triples in data.triples.items():
        graph = ox.NamedNode(data.graph(file))
        store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
    for id_ in ids(data.folder, "checks"):
        question = find_question(id_, data.folder, "checks")
        try:
            result = collect(store.query(question.text))
        except SyntaxError as error:
            raise malformed(error.msg) from None
        yield from of_check(question, result, data)


def _passages(data: Data, path: str) -> Iterator[Finding]:
    """Verify the passages against a copy of their article."""
    copy = passage.read_copy(path)
    articles, pointers = passage.read(tuple(triple) for triples in data.triples.values() for triple in triples)
    article = passage.article_of(copy, articles, pointers)
    for pointer in pointers:
        if pointer.article == article.iri and (faults := passage.faults(copy.text, pointer)):
            file, line = data.place(pointer.iri)
            message = f"{shorten(pointer.iri, data.prefixes)}: {', and '.join(faults)}"
            mend = "mend its bounds, paragraph and hash; stancegraph passages --find writes them"
            yield Finding(file, line, "violation", "passage-does-not-fit", pointer.iri, message, mend)


def of_check(question: Question, result: Result, data: Places) -> Iterator[Said]:
    """Make findings of the rows of a check: about `?focus`, at the place that `?property`, `?value` and `?graph` name where it has them."""
    if not (result.form == "select" and question.rule and question.severity and "focus" in question.columns):
        raise MalformedQuestion(
            "a check is a SELECT with a rule, a severity and a column focus", question.path, "mend its header or its query"
        )
    for row in result.rows:
        cells = {name: term for name, term in zip(result.columns, row, strict=True) if term is not None}
        focus, prop, value, graph = (getattr(cells.get(name), "value", "") for name in ("focus", "property", "value", "graph"))
        file, line = data.place(*[part for part in (focus, prop, value) if part], graph=graph)
        more = ", ".join(f"{name} {_show(term, data.prefixes)}" for name, term in cells.items() if name not in ("focus", "graph"))
        message = f"{shorten(focus, data.prefixes)}: {question.rule}{f' ({more})' if more else ''}"
        yield Finding(file, line, question.severity, question.id, focus, message, question.description), prop


def _show(term: object, prefixes: dict[str, str]) -> str:
    """Write a term for a message."""
    return shorten(term.value, prefixes) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))
