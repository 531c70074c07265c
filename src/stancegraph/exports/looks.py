"""How nodes and edges look in the formats that hold a picture, where it does not depend on the format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stancegraph.exports.tables import Row

#: How many signs a line of a label has at most, unless a word is longer.
WIDTH = 24


def line_of(values: Row) -> str:
    """Say how the line of an edge is drawn: dotted, dashed or solid.

    Takes the values of an edge. A bridge, which the curator adds, and what is not the holder's own word are dotted; what depends on a
    condition or holds nothing up is dashed. Merged edges are dashed where any of their positions has a condition, and dotted where
    none is the holder's own word.

    >>> line_of({"condition": "a mandate"}), line_of({"countsAsOwn": True}), line_of({"kind": "bridge", "hard": True})
    ('dashed', 'solid', 'dotted')
    """
    if values.get("kind") == "bridge" or str(values.get("countsAsOwn")).lower() == "false":
        return "dotted"
    return "dashed" if values.get("condition") or values.get("hard") is False else "solid"


def marked(values: Row) -> str:
    """Write the label of an edge with what must not be lost where the columns do not show: on a condition, on whose word, a bridge.

    >>> marked({"label": "opposes", "countsAsOwn": False, "voicing": "imputed by others", "condition": "a mandate"})
    'opposes, if … [imputed by others]'
    >>> marked({"label": "need", "kind": "bridge"}), marked({"label": "supports", "countsAsOwn": True})
    ('need [bridge]', 'supports')
    """
    words = ["bridge"] if values.get("kind") == "bridge" else []
    if str(values.get("countsAsOwn")).lower() == "false":
        words.append(str(values.get("voicing", "not the own word")))
    if values.get("circle"):
        words.append("on a circle")
    label = str(values.get("label", "")) + (", if …" if values.get("condition") else "")
    return f"{label} [{', '.join(words)}]" if words else label


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
