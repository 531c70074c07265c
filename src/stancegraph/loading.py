"""Loading a dataset into a triple store: looked at before, written so that it can be repeated, and compared afterwards."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.bulk import batches, counts
from stancegraph.engine import files_of, graph_of
from stancegraph.errors import EndpointError, LoadFailed, Misuse, NotAllowed, StancegraphError, StoreFailed, TimeLimit
from stancegraph.layout import LISTS_GRAPH, Folder, home
from stancegraph.remote import comparing, records
from stancegraph.remote.address import Address
from stancegraph.remote.detecting import check_there, detect
from stancegraph.remote.documents import Document
from stancegraph.remote.plan import Plan
from stancegraph.remote.protocol import Asker
from stancegraph.remote.records import Record
from stancegraph.remote.stores import REPAIR, UNDONE
from stancegraph.remote.transport import SECONDS, Client
from stancegraph.remote.writing import Writer, quietly
from stancegraph.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeVar

    from stancegraph.remote.credentials import Credentials
    from stancegraph.remote.plan import Rows
    from stancegraph.remote.writing import Progress
    from stancegraph.validating import Finding

    Thing = TypeVar("Thing")

ONTOLOGY = {"terms": "https://w3id.org/stancegraph/ontology", "links": "https://w3id.org/stancegraph/ontology/links"}
SHAPES = {"shapes": "https://w3id.org/stancegraph/shapes", "house": "https://w3id.org/stancegraph/shapes/house"}
#: What the graphs that come with the program are loaded for: every dataset.
OURS = "https://w3id.org/stancegraph/"
#: About so many bytes of an update are the record of a graph, and what takes away the graph and the record that were there.
RECORD = 1300


def documents(
    data: str | os.PathLike[str] | None = None,
    *,
    ontology: bool = False,
    shapes: bool = False,
    into: str | None = None,
    progress: Progress | None = None,
) -> Rows[Document]:
    """Read what is to be loaded: the lists and every file of a dataset folder, each a named graph, or all in the graph `into`.

    >>> [document.graph.rpartition("/")[2] for document in documents()][:2]
    ['lists', 'dataset']
    """
    folder = Folder(data)
    chosen = {**(ONTOLOGY if ontology else {}), **(SHAPES if shapes else {})}

    def files() -> Iterator[tuple[str, str]]:
        yield from ((graph_of(folder, file), file) for file in files_of(folder))
        yield from ((graph, os.path.join(home(), "ontology", f"{name}.ttl")) for name, graph in chosen.items())

    if into is not None and comparing.is_ours(into):
        raise Misuse(f"{into} is kept for what this program notes", "", "name another graph after --into")
    if into is None:
        return Plan(_each(files, progress or quietly)).wanted
    try:
        ox.NamedNode(into)
    except ValueError:
        raise Misuse(f"{into!r} is no IRI of a graph", "", "write a whole IRI after --into") from None
    return Plan([Document.read(into, tuple(file for _, file in files()))]).wanted


def _each(files: Callable[[], Iterator[tuple[str, str]]], tell: Progress) -> Iterator[Document]:
    """Read each file as a graph of its own."""
    number = sum(1 for _ in files())
    for place, (graph, file) in enumerate(files()):
        tell(place, number, f"reading {file}")
        yield Document.read(graph, (file,))


class Load:
    """A load that is planned and can be run: what differs from the store, what is the same, what is gone, and what stands in the way.

    What is `changed` is to be sent; of that, `foreign` graphs hold something that was not loaded, and `edited` ones more or less than was.
    `store` is the kind of store, `guarantee` what holds when the load stops on its way, `requests` what will be sent, `notes` what should
    be known before, `compared` in words what was compared afterwards.
    """

    def __init__(self, client: Client, documents: Iterable[Document], base: str, store: str | None = None, *, append: bool = False) -> None:
        self.client = client
        self.store = detect(client, store)
        check_there(client, self.store)
        self.writer = Writer(client, self.store)
        self.asker = Asker(client, self.writer.paths.query)
        self.base = base
        self.append = append
        self.compared = ""
        self._let_in = self._begun = False
        self.plan = Plan(documents)
        self.plan.hold(counts(self.asker))
        self.plan.note(records.read(self.asker, self.plan.holds(records.RECORDS)))
        self.plan.settle(append)
        self.same, self.changed = self.plan.same, self.plan.changed
        self.foreign: Sequence[str] = [] if append else self.plan.foreign
        self.edited: Sequence[str] = [] if append else self.plan.edited
        self.gone: Sequence[Record] = [] if append else self.plan.gone(base)
        self.size = self.plan.size + RECORD * len(self.plan.changed)  # of what is to be sent, in bytes
        self.empty = not append and self.plan.untouched  # whether the store holds none of it
        self.notes = self._losses() if self.store.lossy else []
        if not self.store.tested:
            self.notes.append(f"{self.store.title} was not run in the tests: what is sent to it follows its makers' documentation")

    def _losses(self) -> list[str]:
        """Say which values the store cannot keep."""
        return [
            f"{self.store.title} does not keep {literal} of {document.graph}"
            for document in self.changed
            for literal in map(comparing.literal_of, document.lines())
            if literal is not None and self.store.loses(literal)
        ]

    @property
    def way(self) -> str:
        """How what differs is written: `everything` at once, `together` in one update, or `apart`."""
        return self.store.way(self.size, self.empty)

    @property
    def guarantee(self) -> str:
        """What holds when the load stops on its way."""
        return self.store.guarantee(self.way, self.empty)

    @property
    def requests(self) -> list[str]:
        """What will be sent, in words."""
        if not self.changed:
            return []
        paths, said = self.writer.paths, []
        noted = "" if self.append else " with a record each"
        for part in self._parts(self.changed, lambda document: document):
            if self.way == "everything" or not self.store.beside(part[0].size):
                said.append(f"POST {paths.quads if self.way == 'everything' else paths.update}: {counted(len(part), 'graph')}{noted}")
                said += (f"{self._what_becomes(document.graph)} {document.graph}" for document in part)
            else:
                said.append(self._alone(part[0].graph))
        return said

    def _alone(self, graph: str) -> str:
        """Say in words what will be sent for a graph that goes by itself."""
        sent = f"POST {self.writer.paths.update}: {graph} in parts" if self.store.form else f"PUT {graph}"
        if not self.empty or self.store.atomic:
            sent += f" beside its place, count it, {'add' if self.append else 'move'} it into place"
        return sent + ("" if self.append else " with its record" if self.store.atomic else ", write its record")

    def _parts(self, things: Rows[Thing], document: Callable[[Thing], Document]) -> Iterator[Sequence[Thing]]:
        """Put together what goes in one request."""
        if self.way == "everything":
            yield things
        else:
            most = self.store.most if self.store.atomic else 0  # each graph by itself
            yield from batches(((thing, document(thing).size + RECORD) for thing in things), most)

    def _what_becomes(self, graph: str) -> str:
        """Say in a word what will happen to a graph."""
        return "add to" if self.append else "replace" if self.plan.holds(graph) else "make"

    def run(self, *, prune: bool = False, verify: str = "digest", progress: Progress | None = None) -> None:
        """Send what differs, and compare what arrived.

        Raises LoadFailed where it stopped on its way or what arrived is not what was sent, with what holds now.
        """
        tell = progress or quietly
        moment, version, left = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), _version(), self.plan.left

        def with_record(document: Document) -> tuple[Document, Record]:
            base = self._base(document.graph)
            return document, Record(document.graph, document.digest, document.count, moment, version, base)

        pairs = self.changed.each(with_record)
        try:
            if left or pairs or (prune and self.gone):
                self.writer.ready()
            self._let_in = True
            if left:
                self.writer.clear(left)
            if pairs:
                self._send(pairs, tell)
            if prune and self.gone:
                self.writer.remove(self.gone)
        except StancegraphError as error:  # of the store, or of a file that is read again while it is sent
            raise self._stopped(pairs, error) from error
        try:
            wrong, self.compared = self.compare(verify, tell)
        except StancegraphError as error:
            self._doubt(pairs.each(_record))
            mend = f"{error.mend}; then run the same command again"
            raise LoadFailed(f"all was loaded, but not compared: {error.what}", error.where, mend) from error
        if wrong:
            self._doubt([record for document, record in pairs if document.graph in wrong])
            said = "; ".join(list(wrong.values())[:3])
            raise LoadFailed(f"what arrived is not what was sent: {said}", "", "run it again, or see the log of the store")

    def compare(self, verify: str = "digest", progress: Progress | None = None) -> tuple[dict[str, str], str]:
        """Compare what the store holds with what differed before; gives what is wrong by graph, and what was compared, in words."""
        found = comparing.Comparison(self.asker, self.store)
        if self.append:
            return found.added(self.changed)
        self.plan.arrive(counts(self.asker))
        return found.replaced(self.plan.arrived, verify, progress or quietly)

    def _doubt(self, records: Sequence[Record]) -> None:
        """Note, if the store lets us, that graphs may not be what they shall be, so that the next run sends them again."""
        if self.append or not records:
            return
        try:
            self.writer.record(record.begun() for record in records)
        except StancegraphError:
            return

    def _base(self, graph: str) -> str:
        """Give the dataset that a graph is loaded for; what comes with the program is for all of them."""
        return OURS if graph == LISTS_GRAPH or graph in (*ONTOLOGY.values(), *SHAPES.values()) else self.base

    def loaded(self) -> Sequence[Record]:
        """List the graphs of the dataset that were loaded, with those of the program where no other dataset needs them."""
        return self.plan.loaded(self.base) if self.plan.others(self.base, OURS) else self.plan.loaded(self.base, OURS)

    def _send(self, pairs: Rows[tuple[Document, Record]], tell: Progress) -> None:
        if self.guarantee in (UNDONE, REPAIR) and not self.append:  # whoever finds these half written knows that they are ours
            self.writer.begin(pairs.each(lambda pair: pair[1].begun()), self.plan.known)
            self._begun = True
        done, of = 0, len(pairs)
        for part in self._parts(pairs, _document):
            tell(done, of, part[0][0].graph if len(part) == 1 else f"sending {counted(len(part), 'graph')}")
            self._surely(lambda part=part: self._write(part, tell), map(_record, part))  # type: ignore[misc]
            done += len(part)

    def _surely(self, write: Callable[[], None], written: Iterable[Record]) -> None:
        """Write, and where no good answer came, look whether it happened all the same."""
        try:
            write()
        except (EndpointError, TimeLimit):
            if self.append or not self.store.atomic or not self._happened(written):
                raise

    def _happened(self, written: Iterable[Record]) -> bool:
        """Say whether the store holds these very records, which are written together with their graphs."""
        there = Plan(())
        try:
            there.note(records.read(self.asker, comparing.count(self.asker, records.RECORDS)))
        except (EndpointError, TimeLimit):
            return False
        return all(there.record(record.graph) == record for record in written)

    def _write(self, part: Sequence[tuple[Document, Record]], tell: Progress) -> None:
        """Send what goes in one request, or one graph that is put beside its place first."""
        if self.way == "everything":
            self.writer.everything(part, tell)
            return
        document, record = part[0]
        if not self.store.beside(document.size):
            self.writer.together(part, keep=self.append)
            return
        atomic, noted = self.store.atomic, [] if self.append else [record]
        if self.empty and not atomic:
            self.writer.put(document.graph, document)
        else:
            staged = self.writer.staged(document)
            arrived = comparing.count(self.asker, staged)
            if arrived != document.count:
                self.writer.clear([staged])
                what = f"{arrived} of {document.count} triples of {document.graph} arrived"
                raise LoadFailed(what, "", "nothing was replaced; run it again")
            self.writer.move(staged, document, noted if atomic else (), keep=self.append)
        if not atomic:
            self.writer.record(noted)

    def _stopped(self, pairs: Rows[tuple[Document, Record]], error: StancegraphError) -> LoadFailed:
        """Say what holds after a failure; into an empty store, take out what was loaded."""
        holds = self.guarantee
        if not self._let_in or (self.guarantee == UNDONE and not self._begun and isinstance(error, (NotAllowed, StoreFailed))):
            holds = "nothing was loaded"
        elif self.guarantee == UNDONE:
            try:
                self.writer.remove(pairs.each(_record))
                if not isinstance(error, (StoreFailed, NotAllowed, LoadFailed)):  # the store may yet finish what it was sent
                    self.writer.record(pairs.each(lambda pair: pair[1].begun()))
                holds = "what was loaded was taken out again"
            except StancegraphError:
                holds = "what was loaded could not be taken out again"
        mend = f"{error.mend}; then run the same command again, which sends what is missing"
        return LoadFailed(f"the load stopped: {error.what} ({holds})", error.where, mend)


def _document(pair: tuple[Document, Record]) -> Document:
    """Give the graph alone."""
    return pair[0]


def _record(pair: tuple[Document, Record]) -> Record:
    """Give the record of a graph alone."""
    return pair[1]


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("stancegraph")
    except PackageNotFoundError:
        return "0"


def load_into(
    url: str,
    data: str | os.PathLike[str] | None = None,
    *,
    store: str | None = None,
    credentials: Credentials | None = None,
    ontology: bool = False,
    shapes: bool = False,
    into: str | None = None,
    append: bool = False,
    prune: bool = False,
    yes: bool = False,
    verify: str = "digest",
    timeout: float = SECONDS,
    ca_file: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
) -> Load:
    """Load a dataset folder (the shipped one where none is named) into the triple store at an address, and compare what arrived.

    Takes the kind of store where it should not be found out; who asks; whether the ontology and the shapes go along; one graph to put
    everything into; whether to add to graphs or replace them; whether to remove graphs whose file is gone; whether graphs may be replaced
    that were not loaded by this; and how to compare: by `digest` or `count`. Gives the Load that was run.
    Raises Misuse, FolderError, an EndpointError, TimeLimit or LoadFailed.

    >>> load_into("ftp://localhost/")
    Traceback (most recent call last):
    stancegraph.errors.BadAddress: 'ftp://localhost/' is no address of a store; write it as http://HOST:PORT/PATH
    """
    client = Client(Address(url), credentials, timeout=timeout, ca_file=ca_file)
    ready = documents(data, ontology=ontology, shapes=shapes, into=into, progress=progress)
    found = Load(client, ready, Folder(data).base, store, append=append)
    if found.foreign and not yes:
        raise refusal(found)
    found.run(prune=prune, verify=verify, progress=progress)
    return found


def refusal(found: Load) -> Misuse:
    """Say that graphs would be replaced that were not loaded by this program."""
    return Misuse(
        f"{counted(len(found.foreign), 'graph')} with something that was not loaded by this, such as {found.foreign[0]}",
        "",
        "look at them, then replace them with --yes, add to them with --append, or load elsewhere with --into",
    )


def violations(found: Load, data: str | os.PathLike[str] | None) -> list[Finding]:
    """Check the files that differ from what was loaded last against the rules; gives what must not be loaded."""
    from stancegraph.validating import check, gather

    if not found.changed:
        return []
    folder = Folder(data)
    inside = {os.path.realpath(file) for file in folder.files}
    paths = [file for document in found.changed for file in document.files if os.path.realpath(file) in inside]
    if not paths:
        return []
    return [finding for finding in check(gather(paths, folder.path)) if finding.severity == "violation"]
