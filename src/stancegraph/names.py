"""From what a person types to the one thing that is meant: IRIs, prefixed names, and names in any language."""

from __future__ import annotations

import unicodedata

import pyoxigraph

from stancegraph.bulk import of_things, whole
from stancegraph.errors import BadValue, UnknownName
from stancegraph.layout import command
from stancegraph.namespaces import RDFS, SG, SKOS, expand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from stancegraph.engine import Engine

ACTORS = ("Person", "State", "Organization", "Collective")

#: Things that a reader asks for by name; other things are named after them.
MAIN = (*ACTORS, "Proposal", "Place", "Office", "Document")
#: The values of the closed lists, the lists themselves and what is said of coding: words of the data, not what the data speak of.
VOCABULARY = ("Concept", "ConceptScheme", "Coding")

#: The classes that a parameter of each type takes.
CLASSES = {
    "actor": ACTORS,
    "office": ("Office",),
    "organization": ("Organization",),
    "person": ("Person",),
    "place": ("Place",),
    "proposal": ("Proposal",),
}

#: The closed lists whose values a parameter of each type takes; a folder's own values are narrower ones of ours.
LISTS = {"channel": "list-channel", "stance": "list-stance", "voicing": "list-voicing"}

PREFIX_BLOCK = f"""PREFIX rdfs: <{RDFS}>
PREFIX sg: <{SG}>
PREFIX skos: <{SKOS}>
"""
#: The classes of things that can be found; a store may hold other people's things beside ours.
OURS = f'FILTER(STRSTARTS(STR(?kind), "{SG}") || ?kind IN (skos:Concept, skos:ConceptScheme))'


class Named:
    """A thing and one of its names."""

    __slots__ = ("iri", "kind", "name")

    def __init__(self, iri: str, kind: str, name: str) -> None:
        self.iri = iri
        self.kind = kind
        self.name = name


def fold(name: str) -> str:
    """Reduce a name to what is compared: no case, no accents, no hyphens or quotes, no leading article.

    >>> fold("The Forces Armées – "), fold("RÉUNION"), fold("al-‘Arabi")
    ('forces armees', 'reunion', 'al arabi')
    """
    kept = []
    for character in unicodedata.normalize("NFKD", name.casefold()):
        if character.isalnum():
            kept.append("i" if character == "ı" else character)
        elif character in "-_/.,;:()–—" or character.isspace():
            kept.append(" ")
    words = "".join(kept).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def names(engine: Engine, classes: tuple[str, ...]) -> list[Named]:
    """List the things of some classes (of all of ours, where none is given) with every name: labels, other names, end of the IRI."""
    wanted = f"VALUES ?kind {{ {' '.join(f'sg:{name}' for name in classes)} }}" if classes else OURS
    pattern = f"?thing a ?kind . {wanted} {{ ?thing rdfs:label ?name }} UNION {{ ?thing skos:altLabel ?name }}"
    rows = whole(engine, "?thing ?kind ?name", pattern, "thing", prologue=PREFIX_BLOCK)
    found = [Named(row[0].value, row[1].value.rpartition("#")[2], row[2].value) for row in rows]  # type: ignore[union-attr]
    locals_ = {named.iri: named.kind for named in found}
    return found + [Named(iri, kind, local(iri)) for iri, kind in locals_.items()]


def candidates_of(engine: Engine, type_: str) -> list[Named]:
    """List what a parameter of a type can mean, with every name."""
    found = names(engine, CLASSES.get(type_, ()))
    if type_ not in LISTS:
        return found
    rows = whole(engine, "?thing", f"?thing skos:inScheme sg:{LISTS[type_]}", "thing", prologue=PREFIX_BLOCK)
    values = {row[0].value for row in rows}  # type: ignore[union-attr]
    return [named for named in found if named.iri in values]


def labels_of(engine: Engine, iris: Iterable[str]) -> dict[str, str]:
    """Give the English labels of some things, as far as they have one; of several always the same one."""
    rows = of_things(engine, "?thing ?label", f'?thing <{RDFS}label> ?label FILTER(LANG(?label) = "en")', "thing", iris)
    return dict(sorted((row[0].value, row[1].value) for row in rows))  # type: ignore[union-attr]


