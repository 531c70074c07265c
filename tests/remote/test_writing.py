"""Tests of writing: what goes over the wire, request by request."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from remote.answering import FORM, Answering, Seen, said
from remote.noted import noted
from stancegraph.errors import BadAddress, NotAllowed, StoreFailed
from stancegraph.remote.address import Address
from stancegraph.remote.credentials import Credentials
from stancegraph.remote.documents import Document
from stancegraph.remote.records import RECORDS, STAGING, Record, end
from stancegraph.remote.stores import STORES
from stancegraph.remote.transport import Client
from stancegraph.remote.writing import AT_ONCE_WHERE_SHORT, UPDATE, Writer

GRAPH = "https://example.org/graph/a"
PATHS = {"oxigraph": "", "fuseki": "/news", "virtuoso": "/sparql", "rdf4j": "/repositories/news"}


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Document, Record]:
    """Give a small graph with its record."""
    (tmp_path / "a.ttl").write_text('<a:a> <a:b> "größer"@de , [] .')
    document = Document.read(GRAPH, (str(tmp_path / "a.ttl"),))
    return document, Record(GRAPH, document.digest, document.count, "2026-01-02T03:04:05Z", "1", "https://example.org/")


def writer(server: Answering, name: str, credentials: Credentials | None = None) -> Writer:
    return Writer(Client(Address(server.url + PATHS[name]), credentials, timeout=5), STORES[name])


def applied(store: ox.Store, seen: list[Seen]) -> None:
    """Do what updates say, as a store would."""
    for one in seen:
        assert one.headers["content-type"] in (FORM, UPDATE)
        store.update(one.update)


@pytest.mark.parametrize("name", PATHS)
def test_every_write_has_a_length_and_names_its_graph(name: str, pair: tuple[Document, Record]) -> None:
    with Answering(said(204)) as server:
        to = writer(server, name)
        to.put(GRAPH, pair[0])
        to.together([pair])
        to.record([pair[1]])
        to.remove([pair[1]])
        to.clear([GRAPH])
        to.move(to.staged(pair[0]), pair[0])
        if to.paths.quads:
            to.everything([pair])
        for seen in server.seen:
            assert int(seen.headers["content-length"]) == len(seen.body) > 0
            assert "transfer-encoding" not in seen.headers
            assert "authorization" not in seen.headers
            assert seen.method in ("PUT", "POST")
            if seen.method == "PUT":
                assert "?graph=https%3A%2F%2F" in seen.path, "a PUT without a graph replaces all that a store holds"
            else:
                assert seen.headers["content-type"] == "application/n-quads" or "GRAPH <https://" in seen.update


def test_graphs_are_replaced_with_their_records_in_one_update_that_can_be_repeated(pair: tuple[Document, Record]) -> None:
    store = ox.Store()
    other = ox.Quad(ox.NamedNode("a:x"), ox.NamedNode("a:y"), ox.NamedNode("a:z"), ox.NamedNode("https://example.org/other"))
    store.add(other)
    store.add(ox.Quad(other.subject, other.predicate, other.object, ox.NamedNode(GRAPH)))
    gone = Record("https://example.org/gone", "00", 1, "2026-01-01T00:00:00Z", "1", "https://example.org/")
    store.add(ox.Quad(other.subject, other.predicate, other.object, ox.NamedNode(gone.graph)))
    with Answering(said(204)) as server:
        writer(server, "fuseki").together([pair], [gone])
        assert len(server.seen) == 1
        for _ in range(2):
            applied(store, server.seen)
            assert sorted(
                f"{quad.subject} {quad.predicate} {quad.object} ."
                for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH))
            ) == list(pair[0].lines())
            assert other in store
            assert {quad.graph_name.value for quad in store} == {GRAPH, RECORDS, other.graph_name.value}
            assert len(list(store.quads_for_pattern(None, None, None, ox.NamedNode(RECORDS)))) == len(pair[1].lines())


def test_adding_takes_nothing_away_and_notes_nothing(pair: tuple[Document, Record]) -> None:
    with Answering(said(204)) as server:
        writer(server, "oxigraph").together([pair], keep=True)
        assert b"DROP" not in server.seen[0].body
        assert b"DELETE" not in server.seen[0].body
        assert RECORDS.encode() not in server.seen[0].body


def test_records_go_along_and_where_half_may_be_taken_those_of_the_beginning_are_taken_away_last(pair: tuple[Document, Record]) -> None:
    store = ox.Store()
    with Answering(said(204)) as server:
        writer(server, "rdf4j").everything([pair])
        to = writer(server, "oxigraph")
        to.record([pair[1].begun()])
        to.everything([pair])
        rdf4j, beginning, oxigraph, ending = server.seen
    assert (rdf4j.path, oxigraph.path) == ("/repositories/news/statements", "/store?no_transaction")
    assert rdf4j.body == oxigraph.body
    assert {quad.graph_name.value for quad in ox.parse(rdf4j.body, ox.RdfFormat.N_QUADS)} == {GRAPH, RECORDS}
    applied(store, [beginning])
    store.load(oxigraph.body, format=ox.RdfFormat.N_QUADS)
    assert noted(store) == {GRAPH: pair[1].begun()}, "it is being written until the end"
    applied(store, [ending])
    assert noted(store) == {GRAPH: pair[1]}
    assert len(list(store.quads_for_pattern(None, None, None, ox.NamedNode(RECORDS)))) == len(pair[1].lines())


def test_a_beginning_without_an_end_stays_one(pair: tuple[Document, Record]) -> None:
    store = ox.Store()
    with Answering(said(204)) as server:
        to = writer(server, "oxigraph")
        to.record([pair[1].begun()])
        to.update(end())
        applied(store, server.seen)
    assert noted(store) == {GRAPH: pair[1].begun()}


def test_a_file_that_changes_while_it_is_sent_is_noticed(pair: tuple[Document, Record]) -> None:
    text = Path(pair[0].files[0]).read_text()
    for other in (f"{text} <a:c> <a:d> <a:e> .", "<a:b> <a:c> <a:d> ."):
        Path(pair[0].files[0]).write_text(other)
        for name, way, given in (
            ("rdf4j", "everything", [pair]),
            ("oxigraph", "together", [pair]),
            ("fuseki", "together", [pair]),
            ("fuseki", "staged", pair[0]),
        ):
            with (
                Answering(said(204)) as server,
                pytest.raises(StoreFailed, match="a file changed while it was being sent; leave the files"),
            ):
                getattr(writer(server, name), way)(given)


def test_many_records_are_written_in_updates_that_no_store_finds_too_long(pair: tuple[Document, Record]) -> None:
    store = ox.Store()
    records = [pair[1]._replace(graph=f"{GRAPH}{number}") for number in range(AT_ONCE_WHERE_SHORT + 1)]
    with Answering(said(204)) as server:
        writer(server, "virtuoso").record(records)
        assert len(server.seen) == 2
        applied(store, server.seen)
    assert len(store) == len(records) * len(pair[1].lines())


def test_a_graph_lies_beside_its_place_before_it_is_moved(pair: tuple[Document, Record]) -> None:
    with Answering(said(204)) as server:
        to = writer(server, "virtuoso")
        name = to.staged(pair[0])
        to.move(name, pair[0])
        to.move(name, pair[0], keep=True)
        said_ = [seen.body.decode() for seen in server.seen[1:]]
    assert name.startswith(STAGING)
    assert said_ == [
        f"MOVE SILENT GRAPH <{name}> TO GRAPH <{GRAPH}>",
        f"ADD SILENT GRAPH <{name}> TO GRAPH <{GRAPH}>",
        f"CLEAR SILENT GRAPH <{name}>",
    ]


def test_what_goes_to_fuseki_goes_in_forms_that_are_not_too_large(
    pair: tuple[Document, Record], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A body of another kind that is cut is executed as far as it came, or leaves a TDB2 that cannot be read any more."""
    text = "".join(f'<a:{number}> <a:b> "größer" .\n' for number in range(50))
    (tmp_path / "a.ttl").write_text(text)
    document = Document.read(GRAPH, (str(tmp_path / "a.ttl"),))
    monkeypatch.setitem(STORES, "fuseki", STORES["fuseki"]._replace(most=300))
    store = ox.Store()
    for keep, left in ((False, set(document.lines())), (True, {*document.lines(), *pair[0].lines()})):
        store.update(f"DELETE WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}; INSERT DATA {{ GRAPH <{GRAPH}> {{ {''.join(pair[0].lines())} }} }}")
        with Answering(said(204)) as server:
            to = writer(server, "fuseki")
            name = to.staged(document)
            assert all(len(seen.update) < 300 + len(f"INSERT DATA {{ GRAPH <{name}> {{  }} }}") for seen in server.seen)
            assert len(server.seen) > document.size // 300
            to.move(name, document, [] if keep else [pair[1]], keep=keep)
        assert {(seen.method, seen.path, seen.headers["content-type"]) for seen in server.seen} == {("POST", "/news/update", FORM)}
        applied(store, server.seen)
        found = store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH))
        assert {f"{quad.subject} {quad.predicate} {quad.object} ." for quad in found} == left
        assert noted(store) == ({} if keep else {GRAPH: pair[1]})
        assert not list(store.quads_for_pattern(None, None, None, ox.NamedNode(name)))


