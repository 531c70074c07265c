"""The table for people: labels instead of IRIs, as wide as the terminal, with what must not be overlooked in words.

What is the same or empty in every row is said once, below; where even that does not fit, every row becomes a paragraph.
"""

from __future__ import annotations

import pyoxigraph

from stancegraph.formats import heading, is_hidden
from stancegraph.namespaces import XSD, shorten
from stancegraph.question import SEPARATOR
from stancegraph.text import pad, visible, width, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stancegraph.answer import Answer
    from stancegraph.engine import Row, Term

GAP = "  "
WORD = 28  # a column may be narrowed to its longest word, and to this where a word is longer
COLOURS = {"1": "\x1b[32m", "-1": "\x1b[31m", "0": "\x1b[33m"}
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
#: What somebody else says of a holder; a row of this kind must never look like the holder's own word.
NOT_OWN = ("imputed", "predicted", "hypothetical")
YES_NO = {"true": "yes", "false": "no"}
EVIDENCE = ("position", "claim", "event", "question", "passage")


class Look:
    """How a table is to look: its width, whether in colour, and how the hints below it call the program.

    `program` is what to type for it, `options` what to say after the command; without `words`, nobody is sent to a copy of the text.
    """

    __slots__ = ("colour", "options", "program", "width", "words")

    def __init__(self, width: int = 100, colour: bool = False, options: str = "", program: str = "stancegraph", words: bool = True) -> None:
        self.width = width
        self.colour = colour
        self.options = options
        self.program = program
        self.words = words


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
    shown = _order(answer)
    cells = [[_cell(answer, row, place) for place in shown] for row in answer.rows]
    heads = [visible(answer.columns[place]) if answer.as_asked else heading(visible(answer.columns[place])) for place in shown]
    notes = _same_in_all(heads, cells) if len(cells) > 1 and not answer.as_asked else {}
    kept = [place for place, head in enumerate(heads) if head not in notes]
    whole = [_names_things(answer, shown[place]) for place in kept]  # names to copy stay on one line
    heads, cells = [heads[place] for place in kept], [[row[place] for place in kept] for row in cells]
    widths = _widths([heads, *cells], whole, look.width)
    colours = [_colour(answer, row) if look.colour else "" for row in answer.rows]
    lines = _columns(heads, cells, widths, colours, look) if widths else _paragraphs(heads, cells, colours, look)
    return "\n".join([*lines, *_below(answer, notes, look)]) + "\n"


def _order(answer: Answer) -> list[int]:
    """Choose the columns that people see: who, what and on what first, names of things to look up last; in SPARQL, as written."""
    if answer.as_asked:
        return list(range(len(answer.columns)))
    lead = ("holderLabel", "stanceLabel", "proposalLabel")
    first = lead if all(name in answer.columns for name in lead) else ()
    shown = [place for place, name in enumerate(answer.columns) if not is_hidden(name, answer.columns)]
    return sorted(shown, key=lambda place: (answer.columns[place] not in first, _names_things(answer, place), place))


def _names_things(answer: Answer, place: int) -> bool:
    """Say whether a column holds IRIs and nothing else."""
    filled = [row[place] for row in answer.rows if row[place] is not None]
    return bool(filled) and all(isinstance(term, pyoxigraph.NamedNode) for term in filled)


def _cell(answer: Answer, row: Row, place: int) -> str:
    """Write a cell for people."""
    text = visible(term_text(row[place], answer.prefixes))
    if answer.lists[place]:
        text = text.replace(SEPARATOR, "; ")
    if answer.columns[place] == "stanceLabel" and (mark := _mark(answer, row)):
        text += f" [{mark}]"
    return text


def term_text(term: Term | None, prefixes: dict[str, str]) -> str:
    """Write a term for people: an IRI as a prefixed name, a literal as its text."""
    if term is None or isinstance(term, pyoxigraph.Triple):
        return "" if term is None else str(term)
    if isinstance(term, pyoxigraph.NamedNode):
        return shorten(term.value, prefixes).removeprefix("<").removesuffix(">")
    if isinstance(term, pyoxigraph.Literal) and term.datatype.value == XSD + "boolean":
        return YES_NO.get(term.value, term.value)
    return term.value


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


def _same_in_all(heads: list[str], cells: list[list[str]]) -> dict[str, str]:
    """Find the columns, among the later ones, whose cells are all the same."""
    same = {}
    for place, head in enumerate(heads[1:], start=1):
        if head != "stance" and all(row[place] == cells[0][place] for row in cells):
            same[head] = cells[0][place]
    return same


def _widths(rows: list[list[str]], whole: list[bool], most: int) -> list[int] | None:
    """Share the width among the columns; None where their words do not fit."""
    columns = list(zip(*rows, strict=True))
    natural = [max(width(cell) for cell in column) for column in columns]
    words = [max(width(word) for cell in column for word in cell.split(" ")) for column in columns]
    least = [wide if unbroken else min(word, WORD) for wide, word, unbroken in zip(natural, words, whole, strict=True)]
    room = most - len(GAP) * (len(columns) - 1)
    if sum(least) > room:
        return None
    widths = least[:]
    while sum(widths) < room:  # a place more to the column whose cells would break into the most lines
        place = max(range(len(widths)), key=lambda place: natural[place] / max(widths[place], 1))
        if natural[place] <= widths[place]:
            break
        widths[place] += 1
    return widths


