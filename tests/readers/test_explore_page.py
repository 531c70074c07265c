"""Tests of the page that `explore` writes, in a browser: every view is opened and used, and nothing leaves the page."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import pyoxigraph as ox
import pytest

import stancegraph
from stancegraph import formats
from stancegraph import page as pages
from stancegraph.engine import load
from stancegraph.passage import digest, node
from stancegraph.pictures.dependencies import ON_CIRCLE
from stancegraph.pictures.marks import DASHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.readers.conftest import Seen

    Axe = Callable[..., list[dict[str, Any]]]

VILLAGE = Path(__file__).parents[1] / "datasets" / "village"
REJECTS = "gsf:position-netanyahu-rejects-authority-role"
CONDITIONAL = "gsf:position-arab-countries-need-invitation-and-mandate"
VIEWS = [
    "",
    "#/matrix?naming=unnamed&rows=proposals",
    "#/matrix?proposal=proposal:palestinian-authority-role-in-gaza",
    "#/matrix?actor=state:nowhere",
    "#/list",
    "#/list?voicing=sg:voicing-imputed",
    "#/network",
    "#/network/actors",
    "#/network/candidates",
    "#/network/dependencies",
    "#/network/dependencies?circle=1.0",
    "#/network/everything",
    "#/network/everything?focus=organization:hamas&depth=2",
    "#/network/nowhere",
    f"#/position/{REJECTS}",
    f"#/position/{CONDITIONAL}",
    f"#/cards?thing={REJECTS}&thing={CONDITIONAL}",
    "#/actor/state:israel",
    "#/actor/gsf:collective-arab-countries",
    "#/proposal/proposal:international-stabilization-force",
    "#/state-of-affairs/gsf:state-force-created",
    "#/article/gsf:article",
    "#/event/gsf:event-cease-fire",
    "#/thing/nowhere",
    "#/questions",
    "#/question/who-supports-or-opposes",
    "#/question/what-is-not-stated?holder=state:turkey",
    "#/question/what-is-not-stated",
    "#/question/conditions?holder=state:france&proposal=proposal:x",
    "#/question/nowhere",
    "#/find?q=netanyahou",
    "#/kind/Event",
    "#/text",
    "#/about",
]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of the shipped data and give its address."""
    path = tmp_path_factory.mktemp("page") / "stances.html"
    stancegraph.explore().save(path)
    return path.as_uri()


@pytest.fixture(scope="module")
def village_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Write the page of the made-up village and give its address."""
    path = tmp_path_factory.mktemp("page") / "village.html"
    stancegraph.explore(VILLAGE).save(path)
    return path.as_uri()


def opened(page: Page, address: str) -> None:
    """Open a page and wait until it is drawn; a change of what stands after the # is no new opening."""
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")


def quiet(seen: Seen) -> None:
    """Demand that a page failed nowhere, said nothing and asked for nothing."""
    assert seen.errors == [] and seen.console == [] and seen.abroad == []


def downloaded(page: Page, word: str) -> str:
    """Press a download button and read the file."""
    with page.expect_download() as offered:
        page.get_by_role("button", name=f"Download as {word}", exact=True).first.click()
    return Path(offered.value.path()).read_bytes().decode()


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_without_a_word_on_the_console(page: Page, seen: Seen, shipped: str, view: str) -> None:
    opened(page, shipped + view)
    assert page.locator("main h1").count() == 1
    assert page.locator("main h1").inner_text()
    assert page.title().endswith(" · stancegraph: who stands where on Gaza's proposed stabilization force")
    quiet(seen)