def test_everything_but_a_move_is_sent_again_where_the_store_is_busy(pair: tuple[Document, Record]) -> None:
    done = {
        "put": lambda to: to.put(GRAPH, pair[0]),
        "together": lambda to: to.together([pair]),
        "everything": lambda to: to.everything([pair]),
        "record": lambda to: to.record([pair[1]]),
        "clear": lambda to: to.clear([GRAPH]),
        "remove": lambda to: to.remove([pair[1]]),
    }
    for name, write in done.items():
        with Answering(said(503, Retry_After=0), said(204)) as server:
            write(writer(server, "oxigraph"))
        first, second, *_ = server.seen
        assert (first.method, first.path, first.body) == (second.method, second.path, second.body), name
        assert first.body
    for name in ("virtuoso", "fuseki"):
        with Answering(said(503, Retry_After=0), said(204)) as server, pytest.raises(StoreFailed, match="busy"):
            writer(server, name).move("urn:staged", pair[0])
        assert len(server.seen) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_write_is_sent_on(status: int, pair: tuple[Document, Record]) -> None:
    with Answering(said(status, Location="/elsewhere")) as server:
        with pytest.raises(BadAddress, match="sends on to another address"):
            writer(server, "oxigraph").put(GRAPH, pair[0])
        assert len(server.seen) == 1


