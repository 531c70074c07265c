"""Marking the links of a network of dependencies that lie on a circle, where everything waits for everything else."""

from __future__ import annotations

import networkx

#: How a circle closes, from the hardest; each admits more links than the one before.
CLOSES = ("stated and hard", "with a bridge", "with a soft link", "with a bridge and a soft link")


def mark(network: networkx.MultiDiGraph[str]) -> None:
    """Write in the attribute `circle` of every link on a circle with which links the circle closes (see CLOSES).

    Takes a network whose links have `hard` (true or false) and `kind` (a bridge is the curator's own); other edges wait for nothing.
    A circle of links is a strongly connected part (Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing
    1(2), 1972).

    >>> network = networkx.MultiDiGraph()
    >>> _ = network.add_edge("a", "b", kind="dependency", hard=True)
    >>> _ = network.add_edge("b", "a", kind="bridge", hard=True)
    >>> mark(network)
    >>> [circle for *_, circle in network.edges(data="circle")]
    ['with a bridge', 'with a bridge']
    """
    for word, bridges, soft in zip(CLOSES, (False, True, False, True), (False, False, True, True), strict=True):
        admitted: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for one, other, key, own in network.edges(keys=True, data=True):
            if own.get("hard") in ((True, False) if soft else (True,)) and (bridges or own.get("kind") != "bridge"):
                admitted.add_edge(one, other, key=key)
        part = {node: number for number, nodes in enumerate(networkx.strongly_connected_components(admitted)) for node in nodes}
        for one, other, key in admitted.edges(keys=True):
            if part[one] == part[other]:
                network.edges[one, other, key].setdefault("circle", word)
