"""Every stored query on every engine, compared with the embedded one; `python tests/stores/answers.py` writes ANSWERS.md and the README's table.

A query is asked without values where it may be, and with the example of each parameter. Answers are equal where columns, rows and their
order are, down to the terms; cells that hold lists are compared in one order, as they are shown.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[2] / "src"))

import pyoxigraph as ox
import rdflib

from stancegraph.answer import Answer
from stancegraph.asking import run
from stancegraph.engine import files_of, graph_of, load
from stancegraph.errors import StancegraphError
from stancegraph.layout import Folder
from stancegraph.remote.endpoint import connect
from stancegraph.stored import find_question, ids
from stores import fetch
from stores.plain import call
from stores.servers import Fuseki, Oxigraph, Rdf4j, Virtuoso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from stancegraph.engine import Engine
    from stancegraph.question import Question
    from stores.store import Store

ROOT = Path(__file__).parents[2]
KINDS = ("questions", "checks", "views")
STORES: tuple[type[Store], ...] = (Oxigraph, Fuseki, Virtuoso, Rdf4j)
PAGE = Path(__file__).parent / "ANSWERS.md"
README = ROOT / "README.md"
#: The datasets that are asked, the shipped one first.
DATA = {"shipped": None, "village": ROOT / "tests" / "datasets" / "village"}
START, END = "<!-- answers: written by tests/stores/answers.py -->", "<!-- end of answers -->"


class Stored(NamedTuple):
    """A stored query by its kind and id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


def every() -> list[Stored]:
    """List every stored query of ours."""
    return [Stored(kind, id_) for kind in KINDS for id_ in ids(None, kind)]


@cache
def question(stored: Stored) -> Question:
    """Read a stored query."""
    return find_question(stored.id, None, stored.kind)


@cache
def embedded(data: str) -> Engine:
    """Load a dataset, each file as a graph."""
    return load(DATA[data], named=True)


@cache
def second(kind: str) -> Engine:
    """Load the shipped data with rdflib, each file as a graph where that matters: it makes rdflib many times as slow."""
    return load(None, "rdflib", named=kind == "checks")


@cache
def graphs(data: str) -> Mapping[str, bytes]:
    """Write the files that an answer is drawn from as N-Triples, by graph."""
    folder = Folder(DATA[data])
    return {graph_of(folder, file): written(file) for file in files_of(folder)}