def test_a_refusal_is_told_in_the_words_of_the_store(pair: tuple[Document, Record]) -> None:
    with Answering(said(500, "disk full")) as server, pytest.raises(StoreFailed, match="500: disk full"):
        writer(server, "oxigraph").together([pair])


def test_with_digest_the_challenge_comes_before_the_first_body(pair: tuple[Document, Record]) -> None:
    challenge = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm=MD5'

    def reply(seen: Seen) -> bytes:
        return said(204) if "authorization" in seen.headers else said(401, WWW_Authenticate=challenge)

    with Answering(reply) as server:
        to = writer(server, "virtuoso", Credentials("digest", "dba", "secret"))
        to.ready()
        to.put(GRAPH, pair[0])
        to.record([pair[1]])
        assert [(seen.method, bool(seen.body)) for seen in server.seen] == [("GET", False), ("GET", False), ("PUT", True), ("POST", True)]
        assert all(b"secret" not in seen.body for seen in server.seen)


def test_without_digest_an_update_that_changes_nothing_tells_whether_the_store_may_be_written_to() -> None:
    with Answering(said(204)) as server:
        writer(server, "oxigraph", Credentials("basic", "a", "b")).ready()
        assert [seen.body for seen in server.seen] == [b"INSERT DATA { }"]
    with Answering(said(405, "HTTP method POST is not supported")) as server, pytest.raises(NotAllowed) as caught:
        writer(server, "oxigraph").ready()
    assert "takes no data (405 for POST /update)" in caught.value.what
    assert "so that it may be written to" in caught.value.mend
