"""A dataset folder that looks as if it lay in a store: what is asked of all of it is to be copied first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counting import Counting
from stancegraph.engine import load
from stancegraph.remote.endpoint import RemoteDataset

if TYPE_CHECKING:
    from pathlib import Path

URL = "http://127.0.0.1/query"


def distant(data: Path | None = None, most: int | None = None) -> Counting:
    """Give an engine that counts, over a folder; it gives no more rows than `most`."""
    inner = load(data, named=True)
    engine = Counting(inner, most)
    described = RemoteDataset(inner.folder.prefixes, URL)
    described.bases = {inner.folder.base}
    engine.folder = described
    return engine
