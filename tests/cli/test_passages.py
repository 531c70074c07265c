"""Tests of `stancegraph passages`, on a text and a dataset made here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stancegraph import turtle
from stancegraph.namespaces import PREFIXES
from stancegraph.passage import digest, node

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

TEXT = "The café is old.\n\nA new one may follow.\n"
IDS = "https://example.org/id/"
DATASET = f"""<{IDS}> <http://rdfs.org/ns/void#uriSpace> "{IDS}" .
<{IDS}prefix> <http://www.w3.org/ns/shacl#prefix> "t" ; <http://www.w3.org/ns/shacl#namespace> "{IDS}" ."""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Make a folder with text.txt, and in data/ a dataset of one article, two passages and a claim."""
    (tmp_path / "text.txt").write_bytes(TEXT.encode())
    triples = node(IDS + "article", TEXT, 0, 8) + node(IDS + "article", TEXT, 18, 27)
    written = turtle.write(triples, {**PREFIXES, "t": IDS})
    file_sha256 = digest(TEXT)
    written += f"""t:article a sg:Article ; sg:fileSha256 "{file_sha256}" ; sg:textSha256 "{digest(TEXT)}" ; sg:characters {len(TEXT)} .
      t:claim a sg:Assessment ; rdfs:label "the claim"@en ; sg:passage t:passage-18-27 .\n"""
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "dataset.ttl").write_text(DATASET, encoding="utf-8")
    (tmp_path / "data" / "articles" / "all.ttl").write_text(written, encoding="utf-8")
    return tmp_path


def break_pointer(made: Path) -> None:
    file = made / "data" / "articles" / "all.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("oa:end 27 ;", "oa:end 26 ;"), encoding="utf-8")


def test_right_passages_are_printed_with_their_words(run: Callable[..., Any], made: Path) -> None:
    done = run("passages", "--data", made / "data", "--text", made / "text.txt", "--format", "json")
    rows = json.loads(done.out)["results"]["bindings"]
    assert done.status == 0
    assert done.err == "stancegraph: 2 passages, none wrong\n"
    assert [(row["words"]["value"], row["paragraph"]["value"], row["usedBy"]["value"]) for row in rows] == [
        ("The café", "1", ""),
        ("A new one", "2", "t:claim"),
    ]


@pytest.mark.parametrize("thing", ["t:claim", "the claim", IDS + "passage-18-27"])
def test_a_thing_gives_its_own_passages(run: Callable[..., Any], made: Path, thing: str) -> None:
    done = run("passages", thing, "--data", made / "data", "--text", made / "text.txt")
    assert done.status == 0
    assert "A new one" in done.out
    assert done.err == "stancegraph: 1 passage, none wrong\n"
    assert "café" not in done.out


def test_a_thing_without_a_passage_is_misuse(run: Callable[..., Any], made: Path) -> None:
    done = run("passages", "t:article", "--data", made / "data", "--text", made / "text.txt")
    assert (done.status, done.out) == (2, "")
    assert "points to no passage" in done.err


def test_a_wrong_pointer_is_a_finding(run: Callable[..., Any], made: Path) -> None:
    break_pointer(made)
    done = run("passages", "--data", made / "data", "--text", made / "text.txt", "--format", "csv")
    assert done.status == 1
    assert "its hash is not that of the text between its bounds; its end is inside a word" in done.out


def test_validate_finds_a_wrong_pointer_with_the_text(run: Callable[..., Any], made: Path) -> None:
    break_pointer(made)
    done = run("validate", "--data", made / "data", "--text", made / "text.txt")
    assert done.status == 1
    assert "all.ttl:25: violation: t:passage-18-27: its hash is not" in done.out
    assert "[passage-does-not-fit]" in done.out


@pytest.mark.parametrize("change", [("old", "odd"), ("The", "A"), ("follow.", "follow!")])
def test_an_altered_copy_is_no_finding_but_an_error(run: Callable[..., Any], made: Path, change: tuple[str, str]) -> None:
    (made / "text.txt").write_text(TEXT.replace(*change), encoding="utf-8")
    for command in (["passages"], ["validate"]):
        done = run(*command, "--data", made / "data", "--text", made / "text.txt")
        assert (done.status, done.out) == (2, "")
        assert "altered copy" in done.err
        assert done.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Something else."])
def test_another_text_is_an_error(run: Callable[..., Any], made: Path, content: bytes) -> None:
    (made / "text.txt").write_bytes(content)
    done = run("passages", "--data", made / "data", "--text", made / "text.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_another_line_end_is_the_same_text(run: Callable[..., Any], made: Path) -> None:
    (made / "text.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    done = run("passages", "--data", made / "data", "--text", made / "text.txt")
    assert done.status == 0
    assert "its text is the same" in done.err


@pytest.mark.parametrize("end", ["", " ", "\n\n\n", "\r\n", " \n"])
def test_white_space_at_the_end_does_not_count(run: Callable[..., Any], made: Path, end: str) -> None:
    (made / "text.txt").write_bytes((TEXT.rstrip() + end).encode())
    done = run("passages", "--data", made / "data", "--text", made / "text.txt")
    assert done.status == 0
    first = done.err.splitlines()[0]
    same = "stancegraph: not the file that was coded, but its text is the same"
    assert first == (same if end == "\r\n" else f"{same} up to its end")
    assert run("validate", "--data", made / "data", "--text", made / "text.txt").err == ""


def test_find_prints_a_node_to_paste(run: Callable[..., Any], made: Path) -> None:
    done = run("passages", "--find", "may follow", "--data", made / "data", "--text", made / "text.txt")
    assert done.status == 0
    assert done.out.startswith(
        "t:passage-28-38 a sg:Passage ;\n    oa:end 38 ;\n    oa:start 28 ;\n    sg:article t:article ;\n    sg:paragraph 2 ;\n"
    )
    again = run("passages", "--find", "A new one", "--data", made / "data", "--text", made / "text.txt")
    assert "1 of them coded already" in again.err
    none = run("passages", "--find", "May follow", "--data", made / "data", "--text", made / "text.txt")
    assert (none.status, none.out) == (1, "")


def test_uncovered_prints_the_rest(run: Callable[..., Any], made: Path) -> None:
    done = run("passages", "--uncovered", "--data", made / "data", "--text", made / "text.txt", "--format", "csv")
    assert done.out == "paragraph,start,end,words\r\n1,9,16,is old.\r\n2,28,39,may follow.\r\n"
    assert done.err == "stancegraph: passages cover 17 of 40 characters\n"


def test_one_wish_at_a_time(run: Callable[..., Any], made: Path) -> None:
    done = run("passages", "t:claim", "--uncovered", "--data", made / "data", "--text", made / "text.txt")
    assert done.status == 2
