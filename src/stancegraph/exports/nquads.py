"""N-Quads (W3C Recommendation, 2014), sorted by graph and then by subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.turtle import spelled_out

if TYPE_CHECKING:
    from stancegraph.exports.selection import Selection


def write(selection: Selection) -> str:
    r"""Write triples as N-Quads.

    >>> from stancegraph.exports.selection import Selection
    >>> write(Selection({"http://x/g": {"<http://x/a>": [("<http://x/b>", '"1"')]}}, {}, "http://x/"))
    '<http://x/a> <http://x/b> "1" <http://x/g> .\n'
    """
    return spelled_out(
        "".join(
            f"{subject} {predicate} {object_} <{name}> .\n"
            for name, graph in selection.graphs.items()
            for subject, said in graph.items()
            for predicate, object_ in said
        )
    )
