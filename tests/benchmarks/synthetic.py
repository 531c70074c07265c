"""A dataset folder of as many made-up articles as are wanted, in the shape of the shipped one, to measure with.

Run by hand:  .venv/bin/python tests/benchmarks/synthetic.py FOLDER ARTICLES [SEED]

Each article is a part of the shipped one, chosen by lot: some of its statements with all that belongs to them, about 1,200 triples, under
names and labels of its own. What its statements point to in the registry is chosen by lot as well, among copies of the shipped things, a copy for
every ten articles, so that articles share actors and proposals. The same number and seed give the same files.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pyoxigraph as ox

from stancegraph.layout import Folder
from stancegraph.namespaces import PREFIXES, RDF, RDFS, SG, SKOS

BASE = "https://example.org/synthetic/"
TRIPLES = 1200
ARTICLES_FOR_A_COPY = 10
TYPE = ox.NamedNode(RDF + "type")
RENAMED = frozenset((RDFS + "label", SKOS + "altLabel", SG + "paraphrase"))
STATEMENTS = frozenset("Assessment Bridge Candidacy Dependency Event NumericClaim OpenQuestion Position Relation Task Tenure".split())  # noqa: SIM905
KINDS = ("office", "organization", "person", "place", "proposal", "state")
DATASET = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{base}> a dcat:Dataset , void:Dataset ; void:uriSpace "{base}" ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:title "{articles} synthetic articles"@en .
"""
PREFIX = """<{base}> sh:declare <{base}prefix/{prefix}> .
<{base}prefix/{prefix}> a sh:PrefixDeclaration ; sh:namespace "{base}{name}/"^^xsd:anyURI ; sh:prefix "{prefix}" .
"""


class Shipped:
    """The shipped article and the registry, and what in the article belongs to what."""

    def __init__(self) -> None:
        folder = Folder()
        self.base = folder.base
        self.registry: dict[str, list[ox.Triple]] = {}
        self.article: dict[str, dict[str, list[ox.Triple]]] = {}  # by subject, then by file
        for file in folder.files[1:]:
            kind, *_, name = Path(file).relative_to(folder.path).parts
            for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
                if kind == "registry":
                    self.registry.setdefault(name, []).append(triple.triple)
                else:
                    self.article.setdefault(triple.subject.value, {}).setdefault(name, []).append(triple.triple)
        self.things = {triple.subject.value for triples in self.registry.values() for triple in triples}
        said = {subject: [triple for own in files.values() for triple in own] for subject, files in self.article.items()}
        self.targets = {
            subject: [triple.object.value for triple in own if isinstance(triple.object, ox.NamedNode)] for subject, own in said.items()
        }
        self.sizes = {subject: len(own) for subject, own in said.items()}
        kinds = {
            subject: triple.object.value.removeprefix(SG) for subject, own in said.items() for triple in own if triple.predicate == TYPE
        }
        self.statements = sorted(subject for subject, kind in kinds.items() if kind in STATEMENTS)
        self.always = sorted(subject for subject, kind in kinds.items() if kind in ("Article", "Narrator"))
        self.mentions: dict[str, list[str]] = {}
        for subject, own in said.items():
            for triple in own:
                if triple.predicate.value == SG + "mentions":
                    self.mentions.setdefault(triple.object.value, []).append(subject)
        article = self.always[0]
        self.namespace = article[: article.rindex("/") + 1]

    def part(self, chance: random.Random) -> set[str]:
        """Choose statements until there are enough, with everything that they need."""
        taken: set[str] = set()
        size = 0
        for statement in [*self.always, *chance.sample(self.statements, len(self.statements))]:
            if size >= TRIPLES:
                break
            waiting = [statement]
            while waiting:
                subject = waiting.pop()
                if subject not in taken:
                    taken.add(subject)
                    size += self.sizes.get(subject, 0)
                    waiting += [*self.targets.get(subject, ()), *self.mentions.get(subject, ())]
        return taken & self.article.keys()


class Renaming:
    """New names for one article, or one copy of the registry."""

    def __init__(self, shipped: Shipped, number: int, copies: int, chance: random.Random | None) -> None:
        self.shipped = shipped
        self.number = number
        self.copies = copies
        self.chance = chance
        self.known: dict[str, ox.NamedNode] = {}

    def node(self, iri: str) -> ox.NamedNode:
        """Rename a thing."""
        if iri not in self.known:
            self.known[iri] = ox.NamedNode(self.new(iri))
        return self.known[iri]

    def new(self, iri: str) -> str:
        """Give the new name of a thing."""
        if iri in self.shipped.things:
            return f"{BASE}{iri.removeprefix(self.shipped.base)}-{self.chance.randrange(self.copies) if self.chance else self.number}"
        if iri.startswith(self.shipped.namespace):
            return f"{BASE}article-{self.number}/{iri.removeprefix(self.shipped.namespace)}"
        return iri

    def triple(self, triple: ox.Triple) -> ox.Triple:
        """Rename what a triple is about, and number its text."""
        subject, predicate, object_ = self.node(triple.subject.value), triple.predicate, triple.object
        if isinstance(object_, ox.NamedNode):
            object_ = self.node(object_.value)
        elif predicate.value in RENAMED:
            object_ = ox.Literal(f"{object_.value} {self.number}", language=object_.language)
        return ox.Triple(subject, predicate, object_)


def make(folder: Path, articles: int, seed: int = 1) -> int:
    """Make the dataset folder and count its triples; an article shows in the registry by nothing.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     2000 < make(Path(folder), 2) < 4000
    True
    """
    shipped = Shipped()
    chance = random.Random(seed)
    copies = max(1, articles // ARTICLES_FOR_A_COPY)
    prefixes = {**PREFIXES, **{kind: f"{BASE}{kind}/" for kind in KINDS}}
    text = DATASET.format(base=BASE, articles=articles) + "".join(PREFIX.format(base=BASE, prefix=kind, name=kind) for kind in KINDS)
    text += "".join(PREFIX.format(base=BASE, prefix=f"a{number}", name=f"article-{number}") for number in range(articles))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.ttl").write_text(text, encoding="utf-8")
    count = sum(1 for _ in ox.parse(text, format=ox.RdfFormat.TURTLE))
    renamings = [Renaming(shipped, number, copies, None) for number in range(copies)]
    for name, triples in shipped.registry.items():
        # What points from the registry into the article, such as a proposal that regards a group in it, has no place here.
        own = [triple for triple in triples if not str(triple.object).startswith("<" + shipped.namespace)]
        count += _write(folder / "registry" / name, [renaming.triple(triple) for renaming in renamings for triple in own], prefixes)
    for number in range(articles):
        renaming = Renaming(shipped, number, copies, chance)
        files: dict[str, list[ox.Triple]] = {}
        for subject in sorted(shipped.part(chance)):
            for name, triples in shipped.article[subject].items():
                files.setdefault(name, []).extend(renaming.triple(triple) for triple in triples)
        for name, triples in files.items():
            count += _write(
                folder / "articles" / f"article-{number}" / name, triples, {**prefixes, f"a{number}": f"{BASE}article-{number}/"}
            )
    return count


def _write(path: Path, triples: list[ox.Triple], prefixes: dict[str, str]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return len(triples)


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:4])))
