"""A dataset folder that was written into a store on disk, which is opened in no time where reading many files takes long.

It lies in the folder `.store` of the dataset. The file `files` there names the folder of the finished store, and lists what it was made of.
A store is made in a folder of its own; then `files` is replaced in one step, so that whoever asks finds a finished store or none, and
nothing ever writes into it. It is used as long as every file is what it was: of the same size and time, or, where only the time differs,
of the same digest. The store before it stays for those who are just asking it.
"""

from __future__ import annotations

import os

import pyoxigraph

from stancegraph.engine import FolderEngine, StoreEngine, files_of
from stancegraph.errors import OutputError
from stancegraph.layout import STORE, Folder, fault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from stancegraph.engine import Engine

    #: The size, time and digest of a file.
    Known = tuple[int, int, str]

LIST = "files"
MINUTE, DAY = 60, 86400
#: Changes when a store of an older release is of no use any more.
LAYOUT = "stancegraph store 1"


class BuiltEngine(StoreEngine):
    """Oxigraph over a store on disk, opened for reading only."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self._store)

    def in_memory(self) -> Engine:
        """Give the same dataset in memory, for what looks at all of it: that is faster by far, reading the files included."""
        assert isinstance(self.folder, Folder)  # noqa: S101 - a store is always made of a folder
        return FolderEngine(self.folder)


def opened(folder: Folder) -> BuiltEngine | None:
    """Open the store of a dataset folder, if there is one and it is fresh.

    >>> opened(Folder()) is None or isinstance(opened(Folder()), BuiltEngine)
    True
    """
    name = fresh(folder)
    if name is None:
        return None
    try:
        return BuiltEngine(folder, pyoxigraph.Store.read_only(os.path.join(folder.path, STORE, name)))
    except (OSError, RuntimeError):  # it is not there any more, or not whole
        return None


def fresh(folder: Folder) -> str | None:
    """Give the name of the store of a dataset folder, if it was made of its files as they are.

    >>> fresh(Folder()) is None or fresh(Folder()).startswith("built-")
    True
    """
    found = _listed(folder)
    if found is None:
        return None
    name, known = found
    if len(folder.files) + 1 != len(known):
        return None
    return name if all(_is_same(file, known.get(listed)) for listed, file in _named(folder)) else None


def _listed(folder: Folder) -> tuple[str, dict[str, Known]] | None:
    """Read which store there is, and the files that it was made of."""
    try:
        with open(os.path.join(folder.path, STORE, LIST), encoding="utf-8") as file:
            heading, *lines = file.read().splitlines()
        layout, _, name = heading.rpartition(" ")
        entries = [line.split(" ", 3) for line in lines]
        known = {listed: (int(size), int(time), digest) for size, time, digest, listed in entries}
    except (OSError, ValueError):  # none, or not as it was written
        return None
    return (name, known) if layout == LAYOUT else None


def _named(folder: Folder) -> Iterator[tuple[str, str]]:
    """Give each file that an answer is drawn from, after the name that it has in the list."""
    lists, *files = files_of(folder)
    yield "the lists of the ontology", lists
    for file in files:
        yield file[len(folder.path) :].lstrip(os.sep), file


def _is_same(file: str, known: Known | None) -> bool:
    try:
        found = os.stat(file)
    except OSError:
        return False
    if known is None or found.st_size != known[0]:
        return False
    return found.st_mtime_ns == known[1] or _digest(file) == known[2]


def _digest(file: str) -> str:
    import hashlib

    with open(file, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


class Built:
    """What building came to: whether the store had to be `made`, its `path`, and how many `triples` and `files` it holds."""

    __slots__ = ("files", "made", "path", "triples")

    def __init__(self, path: str, triples: int, files: int, made: bool) -> None:
        self.path = path
        self.triples = triples
        self.files = files
        self.made = made


def build(data: str | os.PathLike[str] | None = None, *, rebuild: bool = False) -> Built:
    """Write a dataset folder (the shipped one where none is named) into a store on disk, unless a fresh one is there.

    `ask`, `find` and `show` use it from then on, as long as no file changes. With `rebuild`, it is made in any case.
    Returns a Built. Raises FolderError, or OutputError where the folder cannot be written to.

    >>> from shutil import copytree
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     folder = copytree(Folder().path, f"{place}/data")
    ...     print(build(folder).made, build(folder).made)
    True False
    """
    folder = Folder(data)
    place = os.path.join(folder.path, STORE)
    if not rebuild and (there := opened(folder)):
        return Built(place, len(there), len(folder.files) + 1, False)
    import shutil
    import tempfile

    from stancegraph.saving import MEND, save

    try:
        os.makedirs(place, exist_ok=True)
        begun = tempfile.mkdtemp(prefix="begun-", dir=place)
    except OSError as error:
        raise OutputError(f"cannot write into the dataset folder: {error.strerror}", folder.path, "make a copy of your own") from None
    try:
        triples, lines = _fill(begun, folder)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    finished = os.path.join(place, os.path.basename(begun).replace("begun", "built"))
    os.utime(begun)
    os.rename(begun, finished)
    before = _listed(folder)
    save("\n".join([f"{LAYOUT} {os.path.basename(finished)}", *lines, ""]), os.path.join(place, LIST), MEND)
    _tidy(place, {os.path.basename(finished), before[0] if before else ""})
    return Built(place, triples, len(folder.files) + 1, True)


def _fill(begun: str, folder: Folder) -> tuple[int, list[str]]:
    """Make a store in an empty folder; gives the number of its triples, and each file as it was before it was read."""
    lines: list[str] = []

    def quads() -> Iterator[pyoxigraph.Quad]:
        for name, file in _named(folder):
            try:
                found = os.stat(file)
                lines.append(f"{found.st_size} {found.st_mtime_ns} {_digest(file)} {name}")
                for triple in pyoxigraph.parse(path=file, format=pyoxigraph.RdfFormat.TURTLE):
                    yield pyoxigraph.Quad(triple.subject, triple.predicate, triple.object)
            except (SyntaxError, OSError) as error:
                raise fault(file, error) from None

    store = pyoxigraph.Store(begun)
    store.bulk_extend(quads())  # all at once: each load of its own waits for the disk
    store.optimize()
    return len(store), lines


def _tidy(place: str, kept: set[str]) -> None:
    """Take away finished stores but for those that are kept, and what somebody began a day ago and never finished.

    One that was finished within the last minute stays: somebody else may be about to name it in the list.
    """
    import shutil
    import time

    for name in os.listdir(place):
        path = os.path.join(place, name)
        try:
            age = time.time() - os.stat(path).st_mtime
        except OSError:  # somebody else has just finished it, or taken it away
            continue
        if (name.startswith("begun-") and age > DAY) or (name.startswith("built-") and name not in kept and age > MINUTE):
            shutil.rmtree(path, ignore_errors=True)
