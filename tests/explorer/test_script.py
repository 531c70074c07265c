"""Tests of parts of the script, run by node: SHA-256, copies of an article, addresses, CSV and the order of texts."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import Any

import pytest

from stancegraph.explorer.document import HERE
from stancegraph.layout import read_text
from stancegraph.names import fold
from stancegraph.passage import Article, copy_of, digest, same_up_to_its_end

EMOJI = "\U0001f600"


def run(parts: tuple[str, ...], code: str, given: object = None) -> Any:
    """Run some files of the script and then some code, which gives a value."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    text = "\n".join(read_text(f"{HERE}/script/{name}.js") for name in parts)
    whole = f'"use strict";\nconst GIVEN = {json.dumps(given)};\n{text}\nconsole.log(JSON.stringify((() => {{ {code} }})()));'
    done = subprocess.run(["node", "-e", whole], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 70000])
def test_sha_256_at_every_border_of_a_block(length: int) -> None:
    found = run(("digest",), f"return sha256(Uint8Array.from({{ length: {length} }}, (_, place) => (place * 7) % 256));")
    assert found == hashlib.sha256(bytes(place * 7 % 256 for place in range(length))).hexdigest()


def test_sha_256_of_known_texts() -> None:
    known = {
        "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    }
    assert run(("digest",), "return GIVEN.map(sha256OfText);", list(known)) == list(known.values())


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbfone\r\ne\xcc\x81", b"a\rb\n\r\n", f"{EMOJI} e\u0301 {EMOJI}".encode(), b""],
    ids=["mark", "ends", "emoji", "nothing"],
)
def test_a_text_is_brought_to_the_form_that_passages_count(content: bytes) -> None:
    found = run(("digest", "article"), "return normalise(Uint8Array.from(GIVEN));", list(content))
    assert found == copy_of(content).text


def test_passages_are_counted_in_code_points() -> None:
    text = f"{EMOJI}{EMOJI} one {EMOJI} two"
    places = [(0, 1), (3, 6), (7, 8), (9, 12), (0, 12)]
    found = run(
        ("digest", "article"),
        "const copy = new Copy(GIVEN[0]); return [copy.length, ...GIVEN[1].map(([from, to]) => copy.slice(from, to))];",
        [text, places],
    )
    assert found == [len(text), *(text[start:end] for start, end in places)]
    assert run(("digest", "article"), "const copy = new Copy('one'); return [copy.slice(-1, 2), copy.slice(2, 9), copy.slice(2, 1)];") == [
        "",
        "",
        "",
    ]


@pytest.mark.parametrize("text", ["one two", "one two\n", "one two\n\n", "one two \n", "one", "one two three", f"{EMOJI} one two\n", ""])
@pytest.mark.parametrize("whole", ["one two\n", "one two", "one two\n\n", f"{EMOJI} one two", "one two  "])
def test_a_copy_may_differ_in_the_white_space_at_its_end_as_in_passages(text: str, whole: str) -> None:
    article = Article("x:a", "0", digest(whole), len(whole))
    said = same_up_to_its_end(copy_of(text.encode()), article) or digest(text) == article.text_sha256
    assert run(("digest", "article"), "return isCopy(...GIVEN);", [text, article.text_sha256, article.characters]) == said


def test_texts_stand_in_the_order_of_python() -> None:
    texts = ["b", "a", "é", "A", EMOJI, "\ufffd", "\ue000", "ab", "", "Z" + EMOJI, "Z\uffff", "中"]
    assert run(("text",), "return GIVEN.sort(compare);", texts) == sorted(texts)


def test_names_are_folded_as_find_does() -> None:
    names = ["The Forces Armées – ", "RÉUNION", "al-‘Arabi", "İsrail", "a", "the", "ISRAËL's (x)", "حماس", "A An b"]
    assert run(("text",), "return GIVEN.map(fold);", names) == [fold(name) for name in names]


def test_a_word_is_quoted_for_a_shell() -> None:
    words = ["person:ann", "two words", "it's", "$(rm)", "`x`", "a;b", "é", "<https://x.org/?a&b>", ""]
    quoted = run(("text",), "return GIVEN.map(quoted);", words)
    done = subprocess.run(["sh", "-c", "printf '%s\\n' " + " ".join(quoted)], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:-1] == words


def test_an_address_is_read_back() -> None:
    path, params = ["thing", "<https://example.org/a?b#c/d>"], {"actor": ["person:a&b=c", "é + %"], "q": ["x y"]}
    found = run(("state",), "return readAddress(address(...GIVEN));", [path, params])
    assert found == {"path": path, "params": params}
    assert run(("state",), "return readAddress('#/a%zz?b=%');") == {"path": ["a%zz"], "params": {"b": ["%"]}}


def test_long_labels_are_wrapped_and_shortened() -> None:
    found = run(("text",), "return GIVEN.map((text) => lines(text, 12, 2));", ["short", "one two three four five six", "a" * 40])
    assert found == [["short"], ["one two", "three four …"], ["a" * 14 + "…"]]


def test_what_a_day_cannot_judge_is_counted() -> None:
    dated = [
        {"from": "", "until": ""},
        {"from": "2024-01-01", "until": "2024-01-31"},
        {"from": "2024-01-01", "until": ""},
        {"from": "2024-01-01", "until": "2024-01-10"},
    ]
    said = "return GIVEN.map((day) => datedLine(" + json.dumps(dated) + ", day));"
    assert run(("text", "filters"), said, ["2024-01-15", "2024-02-01"]) == [
        "; 1 of 4 is not dated by the text and stays; 2 of 4 only possibly by that day",
        "; 1 of 4 is not dated by the text and stays; 1 of 4 only possibly by that day",
    ]


def test_a_question_names_what_it_still_needs() -> None:
    code = (
        "return missingIn({ params: [{ name: 'a', required: GIVEN[0] }, { name: 'b', required: false }], needsOneOf: GIVEN[1] }, GIVEN[2]);"
    )
    assert run(("state", "answer"), code, [True, [], {}]) == "This question needs a: choose it above."
    assert run(("state", "answer"), code, [True, [], {"a": ["x"]}]) == ""
    assert run(("state", "answer"), code, [False, ["a", "b"], {}]) == "This question needs at least one of: a, b. Choose one above."
    assert run(("state", "answer"), code, [False, ["a", "b"], {"b": ["x"]}]) == ""
