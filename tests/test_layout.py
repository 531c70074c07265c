"""Tests of layout: every way in which a dataset folder can be unusable has its own error."""

import os
import shutil
from pathlib import Path

import pytest

from stancegraph import layout
from stancegraph.engine import load
from stancegraph.errors import EmptyFolder, FolderError, MalformedTurtle, MissingFolder, NotUtf8, UnreadableFile
from stancegraph.layout import Folder, home, read_text


@pytest.fixture
def copy(village: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(village, tmp_path / "village"))


def test_the_folder_knows_its_base_and_prefixes(village: Path) -> None:
    folder = Folder(village)
    assert folder.base == "https://example.org/village/"
    assert folder.prefixes["person"] == "https://example.org/village/person/"
    assert folder.prefixes["sg"].endswith("ontology#")


def test_every_file_is_a_graph(village: Path) -> None:
    folder = Folder(village)
    graphs = [folder.graph(file) for file in folder.files]
    assert "https://example.org/village/graph/articles/clock/positions" in graphs
    assert "https://example.org/village/graph/dataset" in graphs
    assert len(set(graphs)) == len(graphs)


def test_a_graph_with_a_strange_file_name_is_still_an_iri(copy: Path) -> None:
    strange = copy / "registry" / "é a>b.ttl"
    strange.write_text("", encoding="utf-8")
    assert Folder(copy).graph(str(strange)) == "https://example.org/village/graph/registry/%C3%A9%20a%3Eb"


def test_own_lists_are_read_and_hidden_files_are_not(copy: Path) -> None:
    (copy / "lists.ttl").write_text("", encoding="utf-8")
    (copy / "registry" / ".#actors.ttl").write_text("not turtle", encoding="utf-8")
    names = [os.path.basename(file) for file in Folder(copy).files]
    assert names[:2] == ["dataset.ttl", "lists.ttl"]
    assert ".#actors.ttl" not in names


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_text("")], ids=["missing", "a file"])
def test_no_folder(tmp_path: Path, make: object) -> None:
    path = tmp_path / "nowhere"
    make(path)  # type: ignore[operator]
    with pytest.raises(MissingFolder):
        Folder(path)


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(EmptyFolder):
        Folder(tmp_path)


def test_a_dataset_without_a_base(copy: Path) -> None:
    (copy / "dataset.ttl").write_text("", encoding="utf-8")
    with pytest.raises(EmptyFolder, match="void:uriSpace"):
        Folder(copy).base  # noqa: B018


def test_malformed_turtle_has_file_line_and_column(copy: Path) -> None:
    bad = copy / "registry" / "bad.ttl"
    bad.write_text('<a:b> <a:c> <a:d> ;\n  <a:e> "x" "y" .\n', encoding="utf-8")
    for engine in ("oxigraph", "rdflib"):
        with pytest.raises(MalformedTurtle) as caught:
            load(copy, engine)
        assert caught.value.where.startswith(f"{bad}:2")


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_file_that_is_not_utf_8(copy: Path, engine: str) -> None:
    bad = copy / "registry" / "bad.ttl"
    bad.write_bytes(b'<a:b> <a:c> "\xff" .\n')
    with pytest.raises(NotUtf8) as caught:
        load(copy, engine)
    assert caught.value.where.startswith(str(bad))


def test_a_file_that_cannot_be_read(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not stop root, so the unreadable file here is a folder named like one, and a link to nowhere.
    (copy / "registry" / "gone.ttl").symlink_to(copy / "nowhere")
    with pytest.raises(UnreadableFile) as caught:
        load(copy)
    assert caught.value.where.endswith("gone.ttl")

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UnreadableFile, match="Permission denied"):
        Folder(copy)


def test_reading_text_has_our_errors(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"\xe9")
    with pytest.raises(NotUtf8):
        read_text(str(tmp_path / "latin"))
    with pytest.raises(FolderError):
        read_text(str(tmp_path))


def test_the_program_finds_its_files_installed_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert os.path.isfile(os.path.join(home(), "ontology", "lists.ttl"))
    (tmp_path / "_shipped").mkdir()
    monkeypatch.setattr(layout, "PACKAGE", str(tmp_path))
    assert home() == str(tmp_path / "_shipped")
