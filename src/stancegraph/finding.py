"""Finding things by any of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from stancegraph.answer import Answer
from stancegraph.engine import Result, load
from stancegraph.names import VOCABULARY, Named, fold, labels_of, names, standing
from stancegraph.suggest import kind_words

if TYPE_CHECKING:
    import os

    from stancegraph.engine import Engine

    Rank = tuple[int, tuple[bool, int], int, int, str, str]


def find(text: str, data: str | os.PathLike[str] | Engine | None = None) -> Answer:
    """Find the things that have a name with these words in it, in any language, accents and case ignored.

    Returns an Answer with the columns thing, label, kind and name (the name that matched): the same name first, then actors,
    proposals, places, offices and documents before other things, whole words before parts of words. List values are found only
    where nothing else is. Raises FolderError.

    >>> [row["label"] for row in find("netanyahou")]
    ['Benjamin Netanyahu']
    """
    engine = load(data)
    wanted = fold(text)
    best: dict[str, tuple[Rank, Named]] = {}
    for named in names(engine, ()):
        name = fold(named.name)
        if wanted and wanted in name:
            found = (_rank(wanted, name, named), named)
            best[named.iri] = min(best.get(named.iri, found), found, key=lambda entry: entry[0])
    things = {iri: found for iri, found in best.items() if found[1].kind not in VOCABULARY} or best
    labels = labels_of(engine, things)
    rows = [
        (
            pyoxigraph.NamedNode(named.iri),
            pyoxigraph.Literal(labels.get(named.iri, "")),
            pyoxigraph.Literal(kind_words(named.kind)),
            pyoxigraph.Literal(named.name),
        )
        for _, named in sorted(things.values(), key=lambda entry: entry[0])
    ]
    return Answer(Result("select", ("thing", "label", "kind", "name"), list(rows)), None, engine.folder.prefixes)


def _rank(wanted: str, name: str, named: Named) -> Rank:
    """Give the place of a hit: a lower one comes first."""
    spaced = f" {name} "
    if name == wanted:
        near = 0
    elif f" {wanted} " in spaced:
        near = 1
    else:
        near = 2 if f" {wanted}" in spaced else 3
    return (0, 1, 1, 2)[near], standing(named), near, len(name), named.name, named.iri
