"""What is made of all of a store is what is made of the files: the page to explore, the formats of RDF, and the findings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from stancegraph.auditing import audit
from stancegraph.engine import files_of, graph_of, load
from stancegraph.errors import CutAnswer
from stancegraph.exploring import explore
from stancegraph.exporting import export
from stancegraph.finding import find
from stancegraph.layout import Folder
from stancegraph.namespaces import RDF, RDFS, SG
from stancegraph.remote.endpoint import EndpointEngine, connect
from stancegraph.snapshot import snapshot
from stancegraph.stored import find_question
from stancegraph.validating import validate
from test_checks import folder

if TYPE_CHECKING:
    from stancegraph.engine import Row
    from stores.servers import Virtuoso
    from stores.store import Store

CHECKS = Path(__file__).parents[1] / "checks" / "bad"
BAD = sorted(CHECKS.glob("*.ru"))
FORMATS = ("nquads", "trig", "turtle", "jsonld", "rdfxml")


def fill(store: Store, data: str | os.PathLike[str] | None = None, *, alone: bool = False) -> EndpointEngine:
    """Put a dataset folder into a store with our lists, and something of somebody else's unless it shall be `alone`; connect to it."""
    folder = Folder(data)
    graphs = {graph_of(folder, file): turtle(file) for file in files_of(folder)}
    other = {} if alone else {"https://example.org/other": b'<https://example.org/x> <https://example.org/y> "z" .\n'}
    store.load({**graphs, **other})
    return connect(store.query)


def turtle(file: str) -> bytes:
    """Read a Turtle file as N-Triples."""
    content = ox.serialize(ox.parse(path=file, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.N_TRIPLES)
    assert content is not None
    return content


def test_every_check_finds_at_a_store_what_it_finds_in_files(store: Store, tmp_path: Path) -> None:
    for file in BAD:
        where = tmp_path / file.stem
        where.mkdir()
        folder(where, file.read_text(encoding="utf-8"))
        store.empty()
        query = find_question(file.stem, None, "checks").text
        near, far = (engine.run(query).rows for engine in (load(where, named=True), fill(store, where)))
        assert far, file.stem
        assert [written(row) for row in far] == [written(row) for row in near], file.stem


def written(row: Row) -> list[str]:
    """Write a row, whatever nodes without a name are called."""
    return ["_:" if isinstance(term, ox.BlankNode) else str(term) for term in row]


@pytest.mark.parametrize("name", ["dangling-name", "circle-in-a-hierarchy", "triple-in-two-files"])
def test_the_findings(store: Store, name: str, tmp_path: Path) -> None:
    folder(tmp_path, (CHECKS / f"{name}.ru").read_text(encoding="utf-8"))
    fill(store, tmp_path)
    near = {finding._replace(file=Folder(tmp_path).graph(finding.file), line=0) for finding in validate((), tmp_path)}
    assert near
    assert set(audit(connect(store.query)).findings) == near


def test_the_shipped_data_are_clean(store: Store) -> None:
    fill(store)
    far = audit(connect(store.query))
    assert (far.findings, far.graphs) == (validate(), len(Folder().files))


def test_the_page_and_the_formats_of_rdf(store: Store) -> None:
    engine = fill(store)
    assert explore(engine).html == explore().html
    for name in FORMATS:
        for view, filters in ((None, {}), ("positions", {"actorKind": "state"})):
            assert export(name, engine, view, **filters).content == export(name, None, view, **filters).content, (name, view)


def test_what_is_longer_than_an_answer_comes_whole(virtuoso: Virtuoso, village: Path) -> None:
    graph = f"{Folder(village).base}graph/registry/many"
    words = (f"<{RDF}type> <{SG}Person>", f'<{RDFS}label> "odd {{}}"@en')
    lines = [f"<https://example.org/village/person/odd-{number}> {word.format(number)} ." for number in range(10_500) for word in words]
    engine = fill(virtuoso, village, alone=True)
    virtuoso.load({graph: "\n".join(lines).encode()})
    with pytest.raises(CutAnswer):
        engine.run(f"SELECT ?thing {{ ?thing a <{SG}Person> }}")
    assert [row["name"] for row in find("odd 10499", engine)] == ["odd 10499"]
    copy = snapshot(engine)
    assert sorted(f"{triple} ." for triple in copy.graphs[graph]) == sorted(lines)
