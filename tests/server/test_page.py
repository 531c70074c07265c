"""Tests of the query page: the stored questions are in it, and its policy lets nothing else run."""

from __future__ import annotations

import json
import re

from stancegraph.explorer.document import digest
from stancegraph.server.page import document, listed, plain
from stancegraph.stored import questions


def test_it_holds_every_stored_question_and_the_policy_of_its_own_script() -> None:
    text, policy = document(questions(), {"b": "http://b/", "a": "</script><script>"}, 30)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>\n<script>(.*?)</script>', text, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert [one["id"] for one in data["questions"]] == [one.id for one in questions()]
    assert data["prefixes"]["a"] == "</script><script>"
    assert f"script-src '{digest(found[2])}'" in policy and policy in text
    assert "connect-src 'self'" in policy and "unsafe" not in policy


def test_nothing_in_it_comes_from_elsewhere_or_is_written_as_markup() -> None:
    text, _ = document([], {}, 30)
    assert not re.search(r"(src|href)=\"(?!data:,|/|#)", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text)


def test_a_question_is_listed_with_its_parameters_and_asks_for_all() -> None:
    for question, one in zip(questions(), listed(questions()), strict=True):
        assert set(one["params"]) == set(question.params)  # type: ignore[call-overload]
        assert "#+" not in plain(question) and "UNDEF" not in plain(question).replace("{ (UNDEF", "")
        for param in question.params.values():
            assert f"# VALUES ?{param.variable} {{ }}" in plain(question)
