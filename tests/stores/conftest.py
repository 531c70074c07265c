"""Fixtures that give triple stores: each is started at most once in a session, only when asked for, and handed out empty.

Where a store is not installed, a test that needs it is skipped and says what brings it.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import pytest

from stores.front import Front
from stores.proxy import Proxy
from stores.servers import Fuseki, Oxigraph, Rdf4j, Virtuoso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stores.store import Store

HERE = Path(__file__).parent
KINDS: dict[str, type[Store]] = {kind.name: kind for kind in (Oxigraph, Fuseki, Virtuoso, Rdf4j)}
Kind = TypeVar("Kind", bound="Store")


class Starting(Protocol):
    """Gives a store of a kind with these options: the one that runs already, or a new one; empty in any case."""

    def __call__(self, kind: type[Kind], **options: object) -> Kind:
        """Give it."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", "stores: loads or queries a triple store that runs on this machine")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that `-m "not stores"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.stores)


def needed(kind: type[Store | Front]) -> None:
    """Skip the test where a store, or nginx, is missing."""
    missing = kind.missing()
    if missing:
        pytest.skip(missing)


@pytest.fixture(scope="session")
def started() -> Iterator[Starting]:
    """Give stores with options: `started(Fuseki, disk=False)`, `started(Oxigraph, timeout=1)`, `started(Rdf4j, sail="rdfs")`."""
    known: dict[str, Store] = {}
    with ExitStack() as stack:

        def give(kind: type[Kind], **options: object) -> Kind:
            needed(kind)
            key = f"{kind.name} {sorted(options.items())}"
            if key not in known:
                known[key] = stack.enter_context(kind(**options))
            store = known[key]
            if not store.well():
                store.kill()
                store.start()
            store.empty()
            assert isinstance(store, kind)
            return store

        yield give


@pytest.fixture
def oxigraph(started: Starting) -> Oxigraph:
    """Give an empty Oxigraph."""
    return started(Oxigraph)


@pytest.fixture
def fuseki(started: Starting) -> Fuseki:
    """Give an empty Fuseki."""
    return started(Fuseki)


@pytest.fixture
def virtuoso(started: Starting) -> Virtuoso:
    """Give an empty Virtuoso, which ends its answers after 10,000 rows."""
    return started(Virtuoso)


@pytest.fixture
def rdf4j(started: Starting) -> Rdf4j:
    """Give an empty RDF4J, in memory."""
    return started(Rdf4j)


@pytest.fixture(params=sorted(KINDS))
def store(started: Starting, request: pytest.FixtureRequest) -> Store:
    """Give each store in its turn, empty."""
    return started(KINDS[request.param])


@pytest.fixture(scope="session")
def front_of_the_session(started: Starting) -> Iterator[Front]:
    """Start nginx once, in front of Oxigraph."""
    needed(Front)
    with Front(started(Oxigraph)) as front:
        yield front


@pytest.fixture
def front(front_of_the_session: Front, oxigraph: Oxigraph) -> Front:
    """Give nginx in front of an empty Oxigraph, which is the fixture `oxigraph`; it has noted nothing yet."""
    assert front_of_the_session.store is oxigraph
    front_of_the_session.forget()
    return front_of_the_session


@pytest.fixture
def proxied() -> Iterator[Callable[[Store | str], Proxy]]:
    """Give proxies: `proxied(store)` passes on to a store, or to an address, until the end of the test."""
    with ExitStack() as stack:
        yield lambda target: stack.enter_context(Proxy(target))
