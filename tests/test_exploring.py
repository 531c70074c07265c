"""Tests of exploring: one file, the same bytes, nothing in it that could run or reach out, and filters that it opens with."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import stancegraph
from distant import distant
from stancegraph.errors import BadValue, Misuse, OtherKind, OutputError, UnknownName, UnknownParameter
from stancegraph.explorer.document import digest, scripts, styles
from stancegraph.exploring import Explorer, explore

if TYPE_CHECKING:
    from stancegraph.engine import Engine


def block(html: str, name: str) -> Any:
    """Read a data block of a page."""
    found = re.search(rf'<script type="application/json" id="data-{name}">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


NOTHING = ("default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'")


@pytest.fixture(scope="module")
def page(engine: Engine) -> Explorer:
    return explore(engine)


class Markup(HTMLParser):
    """Collects the tags, attributes and inline texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str]] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the attributes of a tag."""
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.open = tag if tag in self.inline and ("type", "application/json") not in attrs else ""

    def handle_endtag(self, tag: str) -> None:
        """Close the text of a tag."""
        self.open = ""

    def handle_data(self, data: str) -> None:
        """Take the text of a script or style."""
        if self.open:
            self.inline[self.open].append(data)


@pytest.fixture(scope="module")
def markup(page: Explorer) -> Markup:
    found = Markup()
    found.feed(page.html)
    return found


def test_the_same_bytes_whatever_the_order_of_hashing(village: Path) -> None:
    code = f"import hashlib, stancegraph; print(hashlib.sha256(stancegraph.explore({str(village)!r}).html.encode()).hexdigest())"
    made = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        for seed in ("1", "2")
    ]
    assert made[0].stdout == made[1].stdout != ""


def test_the_policy_lets_nothing_run_but_the_script_and_the_styles(markup: Markup) -> None:
    policy = next(value for tag, name, value in markup.attributes if tag == "meta" and name == "content" and "default-src" in value)
    script, style = ("".join(markup.inline[name]) for name in ("script", "style"))
    assert script == scripts() and style == styles()
    assert f"script-src '{digest(script)}'" in policy and f"style-src '{digest(style)}'" in policy
    for part in NOTHING:
        assert part in policy
    assert "unsafe" not in policy


def test_there_is_no_inline_style_or_handler_and_no_address_in_the_markup(markup: Markup) -> None:
    for tag, name, value in markup.attributes:
        assert name != "style" and not name.startswith("on"), tag
        assert not value.startswith(("http:", "https:", "//", "javascript:")), tag
    assert ("meta", "content", "no-referrer") in markup.attributes


@pytest.mark.parametrize(
    "word",
    [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        "localStorage",
        "sendBeacon",
        "import(",
    ],
)
def test_the_script_makes_no_markup_of_texts_keeps_nothing_and_asks_nothing(word: str) -> None:
    assert word not in scripts()


def test_the_text_of_an_article_is_not_in_the_page(page: Explorer, village: Path) -> None:
    text = (village / "articles" / "clock" / "clock.txt").read_text(encoding="utf-8")
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if len(sentence.split()) > 8:
            assert sentence not in page.html


def test_the_shipped_page_is_small() -> None:
    made = stancegraph.explore()
    assert len(made.html.encode()) < 2_000_000
    assert made.notes == []
    assert made.title == "stancegraph: who stands where on Gaza's proposed stabilization force"


def test_filters_are_what_the_page_opens_with(engine: Engine) -> None:
    made = explore(engine, actor="elodie bras", naming="named", asOf="2030-01-01")
    assert block(made.html, "graph")["preset"] == {"actor": ["person:elodie-bras"], "naming": ["named"], "asOf": ["2030-01-01"]}
    assert block(explore(engine).html, "graph")["preset"] == {}


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"nobody": "x"}, UnknownParameter),
        ({"actor": "nobody at all"}, UnknownName),
        ({"naming": "perhaps"}, BadValue),
        ({"asOf": "tomorrow"}, BadValue),
    ],
)
def test_a_filter_that_cannot_be_is_refused(engine: Engine, filters: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        explore(engine, **filters)


def test_an_actor_where_a_proposal_is_asked_is_refused() -> None:
    with pytest.raises(OtherKind):
        explore(proposal="Israel")


def test_names_are_in_the_language_that_is_asked_for(engine: Engine) -> None:
    assert block(explore(engine, lang="fr").html, "graph")["lang"] == "fr"


def test_a_page_is_saved_whole_or_not_at_all(page: Explorer, tmp_path: Path) -> None:
    page.save(tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page.html
    with pytest.raises(OutputError):
        page.save(tmp_path / "none" / "a.html")


def test_no_place_of_a_machine_is_in_the_page(village: Path) -> None:
    made = explore(village)
    assert str(village.parent) not in made.html
    assert block(made.html, "graph")["folder"] == "village"


@pytest.mark.parametrize("most", [None, 400])
def test_a_page_from_a_store_is_the_same_and_takes_few_requests(village: Path, page: Explorer, most: int | None) -> None:
    far = distant(village, most)
    found = explore(far).html
    assert block(found, "graph") | {"folder": ""} == block(page.html, "graph") | {"folder": ""}
    assert [block(found, name) for name in ("networks", "answers")] == [block(page.html, name) for name in ("networks", "answers")]
    assert most or far.count == 3


def test_a_page_of_too_much_in_a_store_is_refused(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancegraph.explorer.answers.MOST_TRIPLES", 1000)
    with pytest.raises(Misuse, match="make it from the files with --data"):
        explore(distant(village))
