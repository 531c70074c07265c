"""A copy of a dataset that lies in a store, taken once where much is asked of all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from stancegraph.bulk import batches, counts, of_things
from stancegraph.engine import StoreEngine
from stancegraph.errors import CutAnswer, Misuse, NotAStore
from stancegraph.layout import LISTS_GRAPH, Folder
from stancegraph.namespaces import VOID

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from stancegraph.engine import Engine
    from stancegraph.layout import Dataset

    Triples = list[ox.Triple]

_DESCRIBED = f"SELECT DISTINCT ?graph ?base {{ GRAPH ?graph {{ ?dataset <{VOID}uriSpace> ?base }} }}"


class Snapshot(StoreEngine):
    """Oxigraph over a copy of a dataset: everything lies in the default graph, and `graphs` holds it graph by graph."""

    __slots__ = ("graphs",)

    def __init__(self, folder: Dataset, graphs: Mapping[str, Triples]) -> None:
        super().__init__(folder, ox.Store())
        self.graphs = graphs
        for triples in graphs.values():
            self._store.bulk_extend(ox.Quad(*triple) for triple in triples)


def taken(engine: Engine, most: int = 0, mend: str = "") -> Engine:
    """Give an engine that is asked without a request each time: the engine itself where it is, else a snapshot.

    With `most`, a dataset of more triples is refused, with what to do instead. Raises Misuse for that, and as `snapshot` does.

    >>> from stancegraph.engine import load
    >>> isinstance(taken(load()), Snapshot)
    False
    """
    return engine if isinstance(engine.folder, Folder) or isinstance(engine, Snapshot) else snapshot(engine, most, mend)


def snapshot(engine: Engine, most: int = 0, mend: str = "") -> Snapshot:
    """Copy the dataset of an engine with named graphs: those of the dataset, and that of our lists.

    Raises NotAStore where no graph is the dataset's, Misuse where there are more than `most` triples, CutAnswer where less came than
    there is, and what the engine raises.

    >>> from stancegraph.engine import load
    >>> len(snapshot(load(named=True)).graphs) == len(Folder().files) + 1
    True
    """
    sizes = graphs_of(engine)
    total = sum(sizes.values())
    if most and total > most:
        raise Misuse(f"the store holds {total:,} triples of the dataset, and {most:,} at most can be taken", "", mend)
    graphs: dict[str, Triples] = {}
    for part in parts(engine, sizes):
        graphs.update(part)
    return Snapshot(engine.folder, graphs)


def parts(engine: Engine, sizes: Mapping[str, int]) -> Iterator[dict[str, Triples]]:
    """Read graphs, so many at once as come in one answer; takes their names and how many triples each has.

    Raises CutAnswer where less came than there is, and what the engine raises.

    >>> from stancegraph.engine import load
    >>> engine = load(named=True)
    >>> sum(len(part) for part in parts(engine, graphs_of(engine))) == len(Folder().files) + 1
    True
    """
    for chunk in batches(sizes.items()):
        graphs: dict[str, Triples] = {name: [] for name in chunk}
        for graph, *triple in of_things(engine, "?graph ?s ?p ?o", "GRAPH ?graph { ?s ?p ?o }", "graph", chunk, by="s"):
            graphs[graph.value].append(ox.Triple(*triple))  # type: ignore[union-attr,arg-type]
        for name, triples in graphs.items():
            if len(triples) != sizes[name]:  # it is being changed, or has nodes without a name, by which no part can be asked for
                raise CutAnswer(f"of {sizes[name]:,} triples {len(triples):,} came", name, "ask again when nobody changes the store")
        yield graphs


def graphs_of(engine: Engine) -> dict[str, int]:
    """List the graphs that a dataset and our lists lie in, in order, with how many triples each has.

    They are known by their names; where a dataset was put under another name, by its description of itself. Raises NotAStore where
    there is none.

    >>> from stancegraph.engine import load
    >>> graphs_of(load(named=True))["https://w3id.org/stancegraph/id/graph/registry/places"] > 10
    True
    """
    sizes = dict(counts(engine))
    described = [(graph.value, base.value) for graph, base in engine.run(_DESCRIBED).rows if graph and base]  # type: ignore[union-attr]
    if not described:
        raise NotAStore("no named graph of the store holds the dataset", "", "load it with: stancegraph load")
    own = of_dataset(sizes, {graph for graph, _ in described}, {base for _, base in described})
    return {name: sizes[name] for name in own}


def of_dataset(graphs: Iterable[str], described: Container[str], bases: Iterable[str]) -> list[str]:
    """Pick, in order, the graphs of datasets and that of our lists; takes where datasets are described, and what their things start with.

    >>> of_dataset(["urn:other", "urn:mine", "https://a.org/graph/registry/actors"], {"urn:mine"}, {"https://a.org/"})
    ['https://a.org/graph/registry/actors', 'urn:mine']
    """
    starts = tuple(f"{base}graph/" for base in bases)
    return sorted(name for name in graphs if name == LISTS_GRAPH or name in described or name.startswith(starts))
