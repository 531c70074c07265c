"""Tests of reading through nginx: logins, redirects, and what a server in front of a store says in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stores.answers import DATA, graphs
from stores.front import FOREIGN_PASSWORD, FOREIGN_USER, PASSWORD, TOKEN, USER

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran
    from stores.front import Front
    from stores.servers import Oxigraph

    Run = Callable[..., Ran]

ASK = ["ask", "who-supports-or-opposes", "--format", "json"]
SECRETS = (PASSWORD, FOREIGN_PASSWORD, TOKEN)


@pytest.fixture(autouse=True)
def village(oxigraph: Oxigraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the village, and let the program know nobody."""
    oxigraph.load(graphs("village"))
    for name in ("STANCEGRAPH_USER", "STANCEGRAPH_PASSWORD", "STANCEGRAPH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", "none")


def refused(done: Ran, id_: str, words: str) -> None:
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"stancegraph: {id_}: ")
    assert words in done.err
    assert not any(secret in done.err for secret in SECRETS)


def answers(done: Ran, run: Run) -> None:
    assert (done.status, done.out) == (0, run(*ASK, "--data", DATA["village"]).out)


@pytest.mark.parametrize(("user", "password"), [(USER, PASSWORD), (FOREIGN_USER, FOREIGN_PASSWORD)])
def test_basic(front: Front, run: Run, monkeypatch: pytest.MonkeyPatch, user: str, password: str) -> None:
    url = front.address("basic", "query")
    refused(run(*ASK, "--endpoint", url), "not-allowed", "add --auth basic")
    monkeypatch.setenv("STANCEGRAPH_USER", user)
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", "wrong")
    refused(run(*ASK, "--endpoint", url, "--auth", "basic"), "not-allowed", "check user, password or token")
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", password)
    answers(run(*ASK, "--endpoint", url, "--auth", "basic"), run)


def test_bearer(front: Front, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    url = front.address("bearer", "query")
    refused(run(*ASK, "--endpoint", url), "not-allowed", "add --auth bearer")
    monkeypatch.setenv("STANCEGRAPH_TOKEN", TOKEN)
    answers(run(*ASK, "--endpoint", url, "--auth", "bearer"), run)


@pytest.mark.parametrize("status", ["301", "302", "307", "308"])
def test_a_redirect_on_the_same_origin_keeps_the_query(front: Front, run: Run, status: str) -> None:
    answers(run(*ASK, "--endpoint", front.address(status, "query")), run)
    assert {noted.method for noted in front.noted(4)} == {"POST"}


@pytest.mark.parametrize("first", ["away-302", "away-307", "basic-away"])
def test_another_origin_is_never_asked(front: Front, run: Run, monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    monkeypatch.setenv("STANCEGRAPH_USER", USER)
    monkeypatch.setenv("STANCEGRAPH_PASSWORD", PASSWORD)
    done = run(*ASK, "--endpoint", front.address(first, "query"), "--auth", "basic")
    refused(done, "bad-address", f"sends on to another address: {front.away('query')}")
    assert [noted.away for noted in front.noted(1)] == [False]


@pytest.mark.parametrize(
    ("first", "id_", "words"),
    [
        ("loop", "bad-address", "again and again"),
        ("403", "not-allowed", "403 Forbidden"),
        ("nothing", "not-a-store", "404 Not Found"),
        ("html", "not-a-store", "answers with text/html"),
        ("503-hour", "store-failed", "is busy (503"),
    ],
)
def test_what_it_says_in_place_of_the_store_is_told(front: Front, run: Run, first: str, id_: str, words: str) -> None:
    refused(run(*ASK, "--endpoint", front.address(first, "query")), id_, words)


@pytest.mark.parametrize(
    ("first", "id_"), [("429", "store-failed"), ("503", "store-failed"), ("502", "store-failed"), ("504", "time-limit")]
)
def test_a_store_that_is_busy_is_asked_four_times(front: Front, run: Run, first: str, id_: str) -> None:
    refused(run(*ASK, "--endpoint", front.address(first, "query")), id_, f"({first}")
    assert len(front.noted(4)) == 4


def test_a_query_that_is_too_large_is_told(front: Front, run: Run) -> None:
    url = front.address("limit-16k", "query")
    answers(run(*ASK, "--endpoint", url), run)
    refused(run("query", "-e", f"ASK {{ }} # {'x' * 20000}", "--endpoint", url), "store-failed", "too large")
