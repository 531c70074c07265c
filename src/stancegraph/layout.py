"""Where things lie: the ontology and the questions that come with the program, and the files of a dataset folder."""

from __future__ import annotations

import os

from stancegraph.errors import EmptyFolder, FolderError, MalformedTurtle, MissingFolder, NotUtf8, UnreadableFile
from stancegraph.namespaces import PREFIXES, SH, VOID

TYPE_CHECKING = False  # typing costs 2 ms at start-up; checkers know this name
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    class Dataset(Protocol):
        """What every engine can say of the dataset that it answers from."""

        @property
        def base(self) -> str:
            """The IRI that the things of the dataset start with."""

        @property
        def prefixes(self) -> dict[str, str]:
            """Our prefixes and those of the dataset."""

        @property
        def queries(self) -> str | None:
            """The folder that holds questions of its own, where there is one."""

        @property
        def option(self) -> str:
            """What names the dataset to a command; nothing for the shipped one."""


PACKAGE = os.path.dirname(os.path.abspath(__file__))
#: The folder of a dataset in which a store made of it lies (see built).
STORE = ".store"
#: The file that says what a dataset is called.
DESCRIPTION = "dataset.ttl"
#: How many triples are read at once.
AT_ONCE = 5000
LISTS_GRAPH = "https://w3id.org/stancegraph/ontology/lists"


def home() -> str:
    """Find the folder that holds `ontology`, `data` and `queries`: inside an installed package, else the checkout.

    >>> sorted(set(os.listdir(home())) & {"ontology", "data", "queries"})
    ['data', 'ontology', 'queries']
    """
    shipped = os.path.join(PACKAGE, "_shipped")
    return shipped if os.path.isdir(shipped) else os.path.dirname(os.path.dirname(PACKAGE))


