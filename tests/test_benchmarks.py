"""Tests of the benchmarks: they run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stancegraph.exports import FORMATS
from stancegraph.validating import validate

HERE = Path(__file__).parent / "benchmarks"


def ran(*words: object) -> str:
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_synthetic_articles_are_valid_and_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "other"):
        triples = int(ran(HERE / "synthetic.py", tmp_path / name, 2))
        assert 2000 < triples < 4000
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.ttl"))
    assert len(files) > 20
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes()
    assert not validate(data=tmp_path / "one")


@pytest.mark.parametrize("formats", [["graphml", "csv", "turtle"], ["jsonld"]], ids=["networks", "data"])
def test_exports_are_measured(formats: list[str]) -> None:
    out = ran(HERE / "exports.py", 2, *formats)
    assert [line.split()[0] for line in out.split("growth\n")[-1].splitlines()] == formats
    assert ("positions" in out) is (len(formats) > 1)


def test_every_format_is_measured() -> None:
    out = ran("-c", f"import sys; sys.path.insert(0, {str(HERE)!r}); import exports; print(*exports.PLAIN, *exports.RDFLIB)")
    assert out.split() == list(FORMATS)


@pytest.mark.skipif(
    not (shutil.which("oxigraph") or (Path(sys.executable).parent / "oxigraph").exists()),
    reason="oxigraph is not installed: pip install -e '.[stores]'",
)
def test_loads_are_measured() -> None:
    *_, quarter, whole, growth = ran(HERE / "loading.py", 4).splitlines()
    assert (quarter.split()[0], whole.split()[0]) == ("1", "4")
    assert growth.startswith("growth")
