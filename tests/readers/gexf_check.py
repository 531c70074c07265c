"""Check GEXF 1.3 more strictly than any reader: the grammar beside this file, and what no grammar can say."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

HERE = Path(__file__).parent
NS = "{http://gexf.net/1.3}"
INTEGERS = {"byte": 8, "short": 16, "integer": 32, "long": 64, "biginteger": 0}
NUMBERS = ("float", "double", "bigdecimal")
QUOTED = r'"(?:[^"\\]|\\.)*"'
ITEM = rf"(?:{QUOTED}|[^\[\],\"'\s](?:[^\[\],\"']*[^\[\],\"'\s])?)"
LIST = re.compile(rf"\[\s*(?:{ITEM}(?:\s*,\s*{ITEM})*)?\s*\]")


@cache
def grammar() -> etree.RelaxNG:
    """Load the grammar once."""
    from lxml import etree

    return etree.RelaxNG(etree.parse(HERE / "gexf-1.3.rng"))


def fits(value: str, kind: str) -> bool:
    """Tell whether a text is a value of one of the format's types."""
    if kind.startswith("list"):
        items = (item.strip('"') if item.startswith('"') else item for item in re.findall(ITEM, value[1:-1]))
        return bool(LIST.fullmatch(value)) and all(fits(item, kind.removeprefix("list")) for item in items)
    if kind == "boolean":
        return value in ("true", "false")
    if kind in INTEGERS:
        bits = INTEGERS[kind]
        return bool(re.fullmatch(r"-?[0-9]+", value)) and (not bits or -(2 ** (bits - 1)) <= int(value) < 2 ** (bits - 1))
    if kind in NUMBERS:
        return bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", value))
    return len(value) == 1 if kind == "char" else True


def moment(text: str) -> tuple[str, float]:
    """Read a time as the format writes it: its kind and where it lies."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return "date", date.fromisoformat(text).toordinal()
    if "T" in text:
        return "dateTime", datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()
    return "number", float(text)


def columns(root: etree._Element) -> Iterator[tuple[tuple[str, str], str]]:
    """Give each declared column, by class and id, with its type."""
    for group in root.iter(f"{NS}attributes"):
        for column in group.iter(f"{NS}attribute"):
            yield (str(group.get("class")), str(column.get("id"))), str(column.get("type"))


def faults(path: Path) -> list[str]:
    """List what is wrong with a GEXF file; a good one has an empty list."""
    from lxml import etree

    tree = etree.parse(path)
    if not grammar().validate(tree):
        return [f"line {entry.line}: {entry.message}" for entry in grammar().error_log]
    return list(meanings(tree.getroot()))


def meanings(root: etree._Element) -> Iterator[str]:
    """Give the faults of a file that fits the grammar."""
    declared = list(columns(root))
    types = dict(declared)
    nodes = [str(node.get("id")) for node in root.iter(f"{NS}node")]
    edges = list(root.iter(f"{NS}edge"))
    yield from (f"column {name} of {kind} twice" for (kind, name), times in Counter(key for key, _ in declared).items() if times > 1)
    yield from (f"node {name} twice" for name, times in Counter(nodes).items() if times > 1)
    yield from (f"edge {name} twice" for name, times in Counter(edge.get("id") for edge in edges).items() if name and times > 1)
    pairs = Counter((edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges)
    yield from (f"edges of one kind from {a} to {b}: {kind}" for (a, b, kind), times in pairs.items() if times > 1)
    there = set(nodes)
    for edge in edges:
        ends = (str(edge.get("source")), str(edge.get("target")))
        yield from (f"edge {edge.get('id')} leads to no node: {end}" for end in ends if end not in there)
    for group, found in (("nodes", len(nodes)), ("edges", len(edges))):
        told = next(root.iter(f"{NS}{group}")).get("count")
        if told is not None and int(told) != found:
            yield f"{told} {group} announced, {found} there"
    for kind in ("node", "edge"):
        for thing in root.iter(f"{NS}{kind}"):
            for value in thing.iter(f"{NS}attvalue"):
                wanted = types.get((kind, str(value.get("for"))))
                if wanted is None:
                    yield f"{kind} {thing.get('id')}: no column {value.get('for')}"
                elif not fits(str(value.get("value")), wanted):
                    yield f"{kind} {thing.get('id')}: {value.get('for')} is no {wanted}: {value.get('value')}"
    yield from spans(root)


def spans(root: etree._Element) -> Iterator[str]:
    """Give the faults of time: an end before its start, two kinds of times, times in a graph that has none."""
    timed = [thing for thing in root.iter() if thing.get("start") or thing.get("end")]
    mode = next(root.iter(f"{NS}graph")).get("mode", "static")
    if timed and mode == "static":
        yield f"{len(timed)} elements have times in a static graph"
    kinds = {moment(text)[0] for thing in timed for text in (thing.get("start"), thing.get("end")) if text}
    if len(kinds) > 1:
        yield f"times of several kinds: {sorted(kinds)}"
    for thing in timed:
        start, end = thing.get("start"), thing.get("end")
        if start and end and moment(start) > moment(end):
            yield f"{thing.get('id')} ends before it starts: {start} {end}"
