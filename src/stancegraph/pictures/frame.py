"""What stands round every picture: its title, what it shows in numbers, the legend, the source, and what a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stancegraph.pictures.svg import FONTS, GREY, NORMAL, PALE, PAPER, Markup, element, group, line, rectangle
from stancegraph.pictures.text import LINE, width, wrap, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARGIN = 24.0
NARROWEST = 720.0
TITLE = 18.0
SAMPLE = 34.0
ROW = 21.0


class Body(NamedTuple):
    """What is drawn, in units from its upper left corner."""

    drawn: Markup
    width: float
    height: float


def framed(
    name: str, heading: str, said: str, body: Body, *, legend: Sequence[tuple[Markup, str]], source: str, notes: Sequence[str] = ()
) -> str:
    """Write a whole SVG file.

    Takes the name of the picture; its title; what it shows, in a sentence; what is drawn; the legend, each entry a sample in a box of 34
    by 18 and its words; the source; and remarks on how to read it.
    """
    inner = max(body.width, NARROWEST)
    parts: list[Markup] = []
    y = MARGIN
    for text in wrap(heading, inner, 3, TITLE, bold=True, even=False):
        parts.append(write(text, MARGIN, y + TITLE, TITLE, font_weight="bold"))
        y += TITLE * LINE
    y += 4
    for text in wrap(said, inner, 4, even=False):
        parts.append(write(text, MARGIN, y + NORMAL, fill=GREY))
        y += NORMAL * LINE
    y += 16
    parts.append(group(body.drawn, transform=f"translate({MARGIN:g} {y:.1f})", class_="body"))
    y += body.height + 16
    for_legend, y = _legend(legend, inner, y)
    parts.append(for_legend)
    for text in [shown for note in notes for shown in wrap(note, inner, 3, 10, even=False)]:
        parts.append(write(text, MARGIN, y + 10, 10, fill=GREY))
        y += 10 * LINE
    y += 6
    for text in wrap(source, inner, 3, 10, even=False):
        parts.append(write(text, MARGIN, y + 10, 10, fill=GREY, class_="source"))
        y += 10 * LINE
    size = inner + 2 * MARGIN, y + MARGIN / 2
    names = f"stancegraph-{name}-title", f"stancegraph-{name}-desc"
    whole = element(
        "svg",
        Markup("\n"),
        element("title", heading, id=names[0]),
        Markup("\n"),
        element("desc", f"{said} {source}", id=names[1]),
        Markup("\n"),
        rectangle(0, 0, *size, fill=PAPER),
        Markup("\n"),
        Markup("\n".join(part for part in parts if part) + "\n"),
        xmlns="http://www.w3.org/2000/svg",
        width=size[0],
        height=size[1],
        viewBox=f"0 0 {size[0]:.1f} {size[1]:.1f}",
        role="img",
        aria_labelledby=" ".join(names),
        font_family=FONTS,
    )
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + whole + "\n"


def _legend(legend: Sequence[tuple[Markup, str]], inner: float, y: float) -> tuple[Markup, float]:
    """Lay the entries out from left to right, in as many rows as they need."""
    if not legend:
        return Markup(""), y
    parts = [line(MARGIN, y, MARGIN + inner, y, stroke=PALE)]
    y += 8
    x = 0.0
    for sample, words in legend:
        lines = wrap(words, inner - SAMPLE - 8, 2)
        wide = SAMPLE + 6 + max(width(text) for text in lines) + 22
        if x and x + wide - 22 > inner:
            x, y = 0.0, y + ROW
        parts.append(group(sample, transform=f"translate({MARGIN + x:.1f} {y:.1f})"))
        parts += [write(text, MARGIN + x + SAMPLE + 6, y + 13 + place * 12) for place, text in enumerate(lines)]
        x += wide
        if len(lines) > 1:
            x, y = 0.0, y + 12
    return group(*parts, class_="legend"), y + ROW + 8


def source_line(graph: Mapping[str, object], view: str = "") -> str:
    """Say what a picture was made from: the articles, the view, its filters and the language of the names."""
    filters = graph.get("filters")
    chosen = [f"{name} = {', '.join(map(str, values))}" for name, values in filters.items()] if isinstance(filters, dict) else []
    parts = [
        f"Source: {graph['source']}." if graph.get("source") else "",
        f"View: {view}{', only ' + '; '.join(chosen) if chosen else ''}." if view else "",
        f"Names in the language {graph['lang']!r} where there are any." if graph.get("lang", "en") != "en" else "",
        "Drawn by stancegraph.",
    ]
    return " ".join(part for part in parts if part)


def nothing(network_about: Mapping[str, object]) -> Body:
    """Say that nothing was found."""
    filters = network_about.get("filters")
    why = "Nothing in the data fits the filters." if filters else "There is nothing of this kind in the data."
    drawn = group(
        write("Nothing was found.", NARROWEST / 2, 60, 16, "middle", font_weight="bold"),
        write(why, NARROWEST / 2, 84, NORMAL, "middle"),
        class_="nothing",
    )
    return Body(drawn, NARROWEST, 130)
