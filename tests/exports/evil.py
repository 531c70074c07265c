"""Texts that would be commands if a writer let them, in every place of a graph."""

from __future__ import annotations

import networkx

DELETE = "MATCH (n) DETACH DELETE n"
EVIL = [
    f"'; {DELETE}; //",
    f"\\'; {DELETE}; //",
    f"\\\\'; {DELETE}; //",
    f"\\u0027; {DELETE}; //",
    f"x \\u000A {DELETE}; //",
    f"\n{DELETE};\n",
    f"\u2028{DELETE};\u2029\u0085\r{DELETE};",
    f"`) {DELETE} //`",
    f"*/ {DELETE} /*",
    "x\\",
    "$x {y} ${z}",
    '"; } %%{init: {"theme": "dark"}}%% x["a',
    '"]:::x\nclick n0 "javascript:alert(1)"\nn9["',
    "]]>--></data><y:Evil/>",
]


def evil(words: str) -> networkx.MultiDiGraph:  # type: ignore[type-arg]
    """Give a graph that has a text as its ids, labels, kinds, names and values of columns, title and description."""
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()  # type: ignore[type-arg]
    graph.graph.update(title=words, description=words, columns={words: words})
    graph.add_node(words, label=words, kind=words, **{words: words, "list": [words, words]})
    graph.add_node("b", label=words)
    graph.add_edge(words, "b", key=words, label=words, kind=words, **{words: words, "list": [words]})
    return graph
