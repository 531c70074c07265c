"""The records that a store holds, as a load takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.engine import StoreEngine
from stancegraph.layout import Folder
from stancegraph.remote.plan import Plan
from stancegraph.remote.records import Record, read

if TYPE_CHECKING:
    import pyoxigraph as ox

    from stancegraph.bulk import Asked


def noted(store: ox.Store) -> dict[str, Record]:
    """Read the records of a store by graph."""
    return taken(StoreEngine(Folder(), store), len(store))


def taken(asked: Asked, size: int) -> dict[str, Record]:
    """Read the records of one dataset by graph from what answers queries."""
    plan = Plan(())
    plan.note(read(asked, size))
    return {record.graph: record for record in plan.loaded("https://example.org/")}
