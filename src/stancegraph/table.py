"""The table for people: labels instead of IRIs, as wide as the terminal, with what must not be overlooked in words.

What is the same or empty in every row is said once, below; where even that does not fit, every row becomes a paragraph.
"""

from __future__ import annotations

from stancegraph.namespaces import shorten
from stancegraph.question import SEPARATOR
from stancegraph.text import pad, visible, width, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stancegraph.answer import Answer
    from stancegraph.engine import Row, Term

GAP = "  "
WORD = 14  # a column may be narrowed to its longest word, and to this where a word is longer
COLOURS = {"1": "\x1b[32m", "-1": "\x1b[31m", "0": "\x1b[33m"}
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
#: What somebody else says of a holder; a row of this kind must never look like the holder's own word.
NOT_OWN = ("imputed", "predicted", "hypothetical")
BESIDE = {"ownWord": "voicing", "passage": "position", "polarity": "stanceLabel"}
EVIDENCE = ("position", "claim", "event", "question", "passage")


class Look:
    """How a table is to look: its width, whether in colour, and what the hints below it say after `stancegraph show`."""

    __slots__ = ("colour", "options", "width")

    def __init__(self, width: int = 100, colour: bool = False, options: str = "") -> None:
        self.width = width
        self.colour = colour
        self.options = options


def table(answer: Answer, look: Look) -> str:
    """Write an answer as a table, or as a paragraph per row where columns do not fit.

    >>> from stancegraph.engine import load
    >>> from stancegraph.answer import Answer
    >>> result = load().run("SELECT ?n ?word { VALUES (?n ?word) { (1 'one') (2 'two') } } ORDER BY ?n")
    >>> print(table(Answer(result), Look(40)), end="")
    n  word
    -  ----
    1  one
    2  two
    <BLANKLINE>
    2 rows
    """
    if answer.form == "ask":
        return "yes\n" if answer.yes else "no\n"
    shown = [place for place, name in enumerate(answer.columns) if not _hidden(name, answer.columns)]
    cells = [[_cell(answer, row, place) for place in shown] for row in answer.rows]
    heads = [_head(answer.columns[place]) for place in shown]
    notes = _same_in_all(heads, cells) if len(cells) > 1 else {}
    kept = [place for place, head in enumerate(heads) if head not in notes]
    heads, cells = [heads[place] for place in kept], [[row[place] for place in kept] for row in cells]
    whole = [head in EVIDENCE for head in heads]  # names to copy stay on one line
    widths = _widths([heads, *cells], whole, look.width)
    colours = [_colour(answer, row) if look.colour else "" for row in answer.rows]
    lines = _columns(heads, cells, widths, colours, look) if widths else _paragraphs(heads, cells, colours, look)
    return "\n".join([*lines, *_below(answer, notes, look)]) + "\n"


def _hidden(name: str, columns: tuple[str, ...]) -> bool:
    """Say whether people need not see a column: an IRI beside its label, a number or truth value beside its word."""
    return name + "Label" in columns or BESIDE.get(name) in columns


def _head(name: str) -> str:
    """Write a column's name as words."""
    name = name.removesuffix("Label") or name
    return "".join(" " + letter.lower() if letter.isupper() else letter for letter in visible(name)).strip()


def _cell(answer: Answer, row: Row, place: int) -> list[str]:
    """Give the lines that a cell must at least have: one, or one for each value of a list."""
    text = term_text(row[place], answer.prefixes)
    parts = [visible(part) for part in text.split(SEPARATOR)] if answer.lists[place] else [visible(text)]
    if answer.columns[place] == "stanceLabel" and (mark := _mark(answer, row)):
        parts[-1] += f" [{mark}]"
    return parts


def term_text(term: Term | None, prefixes: dict[str, str]) -> str:
    """Write a term for people: an IRI as a prefixed name, a literal as its text."""
    if term is None:
        return ""
    text = getattr(term, "value", None)
    if text is None:
        return str(term)
    return shorten(text, prefixes).removeprefix("<").removesuffix(">") if hasattr(term, "value") and _is_iri(term) else text


def _is_iri(term: object) -> bool:
    return type(term).__name__ == "NamedNode"


def _mark(answer: Answer, row: Row) -> str:
    """Give the word for a row that is not the holder's own, or nothing."""
    if "voicing" not in answer.columns:
        return ""
    voicing = term_text(row[answer.columns.index("voicing")], {})
    return next((word for word in NOT_OWN if word in voicing), "")


def _colour(answer: Answer, row: Row) -> str:
    if "polarity" not in answer.columns or "stanceLabel" not in answer.columns:
        return ""
    return COLOURS.get(term_text(row[answer.columns.index("polarity")], {}), "")


def _same_in_all(heads: list[str], cells: list[list[list[str]]]) -> dict[str, str]:
    """Find the columns, among the later ones, whose cells are all the same."""
    same = {}
    for place, head in enumerate(heads[1:], start=1):
        if head != "stance" and all(row[place] == cells[0][place] for row in cells):
            same[head] = "; ".join(cells[0][place])
    return same


