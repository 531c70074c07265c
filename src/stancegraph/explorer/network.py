"""The networks that a page draws: what each stored view cuts out, with the places of its nodes, in the numbers of the payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stancegraph.stored import find_question, ids
from stancegraph.viewing import network_of

if TYPE_CHECKING:
    from stancegraph.engine import Engine
    from stancegraph.explorer.payload import Graph
    from stancegraph.question import Question
    from stancegraph.viewing import Network

#: Above this many triples only the network of positions is carried.
MOST_TRIPLES = 40_000
#: What an edge keeps beside its ends, its thing, its label and its kind.
KEPT = ("polarity", "circle", "hard")
#: The first network that a page shows.
FIRST = "positions"


def write(engine: Engine, graph: Graph, lang: str) -> list[dict[str, object]]:
    """Give the networks ready for JSON: nodes as [thing, x, y], edges as [from, to, thing, label, kind, polarity, circle, hard]."""
    small = len(graph.triples) <= MOST_TRIPLES
    names = [name for name in ids(None, "views") if small or name == FIRST]
    found = []
    for name in sorted(names, key=lambda name: (name != FIRST, name)):
        view = find_question(name, None, "views")
        found.append(_written(graph, view, network_of(engine, view, {}, lang=lang)))
    return found


def left_out(graph: Graph) -> list[str]:
    """List the views that are not carried, because the data are too large."""
    return [] if len(graph.triples) <= MOST_TRIPLES else [name for name in ids(None, "views") if name != FIRST]


def _written(graph: Graph, view: Question, network: Network) -> dict[str, object]:
    numbers = {node: number for number, node in enumerate(network)}
    words: dict[str, int] = {}
    nodes = [[graph.number_of(str(own["iri"])), round(float(own["x"])), round(float(own["y"]))] for _, own in network.nodes(data=True)]
    edges = []
    for one, other, own in network.edges(data=True):
        labels = [words.setdefault(str(own.get(name, "")), len(words)) for name in ("label", "kind")]
        kept = [own.get(name) for name in KEPT]
        while kept and kept[-1] is None:
            kept.pop()
        edges.append([numbers[one], numbers[other], graph.number_of(str(own.get("iri", ""))), *labels, *kept])
    return {
        "id": view.id,
        "summary": view.summary,
        "description": view.description,
        "nodes": nodes,
        "edges": edges,
        "words": list(words),
    }
