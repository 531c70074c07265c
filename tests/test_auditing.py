"""Tests of checking what lies in a store: the findings are those of the files, whichever way the data are cut into graphs."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from distant import URL, distant
from stancegraph import auditing, sarif, shacl
from stancegraph.engine import StoreEngine
from stancegraph.errors import NotAStore
from stancegraph.layout import LISTS_GRAPH, Folder
from stancegraph.namespaces import PREFIXES
from stancegraph.remote.endpoint import RemoteDataset
from stancegraph.snapshot import Snapshot
from stancegraph.validating import validate
from test_checks import BASE, DATASET, IDS, folder

if TYPE_CHECKING:
    from stancegraph.engine import Engine
    from stancegraph.validating import Finding

HERE = Path(__file__).parent
#: Some of each; tests/stores has all checks, at stores.
CHECKS = [HERE / "checks" / "bad" / f"{name}.ru" for name in ("dangling-name", "toll-without-event", "triple-in-two-files")]
SHAPES = sorted((HERE / "shapes" / "bad").glob("*.ru"))[::60]


def audit_each(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Check a store, one graph at a time."""
    monkeypatch.setattr("stancegraph.bulk.MOST_ROWS", 1)
    return auditing.audit(engine).findings


def by_graph(findings: list[Finding], data: Folder) -> set[Finding]:
    """Name the graphs of the files."""
    return {finding._replace(file=data.graph(finding.file), line=0) for finding in findings}


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_a_bad_file_is_found_in_a_store(file: Path, tmp_path: Path) -> None:
    where = folder(tmp_path, file.read_text(encoding="utf-8"))
    near = by_graph(validate((), where), Folder(where))
    far = auditing.audit(distant(where))
    assert set(far.findings) == near
    assert far.graphs == len(Folder(where).files)


def split(update: str) -> StoreEngine:
    """Put the good data, as an update changes them, into a store of four graphs, each thing in one of them."""
    changed = ox.Store()
    changed.load(path=str(BASE), format=ox.RdfFormat.TURTLE)
    changed.update(update, prefixes={**PREFIXES, "t": IDS})
    store = ox.Store()
    for triple in shacl.lists():
        store.add(ox.Quad(*triple, ox.NamedNode(LISTS_GRAPH)))
    store.load(DATASET, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"{IDS}graph/dataset"))
    for quad in changed:
        number = zlib.crc32(str(quad.subject).encode()) % 3
        store.add(ox.Quad(*quad.triple, ox.NamedNode(f"{IDS}graph/articles/part-{number}")))
    described = RemoteDataset(PREFIXES, URL)
    described.bases = {IDS}
    return StoreEngine(described, store, named=True)


@pytest.mark.parametrize("file", SHAPES, ids=lambda file: file.stem)
def test_the_shapes_find_the_same_one_graph_at_a_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = split(file.read_text(encoding="utf-8"))
    whole = auditing.audit(engine).findings
    assert file.stem.partition(".")[0] in {finding.rule for finding in whole}
    assert audit_each(engine, monkeypatch) == whole


def test_good_data_are_clean_one_graph_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert audit_each(split("INSERT DATA {}"), monkeypatch) == []


def test_a_thing_described_in_two_graphs_is_seen_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = split("INSERT DATA {}")
    for number in range(3):  # one more label, in whichever graph the thing is not
        engine._store.add(
            ox.Quad(
                ox.NamedNode(f"{IDS}alder"),
                ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
                ox.Literal("Another", language="en"),
                ox.NamedNode(f"{IDS}graph/articles/part-{number}"),
            )
        )
    found = audit_each(engine, monkeypatch)
    assert "Thing-label" in {finding.rule for finding in found}
    assert len([finding for finding in found if finding.rule == "Thing-label"]) == 1


def test_a_finding_in_a_graph_is_written_without_a_line(tmp_path: Path) -> None:
    where = folder(tmp_path, "INSERT DATA { t:coast sg:within t:alder }")
    findings = auditing.audit(distant(where)).findings
    assert findings
    assert str(findings[0]).startswith(f"{IDS}graph/articles/base: violation: ")
    result = json.loads(sarif.sarif(findings, "1"))["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": f"{IDS}graph/articles/base"}}


def test_a_store_without_the_dataset() -> None:
    with pytest.raises(NotAStore):
        auditing.audit(Snapshot(RemoteDataset(PREFIXES, URL), {}))
