"""Mermaid in Mermaid's own parser, and drawn in a browser."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.evil import EVIL, evil
from tests.exports.reading import tables_of, written
from tests.readers.conftest import fetched

from stancegraph.colours import SIGNS, sign_of
from stancegraph.exports.looks import marked
from stancegraph.exports.mermaid import write
from stancegraph.exports.tables import Tables, tabulate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

GRAPHS = ["positions", "merged", "ferry", "nasty", "undirected"]


def plain(text: object) -> str:
    return str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")


def labels(tables: Tables) -> list[str]:
    found = []
    for edge in tables.edges:
        sign = f" {SIGNS[sign_of(edge.values['polarity'])]}" if "polarity" in edge.values else ""
        found.append(plain(marked(edge.values)) + sign)
    return found


def compare(tables: Tables, answer: dict[str, Any]) -> None:
    assert answer["warnings"] == []
    assert [values["label"].strip() for values in answer["nodes"].values()] == [
        plain(node.values["label"]).strip() for node in tables.nodes
    ]
    own = {node.id: f"n{number}" for number, node in enumerate(tables.nodes)}
    ends = [(edge["source"], edge["target"]) for edge in answer["edges"]]
    assert ends == [(own[edge.source], own[edge.target]) for edge in tables.edges]
    assert [edge["attributes"]["label"].strip() for edge in answer["edges"]] == [label.strip() for label in labels(tables)]
    assert len({edge["id"] for edge in answer["edges"]}) == len(tables.edges)


@pytest.mark.parametrize("graph", GRAPHS)
def test_mermaid_reads_it(node_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    path = tmp_path / "graph.mmd"
    path.write_text(written("mermaid", graph), encoding="utf-8", newline="")
    compare(tables_of("mermaid", graph), node_reader("mermaid", path))


@pytest.mark.parametrize("words", EVIL)
def test_nothing_of_the_data_becomes_syntax(node_reader: Callable[..., Any], tmp_path: Path, words: str) -> None:
    tables = tabulate(evil(words), lists=True, xml=True)
    path = tmp_path / "graph.mmd"
    path.write_text(write(tables), encoding="utf-8", newline="")
    compare(tables, node_reader("mermaid", path))


@pytest.mark.parametrize("graph", ["positions", "nasty"])
def test_a_browser_draws_what_was_meant(page: Page, tmp_path: Path, graph: str) -> None:
    library = fetched("npm") / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    chart = escape(written("mermaid", graph))
    path = tmp_path / "page.html"
    path.write_text(f'<!DOCTYPE html><meta charset="utf-8"><pre class="mermaid">{chart}</pre>', encoding="utf-8")
    page.goto(path.as_uri())
    page.add_script_tag(path=library)
    page.evaluate("mermaid.initialize({startOnLoad: false}); mermaid.run()")
    page.wait_for_selector("svg .nodes .node")
    tables = tables_of("mermaid", graph)

    def words(texts: list[str]) -> list[list[str]]:
        return [text.split() for text in texts]

    assert words(page.locator("svg .nodes .node .nodeLabel").all_inner_texts()) == words(
        [str(node.values["label"]) for node in tables.nodes]
    )
    assert sorted(words(page.locator("svg .edgeLabels span.edgeLabel").all_inner_texts())) == sorted(words(labels(tables)))
    assert page.locator("svg .edgePaths path").count() == len(tables.edges)
