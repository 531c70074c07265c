"""Tests of what stores keep of texts and numbers: what one cannot keep is told before, all else arrives as it was sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stores import loads

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran
    from stores.store import Store

NASTY = Path(__file__).parents[1] / "datasets" / "nasty-literals"
GRAPH = "https://example.org/numbers"
XSD = "http://www.w3.org/2001/XMLSchema#"
#: Values that every store that runs here gives back.
KEPT = (
    *("7", "007", "-5", "1.10", "-0.5", "1.5e0", "1e3", "true", "false", "2147483647"),
    *('"5"^^xsd:nonNegativeInteger', '"2025-11-01"^^xsd:date', '"1992-06"^^xsd:gYearMonth', '"1992"^^xsd:gYear'),
    *('"2025-11-01T10:00:00Z"^^xsd:dateTime', '"https://example.org/é"^^xsd:anyURI', '"x"^^<https://example.org/own>', '"1"^^xsd:boolean'),
    *(
        '"größer"@de-AT',
        '"صعب"@ar',
        '"磨坊谷"@zh-Hant',
        '"🕰 \\U0001F570"',
        '"a\\\\nb"',
        '"line\\r\\nline\\ttab"',
        '"\\"quoted\\" \'so\'"',
        '""',
    ),
    *(
        '" spaces  around "',
        '"<p>&amp;</p>"',
        '"¯\\\\_(ツ)_/¯"',
        '"%s {0} ?x $1"',
        '"e\\u0301 and é"',
        '"\\u200F\\u00A0"',
        '"?"@en',
        '"--"',
        '"#"',
    ),
)
#: Values that Virtuoso loses, or refuses.
LOST = ('"12:30:00"^^xsd:time', '"P1Y2M"^^xsd:duration', '"-0044"^^xsd:gYear', "2147483648", "0.12345678901234567", "1.2345678e0")


def dataset(folder: Path, values: tuple[str, ...]) -> Path:
    """Write a dataset in which each value stands by itself."""
    lines = [f"@prefix xsd: <{XSD}> .", '<https://example.org/n/> <http://rdfs.org/ns/void#uriSpace> "https://example.org/n/" .']
    lines += [f"<https://example.org/n/{number}> <https://example.org/value> {value} ." for number, value in enumerate(values)]
    folder.mkdir()
    (folder / "dataset.ttl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_texts_that_are_hard_to_write_arrive(store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    load = loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate"], NASTY)
    ran = load()
    assert "triple by triple" in ran.err
    content = loads.files(NASTY)
    assert loads.counted(store) == loads.counts(content)
    assert "0 graphs to load" in load().err


@pytest.mark.parametrize("ways", [[], ["--append"]], ids=["replaced", "appended"])
def test_values_that_every_store_keeps(
    store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ways: list[str]
) -> None:
    data = dataset(tmp_path / "data", KEPT)
    load = loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate", *ways], data)
    ran = load()
    assert "does not keep" not in ran.err
    assert "2 graphs triple by triple" in ran.err
    texts = {triple[2][1:] for triple in loads.triples(store, "https://example.org/n/graph/dataset")}
    for text in ("größer", "صعب", "磨坊谷", "🕰 🕰", "a\\nb", "line\r\nline\ttab", "\"quoted\" 'so'", "", "¯\\_(ツ)_/¯", "e\u0301 and é"):
        assert text in {value for value, _ in texts}, text


def test_values_that_virtuoso_loses_are_told_before_and_the_rest_is_compared(
    store: Store, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = dataset(tmp_path / "data", (*LOST, *KEPT))
    load = loads.loader(run, store, [*loads.logged_in(monkeypatch, store), "--no-validate"], data)
    told = [line for line in load("--dry-run").err.splitlines() if "does not keep" in line]
    assert len(told) == (len(LOST) if store.name == "virtuoso" else 0)
    ran = load()
    assert "2 graphs triple by triple" in ran.err
    assert store.count("https://example.org/n/graph/dataset") == len(LOST) + len(KEPT) + 1
