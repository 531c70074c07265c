"""Finding out which store lies at an address, by looking alone: GET and OPTIONS, never a request that could change anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.request import Request

from stancegraph.errors import EndpointError, Misuse, NotAStore, Unreachable
from stancegraph.remote.stores import STORES, Store, by_path

if TYPE_CHECKING:
    from stancegraph.remote.transport import Client, Reply


def detect(client: Client, name: str | None = None) -> Store:
    """Say which kind of store lies at the client's address: the one that was named, or the one that its answers give away.

    Raises Misuse for a name that is not known and where it cannot be told, NotAllowed or Unreachable where nothing answers as it should.
    """
    if name is not None:
        if name not in STORES:
            raise Misuse(f"there is no store {name!r}", "", f"use one of: {', '.join(STORES)}")
        return STORES[name]
    address = client.address
    if found := by_path(address):
        return found
    if "/repositories" in address.parts.path:
        root = address.url.partition("/repositories")[0]
        if _look(client, f"{root}/rest/info/version", "GET").media == "application/json":
            return STORES["graphdb"]
        if _look(client, f"{root}/protocol", "GET").body.strip().isdigit():
            return STORES["rdf4j"]
    for method in ("OPTIONS", "GET"):  # some give all they hold to a GET, so it comes last
        reply = _look(client, address.url, method)
        server = reply.headers.get("Server", "")
        if server.startswith("Oxigraph"):
            return STORES["oxigraph"]
        if server.startswith("Virtuoso"):
            return STORES["virtuoso"]
        if "Fuseki-Request-Id" in reply.headers:
            return STORES["fuseki"]
    if reply.status == 401:
        client.judged(reply)
    what = f"nothing is at {address.url}" if reply.status == 404 else f"it cannot be told which store lies at {address.url}"
    raise Misuse(what, "", f"check the address, and name the store with --store: {', '.join(STORES)}")


def _look(client: Client, url: str, method: str) -> Reply:
    return client.send(Request(url, method=method))  # noqa: S310 - an address that was looked at


def check_there(client: Client, store: Store) -> None:
    """Ask the store a question, so that one that is not there is told of before anything is sent.

    Raises NotAStore with the command that makes a dataset or repository, and what asking raises.
    """
    from stancegraph.remote.endpoint import ask

    paths = store.paths(client.address)
    try:
        ask(client, paths.query, "ASK { ?s ?p ?o }")
    except NotAStore as error:
        root = paths.query.removesuffix(store.query)
        command = store.missing.format(root=root, name=root.rpartition("/")[2])
        raise NotAStore(f"{store.title} has nothing at {client.address.url}", error.where, f"make it with: {command}") from None
    except Unreachable:
        raise
    except EndpointError as error:
        raise type(error)(error.what, error.where or client.address.url, error.mend) from None
