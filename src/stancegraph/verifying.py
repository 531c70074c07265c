"""Verifying the passages of a dataset against a copy of their article, and giving the words they stand for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.answer import Answer
from stancegraph.engine import Result, load
from stancegraph.errors import Misuse
from stancegraph.layout import command
from stancegraph.names import resolve
from stancegraph.namespaces import SG, shorten
from stancegraph.passage import article_of, faults, read, read_copy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stancegraph.engine import Engine, Row
    from stancegraph.passage import Article, Copy, Passage

#: The verdict on a passage that fits the text.
OK = "ok"


def passages(text: str | os.PathLike[str], things: Sequence[str] = (), data: str | os.PathLike[str] | Engine | None = None) -> Answer:
    """Verify every pointer into an article against a copy of its text.

    Takes the path of the copy, and names of things whose passages alone are wanted. Gives an Answer with a row per passage: passage,
    paragraph, start and end (Unicode code points), words (of the copy), usedBy, verdict (`ok`, or what does not fit). Raises
    UnreadableFile, NotUtf8, BadValue where the text is not the article, Misuse where a thing has no passage in it.

    >>> passages("/nowhere.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    stancegraph.errors.UnreadableFile: cannot read: No such file or directory; /nowhere.txt; ...
    """
    engine, copy = load(data), read_copy(os.fspath(text))
    return verify(copy.text, article_and_passages(engine, copy)[1], things, engine)


def verify(text: str, pointers: list[Passage], things: Sequence[str], engine: Engine) -> Answer:
    """Verify as `passages` does, against the text of a copy whose pointers have been found."""
    shown = _chosen(engine, things, pointers) if things else pointers
    return _table(engine, text, shown)


def article_and_passages(engine: Engine, copy: Copy) -> tuple[Article, list[Passage]]:
    """Find the article that a copy is of, and its passages; raises BadValue where it is none of the dataset's."""
    articles, pointers = read(engine.run("SELECT ?s ?p ?o { ?s ?p ?o }").rows)
    article = article_of(copy, articles, pointers)
    return article, [pointer for pointer in pointers if pointer.article == article.iri]


def _chosen(engine: Engine, things: Sequence[str], passages: list[Passage]) -> list[Passage]:
    """Choose the passages of some things; each must have one in this text."""
    chosen: set[str] = set()
    for thing in things:
        found = _passages_of(engine, resolve(engine, thing, "iri")) & {passage.iri for passage in passages}
        if not found:
            mend = f"see what it has with: {command('show THING', engine.folder)}"
            raise Misuse(f"{thing!r} points to no passage of this text", "", mend)
        chosen |= found
    return [passage for passage in passages if passage.iri in chosen]


def _passages_of(engine: Engine, thing: ox.NamedNode) -> set[str]:
    """Find the passages of a thing: itself, those it points to, those of its conditions and reasons, and those of its mentions."""
    rows = engine.run(f"""SELECT DISTINCT ?passage {{
        {{ {thing} (<{SG}condition>|<{SG}reason>)?/<{SG}passage> ?passage }}
        UNION {{ ?mention <{SG}mentions> {thing} ; <{SG}passage> ?passage }} }}""").rows
    return {thing.value, *(row[0].value for row in rows if isinstance(row[0], ox.NamedNode))}


def _table(engine: Engine, text: str, passages: list[Passage]) -> Answer:
    prefixes = engine.folder.prefixes
    rows: list[Row] = [
        (
            ox.NamedNode(passage.iri),
            ox.Literal(passage.paragraph),
            ox.Literal(passage.start),
            ox.Literal(passage.end),
            ox.Literal(text[passage.start : passage.end]),
            ox.Literal(", ".join(shorten(user, prefixes) for user in passage.users)),
            ox.Literal("; ".join(faults(text, passage)) or OK),
        )
        for passage in passages
    ]
    return Answer(Result("select", ("passage", "paragraph", "start", "end", "words", "usedBy", "verdict"), rows), None, prefixes)