def standing(named: Named) -> tuple[bool, int]:
    """Give the place of a thing among others by its kind: actors, proposals, places, offices, documents, other things, vocabulary."""
    kind = ACTORS[0] if named.kind in ACTORS else named.kind
    return named.kind in VOCABULARY, MAIN.index(kind) if kind in MAIN else len(MAIN)


def local(iri: str) -> str:
    """Give the last part of an IRI.

    >>> local("https://example.org/id/person/ann-smith")
    'ann-smith'
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def resolve(engine: Engine, value: str, type_: str) -> pyoxigraph.NamedNode:
    """Find the one thing of a parameter's type that a value means.

    The value is an IRI (in angle brackets or not), a prefixed name, or any name of the thing. Names are compared whole,
    after folding; where none is the same, a name without the bracket at its end will do, and a person's family name. Things of
    the data go before list values. Any other part of a name is answered with what it may have meant.
    Raises UnknownName, OtherKind or AmbiguousName.

    >>> from stancegraph.engine import load
    >>> resolve(load(), "ISRAËL", "actor").value
    'https://w3id.org/stancegraph/id/state/israel'
    """
    iri = _as_iri(engine, value)
    if iri is not None:
        return _check_kind(engine, iri, value, type_)
    wanted = fold(value)
    candidates = candidates_of(engine, type_)
    exact = {named.iri: named for named in candidates if wanted and fold(named.name) == wanted}
    if not exact and wanted:
        exact = {named.iri: named for named in candidates if _goes_by(named, wanted)}
    of_the_data = {iri: named for iri, named in exact.items() if named.kind not in VOCABULARY}
    meant = list((of_the_data or exact).values())
    if meant and not of_the_data and type_ not in LISTS:  # a word of the vocabulary, such as force, may be meant as part of a name
        meant += part_of_names(wanted, [named for named in candidates if named.kind in MAIN])
    if len(meant) == 1:
        return pyoxigraph.NamedNode(meant[0].iri)
    from stancegraph.suggest import ambiguous, unknown

    raise ambiguous(engine, value, meant) if meant else unknown(engine, value, type_, candidates)


def _goes_by(named: Named, wanted: str) -> bool:
    """Say whether a thing is called so for short: without the bracket at its end, or by the end of a person's name (al-omari)."""
    name, bracket, _ = named.name.rpartition("(") if named.name.endswith(")") else ("", "", "")
    return bool(bracket and fold(name) == wanted) or (named.kind == "Person" and fold(named.name).endswith(f" {wanted}"))


def part_of_names(wanted: str, candidates: list[Named]) -> list[Named]:
    """List each thing once that has a folded text among the whole words of a name."""
    return list({named.iri: named for named in candidates if f" {wanted} " in f" {fold(named.name)} "}.values())


def _as_iri(engine: Engine, value: str) -> pyoxigraph.NamedNode | None:
    """Read a value that is written as an IRI or as a prefixed name; None where it is a name."""
    iri: str | None
    if value.startswith("<") and value.endswith(">"):
        iri = value[1:-1]
    elif value.startswith(("http://", "https://", "urn:")):
        iri = value
    else:
        iri = expand(value, engine.folder.prefixes) if ":" in value else None
    if iri is None:
        return None
    try:
        return pyoxigraph.NamedNode(iri)
    except ValueError:
        raise BadValue(f"{value!r} is not an IRI", "", "write an IRI, a prefixed name or a name") from None


def _check_kind(engine: Engine, iri: pyoxigraph.NamedNode, value: str, type_: str) -> pyoxigraph.NamedNode:
    """Let an IRI pass that names a thing of the type asked for."""
    result = engine.run(f"SELECT ?kind {{ {iri} a ?kind }}")
    kinds = [row[0].value for row in result.rows]  # type: ignore[union-attr]
    if not kinds:
        raise UnknownName(f"nothing in the data is called {value!r}", "", f"look for it with: {command('find TEXT', engine.folder)}")
    if type_ in CLASSES and not any(kind == SG + name for kind in kinds for name in CLASSES[type_]):
        from stancegraph.suggest import other_kind

        raise other_kind(engine, value, type_, Named(iri.value, kinds[0].removeprefix(SG), value))
    if type_ in LISTS:
        values = candidates_of(engine, type_)
        if iri.value not in {named.iri for named in values}:
            from stancegraph.suggest import unknown

            raise unknown(engine, value, type_, values)
    return iri
