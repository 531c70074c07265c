"""An endpoint on this machine that answers SELECT and ASK from files, by the embedded engine, as a store would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remote.answering import RESULTS, Answering, said
from stancegraph.answer import Answer
from stancegraph.errors import StancegraphError
from stancegraph.formats import json

if TYPE_CHECKING:
    from remote.answering import Seen
    from stancegraph.engine import Engine


def endpoint(engine: Engine) -> Answering:
    """Give a server that answers from an engine; a query that the engine refuses gives 400."""

    def answer(seen: Seen) -> bytes:
        try:
            return said(200, json(Answer(engine.run(seen.query))), RESULTS)
        except StancegraphError as error:
            return said(400, str(error))

    return Answering(answer)
