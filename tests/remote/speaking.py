"""An endpoint on this machine that answers SELECT and ASK from files, by the embedded engine, as a store would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remote.answering import RESULTS, Answering, said
from stancegraph.answer import Answer
from stancegraph.errors import StancegraphError
from stancegraph.formats import json

if TYPE_CHECKING:
    from remote.answering import Seen
    from stancegraph.engine import Engine


def endpoint(engine: Engine, server: str = "Some") -> Answering:
    """Give a server of that name that answers from an engine; a query that the engine refuses gives 400."""

    def answer(seen: Seen) -> bytes:
        query = re.sub(r"^(define \S+ \S+ )+", "", seen.query)  # what Virtuoso alone understands
        try:
            return said(200, json(Answer(engine.run(query))), RESULTS, Server=server)
        except StancegraphError as error:
            return said(400, str(error))

    return Answering(answer)
