"""N-Triples (W3C Recommendation, 2014), sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.exports.turtle import spelled_out

if TYPE_CHECKING:
    from stancegraph.exports.selection import Selection


def write(selection: Selection) -> str:
    r"""Write triples as N-Triples; the named graphs become one.

    >>> from stancegraph.exports.selection import Selection
    >>> write(Selection({"http://x/g": {"<http://x/a>": [("<http://x/b>", '"1"')]}}, {}, "http://x/"))
    '<http://x/a> <http://x/b> "1" .\n'
    """
    merged = selection.merge()
    return spelled_out("".join(f"{subject} {predicate} {object_} .\n" for subject, said in merged.items() for predicate, object_ in said))
