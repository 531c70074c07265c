"""Tests of the transport: what is sent, where it may lead, how long and how large a reply may be, and what each fault becomes."""

from __future__ import annotations

import email.utils
import errno
import socket
import ssl
import tempfile
import time
from typing import TYPE_CHECKING, Any
from urllib.request import Request

import pytest

from remote.answering import Answering, closed_port, rows, said, took, truth
from stancegraph.errors import (
    BadAddress,
    CutAnswer,
    Misuse,
    NotAllowed,
    NotAStore,
    OutputError,
    StancegraphError,
    StoreFailed,
    TimeLimit,
    Unreachable,
)
from stancegraph.remote import disk, transport
from stancegraph.remote.address import Address
from stancegraph.remote.credentials import Credentials, find
from stancegraph.remote.transport import Client, Reply

if TYPE_CHECKING:
    from remote.conftest import Certificate

SECRETS = {"STANCEGRAPH_USER": "ann", "STANCEGRAPH_PASSWORD": "s3cret", "STANCEGRAPH_TOKEN": "s3cret"}
BODY = b"query=ASK%20%7B%7D"
HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json", "User-Agent": "stancegraph"}
REDIRECTS = (301, 302, 307, 308)


def client(server: Answering | str, kind: str = "none", **options: Any) -> Client:
    """Give a client that never really waits before it asks again."""
    address = Address(server if isinstance(server, str) else f"{server.url}/query")
    options.setdefault("sleep", lambda seconds: None)
    return Client(address, find(kind, address, environment=SECRETS, insecure=True), **{"timeout": 5, **options})


def request(server: Answering | str) -> Request:
    return Request(server if isinstance(server, str) else f"{server.url}/query", BODY, HEADERS, method="POST")


def read(server: Answering | str, kind: str = "none", **options: Any) -> Reply:
    return client(server, kind, **options).read(request(server))


def fault(kind: type[StancegraphError], server: Answering | str, *words: str, auth: str = "none", **options: Any) -> StancegraphError:
    """Read, and give the error that came, which is of this kind, in one line, and says these words."""
    with pytest.raises(kind) as caught:
        read(server, auth, **options)
    text = str(caught.value)
    assert "\n" not in text
    assert "s3cret" not in text
    for word in words:
        assert word in text
    return caught.value


# --- what is sent


def test_a_request_goes_out_as_it_was_written() -> None:
    with Answering(truth()) as server:
        reply = read(server)
    assert (reply.status, reply.media) == (200, "application/sparql-results+json")
    (seen,) = server.seen
    assert (seen.method, seen.path, seen.body) == ("POST", "/query", BODY)
    assert seen.headers["accept-encoding"] == "identity"
    assert seen.headers["host"] == server.place
    assert "authorization" not in seen.headers


def test_an_ipv6_address_is_asked() -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with Answering(truth(), host="::1") as server:
        assert read(server).status == 200
    assert server.seen[0].headers["host"] == f"[::1]:{server.port}"


def test_this_machine_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with Answering(truth()) as proxy, Answering(truth()) as server:
        monkeypatch.setenv("http_proxy", proxy.url)
        read(server)
        assert (proxy.connections, server.connections) == (0, 1)
        read("http://example.org/query")
        assert [seen.path for seen in proxy.seen] == ["http://example.org/query"]


@pytest.mark.parametrize(("kind", "header"), [("basic", "Basic YW5uOnMzY3JldA=="), ("bearer", "Bearer s3cret")])
def test_a_secret_is_sent_where_it_was_asked_for(kind: str, header: str) -> None:
    with Answering(truth()) as server:
        read(server, kind)
    assert [seen.headers.get("authorization") for seen in server.seen] == [header]


def test_digest_answers_a_challenge_and_a_stale_one() -> None:
    def challenge(nonce: str, more: str = "") -> bytes:
        return said(401, WWW_Authenticate=f'Digest realm="r", nonce="{nonce}", qop="auth"{more}')

    with Answering(challenge("n1"), truth(), truth(), challenge("n2", ", stale=true"), truth()) as server:
        asker = client(server, "digest")
        for _ in range(3):
            assert asker.read(request(server)).status == 200
    sent = [seen.headers.get("authorization", "") for seen in server.seen]
    assert sent[0] == ""
    assert ['nonce="n1"' in header for header in sent] == [False, True, True, True, False]
    assert 'nonce="n2"' in sent[4]
    assert not any("s3cret" in header for header in sent)
    assert {seen.body for seen in server.seen} == {BODY}


