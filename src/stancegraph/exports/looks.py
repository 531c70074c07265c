"""How nodes and edges look in the formats that hold a picture, where it does not depend on the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stancegraph.exports.tables import Row

#: How many signs a line of a label has at most, unless a word is longer.
WIDTH = 24


def line_of(values: Row) -> str:
    """Say how the line of an edge is drawn: dotted, dashed or solid.

    Takes the values of an edge. A bridge, which the curator adds, is dotted; what depends on a condition, is not the holder's own word or
    holds nothing up is dashed. Merged edges are dashed where any of their positions has a condition, or none is the holder's own word.

    >>> line_of({"condition": "a mandate"}), line_of({"countsAsOwn": True}), line_of({"kind": "bridge", "hard": True})
    ('dashed', 'solid', 'dotted')
    """
    if values.get("kind") == "bridge":
        return "dotted"
    own = values.get("countsAsOwn")
    if isinstance(own, list):
        own = "; ".join(own)
    return "dashed" if values.get("condition") or str(own).lower() == "false" or values.get("hard") is False else "solid"


def in_lines(text: str, width: int = WIDTH) -> list[str]:
    """Break a label into lines, at its own breaks and at single spaces, so that joining them with spaces gives it back.

    >>> in_lines("Palestinian authority role in Gaza")
    ['Palestinian authority', 'role in Gaza']
    """
    lines: list[str] = []
    for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if len(part) <= width:
            lines.append(part)
            continue
        line, *words = part.split(" ")
        for word in words:
            if len(line) + 1 + len(word) <= width or not line:
                line += f" {word}"
            else:
                lines.append(line)
                line = word
        lines.append(line)
    return lines


def in_a_line(text: str) -> str:
    r"""Write a text for a comment that ends with its line: without breaks, and without backslashes, in which some languages hide breaks.

    >>> in_a_line("one\n two \\u000A three")
    'one two /u000A three'
    """
    return " ".join(text.replace("\\", "/").split())