@pytest.mark.parametrize(("view", "dark"), [*((view, False) for view in VIEWS), *((view, True) for view in VIEWS[::2])])
def test_nobody_stumbles_over_a_view(page: Page, axe: Axe, shipped: str, view: str, dark: bool) -> None:
    page.goto(shipped + view)
    found = axe(page, dark=dark)
    assert [(one["id"], [each["html"][:160] for each in one["nodes"]][:3]) for one in found] == []


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out_on_a_phone(page: Page, shipped: str, view: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, shipped + view)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("view", ["", "#/list", "#/network/dependencies", f"#/position/{CONDITIONAL}", "#/question/conditions"])
def test_nobody_stumbles_on_a_phone(page: Page, axe: Axe, shipped: str, view: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(shipped + view)
    assert [one["id"] for one in axe(page)] == []


@pytest.mark.parametrize("view", ["", "#/list", "#/network", f"#/position/{CONDITIONAL}", "#/question/agreement", "#/about"])
def test_what_is_pressed_is_large_enough(page: Page, shipped: str, view: str) -> None:
    opened(page, shipped + view)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary, a.held, .tab, .places a')].filter((one) => {
        const box = one.getBoundingClientRect(); return box.width && (box.width < 23.5 || box.height < 23.5) }).map((one) => one.outerHTML.slice(0, 90))"""
    )
    assert small == []


THINGS = [
    REJECTS,
    CONDITIONAL,
    "state:israel",
    "person:benjamin-netanyahu",
    "organization:hamas",
    "proposal:international-stabilization-force",
    "proposal:palestinian-authority-role-in-gaza",
    "gsf:collective-arab-countries",
    "gsf:state-force-created",
    "office:prime-minister-of-israel",
    "gsf:event-bombardment",
    "gsf:article",
    "gsf:narrator",
    "place:gaza",
    "gsf:passage-5771-5941",
    "gsf:condition-militants-refuse",
    "gsf:attribution-netanyahu",
    "gsf:bridge-created-takes-assembled",
    "gsf:mention-state-israel",
    "gsf:participation-bombardment-hamas",
    "sg:stance-rejects",
]


@pytest.mark.parametrize("thing", THINGS)
def test_a_card_says_what_show_prints(page: Page, shipped: str, thing: str) -> None:
    opened(page, f"{shipped}#/thing/{thing}")
    expected = stancegraph.show(thing)
    assert downloaded(page, "JSON") == pages.json(expected)
    headings = page.locator(".card .part > h2").evaluate_all("all => all.map((one) => one.firstChild.textContent)")
    own = [heading for heading in headings if heading != "Your copy, with its passages"]
    assert own == [section.heading[:1].upper() + section.heading[1:] for section in expected.sections]


def test_every_card_of_the_village_says_what_show_prints(page: Page, village_page: str) -> None:
    engine = load(VILLAGE)
    for row in engine.run(
        "SELECT DISTINCT ?thing { ?thing a ?kind FILTER(STRSTARTS(STR(?thing), 'https://example.org')) } ORDER BY ?thing"
    ).rows[:60]:
        expected = stancegraph.show(f"<{row[0].value}>", engine)  # type: ignore[union-attr]
        opened(page, f"{village_page}#/thing/{quote(expected.short, safe='')}")
        assert json.loads(downloaded(page, "JSON")) == json.loads(pages.json(expected)), expected.short


@pytest.mark.parametrize(
    ("question", "params"),
    [
        ("who-supports-or-opposes", {}),
        ("who-supports-or-opposes", {"proposal": "proposal:palestinian-authority-role-in-gaza"}),
        ("deadlocks", {"strength": "soft"}),
        ("what-is-not-stated", {"holder": "state:turkey"}),
        ("numbers", {}),
        ("actor-names", {}),
        ("passage-statements", {"passage": "gsf:passage-5771-5941"}),
        ("contradictions", {}),
    ],
)
def test_an_answer_is_what_ask_gives(page: Page, shipped: str, question: str, params: dict[str, str]) -> None:
    opened(page, f"{shipped}#/question/{question}?" + "&".join(f"{name}={value}" for name, value in params.items()))
    expected = stancegraph.ask(question, **params)
    assert downloaded(page, "CSV") == formats.csv(expected)
    assert json.loads(downloaded(page, "JSON")) == json.loads(formats.json(expected))
    assert page.locator("table.rows tbody tr").count() == min(len(expected), 300)
    pairs = "".join(f" {name}={value}" for name, value in params.items())
    assert page.locator(".command code").inner_text() == f"stancegraph ask {question}{pairs}"


def test_what_is_not_kept_shows_the_command(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/question/conditions")
    page.select_option("#param-holder", "state:france")
    page.select_option("#param-proposal", "proposal:international-stabilization-force")
    page.wait_for_selector(".note:has-text('several values together')")
    assert "several values together" in page.locator(".note").inner_text()
    assert (
        page.locator(".command code").inner_text()
        == "stancegraph ask conditions holder=state:france proposal=proposal:international-stabilization-force"
    )
    assert page.locator("table.rows").count() == 0


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"actor": "state:israel"},
        {"actorKind": "collective"},
        {"proposal": "proposal:palestinian-authority-role-in-gaza"},
        {"proposal": "proposal:authority-governing-gaza"},
        {"stance": "sg:stance-supports"},
        {"voicing": "sg:voicing-imputed", "naming": "unnamed"},
        {"channel": "sg:channel-not-said", "actorKind": "state"},
        {"naming": "named", "asOf": "2025-01-01"},
    ],
    ids=lambda filters: " ".join(filters) or "none",
)
def test_filters_let_through_what_the_view_does(page: Page, shipped: str, filters: dict[str, str]) -> None:
    opened(page, f"{shipped}#/list?" + "&".join(f"{name}={value}" for name, value in filters.items()))
    expected = {own["iri"] for *_, own in stancegraph.view("positions", **filters).edges(data=True)}
    assert {one["position"] for one in json.loads(downloaded(page, "JSON"))["positions"]} == expected
    assert page.locator("ul.positions > li").count() == len(expected)


def test_filters_by_day_in_the_village(page: Page, village_page: str) -> None:
    for day in ("2024-01-01", "2024-03-05", "2025-12-31"):
        opened(page, f"{village_page}#/list?asOf={day}")
        expected = {own["iri"] for *_, own in stancegraph.view("positions", VILLAGE, asOf=day).edges(data=True)}
        assert page.locator("ul.positions > li").count() == len(expected)


def test_a_cell_leads_to_its_card_and_back_again(page: Page, seen: Seen, shipped: str) -> None:
    opened(page, shipped)
    cell = page.locator("a.held", has_text="rejects").first
    cell.click()
    page.wait_for_selector(".chain")
    assert REJECTS in page.url
    assert page.evaluate("document.activeElement.tagName") == "H1"  # focus moves with the reader
    page.go_back()
    page.wait_for_selector("table.grid")
    page.go_forward()
    page.wait_for_selector(".chain")
    quiet(seen)


def test_choosing_a_filter_keeps_the_place_and_tells_the_count(page: Page, shipped: str) -> None:
    opened(page, shipped)
    page.focus("#filter-actor")
    page.select_option("#filter-actor", "state:israel")
    page.wait_for_selector(".counts:text('2 of 36')")
    assert "actor=state:israel" in page.url
    page.wait_for_selector("#live:text('2 of 36')", state="attached")
    assert page.locator("table.grid tbody th[scope=row]").all_inner_texts() == ["Israel"]
    assert page.evaluate("document.activeElement.id") == "filter-actor"
    page.get_by_role("button", name="Take off the filter Actor: Israel").click()
    page.wait_for_selector(".counts:text('36 positions')")
    page.go_back()
    page.wait_for_selector(".counts:text('2 of 36')")


def test_asked_for_a_proposal_the_matrix_says_which_columns_are_narrower_or_broader(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/matrix?proposal=proposal:significant-authority-role")
    marks = page.locator("table.grid thead .mark").all_inner_texts()
    assert "exact" in marks and "narrower" in marks


def test_rows_are_sorted_within_their_groups(page: Page, shipped: str) -> None:
    opened(page, shipped)
    header = page.locator("th.corner.count")
    assert header.get_attribute("aria-sort") == "none"
    header.get_by_role("button").click()
    page.wait_for_selector("th.corner.count[aria-sort=descending]")
    groups: list[list[int]] = []
    for text in page.locator("table.grid tbody tr").evaluate_all(
        "rows => rows.map((row) => row.className === 'heading' ? '' : row.querySelector('.count').textContent)"
    ):
        if text:
            groups[-1].append(int(text))
        else:
            groups.append([])
    assert len(groups) == 4 and all(group == sorted(group, reverse=True) for group in groups)


def test_what_is_not_the_holder_s_own_word_is_said_in_words_everywhere(page: Page, shipped: str) -> None:
    opened(page, shipped)
    assert "imputed by others" in page.locator(f"a.held[href$='{CONDITIONAL}']").inner_text()
    opened(page, f"{shipped}#/list?voicing=sg:voicing-imputed")
    rows = page.locator("ul.positions > li").all_inner_texts()
    assert rows and all("imputed by others" in row for row in rows)
    opened(page, f"{shipped}#/position/{CONDITIONAL}")
    assert "Not the holder's own word: imputed by others." in page.locator("main").inner_text()
    assert {"conditional", "unnamed"} <= set(page.locator(".hero .mark").all_inner_texts())
    opened(page, f"{shipped}#/question/conditions")
    assert "imputed by others" in page.locator("table.rows tbody").inner_text()  # also where the answer has no such column
    opened(page, f"{shipped}#/network/positions")
    assert any("imputed by others" in text for text in page.locator(".edge-word").all_text_contents())
    opened(page, f"{shipped}#/network/dependencies")
    assert (
        page.locator(".pane path.edge.bridge").count()
        == sum("bridge" in text for text in page.locator(".edge-word").all_text_contents())
        > 0
    )


def test_another_reading_is_marked_on_its_card_and_left_out_elsewhere(page: Page, shipped: str) -> None:
    engine = load()
    (row, *_) = engine.run(
        "PREFIX sg: <https://w3id.org/stancegraph/ontology#> SELECT ?p { ?p a sg:Position ; sg:alternativeReadingOf ?q }"
    ).rows
    iri = row[0].value  # type: ignore[union-attr]
    opened(page, f"{shipped}#/thing/{stancegraph.show(f'<{iri}>', engine).short}")
    assert "another reading" in page.locator(".hero").inner_text()
    opened(page, f"{shipped}#/list")
    assert iri not in {one["position"] for one in json.loads(downloaded(page, "JSON"))["positions"]}
    assert "1 other reading left out" in page.locator(".counts").inner_text()


def test_the_chain_goes_from_the_holder_to_the_article(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/position/{CONDITIONAL}")
    stations = page.locator(".chain").first.locator(".station")
    assert stations.locator(".role").all_inner_texts() == ["holder", "said by", "told by", "published in"]
    assert stations.locator(".who").all_inner_texts() == [
        "Arab countries (al-Omari)",
        "Ghaith al-Omari",
        "the article's narrator",
        "Report on the planned stabilization force for Gaza",
    ]


def test_the_bar_asks_and_the_search_finds(page: Page, seen: Seen, shipped: str) -> None:
    opened(page, shipped)
    page.select_option("#bar-question", "tolls")
    page.wait_for_selector("table.rows")
    assert page.locator("table.rows tbody tr").count() == len(stancegraph.ask("tolls"))
    page.fill("#bar-find", "ישראל")
    page.press("#bar-find", "Enter")
    page.wait_for_selector(".counts:text('found for')")
    assert page.locator(".things a").first.inner_text() == "Israel"
    opened(page, f"{shipped}#/questions")
    page.fill("#question-words", "deadlock circle")
    assert "Which things wait for each other in a circle?" in page.locator(".questions a").all_inner_texts()
    page.fill("#question-words", "nobody has asked this")
    assert page.locator(".questions a").count() == 0
    quiet(seen)


@pytest.mark.parametrize("text", ["netanyahou", "israel", "the force", "gaza", "al-omari", "zzz"])
def test_it_finds_what_find_does(page: Page, shipped: str, text: str) -> None:
    opened(page, f"{shipped}#/find?q={quote(text)}")
    expected = [row["thing"] for row in stancegraph.find(text)]
    found = page.locator("main .things a").evaluate_all("all => all.map((one) => decodeURIComponent(one.hash.split('/')[2]))")
    prefixes = load().folder.prefixes
    opened_up = [prefixes[short.split(":")[0]] + short.split(":", 1)[1] for short in found]
    assert opened_up[: len(expected)] == expected[:100]  # statements that are named by their paraphrase come after


def test_a_node_of_the_network_is_reached_by_keys(page: Page, seen: Seen, shipped: str) -> None:
    opened(page, f"{shipped}#/network/dependencies")
    page.focus("a.node[tabindex='0']")
    first = page.evaluate("document.activeElement.dataset.node")
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.node") != first
    assert page.locator("a.node[tabindex='0']").count() == 1
    name = page.evaluate("document.activeElement.querySelector('title').textContent.split(',')[0]")
    assert page.get_by_role("link", name=name).first.get_attribute("class") == "node"
    page.keyboard.press("Enter")
    page.wait_for_selector("a.node.middle")
    assert "focus=" in page.url and page.locator("#network-focus").input_value().startswith(name[:10])
    page.get_by_role("button", name="Show the whole network").click()
    page.wait_for_selector("a.node.middle", state="detached")
    assert "focus=" not in page.url
    quiet(seen)


def test_the_network_is_a_list_too(page: Page, shipped: str) -> None:
    for name in ("positions", "dependencies", "actors"):
        opened(page, f"{shipped}#/network/{name}")
        page.locator(".as-list > summary").click()
        assert page.locator(".as-list tbody tr").count() == stancegraph.view(name).number_of_edges()


def test_labels_of_a_network_do_not_lie_on_each_other(page: Page, shipped: str) -> None:
    for name in ("positions", "dependencies", "actors", "candidates"):
        opened(page, f"{shipped}#/network/{name}")
        over = page.evaluate(
            """() => { const boxes = [...document.querySelectorAll('.pane .label')].map((one) => one.getBoundingClientRect());
            let count = 0; boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
              if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3) count += 1; })); return count }"""
        )
        assert over == 0, name


def test_the_same_data_look_the_same_at_every_opening(page: Page, shipped: str) -> None:
    places = []
    for _ in range(2):
        opened(page, f"{shipped}#/network/everything")
        places.append(page.locator("a.node").evaluate_all("all => all.map((one) => one.getAttribute('transform'))"))
    assert places[0] == places[1]


def test_a_circle_can_be_looked_at_alone(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/network/dependencies")
    choices = page.locator("#network-circle option").all_inner_texts()
    assert any(choice.startswith("with a bridge: 5 things") for choice in choices)
    page.select_option("#network-circle", index=1)
    page.wait_for_selector(".counts:text('A circle that closes')")
    assert page.locator("a.node").count() == 5
    assert page.locator("path.edge.circle").count() >= 5


def test_a_picture_is_a_file_of_its_own(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/network/positions")
    picture = downloaded(page, "SVG")
    root = ET.fromstring(picture)  # noqa: S314 - our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "class=" not in picture and "<a" not in picture and "var(" not in picture
    assert picture.count("<tspan") >= 58


@pytest.mark.parametrize(
    "view", ["#/list?actor=state:israel", f"#/position/{CONDITIONAL}", "#/network/dependencies", "#/question/deadlocks"]
)
def test_turtle_says_nothing_that_is_not_in_the_data(page: Page, shipped: str, view: str) -> None:
    opened(page, shipped + view)
    found = {triple.triple for triple in ox.parse(downloaded(page, "Turtle"), format=ox.RdfFormat.TURTLE)}
    everything = {ox.Triple(*row) for row in load().run("SELECT ?s ?p ?o { ?s ?p ?o }").rows}  # type: ignore[arg-type]
    assert found and found <= everything


def test_colours_are_chosen_by_the_system_and_by_hand(page: Page, shipped: str) -> None:
    page.emulate_media(color_scheme="dark")
    opened(page, shipped)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)" != dark


def test_in_print_there_is_the_content_alone(page: Page, shipped: str) -> None:
    page.emulate_media(media="print")
    opened(page, f"{shipped}#/position/{CONDITIONAL}")
    assert not page.locator(".ask").is_visible() and not page.locator(".tools").is_visible()
    assert page.locator("h1").is_visible()


def test_a_matrix_wider_than_a_sheet_is_printed_as_a_list(page: Page, shipped: str) -> None:
    opened(page, shipped)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".paper ul.positions > li").count() == 36 and not page.locator("table.grid").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".paper li").count() == 0 and page.locator("table.grid").is_visible()


def test_the_skip_link_leads_to_the_content(page: Page, shipped: str) -> None:
    opened(page, shipped)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert "#main" not in page.url


def test_the_page_opens_with_its_filters(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    stancegraph.explore(VILLAGE, naming="unnamed").save(path)
    opened(page, path.as_uri())
    assert "naming=unnamed" in page.url
    assert page.locator("#filter-naming").input_value() == "unnamed"


EVIL = "</script><img src=x onerror=alert(1)><!--"


def test_a_text_of_the_data_is_never_markup(page: Page, seen: Seen, tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    shutil.copytree(VILLAGE, folder)
    actors = folder / "registry" / "actors.ttl"
    text = actors.read_text(encoding="utf-8").replace('rdfs:label "Élodie Bràs"@en', f'rdfs:label "{EVIL}"@en')
    text += '\nperson:elodie-bras <https://example.org/see> <javascript:alert(1)> , <https://example.org/a> , "https://example.org/b" .\n'
    actors.write_text(text, encoding="utf-8")
    stancegraph.explore(folder).save(tmp_path / "evil.html")
    address = (tmp_path / "evil.html").as_uri()
    opened(page, f"{address}#/actor/person:elodie-bras")
    assert page.locator("h1").inner_text() == EVIL
    hrefs = page.locator("main a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert not [href for href in hrefs if not href.startswith(("#", "https://", "http://"))]
    outward = page.locator("a.outward")
    assert {"https://example.org/a", "https://example.org/b"} <= set(outward.evaluate_all("all => all.map((one) => one.href)"))
    assert set(outward.evaluate_all("all => all.map((one) => one.rel)")) == {"noreferrer noopener"}
    for view in ("", "#/list", "#/network", "#/find?q=img", "#/question/actor-names", "#/questions", "#/about"):
        opened(page, address + view)
        assert page.locator("main img").count() == 0
    quiet(seen)


TEXT = "\ufeff\U0001f600 Ann wants the clock moved.\r\n\r\n\U0001f600\U0001f600 Cafe\u0301 owners said no, and that was that.\r\n"


@pytest.fixture(scope="module")
def emoji(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, list[str]]:
    """Write a dataset whose article has emoji before its passages; its page, its text, and the words of the passages."""
    folder = tmp_path_factory.mktemp("emoji") / "data"
    shutil.copytree(VILLAGE, folder)
    text = TEXT.removeprefix("\ufeff").replace("\r\n", "\n").replace("e\u0301", "\u00e9")
    words = ["Ann wants the clock moved.", "Caf\u00e9 owners said no"]
    base = "https://example.org/emoji/"
    triples = [triple for said in words for triple in node(f"{base}article", text, text.index(said), text.index(said) + len(said))]
    for name, value in {
        "characters": ox.Literal(len(text)),
        "textSha256": ox.Literal(digest(text)),
        "fileSha256": ox.Literal(digest(TEXT)),
    }.items():
        triples.append(ox.Triple(ox.NamedNode(f"{base}article"), ox.NamedNode(f"https://w3id.org/stancegraph/ontology#{name}"), value))
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    triples.append(ox.Triple(ox.NamedNode(f"{base}article"), kind, ox.NamedNode("https://w3id.org/stancegraph/ontology#Article")))
    (folder / "articles" / "emoji.ttl").write_bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE))
    copy = folder.parent / "copy.txt"
    copy.write_bytes(TEXT.encode())
    stancegraph.explore(folder).save(folder.parent / "page.html")
    return (folder.parent / "page.html").as_uri(), copy, words


def test_passages_are_shown_out_of_the_reader_s_own_copy(page: Page, seen: Seen, emoji: tuple[str, Path, list[str]]) -> None:
    address, copy, words = emoji
    opened(page, f"{address}#/kind/Passage")
    names = page.locator("main .things a").evaluate_all("all => all.map((one) => one.hash).filter((one) => one.includes('emoji'))")
    assert len(names) == 2
    page.evaluate("location.hash = '#/text'")
    page.set_input_files("#copy-file", copy)
    page.wait_for_selector(".copy-box .good")
    shown = []
    for name in names:
        page.evaluate("(hash) => { location.hash = hash }", name)
        page.wait_for_selector(f".card code:text('{unquote(name.split('/')[-1])}')")
        shown.append(page.locator("blockquote.words").first.inner_text())
        for word in ("JSON", "CSV", "Turtle"):
            assert shown[-1] not in downloaded(page, word)
    assert sorted(shown) == sorted(words)
    assert words[0] not in page.evaluate("document.getElementById('live').textContent")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.evaluate("location.hash = '#/text'")
    page.get_by_role("button", name="Forget the copy").click()
    assert page.locator(".words").count() == 0
    quiet(seen)


def test_the_text_of_the_village_is_shown_on_its_cards(page: Page, seen: Seen, village_page: str) -> None:
    opened(page, f"{village_page}#/text")
    page.set_input_files("#copy-file", VILLAGE / "articles" / "clock" / "clock.txt")
    page.wait_for_selector(".whole-text .in-text")
    page.locator(".whole-text .in-text").first.click()
    words = page.locator("blockquote.words").first.inner_text()
    assert words in (VILLAGE / "articles" / "clock" / "clock.txt").read_text(encoding="utf-8")
    quiet(seen)


def test_a_file_can_be_dropped_anywhere(page: Page, seen: Seen, emoji: tuple[str, Path, list[str]]) -> None:
    address, copy, _ = emoji
    opened(page, address)
    page.evaluate(
        """(bytes) => { const carried = new DataTransfer(); carried.items.add(new File([Uint8Array.from(bytes)], 'copy.txt'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true })); }""",
        list(copy.read_bytes()),
    )
    page.wait_for_selector("#live:text('true copy')", state="attached")
    assert "true copy" in page.locator("main [role=note]").inner_text()
    quiet(seen)


@pytest.mark.parametrize(
    "given",
    [
        (TEXT.replace("wants", "hates").encode(), "1 passage of"),
        (b"something else", "its digest differs"),
        (b"\xff\xfe", "not text in UTF-8"),
    ],
    ids=["altered", "another", "no text"],
)
def test_another_text_is_refused_and_nothing_of_it_shown(
    page: Page, seen: Seen, emoji: tuple[str, Path, list[str]], tmp_path: Path, given: tuple[bytes, str]
) -> None:
    content, said = given
    (tmp_path / "other.txt").write_bytes(content)
    opened(page, f"{emoji[0]}#/text")
    page.set_input_files("#copy-file", tmp_path / "other.txt")
    page.wait_for_selector(".copy-box .note")
    assert said in page.locator(".copy-box .note").inner_text()
    assert page.locator(".words").count() == 0
    quiet(seen)


def test_lines_are_broken_as_in_the_pictures_and_the_legend_says_so(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/network/positions")
    drawn = set(
        page.locator("path.edge").evaluate_all(
            "all => all.map((one) => ['conditional', 'not-own'].map((name) => one.classList.contains(name)) + ' ' + getComputedStyle(one).strokeDasharray)"
        )
    )
    dashes = {key: (value or "none").replace(" ", "px, ") + ("px" if value else "") for key, value in DASHES.items()}
    assert drawn == {f"{str(key[0]).lower()},{str(key[1]).lower()} {dash}" for key, dash in dashes.items()}
    said = page.locator("p.legend").inner_text()
    assert "dashed: a conditional position" in said and "dotted: not the holder's own word" in said and "dash and dot: " in said
    opened(page, f"{shipped}#/network/dependencies")
    said = page.locator("p.legend").inner_text()
    assert "dotted: bridge" in said and "dashed: soft, holds nothing up" in said and "red: on a circle" in said
    circle = page.locator("path.edge.circle").first.evaluate("one => getComputedStyle(one).stroke")
    assert circle == "rgb({}, {}, {})".format(*bytes.fromhex(ON_CIRCLE[1:]))


def test_a_day_says_what_it_cannot_judge(page: Page, shipped: str) -> None:
    opened(page, shipped)
    about = page.locator("#filter-asOf").get_attribute("aria-describedby")
    assert page.locator(f"#{about}").inner_text() == "What the text does not date stays."
    assert "dated" not in page.locator(".counts").inner_text()
    opened(page, f"{shipped}#/matrix?asOf=2025-01-01")
    assert page.locator(".counts").inner_text().endswith("36 of 36 are not dated by the text and stay")


def test_going_back_lands_where_one_was(page: Page, shipped: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 700})
    opened(page, shipped)
    where = "[scrollY, document.querySelector('.scroller').scrollLeft, document.querySelector('.scroller').scrollTop]"
    cell = page.locator("a.held").nth(20)
    cell.scroll_into_view_if_needed()
    left, href = page.evaluate(where), cell.get_attribute("href")
    assert left[1] > 0
    cell.click()
    page.wait_for_selector(".chain")
    page.go_back()
    page.wait_for_selector("table.grid a.held:focus")
    assert page.evaluate(where) == left
    assert page.evaluate("document.activeElement.getAttribute('href')") == href


def test_the_network_says_what_it_does_not_have_and_keeps_what_it_has(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/network/positions?focus=state:israel")
    page.fill("#network-focus", "nobody at all")
    page.press("#network-focus", "Enter")
    page.wait_for_selector("#live:text('Nothing here is called “nobody at all”')", state="attached")
    page.select_option("#network-view", "actors")
    page.wait_for_selector("a.node.middle")
    assert page.url.endswith("#/network/actors?focus=state:israel")
    page.select_option("#network-view", "dependencies")
    page.wait_for_selector("a.node.middle", state="detached")
    assert page.url.endswith("#/network/dependencies")


def test_a_line_of_the_network_opens_its_card(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/network/positions?focus=state:israel")
    place = page.locator("g.link .way").first.evaluate(
        """way => { const at = way.getPointAtLength(way.getTotalLength() / 4); const to = way.getScreenCTM();
        return [at.x * to.a + to.e, at.y * to.d + to.f] }"""
    )
    assert page.evaluate("([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).cursor", place) == "pointer"
    page.mouse.click(*place)
    page.wait_for_selector(".chain")
    assert "#/position/" in page.url


@pytest.mark.parametrize("size", [(1280, 800), (1600, 1000), (390, 800)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("view", ["positions", "dependencies", "dependencies?circle=1.0", "everything"])
def test_a_network_opens_with_everything_in_its_box(page: Page, shipped: str, view: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, f"{shipped}#/network/{view}")
    outside, height = page.evaluate(
        """() => { const pane = document.querySelector('.pane').getBoundingClientRect();
        const out = [...document.querySelectorAll('.pane .label, .pane .edge-word')].map((one) => one.getBoundingClientRect())
          .filter((one) => one.left < pane.left || one.right > pane.right || one.top < pane.top || one.bottom > pane.bottom);
        return [out.length, pane.height] }"""
    )
    assert outside == 0
    assert height <= size[1]  # all of it is seen once one has scrolled to it


@pytest.mark.parametrize("question", ["what-is-not-stated", "what-is-not-stated?holder="])
def test_a_question_says_what_it_needs_and_offers_no_command_that_fails(page: Page, shipped: str, question: str) -> None:
    opened(page, f"{shipped}#/question/{question}")
    assert page.locator(".note").inner_text().startswith("This question needs ")
    assert page.locator(".command").count() == 0


def test_heads_of_groups_are_not_cut(page: Page, shipped: str) -> None:
    for view in ("#/matrix", "#/matrix?rows=proposals"):
        opened(page, shipped + view)
        covered = page.evaluate(
            """() => [...document.querySelectorAll('.grid .heading .whole')].filter((one) => {
            one.scrollIntoView({ block: 'center' }); const range = document.createRange(); range.selectNodeContents(one);
            const box = range.getBoundingClientRect(); return !one.contains(document.elementFromPoint(box.right - 3, box.bottom - 4))
            || box.height > one.closest('tr').getBoundingClientRect().height }).map((one) => one.textContent)"""
        )
        assert covered == []
        cut = "all => all.filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
        assert page.locator(".grid thead .group").evaluate_all(cut) == []
    assert "Unnamed and open groups (13)" in page.locator(".grid thead .group").all_inner_texts()


def test_an_address_of_nothing_is_said_in_a_sentence(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/nonsense")
    assert page.locator("h1").inner_text() == "Nothing here has the address “nonsense”."


def test_a_passage_is_called_after_its_place(page: Page, shipped: str) -> None:
    opened(page, f"{shipped}#/passage/gsf:passage-5771-5941")
    assert page.locator("h1").inner_text() == "paragraph 23, characters 5771–5941"
    assert page.locator("ul.said li").last.inner_text().startswith("sha256")
    assert page.get_by_role("link", name="in the text: Benjamin Netanyahu").count() == 1


def test_a_passage_is_shown_in_the_article(page: Page, seen: Seen, village_page: str) -> None:
    opened(page, f"{village_page}#/text")
    page.set_input_files("#copy-file", VILLAGE / "articles" / "clock" / "clock.txt")
    page.wait_for_selector(".whole-text .in-text")
    page.locator(".whole-text .in-text").nth(5).click()
    words = page.locator("blockquote.words").first.inner_text()
    page.get_by_role("link", name="Show in the article").click()
    page.wait_for_selector(".in-text.found:focus")
    assert "".join(page.locator(".in-text.found").all_inner_texts()) == words
    quiet(seen)


def test_no_arrow_of_a_chain_is_cut(page: Page, shipped: str) -> None:
    for width in (360, 760, 1000):
        page.set_viewport_size({"width": width, "height": 800})
        opened(page, f"{shipped}#/position/{CONDITIONAL}")
        room = page.locator(".chain .station:not(:last-child)").evaluate_all(
            """all => all.map((one) => { const style = getComputedStyle(one, '::after'); const box = one.getBoundingClientRect();
            return [box.left + parseFloat(style.left), innerWidth - box.left - parseFloat(style.left) - parseFloat(style.width)] })"""
        )
        assert room and all(side >= 0 for pair in room for side in pair)


def test_chosen_colours_outlive_a_reload_and_nothing_is_stored(page: Page, seen: Seen, shipped: str) -> None:
    page.emulate_media(color_scheme="light")
    opened(page, shipped)
    page.click("#theme")
    page.evaluate("location.hash = '#/about'")
    page.wait_for_selector("h1:text('About this page')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    quiet(seen)


def test_in_print_it_is_light_and_fits_the_sheet(page: Page, shipped: str) -> None:
    page.emulate_media(color_scheme="dark", media="print")
    page.set_viewport_size({"width": 1000, "height": 700})  # about a sheet that lies
    for view, inner in (("#/network", ".pane svg"), ("#/question/who-supports-or-opposes", "table.rows")):
        opened(page, shipped + view)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert page.locator(inner).bounding_box()["width"] <= 1000  # type: ignore[index]