def written(file: str) -> bytes:
    """Write a Turtle file as N-Triples."""
    content = ox.serialize(ox.parse(path=file, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert content is not None
    return content


def cases(stored: Stored, data: str) -> Iterator[dict[str, str]]:
    """List the values with which a query is asked: none, and each parameter's example, which names a thing of the shipped data."""
    asked = question(stored)
    if not asked.needs_one_of and not any(param.required for param in asked.params.values()):
        yield {}
    if data == "shipped":
        yield from ({param.name: param.example} for param in asked.params.values())


def answered(engine: Engine, stored: Stored, values: Mapping[str, str]) -> Answer:
    """Ask a stored query of an engine."""
    return Answer(run(engine, question(stored), values), question(stored))


@cache
def wanted(stored: Stored, data: str) -> tuple[Answer, ...]:
    """Give the answers of the embedded engine, one a case."""
    return tuple(answered(embedded(data), stored, values) for values in cases(stored, data))


def difference(found: Answer, expected: Answer) -> str:
    """Say what the first difference between two answers is; nothing where they are equal."""
    if (found.form, found.columns, found.yes) != (expected.form, expected.columns, expected.yes):
        return f"{found.form} of {found.columns} and not {expected.form} of {expected.columns}"
    if found.rows == expected.rows:
        return ""
    if sorted(map(str, found.rows)) == sorted(map(str, expected.rows)):
        return "another order"
    pairs = [(one, other) for one, other in zip(found.rows, expected.rows, strict=False) if one != other]
    first = f", first {pairs[0][0]} and not {pairs[0][1]}" if pairs else ""
    return f"{len(found.rows)} rows and not {len(expected.rows)}{first}"


def differences(engine: Engine, stored: Stored, data: str) -> list[str]:
    """Ask a stored query in all its cases, and say where the answers differ from those of the embedded engine."""
    found = []
    for values, expected in zip(cases(stored, data), wanted(stored, data), strict=True):
        try:
            told = difference(answered(engine, stored, values), expected)
        except StancegraphError as error:
            told = f"{error.id}: {error}"
        if told:
            found.append(f"{values}: {told}")
    return found


def version(kind: type[Store], store: Store) -> str:
    """Give the version of a store that runs, as it says it, or of what was fetched."""
    pins = {**fetch.FUSEKI, **fetch.RDF4J}
    pinned = {Fuseki: "jena-fuseki-server", Rdf4j: "rdf4j-http-server"}
    if kind in pinned:
        return next(pin.split(":")[2] for pin in pins if pinned[kind] in pin)
    server = call("GET", f"{store.query}?query=ASK%20%7B%7D", headers={"Accept": "application/sparql-results+json"}).headers["Server"]
    found = re.search(r"/0*([0-9]+(?:\.[0-9]+)*)", server or "")
    assert found, server
    return ".".join(part.lstrip("0") or "0" for part in found[1].split("."))


def label(kind: type[Store], store: Store) -> str:
    """Give the name of a store and its version."""
    return f"{'RDF4J' if kind is Rdf4j else kind.__name__} {version(kind, store)}"


class Table:
    """The table: a column for every engine, with its version, and a row for every stored query."""

    def __init__(self) -> None:
        self.columns: dict[str, dict[Stored, bool]] = {}

    def note(self, name: str, equal: dict[Stored, bool]) -> None:
        """Add what was found of an engine."""
        self.columns[name] = equal

    @classmethod
    def read(cls, page: str) -> Table:
        """Read ANSWERS.md."""
        rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in page.splitlines() if line.startswith("| ")]
        found = cls()
        for place, name in enumerate(rows[0][3:], start=3):
            cells = {line[0]: line[place] for line in rows[2:]}
            found.note(name, {stored: cells.get(str(stored)) == "=" for stored in every()})
        return found

    def page(self) -> str:
        """Write ANSWERS.md."""
        first = f"pyoxigraph {ox.__version__}"
        head = ["query", "cases", f"{first}, rows", *self.columns]
        lines = [
            "# Stored queries on every engine",
            "",
            "Written by `python tests/stores/answers.py`, which asks every stored query of the shipped data, a named graph per file: without",
            "values where it may be asked so, and with the example of each parameter. `=`: columns, rows, their order and every term are those",
            "of the embedded engine (pyoxigraph), whose number of rows, of all cases together, stands in the third column.",
            "",
            *row(head),
            *row(["---"] * len(head)),
        ]
        for stored in every():
            rows = sum(len(one.rows) for one in wanted(stored, "shipped"))
            cells = ["=" if equal[stored] else "differs" for equal in self.columns.values()]
            lines += row([str(stored), str(len(list(cases(stored, "shipped")))), str(rows), *cells])
        return "\n".join([*lines, ""])

    def summary(self) -> str:
        """Write the README's table: a line a kind, with how many are equal."""
        lines = [START, *row(["equal to the embedded engine", *self.columns]), *row(["---"] * (len(self.columns) + 1))]
        for kind in KINDS:
            own = [stored for stored in every() if stored.kind == kind]
            counts = [sum(equal[stored] for stored in own) for equal in self.columns.values()]
            lines += row([f"{len(own)} {kind}", *("all" if count == len(own) else f"{count}" for count in counts)])
        return "\n".join([*lines, END])


def row(cells: list[str]) -> list[str]:
    """Write a row of a table."""
    return [f"| {' | '.join(cells)} |"]


def table(stores: Callable[[type[Store]], Store]) -> Table:
    """Make the table with stores that are empty; they are filled here."""
    made = Table()
    made.note(f"rdflib {rdflib.__version__}", {stored: not differences(second(stored.kind), stored, "shipped") for stored in every()})
    for kind in STORES:
        store = stores(kind)
        store.load(graphs("shipped"))
        engine = connect(store.query)
        made.note(label(kind, store), {stored: not differences(engine, stored, "shipped") for stored in every()})
    return made


def main() -> int:
    """Write the page, and the table in the README."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        made = table(lambda kind: stack.enter_context(kind()))
    PAGE.write_text(made.page(), encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    if rest:
        README.write_text(before + made.summary() + after, encoding="utf-8")
    print(made.summary())
    return 0


if __name__ == "__main__":
    sys.exit(main())
