"""How wide a text is in a common sans serif font, and how it is broken into lines and drawn.

The renderer chooses the font, of which nothing is known here but that Noto Sans, DejaVu Sans and Arial are asked for: the widths are the
greatest of these three, so that a line is never wider than it is taken for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional, category, combining, decomposition, east_asian_width

from stancegraph.pictures.svg import FONTS_RTL, INK, NORMAL, PAPER, Markup, element, group, rectangle
from stancegraph.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The widths of the printable signs of ASCII, from the space on, in thousandths of the font's size.
# fmt: off
ASCII = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 551, 838, 318, 361, 318, 372, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 339, 500, 667, 557, 907, 760, 787,
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 372, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 413, 521, 392, 634, 592, 818, 592, 592, 525, 636, 551, 636, 838,
)
# fmt: on
#: The rest: by what kind of sign it is.
WIDE, MARK, CAPITAL, SMALL_LETTER, OTHER = 1000, 0, 790, 690, 720
BOLD = 1.14
LINE = 1.22
ELLIPSIS = "…"


def advance(sign: str) -> int:
    """Say how wide one character is, in thousandths of the font's size.

    >>> advance("a"), advance("é"), advance("日"), advance("א")
    (613, 615, 1000, 720)
    """
    if " " <= sign <= "~":
        return ASCII[ord(sign) - 32]
    kind = category(sign)
    if combining(sign) or kind in ("Mn", "Me", "Cf"):
        return MARK
    if east_asian_width(sign) in "WF" or sign in "—…":
        return WIDE
    base = decomposition(sign).split(" ")[0]
    if base and not base.startswith("<"):
        return advance(chr(int(base, 16)))
    return {"Lu": CAPITAL, "Ll": SMALL_LETTER}.get(kind, OTHER)


def width(text: str, size: float = NORMAL, bold: bool = False) -> float:
    """Measure a line of text, in the unit of the font's size.

    >>> width("abc", 10)
    17.98
    """
    return round(sum(advance(sign) for sign in text) * size * (BOLD if bold else 1) / 1000, 3)


def wrap(text: str, limit: float, most: int, size: float = NORMAL, *, bold: bool = False, even: bool = True) -> list[str]:
    """Break a text into lines no wider than a limit, and as even as can be; what `most` lines do not hold ends in an ellipsis.

    >>> wrap("who supports it and who does not", 100, 3, 11)
    ['who supports it', 'and who does not']
    """
    shown = visible(text)
    lines = _filled(shown, limit, size, bold)
    if len(lines) > most:
        kept = lines[most - 1]
        while kept and width(kept + ELLIPSIS, size, bold) > limit:
            kept = kept[:-1]
        return [*lines[: most - 1], kept.rstrip() + ELLIPSIS]
    if len(lines) == 1 or not even:
        return lines
    words = [width(word, size, bold) for word in shown.split(" ")]
    low, high = max([limit / 2, *(wide for wide in words if wide <= limit)]), limit
    for _ in range(5):  # the narrowest width that takes no more lines, and cuts no word
        middle = (low + high) / 2
        if len(_filled(shown, middle, size, bold)) > len(lines):
            low = middle
        else:
            high = middle
    return _filled(shown, high, size, bold)


def _filled(text: str, limit: float, size: float, bold: bool) -> list[str]:
    """Fill line after line."""
    lines, line = [], ""
    for word in text.split(" "):
        for place, piece in enumerate(_pieces(word, limit, size, bold)):
            together = f"{line} {piece}" if line and not place else piece
            if place or (line and width(together, size, bold) > limit):
                lines.append(line)
                line = piece
            else:
                line = together
    return [*lines, line]


def _pieces(word: str, limit: float, size: float, bold: bool) -> list[str]:
    """Cut a word that is wider than a line: after a hyphen or the like where there is one, never before a mark on a letter."""
    pieces = []
    while len(word) > 1 and width(word, size, bold) > limit:
        cut = 1
        while cut < len(word) and (width(word[: cut + 1], size, bold) <= limit or combining(word[cut])):
            cut += 1
        hyphen = max(word.rfind(sign, 1, cut) for sign in "-/:_")
        cut = hyphen + 1 if hyphen > cut // 3 else cut
        if cut >= len(word):
            break
        pieces.append(word[:cut])
        word = word[cut:]
    return [*pieces, word]


def right_to_left(text: str) -> bool:
    """Say whether a text runs from right to left: by its first letter.

    >>> right_to_left("«السلطة» (PA)"), right_to_left("PA (السلطة)")
    (True, False)
    """
    return next((kind in ("R", "AL") for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


def write(
    text: str, x: float, y: float, size: float = NORMAL, anchor: str = "start", *, rtl: bool | None = None, **attributes: object
) -> Markup:
    """Draw one line of text at its baseline; `anchor` says which end of it, or the middle, is at x.

    Which way the letters run is the renderer's. A text from right to left (by its first letter, where `rtl` does not say) is isolated as
    one, so that its brackets and full stop stand where they belong; no attribute says so, since renderers differ on which end an anchor
    then means.
    """
    shown = visible(text)
    fonts = FONTS_RTL if any(bidirectional(sign) in ("R", "AL") for sign in shown) else None
    kept = {"text_anchor": None if anchor == "start" else anchor, "font_family": fonts, "fill": INK, **attributes}
    said = element("text", shown, x=x, y=y, font_size=f"{size:g}", **kept)
    if right_to_left(shown) if rtl is None else rtl:
        return Markup(said.replace(">", ">\u2067", 1).replace("</text>", "\u2069</text>"))
    return said


def written(lines: Sequence[str], x: float, y: float, size: float = NORMAL, anchor: str = "start", **attributes: object) -> list[Markup]:
    """Draw lines of one text under each other, the first at its baseline."""
    rtl = right_to_left(" ".join(lines))
    return [write(said, x, y + place * size * LINE, size, anchor, rtl=rtl, **attributes) for place, said in enumerate(lines)]


def label(
    lines: Sequence[str],
    x: float,
    y: float,
    size: float = NORMAL,
    *,
    anchor: str = "middle",
    paper: float | None = 0.85,
    **attributes: object,
) -> Markup:
    """Draw lines of text under each other, the first with its top at y, on a sheet of paper that is as opaque as `paper` says."""
    step = size * LINE
    texts = written(lines, x, y + size * 0.95, size, anchor, **attributes)
    if paper is None:
        return group(*texts, class_="label")
    wide = max((width(said, size) for said in lines), default=0)
    left = x - (wide / 2 if anchor == "middle" else wide if anchor == "end" else 0)
    sheet = rectangle(left - 2, y - 1, wide + 4, len(lines) * step + 2, rx=2, fill=PAPER, fill_opacity=f"{paper:g}")
    return group(sheet, *texts, class_="label")
