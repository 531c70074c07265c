"""The networks that a page draws: what each stored view cuts out, with the places of its nodes, in the numbers of the payload."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from stancegraph.circles import mark
from stancegraph.namespaces import RDF, SG
from stancegraph.placing import place
from stancegraph.stored import find_question, ids
from stancegraph.viewing import network_of

if TYPE_CHECKING:
    from stancegraph.engine import Engine, Row
    from stancegraph.explorer.payload import Graph
    from stancegraph.question import Question
    from stancegraph.viewing import Network

#: Above this many triples only the network of positions is carried, made of the triples themselves.
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
        found.append(_written(graph, view, network_of(engine, view, {}, lang=lang) if small else _positions(graph)))
    return found


def left_out(graph: Graph) -> list[str]:
    """List the views that are not carried, because the data are too large."""
    return [] if len(graph.triples) <= MOST_TRIPLES else [name for name in ids(None, "views") if name != FIRST]


def _written(graph: Graph, view: Question, network: Network) -> dict[str, object]:
    numbers = {node: number for number, node in enumerate(network)}
    words: dict[str, int] = {}
    circles = _circles(network)
    nodes = [[graph.number_of(str(own["iri"])), round(float(own["x"])), round(float(own["y"]))] for _, own in network.nodes(data=True)]
    edges = []
    for one, other, key, own in network.edges(keys=True, data=True):
        labels = [words.setdefault(str(own.get(name, "")), len(words)) for name in ("label", "kind")]
        kept = [circles.get((one, other, key)) if name == "circle" else own.get(name) for name in KEPT]
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


def _circles(network: Network) -> dict[tuple[str, str, str], str]:
    """Say of each link that lies on a circle how it closes; only what waits for something can: a position or a relation is no such link."""
    waiting: Network = networkx.MultiDiGraph()
    for one, other, key, own in network.edges(keys=True, data=True):
        if own.get("hard") is not None:
            waiting.add_edge(one, other, key=key, kind=own.get("kind"), hard=own["hard"])
    mark(waiting)
    return {(one, other, key): own["circle"] for one, other, key, own in waiting.edges(keys=True, data=True) if "circle" in own}


def _positions(graph: Graph) -> Network:
    """Make the network of positions without a query, whose time grows with the square of the data."""
    wanted = {SG + name for name in ("holder", "stance", "proposal", "alternativeReadingOf", "polarity")} | {RDF + "type"}
    said: dict[str, dict[str, str]] = {}
    labels: dict[str, str] = {}
    for subject, property_, value in sorted(graph.triples, key=_by_words):
        iri, key, text = (getattr(term, "value", "") for term in (subject, property_, value))
        if key in wanted:
            said.setdefault(iri, {}).setdefault(key.removeprefix(SG), text)
        elif key.endswith("#label") and (getattr(value, "language", "") == "en" or iri not in labels):
            labels[iri] = text
    network: Network = networkx.MultiDiGraph()
    for iri, own in said.items():
        if "alternativeReadingOf" in own or not {"holder", "stance", "proposal"} <= set(own):
            continue
        holder, proposal, stance = own["holder"], own["proposal"], own["stance"]
        if RDF + "type" not in said.get(holder, {}):
            continue
        for node in (holder, proposal):
            network.add_node(node, iri=node)
        polarity = said.get(stance, {}).get("polarity")
        network.add_edge(
            holder, proposal, key=iri, iri=iri, label=labels.get(stance, ""), kind="position", polarity=polarity and int(polarity)
        )
    for node, (x, y) in place(network).items():
        network.nodes[node].update(x=x, y=y)
    return network


def _by_words(row: Row) -> tuple[str, ...]:
    return tuple(str(term) for term in row)