class Folder:
    """A dataset folder: what it is called and which files it holds.

    `dataset.ttl` describes it; `registry/` and `articles/` hold its triples; `lists.ttl`, where there is one, adds values
    to our closed lists; `queries/`, where there is one, holds questions of its own, which are not trusted.

    >>> Folder().base
    'https://w3id.org/stancegraph/id/'
    """

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.path = os.path.join(home(), "data") if path is None else os.fspath(path)
        self.shipped = path is None
        self._names = self._look()
        self._files: tuple[str, ...] | None = None
        self._described: tuple[str, dict[str, str]] | None = None

    def _look(self) -> set[str]:
        """List the names in the folder, if it is that of a dataset."""
        if not os.path.exists(self.path):
            raise MissingFolder(
                f"there is no dataset folder {self.path!r}", "", "name an existing folder with --data, or leave it out for the shipped one"
            )
        if not os.path.isdir(self.path):
            raise MissingFolder(f"{self.path!r} is a file, not a dataset folder", "", "name the folder that holds dataset.ttl")
        names = {entry.name for entry in _entries(self.path)}
        if DESCRIPTION not in names:
            raise EmptyFolder(
                f"{self.path!r} holds no dataset.ttl",
                "",
                "a dataset folder has dataset.ttl, registry/ and articles/; see data/ in the project",
            )
        return names

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the dataset: the description, the lists, the registry and the articles, each in the order of their names."""
        if self._files is None:
            self._files = tuple(self.walk())
        return self._files

    def walk(self) -> Iterator[str]:
        """List the same files one by one, for those who keep no list of them."""
        if self._files is not None:
            yield from self._files
            return
        yield os.path.join(self.path, DESCRIPTION)
        if "lists.ttl" in self._names:
            yield os.path.join(self.path, "lists.ttl")
        for part in ("registry", "articles"):
            if part in self._names:
                yield from turtle_files(os.path.join(self.path, part))

    @property
    def queries(self) -> str | None:
        """The folder that may hold questions of its own, which the shipped dataset has not."""
        return None if self.shipped else os.path.join(self.path, "queries")

    @property
    def option(self) -> str:
        """What names this folder to a command; nothing for the shipped one."""
        if self.shipped:
            return ""
        from shlex import quote

        return f"--data {quote(self.path)}"

    @property
    def base(self) -> str:
        """The IRI that the things of this dataset start with (`void:uriSpace` in dataset.ttl)."""
        return self._describe()[0]

    @property
    def prefixes(self) -> dict[str, str]:
        """Our prefixes and those that dataset.ttl declares with `sh:declare`."""
        return self._describe()[1]

    def graph(self, file: str) -> str:
        """Give the IRI of the named graph that one file of this folder is."""
        relative = os.path.relpath(file, self.path).removesuffix(".ttl").replace(os.sep, "/")
        if not relative.replace("-", "").replace("/", "").replace("_", "").isalnum() or not relative.isascii():
            from urllib.parse import quote

            relative = quote(relative)
        return f"{self.base}graph/{relative}"

    def _describe(self) -> tuple[str, dict[str, str]]:
        if self._described is None:
            self._described = _read_description(os.path.join(self.path, DESCRIPTION))
        return self._described


def command(words: str, dataset: Dataset) -> str:
    """Write a command of ours that is about a dataset, for people to run.

    >>> command("find TEXT", Folder())
    'stancegraph find TEXT'
    """
    return f"stancegraph {words} {dataset.option}".rstrip()


def _read_description(path: str) -> tuple[str, dict[str, str]]:
    """Read the base IRI and the prefixes that a dataset.ttl declares."""
    import pyoxigraph

    bases: list[str] = []
    declared: dict[str, dict[str, str]] = {}
    try:
        for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
            predicate, value = triple.predicate.value, getattr(triple.object, "value", "")
            if predicate == VOID + "uriSpace":
                bases.append(value)
            elif predicate in (SH + "prefix", SH + "namespace"):
                declared.setdefault(str(triple.subject), {})[predicate] = value
    except (SyntaxError, OSError) as error:
        raise fault(path, error) from None
    if len(bases) != 1:
        raise EmptyFolder("dataset.ttl must give one void:uriSpace", path, "state the IRI that the things of the dataset start with")
    own = {node.get(SH + "prefix", ""): node.get(SH + "namespace", "") for node in declared.values()}
    return bases[0], {**own, **PREFIXES}


def turtle_files(path: str) -> Iterator[str]:
    """List the Turtle files under a folder, in the order of their names; hidden ones are left out."""
    for entry in _entries(path):
        if entry.is_dir():
            yield from turtle_files(entry.path)
        elif entry.name.endswith(".ttl"):
            yield entry.path


def _entries(path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        raise fault(path, error) from None


def fault(path: str, error: Exception) -> FolderError:
    """Turn what a reader raised about a file into one of our errors, with line and column where there are any."""
    if isinstance(error, SyntaxError):
        where = f"{path}:{error.lineno}:{error.offset}" if error.lineno else path
        said = error.msg.partition(": ")[2] if error.msg.startswith("Parser error at") else error.msg
        if said.startswith("Invalid UTF-8"):
            return NotUtf8("the file is not text in UTF-8", where, "save it as UTF-8")
        return MalformedTurtle(f"this is not Turtle: {said}", where, "mend the line")
    if isinstance(error, UnicodeDecodeError):
        return NotUtf8("the file is not text in UTF-8", path, "save it as UTF-8")
    said = getattr(error, "strerror", None) or str(error).partition(" (os error")[0]
    return UnreadableFile(f"cannot read: {said}", path, "check that it is there and that you may read it")


def ntriples(path: str) -> Iterator[str]:
    """Read one Turtle file as lines of N-Triples, in the order of the file and some at a time, with our own errors.

    >>> next(ntriples(Folder().files[0])).endswith(" .")
    True
    """
    from itertools import islice

    import pyoxigraph

    try:
        triples = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)
        while content := pyoxigraph.serialize(islice(triples, AT_ONCE), format=pyoxigraph.RdfFormat.N_TRIPLES):
            yield from content.decode().split("\n")[:-1]
    except (SyntaxError, OSError) as error:
        raise fault(path, error) from None


def read_text(path: str) -> str:
    """Read a text file in UTF-8, with our own errors."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise fault(path, error) from None
