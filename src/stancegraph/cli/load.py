"""Load the dataset into a triple store: each file a named graph, safe to repeat, compared afterwards.

Only graphs that differ are sent; a second run changes nothing. What holds if it stops on its way is said before anything is written.
Files that changed are validated first. A graph that was not loaded by this program is never replaced without --yes.
Exit status: 0 all is in place, 1 violations kept it from loading, 2 it could not run or did not end.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stancegraph.cli.output import emit, tell
from stancegraph.cli.source import add_connection, credentials
from stancegraph.errors import Misuse
from stancegraph.layout import Folder
from stancegraph.loading import Load, documents, refusal, violations
from stancegraph.remote.address import Address
from stancegraph.remote.comparing import HOW
from stancegraph.remote.recipes import RECIPES, recipe
from stancegraph.remote.stores import STORES
from stancegraph.remote.transport import SECONDS, Client
from stancegraph.text import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stancegraph.remote.writing import Progress
    from stancegraph.validating import Finding

#: How many seconds lie between two words of how far it is.
OFTEN = 0.1
#: Options that do not go together.
APART = (
    ("append", "remove"),
    ("append", "prune"),
    ("remove", "prune"),
    ("remove", "into"),
    ("status", "remove"),
    ("status", "dry_run"),
    ("force", "no_validate"),
    ("print_recipe", "into"),
    ("print_recipe", "with_ontology"),
    ("print_recipe", "with_shapes"),
)
INTERRUPTED = (
    "run the same command again when the store is done with what it was sent: that puts all in place, or takes it out with --remove"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what words the command takes."""
    parser.add_argument("url", metavar="URL", nargs="?", help="the address of the store, its dataset or repository")
    parser.add_argument("--store", choices=STORES, help="what store it is (default: found out by looking)")
    what = parser.add_argument_group("what")
    what.add_argument("--with-ontology", action="store_true", help="load the classes and properties too")
    what.add_argument("--with-shapes", action="store_true", help="load the shapes too")
    what.add_argument(
        "--into", metavar="GRAPH", help="put everything into this one graph; a store that holds it otherwise too gives rows twice"
    )
    what.add_argument(
        "--append", action="store_true", help="add to graphs, take nothing away, and keep no record, so that --remove passes them over"
    )
    what.add_argument("--prune", action="store_true", help="remove graphs that were loaded and are not loaded now, as when a file is gone")
    what.add_argument("--remove", action="store_true", help="remove every graph of the dataset that was loaded, with --into as well")
    what.add_argument("--status", action="store_true", help="say what is loaded, when and from what, and write nothing")
    how = parser.add_argument_group("how")
    how.add_argument("--dry-run", action="store_true", help="say what would be sent, and write nothing")
    how.add_argument("--yes", action="store_true", help="replace graphs that were not loaded by this")
    how.add_argument("--verify", choices=HOW, default=HOW[0], help="compare triple by triple, or count (default: digest)")
    how.add_argument("--force", action="store_true", help="load in spite of violations")
    how.add_argument("--no-validate", action="store_true", help="do not look for violations")
    how.add_argument(
        "--print-recipe", choices=RECIPES, metavar="STORE", help=f"print how a bulk loader takes the data: {', '.join(RECIPES)}"
    )
    add_connection(parser.add_argument_group("connection"))


