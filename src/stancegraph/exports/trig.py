"""TriG (W3C Recommendation, 2014): Turtle in the house format, a block for each named graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.turtle import Short, blocks, spelled_out

if TYPE_CHECKING:
    from stancegraph.exports.selection import Selection


def write(selection: Selection) -> str:
    """Write triples as TriG.

    >>> from stancegraph.exports.selection import Selection
    >>> graph = {"<http://x/a>": [("<http://x/b>", '"1"')]}
    >>> print(write(Selection({"http://x/g": graph}, {"x": "http://x/"}, "http://x/")), end="")
    @prefix x: <http://x/> .
    <BLANKLINE>
    x:g {
    <BLANKLINE>
    x:a
        x:b "1" ;
    .
    }
    """
    short = Short(selection.prefixes)
    body = [
        f"\n{short(f'<{name}>')} {{\n" + "".join(f"\n{block}" for block in blocks(graph, short)) + "}\n"
        for name, graph in selection.graphs.items()
    ]
    return spelled_out(short.declarations() + "".join(body))
