"""Drawing what a text orders in time: what it dates on an axis, what it only puts before, during or after something beside that.

Nothing is given a date that the text does not give: an undated thing stands under what it is told from, with a hollow mark on the side
that is said, and how far off says nothing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from stancegraph.pictures.axis import Axis, said_date
from stancegraph.pictures.frame import Body, framed, nothing, source_line
from stancegraph.pictures.svg import GREY, INK, NORMAL, PALE, PAPER, Markup, circle, group, line, polygon, rectangle, title
from stancegraph.pictures.text import LINE, width, wrap, write, written
from stancegraph.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

INDENT = 16.0
WHAT, WORDS, CHART = 330.0, 170.0, 500.0
#: Left and right of the axis, for what is before the first date or after the last.
ASIDE = 112.0
MOST_LINES = 3
BAND = 22.0
LEAST_ROW = 24.0
SIZE = 5.0
COLOUR = "#0072B2"
#: How far a mark stands from what it is told from: from the line of a band, and from another mark, under which the next is nearer again.
FROM_LINE, FROM_MARK = 120.0, 46.0
RELATIONS = ("before", "until", "during", "since", "after")


class Moment(NamedTuple):
    """Something for which the text says a time.

    What it is and of which kind; the time in the words of the text; its first and last day, where the text gives them; and before, after,
    since, until or during which other thing it is, with the IRI and the name of that.
    """

    iri: str
    what: str
    kind: str
    words: str
    first: date | None = None
    last: date | None = None
    relation: str = ""
    anchor: str = ""
    anchor_name: str = ""

    @property
    def dated(self) -> bool:
        """Whether the text gives it a date."""
        return self.first is not None or self.last is not None


class _Row(NamedTuple):
    """A moment and how deep it hangs under what it is told from; a heading where there is none."""

    moment: Moment | None
    depth: int = 0
    heading: str = ""


def draw(moments: Sequence[Moment], about: Mapping[str, object]) -> str:
    """Draw moments as a timeline.

    Takes the moments in the order in which they are to be read, and what `graph` of a network holds: title, source. Returns the text of an
    SVG file.
    """
    heading = str(about.get("title") or "What happened or was said when?")
    source = source_line(about)
    if not moments:
        return framed("timeline", heading, "No time was found.", nothing(about), legend=[], source=source)
    body = _Chart(moments).body()
    dated = sum(moment.dated for moment in moments)
    loose = sum(not moment.dated and not moment.anchor for moment in moments)
    told = len(moments) - dated - loose
    said = f"{counted(len(moments), 'event or statement', 'events and statements')}: {dated} dated, {told} told from another"
    said += f", {loose} with neither." if loose else "."
    return framed("timeline", heading, said, body, legend=_legend(moments), source=source, notes=[NOTE])


NOTE = (
    "In quotation marks: the words of the text. "
    "Only what is dated is drawn to scale; how far a hollow mark is from what it is told from says nothing."
)


def _rows(moments: Sequence[Moment]) -> Iterator[_Row]:
    """Order the rows: what is dated, what is told from something undated, what is neither; each with what is told from it under it."""
    known = {moment.iri for moment in moments}
    told: dict[str, list[Moment]] = {}
    for moment in moments:
        if not moment.dated and moment.anchor:
            told.setdefault(moment.anchor, []).append(moment)
    seen: set[str] = set()

    def under(moment: Moment, depth: int) -> Iterator[_Row]:
        if moment.iri in seen:  # two that are told from each other
            return
        seen.add(moment.iri)
        yield _Row(moment, depth)
        for other in _by_relation(told.get(moment.iri, [])):
            yield from under(other, depth + 1)

    dated = [moment for moment in moments if moment.dated]
    if dated:
        yield _Row(None, heading="Dated by the text")
        for moment in sorted(dated, key=lambda moment: moment.first or moment.last or date.min):
            yield from under(moment, 0)
    for anchor, others in told.items():
        if anchor not in known:
            yield _Row(None, heading=f"Told from: {others[0].anchor_name}")
            for moment in _by_relation(others):
                yield from under(moment, 0)
    rest = [moment for moment in moments if moment.iri not in seen]
    if rest:
        yield _Row(None, heading="Not dated: the text has only these words")
        for moment in rest:
            yield from under(moment, 0)


def _by_relation(moments: Sequence[Moment]) -> list[Moment]:
    return sorted(moments, key=lambda moment: RELATIONS.index(moment.relation) if moment.relation in RELATIONS else len(RELATIONS))


class _Chart:
    """The drawing, row after row."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        self.rows = list(_rows(moments))
        self.left = WHAT + WORDS + 20
        days = [day for moment in moments for day in (moment.first, moment.last) if day]
        self.axis = Axis(min(days), max(days), self.left + ASIDE, self.left + CHART - ASIDE) if days else None
        self.middle = self.left + CHART / 2
        self.spots: dict[str, tuple[float, float, float]] = {}  # where what it stands for begins and ends, and how far down
        self.behind: list[Markup] = []
        self.drawn: list[Markup] = []

    def body(self) -> Body:
        """Draw everything."""
        y = 0.0
        stem: tuple[float, float] | None = None
        scale_from = 0.0
        for row in [*self.rows, _Row(None)]:
            if row.moment is None:
                self._end_band(stem, scale_from, y)
                if row.heading:
                    y, stem, scale_from = self._band(row.heading, y)
                continue
            y = self._row(row.moment, row.depth, y)
        return Body(group(*self.behind, *self.drawn), self.left + CHART, y)

    def _band(self, heading: str, y: float) -> tuple[float, tuple[float, float] | None, float]:
        """Draw the heading of a band, with the axis or the line for what all is told from."""
        self.drawn.append(rectangle(0, y, self.left + CHART, BAND - 3, fill="#F3F3F3"))
        self.drawn.append(write(wrap(heading, self.left + CHART - 16, 1, bold=True)[0], 8, y + 13.5, NORMAL, font_weight="bold"))
        y += BAND
        if heading.startswith("Dated") and self.axis:
            for x, words in self.axis.ticks():
                self.drawn.append(write(words, x, y + 10, 10, "middle", fill=GREY))
            return y + 16, None, y + 14
        return y, (self.middle, y) if heading.startswith("Told") else None, 0.0

    def _end_band(self, stem: tuple[float, float] | None, scale_from: float, y: float) -> None:
        """Draw the lines behind a band, now that it is known how far down they go."""
        if stem:
            self.behind.append(line(stem[0], stem[1], stem[0], y, stroke=GREY, stroke_width=1.4))
        if scale_from and self.axis:
            self.behind += [line(x, scale_from, x, y, stroke=PALE) for x, _ in self.axis.ticks()]

    def _row(self, moment: Moment, depth: int, y: float) -> float:
        """Draw one row; give where the next begins."""
        indent = 8 + depth * INDENT
        lines = wrap(moment.what, WHAT - indent, MOST_LINES)
        words = wrap(f"“{moment.words}”" if moment.words else "", WORDS - 10, MOST_LINES, 10)
        step = NORMAL * LINE
        high = max(len(lines), len(words)) * step + 8
        high = max(high, LEAST_ROW)
        middle = y + high / 2
        texts = written(lines, indent + 14, middle - (len(lines) - 1) / 2 * step + 4)
        texts += written(words, WHAT + 24, middle - (len(words) - 1) / 2 * 10 * LINE + 3.5, 10, fill=GREY)
        mark = _shape(moment.kind, indent + 3, middle, filled=moment.dated, size=4)
        spot = self._marked(moment, depth, middle)
        self.drawn.append(group(title(_tell(moment)), mark, *texts, *spot, class_="moment", data_statement=moment.iri))
        self.behind.append(line(0, y + high, self.left + CHART, y + high, stroke="#F0F0F0"))
        return y + high

    def _marked(self, moment: Moment, depth: int, y: float) -> list[Markup]:
        """Mark a moment in the chart."""
        if moment.dated and self.axis:
            return self._dated(moment, y)
        if not moment.anchor:
            return [write("no date", self.middle, y + 3.5, 10, "middle", fill=GREY)]
        first, last, above = self.spots.get(moment.anchor, (self.middle, self.middle, y))
        parts = []
        if above < y:
            at = last if moment.relation in ("after", "until") else first
            parts.append(line(at, above + SIZE + 1, at, y, stroke=GREY, stroke_width=0.8, stroke_dasharray="1.5 2"))
        begins, ends, mark = _beside(moment.relation, first, last, FROM_MARK * 2 / (depth + 1) if depth else FROM_LINE)
        dashed = {"stroke": COLOUR, "stroke_width": 1.4, "stroke_dasharray": "4 3"}
        if ends > begins:
            parts.append(line(begins, y, ends, y, **dashed))
        for x, way, wanted in ((begins, -1, ("before", "until")), (ends, 1, ("after", "since"))):
            if moment.relation in wanted:
                parts.append(polygon([(x + way * 5, y), (x - way * 3, y - 3.5), (x - way * 3, y + 3.5)], fill=COLOUR))
        if moment.relation in ("until", "since"):
            at = ends if moment.relation == "until" else begins
            parts.append(line(at, y - 5, at, y + 5, stroke=COLOUR, stroke_width=1.6))
        parts.append(_shape(moment.kind, mark, y, filled=False))
        side = -1 if moment.relation in ("before", "until") else 1
        edge = (min(begins, mark - SIZE) if side < 0 else max(ends, mark + SIZE)) + side * 8
        parts.append(write(moment.relation, edge, y + 3.5, 10, "end" if side < 0 else "start", fill=GREY))
        self.spots[moment.iri] = (mark, mark, y)
        return parts

    def _dated(self, moment: Moment, y: float) -> list[Markup]:
        """Mark what has a date: a point or a bar from the first day to the end of the last; with an arrow where one of them is open."""
        assert self.axis is not None  # noqa: S101 - asked before
        first = self.axis.at(moment.first) if moment.first else None
        last = self.axis.at(moment.last, after=True) if moment.last else None
        parts = []
        begins, ends = (first if first is not None else (last or 0.0) - 60), (last if last is not None else (first or 0.0) + 60)
        if first is None or last is None or ends - begins > 2.5 * SIZE:
            parts.append(rectangle(begins, y - SIZE + 0.5, ends - begins, 2 * SIZE - 1, fill=COLOUR, fill_opacity="0.7", rx=1.5))
        for x, way, is_open in ((begins, -1, first is None), (ends, 1, last is None)):
            if is_open:
                parts.append(polygon([(x + way * 7, y), (x, y - 5), (x, y + 5)], fill=COLOUR))
        middle = (begins + ends) / 2
        if not parts:
            parts.append(_shape(moment.kind, middle, y, filled=True))
        words = said_date(moment.first, moment.last)
        fits = max(ends, middle + SIZE) + 12 + width(words, 10) < self.left + CHART
        side = max(ends, middle + SIZE) + 12 if fits else min(begins, middle - SIZE) - 12
        wide = width(words, 10)
        parts.append(rectangle(side - 2 if fits else side - wide - 2, y - 7, wide + 4, 14, fill=PAPER, fill_opacity="0.85"))
        parts.append(write(words, side, y + 3.5, 10, "start" if fits else "end"))
        self.spots[moment.iri] = (begins, ends, y) if ends - begins > 2.5 * SIZE else (middle, middle, y)
        return parts


