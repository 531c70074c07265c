"""Write the dataset into a store on disk, so that asking does not read every file each time.

It pays from about five articles on. `ask`, `find` and `show` use the store as long as no file changes; a change makes them read the files
again until the next build. What looks at all of the data, such as a question without parameters, is answered in memory either way.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from stancegraph.built import build
from stancegraph.cli.output import tell
from stancegraph.text import counted

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("--rebuild", action="store_true", help="make it anew, even if no file has changed")


def run(arguments: argparse.Namespace) -> int:
    """Build, and say what was done."""
    begun = time.monotonic()
    done = build(arguments.data, rebuild=arguments.rebuild)
    what = f"built in {time.monotonic() - begun:.1f} s" if done.made else "is up to date"
    tell([f"{done.path} {what}: {counted(done.triples, 'triple')} of {counted(done.files, 'file')}"])
    return 0
