"""Bringing lines into order without keeping them all in memory: an external merge sort (Knuth, TAOCP vol. 3, section 5.4)."""

from __future__ import annotations

from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING

from stancegraph.remote.disk import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How many signs are brought into order at once; what is more waits on disk.
AT_ONCE = 2 * 2**20
#: After so many lines it is looked how many signs they have.
FEW = 1000
#: Of so many files one is made: each is open, and systems allow few hundred.
MOST_FILES = 64


def ordered(lines: Iterable[str]) -> Iterator[str]:
    """Give lines, none of which holds a line end, sorted by code point and each once.

    Raises OutputError where there is no room on disk for what is too much to be kept in memory.

    >>> list(ordered(["b", "a", "b"]))
    ['a', 'b']
    """
    rest = iter(lines)
    run, whole = _run(rest)
    return iter(run) if whole else _from_disk(run, rest)


def _from_disk(run: list[str], rest: Iterator[str]) -> Iterator[str]:
    """Give the lines of a first run and those that are left."""
    whole = False
    runs, merged = [_written(run)], []
    while not whole:
        run, whole = _run(rest)
        runs.append(_written(run))
        if len(runs) == MOST_FILES:
            merged.append(_written(_merged(runs)))
            runs.clear()
    del run
    yield from _merged([*merged, *runs])


def symmetric_difference(one: Iterable[str], other: Iterable[str]) -> Iterator[str]:
    """Give the lines that stand in one of two and not in both; takes them as `ordered` gives them.

    >>> list(symmetric_difference(["a", "b"], ["b", "c"]))
    ['a', 'c']
    """
    return (line for line, same in groupby(merge(one, other)) if sum(1 for _ in same) == 1)


def _run(rest: Iterator[str]) -> tuple[list[str], bool]:
    """Bring as many of the lines that are left into order as may be at once, and say whether these were all."""
    run: set[str] = set()
    size = 0
    while part := list(islice(rest, FEW)):
        run.update(part)
        size += sum(map(len, part))
        if size >= AT_ONCE:
            return sorted(run), False
    return sorted(run), True


def _merged(runs: list[Scratch]) -> Iterator[str]:
    return (line for line, _ in groupby(merge(*map(_read, runs))))


def _written(lines: Iterable[str]) -> Scratch:
    file = Scratch()
    file.write(f"{line}\n".encode() for line in lines)
    return file


def _read(file: Scratch) -> Iterator[str]:
    return (line[:-1].decode() for line in file)
