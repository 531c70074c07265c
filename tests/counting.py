"""An engine that counts what it is asked, and one that gives no more rows than some, as stores do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.errors import CutAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancegraph.engine import Engine, Result


class Counting:
    """Asks another engine, and counts; where there are more than `most` rows, it gives none and says so."""

    name = "counting"

    def __init__(self, engine: Engine, most: int | None = None) -> None:
        self.engine = engine
        self.folder = engine.folder
        self.count = 0
        self.most = most

    def run(self, query: str, prefixes: Mapping[str, str] | None = None) -> Result:
        """Answer a query."""
        self.count += 1
        result = self.engine.run(query, prefixes)
        if self.most is not None and len(result.rows) > self.most:
            raise CutAnswer("too many rows")
        return result
