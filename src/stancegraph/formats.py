"""Writing an answer for other programs: SPARQL results as JSON, CSV and TSV, and tables in Markdown and HTML."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from stancegraph.answer import Answer
    from stancegraph.engine import Term

FORMATS = ("table", "csv", "tsv", "json", "md", "html")
BESIDE = {"ownWord": "voicing", "passage": "position", "polarity": "stanceLabel"}


def is_hidden(name: str, columns: tuple[str, ...]) -> bool:
    """Say whether people need not see a column: an IRI beside its label, a number or truth value beside its word.

    >>> is_hidden("holder", ("holder", "holderLabel")), is_hidden("holder", ("holder",))
    (True, False)
    """
    return name + "Label" in columns or BESIDE.get(name) in columns


def heading(name: str) -> str:
    """Write a column's name as words.

    >>> heading("accordingTo"), heading("holderLabel")
    ('according to', 'holder')
    """
    name = name.removesuffix("Label") or name
    return "".join(" " + letter.lower() if letter.isupper() else letter for letter in name).strip()


def format_of(path: str | None, formats: tuple[str, ...] = FORMATS) -> str:
    """Choose the format that a file's ending stands for, else the first.

    >>> format_of("answer.CSV"), format_of("answer.txt"), format_of(None)
    ('csv', 'table', 'table')
    """
    ending = path.rpartition(".")[2].lower() if path else ""
    return ending if ending in formats else formats[0]


def write(answer: Answer, format_: str) -> str:
    """Write an answer in one of FORMATS other than `table`, ending in a newline."""
    return {"csv": csv, "tsv": tsv, "json": json, "md": markdown, "html": html}[format_](answer)


def json(answer: Answer) -> str:
    """Write SPARQL 1.1 Query Results JSON."""
    from json import dumps

    if answer.form == "ask":
        return dumps({"head": {}, "boolean": answer.yes}) + "\n"
    bindings = [{name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None} for row in answer.rows]
    document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return dumps(document, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, Any]:
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, pyoxigraph.Literal):
        return {"type": "literal", "value": str(term)}
    written = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        written["datatype"] = term.datatype.value
    return written


def csv(answer: Answer) -> str:
    """Write SPARQL 1.1 Query Results CSV: values without their types."""
    return "".join(",".join(_csv_cell(cell) for cell in row) + "\r\n" for row in _texts(answer))


def _csv_cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text


def tsv(answer: Answer) -> str:
    """Write SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    if answer.form == "ask":
        return f"{str(answer.yes).lower()}\n"
    lines = ["\t".join("?" + name for name in answer.columns)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in answer.rows]
    return "\n".join(lines) + "\n"


def markdown(answer: Answer) -> str:
    """Write a Markdown table."""
    rows = [[_markdown_cell(cell) for cell in row] for row in _texts(answer)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]) + "\n"


def _markdown_cell(text: str) -> str:
    for sign in "\\|<>`*_[]":
        text = text.replace(sign, "\\" + sign)
    return " ".join(text.split())


def html(answer: Answer) -> str:
    """Write an answer as a whole HTML document."""
    return document(answer.question.summary if answer.question else "Answer", html_table(answer))


STYLE = """body { font-family: sans-serif; line-height: 1.4; margin: 1.5em }
table { border-collapse: collapse }
td, th { border-bottom: 1px solid #bbb; padding: .3em .6em; text-align: start; vertical-align: top }
code { color: #555 }"""


def document(title: str, body: str) -> str:
    """Make a whole HTML document of a title and markup.

    >>> document("a & b", "<p>c</p>").splitlines()[0]
    '<!DOCTYPE html>'
    """
    from html import escape

    name = escape(title)
    first = "" if "<h1" in body else f"<h1>{name}</h1>\n"
    head = f'<head>\n<meta charset="utf-8">\n<title>{name}</title>\n<style>\n{STYLE}\n</style>\n</head>'
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n<body>\n{first}{body}</body>\n</html>\n'


def html_table(answer: Answer) -> str:
    """Write an HTML table with the columns that people need; nothing in the data is taken as markup."""
    from html import escape

    if answer.form == "ask":
        return (
            f"<table>\n<thead><tr><th>answer</th></tr></thead>\n<tbody>\n<tr><td>{str(answer.yes).lower()}</td></tr>\n</tbody>\n</table>\n"
        )
    shown = [place for place, name in enumerate(answer.columns) if answer.as_asked or not is_hidden(name, answer.columns)]
    names = [answer.columns[place] if answer.as_asked else heading(answer.columns[place]) for place in shown]
    lines = ["<table>", "<thead><tr>" + "".join(f"<th>{escape(name)}</th>" for name in names) + "</tr></thead>", "<tbody>"]
    for row in answer.rows:
        cells = (_html_cell(row[place], answer.lists[place], answer.prefixes) for place in shown)
        lines.append("<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in cells) + "</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"]) + "\n"


def _html_cell(term: Term | None, many: bool, prefixes: dict[str, str]) -> str:
    """Write a cell as HTML: a name of ours as what can be typed back, another address as a link."""
    from html import escape

    import pyoxigraph

    from stancegraph.namespaces import shorten

    text = text_of(term)
    if many:
        return "<br>".join(escape(part) for part in text.split(" | "))
    if not isinstance(term, pyoxigraph.NamedNode):
        return escape(text)
    short = shorten(text, prefixes)
    if not short.startswith("<"):
        return f'<code title="{escape(text)}">{escape(short)}</code>'
    return f'<a href="{escape(text)}">{escape(text)}</a>' if text.startswith(("http://", "https://")) else escape(text)


def _texts(answer: Answer) -> list[list[str]]:
    """Give header and rows as texts."""
    if answer.form == "ask":
        return [["answer"], [str(answer.yes).lower()]]
    return [list(answer.columns), *([text_of(term) for term in row] for row in answer.rows)]


def text_of(term: Term | None) -> str:
    """Write a term as people read it: the IRI, the text, nothing."""
    if term is None:
        return ""
    return getattr(term, "value", None) or ("" if hasattr(term, "value") else str(term))
