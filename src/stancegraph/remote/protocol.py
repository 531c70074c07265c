"""Asking a store by the SPARQL 1.1 Protocol (W3C Recommendation, 2013), as it is set: nothing is added, and nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper

from stancegraph.remote.results import VIRTUOSO, is_of_virtuoso, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from urllib.request import Request

    from stancegraph.remote.results import Given
    from stancegraph.remote.transport import Client

AGENT = "stancegraph"


class Asker:
    """Asks a client's store at one address for queries."""

    __slots__ = ("client", "url")

    def __init__(self, client: Client, url: str) -> None:
        self.client = client
        self.url = url

    def run(self, query: str, parameters: Iterable[tuple[str, str]] = ()) -> Given:
        """Send a SELECT or ASK, with parameters of the protocol, and read the answer; raises an EndpointError or TimeLimit."""
        reply = self.client.read(_request(self.url, query, parameters))
        if is_of_virtuoso(reply):
            self.client.server = VIRTUOSO
        return read(reply, self.client.address.place)


def _request(url: str, query: str, parameters: Iterable[tuple[str, str]]) -> Request:
    """Let SPARQLWrapper write the request; it is sent by a client of ours, since its own follows redirects with credentials anywhere."""
    wrapper = SPARQLWrapper(url, agent=AGENT)
    wrapper.setMethod(POST)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(query)
    wrapper.queryType = SELECT  # it guesses from words in comments too, and nothing else is ever sent
    for name, value in parameters:
        wrapper.addParameter(name, value)
    return wrapper._createRequest()
