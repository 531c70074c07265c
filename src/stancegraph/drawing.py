"""Drawing a picture: reading what it shows, choosing its module, and saving it as SVG, PNG or PDF."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from stancegraph.errors import MissingExtra, Misuse, OutputError
from stancegraph.pictures import PICTURES
from stancegraph.saving import MEND, save
from stancegraph.viewing import EMPTY
from stancegraph.viewing import view as cut

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx

    from stancegraph.asking import Value
    from stancegraph.engine import Engine

ENDINGS = (".svg", ".png", ".pdf")
#: Points of a PNG for each unit of a picture: twice as many as a common screen has, for print.
ZOOM = 2


class Picture:
    """A picture, not yet saved: its SVG, which notebooks show; `notes` tell what somebody should know of it."""

    __slots__ = ("name", "notes", "svg")

    def __init__(self, name: str, svg: str, notes: tuple[str, ...] = ()) -> None:
        self.name = name
        self.svg = svg
        self.notes = notes

    def __repr__(self) -> str:
        return f"Picture({self.name})"

    def _repr_svg_(self) -> str:
        return self.svg

    def png(self) -> bytes:
        """Give the picture as a PNG, two points for each unit.

        Raises MissingExtra where what draws it is not installed, OutputError where there is no font.
        """
        try:
            import resvg_py  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            raise MissingExtra.of("a PNG picture", "resvg-py") from None
        _need_a_font(resvg_py.svg_to_bytes)
        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg, zoom=ZOOM))

    def pdf(self) -> bytes:
        """Give the picture as a PDF of one page as large as it, with its texts as text.

        Raises MissingExtra where what draws it is not installed.
        """
        try:
            import typst  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            raise MissingExtra.of("a PDF picture", "typst") from None
        from html import unescape

        title = unescape(self.svg.split("</title>", 1)[0].rpartition(">")[2])
        return bytes(typst.compile(_PAGE, format="pdf", sys_inputs={"svg": self.svg, "title": title}))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write to a file, as what its ending says: `.svg`, `.png` or `.pdf`.

        Raises Misuse for another ending, and what `png` and `pdf` raise; OutputError, with what was there as it was.
        """
        path = os.fspath(path)
        ending = check_ending(path)
        save(self.svg if ending == ".svg" else self.png() if ending == ".png" else self.pdf(), path, MEND)


#: One page round the picture, without the date, so that the same picture is the same file.
_PAGE = b"""#set document(title: sys.inputs.title, date: none)
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def check_ending(path: str) -> str:
    """Give the ending of a file for a picture.

    Raises Misuse where no picture ends so.

    >>> check_ending("picture.SVG")
    '.svg'
    """
    ending = os.path.splitext(path)[1].lower()
    if ending not in ENDINGS:
        raise Misuse(f"no picture ends in {ending or os.path.basename(path)!r}", path, f"use one of: {', '.join(ENDINGS)}")
    return ending


def draw(
    picture: str,
    data: str | os.PathLike[str] | Engine | networkx.Graph[Any] | None = None,
    view: str | None = None,
    *,
    lang: str = "en",
    **filters: Value,
) -> Picture:
    """Draw one of PICTURES.

    Takes its name; a dataset folder (the shipped one where none is named), an engine or a networkx graph of your own; the view to draw, its
    filters, and the language of names. Returns a Picture. Raises Misuse for a picture that is not known, QuestionError, NamingError or
    FolderError.

    >>> draw("matrix", proposal="palestinian authority role in gaza").svg.count('class="position"')
    4
    """
    if picture not in PICTURES:
        raise Misuse(f"there is no picture {picture!r}", "", f"use one of: {', '.join(PICTURES)}")
    if picture == "timeline":
        return Picture(picture, _timeline(data, view, filters))
    module = import_module(f"stancegraph.pictures.{picture}")
    if hasattr(data, "nodes"):
        network = _of_texts(data)  # type: ignore[arg-type]
    else:
        network = cut(view or PICTURES[picture].view, data, lang=lang, **filters)  # type: ignore[arg-type]
        needs = PICTURES[picture].needs
        if network and needs and not any(needs in own for *_, own in network.edges(data=True)):
            raise Misuse(f"the view {view} has nothing for a picture of the kind {picture}", "", "draw network, or leave --view out")
    return Picture(picture, module.draw(network), () if network else (EMPTY,))


def _of_texts(graph: networkx.Graph[Any]) -> networkx.MultiDiGraph[str]:
    """Make a graph of any kind one that is directed, may have parallel edges, and has texts for nodes and keys, as views have."""
    import networkx

    names: dict[object, str] = {}
    used: set[str] = set()
    for place, node in enumerate(graph):
        names[node] = str(node) if str(node) not in used else f"{node} #{place}"  # the number 1 is not the text 1
        used.add(names[node])
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.graph.update(graph.graph)
    network.add_nodes_from((names[node], {"label": str(node), **own}) for node, own in graph.nodes(data=True))
    for place, (one, other, own) in enumerate(graph.edges(data=True)):
        key = network.add_edge(names[one], names[other], key=str(place))
        network.edges[names[one], names[other], key].update(own)
    return network


def _timeline(data: object, view: str | None, filters: Mapping[str, Value]) -> str:
    from stancegraph.engine import load
    from stancegraph.pictures import moments, timeline

    if view is not None or hasattr(data, "nodes"):
        raise Misuse("the timeline shows no view", "", "leave the view out")
    engine = load(data)  # type: ignore[arg-type]
    return timeline.draw(moments.read(engine, filters), moments.about(engine, filters))


def _need_a_font(render: object) -> None:
    """Draw one letter as pictures are lettered: where nothing comes of it, every label would be missing without a word."""
    from stancegraph.pictures.svg import FONTS

    letter = f"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20' font-family='{FONTS}'>{{}}</svg>"
    with_letter = render(svg_string=letter.format("<text x='2' y='16'>M</text>"))  # type: ignore[operator]
    if with_letter == render(svg_string=letter.format("")):  # type: ignore[operator]
        raise OutputError("no font is installed, and the labels would be missing", "", "install a font such as Noto Sans, or save as .svg")
