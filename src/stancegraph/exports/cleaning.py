"""Cleaning the values of a network: what a file can hold is kept, what it cannot is changed, and what is changed is noted."""

from __future__ import annotations

import math
import re
from datetime import date, time
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What a cell of a table can hold.
Value = str | int | float | bool | list[str]
JOINER = "; "
#: The greatest whole number up to which all are exact as a double, which is what JavaScript, Excel and igraph read (RFC 7493, section 2.2).
MOST_EXACT = 2**53

#: Halves of surrogate pairs, which UTF-8 has no bytes for; and what XML 1.0 (section 2.2) has no place for.
_HALVES = re.compile("[\ud800-\udfff]")
_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Notes:
    """What was changed on the way into a file, and in which columns; in the order in which it was met."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = {}

    def add(self, what: str, column: str = "") -> None:
        """Note that something was changed, in a column or everywhere."""
        self._found.setdefault(what, set()).add(column)

    def lines(self) -> list[str]:
        """Tell all of it, one line each.

        >>> notes = Notes()
        >>> notes.add("lists are joined", "b"); notes.add("lists are joined", "a"); notes.add("edges have no direction")
        >>> notes.lines()
        ['lists are joined: a, b', 'edges have no direction']
        """
        found = ((what, ", ".join(sorted(columns - {""}))) for what, columns in self._found.items())
        return [f"{what}: {columns}" if columns else what for what, columns in found]


class Cleaner:
    """Turns any value into one that a file can hold.

    Takes where to note what is changed; whether lists are kept, or what parts their items in a file where no item may hold that; whether
    what XML cannot hold is taken out; and how many signs a text may have at most, where there is a limit.

    >>> cleaner = Cleaner(Notes())
    >>> cleaner.value(["a", "b"], "names"), cleaner.value(float("nan"), "score"), cleaner.notes.lines()
    ('a; b', None, ['lists are joined with "; ": names', 'what is no finite number is left out: score'])
    """

    __slots__ = ("_unfit", "lists", "longest", "notes")

    def __init__(self, notes: Notes, lists: bool | str = False, xml: bool = False, longest: int = 0) -> None:
        self.notes = notes
        self.lists = lists
        self.longest = longest
        self._unfit = _UNFIT_FOR_XML if xml else _HALVES

    def text(self, text: str, column: str) -> str:
        """Take out what the file cannot hold, and cut what is too long for it."""
        if not text.isprintable():
            clean = self._unfit.sub("", text)
            if clean != text:
                self.notes.add("characters that the file cannot hold are taken out", column)
                text = clean
        if self.longest and len(text) * 2 > self.longest:  # a sign outside the basic plane counts for two
            clean = text.encode("utf-16-le")[: self.longest * 2].decode("utf-16-le", "ignore")
            if clean != text:
                self.notes.add(f"texts are cut after {self.longest} signs", column)
                text = clean
        return text

    def texts(self, texts: list[str], column: str) -> list[str]:
        """Clean many texts at once; most need nothing, which one search through all of them tells."""
        if self._unfit.search("".join(texts)) or (self.longest and max(map(len, texts)) * 2 > self.longest):
            return [self.text(text, column) for text in texts]
        return texts

    def plain_lists(self, lists: list[list[object]]) -> bool:
        """Tell whether lists can stay as they are, which one search through all their items tells."""
        if self.lists is not True or self.longest:
            return False
        items = list(chain.from_iterable(lists))
        return set(map(type, items)) <= {str} and not self._unfit.search("".join(items))  # type: ignore[arg-type]

    def value(self, value: object, column: str) -> Value | None:
        """Turn a value into one that a table can hold; None where there is none."""
        if hasattr(value, "item") and getattr(value, "ndim", None) == 0:  # a number of numpy's
            value = value.item()
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self.text(str.__str__(value), column)  # of a subclass, too, only the text
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            if math.isfinite(value):
                return float(value)
            self.notes.add("what is no finite number is left out", column)
            return None
        if isinstance(value, (date, time)):
            return value.isoformat()
        if isinstance(value, (list, tuple, set, frozenset)):
            return self._list(value if isinstance(value, (list, tuple)) else sorted(value, key=str), column)
        self.notes.add("what is neither text, number, date nor list is written as Python shows it", column)
        return self.text(_shown(value), column)

    def _list(self, items: Iterable[object], column: str) -> Value | None:
        parts = [part for item in items if (part := self._item(item, column)) is not None]
        if self.lists is True:
            return parts
        if not parts:
            self.notes.add("empty lists are left out", column)
            return None
        joiner = self.lists or JOINER
        if any(joiner in part for part in parts):
            if self.lists:
                self.notes.add(f'"{joiner}" in items of lists becomes ","', column)
                return [part.replace(joiner, ",") for part in parts]
            self.notes.add(f'some items hold "{joiner}" themselves', column)
        if self.lists:
            return parts
        if len(parts) > 1:
            self.notes.add(f'lists are joined with "{joiner}"', column)
        return self.text(joiner.join(parts), column)

    def _item(self, item: object, column: str) -> str | None:
        """Turn an item of a list into a text; None where there is none."""
        if type(item) is str:
            return self.text(item, column)
        if item is None:
            self.notes.add("what is missing in a list is left out", column)
            return None
        value = self.value(item, column) if not isinstance(item, (list, tuple, set, frozenset)) else str(item)
        if value is None or isinstance(value, str):
            return value
        self.notes.add("items of lists are written as texts", column)
        return as_text(value)


def as_text(value: Value) -> str:
    """Write a value as a text.

    >>> as_text(True), as_text(1.0), as_text(["a", "b"])
    ('true', '1.0', 'a; b')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return JOINER.join(value) if isinstance(value, list) else str(value)


def _shown(value: object) -> str:
    """Show a value as Python does, but never with its place in memory, which differs from run to run."""
    bare = type(value).__repr__ is object.__repr__ and type(value).__str__ is object.__str__
    return f"<{type(value).__qualname__}>" if bare else str(value)
