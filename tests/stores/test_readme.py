"""The README's commands that need a store, run against one."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran
    from stores.servers import Fuseki, Oxigraph

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.removeprefix("$ .venv/bin/stancegraph ") for line in README.splitlines() if "//localhost:" in line and line.startswith("$")
]


def test_every_command_works_in_the_order_in_which_it_stands(oxigraph: Oxigraph, fuseki: Fuseki, run: Callable[..., Ran]) -> None:
    assert len(COMMANDS) >= 3
    for command in COMMANDS:
        here = command.replace("http://localhost:7878", oxigraph.home).replace("http://localhost:3030/ds", fuseki.home)
        assert "localhost" not in here
        ran = run(*shlex.split(here))
        assert ran.status == 0, ran.err
        assert ran.out or "loaded" in ran.err
