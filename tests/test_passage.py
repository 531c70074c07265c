"""Passages: counting places, judging pointers, and telling a wrong copy from a wrong pointer."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from stancegraph.errors import BadValue, NotUtf8, UnreadableFile
from stancegraph.passage import (
    Article,
    Copy,
    Passage,
    article_of,
    digest,
    faults,
    find,
    node,
    normalise,
    paragraph_at,
    read,
    read_copy,
    uncovered,
)

TEXT = "The mayor’s café is old.\n\n  \nA new one may follow.\nWho pays?"


def passage(words: str, paragraph: int, text: str = TEXT) -> Passage:
    start = text.index(words)
    return Passage(f"x:{start}", "x:article", start, start + len(words), paragraph, digest(words))


def article(text: str = TEXT) -> Article:
    return Article("x:article", "0", digest(text), len(text))


PASSAGES = [passage("The mayor’s café", 1), passage("A new one", 2), passage("Who pays?", 3)]


@pytest.mark.parametrize(
    "content", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode(), TEXT.replace("\n", "\r\n").encode(), TEXT.replace("é", "e\u0301").encode()]
)
def test_marks_line_ends_and_composition_do_not_count(content: bytes) -> None:
    assert normalise(content) == TEXT


def test_places_are_code_points_not_bytes_or_utf_16() -> None:
    text = normalise("𝔸 ’ word".encode())
    assert find(text, "word") == [(4, 8)]


def test_paragraphs_are_lines_that_are_not_empty() -> None:
    assert [paragraph_at(TEXT, TEXT.index(word)) for word in ("The", "café", "A new", "Who", "pays?")] == [1, 1, 2, 3, 3]


def test_right_pointers_have_no_fault() -> None:
    assert [faults(TEXT, one) for one in PASSAGES] == [[], [], []]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (PASSAGES[0]._replace(end=15, sha256=digest(TEXT[:15])), "its end is inside a word"),
        (PASSAGES[1]._replace(start=PASSAGES[1].start + 3, sha256=digest("ew one")), "its start is inside a word"),
        (PASSAGES[1]._replace(sha256=digest("A New one")), "its hash is not that of the text between its bounds"),
        (PASSAGES[1]._replace(paragraph=4), "it begins in paragraph 2, not 4"),
        (PASSAGES[2]._replace(end=5000), "its bounds 51 and 5000 are not within the 60 characters of the text"),
        (PASSAGES[2]._replace(end=0), "its bounds 51 and 0 are not within the 60 characters of the text"),
    ],
)
def test_a_wrong_pointer_is_told_exactly(wrong: Passage, said: str) -> None:
    assert faults(TEXT, wrong) == [said]


def test_a_true_copy_is_known_by_its_text() -> None:
    assert article_of(Copy(TEXT, "", "a.txt"), [article("another"), article()], PASSAGES) == article()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            TEXT.replace("Who pays", "Who paid"),
            r"an altered copy of x:article: 2 of its 3 passages are in place, and the first difference is in one of the paragraphs 2 to 3, before character 60, .* after character 38",
        ),
        (TEXT.replace("The", "Her"), "2 of its 3 passages are in place, and the first difference is in paragraph 1, before character 16"),
        (TEXT.replace("may follow", "will come."), "3 of its 3 passages are in place, and it differs outside of them"),
        ("Something else altogether.", "not the article x:article"),
        ("", r"not the article x:article.*0 characters, the article 60"),
    ],
)
def test_an_altered_copy_is_told_from_another_text(text: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        article_of(Copy(text, "", "a.txt"), [article()], PASSAGES)


def test_data_without_an_article_say_so() -> None:
    with pytest.raises(BadValue, match="no article"):
        article_of(Copy(TEXT, "", "a.txt"), [], [])


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"one\ntwo \xff")
    with pytest.raises(NotUtf8) as caught:
        read_copy(str(file))
    assert caught.value.where == f"{file}:2"
    with pytest.raises(UnreadableFile):
        read_copy(str(tmp_path))


def test_find_gives_every_place_and_overlaps() -> None:
    assert find("aaa", "aa") == [(0, 2), (1, 3)]
    assert find("aaa", "") == []
    assert find("cafe\u0301".replace("e\u0301", "é"), "cafe\u0301") == [(0, 4)]


def test_a_node_is_read_back_as_a_right_pointer() -> None:
    start, end = find(TEXT, "new one")[0]
    triples = node("x:a/article", TEXT, start, end)
    triples.append(ox.Triple(ox.NamedNode("x:a/claim"), ox.NamedNode("https://w3id.org/stancegraph/ontology#passage"), triples[0].subject))
    _, passages = read((triple.subject, triple.predicate, triple.object) for triple in triples)
    assert passages[0].users == ("x:a/claim",)
    assert faults(TEXT, passages[0]) == []


def test_what_lacks_something_is_left_to_the_shapes() -> None:
    triples = [triple for triple in node("x:a/article", TEXT, 0, 3) if not triple.predicate.value.endswith("paragraph")]
    assert read((triple.subject, triple.predicate, triple.object) for triple in triples) == ([], [])


def test_uncovered_stretches_have_words_and_stay_within_a_line() -> None:
    assert [TEXT[start:end] for start, end in uncovered(TEXT, PASSAGES)] == ["is old.", "may follow."]
    assert [TEXT[start:end] for start, end in uncovered(TEXT, [])] == ["The mayor’s café is old.", "A new one may follow.", "Who pays?"]
