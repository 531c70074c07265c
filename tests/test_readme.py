"""Tests of the documents: every command runs, every path is there, what is quoted is what the program prints."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
#: Commands that cannot run here, each with the reason.
NOT_HERE = {
    ".venv/bin/stancegraph passages --text article.txt": "the article is not shipped",
    ".venv/bin/stancegraph load http": "needs a triple store; tests/stores runs it against one",
    ".venv/bin/stancegraph ask who-supports-or-opposes --endpoint": "needs a triple store; tests/stores runs it against one",
}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def commands() -> list[tuple[str, str]]:
    """List every command with the output that is quoted under it."""
    found = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), commands(), ids=lambda text: text[:60])
def test_a_command_runs_and_prints_what_is_quoted(command: str, output: str, tmp_path: Path) -> None:
    if any(command.startswith(start) for start in NOT_HERE) or "-m pytest" in command:
        return
    command = command.rpartition("&& ")[2]  # what sets up the environment needs the network
    python = f"'{sys.executable}'"
    # In one pass: the path of this Python may itself hold .venv/bin/python.
    command = re.sub(r"\.venv/bin/(\w+)", lambda match: python + (" -m stancegraph" if match[1] == "stancegraph" else ""), command)
    for part in ("data", "ontology", "queries", "src", "tests"):  # what a command writes lands beside them, not in the checkout
        (tmp_path / part).symlink_to(ROOT / part)
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout or re.search(r" -o | explore", command)
    for name in re.findall(r" -o (\S+)", command):
        assert (tmp_path / name).exists()
    if output:
        assert done.stdout == output


@pytest.mark.parametrize("start", NOT_HERE)
def test_an_exception_is_still_needed(start: str) -> None:
    assert any(command.startswith(start) for command, _ in commands())


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_runs(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("path", sorted(set(re.findall(r"""[`("]((?:\.?[\w-]+/)+[\w.-]*|[A-Z]+\.(?:md|cff))[`)"]""", README))))
def test_every_path_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_it_is_short_and_says_first_what_it_is() -> None:
    lines = README.splitlines()
    assert len(lines) < 230  # 150, the recipes for eleven kinds of programs, and the stores
    assert len(lines[0].split()) < 15
    assert any("stancegraph ask " in line for line in lines[:30])


def test_every_command_is_in_it() -> None:
    from stancegraph.cli import VERBS

    assert all(re.search(rf"\b{verb}\b", README) for verb in VERBS)