def test_digest_with_a_wrong_password_asks_twice_and_no_more() -> None:
    with Answering(said(401, WWW_Authenticate='Digest realm="r", nonce="n", qop="auth"')) as server:
        fault(NotAllowed, server, "digest", "check user, password or token", auth="digest")
    assert len(server.seen) == 2


@pytest.mark.parametrize("challenges", ['Basic realm="r"', "Negotiate\r\nWWW-Authenticate: Basic"])
def test_who_is_asked_in_another_way_than_he_answers_is_told(challenges: str) -> None:
    with Answering(said(401, WWW_Authenticate=challenges)) as server:
        fault(NotAllowed, server, "(basic authentication); use --auth basic", auth="digest")


def test_basic_is_not_sent_twice() -> None:
    with Answering(said(401, WWW_Authenticate='Basic realm="r"')) as server:
        fault(NotAllowed, server, "check user, password or token", auth="basic")
    assert len(server.seen) == 1


# --- where it may lead


@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("kind", ["none", "basic", "bearer"])
def test_a_redirect_within_the_origin_is_followed_by_post(status: int, kind: str) -> None:
    with Answering(said(status, Location="/other?a=b"), truth()) as server:
        assert read(server, kind).status == 200
    first, second = server.seen
    assert (second.method, second.path, second.body) == ("POST", "/other?a=b", BODY)
    assert second.headers == first.headers
    assert ("authorization" in second.headers) == (kind != "none")


def test_see_other_is_followed_by_get_without_a_body() -> None:
    with Answering(said(303, Location="/other"), truth()) as server:
        assert read(server).status == 200
    seen = server.seen[1]
    assert (seen.method, seen.path, seen.body) == ("GET", "/other", b"")
    assert not {"content-length", "content-type"} & set(seen.headers)
    assert seen.headers["accept"] == HEADERS["Accept"]


@pytest.mark.parametrize("status", [*REDIRECTS, 303])
@pytest.mark.parametrize("kind", ["none", "basic", "digest", "bearer"])
def test_another_origin_is_never_asked(status: int, kind: str) -> None:
    challenge = [said(401, WWW_Authenticate='Digest realm="r", nonce="n", qop="auth"')] if kind == "digest" else []
    with Answering(truth()) as other, Answering(*challenge, said(status, Location=f"{other.url}/query")) as server:
        error = fault(BadAddress, server, f"sends on to another address: {other.url}/query", auth=kind)
        assert error.where == f"{server.url}/query"
        time.sleep(0.1)  # time for a connection to be noticed
    assert (other.connections, other.seen) == (0, [])


@pytest.mark.parametrize("kind", ["none", "basic"])
def test_another_name_of_this_machine_is_another_origin(kind: str) -> None:
    with Answering(said(307, Location="/")) as server:
        server.replies = [said(307, Location=f"http://localhost:{server.port}/query")]
        fault(BadAddress, server, "sends on to another address", auth=kind)
    assert server.connections == 1


def test_a_relative_address_that_names_a_host_is_another_origin() -> None:
    with Answering(truth()) as other, Answering(said(302, Location=f"//{other.place}/query")) as server:
        fault(BadAddress, server, "sends on to another address", auth="basic")
    assert other.connections == 0


def test_http_may_become_https_on_the_same_host(certificate: Certificate) -> None:
    with Answering(truth(), tls=certificate.context) as safe, Answering(said(301, Location=f"{safe.url}/query?a")) as server:
        assert read(server, "basic", ca_file=certificate.file).status == 200
    (seen,) = safe.seen
    assert (seen.method, seen.path, seen.body) == ("POST", "/query?a", BODY)
    assert seen.headers["host"] == safe.place


def test_https_does_not_become_http(certificate: Certificate) -> None:
    with Answering(truth()) as server, Answering(said(301, Location=f"{server.url}/query"), tls=certificate.context) as safe:
        fault(BadAddress, safe, "sends on to another address", auth="basic", ca_file=certificate.file)
    assert server.connections == 0


