"""Tests of bringing lines into order: the same whether they fit into memory or wait on disk."""

import errno
import os
import random
import resource
from collections.abc import Iterable, Iterator
from typing import NoReturn

import pytest

from stancegraph.errors import OutputError
from stancegraph.remote import disk, ordering
from stancegraph.remote.disk import Scratch
from stancegraph.remote.ordering import ordered, symmetric_difference


def lines(number: int) -> list[str]:
    """Give lines with every kind of sign, some of them more than once, in an order by lot."""
    chance = random.Random(number)
    return ["".join(chance.choices("ab \t\r\x01\x85\u2028é\uffff\U0001f600", k=chance.randrange(4))) for _ in range(number)]


@pytest.mark.parametrize("at_once", [1, 2, 7, 99, 100, 101])
@pytest.mark.parametrize("number", [0, 1, 2, 100, 200])
def test_lines_come_sorted_and_once_however_many_are_kept_in_memory(at_once: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "AT_ONCE", at_once)
    monkeypatch.setattr(ordering, "FEW", 1 + at_once % 3)
    given = lines(number)
    assert list(ordered(given)) == sorted(set(given))
    assert list(ordered(iter(given * 2))) == sorted(set(given))
    monkeypatch.setattr(ordering, "MOST_FILES", 3)
    assert list(ordered(given)) == sorted(set(given))


def test_what_is_too_much_for_memory_goes_to_disk_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    write = ordering._written

    def noting(part: Iterable[str]) -> object:
        written.append(len(kept := list(part)))
        return write(kept)

    monkeypatch.setattr(ordering, "_written", noting)
    monkeypatch.setattr(ordering, "AT_ONCE", 100)
    monkeypatch.setattr(ordering, "FEW", 1)
    assert len(list(ordered(f"{number:02}" for number in range(49)))) == 49
    assert written == []
    assert len(list(ordered(f"{number:03}" for number in range(75)))) == 75
    assert written == [34, 34, 7]
    monkeypatch.setattr(ordering, "MOST_FILES", 2)
    assert len(list(ordered(f"{number:03}" for number in range(75)))) == 75
    assert written[3:] == [34, 34, 68, 7]


def test_few_files_are_open_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "AT_ONCE", 10)
    monkeypatch.setattr(ordering, "FEW", 1)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + ordering.MOST_FILES + 40, hard))
    try:
        assert len(list(ordered(f"{number:05}" for number in range(4000)))) == 4000  # of which two go into a file
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*words: object, **named: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(ordering, "AT_ONCE", 1)
    monkeypatch.setattr(ordering, "FEW", 1)
    monkeypatch.setattr(disk, "TemporaryFile", full)
    with pytest.raises(OutputError, match=r"too much for memory: No space left on device; .*make room for temporary files"):
        list(ordered(["a", "b"]))


def test_a_disk_that_fills_is_told_once() -> None:
    file = Scratch()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))  # Python passes the signal over that would end it
    try:
        with pytest.raises(OutputError, match="File too large"):
            file.write([b"x" * 2000])
        del file  # says no more
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_fault_of_what_is_brought_into_order_stays_what_it_is() -> None:
    def failing() -> Iterator[str]:
        yield "a"
        raise KeyError("b")

    with pytest.raises(KeyError):
        list(ordered(failing()))


@pytest.mark.parametrize("seed", range(20))
def test_lines_that_stand_in_one_of_two_alone(seed: int) -> None:
    chance = random.Random(seed)
    one, other = ({chance.choice("abcdefgh") for _ in range(chance.randrange(9))} for _ in range(2))
    assert list(symmetric_difference(sorted(one), sorted(other))) == sorted(one ^ other)
