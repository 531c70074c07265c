"""Passages: pointers into a text that is not shipped, and their check against a copy of it.

A place is counted in Unicode code points of the text: without byte-order mark, with line feeds for line ends, in normal form C.
A paragraph is a line that is not empty, counted from 1. What a pointer says must hold exactly.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from stancegraph.errors import BadValue, NotUtf8, UnreadableFile
from stancegraph.namespaces import RDF, SG

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How much white space at its end an article may have more than a copy.
MARGIN = 16
OA = "http://www.w3.org/ns/oa#"


class Copy(NamedTuple):
    """Hold a copy of a text: the text as places are counted in it, and the SHA-256 of its file."""

    text: str
    file_sha256: str
    where: str


class Article(NamedTuple):
    """Hold what the data say of the text of an article."""

    iri: str
    file_sha256: str
    text_sha256: str
    characters: int


class Passage(NamedTuple):
    """Hold one pointer, and who points with it."""

    iri: str
    article: str
    start: int
    end: int
    paragraph: int
    sha256: str
    users: tuple[str, ...] = ()


def read_copy(path: str) -> Copy:
    """Read a copy of an article.

    Takes the path of a text file; gives the normalised text and the file's digest; raises `UnreadableFile` or `NotUtf8`.

    >>> read_copy("/nowhere.txt")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    stancegraph.errors.UnreadableFile: cannot read: No such file or directory; /nowhere.txt; ...
    """
    try:
        with open(path, "rb") as file:
            return copy_of(file.read(), path)
    except OSError as error:
        raise UnreadableFile(f"cannot read: {error.strerror}", path, "name a copy of the article, as plain text") from None


def copy_of(content: bytes, where: str = "the text") -> Copy:
    """Make a copy of an article from the bytes of its file.

    Takes the bytes and a name for messages; gives the normalised text and the file's digest; raises `NotUtf8`.

    >>> copy_of(b"one").text
    'one'
    """
    return Copy(normalise(content, where), hashlib.sha256(content).hexdigest(), where)


def normalise(content: bytes, where: str = "the text") -> str:
    r"""Turn the bytes of a text into the text that places are counted in.

    Takes the bytes and a name for messages; gives the text; raises `NotUtf8` with the line of the first wrong byte.

    >>> normalise(b"\xef\xbb\xbfone\r\ne\xcc\x81")
    'one\né'
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotUtf8("the text is not UTF-8", f"{where}:{line}", "save the copy as plain text in UTF-8") from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def digest(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8, in hexadecimal.

    >>> digest("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def paragraph_at(text: str, place: int) -> int:
    r"""Count the paragraphs of a text up to the one that a place lies in.

    >>> paragraph_at("one\n\ntwo\n", 6)
    2
    """
    end = text.find("\n", place)
    return sum(bool(line.strip()) for line in text[: len(text) if end < 0 else end].split("\n"))


def read(triples: Iterable[Sequence[object]]) -> tuple[list[Article], list[Passage]]:
    """Find the articles and passages that triples describe.

    Takes (subject, predicate, object) in terms of pyoxigraph; gives both sorted, those that lack something left out, since the shapes
    tell of them; raises nothing.

    >>> read([])
    ([], [])
    """
    said: dict[str, dict[str, str]] = {}
    users: dict[str, set[str]] = {}
    for subject, predicate, value in triples:
        if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
            said.setdefault(subject.value, {})[predicate.value] = value.value
            if predicate.value == SG + "passage":
                users.setdefault(value.value, set()).add(subject.value)
    articles, passages = [], []
    for iri, has in said.items():
        try:
            if has.get(RDF + "type") == SG + "Article":
                articles.append(Article(iri, has[SG + "fileSha256"], has[SG + "textSha256"], int(has[SG + "characters"])))
            elif has.get(RDF + "type") == SG + "Passage":
                start, end, paragraph = (int(has[name]) for name in (OA + "start", OA + "end", SG + "paragraph"))
                pointing = tuple(sorted(users.get(iri, ())))
                passages.append(Passage(iri, has[SG + "article"], start, end, paragraph, has[SG + "sha256"], pointing))
        except (KeyError, ValueError):
            continue
    return sorted(articles), sorted(passages, key=lambda passage: (passage.article, passage.start, passage.end, passage.iri))


def article_of(copy: Copy, articles: Sequence[Article], passages: Sequence[Passage]) -> Article:
    """Find the article that a copy is a true copy of.

    Takes the copy, and what the data say; gives the article; raises `BadValue` for another text, and for an altered copy with what can be
    said of where it differs.

    >>> text = Copy("one two", "0", "a.txt")
    >>> article_of(text, [Article("x:a", "0", digest("one two"), 7)], []).iri
    'x:a'
    """
    for article in articles:
        if digest(copy.text) == article.text_sha256 or same_up_to_its_end(copy, article):
            return article
    if not articles:
        raise BadValue("the data describe no article", copy.where, "name the dataset folder with --data")

    def standing(article: Article) -> int:
        return sum(digest(copy.text[one.start : one.end]) == one.sha256 for one in passages if one.article == article.iri)

    nearest = max(articles, key=lambda article: (standing(article), -abs(article.characters - len(copy.text))))
    count = f"{len(copy.text)} characters, the article {nearest.characters}"
    if not standing(nearest):
        what = f"the text is not the article {nearest.iri}, nor an altered copy that keeps any passage ({count})"
        raise BadValue(what, copy.where, "name a copy of it")
    own = [passage for passage in passages if passage.article == nearest.iri]
    places = f"{standing(nearest)} of its {len(own)} passages are in place, {_first_change(copy.text, own)}"
    what = f"the text is an altered copy of {nearest.iri}: {places} ({count})"
    raise BadValue(what, copy.where, "name an unaltered copy; no pointer was judged")


def same_up_to_its_end(copy: Copy, article: Article) -> bool:
    r"""Say whether a copy differs from an article in nothing but the white space after the last word.

    >>> same_up_to_its_end(Copy("one", "0", "a.txt"), Article("x:a", "0", digest("one\n"), 4))
    True
    """
    words = copy.text.rstrip()
    missing = article.characters - len(words)
    if digest(copy.text) == article.text_sha256 or not 0 <= missing <= len(copy.text) - len(words) + MARGIN:
        return False
    ends = (copy.text[len(words) : article.characters], "\n" * missing, " " * missing, " " * (missing - 1) + "\n")
    return any(len(end) == missing and digest(words + end) == article.text_sha256 for end in ends)


def _first_change(text: str, passages: Sequence[Passage]) -> str:
    """Say between which places the first difference lies, as far as passages tell."""
    wrong = [passage for passage in passages if digest(text[passage.start : passage.end]) != passage.sha256]
    if not wrong:
        return "and it differs outside of them"
    until = min(passage.end for passage in wrong)
    known = max((passage.end for passage in passages if passage not in wrong and passage.end <= until), default=0)
    last = min(wrong, key=lambda passage: passage.end).paragraph
    first = min(paragraph_at(text, known) if known else 1, last)
    where = f"in paragraph {last}" if first == last else f"in one of the paragraphs {first} to {last}"
    return f"and the first difference is {where}, before character {until}" + (f", probably after character {known}" if known else "")


def faults(text: str, passage: Passage) -> list[str]:
    """Compare one pointer with the text that it points into.

    Takes the whole text and the pointer; gives what is wrong, in words, an empty list where all holds; raises nothing.

    >>> faults("one two", Passage("x:p", "x:a", 0, 5, 1, digest("one t")))
    ['its end is inside a word']
    """
    start, end = passage.start, passage.end
    if not 0 <= start < end <= len(text):
        return [f"its bounds {start} and {end} are not within the {len(text)} characters of the text"]
    found = []
    if digest(text[start:end]) != passage.sha256:
        found.append("its hash is not that of the text between its bounds")
    if (paragraph := paragraph_at(text, start)) != passage.paragraph:
        found.append(f"it begins in paragraph {paragraph}, not {passage.paragraph}")
    for name, place in (("start", start), ("end", end)):
        if 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum():
            found.append(f"its {name} is inside a word")
    return found


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Find every place of some words in a text, exactly as they stand.

    Takes the text and the words; gives (start, end) of each place; raises nothing.

    >>> find("one two one", "one")
    [(0, 3), (8, 11)]
    """
    words = unicodedata.normalize("NFC", words)
    found, place = [], text.find(words) if words else -1
    while place >= 0:
        found.append((place, place + len(words)))
        place = text.find(words, place + 1)
    return found


def node(article: str, text: str, start: int, end: int) -> list[ox.Triple]:
    """Make the triples of a passage, named beside its article.

    Takes the article's IRI, its text and the bounds; gives the triples of an sg:Passage; raises nothing.

    >>> node("https://example.org/a/article", "one two", 0, 3)[0].subject.value
    'https://example.org/a/passage-0-3'
    """
    base = article[: max(article.rfind("/"), article.rfind("#")) + 1]
    name = ox.NamedNode(f"{base}passage-{start}-{end}")
    said: dict[str, ox.NamedNode | ox.Literal] = {
        RDF + "type": ox.NamedNode(SG + "Passage"),
        OA + "end": ox.Literal(end),
        OA + "start": ox.Literal(start),
        SG + "article": ox.NamedNode(article),
        SG + "paragraph": ox.Literal(paragraph_at(text, start)),
        SG + "sha256": ox.Literal(digest(text[start:end])),
    }
    return [ox.Triple(name, ox.NamedNode(predicate), value) for predicate, value in said.items()]


def uncovered(text: str, passages: Iterable[Passage]) -> list[tuple[int, int]]:
    """Find the stretches of a text that no passage covers.

    Takes the text and its passages; gives (start, end) of each stretch within a line that has a letter or digit; raises nothing.

    >>> uncovered("one two. three", [Passage("x:p", "x:a", 0, 3, 1, "")])
    [(4, 14)]
    """
    free = [True] * len(text)
    for passage in passages:
        free[max(passage.start, 0) : passage.end] = [False] * len(free[max(passage.start, 0) : passage.end])
    stretches, start = [], 0
    for place in range(len(text) + 1):
        if place == len(text) or text[place] == "\n" or not free[place]:
            stretch = text[start:place]
            if any(sign.isalnum() for sign in stretch):
                stretches.append((start + len(stretch) - len(stretch.lstrip()), place - len(stretch) + len(stretch.rstrip())))
            start = place + 1
    return stretches