@pytest.mark.parametrize(
    "location",
    [
        *("file:///etc/passwd", "ftp://127.0.0.1/x", "http://ann:s3cret@127.0.0.1/", "http://127.0.0.1:0/", "http://[::1/"),
        *("/a b", "/\xe9", "/x\r\n Authorization: s3cret", "javascript:s3cret@x"),
    ],
)
def test_a_location_that_is_no_address_is_refused(location: str) -> None:
    with Answering(said(302, Location=location)) as server:
        fault(BadAddress, server, auth="basic")
    assert server.connections == 1


def test_a_location_that_repeats_the_secret_is_not_shown_with_it() -> None:
    with Answering(said(302, Location="http://example.org/?who=s3cret")) as server:
        fault(BadAddress, server, "http://example.org/", auth="basic")


def test_a_redirect_that_leads_nowhere_is_told() -> None:
    with Answering(said(302)) as server:
        fault(NotAStore, server, "sends on, but not where to (302)")


def test_a_redirect_that_goes_round_ends() -> None:
    with Answering(said(307, Location="/query")) as server:
        fault(BadAddress, server, "sends on again and again")
    assert len(server.seen) == transport.MOST_REDIRECTS


def test_a_write_is_never_sent_on_and_twice_only_where_that_does_no_harm() -> None:
    with Answering(said(307, Location="/other"), said(503, Retry_After=0), said(429), said(204)) as server:
        asker = client(server)
        for kind in (BadAddress, StoreFailed, StoreFailed):
            with pytest.raises(kind):
                asker.write(request(server), harmless=False)
        assert len(server.seen) == 3
        assert asker.write(request(server), harmless=False).status == 204


def test_a_write_that_does_no_harm_is_sent_again_where_a_store_is_busy() -> None:
    waits: list[float] = []
    busy = [said(status) for status in transport.BUSY]
    with Answering(*busy[:2], said(503, Retry_After=3), said(204)) as server:
        assert client(server, sleep=waits.append).write(request(server)).status == 204
    assert ([seen.body for seen in server.seen], waits) == ([BODY] * 4, [0.5, 1.0, 3.0])
    with Answering(*busy) as server, pytest.raises(StoreFailed if transport.BUSY[-1] != 504 else TimeLimit):
        client(server).write(request(server))
    assert len(server.seen) == transport.MOST_TRIES


@pytest.mark.parametrize("first", [said(503), said(401, WWW_Authenticate='Digest realm="r", nonce="n", qop="auth"')])
def test_a_body_in_a_file_is_sent_from_its_beginning_each_time(first: bytes) -> None:
    with tempfile.SpooledTemporaryFile(4) as file, Answering(first, said(204)) as server:
        file.write(BODY)
        made = Request(server.url, file, {"Content-Length": str(len(BODY))}, method="POST")
        assert client(server, "digest").write(made).status == 204
    assert [seen.body for seen in server.seen] == [BODY] * 2


def test_a_write_that_is_sent_to_an_address_with_a_password_does_not_show_it() -> None:
    with Answering(said(307, Location="http://bob:s3cret@example.org/")) as server, pytest.raises(BadAddress) as caught:
        client(server).write(request(server))
    assert "s3cret" not in str(caught.value)


# --- what each status becomes


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, StoreFailed, "answers 400: no such thing"),
        (401, NotAllowed, "wants to know who asks"),
        (403, NotAllowed, "does not allow it: no such thing"),
        (404, NotAStore, "(404: no such thing)"),
        (405, NotAStore, "(405: no such thing)"),
        (408, TimeLimit, "(408: no such thing)"),
        (410, NotAStore, "(410: no such thing)"),
        (413, StoreFailed, "too large"),
        (418, StoreFailed, "answers 418"),
        (429, StoreFailed, "is busy (429: no such thing)"),
        (500, StoreFailed, "answers 500: no such thing"),
        (501, NotAStore, "(501: no such thing)"),
        (502, StoreFailed, "is busy (502: no such thing)"),
        (503, StoreFailed, "is busy (503: no such thing)"),
        (504, TimeLimit, "(504: no such thing)"),
    ],
)
@pytest.mark.parametrize("html", [False, True])
def test_a_status_becomes_an_error(status: int, kind: type[StancegraphError], words: str, html: bool) -> None:
    page = "<!DOCTYPE html><html><head><title>s3cret</title></head><body><h1>no\nsuch</h1> <p>thing</p></body></html>"
    with Answering(said(status, page if html else "no such\nthing", "text/html" if html else "text/plain")) as server:
        error = fault(kind, server, words)
    assert type(error) is kind
    assert error.mend


