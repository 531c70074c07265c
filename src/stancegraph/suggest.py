"""What was probably meant, when a name leads nowhere, to several things, or to a thing of another kind."""

from __future__ import annotations

import difflib

from stancegraph.errors import AmbiguousName, OtherKind, UnknownName
from stancegraph.layout import command
from stancegraph.names import CLASSES, PREFIX_BLOCK, VOCABULARY, Named, fold, labels_of, names, standing
from stancegraph.namespaces import shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stancegraph.engine import Engine

MOST = 6
KIND_WORDS = {"Concept": "list value", "ConceptScheme": "list"}


def kind_words(kind: str) -> str:
    """Write the name of a class, or its IRI, as words.

    >>> kind_words("StateOfAffairs"), kind_words("http://www.w3.org/2004/02/skos/core#Concept")
    ('state of affairs', 'list value')
    """
    name = kind.replace("/", "#").rpartition("#")[2]
    return KIND_WORDS.get(name) or "".join(" " + letter.lower() if letter.isupper() else letter for letter in name).strip()


def kind_word(kind: str) -> str:
    """Write the name of a class as words with an article.

    >>> kind_word("Organization"), kind_word("Person")
    ('an organization', 'a person')
    """
    word = kind_words(kind)
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def ambiguous(engine: Engine, value: str, meant: list[Named]) -> AmbiguousName:
    """Say that several things have this name, and how to name each."""
    listed = _listed(engine, sorted(meant, key=lambda named: (named.kind not in VOCABULARY, standing(named), len(named.name), named.iri)))
    return AmbiguousName(f"{value!r} names {len(meant)} things", "", f"write one of {listed}")


def unknown(engine: Engine, value: str, type_: str, candidates: list[Named]) -> UnknownName | OtherKind:
    """Say that nothing of this type has this name, and what comes near it."""
    wanted = fold(value)
    elsewhere = [named for named in names(engine, ()) if fold(named.name) == wanted] if type_ in CLASSES and wanted else []
    if elsewhere:
        return other_kind(engine, value, type_, elsewhere[0])
    near = _near(wanted, candidates)
    mend = f"did you mean {_listed(engine, near)}?" if near else f"look for it with: {command('find TEXT', engine.folder)}"
    return UnknownName(f"there is no {type_ if type_ != 'iri' else 'thing'} called {value!r}", "", mend)


def suggestions(engine: Engine, text: str) -> str:
    """List what comes near a text that nothing is called, or nothing."""
    return _listed(engine, _near(fold(text), [named for named in names(engine, ()) if named.kind not in VOCABULARY]))


def other_kind(engine: Engine, value: str, type_: str, named: Named) -> OtherKind:
    """Say that a name belongs to a thing of another kind, and offer the things of the right kind that are about it."""
    classes = " ".join(f"sg:{name}" for name in CLASSES[type_])
    result = engine.run(f"""{PREFIX_BLOCK}SELECT DISTINCT ?about {{
        ?about a ?kind ; sg:regards <{named.iri}> . VALUES ?kind {{ {classes} }} }} ORDER BY STR(?about)""")
    about = {row[0].value for row in result.rows}  # type: ignore[union-attr]
    own_words = {word for other in names(engine, ()) if other.iri == named.iri for word in [fold(other.name)]}
    candidates = names(engine, CLASSES[type_])
    meant = [other for other in candidates if other.iri in about]
    meant += [other for other in candidates if other.iri not in about and any(word in fold(other.name) for word in own_words)]
    mend = f"did you mean {_listed(engine, meant)}?" if meant else f"name {kind_word(CLASSES[type_][0])} instead"
    what = f"{value!r} is {kind_word(named.kind)}, and {kind_word(type_)} is asked for"
    return OtherKind(what, "", mend)


def _near(wanted: str, candidates: list[Named]) -> list[Named]:
    """Order the candidates that share words or letters with what was typed, the nearest first."""
    words = set(wanted.split())
    scored = []
    for named in candidates:
        name = fold(named.name)
        shared = len(words & set(name.split()))
        likeness = difflib.SequenceMatcher(None, wanted, name).ratio()
        if likeness > 0.6 or (words and shared * 2 >= len(words)) or (len(wanted) > 2 and wanted in name):
            scored.append((-shared, -likeness, named.iri, named))
    return [named for *_, named in sorted(scored, key=lambda entry: entry[:3])]


def _listed(engine: Engine, meant: list[Named]) -> str:
    """Write each thing once, by its prefixed name and the name that matched."""
    labels = labels_of(engine, {named.iri for named in meant})
    once: dict[str, str] = {}
    for named in meant:
        once.setdefault(named.iri, labels.get(named.iri, named.name))
    listed = [f"{shorten(iri, engine.folder.prefixes)} ({name})" for iri, name in once.items()]
    more = f" and {len(listed) - MOST} more" if len(listed) > MOST else ""
    return ", ".join(listed[:MOST]) + more
