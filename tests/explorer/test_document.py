"""Tests of the document: which files the script is made of, how long they are, and that each function says what it does."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from stancegraph.colours import POLARITY
from stancegraph.explorer.document import HERE, SCRIPTS, document, scripts, styles

FILES = sorted((Path(HERE) / "script").glob("*.js"))


def test_every_file_of_the_script_is_joined_once() -> None:
    assert sorted(SCRIPTS) == [path.stem for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_short_and_its_functions_say_what_they_do(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if re.match(r"(async )?function |const \w+ = (async )?\(.*=>|VIEWS\.\w+ = \(", line):
            assert lines[number - 1].strip().endswith("*/"), f"{path.name}:{number + 1}: {line}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_javascript(path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    done = subprocess.run(["node", "--check", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_name_is_given_twice() -> None:
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", scripts(), re.MULTILINE)
    assert sorted(set(names)) == sorted(names)


def test_colours_are_those_of_every_picture() -> None:
    for colour in POLARITY.values():
        assert colour in styles()


def test_a_title_is_no_markup() -> None:
    assert "<title>&lt;b&gt;&amp;</title>" in document("<b>&", {"graph": {}})


def test_the_script_and_styles_cannot_end_their_elements() -> None:
    assert "</script" not in scripts() and "<!--" not in scripts() and "</style" not in styles()