def _columns(heads: list[str], cells: list[list[str]], widths: list[int], colours: list[str], look: Look) -> list[str]:
    bold, plain = (BOLD, PLAIN) if look.colour else ("", "")
    lines = [bold + _join(parts) + plain for parts in _levels(heads, widths)]
    lines.append(_join(["-" * wide for wide in widths]))
    tall = any(width(cell) > wide for row in cells for cell, wide in zip(row, widths, strict=True))
    for number, (row, colour) in enumerate(zip(cells, colours, strict=True)):
        if tall and number:
            lines.append("")
        for parts in _levels(row, widths):
            lines.append(
                _join([colour + part + PLAIN if colour and head == "stance" else part for head, part in zip(heads, parts, strict=True)])
            )
    return lines


def _levels(cells: list[str], widths: list[int]) -> list[list[str]]:
    """Break the cells of a row into lines, each padded to the width of its column."""
    wrapped = [wrap(cell, wide) for cell, wide in zip(cells, widths, strict=True)]
    tallest = max(map(len, wrapped))
    return [
        [pad(cell[level] if level < len(cell) else "", wide) for cell, wide in zip(wrapped, widths, strict=True)]
        for level in range(tallest)
    ]


def _join(parts: list[str]) -> str:
    return GAP.join(parts).rstrip()


def _paragraphs(heads: list[str], cells: list[list[str]], colours: list[str], look: Look) -> list[str]:
    """Write every row as a line that says it and lines for the rest."""
    lines: list[str] = [] if cells else [*wrap(", ".join(heads), look.width), ""]
    sentence = "stance" in heads[:2]  # holder stance: proposal
    first = sum(head in ("holder", "stance", "proposal") for head in heads[:3]) if sentence else 1
    for row, colour in zip(cells, colours, strict=True):
        marks = [":" if head == "stance" and place + 1 < first else "" for place, head in enumerate(heads[:first])]
        title = " ".join(cell + mark for cell, mark in zip(row, marks, strict=False)) if sentence else f"{heads[0]}: {row[0]}"
        lines += [colour + line + (PLAIN if colour else "") for line in wrap(title, look.width)]
        lines += [*_entries(heads[first:], row[first:], look.width), ""]
    return lines[:-1]


def _entries(heads: list[str], cells: list[str], most: int) -> list[str]:
    """Write heads and what stands in their cells, a line each, and none for empty cells."""
    wide = max(map(width, heads), default=0)
    lines = []
    for head, cell in zip(heads, cells, strict=True):
        for number, line in enumerate(wrap(cell, max(most - wide - 4, 10)) if cell else []):
            lines.append(_join(["", pad("" if number else head, wide), line]))
    return lines


def _below(answer: Answer, notes: dict[str, str], look: Look) -> list[str]:
    """Write what stands under the table: how many rows, what all have in common, and where the evidence is."""
    count = len(answer.rows)
    said = {head: text for head, text in notes.items() if text}
    empty = ", ".join(head for head, text in notes.items() if not text)
    lines = ["", "1 row" if count == 1 else f"{count or 'no'} rows"]
    if said:
        lines += ["In every row:", *_entries(list(said), list(said.values()), look.width)]
    if empty:
        lines += wrap(f"Empty columns: {empty}", look.width)
    if any(_mark(answer, row) for row in answer.rows):
        mark = "[imputed], [predicted] and [hypothetical] mark what others say of the holder, not the holder's own word."
        lines += wrap(mark, look.width)
    column, evidence = _evidence(answer)
    if evidence:
        what = "what a row rests on" if column in EVIDENCE else "more of a row"
        lines += wrap(f"To see {what}, show its {heading(visible(column))}; for example:", look.width)
        lines.append(f"  {look.program} show{look.options} {evidence}")
        if look.words and (answer.question is not None or column in EVIDENCE) and not evidence.startswith("sg:"):
            lines += wrap("To read its words in a copy of the article:", look.width)
            lines.append(f"  {look.program} passages{look.options} --text FILE {evidence}")
    return lines


def _evidence(answer: Answer) -> tuple[str, str]:
    """Give the column and prefixed name of something in the answer that leads to its passages."""
    named = [name for place, name in enumerate(answer.columns) if _names_things(answer, place) and not is_hidden(name, answer.columns)]
    for name in [*(name for name in EVIDENCE if name in answer.columns), *named]:
        place = answer.columns.index(name)
        for row in answer.rows:
            if row[place] is not None and (isinstance(row[place], pyoxigraph.NamedNode) or answer.lists[place]):
                return name, visible(term_text(row[place], answer.prefixes).split(SEPARATOR)[0])
    return "", ""
