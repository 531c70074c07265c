"""Tests of finding out which store lies at an address, by GET and OPTIONS alone."""

from collections.abc import Callable

import pytest

from remote.answering import Answering, Seen, said, truth
from stancegraph.errors import BadAddress, Misuse, NotAllowed, NotAStore, Unreachable
from stancegraph.remote.address import Address
from stancegraph.remote.credentials import Credentials
from stancegraph.remote.detecting import check_there, detect
from stancegraph.remote.stores import STORES
from stancegraph.remote.transport import Client

RDF4J = "/rdf4j-server/repositories/news"


def client(server: Answering, path: str = "", credentials: Credentials | None = None) -> Client:
    return Client(Address(server.url + path), credentials, timeout=5, sleep=lambda seconds: None)


@pytest.mark.parametrize(
    ("name", "path", "headers"),
    [
        ("oxigraph", "", {"server": "Oxigraph/0.5.13"}),
        ("oxigraph", "/query", {"Server": "Oxigraph/0.5.13"}),
        ("virtuoso", "/sparql", {"Server": "Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu"}),
        ("fuseki", "/news", {"Fuseki-Request-Id": "7"}),
        ("fuseki", "/news/update", {"Fuseki-Request-Id": "7"}),
        ("fuseki", "/bigdata/update", {"Fuseki-Request-Id": "7"}),
    ],
)
@pytest.mark.parametrize("status", [200, 400, 404, 405])
def test_a_store_gives_itself_away_by_a_header_whatever_it_answers(name: str, path: str, headers: dict[str, str], status: int) -> None:
    with Answering(said(status, **headers)) as server:
        assert detect(client(server, path)).name == name
        assert [seen.method for seen in server.seen] == ["OPTIONS"], "a GET may give all that a store holds"


@pytest.mark.parametrize("path", ["/blazegraph/namespace/news/sparql", "/bigdata/sparql"])
def test_a_path_that_is_usual_with_blazegraph_is_enough_where_no_header_tells(path: str) -> None:
    with Answering(said(404, Server="Jetty(9.4)")) as server:
        assert detect(client(server, path)).name == "blazegraph"
        assert {seen.method for seen in server.seen} == {"OPTIONS", "GET"}
    with Answering(said(404, Server="Jetty(9.4)")) as server, pytest.raises(Misuse, match="nothing is at"):
        detect(client(server, path.replace("g", "k")))


def test_a_header_that_comes_with_get_alone_is_enough() -> None:
    with Answering(said(405), said(200, Server="Oxigraph/0.5.13")) as server:
        assert detect(client(server)).name == "oxigraph"
        assert [seen.method for seen in server.seen] == ["OPTIONS", "GET"]


def answered(**paths: bytes) -> object:
    """Answer some paths, told by their last part, and nothing else."""

    def reply(seen: Seen) -> bytes:
        return paths.get(seen.path.rpartition("/")[2], said(404))

    return reply


def test_rdf4j_and_graphdb_are_told_apart_by_what_lies_beside_their_repositories() -> None:
    with Answering(answered(protocol=said(200, "12"))) as server:  # type: ignore[arg-type]
        assert detect(client(server, f"{RDF4J}/statements")).name == "rdf4j"
        assert [(seen.method, seen.path) for seen in server.seen] == [
            ("GET", "/rdf4j-server/rest/info/version"),
            ("GET", "/rdf4j-server/protocol"),
        ]
    with Answering(answered(version=said(200, "{}", "application/json"), protocol=said(200, "12"))) as server:  # type: ignore[arg-type]
        assert detect(client(server, "/repositories/news")).name == "graphdb"


@pytest.mark.parametrize("path", ["", "/sparql", "/news/query", RDF4J])
def test_where_a_front_hides_the_store_it_asks_and_sends_nothing_that_writes(path: str) -> None:
    with Answering(said(200, "<html>welcome</html>", "text/html", Server="nginx")) as server:
        with pytest.raises(Misuse, match=r"cannot be told which store lies at .*name the store with --store: oxigraph, fuseki, virtuoso"):
            detect(client(server, path))
        assert {seen.method for seen in server.seen} <= {"GET", "OPTIONS"}
        assert all(seen.body == b"" for seen in server.seen)


