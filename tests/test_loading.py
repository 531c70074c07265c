"""Tests of loading from Python, against a store of the tests' own that does as it is told, or otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pyoxigraph as ox
import pytest

from remote.answering import RESULTS, Answering, Seen, said
from stancegraph import loading
from stancegraph.errors import LoadFailed, Misuse
from stancegraph.layout import LISTS_GRAPH, Folder
from stancegraph.loading import Load, documents, load_into
from stancegraph.remote import comparing
from stancegraph.remote.address import Address
from stancegraph.remote.disk import no_room
from stancegraph.remote.records import RECORDS
from stancegraph.remote.stores import GRAPH, STORES, UNDONE, WHOLE
from stancegraph.remote.transport import Client
from stancegraph.remote.writing import NQUADS

if TYPE_CHECKING:
    from conftest import Ran

OTHER = "https://example.org/other"


class Fake:
    """A store that speaks as Fuseki does, and as Oxigraph; `alter` changes an update before it is done, `refuse` says which requests fail."""

    def __init__(self) -> None:
        self.store = ox.Store()
        self.alter: Callable[[str], str] = lambda text: text
        self.refuse: Callable[[Seen], bool] = lambda seen: False
        self.writes = 0
        self.url = ""

    def __call__(self, seen: Seen) -> bytes:
        """Answer a request."""
        if self.refuse(seen):
            return said(500, "refused")
        if len(seen.body) < int(seen.headers.get("content-length", 0)):
            return said(400, "the body is cut")
        if seen.path.endswith("/query"):
            body = self.store.query(seen.query).serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]
            return said(200, body or b"", RESULTS)
        if seen.method == "POST":
            self.writes += 1
            if seen.headers["content-type"] == NQUADS:
                self.store.load(seen.body, format=ox.RdfFormat.N_QUADS)
            else:
                self.store.update(self.alter(seen.update))
            return said(204)
        return said(200, "", Fuseki_Request_Id=1)

    def size(self, graph: str) -> int:
        """Count the triples of a graph."""
        return len(list(self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))))


@pytest.fixture
def fake() -> Iterator[Fake]:
    """Give a store that is empty."""
    made = Fake()
    with Answering(made) as server:
        made.url = f"{server.url}/ds"
        yield made


def test_every_file_is_a_document_and_the_lists_come_first(village: Path) -> None:
    folder = Folder(village)
    found = documents(village)
    assert [document.graph for document in found] == [LISTS_GRAPH, *map(folder.graph, folder.files)]
    more = documents(village, ontology=True, shapes=True)
    assert [document.graph for document in more[len(found) :]] == [*loading.ONTOLOGY.values(), *loading.SHAPES.values()]
    (one,) = documents(village, into=OTHER)
    assert one.graph == OTHER
    assert one.count == sum(document.count for document in found)


def test_no_graph_of_the_program_is_loaded_into() -> None:
    for graph in (RECORDS, "https://w3id.org/stancegraph/staging/x"):
        with pytest.raises(Misuse, match="is kept for what this program notes"):
            documents(into=graph)


def test_a_load_and_the_same_again(fake: Fake, village: Path) -> None:
    seen: list[str] = []
    first = load_into(fake.url, village, progress=lambda done, of, what: seen.append(what))
    assert first.guarantee == WHOLE
    assert (len(first.changed), len(first.same), fake.writes) == (len(documents(village)), 0, 2)  # the first changes nothing
    assert seen[0].startswith("reading ")
    assert f"sending {len(first.changed)} graphs" in seen
    again = load_into(fake.url, village)
    assert (len(again.changed), len(again.same), fake.writes, again.requests) == (0, len(first.changed), 2, [])


def test_a_large_load_tells_how_far_it_is(fake: Fake, village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STORES, "oxigraph", STORES["oxigraph"]._replace(most=0))
    seen: list[str] = []
    first = load_into(fake.url.removesuffix("/ds"), village, store="oxigraph", progress=lambda done, of, what: seen.append(what))
    assert first.guarantee == UNDONE
    assert "all is sent, waiting for the store" in seen
    assert not load_into(fake.url.removesuffix("/ds"), village, store="oxigraph").changed


def test_what_is_too_much_for_one_update_goes_in_several_of_many_graphs_each(
    fake: Fake, village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [document.size + loading.RECORD for document in documents(village)]
    most = max(sizes) + min(sizes)
    monkeypatch.setitem(STORES, "fuseki", STORES["fuseki"]._replace(most=most))
    seen: list[tuple[int, int]] = []
    planned = Load(Client(Address(fake.url), timeout=5), documents(village), Folder(village).base).requests
    first = load_into(fake.url, village, progress=lambda done, of, what: seen.append((done, of)) if "sending" in what else None)
    assert first.guarantee == GRAPH
    assert sum(sizes) / most < fake.writes - 1 < len(sizes)
    posts = [said for said in planned if said.startswith("POST ")]
    assert len(posts) == fake.writes - 1
    assert sum(int(said.split()[2]) for said in posts) == len(sizes) == len(planned) - len(posts)
    assert seen == sorted(seen)
    assert {of for _, of in seen} == {len(sizes)}
    assert not load_into(fake.url, village).changed


def test_what_arrives_otherwise_is_told_and_sent_again(fake: Fake, village: Path, run: Callable[..., Ran]) -> None:
    fake.alter = lambda text: text.replace("Milldale", "Mildale")
    with pytest.raises(LoadFailed, match=r"what arrived is not what was sent: .* differs in \d+ triples"):
        load_into(fake.url, village)
    fake.alter = lambda text: text
    states = [line.partition("\t")[0] for line in run("load", fake.url, "--data", village, "--status").out.splitlines()[1:]]
    again = load_into(fake.url, village)
    assert (states.count("unfinished"), states.count("same")) == (len(again.changed), len(again.same))
    assert 0 < len(again.changed) < len(documents(village))
    assert not load_into(fake.url, village).changed
    assert not any("Mildale" in str(quad.object) for quad in fake.store)


def test_of_a_graph_that_is_too_large_a_sample_is_looked_for(fake: Fake, village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_TRIPLES", 50)
    monkeypatch.setattr(comparing, "SAMPLE", 20)
    large = [document for document in documents(village) if document.count > 50]
    small = len(documents(village)) - len(large)
    first = load_into(fake.url, village)
    assert first.compared == f"{small} graphs triple by triple, {len(large)} graphs by their number of triples and 20 of them each"
    fake.alter = lambda text: text.replace('"@en', '!"@en')
    with pytest.raises(LoadFailed, match=r"what arrived is not what was sent: \d+ of 20 triples of \S+ are missing, such as <"):
        load_into(fake.url, village, into=OTHER)


def test_where_there_is_no_room_to_compare_it_is_told_and_sent_again(fake: Fake, village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*words: object) -> NoReturn:
        raise no_room("disk full")

    monkeypatch.setattr(comparing, "several", full)
    with pytest.raises(LoadFailed, match=r"all was loaded, but not compared: .*disk full.*run the same command again"):
        load_into(fake.url, village)
    monkeypatch.undo()
    assert len(load_into(fake.url, village).changed) == len(documents(village))


def test_what_could_not_be_compared_is_told_and_sent_again(fake: Fake, village: Path) -> None:
    fake.refuse = lambda seen: seen.path.endswith("/query") and "?s ?p ?o {" in seen.query and "SELECT" in seen.query
    with pytest.raises(LoadFailed, match=r"all was loaded, but not compared: .*run the same command again"):
        load_into(fake.url, village)
    fake.refuse = lambda seen: False
    assert len(load_into(fake.url, village).changed) == len(documents(village))


def test_a_refusal_leaves_what_was_there_and_says_what_to_do(fake: Fake, village: Path) -> None:
    fake.refuse = lambda seen: seen.path.endswith("/update") and "GRAPH" in seen.update
    with pytest.raises(LoadFailed, match=r"the load stopped: .*500: refused .*then run the same command again"):
        load_into(fake.url, village)
    assert len(fake.store) == 0


def test_a_file_that_is_gone_while_it_is_to_be_sent_stops_the_load_as_anything_else(fake: Fake, village: Path, tmp_path: Path) -> None:
    data = shutil.copytree(village, tmp_path / "data")
    found = Load(Client(Address(fake.url), timeout=5), documents(data), Folder(data).base)
    (data / "registry" / "actors.ttl").unlink()
    with pytest.raises(
        LoadFailed, match=r"the load stopped: cannot read: No such file .*\(the whole load happens or none of it\)"
    ) as caught:
        found.run()
    assert caught.value.where.endswith("actors.ttl")
    assert len(fake.store) == 0


def test_a_graph_of_somebody_else_is_replaced_only_with_yes(fake: Fake, village: Path) -> None:
    graph = documents(village)[1].graph
    fake.store.add(ox.Quad(ox.NamedNode("a:x"), ox.NamedNode("a:y"), ox.NamedNode("a:z"), ox.NamedNode(graph)))
    with pytest.raises(Misuse, match="1 graph with something that was not loaded by this"):
        load_into(fake.url, village)
    assert (fake.writes, len(fake.store)) == (0, 1)
    load_into(fake.url, village, yes=True)
    assert fake.size(graph) == documents(village)[1].count


def test_graphs_whose_file_is_gone_stay_until_they_are_pruned(fake: Fake, village: Path, tmp_path: Path) -> None:
    load_into(fake.url, village)
    (tmp_path / "dataset.ttl").write_bytes((village / "dataset.ttl").read_bytes())
    found = load_into(fake.url, tmp_path)
    assert len(found.gone) == len(documents(village)) - 2
    assert all(fake.size(record.graph) for record in found.gone)
    assert not load_into(fake.url, tmp_path, append=True).gone
    load_into(fake.url, tmp_path, prune=True)
    assert not any(fake.size(record.graph) for record in found.gone)
    assert not load_into(fake.url, tmp_path, prune=True).gone


def test_an_interrupt_says_what_to_do(fake: Fake, village: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*words: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading.Load, "run", stop)
    ran = run("load", fake.url, "--data", village, "--no-validate")
    assert ran.status == 130
    assert ran.err.splitlines()[-1].startswith("stancegraph: interrupted, so not all may be loaded: run the same command again")
