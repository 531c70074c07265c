"""Turtle files: reading them with clear errors, finding lines in them, writing them in the house format.

The house format keeps one triple on each line, so that one added triple is one added line in a diff: the
prefixes, then the subjects in order, each with its kind first, its other triples in order and a full stop on a line of its own.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

import pyoxigraph as ox

from stancegraph.errors import NotUtf8, OutputError
from stancegraph.layout import fault
from stancegraph.namespaces import PREFIXES, RDF, XSD
from stancegraph.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RDF_TYPE = RDF + "type"

# Vocabularies come first in the prefix block, then these kinds of the registry, then everything else.
_REGISTRY = ["person", "state", "organization", "place", "office", "proposal"]

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>\#[^\n]*)
    |(?P<iri><(?:[^\x00-\x20<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    |(?P<string>\"{3}(?:"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<mark>\^\^|<<|>>|[;,.\[\](){}])
    |(?P<word>(?:[^\s<>"'\[\](){};,\#^@\\.]|\\.|\.+(?=[^\s<>"'\[\](){};,\#^@.]))+)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")


class Token(NamedTuple):
    """Hold one token of a Turtle text: its kind, its text and the line on which it begins."""

    kind: str
    text: str
    line: int


class Turtle(NamedTuple):
    """Hold what one Turtle file says: its triples in the file's order, and its prefixes."""

    triples: list[ox.Triple]
    prefixes: dict[str, str]


def tokens(text: str) -> Iterator[Token]:
    """Split a Turtle text into tokens, comments included and white space left out.

    Takes a text and yields `Token(kind, text, line)`; kind is iri, string, tag, mark, word, comment or other.
    It raises nothing: whether the text is right Turtle is the parser's business (`parse`).

    >>> [token.text for token in tokens('<a:b> <a:c> "# no comment" . # one')]
    ['<a:b>', '<a:c>', '"# no comment"', '.', '# one']
    """
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "space":
            yield Token(kind, match.group(), line)
        line += match.group().count("\n")


def decode(content: bytes, where: str) -> str:
    """Turn the bytes of a file into text; a byte-order mark is dropped.

    Takes the bytes and the file's name for messages; raises `NotUtf8` with the line of the first wrong byte.

    >>> decode(b"<a:b> a <a:c> .", "a.ttl")
    '<a:b> a <a:c> .'
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotUtf8("the file is not UTF-8", f"{where}:{line}", "save it as UTF-8") from None


def parse(text: str, where: str) -> Turtle:
    """Parse a Turtle text.

    Takes the text and its file's name for messages; gives its triples and prefixes; raises `MalformedTurtle` with file, line and column.

    >>> [str(triple.object) for triple in parse('@prefix x: <http://x/> . x:a x:b "c" .', "a.ttl").triples]
    ['"c"']
    """
    parser = ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)
    try:
        triples = [quad.triple for quad in parser]
    except SyntaxError as error:
        raise fault(where, error) from None
    return Turtle(triples, dict(parser.prefixes))


def read(path: str | os.PathLike[str], name: str | None = None) -> tuple[str, Turtle]:
    """Read a Turtle file.

    Takes its path, and the name to use in messages when it is another; gives the text and what it says;
    raises `UnreadableFile`, `NotUtf8` or `MalformedTurtle`.

    >>> read("/nowhere.ttl")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    stancegraph.errors.UnreadableFile: ...
    """
    where = name or os.fspath(path)
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise fault(where, error) from None
    text = decode(content, where)
    return text, parse(text, where)


def lines(text: str) -> dict[tuple[str, ...], int]:
    r"""Find the line of each subject, of each of its properties, and of each thing it points to.

    Takes a text that is right Turtle; gives the lines under the keys (subject,), (subject, property) and (subject, property, thing),
    all three as full IRIs; the first place counts. What is inside brackets is left out.

    >>> lines('@prefix x: <http://x/> .\nx:a\n  x:b x:c .')[("http://x/a", "http://x/b")]
    3
    """
    found: dict[tuple[str, ...], int] = {}
    names: dict[str, str] = {}
    base = ""
    statement: list[Token] = []
    depth = 0
    for token in tokens(text):
        if token.kind == "comment":
            continue
        if token.text in ("[", "(", "{", "<<"):
            depth += 1
        elif token.text in ("]", ")", "}", ">>"):
            depth -= 1
        elif depth == 0:
            statement.append(token)
        head = statement[0].text.lower().lstrip("@") if statement else ""
        if head in ("prefix", "base"):
            if token.kind == "iri":
                if head == "base":
                    base = urljoin(base, token.text[1:-1])
                else:
                    names[statement[1].text] = urljoin(base, token.text[1:-1])
                if not statement[0].text.startswith("@"):
                    statement = []
            elif token.text == ".":
                statement = []
        elif token.text == "." and depth == 0:
            _lines_of(statement, names, base, found)
            statement = []
    return found


def _lines_of(statement: list[Token], names: Mapping[str, str], base: str, found: dict[tuple[str, ...], int]) -> None:
    """Add the lines of one subject's block."""
    subject = _expand(statement[0], names, base)
    if subject is None:
        return
    found.setdefault((subject,), statement[0].line)
    verb: str | None = None
    expected = "verb"
    for token in statement[1:]:
        if token.text == ";":
            expected = "verb"
        elif expected == "verb":
            verb, expected = _expand(token, names, base), "thing"
            if verb is not None:
                found.setdefault((subject, verb), token.line)
        elif verb is not None and (thing := _expand(token, names, base)) is not None:
            found.setdefault((subject, verb, thing), token.line)


