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
from stancegraph.passage import copy_of, find, node, paragraph_at, read_copy, same_up_to_its_end, uncovered
from stancegraph.text import counted
from stancegraph.verifying import OK, article_and_passages, verify

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
    article, passages = article_and_passages(engine, copy)
    if copy.file_sha256 != article.file_sha256:
        end = " up to its end" if same_up_to_its_end(copy, article) else ""
        print(f"stancegraph: not the file that was coded, but its text is the same{end}", file=sys.stderr)
    if arguments.find is not None:
        return _find(arguments, engine, article.iri, copy.text, passages)
    if arguments.uncovered:
        return _uncovered(arguments, engine, copy.text, passages)
    answer = verify(copy.text, passages, arguments.things, engine)
    status = give(answer, arguments, words=False)
    bad = sum(row["verdict"] != OK for row in answer)
    print(f"stancegraph: {counted(len(answer), 'passage')}, {bad or 'none'} wrong", file=sys.stderr)
    return status or int(bad > 0)


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
    print(f"stancegraph: {counted(len(places), 'place')}, {old or 'none'} of them coded already", file=sys.stderr)
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
