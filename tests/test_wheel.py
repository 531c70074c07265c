"""Tests of the wheel: it carries ontology, data and queries, and every command answers from an empty directory."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout, without the network."""
    out = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Install the wheel beside the libraries that are there, and give the environment in which it is the only stancegraph."""
    target = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run(words, check=True, capture_output=True)
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(target), "HOME": str(target), "TARGET": str(target)}


@pytest.mark.parametrize("folder", ["ontology", "data", "queries"])
def test_it_carries_every_file(wheel: Path, folder: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (ROOT / folder).rglob("*"):
        if path.is_file():
            assert f"stancegraph/_shipped/{path.relative_to(ROOT)}" in names
    assert "stancegraph/py.typed" in names


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["questions"],
        ["ask", "who-supports-or-opposes", "proposal=palestinian authority role in gaza"],
        ["query", "-e", "ASK { ?position a sg:Position }"],
        ["find", "netanyahu"],
        ["show", "benjamin netanyahu"],
        ["export", "graphml", "--view", "everything"],
        ["draw", "matrix"],
        ["explore", "-o", "-"],
        ["validate"],
        ["passages", "--help"],
        ["format", "--help"],
        ["load", "--help"],
        ["serve", "--help"],
        ["build", "--help"],
    ],
    ids=lambda words: " ".join(words)[:20],
)
def test_every_command_answers_from_an_empty_directory(installed: dict[str, str], tmp_path: Path, words: list[str]) -> None:
    command = os.path.join(installed["TARGET"], "bin", "stancegraph")
    done = subprocess.run([command, *words], cwd=tmp_path, env=installed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or words == ["validate"]
    assert done.stderr == "" or words == ["validate"] or (words[0] == "export" and "lists are joined" in done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_it_is_the_wheel_that_answers(installed: dict[str, str], tmp_path: Path) -> None:
    code = "from stancegraph.layout import home; print(home())"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=installed, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(installed["TARGET"])


def test_the_command_in_the_checkout_can_be_run() -> None:
    command = ROOT / "src" / "stancegraph" / "cli" / "stancegraph"
    assert os.access(command, os.X_OK)
    assert command.read_text(encoding="utf-8").startswith("#!python\n")  # pip writes the right Python there
