"""JSON-LD in PyLD, which may fetch nothing: the same quads as in N-Quads."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest

import stancegraph

DATASETS = [None, *sorted((Path(__file__).parents[1] / "datasets").iterdir())]


def refuse(address: str, _options: object) -> None:
    raise AssertionError(f"a context is to be fetched: {address}")


@pytest.mark.parametrize("view", [None, "positions"])
@pytest.mark.parametrize("data", DATASETS, ids=lambda path: path.name if path else "shipped")
def test_pyld(data: Path | None, view: str | None) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed: pip install -e '.[readers]'")
    document = json.loads(str(stancegraph.export("jsonld", data, view).content))
    found = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    assert read(found) == read(str(stancegraph.export("nquads", data, view).content))


def read(text: str) -> set[str]:
    return set(map(str, pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS)))
