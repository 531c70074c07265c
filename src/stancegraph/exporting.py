"""Exporting a graph: cutting it out, writing it in a format, and saving what was written."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from stancegraph.errors import Misuse
from stancegraph.exports import FORMATS
from stancegraph.exports.tables import tabulate
from stancegraph.saving import MEND, save, save_all
from stancegraph.viewing import EMPTY
from stancegraph.viewing import view as cut

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    import networkx

    from stancegraph.asking import Value
    from stancegraph.engine import Engine
    from stancegraph.exports import Format

    Content = str | bytes


class Export:
    """What an export wrote, not yet saved: one file's content, or several by file name; `notes` tell what the format could not hold."""

    __slots__ = ("content", "format", "notes")

    def __init__(self, format_: Format, content: Content | Mapping[str, Content], notes: list[str]) -> None:
        self.format = format_
        self.content = content
        self.notes = notes

    def __repr__(self) -> str:
        return f"Export({self.format.name})"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write to a file; a format of several files to a `.zip`, or into a folder, which is made where there is none.

        Raises OutputError, with what was there as it was.
        """
        path = os.fspath(path)
        if not isinstance(self.content, (str, bytes)):
            if path.endswith(".zip"):
                save(packed(self.content), path, MEND)
                return
            if path.endswith(self.format.endings):
                raise Misuse(f"{self.format.name} takes several files", path, "name a folder, or a file that ends in .zip")
            from stancegraph.errors import OutputError

            try:
                os.makedirs(path, exist_ok=True)
            except OSError as error:
                raise OutputError(f"cannot make the folder: {error.strerror}", path, "name a folder, or a file that ends in .zip") from None
            save_all({os.path.join(path, name): content for name, content in self.content.items()}, MEND)
            return
        save(self.content, path, MEND)


def export(
    format: str,  # noqa: A002 - the word that the command line has for it
    data: str | os.PathLike[str] | Engine | networkx.Graph[Any] | None = None,
    view: str | None = None,
    *,
    lang: str = "en",
    merge: bool = False,
    weight: str = "count",
    spreadsheet_safe: bool = False,
    **filters: Value,
) -> Export:
    """Write a graph in a format of FORMATS.

    Takes the name of the format; a dataset folder (the shipped one where none is named), an engine or a networkx graph of your own; and
    what `view` takes. Formats of RDF hold the data themselves, all of them where no view is named. With `spreadsheet_safe`, a cell that a
    spreadsheet would take for a formula gets a ' before it. Returns an Export.
    Raises Misuse for a format that is not known, QuestionError, NamingError, FolderError or MissingExtra.

    >>> export("graphml", proposal="palestinian authority role in gaza").content.count("<edge ")
    4
    """
    if format not in FORMATS:
        raise Misuse(f"there is no format {format!r}", "", f"use one of: {', '.join(FORMATS)}")
    found = FORMATS[format]
    if spreadsheet_safe and not found.safe:
        safe = ", ".join(name for name, other in FORMATS.items() if other.safe)
        raise Misuse(f"{format} needs no --spreadsheet-safe", "", f"leave it out; it is for: {safe}")
    writer = import_module(f"stancegraph.exports.{found.module}")
    if found.data:
        if merge or weight != "count" or lang != "en":
            raise Misuse(f"{format} holds the data as they are", "", "leave --merge, --weight and --lang out")
        from stancegraph.exports.selection import select

        selection = select(data, view, filters)
        return Export(found, writer.write(selection), selection.notes)
    network: networkx.Graph[Any]
    if hasattr(data, "nodes"):
        network = data  # type: ignore[assignment]
    else:
        if found.only and view not in (None, found.only):
            raise Misuse(f"{format} shows the view {found.only}, not {view}", "", "leave --view out")
        network = cut(view or found.only or "positions", data, lang=lang, merge=merge, weight=weight, **filters)
    tables = tabulate(network, found.lists, found.xml, found.reserved, longest=found.longest, forbidden=found.forbidden)
    content = writer.write(tables, safe=True) if spreadsheet_safe else writer.write(tables)
    empty = [] if tables.nodes else [EMPTY]
    return Export(found, content, [*empty, *tables.notes, *(writer.leaves_out(tables) if hasattr(writer, "leaves_out") else [])])


def format_for(path: str) -> str:
    """Choose the format that a file's ending stands for.

    Raises Misuse where it stands for none, or for several.

    >>> format_for("picture.gexf")
    'gexf'
    """
    fitting = [format_.name for format_ in FORMATS.values() if path.lower().endswith(format_.endings)]
    if len(fitting) == 1:
        return fitting[0]
    ending = os.path.splitext(path)[1] or os.path.basename(path)
    if fitting:
        raise Misuse(f"{ending} may be any of several formats", path, f"name one: {', '.join(fitting)}")
    raise Misuse(f"no format ends in {ending!r}", path, f"name one: {', '.join(FORMATS)}")


def packed(contents: Mapping[str, Content]) -> bytes:
    """Pack files into a zip archive whose bytes depend on nothing but them.

    >>> packed({"a.txt": "a"}) == packed({"a.txt": b"a"})
    True
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    archive = BytesIO()
    with ZipFile(archive, "w") as file:
        for name, content in contents.items():
            about = ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the earliest that a zip can say: no clock
            about.compress_type = ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            file.writestr(about, content)
    return archive.getvalue()