@pytest.mark.parametrize("scheme", ["Basic", "Digest", "Bearer"])
def test_a_401_says_what_to_add(scheme: str) -> None:
    with Answering(said(401, WWW_Authenticate=f'{scheme} realm="r"')) as server:
        fault(NotAllowed, server, f"add --auth {scheme.lower()}")


@pytest.mark.parametrize("header", [None, "Negotiate", "", "none"])
def test_a_401_of_another_kind_says_no_more_than_is_known(header: str | None) -> None:
    with Answering(said(401, WWW_Authenticate=header)) as server:
        error = fault(NotAllowed, server)
    assert error.mend == "use --auth"


@pytest.mark.parametrize("words", ["Query timed out", "the estimated execution time 500 exceeds the limit of 400", "Time limit exceeded"])
def test_a_store_that_says_that_time_was_over_is_understood(words: str) -> None:
    with Answering(said(500, words)) as server:
        fault(TimeLimit, server, words)


@pytest.mark.parametrize(
    ("body", "media", "words"),
    [
        ('{"message": "of ours"}', "application/json", "answers 500: of ours;"),
        ('{"error": "of ours"}', "application/json; charset=utf-8", "answers 500: of ours;"),
        ("[1]", "application/json", "answers 500: [1];"),
        ("{", "application/json", "answers 500: {;"),
        ("Virtuoso 37000 Error\n\nSPARQL query:\nSELECT s3cret", "text/plain", "answers 500: Virtuoso 37000 Error;"),
        ("", "text/plain", "answers 500;"),
        (b"\xff\xfe", "text/plain", "answers 500: \ufffd\ufffd;"),
        ("x" * 5000, "text/plain", f"answers 500: {'x' * 200};"),
    ],
)
def test_the_sentence_of_the_store_is_found(body: str | bytes, media: str, words: str) -> None:
    with Answering(said(500, body, media)) as server:
        fault(StoreFailed, server, words)


@pytest.mark.parametrize("kind", ["basic", "digest", "bearer"])
@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 504])
def test_a_store_that_repeats_what_it_was_told_is_not_repeated(kind: str, status: int) -> None:
    def echo(seen: Any) -> bytes:
        login = seen.headers.get("authorization", "")
        return said(status, f"{'x' * 190} you said {login} that is s3cret, YW5uOnMzY3JldA==") if login or kind == "digest" else said(500)

    with Answering(echo) as server:
        error = fault(StancegraphError, server, auth=kind)
    assert "YW5u" not in str(error)


# --- asking again


@pytest.mark.parametrize("status", transport.BUSY)
def test_a_busy_store_is_asked_again(status: int) -> None:
    waits: list[float] = []
    with Answering(said(status, Retry_After=7), said(status), said(status), truth()) as server:
        assert read(server, sleep=waits.append).status == 200
    assert waits == [7, 1, 2]
    assert {(seen.method, seen.body) for seen in server.seen} == {("POST", BODY)}


def test_a_store_that_stays_busy_is_left_in_peace() -> None:
    waits: list[float] = []
    with Answering(said(503, "come back later", Retry_After=1)) as server:
        fault(StoreFailed, server, "is busy (503: come back later)", sleep=waits.append)
    assert waits == [1, 1, 1]
    assert len(server.seen) == transport.MOST_TRIES


def test_nobody_waits_for_an_hour() -> None:
    waits: list[float] = []
    with Answering(said(503, Retry_After=3600)) as server:
        fault(StoreFailed, server, "try again later", sleep=waits.append)
    assert (waits, len(server.seen)) == ([], 1)


