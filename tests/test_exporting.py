"""Tests of exporting: every format, the choice by ending, several files, and files that are whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import networkx
import pytest

import stancegraph
from stancegraph.errors import Misuse, OutputError
from stancegraph.exporting import format_for, packed
from stancegraph.exports import FORMATS

NETWORKS = [name for name, format_ in FORMATS.items() if not format_.data]


@pytest.mark.parametrize("name", FORMATS)
def test_same_input_same_bytes(name: str) -> None:
    first, second = stancegraph.export(name), stancegraph.export(name)
    assert first.content == second.content and first.notes == second.notes


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_whatever_the_order_of_hashing(name: str, tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        f"import stancegraph, hashlib; c = stancegraph.export({name!r}).content\n"
        "parts = [c] if not isinstance(c, dict) else [part for item in c.items() for part in item]\n"
        "print(hashlib.sha256(b'|'.join(p if isinstance(p, bytes) else p.encode() for p in parts)).hexdigest())"
    )
    done = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        for seed in ("1", "2")
    ]
    assert done[0].stdout == done[1].stdout != ""


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_written(name: str, tmp_path: Path) -> None:
    format_ = FORMATS[name]
    target = tmp_path / ("out.zip" if format_.several else f"out{format_.endings[0]}")
    stancegraph.export(name).save(target)
    assert target.stat().st_size > 200
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("name", [name for name, format_ in FORMATS.items() if format_.several])
def test_several_files_go_into_a_folder_or_a_zip(name: str, tmp_path: Path) -> None:
    done = stancegraph.export(name)
    done.save(tmp_path / "folder")
    done.save(tmp_path / "archive.zip")
    with ZipFile(tmp_path / "archive.zip") as archive:
        assert set(archive.namelist()) == {path.name for path in (tmp_path / "folder").iterdir()} == set(done.content)
        for path in (tmp_path / "folder").iterdir():
            assert archive.read(path.name) == path.read_bytes()
    with pytest.raises(Misuse, match="takes several files"):
        done.save(tmp_path / f"file{FORMATS[name].endings[0]}")
    assert not (tmp_path / f"file{FORMATS[name].endings[0]}").exists()


@pytest.mark.parametrize("name", NETWORKS)
def test_a_graph_without_anything_can_be_written(name: str) -> None:
    assert stancegraph.export(name, networkx.MultiDiGraph()).content


@pytest.mark.parametrize("name", NETWORKS)
def test_a_graph_of_somebody_else_can_be_written(name: str) -> None:
    graph = networkx.karate_club_graph()
    assert stancegraph.export(name, graph).content


def test_what_was_there_stays_until_the_new_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out"
    done = stancegraph.export("csv")
    done.save(target)
    old = {path.name: path.read_bytes() for path in target.iterdir()}
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OutputError, match="No space left"):
        stancegraph.export("csv", stance="opposes").save(target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == old


def test_the_ending_names_the_format_or_the_choice() -> None:
    assert format_for("a.GEXF") == "gexf" and format_for("b.ttl") == "turtle" and format_for("c.jsonld") == "jsonld"
    for ending, names in {".json": "cyjs, node-link", ".graphml": "graphml, yed", ".csv": "csv, matrix-csv, neo4j-csv"}.items():
        with pytest.raises(Misuse, match=f"{ending} may be any of several formats; a{ending}; name one: {names}"):
            format_for(f"a{ending}")
    with pytest.raises(Misuse, match=r"no format ends in '.png'"):
        format_for("a.png")


def test_misuse_is_told() -> None:
    with pytest.raises(Misuse, match="there is no format 'gefx'"):
        stancegraph.export("gefx")
    with pytest.raises(Misuse, match="graphml needs no --spreadsheet-safe"):
        stancegraph.export("graphml", spreadsheet_safe=True)
    with pytest.raises(Misuse, match="matrix-csv shows the view positions, not actors"):
        stancegraph.export("matrix-csv", view="actors")
    with pytest.raises(Misuse, match="turtle holds the data as they are"):
        stancegraph.export("turtle", merge=True)


def test_a_zip_depends_on_nothing_but_its_files() -> None:
    assert packed({"a.txt": "ä"}) == packed({"a.txt": "ä".encode()})
