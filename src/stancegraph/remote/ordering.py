"""Bringing lines into order without keeping them all in memory: an external merge sort (Knuth, TAOCP vol. 3, section 5.4)."""

from __future__ import annotations

from heapq import merge
from itertools import groupby, islice
from typing import TYPE_CHECKING

from stancegraph.remote.disk import Scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How many lines are brought into order at once; what is more waits on disk.
AT_ONCE = 10_000


def ordered(lines: Iterable[str]) -> Iterator[str]:
    """Give lines, none of which holds a line end, sorted by code point and each once.

    Raises OutputError where there is no room on disk for what is too much to be kept in memory.

    >>> list(ordered(["b", "a", "b"]))
    ['a', 'b']
    """
    rest = iter(lines)
    run = sorted(set(islice(rest, AT_ONCE)))
    following = next(rest, None)
    if following is None:
        yield from run
        return
    runs = [_written(run)]
    while following is not None:
        run = sorted({following, *islice(rest, AT_ONCE - 1)})
        runs.append(_written(run))
        following = next(rest, None)
    del run
    for line, _ in groupby(merge(*map(_read, runs))):
        yield line


def apart(one: Iterable[str], other: Iterable[str]) -> Iterator[str]:
    """Give the lines that stand in one of two and not in both; takes them as `ordered` gives them.

    >>> list(apart(["a", "b"], ["b", "c"]))
    ['a', 'c']
    """
    return (line for line, same in groupby(merge(one, other)) if sum(1 for _ in same) == 1)


def _written(lines: list[str]) -> Scratch:
    file = Scratch()
    file.write(f"{line}\n".encode() for line in lines)
    return file


def _read(file: Scratch) -> Iterator[str]:
    return (line[:-1].decode() for line in file)