def run(arguments: argparse.Namespace) -> int:
    """Load, and say on standard error what was done."""
    for one, other in APART:
        if getattr(arguments, one) and getattr(arguments, other):
            raise Misuse(f"--{one} and --{other} do not go together".replace("_", "-"), "", "leave one of them out")
    if arguments.print_recipe:
        return emit(recipe(arguments.print_recipe, arguments.data and Folder(arguments.data).path))
    if arguments.url is None:
        raise Misuse("no store was named", "", "name its address, for example http://localhost:7878")
    address = Address(arguments.url)
    client = Client(address, credentials(arguments, address), timeout=arguments.timeout or SECONDS, ca_file=arguments.ca_file)
    what = {"ontology": arguments.with_ontology, "shapes": arguments.with_shapes, "into": arguments.into}
    with _shown() as progress:
        ready = documents(arguments.data, **what, progress=progress)
    found = Load(client, ready, Folder(arguments.data).base, arguments.store, append=arguments.append)
    if arguments.status:
        return emit(status(found))
    if arguments.remove:
        return remove(found, arguments.dry_run)
    if found.foreign and not arguments.yes:
        raise refusal(found)
    if not arguments.no_validate and (faults := _violations(found, arguments.data)):
        tell(str(finding) for finding in faults)
        if not arguments.force:
            tell([f"nothing was loaded, for {counted(len(faults), 'violation')}; mend them, or load in spite of them with --force"])
            return 1
    there = f"{counted(len(found.changed), 'graph')} to load, {len(found.same):,} there already"
    plan = [f"{found.store.title} at {found.writer.paths.query}: {there}"]
    if found.gone:
        then = "to be removed" if arguments.prune else "to be removed with --prune"
        plan.append(f"{counted(len(found.gone), 'graph')} loaded before and not among these, such as {found.gone[0].graph}; {then}")
    if found.edited:
        edited = f"{counted(len(found.edited), 'graph')} edited in the store since the load, such as {found.edited[0]}"
        plan.append(f"{edited}: the edits will be lost")
    if found.changed:
        plan.append(f"if it stops on its way: {found.guarantee}")
    tell([*plan, *found.notes])
    if arguments.dry_run:
        removed = [f"remove {record.graph}" for record in found.gone if arguments.prune]
        return emit("".join(f"{request}\n" for request in [*found.requests, *removed]))
    if not found.changed and not (arguments.prune and found.gone):
        return 0
    begun = time.monotonic()
    try:
        with _shown() as progress:
            found.run(prune=arguments.prune, verify=arguments.verify, progress=progress)
    except KeyboardInterrupt:
        tell([f"interrupted, so not all may be loaded: {INTERRUPTED}"])
        raise
    done = []
    if found.changed:
        triples = sum(document.count for document in found.changed)
        done.append(f"loaded {counted(triples, 'triple')} in {time.monotonic() - begun:.1f} s; compared {found.compared}")
    if arguments.prune and found.gone:
        done.append(f"removed {counted(len(found.gone), 'graph')}")
    tell(done)
    return 0


def _violations(found: Load, data: str | None) -> list[Finding]:
    """Look for violations, and say so on a terminal while it lasts."""
    with _shown() as progress:
        if progress and found.changed:
            progress(0, 0, "looking for violations")
        return violations(found, data)


def remove(found: Load, dry_run: bool) -> int:
    """Remove every graph of the dataset that was loaded."""
    ours = found.loaded()
    if dry_run or not ours:
        tell([f"{counted(len(ours), 'graph')} of {found.base} {'to be removed' if ours else 'loaded'}"])
        return emit("".join(f"remove {record.graph}\n" for record in ours))
    found.writer.ready()
    found.writer.remove(ours)
    tell([f"removed {counted(len(ours), 'graph')} of {found.base}"])
    return 0


def status(found: Load) -> str:
    """Write what is loaded, a line a graph under a heading: how it stands to its file, triples, moment, release, digest and name."""
    lines = ["state\ttriples\tloaded\tversion\tdigest\tgraph"]
    for state, graph, record in found.plan.states(found.base):
        said = [f"{record.size:,}", record.loaded, record.version, record.digest[:12]] if record else ["", "", "", ""]
        lines.append("\t".join([state, *said, graph]))
    return "".join(f"{line}\n" for line in lines)


@contextmanager
def _shown() -> Iterator[Progress | None]:
    """Show how far something is, in one line on a terminal, which is gone afterwards."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    last = 0.0

    def show(done: int, of: int, what: str) -> None:
        nonlocal last
        if time.monotonic() - last > OFTEN or not of:
            last = time.monotonic()
            print(f"\r\x1b[K{f'{done:,}/{of:,} ' if of else ''}{what[-60:]}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
