"""Writing SVG: elements whose texts are escaped, numbers that are short, and nothing that runs or reaches out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

FONTS = '"Noto Sans", "DejaVu Sans", Arial, sans-serif'
#: One font with all the letters of a word, where the first of FONTS has none of them: renderers pick whichever has them, in any weight.
FONTS_RTL = '"DejaVu Sans", Arial, "Noto Sans", sans-serif'
INK, GREY, PALE, PAPER = "#222222", "#5F5F5F", "#E4E4E4", "#FFFFFF"
SMALL, NORMAL = 9.5, 11.0

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


class Markup(str):
    """A text that is SVG already and is not escaped again."""

    __slots__ = ()


def escape(text: str) -> str:
    r"""Write a text so that XML holds it as text, with control characters and what changes the direction of others as escapes.

    >>> escape("</text>\x1b 'a'")
    '&lt;/text&gt;\\x1b &#39;a&#39;'
    """
    shown = visible(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    return shown.translate(_ESCAPES)


def number(value: float) -> str:
    """Write a number with at most one digit after the point.

    >>> number(2.0), number(-0.04), number(1 / 3)
    ('2', '0', '0.3')
    """
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *children: str, **attributes: object) -> Markup:
    """Write an element; texts among its children are escaped, and `_` in the name of an attribute stands for a hyphen.

    >>> element("text", "a < b", x=1.0, font_size=11)
    '<text x="1" font-size="11">a &lt; b</text>'
    """
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    inner = "".join(child if isinstance(child, Markup) else escape(child) for child in children)
    return Markup(f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>")


def _value(value: object) -> str:
    return number(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else escape(str(value))


def joined(parts: Iterable[Markup]) -> Markup:
    """Put elements one after the other, a line each."""
    return Markup("\n".join(part for part in parts if part))


def group(*children: Markup, **attributes: object) -> Markup:
    """Put elements into a group; none where there are none."""
    inner = joined(children)
    return element("g", Markup(f"\n{inner}\n"), **attributes) if inner else Markup("")


def title(text: str) -> Markup:
    """Write what is shown when somebody points at the element that this is in, and what a screen reader says."""
    return element("title", text)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> Markup:
    """Write a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def rectangle(x: float, y: float, width: float, height: float, **attributes: object) -> Markup:
    """Write a rectangle by its upper left corner and size."""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def circle(x: float, y: float, radius: float, **attributes: object) -> Markup:
    """Write a circle by its middle."""
    return element("circle", cx=x, cy=y, r=radius, **attributes)


def path(*parts: str | float, **attributes: object) -> Markup:
    """Write a path of letters and numbers.

    >>> path("M", 0, 0, "L", 1.25, 3, fill="none")
    '<path d="M0 0L1.2 3" fill="none"/>'
    """
    said = ""
    for part in parts:
        if isinstance(part, str):
            said += part
        else:
            said += (" " if said[-1:].isdigit() else "") + number(part)
    return element("path", d=said, **attributes)


def polygon(points: Iterable[tuple[float, float]], **attributes: object) -> Markup:
    """Write a closed shape by its corners."""
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in points), **attributes)
