"""Tests of the payload: every triple comes back as it was, and texts cannot leave their script element."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from stancegraph.engine import load
from stancegraph.explorer.payload import Graph, json_block
from stancegraph.layout import Folder
from stancegraph.namespaces import XSD, expand

if TYPE_CHECKING:
    from pathlib import Path

    from stancegraph.engine import Engine


def terms_of(document: dict[str, list[object]], prefixes: dict[str, str]) -> tuple[list[object], list[ox.Literal]]:
    """Read the tables back into terms."""
    iri = lambda short: short[1:-1] if short.startswith("<") else expand(short, prefixes) or short  # noqa: E731
    things = [short if str(short).startswith("_:") else ox.NamedNode(iri(short)) for short in document["things"]]
    literals = []
    for written in document["literals"]:
        text, language, datatype = (*written, "")[:3] if isinstance(written, list) else (written, "", "")
        if language:
            literals.append(ox.Literal(text, language=language))
        else:
            literals.append(ox.Literal(text, datatype=ox.NamedNode(iri(datatype) if datatype else XSD + "string")))
    return things, literals


def test_every_triple_comes_back(engine: Engine) -> None:
    graph = Graph(engine)
    document = graph.write()
    things, literals = terms_of(document, engine.folder.prefixes)  # type: ignore[arg-type]
    found = set()
    for number, said in enumerate(document["graph"]):  # type: ignore[arg-type]
        for property_, value in zip(said[::2], said[1::2], strict=True):
            found.add((things[number], things[property_], things[value] if value >= 0 else literals[-1 - value]))
    assert found == set(engine.run("SELECT ?s ?p ?o { ?s ?p ?o }").rows)


def test_what_an_answer_adds_has_a_number_too(engine: Engine) -> None:
    graph = Graph(engine)
    term = ox.Literal("made by a question")
    graph.take([(term, None)])
    assert graph.number(term) < 0
    assert graph.number_of("https://example.org/nowhere") == graph.number_of("no address") == -1


def test_blank_nodes_have_the_same_names_each_time(village: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "dataset.ttl").write_text((village / "dataset.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "articles" / "a.ttl").write_text(
        '<https://example.org/a> <https://example.org/p> [ <https://example.org/q> "b" ], [ <https://example.org/q> "c" ] .',
        encoding="utf-8",
    )
    first, second = (Graph(load(Folder(tmp_path).path)).write() for _ in range(2))
    assert first == second
    assert [short for short in first["things"] if short.startswith("_:")] == ["_:n1", "_:n2"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "</script><img onerror=alert(1)>",
        "<!--",
        "]]>",
        "a & b",
        "\u2028\u2029",
        "\x00\x1b",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    ],
)
def test_no_text_leaves_its_script_element(text: str) -> None:
    written = json_block({"label": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"label": text}