def _beside(relation: str, first: float, last: float, off: float) -> tuple[float, float, float]:
    """Say from where to where the dashed line goes beside what something is told from, and where its mark stands."""
    if relation in ("before", "until"):
        return first - off - off / 2.5, first - (4 if relation == "before" else 0), first - off
    if relation in ("after", "since"):
        return last + (4 if relation == "after" else 0), last + off + off / 2.5, last + off
    return first, last, (first + last) / 2


def _shape(kind: str, x: float, y: float, filled: bool, size: float = SIZE) -> Markup:
    """Draw the mark of a kind: a diamond for an event, a disc for a position, a square for any other statement."""
    look = {"fill": COLOUR if filled else PAPER, "stroke": COLOUR, "stroke_width": 1.5}
    if kind == "event":
        wide = size * 1.2
        return polygon([(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)], **look)
    if kind == "position":
        return circle(x, y, size, **look)
    return rectangle(x - size * 0.85, y - size * 0.85, size * 1.7, size * 1.7, **look)


def _tell(moment: Moment) -> str:
    when = said_date(moment.first, moment.last) if moment.dated else f"{moment.relation} {moment.anchor_name}".strip()
    return " | ".join(part for part in (moment.what, moment.kind, when, moment.words) if part)


def _legend(moments: Sequence[Moment]) -> list[tuple[Markup, str]]:
    """Explain the marks that are there."""
    samples = []
    kinds = {moment.kind for moment in moments}
    for kind, words in (("event", "event"), ("position", "position"), ("", "other statement")):
        if kind in kinds or (not kind and kinds - {"event", "position"}):
            samples.append((_shape(kind, 17, 9, filled=True), words))
    if any(moment.dated for moment in moments):
        samples.append(
            (
                rectangle(4, 5, 26, 9, fill=COLOUR, fill_opacity="0.7", rx=1.5),
                "from the first to the last day that the text leaves possible",
            )
        )
    if any(not moment.dated for moment in moments):
        samples.append((_shape("event", 17, 9, filled=False), "not dated"))
    if any(not moment.dated and moment.anchor for moment in moments):
        sample = group(line(3, 9, 28, 9, stroke=COLOUR, stroke_width=1.4, stroke_dasharray="4 3"), line(31, 3, 31, 15, stroke=INK))
        samples.append((sample, "some time before, during or after what it is told from"))
    return samples
