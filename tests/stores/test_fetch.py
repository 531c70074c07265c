"""Tests of fetch.py: what it lists is pinned, another content is refused, and a second run does nothing."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import fetching
from stores import fetch

HERE = Path(__file__).parent
NAMES = [part.name for part in fetch.parts()]


def part_named(name: str) -> fetching.Part:
    """Give a part of the list."""
    return next(part for part in fetch.parts() if part.name == name)


def test_fetching_again_does_nothing() -> None:
    if not all(fetching.ready(part, fetch.default_folder()) for part in fetch.parts()):
        pytest.skip("not all is fetched: run python tests/stores/fetch.py")
    again = subprocess.run([sys.executable, HERE / "fetch.py"], capture_output=True, text=True, check=False, timeout=5)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.parametrize("name", NAMES)
def test_a_new_pin_asks_for_a_new_fetching(tmp_path: Path, name: str) -> None:
    part = part_named(name)
    (tmp_path / name).mkdir()
    (tmp_path / name / fetching.STAMP).write_text(hashlib.sha256(part.pins).hexdigest())
    assert fetching.ready(part, tmp_path)
    assert not fetching.ready(part._replace(pins=part.pins + b" "), tmp_path)


@pytest.mark.parametrize("pins", [fetch.FUSEKI, fetch.RDF4J], ids=["fuseki", "rdf4j"])
def test_a_version_and_a_checksum_pin_each_file(pins: dict[str, str]) -> None:
    part = fetch.part("some", pins)
    for artifact, checksum in pins.items():
        assert re.search(r":\d+(\.\d+)+(\.v\d+)?(:war)?$", artifact)
        assert re.fullmatch("[0-9a-f]{64}", checksum)
        assert fetch.part("some", pins | {artifact: checksum[::-1]}).pins != part.pins


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_another_content_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    def forge(*_words: str, cwd: Path) -> None:
        (cwd / "forged.jar").write_bytes(b"not what was checked")

    monkeypatch.setattr(fetching, "run", forge)
    monkeypatch.setattr(fetching.shutil, "which", lambda program: program)
    with pytest.raises(fetching.Unfit, match=r"forged\.jar is not the file that was checked when its version was chosen"):
        fetching.fetch([part_named(name)], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_was_begun_and_not_ended_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "some.begun").mkdir()
    (tmp_path / "some.begun" / "left").touch()
    part = fetching.Part("some", b"pins", (), lambda folder: (folder / "file").touch())
    fetching.fetch([part], tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == [fetching.STAMP, "file", "some"]
    assert fetching.ready(part, tmp_path)


def test_what_a_program_said_first_is_told(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "import sys; print(); print('no such file'); print('more'); sys.exit(1)"]
    with pytest.raises(fetching.Unfit, match=r"failed: no such file$"):
        fetching.run(*words, cwd=tmp_path)


def test_fetching_names_the_program_that_is_missing(tmp_path: Path) -> None:
    words = [sys.executable, str(HERE / "fetch.py"), "--into", str(tmp_path / "new")]
    done = subprocess.run(words, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "fetch.py: java is missing: install it, then fetch again\n")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("path", [HERE / "fetch.py", HERE.parent / "readers" / "fetch.py", HERE.parent / "fetching.py"], ids=str)
def test_no_registry_is_named(path: Path) -> None:
    assert re.findall(r"https?:|\b\w+\.(?:org|com|io)/", path.read_text(encoding="utf-8")) == []
