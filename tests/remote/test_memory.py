"""Tests of memory: what is read, ordered and planned for a load takes no more of it where there is four times as much."""

import json
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterator
from email.message import Message

import pytest

from stancegraph.remote.disk import MOST_IN_MEMORY, Scratch
from stancegraph.remote.documents import Document
from stancegraph.remote.ordering import AT_ONCE, ordered
from stancegraph.remote.plan import Plan
from stancegraph.remote.records import Record
from stancegraph.remote.results import read
from stancegraph.remote.transport import Reply

BASE = "https://example.org/"
FEW = 3000


def sorting(times: int) -> None:
    """Bring many lines into order."""
    number = times * 3 * AT_ONCE
    assert sum(1 for _ in ordered(f"<{BASE}{place * 7919 % number}> <{BASE}says> <{BASE}{place}> ." for place in range(number))) == number


def answering(times: int) -> None:
    """Read a large answer."""
    headers = Message()
    headers["Content-Type"] = "application/json"
    file = Scratch()
    cell = json.dumps({"a": {"type": "literal", "value": "x" * 100}}).encode()
    number = times * (MOST_IN_MEMORY // len(cell) + 1)
    file.write([b'{"head": {"vars": ["a"]}, "results": {"bindings": ['])
    file.write(cell if place == 0 else b"," + cell for place in range(number))
    file.write([b"]}}"])
    rows = read(Reply(200, headers, file), "here").rows
    assert len(rows) == sum(1 for _ in rows) == number


def planning(times: int) -> None:
    """Plan a load, and go through what there is to do."""

    def graphs() -> Iterator[str]:
        return (f"{BASE}graph/articles/{place * 7919 % (times * FEW)}" for place in range(times * FEW))

    plan = Plan(Document(graph, (f"{graph}.ttl",), 3, "0f" * 32, 300) for graph in graphs())
    plan.hold((graph, 3) for graph in graphs())
    plan.note(Record(graph, "0e" * 32, 3, "2026-01-02T03:04:05Z", "1", BASE) for graph in graphs())
    plan.settle()
    plan.arrive((graph, 3) for graph in graphs())
    for rows in (plan.changed, plan.known, plan.arrived, plan.states(BASE)):
        assert len(rows) == sum(1 for _ in rows) == times * FEW
    deque(plan.loaded(BASE), maxlen=0)


@pytest.mark.parametrize("work", [sorting, answering, planning])
def test_four_times_as_much_takes_no_more_memory(work: Callable[[int], None]) -> None:
    work(1)  # what is loaded at the first time only is not counted
    peaks = []
    for times in (1, 4):
        tracemalloc.start()
        work(times)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.3 * peaks[0]
