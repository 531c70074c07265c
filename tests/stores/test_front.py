"""Tests of nginx in front of a store: each location answers as the table in front.py says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stores import front as table
from stores.front import FOREIGN_PASSWORD, FOREIGN_USER, PASSWORD, TOKEN, USER
from stores.plain import call

if TYPE_CHECKING:
    from stores.front import Front
    from stores.servers import Oxigraph

ASK = "query?query=ASK%20%7B%7D"
GRAPH = "store?graph=urn:graph"
TRIPLE = b"<urn:ann> <urn:says> <urn:nothing> .\n"
TYPE = {"Content-Type": "application/n-triples"}
REDIRECTS = ("301", "302", "307", "308")
#: What a write is told where it does not get through, by location.
REFUSALS = {
    "301": 301,
    "302": 302,
    "307": 307,
    "308": 308,
    "403": 403,
    "429": 429,
    "502": 502,
    "503": 503,
    "503-hour": 503,
    "504": 504,
    "away-302": 302,
    "away-307": 307,
    "basic": 401,
    "basic-away": 401,
    "bearer": 401,
    "html": 200,
    "loop": 307,
    "nowhere": 404,
}


def test_the_table_tells_of_every_location() -> None:
    told = {word for word in REFUSALS if f"/{word}" in (table.__doc__ or "")}
    assert set(REFUSALS) - told == {"307", "302", "nowhere"}  # the first two stand in a range
    settings = table.SETTINGS.split("upstream store")[1]
    for line in (table.__doc__ or "").splitlines():
        for name in line.split("|")[1].replace(",", " ").split() if line.startswith("| /") else ():
            assert f"{name.strip()}/" in settings or f"^{name}(" in settings or name == "…", name


def test_what_is_open_is_the_stores(front: Front, oxigraph: Oxigraph) -> None:
    assert call("GET", front.address("open", ASK)).body == b'{"head":{},"boolean":true}'
    assert call("PUT", front.address("open", GRAPH), TRIPLE, TYPE).status == 201
    assert oxigraph.count("urn:graph") == 1
    assert [(noted.method, noted.status, noted.login) for noted in front.noted(2)] == [("GET", 200, ""), ("PUT", 201, "")]


@pytest.mark.parametrize("first", REFUSALS)
def test_a_write_that_does_not_get_through_writes_nothing(front: Front, oxigraph: Oxigraph, first: str) -> None:
    reply = call("PUT", front.address(first, GRAPH), TRIPLE, TYPE)
    assert reply.status == REFUSALS[first]
    assert reply.headers["Content-Type"] == "text/html"
    assert b"<title>" in reply.body
    assert oxigraph.graphs_in() == set()
    (noted,) = front.noted(1)
    assert (noted.away, noted.method, noted.path, noted.status) == (False, "PUT", f"/{first}/{GRAPH}", reply.status)


@pytest.mark.parametrize("login", [(USER, PASSWORD), (FOREIGN_USER, FOREIGN_PASSWORD)])
def test_basic_lets_in_its_users(front: Front, oxigraph: Oxigraph, login: tuple[str, str]) -> None:
    refused = call("GET", front.address("basic", ASK), login=(login[0], "wrong"))
    assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, 'Basic realm="store"')
    assert call("PUT", front.address("basic", GRAPH), TRIPLE, TYPE, login).status == 201
    assert oxigraph.count("urn:graph") == 1
    assert front.noted(4)[-1].login == "Basic"


def test_bearer_lets_in_its_token(front: Front, oxigraph: Oxigraph) -> None:
    refused = call("GET", front.address("bearer", ASK), headers={"Authorization": "Bearer wrong"})
    assert (refused.status, refused.headers["WWW-Authenticate"]) == (401, 'Bearer realm="store"')
    assert call("PUT", front.address("bearer", GRAPH), TRIPLE, TYPE | {"Authorization": f"Bearer {TOKEN}"}).status == 201
    assert oxigraph.count("urn:graph") == 1


@pytest.mark.parametrize(
    ("first", "away"), [*((first, False) for first in REDIRECTS), ("away-302", True), ("away-307", True), ("basic-away", True)]
)
def test_a_redirect_leads_where_it_says(front: Front, first: str, away: bool) -> None:
    login = (USER, PASSWORD) if first.startswith("basic") else None
    reply = call("GET", front.address(first, ASK), login=login)
    assert reply.status == int(first) if first in REDIRECTS else reply.status in (302, 307)
    assert reply.headers["Location"] == (front.away(ASK) if away else front.address("open", ASK))
    assert call("GET", reply.headers["Location"]).status == 200
    last = front.noted(3 if login else 2)[-1]
    assert (last.away, last.path, last.login) == (away, f"/open/{ASK}", "")


def test_a_loop_leads_to_itself(front: Front) -> None:
    assert call("GET", front.address("loop", ASK)).headers["Location"] == front.address("loop", ASK)


def test_the_other_origin_notes_a_login_that_is_sent_to_it(front: Front) -> None:
    call("GET", front.away(ASK), headers={"Authorization": "Bearer secret"})
    assert [(noted.away, noted.login) for noted in front.noted(1)] == [(True, "Bearer")]


@pytest.mark.parametrize(("first", "limit"), [("limit-16k", 16 * 1024), ("limit-1m", 1024 * 1024)])
def test_a_body_beyond_the_limit_is_refused(front: Front, oxigraph: Oxigraph, first: str, limit: int) -> None:
    room = TRIPLE + b"#" * (limit - len(TRIPLE))
    assert call("PUT", front.address(first, GRAPH), room, TYPE).status == 201
    assert oxigraph.count("urn:graph") == 1
    assert call("PUT", front.address(first, GRAPH), room + b"#", TYPE).status == 413


@pytest.mark.parametrize(("first", "seconds"), [("429", "1"), ("503", "1"), ("503-hour", "3600")])
def test_how_long_to_wait_is_told(front: Front, first: str, seconds: str) -> None:
    assert call("GET", front.address(first, ASK)).headers["Retry-After"] == seconds
