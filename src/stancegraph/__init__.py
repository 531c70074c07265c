"""stancegraph: who stands where on what, under which conditions, on whose word, and which passage says so."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from stancegraph.answer import Answer
    from stancegraph.asking import ask
    from stancegraph.built import build
    from stancegraph.drawing import draw
    from stancegraph.engine import load
    from stancegraph.errors import StancegraphError
    from stancegraph.exploring import explore
    from stancegraph.exporting import export
    from stancegraph.finding import find
    from stancegraph.loading import load_into
    from stancegraph.querying import query
    from stancegraph.remote.endpoint import connect
    from stancegraph.serving import serve
    from stancegraph.showing import show
    from stancegraph.stored import questions
    from stancegraph.validating import validate
    from stancegraph.verifying import passages
    from stancegraph.viewing import view

#: Where each public name is made; a module is imported when its name is first used, so that importing us is light.
_HOMES = {
    "Answer": "answer",
    "StancegraphError": "errors",
    "ask": "asking",
    "build": "built",
    "connect": "remote.endpoint",
    "draw": "drawing",
    "explore": "exploring",
    "export": "exporting",
    "find": "finding",
    "load": "engine",
    "load_into": "loading",
    "passages": "verifying",
    "query": "querying",
    "questions": "stored",
    "serve": "serving",
    "show": "showing",
    "validate": "validating",
    "view": "viewing",
}

__all__ = [
    "Answer",
    "StancegraphError",
    "ask",
    "build",
    "connect",
    "draw",
    "explore",
    "export",
    "find",
    "load",
    "load_into",
    "passages",
    "query",
    "questions",
    "serve",
    "show",
    "validate",
    "view",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'stancegraph' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"stancegraph.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
