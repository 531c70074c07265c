"""The pictures, one module each, and what they share.

A module that draws a network has `draw(network)`, which takes a networkx graph as `view` makes it and returns the text of an SVG file;
`timeline` takes moments. A picture holds everything it needs: no font, no script, nothing to fetch. Only sums, products, quotients and
square roots place anything, so that the same network is the same bytes on every machine.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """A picture that can be drawn: what it is called, what it shows, and of which view it is made (of none: of a stored question).

    `needs` is the column without which the edges of a view cannot be shown.
    """

    name: str
    about: str
    view: str = ""
    needs: str = ""


PICTURES = {
    kind.name: kind
    for kind in (
        Kind("matrix", "who stands where: actors in rows, proposals in columns", "positions", needs="stance"),
        Kind("network", "a view as nodes and edges", "positions"),
        Kind("dependencies", "what waits for what, in layers, with circles marked", "dependencies", needs="hard"),
        Kind("timeline", "what the text dates, and what it only puts before, during or after something"),
    )
}
