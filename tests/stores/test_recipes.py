"""The recipes for bulk loaders that are said to have been tried, tried."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from stancegraph.engine import files_of
from stancegraph.layout import Folder
from stancegraph.remote.recipes import RECIPES, TRIED, recipe

if TYPE_CHECKING:
    from stores.servers import Oxigraph, Rdf4j, Virtuoso

GRAPHS = len(list(files_of(Folder())))


def follow(store: str, here: Path, **words: str) -> None:
    """Run every command of a recipe but those that start a server, in a folder, with its capitals replaced."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for line in recipe(store).splitlines():
        if " serve " in line:
            continue
        command = re.sub(r"^stancegraph", f"'{sys.executable}' -m stancegraph", line)
        for word, value in words.items():
            command = command.replace(word, value)
        done = subprocess.run(
            ["bash", "-c", command], cwd=here, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
        )
        assert done.returncode == 0, done.stderr
        assert "Error" not in done.stdout, done.stdout


def test_oxigraph(oxigraph: Oxigraph, tmp_path: Path) -> None:
    follow("oxigraph", tmp_path, FOLDER=str(tmp_path))
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    words = [oxigraph.program() or "", "query", "--location", str(tmp_path), "--query", query, "--results-format", "csv"]
    counted = subprocess.run(words, capture_output=True, text=True, check=True)
    assert counted.stdout.split() == ["n", str(GRAPHS)]


def test_rdf4j(rdf4j: Rdf4j, tmp_path: Path) -> None:
    follow("rdf4j", tmp_path, URL=rdf4j.query)
    assert len(rdf4j.graphs_in()) == GRAPHS


def test_virtuoso(virtuoso: Virtuoso, tmp_path: Path) -> None:
    folder = virtuoso.folder / "bulk"
    folder.mkdir()
    words = {"HOST:1111": f"{urlsplit(virtuoso.home).hostname}:{virtuoso.sql}", "PASSWORD": virtuoso.password, "FOLDER": str(folder)}
    follow("virtuoso", tmp_path, **words)
    assert len(virtuoso.graphs_in()) == GRAPHS


def test_those_that_are_tried_here_are_these() -> None:
    assert set(TRIED) == {name.removeprefix("test_") for name in globals() if name.startswith("test_") and name[5:] in RECIPES}


@pytest.mark.parametrize("store", sorted(set(RECIPES) - set(TRIED)))
def test_a_recipe_that_was_not_tried_says_so(store: str) -> None:
    assert recipe(store).startswith("# not tried here")