def _widths(rows: list[list[str] | list[list[str]]], whole: list[bool], most: int) -> list[int] | None:
    """Share the width among the columns; None where their words do not fit."""
    columns = [[part for cell in column for part in ([cell] if isinstance(cell, str) else cell)] for column in zip(*rows, strict=True)]
    natural = [max(width(part) for part in column) for column in columns]
    words = [max(width(word) for part in column for word in part.split(" ")) for column in columns]
    least = [wide if unbroken else min(word, WORD) for wide, word, unbroken in zip(natural, words, whole, strict=True)]
    room = most - len(GAP) * (len(columns) - 1)
    if sum(least) > room:
        return None
    widths = least[:]
    while (spare := room - sum(widths)) > 0 and (narrow := [place for place, wide in enumerate(natural) if widths[place] < wide]):
        for place in sorted(narrow, key=lambda place: natural[place] - widths[place])[: max(spare, 1)]:
            widths[place] += min(natural[place] - widths[place], max(spare // len(narrow), 1))
    return widths


def _columns(heads: list[str], cells: list[list[list[str]]], widths: list[int], colours: list[str], look: Look) -> list[str]:
    bold, plain = (BOLD, PLAIN) if look.colour else ("", "")
    lines = [
        bold + _join([pad(head, wide) for head, wide in zip(heads, widths, strict=True)]) + plain,
        _join(["-" * wide for wide in widths]),
    ]
    tall = any(len(part) > 0 and width(part) > wide for row in cells for cell, wide in zip(row, widths, strict=True) for part in cell)
    tall = tall or any(len(cell) > 1 for row in cells for cell in row)
    for number, (row, colour) in enumerate(zip(cells, colours, strict=True)):
        wrapped = [[line for part in cell for line in wrap(part, wide)] for cell, wide in zip(row, widths, strict=True)]
        if tall and number:
            lines.append("")
        for level in range(max(map(len, wrapped))):
            parts = [pad(cell[level] if level < len(cell) else "", wide) for cell, wide in zip(wrapped, widths, strict=True)]
            if colour:
                parts = [colour + part + PLAIN if head == "stance" else part for head, part in zip(heads, parts, strict=True)]
            lines.append(_join(parts))
    return lines


def _join(parts: list[str]) -> str:
    return GAP.join(parts).rstrip()


def _paragraphs(heads: list[str], cells: list[list[list[str]]], colours: list[str], look: Look) -> list[str]:
    """Write every row as a line that says it and lines for the rest."""
    lines: list[str] = []
    first = max(1, sum(head in ("holder", "stance", "proposal") for head in heads[:3]))
    wide = min(max(map(width, heads)), 24)
    for row, colour in zip(cells, colours, strict=True):
        title = " ".join("; ".join(cell) + (":" if head == "stance" else "") for head, cell in zip(heads[:first], row, strict=False))
        lines += [colour + line + (PLAIN if colour else "") for line in wrap(title, look.width)]
        for head, cell in zip(heads[first:], row[first:], strict=True):
            for number, line in enumerate(line for part in cell if part for line in wrap(part, max(look.width - wide - 4, 10))):
                lines.append(_join(["", pad("" if number else head, wide), line]))
        lines.append("")
    return lines[:-1]


def _below(answer: Answer, notes: dict[str, str], look: Look) -> list[str]:
    """Write what stands under the table: how many rows, what all have in common, and where the evidence is."""
    count = len(answer.rows)
    said = [f"{head}: {text}" for head, text in notes.items() if text]
    empty = [head for head, text in notes.items() if not text]
    below = ["", "1 row" if count == 1 else f"{count or 'no'} rows"]
    if said:
        below[-1] += "; in every row " + ", ".join(said)
    if empty:
        below[-1] += "; nothing is said of: " + ", ".join(empty)
    if any(_mark(answer, row) for row in answer.rows):
        below.append("[imputed], [predicted] and [hypothetical] mark what others say of the holder, not the holder's own word.")
    hints: list[str] = []
    if evidence := _evidence(answer):
        hints = ["Evidence, row by row:", f"  stancegraph show{look.options} {evidence}"]
        hints += ["Its words, in a copy of the article:", f"  stancegraph passages{look.options} --text FILE {evidence}"]
    return [line for text in below for line in wrap(text, max(look.width, 20))] + hints


def _evidence(answer: Answer) -> str:
    """Give the prefixed name of something in the answer that leads to its passages."""
    for name in EVIDENCE:
        if name in answer.columns:
            place = answer.columns.index(name)
            for row in answer.rows:
                if _is_iri(row[place]) or (answer.lists[place] and row[place] is not None):
                    return term_text(row[place], answer.prefixes).split(SEPARATOR)[0]
    return ""