def _expand(token: Token, names: Mapping[str, str], base: str) -> str | None:
    """Give the full IRI of a token, or None where it is none."""
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1]) if base else token.text[1:-1]
    if token.kind != "word":
        return None
    if token.text == "a":
        return RDF_TYPE
    prefix, colon, local = token.text.partition(":")
    if not colon or prefix + ":" not in names:
        return None
    return names[prefix + ":"] + re.sub(r"\\(.)", r"\1", local)


def write(triples: Iterable[ox.Triple], prefixes: Mapping[str, str], where: str = "the graph") -> str:
    """Write triples in the house format; equal triples and prefixes always give equal text.

    Takes triples of pyoxigraph, the prefixes to declare and use, and a name for messages; gives the text;
    raises `OutputError` when a node has no name of its own.

    >>> graph = parse('@prefix x: <http://x/> . x:b x:c 2 , 1 ; a x:K . x:a x:b "c" .', "a.ttl")
    >>> print(write(graph.triples, graph.prefixes), end="")
    @prefix x: <http://x/> .
    <BLANKLINE>
    x:a
        x:b "c" ;
    .
    <BLANKLINE>
    x:b a x:K ;
        x:c 1 ;
        x:c 2 ;
    .
    """
    names = sorted(((iri, prefix) for prefix, iri in prefixes.items()), key=lambda pair: (-len(pair[0]), pair))
    short: dict[object, str] = {}

    def shorten(term: object) -> str:
        if term not in short:
            short[term] = _term(term, names, where)
        return short[term]

    blocks: dict[str, set[tuple[str, str]]] = {}
    for triple in triples:
        verb = "" if triple.predicate.value == RDF_TYPE else shorten(triple.predicate)
        blocks.setdefault(shorten(triple.subject), set()).add((verb, shorten(triple.object)))
    text = "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(prefixes, key=_prefix_order))
    for subject in sorted(blocks):
        text += f"\n{subject}" if text else subject
        rows = [f"{verb or 'a'} {thing} ;\n" for verb, thing in sorted(blocks[subject])]
        text += (" " if rows[0].startswith("a ") else "\n    ") + "    ".join(rows) + ".\n"
    return text


def _prefix_order(prefix: str) -> tuple[int, int, str]:
    """Give the place of a prefix in the prefix block."""
    if prefix in PREFIXES:
        return 0, 0, prefix
    if prefix in _REGISTRY:
        return 1, _REGISTRY.index(prefix), prefix
    return 2, 0, prefix


def _term(term: object, names: list[tuple[str, str]], where: str) -> str:
    """Write one term, as short as the prefixes allow."""
    if isinstance(term, ox.NamedNode):
        for iri, prefix in names:
            local = term.value[len(iri) :]
            if term.value.startswith(iri) and (not local or _LOCAL.fullmatch(local)):
                return f"{prefix}:{local}"
        return str(term)
    if not isinstance(term, ox.Literal):
        what = "a node without a name" if isinstance(term, ox.BlankNode) else "a triple used as a thing"
        raise OutputError(f"{what} cannot stand in data", where, "give it an IRI of its own")
    kind, value = term.datatype.value, term.value
    if (kind == XSD + "integer" and _INTEGER.fullmatch(value)) or (kind == XSD + "decimal" and _DECIMAL.fullmatch(value)):
        return value
    if kind == XSD + "boolean" and value in ("true", "false"):
        return value
    if term.language or kind == XSD + "string":
        return str(term)
    return str(ox.Literal(value)) + "^^" + _term(term.datatype, names, where)


def format_text(text: str, where: str = "the text") -> str:
    """Put a Turtle text into the house format; a text that is in it comes back as it is.

    Takes the text and its file's name for messages; gives the new text; raises `MalformedTurtle` for what is not Turtle and
    `OutputError`, with the line, for comments and nodes without a name, which the format cannot keep.

    >>> print(format_text("@prefix x: <http://x/> . x:a a x:B ."), end="")
    @prefix x: <http://x/> .
    <BLANKLINE>
    x:a a x:B ;
    .
    """
    graph = parse(text, where)
    for token in tokens(text):
        if token.kind == "comment":
            raise OutputError("a comment would be lost", f"{where}:{token.line}", "write it as an sg:note on the thing it is about")
        if token.text in ("[", "(") or (token.kind == "word" and token.text.startswith("_:")):
            raise OutputError("a node without a name cannot stand in data", f"{where}:{token.line}", "give it an IRI of its own")
    return write(graph.triples, graph.prefixes, where)


def format_file(path: str | os.PathLike[str], *, check: bool = False) -> bool:
    """Put a Turtle file into the house format, all at once or not at all.

    Takes its path, and `check` to leave it as it is; gives whether it is not in the format; raises as `read` and `format_text` do.

    >>> format_file("/nowhere.ttl")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    stancegraph.errors.UnreadableFile: ...
    """
    text, _ = read(path)
    new = format_text(text, os.fspath(path))
    if new.encode() == Path(path).read_bytes():
        return False
    if not check:
        save(new, os.fspath(path), "nothing was changed; free space or rights, then repeat")
    return True