def test_a_date_may_say_when_to_ask_again() -> None:
    waits: list[float] = []
    soon = email.utils.formatdate(time.time() + 20, usegmt=True)
    past = email.utils.formatdate(time.time() - 20, usegmt=True)
    late = email.utils.formatdate(time.time() + 7200, usegmt=True)
    with Answering(said(503, Retry_After=soon), said(503, Retry_After=past), said(503, Retry_After=late)) as server:
        fault(StoreFailed, server, sleep=waits.append)
    assert 15 < waits[0] <= 20
    assert waits[1:] == [0]


@pytest.mark.parametrize("word", ["soon", "", "-1", "\xb2", "1.5", "9" * 400, "Mon, 99 Nov 2026 99:99:99 GMT"])
def test_what_is_no_time_does_not_stop_it(word: str) -> None:
    with Answering(said(503, Retry_After=word), truth()) as server:
        if len(word) > 100:
            fault(StoreFailed, server, "try again later")
        else:
            assert read(server).status == 200


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 500])
def test_nothing_else_is_asked_again(status: int) -> None:
    with Answering(said(status)) as server:
        fault(StancegraphError, server)
    assert len(server.seen) == 1


# --- how long and how large


@pytest.mark.parametrize(
    "reply",
    [
        [9.0],
        [b"HTTP/1.1 200 OK\r\n", 9.0],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", 9.0],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", 9.0],
        [b"HTTP/1.1 200 OK\r\nX: ", *[b"x", 0.1] * 90],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n", *[b"x", 0.1] * 90],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n", 0.1] * 90],
        [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", *[b"x", 0.1] * 90],
        [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x", 0.1] * 90],
    ],
    ids=["nothing", "head", "body", "chunks", "drops-of-head", "drops-of-body", "drops-of-chunks", "drops-of-a-chunk", "drops-without-end"],
)
def test_time_is_limited_however_it_is_spent(reply: list[bytes | float]) -> None:
    with Answering(reply) as server:
        began = time.monotonic()
        fault(TimeLimit, server, "took longer than 0.4 seconds", "--timeout", timeout=0.4)
        assert 0.3 < took(began) < 2


def test_a_server_that_takes_no_connection_runs_out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "create_connection", connect)
    fault(TimeLimit, "http://localhost:1/", "took longer than 5 seconds")
    fault(TimeLimit, "https://localhost:1/", "took longer than 5 seconds", "check that it speaks https")


@pytest.mark.parametrize(
    "head", [b"Content-Length: 99999999", b"X: y", b"Transfer-Encoding: chunked"], ids=["announced", "without-end", "chunked"]
)
def test_size_is_limited(monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 2**20)
    piece = b"10000\r\n" + b"x" * 2**16 + b"\r\n" if b"chunked" in head else b"x" * 2**16
    with Answering([b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n", *[piece] * 200]) as server:
        fault(CutAnswer, server, "larger than 1 MiB", "LIMIT")


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
    ],
    ids=["length", "chunk", "chunks", "no-chunk", "all"],
)
def test_a_body_that_is_cut_is_noticed(reply: bytes) -> None:
    with Answering(reply) as server:
        fault(CutAnswer, server, "in the middle of its answer")


def test_an_answer_in_chunks_is_put_together() -> None:
    with Answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") as server:
        assert read(server).body == b"abcde"


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, transport.CHUNK, 3 * transport.CHUNK + 1])
def test_a_large_answer_waits_on_disk(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MOST_IN_MEMORY", 10)
    content = bytes(number % 251 for number in range(size))
    with Answering(said(200, content)) as server:
        reply = read(server)
    assert (reply.file is not None) == (size > 10)
    for start, end in ((0, None), (0, 5), (-5, None), (3, 7), (3, -3), (5, 2), (2 * size, None), (-2 * size, None)):
        assert reply.part(start, end) == content[start:end]
    assert reply.body == content


def test_a_large_answer_for_which_there_is_no_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(transport, "MOST_IN_MEMORY", 10)
    monkeypatch.setattr(disk, "TemporaryFile", full)
    with Answering(said(200, b"x" * 11)) as server, pytest.raises(OutputError, match="too much for memory: No space left on device"):
        read(server)


# --- what is no answer at all


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n", "does not speak HTTP as it should: SSH-2.0-OpenSSH_9"),
        (b"you said s3cret\r\n", "does not speak HTTP as it should: you said …"),
        (b"HTTP/1.1 many\r\n\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "does not speak HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 99999 + b"\r\n\r\n", "does not speak HTTP"),
        (b"", "cannot reach"),
        (b"\x15\x03\x01\x00\x02\x02\x50", "does not speak HTTP"),
    ],
)
def test_a_server_that_speaks_something_else_is_told(reply: bytes, words: str) -> None:
    with Answering(reply) as server:
        fault(Unreachable, server, words, auth="bearer")


