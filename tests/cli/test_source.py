"""Tests of asking a store from the command line: the same output as from files, errors in one line, and no secret anywhere."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from remote.answering import Answering, closed_port, rows, said, truth
from remote.speaking import endpoint
from stancegraph.cli import source
from stancegraph.engine import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., Any]

NAMES = ("STANCEGRAPH_USER", "STANCEGRAPH_PASSWORD", "STANCEGRAPH_TOKEN")
ASK = ["ask", "who-supports-or-opposes"]
COMMANDS = [
    ["ask", "who-supports-or-opposes"],
    ["ask", "who-supports-or-opposes", "proposal=the move", "--format", "json"],
    ["ask", "who-supports-or-opposes", "--as-of", "2025-01-01", "--format", "csv"],
    ["ask", "conditions", "holder=nobody at all"],
    ["ask", "no-such-question"],
    ["ask", "who-supports-or-opposes", "colour=red"],
    ["query", "-e", "SELECT ?s ?name { ?s a sg:Person ; rdfs:label ?name } ORDER BY STR(?s) STR(?name)"],
    ["query", "-e", "ASK { person:tom-reed a sg:Person }"],
    ["query", "-e", "CONSTRUCT { ?s a sg:Person } { ?s a sg:Person }"],
    ["query", "-e", "DESCRIBE person:tom-reed"],
    ["query", "-e", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"],
    ["query", "-e", "SELECT ?s {"],
    ["query", "-e", "DROP ALL"],
    ["query", "-e", "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"],
    ["find", "tom"],
    ["find", "nothing like it"],
    ["show", "person:tom-reed", "--format", "json"],
    ["show", "tom reed"],
    ["show", "nobody at all"],
    ["export", "graphml"],
    ["export", "--view", "everything", "csv"],
    ["draw", "matrix"],
]

VERBS = [
    ASK,
    ["query", "-e", "ASK {}"],
    ["find", "x"],
    ["show", "gaza"],
    ["export", "graphml"],
    ["draw", "matrix"],
    ["explore", "-o", "page.html"],
]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep whoever runs the tests, and his files, out of them; what is written by mistake lands in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


@pytest.fixture(scope="module")
def store(village: Path) -> Iterator[str]:
    with endpoint(load(village, named=True)) as server:
        yield f"{server.url}/query"


def refused(done: Any, id_: str, *words: str) -> None:
    """Hold a command to exit status 2, one line on standard error, and nothing else."""
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"stancegraph: {id_}: ")
    assert done.err.count("\n") == 1
    for word in words:
        assert word in done.err


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_store_gives_what_files_give(run: Run, store: str, village: Path, words: list[str]) -> None:
    wanted = run(*words, "--data", village)
    found = run(*words, "--endpoint", store)
    assert found.status == wanted.status
    aside = wanted.out.find("To read its words in a copy of the article:")  # which `passages` does with files alone
    for one, other in ((found.out, wanted.out[: aside if aside > 0 else None]), (found.err, wanted.err)):
        assert one.replace(f"--endpoint {store}", f"--data {village}") == other
    assert wanted.out or wanted.err


def test_a_page_can_be_made_from_a_store(run: Run, store: str, village: Path, tmp_path: Path) -> None:
    assert run("explore", "--data", village, "-o", tmp_path / "files.html").status == 0
    assert run("explore", "--endpoint", store, "-o", tmp_path / "store.html").status == 0
    files, found = ((tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("files", "store"))
    assert found == re.sub(r'"folder":"[^"]+"', '"folder":""', files, count=1) != files  # only `passages` needs to know the folder


# --- what does not go together


@pytest.mark.parametrize("verb", VERBS, ids=str)
@pytest.mark.parametrize("words", [["--auth", "basic"], ["--ca-file", "x"], ["--insecure-http"]], ids=str)
def test_what_belongs_to_a_store_needs_one(run: Run, verb: list[str], words: list[str]) -> None:
    refused(run(*verb, *words), "misuse", f"{words[0]} belongs to a store", "--endpoint")


@pytest.mark.parametrize("verb", VERBS, ids=str)
def test_an_address_that_is_empty_does_not_mean_the_files(run: Run, verb: list[str]) -> None:
    refused(run(*verb, "--endpoint", ""), "bad-address")


def test_a_folder_and_a_store_are_one_too_many(run: Run, store: str, village: Path) -> None:
    refused(run(*ASK, "--data", village, "--endpoint", store), "misuse", "a folder and an endpoint")


def test_a_store_needs_no_engine(run: Run, store: str) -> None:
    refused(run("find", "x", "--engine", "rdflib", "--endpoint", store), "misuse", "rdflib answers from files")


@pytest.mark.parametrize("verb", [ASK, ["query", "-e", "ASK {}"], ["find", "x"]], ids=str)
@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "1e9", "soon", ""])
def test_a_time_that_is_none_is_told_in_one_line(run: Run, store: str, verb: list[str], text: str) -> None:
    refused(run(*verb, "--endpoint", store, f"--timeout={text}"), "misuse", "--timeout", "seconds")


def test_time_is_limited(run: Run) -> None:
    with Answering([9.0]) as server:
        refused(run(*ASK, "--endpoint", server.url, "--timeout", "0.3"), "time-limit", "0.3 seconds", "--timeout")


@pytest.mark.parametrize(
    "url", ["http://ann:s3cret@localhost/", "ann:s3cret@localhost", "http://ann:s3cret/@localhost/", "ftp://ann:s3cret@localhost"]
)
@pytest.mark.parametrize("verb", [ASK, ["query", "-e", "ASK {}"], ["explore"]], ids=str)
def test_a_password_in_an_address_is_refused_and_not_shown(run: Run, verb: list[str], url: str) -> None:
    done = run(*verb, "--endpoint", url)
    refused(done, "bad-address")
    assert "s3cret" not in done.err


def test_nobody_there_and_an_empty_store(run: Run) -> None:
    refused(run(*ASK, "--endpoint", f"http://127.0.0.1:{closed_port()}/"), "unreachable", "cannot reach")
    with Answering(rows("graph base")) as server:
        refused(run(*ASK, "--endpoint", server.url), "not-a-store", "no dataset is described")


def test_a_redirect_to_another_origin_is_told(run: Run) -> None:
    with Answering(truth()) as other, Answering(said(307, Location=other.url)) as server:
        refused(run(*ASK, "--endpoint", server.url), "bad-address", other.url)
    assert other.connections == 0


# --- who asks


def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(NAMES, ("ann", "s3cret", "s3cret"), strict=True):
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("words", [[], ["--auth", "none"]])
def test_no_secret_is_sent_unless_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]) -> None:
    secret(monkeypatch)
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ann password s3cret\n")
    with Answering(said(401, WWW_Authenticate='Basic realm="r"')) as server:
        refused(run(*ASK, "--endpoint", server.url, *words), "not-allowed", "add --auth basic")
    assert [seen.headers.get("authorization") for seen in server.seen] == [None]


@pytest.mark.parametrize("kind", ["basic", "bearer"])
def test_no_secret_goes_out_in_the_open(run: Run, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    secret(monkeypatch)
    done = run(*ASK, "--endpoint", "http://127.0.0.1.example.org/", "--auth", kind)
    refused(done, "misuse", "in the open", "--insecure-http")
    assert "s3cret" not in done.err


FAILURES = {
    "401 basic": said(401, "s3cret", WWW_Authenticate='Basic realm="s3cret"'),
    "401 digest": said(401, WWW_Authenticate='Digest realm="r", nonce="n", qop="auth"'),
    "403": said(403, "<p>no"),
    "404": said(404),
    "413": said(413),
    "500": said(500, "it broke"),
    "html": said(200, "<html>log in", "text/html"),
    "away": said(302, Location="http://example.org/?s3cret"),
    "password": said(302, Location="http://ann:s3cret@example.org/"),
    "cut": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
    "no http": b"you said s3cret\r\n",
    "nothing": b"",
}


def echo(seen: Any) -> bytes:
    """Repeat all that was said."""
    login = seen.headers.get("authorization", "")
    return said(500, f"{'x' * 190} s3cret {login}") if login else FAILURES["401 digest"]


@pytest.mark.parametrize("kind", ["basic", "digest", "bearer"])
@pytest.mark.parametrize("failure", [*FAILURES, "echo"])
def test_no_secret_is_shown_whatever_goes_wrong(run: Run, monkeypatch: pytest.MonkeyPatch, kind: str, failure: str) -> None:
    secret(monkeypatch)
    with Answering(FAILURES.get(failure, echo)) as server:
        done = run(*ASK, "--endpoint", server.url, "--auth", kind)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    logins = [seen.headers["authorization"].partition(" ")[2] for seen in server.seen if "authorization" in seen.headers]
    assert logins or kind == "digest"
    for word in ("s3cr", *logins):
        assert word not in done.err


@pytest.mark.parametrize("kind", ["basic", "digest", "bearer"])
def test_where_there_is_none_and_nobody_to_ask_a_line_says_so(run: Run, kind: str) -> None:
    refused(run(*ASK, "--endpoint", "http://127.0.0.1:1/", "--auth", kind), "misuse", f"{kind} needs a", "set STANCEGRAPH_")


def test_on_a_terminal_it_is_asked_and_not_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    prompts: list[str] = []

    def hidden(prompt: str) -> str:
        prompts.append(prompt)
        return "s3cret"

    monkeypatch.setattr(source, "_can_ask", lambda: True)
    monkeypatch.setattr("getpass.getpass", hidden)
    monkeypatch.setattr(sys, "stdin", io.StringIO("ann\n"))
    with Answering(said(403)) as server:
        done = run(*ASK, "--endpoint", server.url, "--auth", "basic")
    assert [seen.headers.get("authorization") for seen in server.seen] == ["Basic YW5uOnMzY3JldA=="]
    assert prompts == [f"password of ann for {server.place}: "]
    assert done.err.startswith(f"user for {server.place}: stancegraph: not-allowed: ")
    assert "s3cret" not in done.err + done.out


def test_nobody_is_asked_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert not source._can_ask()
    monkeypatch.setattr(sys, "stdin", None)
    assert not source._can_ask()


def test_a_file_of_certificates_that_is_none(run: Run, store: str, tmp_path: Path) -> None:
    refused(run(*ASK, "--endpoint", store, "--ca-file", tmp_path / "none.pem"), "misuse", "cannot use the certificates", "none.pem")
