"""Tests of reading from stores: stored queries and commands give what they give on files, and what they cannot give whole is refused.

The data lie in each store as they should: a named graph per file. `answers.py` says what equal means.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from stancegraph.answer import Answer
from stancegraph.engine import Result
from stancegraph.remote.endpoint import AS_WRITTEN, connect
from stancegraph.remote.literals import canonical
from stores import answers
from stores.answers import DATA, END, PAGE, README, START, STORES, Stored, differences, embedded, every, graphs, question
from stores.servers import Fuseki, Oxigraph, Rdf4j, Virtuoso
from stores.store import RESULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Ran
    from stancegraph.engine import Engine
    from stores.conftest import Starting
    from stores.store import Store

    Run = Callable[..., Ran]

QUESTIONS = [stored for stored in every() if stored.kind == "questions"]
FOREIGN = "urn:foreign:graph"
STRANGE = b"""<urn:foreign:a> <urn:foreign:b> <urn:foreign:c> .
<https://w3id.org/stancegraph/id/person/benjamin-netanyahu> <http://www.w3.org/2000/01/rdf-schema#label> "a stranger"@en .
<https://w3id.org/stancegraph/id/gaza-stabilization-force/position-cabinet-proposes-terms> <https://w3id.org/stancegraph/ontology#holder> \
<https://w3id.org/stancegraph/id/person/benjamin-netanyahu> .
"""
#: What has to be said to a store so that a question which is pasted sees all graphs; for Virtuoso, a line that stands before it.
PASTED: dict[type[Store], dict[str, str]] = {
    Oxigraph: {"union-default-graph": "true"},
    Fuseki: {"default-graph-uri": "urn:x-arq:UnionGraph"},
    Virtuoso: {},
    Rdf4j: {},
}
BEFORE: dict[type[Store], str] = {Virtuoso: f"{AS_WRITTEN}\n"}
#: Which stored queries were equal on which store, for the table of answers.
EQUAL: dict[type[Store], dict[Stored, bool]] = {kind: {} for kind in STORES}


class Filled(NamedTuple):
    """A store that holds a dataset, and the engine that asks it."""

    kind: type[Store]
    store: Store
    data: str
    engine: Engine

    @property
    def files(self) -> list[object]:
        """Give the words that make a command read the files instead."""
        folder = DATA[self.data]
        return ["--data", folder] if folder else []


def filled_with(data: str, kind: type[Store], started: Starting) -> Filled:
    store = started(kind)
    store.load(graphs(data))
    return Filled(kind, store, data, connect(store.query))


@pytest.fixture(scope="module", params=[(kind, data) for data in DATA for kind in STORES], ids=lambda param: f"{param[0].name}-{param[1]}")
def filled(started: Starting, request: pytest.FixtureRequest) -> Filled:
    """Give each store with each dataset."""
    kind, data = request.param
    return filled_with(data, kind, started)


@pytest.fixture(scope="module", params=STORES, ids=lambda kind: kind.name)
def shipped(started: Starting, request: pytest.FixtureRequest) -> Filled:
    """Give each store with the shipped data."""
    return filled_with("shipped", request.param, started)


@pytest.fixture
def stranger(shipped: Filled) -> Iterator[Filled]:
    """Give each store with the shipped data, and a graph of somebody else beside them."""
    shipped.store.load({FOREIGN: STRANGE})
    yield shipped
    shipped.store.change(f"CLEAR GRAPH <{FOREIGN}>")


# --- stored queries


@pytest.mark.parametrize("stored", every(), ids=str)
def test_a_stored_query_gives_what_it_gives_on_files(filled: Filled, stored: Stored) -> None:
    found = differences(filled.engine, stored, filled.data)
    if filled.data == "shipped":
        EQUAL[filled.kind][stored] = not found
    assert found == []


def test_what_differs_is_seen() -> None:
    """Hold the comparison itself to account: a row less, another order, another term, another column."""
    stored = Stored("questions", "stances")
    (expected,) = answers.wanted(stored, "shipped")
    assert len(expected) > 2
    rows, columns = expected.rows, expected.columns
    literal = next(number for number, term in enumerate(rows[0]) if isinstance(term, ox.Literal))
    other = [*rows[0][:literal], ox.Literal("other"), *rows[0][literal + 1 :]]
    for changed in (rows[1:], rows[::-1], [tuple(other), *rows[1:]], [*rows, rows[0]]):
        assert answers.difference(Answer(Result("select", columns, changed), question(stored)), expected)
    assert answers.difference(Answer(Result("select", columns[::-1], rows), question(stored)), expected)
    assert answers.difference(Answer(Result("select", columns, list(rows)), question(stored)), expected) == ""


@pytest.mark.parametrize("stored", QUESTIONS, ids=lambda stored: stored.id)
def test_a_question_may_be_pasted_as_it_stands(shipped: Filled, stored: Stored) -> None:
    """Not by way of the program: the text of the file, with UNDEF and all."""
    text = question(stored).text
    body = urlencode({"query": BEFORE.get(shipped.kind, "") + text, **PASTED[shipped.kind]}).encode()
    reply = shipped.store.call("POST", shipped.store.query, body, Content_Type="application/x-www-form-urlencoded", Accept=RESULTS)
    found = ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    rows = [tuple(canonical(term) if isinstance(term, ox.Literal) else term for term in row) for row in found]
    expected = Answer(embedded("shipped").run(text), question(stored))
    assert answers.difference(Answer(Result("select", columns, rows), question(stored)), expected) == ""


# --- commands

COMMANDS = [
    "ask who-supports-or-opposes",
    "ask who-supports-or-opposes --format json",
    "ask conditions --format csv|holder=several nations expected to participate",
    "ask tenures --format json|person=benjamin netanyahu",
    "ask who-supports-or-opposes --as-of 2025-11-10 --format tsv",
    "ask conditions|holder=nobody at all",
    "ask conditions|holder=netanyaho",
    "ask no-such-question",
    "find netanyahou",
    "find nothing like it",
    "find hamas --format json",
    "show --format json|benjamin netanyahu",
    "show --format md|gsf:position-netanyahu-rejects-authority-role",
    "show|nobody at all",
    "query --format json -e|SELECT ?label { ?force a sg:Proposal ; rdfs:label ?label } ORDER BY STR(?label) LANG(?label)",
    "query --format json -e|SELECT ?s ?start { ?s <http://www.w3.org/ns/oa#start> ?start } ORDER BY ?start STR(?s) LIMIT 50",
    "query --format csv -e|SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "query --format csv -e|SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY STR(?g)",
    "query --format csv -e|SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s a sg:Position } ?s sg:holder ?holder }",
    "query --format csv -e|SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/stancegraph/ontology/lists> { ?s ?p ?o }",
    "query -e|ASK { ?s a sg:Position }",
    "query -e|ASK { ?s a sg:Dragon }",
    "query --format json -e|CONSTRUCT { ?s sg:holder ?o } WHERE { ?s sg:holder ?o }",
    "query --format json -e|CONSTRUCT WHERE { ?s a sg:Proposal ; rdfs:label ?name }",
    "query --format json -e|DESCRIBE <https://w3id.org/stancegraph/id/person/benjamin-netanyahu>",
    "query --format json -e|DESCRIBE ?s { ?s a sg:Proposal }",
    "query -e|SELECT ?s {",
    "query -e|SELECT ?s { ?s none:such ?o }",
    "query -e|SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
    "query -e|INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "query -e|DROP ALL",
    "export graphml",
    "export graphml --view dependencies",
    "export graphml|actorKind=state",
    "draw matrix",
]


def words(command: str) -> list[str]:
    """Give the words of a command: those before the bar are parted by spaces, what is after it is one word."""
    before, bar, after = command.partition("|")
    return [*before.split(), *([after] if bar else [])]


def same(run: Run, filled: Filled, command: str, expected: Ran) -> None:
    """Hold what a command says of a store to what it says of files, but for the command to go on with."""
    url = filled.store.query
    found = run(*words(command), "--endpoint", url)
    assert found.status == expected.status
    aside = "To read its words in a copy of the article:"  # which is for files alone
    assert found.out.replace(f" --endpoint {url}", "") == expected.out.partition(aside)[0]
    assert found.err.replace(f" --endpoint {url}", "") == expected.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_what_it_says_of_files(shipped: Filled, run: Run, command: str) -> None:
    expected = run(*words(command), *shipped.files)
    assert expected.out or (expected.status == 2 and expected.err)
    same(run, shipped, command, expected)


@pytest.mark.parametrize("command", [command for command in COMMANDS if re.search(r"COUNT|^(query .*ASK|[^q])", command)])
def test_what_else_a_store_holds_is_not_seen(stranger: Filled, run: Run, command: str) -> None:
    assert stranger.store.count(FOREIGN) == 3
    same(run, stranger, command, run(*words(command), *stranger.files))


# --- what a store does not give whole


@pytest.fixture(scope="module")
def cutting(started: Starting) -> Store:
    """Give a Virtuoso that ends its answers after 10,000 rows, with the shipped data."""
    return filled_with("shipped", Virtuoso, started).store


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a ?b { ?a a sg:Position . ?b rdfs:label ?c }",
        "CONSTRUCT { ?a sg:holder ?b } WHERE { ?a a sg:Position . ?b rdfs:label ?c }",
        "DESCRIBE ?a ?b { ?a a sg:Position . ?b rdfs:label ?c }",
    ],
)
def test_virtuoso_cuts_an_answer_and_it_is_refused(cutting: Store, run: Run, query: str) -> None:
    done = run("query", "-e", query, "--endpoint", cutting.query)
    assert (done.status, done.out) == (2, "")
    assert re.fullmatch(r"stancegraph: cut-answer: \S+ gives 10000 rows at most, .*\n", done.err)
    assert run("query", "-e", f"{query} LIMIT 9000" if query.startswith("SELECT") else "ASK {}", "--endpoint", cutting.query).status == 0


def test_oxigraph_runs_out_of_time_and_it_is_told(started: Starting, run: Run) -> None:
    store = started(Oxigraph, timeout=1)
    store.load(graphs("village"))
    every_twelve = " . ".join(f"?s{number} ?p{number} ?o{number}" for number in range(12))
    long = f'{{ GRAPH ?g {{ {every_twelve} }} FILTER(CONCAT(STR(?s0), STR(?o11)) = "none") }}'
    for query in (f"SELECT ?s0 {long}", f"SELECT (COUNT(*) AS ?n) {long}", f"CONSTRUCT {{ ?s0 <urn:x> ?s1 }} WHERE {long}"):
        done = run("query", "-e", query, "--endpoint", store.query)
        assert (done.status, done.out) == (2, "")
        assert re.fullmatch(r"stancegraph: time-limit: \S+ ran out of time in the middle of its answer; .*\n", done.err)


# --- the table


def test_the_table_of_answers_is_what_was_found(started: Starting) -> None:
    """Compare ANSWERS.md and the README with what this run found; what it did not ask yet is asked now."""
    page = PAGE.read_text(encoding="utf-8")
    written = answers.Table.read(page)
    assert written.page() == page, "run python tests/stores/answers.py"
    for kind in STORES:
        store = started(kind)
        if len(EQUAL[kind]) < len(every()):
            engine = filled_with("shipped", kind, started).engine
            EQUAL[kind] = {stored: not differences(engine, stored, "shipped") for stored in every()}
        assert written.columns[answers.label(kind, store)] == EQUAL[kind], "run python tests/stores/answers.py"
    readme = README.read_text(encoding="utf-8")
    assert f"{START}{readme.partition(START)[2].partition(END)[0]}{END}" == written.summary(), "run python tests/stores/answers.py"


def test_a_table_tells_what_differs() -> None:
    made = answers.Table()
    made.note("Other 1.0", {stored: stored.id != "stances" for stored in every()})
    assert [line for line in made.page().splitlines() if line.endswith("| differs |") and line.startswith("| questions/stances |")]
    assert f"| {len(QUESTIONS)} questions | {len(QUESTIONS) - 1} |" in made.summary()
    assert "checks | all |" in made.summary()