def test_nobody_there_is_told() -> None:
    fault(Unreachable, f"http://127.0.0.1:{closed_port()}/query", "connection refused", "that the store runs")


def test_a_host_that_is_not_known_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    fault(Unreachable, "http://nowhere.invalid/query", "nothing is known of nowhere.invalid:80")


# --- certificates


def test_a_certificate_is_trusted_where_it_was_named(certificate: Certificate) -> None:
    with Answering(truth(), tls=certificate.context) as server:
        fault(Unreachable, server, "cannot be trusted: self-signed certificate", "--ca-file", auth="basic")
        assert server.seen == []
        assert read(server, ca_file=certificate.file).status == 200


def test_named_certificates_stand_beside_those_of_the_system(
    certificate: Certificate, foreign_certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
    with Answering(truth(), tls=certificate.context) as server:
        assert read(server, ca_file=foreign_certificate.file).status == 200


def test_a_certificate_for_another_host_is_not_trusted(foreign_certificate: Certificate) -> None:
    with Answering(truth(), tls=foreign_certificate.context) as server:
        fault(Unreachable, server, "cannot be trusted: IP address mismatch", auth="basic", ca_file=foreign_certificate.file)
    assert server.seen == []


def test_https_to_a_server_without_it_is_told() -> None:
    with Answering(truth()) as server:
        fault(Unreachable, f"https://{server.place}/query", "cannot reach", auth="basic")
    assert server.seen == []


def test_http_to_a_server_with_tls_is_told(certificate: Certificate) -> None:
    with Answering(truth(), tls=certificate.context) as server:
        fault(Unreachable, f"http://{server.place}/query")
    assert server.seen == []


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_file_without_certificates_is_told(tmp_path: Any, content: str | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(Misuse, match="cannot use the certificates") as caught:
        client("https://localhost/", ca_file=path)
    assert caught.value.where == str(path)
    assert "\n" not in str(caught.value)


def test_whom_the_system_trusts_is_read_once_and_only_where_https_is_spoken(
    monkeypatch: pytest.MonkeyPatch, certificate: Certificate
) -> None:
    made: list[ssl.SSLContext] = []
    trusted = ssl.create_default_context

    def noted() -> ssl.SSLContext:
        made.append(trusted())
        return made[-1]

    monkeypatch.setattr(ssl, "create_default_context", noted)
    with Answering(truth()) as server:
        read(server)
    assert made == []
    with Answering(truth(), tls=certificate.context) as safe:
        asker = client(safe)
        for _ in range(2):
            with pytest.raises(Unreachable, match="cannot be trusted"):
                asker.read(request(safe))
    assert len(made) == 1


def test_what_the_store_calls_itself_is_known() -> None:
    with Answering(rows("a", Server="Virtuoso/07.20")) as server:
        asker = client(server)
        assert asker.server == ""
        asker.read(request(server))
    assert asker.server == "Virtuoso/07.20"


def test_nobody_in_particular_asks_unless_told() -> None:
    assert repr(Client(Address("http://localhost/")).credentials) == repr(Credentials())


def test_the_time_of_a_reply_begins_when_the_request_is_sent_and_is_longer_for_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancegraph.remote.deadline.MUCH", 1000)
    much = Request("http://localhost", b"x" * 4000, {"Content-Length": "4000"}, method="POST")
    with Answering([0.6, said(204)]) as server, pytest.raises(TimeLimit, match=r"longer than 0\.3 seconds"):
        client(server, timeout=0.3).write(request(server))
    with Answering([0.6, said(204)]) as server:
        much.full_url = server.url
        assert client(server, timeout=0.3).write(much).status == 204
    with Answering([0.6, said(204)]) as server:
        much.full_url = server.url
        with pytest.raises(TimeLimit, match=r"longer than 0\.5 seconds"):
            client(server, timeout=0.1).write(much)
