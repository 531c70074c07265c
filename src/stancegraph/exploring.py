"""Making the page that lets anybody explore a graph from disk: one file, no server, no network."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stancegraph.asking import listed, run
from stancegraph.circles import CLOSES
from stancegraph.colours import SIGNS
from stancegraph.engine import load
from stancegraph.explorer import answers, network
from stancegraph.explorer.document import document
from stancegraph.explorer.payload import Graph
from stancegraph.layout import Folder, command
from stancegraph.names import CLASSES, LISTS, resolve
from stancegraph.namespaces import shorten
from stancegraph.saving import MEND, save
from stancegraph.showing import CALLED, FIRST, HEADINGS, LONG, NOT_OWN, SPELLED_OUT
from stancegraph.snapshot import taken
from stancegraph.stored import find_question
from stancegraph.suggest import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stancegraph.asking import Value
    from stancegraph.engine import Engine
    from stancegraph.layout import Dataset

#: The view whose parameters are the filters of the page.
VIEW = "positions"
DCTERMS = "http://purl.org/dc/terms/"
DATASET = "http://www.w3.org/ns/dcat#Dataset"


class Explorer:
    """A page that is made and not yet saved: `html` is the whole file, `notes` say what it leaves out and where that can be had.

    `title` is that of the dataset, `triples` how many of them the page holds.
    """

    __slots__ = ("html", "notes", "title", "triples")

    def __init__(self, title: str, html: str, notes: list[str], triples: int) -> None:
        self.title = title
        self.html = html
        self.notes = notes
        self.triples = triples

    def __repr__(self) -> str:
        return f"Explorer({self.title!r}, {len(self.html.encode())} bytes)"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the page to a file, whole or not at all; raises OutputError."""
        save(self.html, os.fspath(path), MEND)


def explore(data: str | os.PathLike[str] | Engine | None = None, lang: str = "en", **filters: Value) -> Explorer:
    """Make one HTML file that lets anybody explore the graph of a dataset folder (the shipped one where none is named).

    Takes the language of names where there are several, and filters: the parameters of the view `positions`, which the page opens with
    and its reader can take off. Returns an Explorer with `html` and `save(path)`. The same data give the same bytes.
    From an endpoint everything is fetched once, and Misuse raised where that is more than 40,000 triples.
    Raises QuestionError, NamingError or FolderError.

    >>> page = explore(proposal="palestinian authority role in gaza")
    >>> page.html.startswith("<!DOCTYPE html>"), page.notes
    (True, [])
    """
    return explorer(load(data), lang, filters)


def explorer(asked: Engine, lang: str, filters: Mapping[str, Value], query_page: str = "") -> Explorer:
    """Make the page of what an engine holds, with a link to a page for queries where one is served beside it."""
    engine = taken(asked, answers.MOST_TRIPLES, "make it from the files with --data, or draw or export a part with filters")
    graph = Graph(engine)
    preset = _preset(engine, listed(filters))
    found = answers.collect(engine, graph)
    answers.take(graph, found)
    networks = network.write(engine, graph, lang)
    missing = network.left_out(graph)
    title = _title(graph, lang)
    head = {
        "title": title,
        "lang": lang,
        "folder": _shown_path(engine.folder),
        "base": engine.folder.base,
        "dataset": graph.number_of(engine.folder.base),
        "prefixes": dict(sorted(engine.folder.prefixes.items())),
        "signs": {str(polarity): sign for polarity, sign in SIGNS.items()},
        "closes": CLOSES,
        "show": _showing(),
        "filters": _filters(),
        "preset": preset,
        "limits": answers.LIMITS,
        "triples": len(graph.triples),
        "missing": missing,
        **({"queryPage": query_page} if query_page else {}),
        **graph.write(),
    }
    blocks = {"graph": head, "networks": networks, "answers": answers.write(graph, found)}
    return Explorer(title, document(title, blocks), _notes(engine, graph, missing), len(graph.triples))


def _preset(engine: Engine, filters: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Read the values of the filters, with the errors of the view itself, and write things as the page names them."""
    if not any(filters.values()):
        return {}
    view = find_question(VIEW, None, "views")
    run(engine, view, filters)
    found: dict[str, list[str]] = {}
    for name, values in filters.items():
        type_ = view.params[name].type
        by_name = type_ in CLASSES or type_ in LISTS
        found[name] = [shorten(resolve(engine, value, type_).value, engine.folder.prefixes) if by_name else value for value in values]
    return {name: values for name, values in found.items() if values}


def _filters() -> list[dict[str, object]]:
    view = find_question(VIEW, None, "views")
    return [
        {"name": param.name, "type": param.type, "meaning": param.meaning, "values": param.values, "list": LISTS.get(param.type, "")}
        for param in view.params.values()
    ]


def _showing() -> dict[str, object]:
    """Give the rules by which `show` puts a thing in sections, so that a card has the same ones."""
    return {
        "first": FIRST,
        "headings": [[kind, property_, heading] for (kind, property_), heading in HEADINGS.items()],
        "long": [[property_.rpartition("#")[2], heading] for property_, heading in LONG.items()],
        "spelledOut": SPELLED_OUT,
        "called": CALLED,
        "notOwn": NOT_OWN,
        "kindWords": KIND_WORDS,
    }


def _title(graph: Graph, lang: str) -> str:
    """Give the title of the dataset in the language asked for, else in English, else in any."""
    datasets = {row[0] for row in graph.triples if getattr(row[2], "value", "") == DATASET}
    titles = [row[2] for row in graph.triples if row[0] in datasets and getattr(row[1], "value", "") == DCTERMS + "title"]
    found = [(getattr(term, "language", None) or "", getattr(term, "value", "")) for term in titles]
    ordered = sorted((language != lang, language != "en", text) for language, text in found)
    return ordered[0][2] if ordered else "stancegraph"


def _shown_path(folder: Dataset) -> str:
    """Say how the folder is named in the commands that the page shows: never with the places of somebody's machine in it."""
    if not isinstance(folder, Folder) or folder.shipped:
        return ""
    path = os.path.normpath(folder.path)
    return os.path.basename(path) if os.path.isabs(path) else path.replace(os.sep, "/")


def _notes(engine: Engine, graph: Graph, missing: list[str]) -> list[str]:
    triples = len(graph.triples)
    notes = []
    if triples > answers.MOST_TRIPLES:
        notes.append(f"no stored answers, for {triples:,} triples are more than {answers.MOST_TRIPLES:,}: the page shows what to ask")
    if missing:
        how = command("export FORMAT --view VIEW", engine.folder)
        notes.append(f"the network of positions only, not {', '.join(missing)}; draw these with: {how}")
    return notes
