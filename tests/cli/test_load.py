"""Tests of `stancegraph load` as it is typed: what does not go together, what it says and what it keeps to itself."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from remote.answering import Answering, closed_port, said
from stancegraph.cli import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    Run = Callable[..., Ran]

HERE = "http://localhost:1/news"


def told(ran: Ran, word: str, status: int = 2) -> str:
    """Make sure that a command ended with one line, of the kind that is meant."""
    assert ran.status == status
    assert ran.out == ""
    assert ran.err.startswith(f"stancegraph: {word}: "), ran.err
    assert ran.err.count("\n") == 1
    return ran.err


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("--append", "--remove"),
        ("--append", "--prune"),
        ("--remove", "--prune"),
        ("--remove", "--into"),
        ("--status", "--remove"),
        ("--status", "--dry-run"),
        ("--force", "--no-validate"),
    ],
)
def test_what_does_not_go_together_is_refused_before_anything_is_asked(run: Run, one: str, other: str) -> None:
    more = ("urn:a",) if other == "--into" else ()
    for words in ((one, other, *more), (other, *more, one)):
        assert f"{one} and {other} do not go together; leave one of them out" in told(run("load", HERE, *words), "misuse")


def test_a_recipe_is_for_the_data_that_are_named(run: Run, village: Path, tmp_path: Path) -> None:
    assert run("load", "--print-recipe", "oxigraph").out.splitlines()[0] == "stancegraph export nquads -o data.nq"
    assert f"--data {village}\n" in run("load", "--print-recipe", "oxigraph", "--data", village).out
    assert "--yes" in run("load", "--print-recipe", "neptune").out.splitlines()[-1]
    told(run("load", "--print-recipe", "oxigraph", "--data", tmp_path / "none"), "missing-folder")
    for words in (["--into", "urn:a"], ["--with-ontology"], ["--with-shapes"]):
        said = told(run("load", "--print-recipe", "oxigraph", *words), "misuse")
        assert f"--print-recipe and {words[0]} do not go together" in said


@pytest.mark.parametrize(
    "words",
    [[], [HERE, "--store", "postgres"], [HERE, "--verify", "nothing"], [HERE, "--timeout", "0"], [HERE, "--auth", "magic"], [HERE, "x"]],
)
def test_words_that_are_not_known_are_refused(run: Run, words: list[str]) -> None:
    ran = run("load", *words)
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert ran.err.startswith("stancegraph: ") or "usage: " in ran.err


@pytest.mark.parametrize("url", ["ftp://localhost/", "localhost:3030/ds", "http://", ""])
def test_what_is_no_address_is_refused(run: Run, url: str) -> None:
    told(run("load", url, "--store", "fuseki"), "bad-address")


def test_a_password_in_an_address_is_refused_and_not_repeated(run: Run) -> None:
    assert "hunter2" not in told(run("load", "http://ann:hunter2@localhost:3030/ds"), "bad-address")


def test_a_store_that_does_not_run_is_told(run: Run, village: Path) -> None:
    assert "cannot reach" in told(run("load", f"http://127.0.0.1:{closed_port()}/ds", "--data", village), "unreachable")


def test_a_folder_that_is_not_there_is_told_before_the_store_is_asked(run: Run, tmp_path: Path) -> None:
    with Answering(said(200)) as server:
        told(run("load", server.url, "--data", tmp_path / "none"), "missing-folder")
        assert server.seen == []


@pytest.mark.parametrize("graph", ["no iri", "relative", "https://example.org/a b", "https://w3id.org/stancegraph/loads"])
def test_a_graph_that_cannot_be_loaded_into_is_refused(run: Run, village: Path, graph: str) -> None:
    with Answering(said(200)) as server:
        told(run("load", server.url, "--data", village, "--into", graph), "misuse")
        assert server.seen == []


def test_a_login_that_is_missing_is_told_with_what_to_set(run: Run, village: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    for name in ("STANCEGRAPH_USER", "STANCEGRAPH_PASSWORD", "STANCEGRAPH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    assert "set STANCEGRAPH_TOKEN" in told(run("load", HERE, "--auth", "bearer", "--data", village), "misuse")
    assert "set STANCEGRAPH_USER and STANCEGRAPH_PASSWORD" in told(run("load", HERE, "--auth", "basic", "--data", village), "misuse")


@pytest.mark.parametrize(("auth", "secret"), [("basic", "s3cret-word"), ("bearer", "s3cret.token")])
def test_no_secret_is_ever_shown(run: Run, village: Path, monkeypatch: pytest.MonkeyPatch, auth: str, secret: str) -> None:
    monkeypatch.setenv("STANCEGRAPH_USER", "ann")
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", secret)
    monkeypatch.setenv("STANCEGRAPH_TOKEN", secret)
    replies = [said(401, f"no such: {secret}"), said(403, f"not with {secret}"), said(500, f"broke on {secret}")]
    for reply in replies:
        with Answering(reply) as server:
            ran = run("load", f"{server.url}/news", "--store", "fuseki", "--auth", auth, "--data", village)
            assert ran.status == 2
            assert secret not in ran.out + ran.err
            assert any("authorization" in seen.headers for seen in server.seen)


class Terminal(io.StringIO):
    """A standard error that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_how_far_it_is_is_shown_on_a_terminal_and_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "OFTEN", 0)
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with load._shown() as show:
        assert show
        show(1, 2000, "reading /a/file.ttl")
        show(0, 0, "all is sent, waiting for the store")
    lines = terminal.getvalue().split("\r\x1b[K")
    assert lines == ["", "1/2,000 reading /a/file.ttl", "all is sent, waiting for the store", ""]


def test_how_far_it_is_is_shown_nowhere_else(capsys: pytest.CaptureFixture[str]) -> None:
    with load._shown() as show:
        assert show is None
    assert capsys.readouterr().err == ""
