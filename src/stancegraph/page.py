"""A page about one thing: a title and sections of lines, and how it is written as text, Markdown, HTML and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stancegraph.text import visible, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any


class Line(NamedTuple):
    """What one line says, the thing it is about (IRI and prefixed name), and the lines that belong to it."""

    text: str
    iri: str = ""
    short: str = ""
    lines: Sequence[Line] = ()


class Section(NamedTuple):
    """A heading and its lines."""

    heading: str
    lines: Sequence[Line]


class Page(NamedTuple):
    """Everything that the data say about one thing."""

    title: str
    kind: str
    iri: str
    short: str
    sections: Sequence[Section]

    def __str__(self) -> str:
        return text(self).rstrip("\n")

    def _repr_html_(self) -> str:
        return html(self)


def write(page: Page, format_: str, most: int = 100, colour: bool = False) -> str:
    """Write a page in a format: table (that is, text), md, html or json."""
    if format_ == "table":
        return text(page, most, colour)
    if format_ == "html":
        from stancegraph.formats import document

        return document(page.title, html(page))
    return {"md": markdown, "json": json}[format_](page)


def text(page: Page, most: int = 100, colour: bool = False) -> str:
    """Write a page for a terminal.

    >>> print(text(Page("Ann", "person", "https://example.org/ann", "ex:ann", [Section("names", [Line("Ann")])])), end="")
    Ann
    person · ex:ann
    <BLANKLINE>
    names
      Ann
    """
    bold, plain = ("\x1b[1m", "\x1b[0m") if colour else ("", "")
    lines = [*(bold + line + plain for line in wrap(visible(page.title), most)), f"{page.kind} · {visible(page.short)}"]
    for section in page.sections:
        lines += ["", bold + visible(section.heading) + plain]
        for line in section.lines:
            lines += _indented(line, 1, most)
    return "\n".join(lines) + "\n"


def _indented(line: Line, depth: int, most: int) -> Iterator[str]:
    room = max(most - 2 * depth, 20)
    said = visible(line.text)
    short = visible(line.short)
    if short and width(said) + width(short) + 2 <= room:
        yield "  " * depth + f"{said}{' ' * max(2, min(56, room - width(short)) - width(said))}{short}"
    else:
        for number, part in enumerate(wrap(said, room - 2)):
            yield "  " * (depth + bool(number)) + part
        if short:
            yield "  " * (depth + 1) + short
    for child in line.lines:
        yield from _indented(child, depth + 1, most)


def markdown(page: Page) -> str:
    """Write a page as Markdown."""
    lines = [f"# {_escape(page.title)}", "", f"{page.kind} · `{page.short}`"]
    for section in page.sections:
        lines += ["", f"## {_escape(section.heading)}", ""]
        for line in section.lines:
            lines += _markdown_lines(line, 0)
    return "\n".join(lines) + "\n"


def _markdown_lines(line: Line, depth: int) -> Iterator[str]:
    yield "  " * depth + f"- {_escape(line.text)}" + (f" (`{line.short}`)" if line.short else "")
    for child in line.lines:
        yield from _markdown_lines(child, depth + 1)


def _escape(text: str) -> str:
    for sign in "\\<>`*_[]#":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def html(page: Page) -> str:
    """Write a page as an HTML fragment; nothing in the data is taken as markup."""
    from html import escape

    lines = ["<article>", f'<h1 dir="auto">{escape(page.title)}</h1>', f"<p>{escape(page.kind)} · <code>{escape(page.short)}</code></p>"]
    for section in page.sections:
        lines += [f"<h2>{escape(section.heading)}</h2>", *_html_list(section.lines)]
    return "\n".join([*lines, "</article>"]) + "\n"


def _html_list(lines: Sequence[Line]) -> Iterator[str]:
    from html import escape

    yield "<ul>"
    for line in lines:
        short = f" <code>{escape(line.short)}</code>" if line.short else ""
        yield f'<li dir="auto">{escape(line.text)}{short}'
        if line.lines:
            yield from _html_list(line.lines)
        yield "</li>"
    yield "</ul>"


def json(page: Page) -> str:
    """Write a page as JSON."""
    from json import dumps

    document = {
        "thing": page.iri,
        "title": page.title,
        "kind": page.kind,
        "sections": [{"heading": section.heading, "lines": [_plain(line) for line in section.lines]} for section in page.sections],
    }
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


def _plain(line: Line) -> dict[str, Any]:
    plain: dict[str, Any] = {"text": line.text}
    if line.iri:
        plain["thing"] = line.iri
    if line.lines:
        plain["lines"] = [_plain(child) for child in line.lines]
    return plain
