"""Writing an answer for other programs: SPARQL results as JSON, CSV and TSV, and tables in Markdown and HTML."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from stancegraph.answer import Answer
    from stancegraph.engine import Term

FORMATS = ("table", "csv", "tsv", "json", "md", "html")


def write(answer: Answer, format_: str) -> str:
    """Write an answer in one of FORMATS other than `table`, ending in a newline."""
    return {"csv": csv, "tsv": tsv, "json": json, "md": markdown, "html": html_table}[format_](answer)


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


def html_table(answer: Answer) -> str:
    """Write an HTML table; nothing in the data is taken as markup."""
    from html import escape

    head, *body = _texts(answer)
    lists = answer.lists or (False,)
    lines = ["<table>", "<thead><tr>" + "".join(f"<th>{escape(name)}</th>" for name in head) + "</tr></thead>", "<tbody>"]
    for row in body:
        cells = (
            "<br>".join(escape(part) for part in cell.split(" | ")) if many else escape(cell) for cell, many in zip(row, lists, strict=True)
        )
        lines.append("<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in cells) + "</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"]) + "\n"


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
