"""Tests of the query page of `serve`, in a browser: with the mouse, with the keyboard, on a phone, and by its own words alone."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from served import CUT, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page
    from tests.readers.conftest import Seen

    from stancegraph.serving import Server

    Axe = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Give a server."""
    with served(timeout=1) as running:
        yield running


def asked(page: Page, id_: str = "tenures") -> None:
    """Choose a stored question and run it."""
    page.fill("#search", id_)
    page.locator("#list button").first.click()
    page.click("#run")
    page.wait_for_selector("#result table")


def test_a_stored_question_is_found_and_run_and_nothing_is_asked_elsewhere(page: Page, seen: Seen, server: Server) -> None:
    page.goto(server.endpoint)
    every = page.locator("#list button").count()
    asked(page)
    assert every > 50 > page.locator("#list button").count() >= 1
    assert page.locator("h1").inner_text().endswith("?")
    count = page.locator("#result tbody tr").count()
    assert page.inner_text("#status").startswith(f"{count} row")
    assert "person:" in page.inner_text("#result table")
    assert {address for address in seen.requests if not address.startswith(("data:", "blob:"))} == {server.endpoint}
    assert (seen.console, seen.errors) == ([], [])


def test_it_works_with_the_keyboard_alone(page: Page, server: Server) -> None:
    page.goto(server.endpoint)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#result table")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?x {\n ?x", "line 2, column"),
        ("DROP ALL", "DROP changes data"),
        ("ASK { SERVICE <http://x/> {} }", "SERVICE would ask"),
        (CUT, "took longer than 1 seconds"),
    ],
)
def test_what_goes_wrong_is_said_in_words(page: Page, server: Server, query: str, said: str) -> None:
    page.goto(server.endpoint)
    page.fill("#query", query)
    page.press("#query", "Control+Enter")
    page.wait_for_selector("#fault:not(:empty)")
    assert said in page.inner_text("#fault")
    assert page.inner_text("#status") == "" and page.is_enabled("#run")


def test_yes_no_and_triples_are_shown_and_no_text_becomes_markup(page: Page, seen: Seen, server: Server) -> None:
    page.goto(server.endpoint)
    for query, place, said in (
        ("ASK {}", ".yes", "Yes"),
        ("SELECT ('<img src=x onerror=alert(1)>' AS ?x) {}", "#result td", "<img src=x onerror=alert(1)>"),
    ):
        page.fill("#query", query)
        page.click("#run")
        page.wait_for_selector(place)
        assert page.inner_text(place) == said
    page.fill("#query", "CONSTRUCT { <a:b> <a:c> '<b>' } WHERE {}")
    page.click("#run")
    page.wait_for_selector("#result textarea")
    assert page.input_value("#result textarea") == '<a:b> <a:c> "<b>" .'
    assert page.locator("#result img, #result b").count() == 0
    assert seen.errors == []


def test_what_is_shown_is_saved(page: Page, server: Server) -> None:
    page.goto(server.endpoint)
    asked(page)
    count = page.locator("#result tbody tr").count()
    saved = {}
    for word in ("CSV", "JSON"):
        with page.expect_download() as offered:
            page.get_by_role("button", name=f"Download as {word}").click()
        saved[offered.value.suggested_filename] = Path(offered.value.path()).read_bytes().decode()
    assert set(saved) == {"tenures.csv", "tenures.json"}
    assert len(list(csv.reader(saved["tenures.csv"].splitlines()))) == count + 1
    assert len(json.loads(saved["tenures.json"])["results"]["bindings"]) == count


def test_it_leads_to_the_explorer_and_back(page: Page, seen: Seen, server: Server) -> None:
    page.goto(server.endpoint)
    page.get_by_role("link", name="Explorer").click()
    page.wait_for_selector("main h1")
    assert page.url.startswith(server.url)
    page.get_by_role("link", name="Query", exact=True).click()
    page.wait_for_selector("#query")
    assert page.url == server.endpoint
    assert (seen.console, seen.errors) == ([], [])


def test_nothing_sticks_out_on_a_phone(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(server.endpoint)
    asked(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_stumbles_over_it(page: Page, axe: Axe, server: Server, width: int, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(server.endpoint)
    found = axe(page, asked, dark=dark)
    assert [(one["id"], [each["html"][:160] for each in one["nodes"]][:3]) for one in found] == []
