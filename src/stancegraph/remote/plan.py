"""The plan of a load: what shall be in a store, what is, and what is noted of it; on disk, so that memory does not grow with it.

The database is SQLite's temporary one, which no other program sees and which is gone with the plan (sqlite.org/inmemorydb.html).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from stancegraph.remote.disk import no_room
from stancegraph.remote.documents import Document
from stancegraph.remote.records import STAGING, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Thing = TypeVar("Thing")
Other = TypeVar("Other")
_TABLES = """
    CREATE TABLE wanted (graph TEXT UNIQUE, files TEXT, count INTEGER, digest TEXT, size INTEGER, same INTEGER, place INTEGER PRIMARY KEY);
    CREATE TABLE held (graph TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
    CREATE TABLE arrived (graph TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
    CREATE TABLE noted (graph TEXT PRIMARY KEY, digest TEXT, size INTEGER, loaded TEXT, version TEXT, base TEXT) WITHOUT ROWID;
    CREATE VIEW compared AS
        SELECT graph, same, place, COALESCE(held.count, 0) AS held, noted.digest AS noted, noted.size AS noted_size
        FROM wanted LEFT JOIN held USING (graph) LEFT JOIN noted USING (graph);
"""
_SETTLE = """UPDATE wanted SET same = NOT :append
    AND EXISTS (SELECT 1 FROM noted WHERE noted.graph = wanted.graph AND noted.digest = wanted.digest)
    AND COALESCE((SELECT held.count FROM held WHERE held.graph = wanted.graph), 0) = wanted.count"""
_STATES = """
    SELECT CASE
            WHEN wanted.same THEN 'same'
            WHEN wanted.graph IS NULL THEN 'gone'
            WHEN noted.graph IS NULL AND held.count THEN 'not ours'
            WHEN noted.graph IS NULL THEN 'not loaded'
            WHEN noted.digest = '' THEN 'unfinished'
            WHEN COALESCE(held.count, 0) <> noted.size THEN 'edited'
            ELSE 'differs'
        END, names.graph, noted.*
    FROM (SELECT graph FROM wanted UNION SELECT graph FROM noted WHERE base = ?) AS names
        LEFT JOIN wanted USING (graph) LEFT JOIN held USING (graph) LEFT JOIN noted USING (graph)
    ORDER BY names.graph"""
#: Of two things that are noted of a graph, one is of its beginning: it is being written.
_NOTE = """INSERT INTO noted VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (graph) DO UPDATE SET digest = ''
    WHERE (digest, size, loaded, version, base) IS NOT (excluded.digest, excluded.size, excluded.loaded, excluded.version, excluded.base)"""


class _Database(sqlite3.Connection):
    """A database that is closed when nobody needs it any more: the plan, and all that is read of it."""

    def __del__(self) -> None:
        self.close()


class Rows(Sequence[Thing], Generic[Thing]):
    """What a query of the plan gives, read anew whenever it is gone through."""

    __slots__ = ("_database", "_make", "_query", "_values")

    def __init__(self, database: sqlite3.Connection, query: str, make: Callable[..., Thing], values: tuple[object, ...] = ()) -> None:
        self._database = database
        self._query = query
        self._make = make
        self._values = values

    def __len__(self) -> int:
        with _kept():
            return int(self._database.execute(f"SELECT COUNT(*) FROM ({self._query})", self._values).fetchone()[0])  # noqa: S608

    def __bool__(self) -> bool:
        with _kept():
            return self._database.execute(f"SELECT 1 FROM ({self._query}) LIMIT 1", self._values).fetchone() is not None  # noqa: S608

    def __iter__(self) -> Iterator[Thing]:
        with _kept():
            found = self._database.execute(self._query, self._values)
            row = found.fetchone()
        while row is not None:
            yield self._make(*row)
            with _kept():
                row = found.fetchone()

    def __getitem__(self, place: Any) -> Any:
        """Give one or, as a list, some of them."""
        if isinstance(place, slice):
            return list(self)[place]
        if place < 0:
            place += len(self)
        with _kept():
            found = self._database.execute(f"{self._query} LIMIT 1 OFFSET ?", (*self._values, place)).fetchone() if place >= 0 else None
        if found is None:
            raise IndexError(place)
        return self._make(*found)

    def each(self, make: Callable[[Thing], Other]) -> Rows[Other]:
        """Give what is made of each, made anew whenever it is gone through."""
        before = self._make
        return Rows(self._database, self._query, lambda *row: make(before(*row)), self._values)


class Plan:
    """What shall be in a store, and what it holds. Methods raise OutputError where there is no room on disk.

    >>> plan = Plan([Document("a:b", ("b.ttl",), 2, "0f", 30)])
    >>> plan.hold([("a:b", 2)])
    >>> plan.settle()
    >>> len(plan.same), plan.changed[0].graph, list(plan.foreign)
    (0, 'a:b', ['a:b'])
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._database = sqlite3.connect("", factory=_Database, check_same_thread=False)  # SQLite's own locks keep threads apart
        self._database.executescript(_TABLES)
        rows = ((one.graph, json.dumps(one.files), one.count, one.digest, one.size) for one in documents)
        self._write("INSERT INTO wanted VALUES (?, ?, ?, ?, ?, 0, NULL)", rows)

    def hold(self, sizes: Iterable[tuple[str, int]]) -> None:
        """Take the graphs that the store holds, each with the number of its triples."""
        self._write("INSERT OR REPLACE INTO held VALUES (?, ?)", sizes)

    def note(self, records: Iterable[Record]) -> None:
        """Take what is noted of graphs in the store."""
        self._write(_NOTE, records)

    def settle(self, append: bool = False) -> None:
        """Find out which graphs are the same in the store; with `append` none is, since all are added to."""
        self._write(_SETTLE, [{"append": append}])

    def arrive(self, sizes: Iterable[tuple[str, int]]) -> None:
        """Take the graphs that the store holds after the load, each with the number of its triples."""
        self._write("DELETE FROM arrived", [()])
        self._write("INSERT OR REPLACE INTO arrived VALUES (?, ?)", sizes)

    @property
    def wanted(self) -> Rows[Document]:
        """What shall be there, in its order."""
        return self._rows("SELECT * FROM wanted ORDER BY place", _document)

    @property
    def same(self) -> Rows[Document]:
        """What is there already."""
        return self._rows("SELECT * FROM wanted WHERE same ORDER BY place", _document)

    @property
    def changed(self) -> Rows[Document]:
        """What is to be sent."""
        return self._rows("SELECT * FROM wanted WHERE NOT same ORDER BY place", _document)

    @property
    def arrived(self) -> Rows[tuple[Document, int]]:
        """What was to be sent, each with the number of triples that the store holds of it since."""
        query = "SELECT COALESCE(arrived.count, 0), wanted.* FROM wanted LEFT JOIN arrived USING (graph) WHERE NOT same ORDER BY place"
        return self._rows(query, lambda count, *row: (_document(*row), count))

    @property
    def size(self) -> int:
        """The size of what is to be sent, in bytes."""
        return next(iter(self._rows("SELECT COALESCE(SUM(size), 0) FROM wanted WHERE NOT same", int)))

    @property
    def untouched(self) -> bool:
        """Whether the store holds nothing of what is to be sent, as far as that was loaded to its end."""
        return not self._rows("SELECT 1 FROM compared WHERE NOT same AND (held OR noted <> '')", int)

    @property
    def foreign(self) -> Rows[str]:
        """The graphs to be sent that hold something which was not loaded."""
        return self._rows("SELECT graph FROM compared WHERE NOT same AND held AND noted IS NULL ORDER BY place", str)

    @property
    def edited(self) -> Rows[str]:
        """The graphs to be sent that hold more or less than was loaded."""
        return self._rows("SELECT graph FROM compared WHERE NOT same AND noted <> '' AND held <> noted_size ORDER BY place", str)

    @property
    def known(self) -> Rows[Record]:
        """What is noted of graphs that are to be sent."""
        return self._rows("SELECT noted.* FROM wanted JOIN noted USING (graph) WHERE NOT same ORDER BY place", Record)

    @property
    def left(self) -> Rows[str]:
        """The graphs that a load which stopped has left beside their places."""
        return self._rows("SELECT graph FROM held WHERE substr(graph, 1, ?) = ?", str, len(STAGING), STAGING)

    def gone(self, base: str) -> Rows[Record]:
        """What was loaded of a dataset and shall not be there any more."""
        return self._rows("SELECT * FROM noted WHERE base = ? AND graph NOT IN (SELECT graph FROM wanted)", Record, base)

    def loaded(self, base: str, ours: str = "") -> Rows[Record]:
        """What was loaded of a dataset, and of what comes with the program."""
        return self._rows("SELECT * FROM noted WHERE base IN (?, ?)", Record, base, ours)

    def others(self, base: str, ours: str) -> bool:
        """Say whether something was loaded of other datasets."""
        return bool(self._rows("SELECT * FROM noted WHERE base NOT IN (?, ?)", Record, base, ours))

    def holds(self, graph: str) -> int:
        """Say how many triples of a graph the store held before the load."""
        return next(iter(self._rows("SELECT count FROM held WHERE graph = ?", int, graph)), 0)

    def record(self, graph: str) -> Record | None:
        """Give what is noted of a graph."""
        return next(iter(self._rows("SELECT * FROM noted WHERE graph = ?", Record, graph)), None)

    def states(self, base: str) -> Rows[tuple[str, str, Record | None]]:
        """Say of each graph, in the order of names, how it stands to its file, what it is called, and what is noted of it."""
        return self._rows(_STATES, lambda state, graph, *noted: (state, graph, None if noted[0] is None else Record(*noted)), base)

    def _rows(self, query: str, make: Callable[..., Thing], *values: object) -> Rows[Thing]:
        return Rows(self._database, query, make, values)

    def _write(self, statement: str, rows: Iterable[object]) -> None:
        with _kept():
            self._database.executemany(statement, rows)  # type: ignore[arg-type]


def _document(graph: str, files: str, count: int, digest: str, size: int, *_: int) -> Document:
    return Document(graph, tuple(json.loads(files)), count, digest, size)


@contextmanager
def _kept() -> Iterator[None]:
    """Turn what SQLite says of the disk into one of our errors; where its files lie, it does not say."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise no_room(str(error)) from None
