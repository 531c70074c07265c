"""What the tests of `serve` share: a server on the made-up village, and plain requests to it."""

from __future__ import annotations

import http.client
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest

from stancegraph.errors import MissingExtra
from stancegraph.server.child import program
from stancegraph.serving import Server, serve

VILLAGE = Path(__file__).parent / "datasets" / "village"
RESULTS = "application/sparql-results+json"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
#: Two that take for ever: Oxigraph cuts the first at its limit, and does not end the second.
CUT = "SELECT DISTINCT ?a ?c ?d ?f { ?a ?b ?c . ?d ?e ?f }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Said(NamedTuple):
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: str


def served(timeout: float = 30.0) -> Server:
    """Start a server on the village, on any port, or skip the test."""
    try:
        program()
    except MissingExtra:
        pytest.skip("oxigraph is not installed: pip install -e '.[serve]'")
    return serve(VILLAGE, port=0, timeout=timeout)


def call(server: Server, method: str, path: str, body: bytes | None = None, **headers: str) -> Said:
    """Send one request; in a header's name an underscore is a hyphen."""
    parts = urlsplit(server.url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Said(answer.status, answer.headers, answer.read().decode())
    finally:
        connection.close()


def ask(server: Server, query: str, **headers: str) -> Said:
    """Ask a query by GET."""
    return call(server, "GET", "/query?" + urlencode({"query": query}), **headers)
