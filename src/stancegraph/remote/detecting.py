"""Finding out which store lies at an address, by looking alone: GET and OPTIONS, never a request that could change anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.request import Request

from stancegraph.errors import BadAddress, EndpointError, Misuse, NotAStore, Unreachable
from stancegraph.remote.protocol import Asker
from stancegraph.remote.stores import STORES, Store, by_address, by_habit, by_server
from stancegraph.remote.transport import Client, named

if TYPE_CHECKING:
    from stancegraph.remote.transport import Reply


def detect(client: Client, name: str | None = None) -> Store:
    """Say which kind of store lies at the client's address: the one that was named, or the one that its answers give away.

    Raises Misuse for a name that is not known and where it cannot be told, NotAllowed or Unreachable where nothing answers as it should.
    """
    if name is not None:
        if name not in STORES:
            raise Misuse(f"there is no store {name!r}", "", f"use one of: {', '.join(STORES)}")
        return STORES[name]
    address = client.address
    if found := by_address(address):
        return found
    if "/repositories" in address.parts.path:
        root = address.url.partition("/repositories")[0]
        if _look(client, f"{root}/rest/info/version", "GET").media == "application/json":
            return STORES["graphdb"]
        if _look(client, f"{root}/protocol", "GET").body.strip().isdigit():
            return STORES["rdf4j"]
    for method in ("OPTIONS", "GET"):  # some give all they hold to a GET, so it comes last
        reply = _look(client, address.url, method)
        if found := by_server(named(reply.headers)):
            return found
    if found := by_habit(address):
        return found
    if reply.status == 401:
        client.judged(reply)
    if _is_fuseki(client):
        return STORES["fuseki"]
    what = f"nothing is at {address.url}" if reply.status == 404 else f"it cannot be told which store lies at {address.url}"
    raise Misuse(what, "", f"check the address, and name the store with --store: {', '.join(STORES)}")


def _is_fuseki(client: Client) -> bool:
    """Say whether Fuseki is at an address, where it has nothing and so does not say what it is.

    Raises BadAddress where no dataset is named, with one that there is, if Fuseki tells.
    """
    address = client.address
    root = f"{address.parts.scheme}://{address.parts.netloc}"
    reply = _look(client, f"{root}/$/datasets", "GET")
    if by_server(named(reply.headers)) is not STORES["fuseki"]:
        return False
    if not address.parts.path.strip("/"):
        names = re.findall(r'"ds.name"\s*:\s*"/([^"]+)"', reply.body.decode(errors="replace")) or ["NAME"]
        raise BadAddress(f"{root} is Fuseki, and names none of its datasets", "", f"name one, as in {root}/{names[0]}")
    return True


def _look(client: Client, url: str, method: str) -> Reply:
    return client.send(Request(url, method=method))  # noqa: S310 - an address that was looked at


def check_there(client: Client, store: Store) -> None:
    """Ask the store a question, so that one that is not there is told of before anything is sent.

    Raises NotAStore with the command that makes a dataset or repository, Misuse where another store answers, and what asking raises.
    """
    address, paths = client.address, store.paths(client.address)
    try:
        Asker(client, paths.query).run("ASK { ?s ?p ?o }")
    except NotAStore as error:
        _refuse_another(client, store)
        root = paths.query.removesuffix(store.query)
        mend = f"make it with: {store.missing.format(root=root, name=root.rpartition('/')[2])}"
        if store.one is not None and root.partition("://")[2] != address.parts.netloc:
            mend = f"leave the path out: {address.parts.scheme}://{address.parts.netloc}"
        raise NotAStore(f"{store.title} has nothing at {address.url}", error.where, mend) from None
    except Unreachable:
        raise
    except EndpointError as error:
        raise type(error)(error.what, error.where or address.url, error.mend) from None
    _refuse_another(client, store)


def _refuse_another(client: Client, store: Store) -> None:
    """Raise Misuse where the store that answered is of another kind than was named."""
    found = by_server(client.server)
    if found and found is not store:
        raise Misuse(f"{client.address.url} is {found.title}, not {store.title}", "", "leave --store out, and it is found out")