def test_nothing_there_and_nobody_let_in_are_told_as_that() -> None:
    with Answering(said(404)) as server, pytest.raises(Misuse, match=r"nothing is at http.*check the address"):
        detect(client(server, "/nothing"))
    with Answering(said(401, WWW_Authenticate='Basic realm="x"')) as server, pytest.raises(NotAllowed, match="add --auth basic"):
        detect(client(server, "/news"))
    with Answering(said(500)) as server:
        url = server.url
    with pytest.raises(Unreachable):
        detect(Client(Address(url), timeout=5))


def test_a_store_that_was_named_is_not_looked_at() -> None:
    with Answering(said(500)) as server:
        assert detect(client(server), "fuseki") is STORES["fuseki"]
        assert detect(client(server, "/sparql-auth")) is STORES["virtuoso"]
        with pytest.raises(Misuse, match="there is no store 'postgres'; use one of: oxigraph"):
            detect(client(server), "postgres")
        assert server.seen == []


@pytest.mark.parametrize(
    ("name", "path", "command"),
    [
        ("fuseki", "/news", "fuseki-server --tdb2 --update --loc FOLDER /news"),
        ("rdf4j", RDF4J, "curl -X PUT -H 'Content-Type: text/turtle' --data-binary @config.ttl http"),
        ("graphdb", "/repositories/news", "make it with: GraphDB's workbench"),
        ("oxigraph", "", "oxigraph serve --location FOLDER"),
    ],
)
def test_what_is_missing_is_told_with_the_command_that_makes_it(name: str, path: str, command: str) -> None:
    with Answering(said(404, "no such dataset")) as server:
        with pytest.raises(NotAStore) as raised:
            check_there(client(server, path), STORES[name])
        assert command in raised.value.mend
        assert f"has nothing at {server.url}{path}" in raised.value.what


@pytest.mark.parametrize("path", ["/news", "/somewhere/news/"])
@pytest.mark.parametrize("name", ["oxigraph", "virtuoso"])
def test_a_store_without_datasets_is_looked_for_without_a_path(name: str, path: str) -> None:
    with Answering(said(404, "nothing here")) as server, pytest.raises(NotAStore) as raised:
        check_there(client(server, path), STORES[name])
    assert raised.value.mend == f"leave the path out: {server.url}"


@pytest.mark.parametrize("reply", [truth(), said(404, "nothing here")])
def test_another_store_than_was_named_is_told(reply: bytes) -> None:
    other = reply.replace(b"\r\n", b"\r\nServer: Virtuoso/07.20\r\n", 1)
    with Answering(other) as server, pytest.raises(Misuse, match="is Virtuoso, not Oxigraph; leave --store out"):
        check_there(client(server), STORES["oxigraph"])


def test_fuseki_is_known_where_it_has_nothing_and_names_a_dataset() -> None:
    def fuseki(body: str) -> Callable[[Seen], bytes]:
        listed = said(200, body, "application/json", Fuseki_Request_Id=7)
        return lambda seen: listed if seen.path == "/$/datasets" else said(404)

    with Answering(fuseki('{ "datasets" : [ { "ds.name" : "/news" , "ds.state" : true } ] }')) as server:
        assert detect(client(server, "/old")) is STORES["fuseki"]
        with pytest.raises(BadAddress, match=r"is Fuseki, and names none of its datasets; name one, as in http://.*/news$"):
            detect(client(server))
    with Answering(fuseki("it does not tell")) as server, pytest.raises(BadAddress, match=r"/NAME$"):
        detect(client(server, "/"))


def test_a_store_that_answers_is_there() -> None:
    with Answering(truth(False)) as server:
        check_there(client(server, "/news"), STORES["fuseki"])
        assert [seen.path for seen in server.seen] == ["/news/query"]
        assert server.seen[0].query.startswith("ASK")


def test_an_error_of_another_kind_says_where() -> None:
    with Answering(said(500, "broken")) as server, pytest.raises(Exception, match="broken") as raised:
        check_there(client(server, "/news"), STORES["fuseki"])
    assert "/news" in str(raised.value)
