"""Finding things by any of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from stancegraph.answer import Answer
from stancegraph.engine import Result, load
from stancegraph.names import PREFIX_BLOCK, Named, fold, names

if TYPE_CHECKING:
    import os

    from stancegraph.engine import Engine


def find(text: str, data: str | os.PathLike[str] | Engine | None = None) -> Answer:
    """Find the things that have a name with these words in it, in any language, accents and case ignored.

    Returns an Answer with the columns thing, label, kind and name (the name that matched), the nearest name first.
    Raises FolderError.

    >>> [row["label"] for row in find("netanyahou")]
    ['Benjamin Netanyahu']
    """
    engine = load(data)
    wanted = fold(text)
    best: dict[str, tuple[tuple[bool, bool, int, str], Named]] = {}
    for named in names(engine, ()):
        name = fold(named.name)
        if wanted and wanted in name and named.kind:
            rank = (name != wanted, not f" {name}".startswith(f" {wanted}"), len(name), named.name)
            if named.iri not in best or rank < best[named.iri][0]:
                best[named.iri] = (rank, named)
    labels = labels_of(engine)
    if any(not rank[1] for rank, _ in best.values()):  # "reed" in "agreed" counts only where no word begins with it
        best = {iri: (rank, named) for iri, (rank, named) in best.items() if not rank[1]}
    found = [named for _, named in sorted(best.values(), key=lambda entry: (entry[0], entry[1].iri))]
    rows = [
        (
            pyoxigraph.NamedNode(named.iri),
            pyoxigraph.Literal(labels.get(named.iri, "")),
            pyoxigraph.Literal(named.kind),
            pyoxigraph.Literal(named.name),
        )
        for named in found
    ]
    return Answer(Result("select", ("thing", "label", "kind", "name"), list(rows)), None, engine.folder.prefixes)


def labels_of(engine: Engine) -> dict[str, str]:
    """Give the English label of everything that has one."""
    result = engine.run(f'{PREFIX_BLOCK}SELECT ?thing ?label {{ ?thing rdfs:label ?label FILTER(LANG(?label) = "en") }}')
    return {row[0].value: row[1].value for row in result.rows}  # type: ignore[union-attr]
