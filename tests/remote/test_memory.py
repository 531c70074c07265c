"""Tests of memory: what is read, ordered and planned for a load takes no more of it where there is four times as much."""

import json
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import pytest

from stancegraph.remote.disk import MOST_IN_MEMORY, Scratch
from stancegraph.remote.documents import Document
from stancegraph.remote.ordering import AT_ONCE, ordered
from stancegraph.remote.plan import Plan
from stancegraph.remote.records import Record
from stancegraph.remote.results import read
from stancegraph.remote.transport import Reply

BASE = "https://example.org/"
FEW = 10_000
#: How much two runs of the same differ, in KiB.
SLACK = 2048


def sorting(times: int) -> None:
    """Bring many lines into order."""
    number = times * 3 * AT_ONCE // 60
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


def peak(work: Callable[[int], None], times: int) -> int:
    """Do some work in a process of its own, and give the most memory that it took, in KiB, that of libraries in C too."""
    words = f"from remote.test_memory import {work.__name__}; {work.__name__}({times}); print(open('/proc/self/status').read())"
    done = subprocess.run([sys.executable, "-c", words], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True)
    return int(done.stdout.partition("VmHWM:")[2].split()[0])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much memory a process took")
@pytest.mark.parametrize("work", [sorting, answering, planning])
def test_four_times_as_much_takes_no_more_memory(work: Callable[[int], None]) -> None:
    none, some, more = (peak(work, times) for times in (0, 1, 4))
    assert more - none < 1.3 * (some - none) + SLACK
