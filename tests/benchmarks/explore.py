"""Measure the page that `explore` writes: how long writing takes, how large it is, and how soon it is there in a browser.

Run by hand:  .venv/bin/python tests/benchmarks/explore.py [POSITIONS]

The shipped data are measured first, then a made-up folder of POSITIONS positions (10,000 where none are named), each with a passage, every fifth with a
condition. The browser is the system's Chromium, or what STANCEGRAPH_CHROMIUM names; without playwright only writing is measured.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import stancegraph

BASE = "https://example.org/many/"
PREFIXES = f"""@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sg: <https://w3id.org/stancegraph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix many: <{BASE}> .
"""
DATASET = f"""<{BASE}> a dcat:Dataset ; dcterms:title "Many positions"@en ; void:uriSpace "{BASE}" ; sh:declare many:prefix .
many:prefix sh:prefix "many" ; sh:namespace "{BASE}" .
"""
KINDS = ("Person", "State", "Organization", "Collective")
STANCES = ("supports", "opposes", "rejects", "demands", "hesitates", "doubts", "proposes", "withholds")
VOICINGS = ("own-words", "reported", "imputed", "predicted", "spokesperson")


def make(folder: Path, positions: int, seed: int = 1) -> None:
    """Write a folder of so many positions, an actor for every eight, a proposal for every twenty-five."""
    lot = random.Random(seed)
    actors, proposals = max(positions // 8, 5), max(positions // 25, 3)
    (folder / "registry").mkdir(parents=True)
    (folder / "articles").mkdir()
    (folder / "dataset.ttl").write_text(PREFIXES + DATASET, encoding="utf-8")
    known = [f'many:actor-{one} a sg:{KINDS[one % 4]} ; rdfs:label "Actor number {one}"@en .' for one in range(actors)]
    for one in range(proposals):
        broader = f" ; sg:broader many:proposal-{one // 6}" if one % 6 and one >= 6 else ""
        known.append(f'many:proposal-{one} a sg:Proposal ; rdfs:label "a proposal of the kind that is number {one}"@en{broader} .')
    (folder / "registry" / "things.ttl").write_text(PREFIXES + "\n".join(known), encoding="utf-8")
    said = ['many:article a sg:Article ; rdfs:label "An article"@en ; sg:characters 1 ; sg:narrator many:narrator ; sg:textSha256 "0" .']
    said.append('many:narrator a sg:Narrator ; rdfs:label "the narrator"@en .')
    way = "sg:naming sg:naming-named ; sg:mode sg:mode-paraphrase ; sg:reach sg:reach-explicit"
    said.append(f"many:step-narrator a sg:AttributionStep ; sg:order 2 ; sg:voice many:narrator ; {way} .")
    for one in range(actors):
        said.append(f"many:attribution-{one} a sg:Attribution ; sg:step many:step-{one} , many:step-narrator .")
        said.append(f"many:step-{one} a sg:AttributionStep ; sg:order 1 ; sg:voice many:actor-{one} ; {way} .")
    for one in range(positions):
        holder, proposal = lot.randrange(actors), int(proposals * lot.random() ** 2)
        condition = "" if one % 5 else f" ; sg:condition many:condition-{one}"
        if condition:
            said.append(f'many:condition-{one} a sg:Condition ; rdfs:label "if {one} is met"@en ; sg:passage many:passage-{one} .')
        place = f"oa:start {one * 90} ; oa:end {one * 90 + 80} ; sg:paragraph {one} ; sg:sha256 '{one:064x}'"
        said.append(f"many:passage-{one} a sg:Passage ; sg:article many:article ; {place} .")
        said.append(
            f"many:position-{one} a sg:Position ; sg:holder many:actor-{holder} ; sg:stance sg:stance-{lot.choice(STANCES)} ; "
            f"sg:proposal many:proposal-{proposal} ; sg:voicing sg:voicing-{lot.choice(VOICINGS)} ; sg:channel sg:channel-not-said ; "
            f"sg:basis sg:basis-stated ; sg:certainty sg:certainty-asserted ; sg:attribution many:attribution-{lot.randrange(actors)} ; "
            f'sg:passage many:passage-{one} ; sg:paraphrase "Actor {holder} speaks of proposal {proposal}, for the {one}th time."@en{condition} .'
        )
    (folder / "articles" / "article.ttl").write_text(PREFIXES + "\n".join(said), encoding="utf-8")


def write(data: Path | None, path: Path) -> None:
    """Write a page, and say how long that took and how large it is."""
    start = time.perf_counter()
    page = stancegraph.explore(data)
    page.save(path)
    print(f"  written in {time.perf_counter() - start:.1f} s, {path.stat().st_size / 1e6:.2f} MB; triples: {page.triples:,}")


def open_in_browser(path: Path) -> None:
    """Open the matrix and the network, and say after what time they stood there."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("  playwright is not installed: no browser")
        return
    chromium = os.environ.get("STANCEGRAPH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, view in (("matrix", ""), ("network", "#/network"), ("list", "#/list")):
            page.goto("about:blank")
            start = time.perf_counter()
            page.goto(path.as_uri() + view)
            page.wait_for_selector("html[data-ready]", state="attached")
            shown = page.locator(".counts").first.inner_text()
            print(f"  {name} after {time.perf_counter() - start:.2f} s: {shown}; nodes drawn: {page.locator('a.node').count()}")
        browser.close()


def main() -> None:
    """Measure the shipped data and a large folder."""
    positions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("the shipped data")
        write(None, folder / "shipped.html")
        open_in_browser(folder / "shipped.html")
        print(f"{positions:,} positions")
        make(folder / "many", positions)
        write(folder / "many", folder / "many.html")
        open_in_browser(folder / "many.html")


if __name__ == "__main__":
    main()
