"""Verify the passages of an article against a copy of its text, and print them.

With a THING, only the passages that it points to are printed; a passage is a thing too. A text that is not the article, or not
an unaltered copy of it, is an error (exit status 2); a pointer that does not fit the text is a finding (exit status 1).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph import turtle
from stancegraph.answer import Answer
from stancegraph.cli.output import emit, give
from stancegraph.cli.words import add_answer
from stancegraph.engine import Result, load
from stancegraph.errors import Misuse
from stancegraph.names import resolve
from stancegraph.namespaces import SG, shorten
from stancegraph.passage import article_of, copy_of, faults, find, node, paragraph_at, read, read_copy, uncovered

if TYPE_CHECKING:
    import argparse

    from stancegraph.engine import Engine, Row
    from stancegraph.passage import Passage


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("things", metavar="THING", nargs="*", help="a passage, or what points to some: an IRI or a name")
    parser.add_argument("--text", metavar="FILE", required=True, help="a copy of the article, as plain text; - for standard input")
    parser.add_argument("--find", metavar="WORDS", help="print the passage that these words of the text make, as Turtle")
    parser.add_argument("--uncovered", action="store_true", help="print what no passage covers")
    add_answer(parser)


def run(arguments: argparse.Namespace) -> int:
    """Verify, and print."""
    if sum([bool(arguments.things), arguments.find is not None, arguments.uncovered]) > 1:
        raise Misuse("only one of THING, --find and --uncovered can be asked for", "", "see: stancegraph passages --help")
    engine = load(arguments.data, arguments.engine)
    copy = read_copy(arguments.text) if arguments.text != "-" else copy_of(sys.stdin.buffer.read(), "standard input")
    articles, passages = read(engine.run("SELECT ?s ?p ?o { ?s ?p ?o }").rows)
    article = article_of(copy, articles, passages)
    passages = [passage for passage in passages if passage.article == article.iri]
    if copy.file_sha256 != article.file_sha256:
        print("stancegraph: the file is not the one that was coded, but its text is the same", file=sys.stderr)
    if arguments.find is not None:
        return _find(arguments, engine, article.iri, copy.text, passages)
    if arguments.uncovered:
        return _uncovered(arguments, engine, copy.text, passages)
    wrong = {passage.iri: faults(copy.text, passage) for passage in passages}
    shown = _chosen(engine, arguments.things, passages) if arguments.things else passages
    status = give(_table(engine, copy.text, shown, wrong), arguments)
    bad = sum(bool(wrong[passage.iri]) for passage in shown)
    print(f"stancegraph: {len(shown)} passages, {bad or 'none'} wrong", file=sys.stderr)
    return status or int(bad > 0)


def _chosen(engine: Engine, things: list[str], passages: list[Passage]) -> list[Passage]:
    """Choose the passages of some things; each must have one in this text."""
    chosen: set[str] = set()
    for thing in things:
        found = _passages_of(engine, resolve(engine, thing, "iri").value) & {passage.iri for passage in passages}
        if not found:
            raise Misuse(f"{thing!r} points to no passage of this text", "", "see what it has with: stancegraph show THING")
        chosen |= found
    return [passage for passage in passages if passage.iri in chosen]


def _passages_of(engine: Engine, iri: str) -> set[str]:
    """Find the passages of a thing: itself, those it points to, those of its conditions and reasons, and those of its mentions."""
    rows = engine.run(f"""SELECT DISTINCT ?passage {{
        {{ <{iri}> (<{SG}condition>|<{SG}reason>)?/<{SG}passage> ?passage }}
        UNION {{ ?mention <{SG}mentions> <{iri}> ; <{SG}passage> ?passage }} }}""").rows
    return {iri, *(row[0].value for row in rows if isinstance(row[0], ox.NamedNode))}


def _table(engine: Engine, text: str, passages: list[Passage], wrong: dict[str, list[str]]) -> Answer:
    prefixes = engine.folder.prefixes
    rows: list[Row] = [
        (
            ox.NamedNode(passage.iri),
            ox.Literal(passage.paragraph),
            ox.Literal(passage.start),
            ox.Literal(passage.end),
            ox.Literal(text[passage.start : passage.end]),
            ox.Literal(", ".join(shorten(user, prefixes) for user in passage.users)),
            ox.Literal("; ".join(wrong[passage.iri]) or "ok"),
        )
        for passage in passages
    ]
    return Answer(Result("select", ("passage", "paragraph", "start", "end", "words", "usedBy", "verdict"), rows), None, prefixes)


def _find(arguments: argparse.Namespace, engine: Engine, article: str, text: str, passages: list[Passage]) -> int:
    """Print the nodes of the passages that some words make."""
    places = find(text, arguments.find)
    known = {(passage.start, passage.end): passage.iri for passage in passages}
    block = ""
    for start, end in places:
        triples = node(article, text, start, end)
        if name := known.get((start, end)):
            triples = [ox.Triple(ox.NamedNode(name), triple.predicate, triple.object) for triple in triples]
        written = turtle.write(triples, engine.folder.prefixes)
        block += "".join(line + "\n" for line in written.splitlines() if line and not line.startswith("@prefix"))
    if not places:
        print("stancegraph: the text does not have these words; capitals, quotation marks and spaces count", file=sys.stderr)
        return 1
    old = sum(place in known for place in places)
    print(f"stancegraph: {len(places)} {'place' if len(places) == 1 else 'places'}, {old or 'none'} of them coded already", file=sys.stderr)
    return emit(block, arguments.output)


def _uncovered(arguments: argparse.Namespace, engine: Engine, text: str, passages: list[Passage]) -> int:
    """Print the stretches that no passage covers."""
    stretches = uncovered(text, passages)
    rows: list[Row] = [
        (ox.Literal(paragraph_at(text, start)), ox.Literal(start), ox.Literal(end), ox.Literal(text[start:end])) for start, end in stretches
    ]
    status = give(Answer(Result("select", ("paragraph", "start", "end", "words"), rows), None, engine.folder.prefixes), arguments)
    covered = {place for passage in passages for place in range(passage.start, passage.end)}
    print(f"stancegraph: passages cover {len(covered)} of {len(text)} characters", file=sys.stderr)
    return status
