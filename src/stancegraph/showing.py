"""Everything that the data say about one thing, with its conditions, chains and passages spelled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from stancegraph.engine import load
from stancegraph.names import PREFIX_BLOCK, labels_of, resolve
from stancegraph.namespaces import RDF, RDFS, SG, SKOS, shorten
from stancegraph.page import Line, Page, Section
from stancegraph.suggest import kind_words as words

if TYPE_CHECKING:
    import os

    from stancegraph.engine import Engine, Term

#: The properties that come first, in this order; the others follow by name.
FIRST = (
    "holder", "stance", "proposal", "person", "office", "organization", "subject", "relationKind", "object", "candidate", "candidacyFor",
    "dependent", "requirement", "affected", "factor", "about", "comparator", "value", "unit", "voicing", "channel", "conditionCombination",
    "condition", "reason", "attribution", "passage",
)  # fmt: skip
START = "http://www.w3.org/ns/oa#start"
NAMES = (RDFS + "label", SKOS + "altLabel")
#: How a thing is pointed at: the class of what points, the property, and the heading for it.
HEADINGS = {
    ("Position", "holder"): "positions held",
    ("Position", "proposal"): "positions on it",
    ("Position", "narrower"): "positions on narrower proposals",
    ("Position", "voice"): "voices",
    ("Tenure", "person"): "offices",
    ("Tenure", "office"): "who held it",
    ("Tenure", "organization"): "offices in it",
    ("Relation", "subject"): "relations",
    ("Relation", "object"): "relations to it",
    ("OpenQuestion", "holder"): "open questions",
    ("Proposal", "broader"): "narrower proposals",
    ("Proposal", "partOf"): "parts",
    ("Proposal", "regards"): "proposals about it",
    ("Mention", "mentions"): "mentioned",
}
#: The properties of a statement that have a section of their own.
LONG = {SG + "condition": "conditions", SG + "reason": "reasons", SG + "attribution": "who says so", SG + "passage": "passages"}
SPELLED_OUT = ("Attribution", "Condition", "Mention", "Participation", "Passage", "Reason")
#: Things without a name of their own, and what they are called by: a property, words, and so on.
CALLED = {
    "AttributionStep": ("voice",),
    "Participation": ("participant", "as", "participantRole"),
    "PossibleIdentity": ("one", "may be", "other"),
}
NOT_OWN = ("imputed by others", "predicted by others", "hypothetical")


def show(thing: str, data: str | os.PathLike[str] | Engine | None = None) -> Page:
    """Collect everything about an actor, proposal, statement or any other thing of a dataset folder (the shipped one where none is named).

    The thing is an IRI, a prefixed name or any of its names. Returns a Page. Raises NamingError or FolderError.

    >>> page = show("Benjamin Netanyahu")
    >>> page.kind, "positions held" in [section.heading for section in page.sections]
    ('person', True)
    """
    engine = load(data)
    return _Reader(engine).page(resolve(engine, thing, "iri"))


class _Reader:
    """Reads the things around one thing, and puts them in words."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.prefixes = engine.folder.prefixes
        self.labels = labels_of(engine)
        self.paraphrases = dict(self._pairs("?thing sg:paraphrase ?text"))
        self.kinds = {thing: kind.removeprefix(SG) for thing, kind in self._pairs("?thing a ?text")}

    def _pairs(self, pattern: str) -> list[tuple[str, str]]:
        rows = self.engine.run(f"{PREFIX_BLOCK}SELECT ?thing ?text {{ {pattern} }}").rows
        return [(row[0].value, row[1].value) for row in rows]  # type: ignore[union-attr]

    def page(self, node: pyoxigraph.NamedNode) -> Page:
        own = self.properties(node.value)
        names = [
            Line(f"{term.value} ({term.language})") for key in NAMES for term in own.get(key, []) if isinstance(term, pyoxigraph.Literal)
        ]
        sections = [Section("names", names)] if names else []
        sections += self.saying(own) + self.pointing(node)
        kind = words(self.kinds.get(node.value, "thing"))
        return Page(self.name(node.value), kind, node.value, shorten(node.value, self.prefixes), sections)

    def saying(self, own: dict[str, list[Term]]) -> list[Section]:
        """Put what a thing says of itself in sections: what is said in a word in one, what needs more in its own."""
        short, long = [], []
        for key, terms in own.items():
            if key in (*NAMES, RDF + "type", SG + "paraphrase", RDFS + "isDefinedBy"):
                continue
            lines = [self.line(term) for term in terms]
            if key in LONG:
                long.append(Section(LONG[key], lines))
            else:
                short += [Line(f"{words(key)}: {line.text}", line.iri, line.short, line.lines) for line in lines]
        return [Section("what is said", short), *long] if short else long

    def properties(self, iri: str) -> dict[str, list[Term]]:
        """Read what a thing says of itself, in the order in which it is shown."""
        found: dict[str, list[Term]] = {}
        for key, value in self.engine.run(f"SELECT ?key ?value {{ <{iri}> ?key ?value }}").rows:
            found.setdefault(key.value, []).append(value)  # type: ignore[union-attr,arg-type]
        order = {SG + name: place for place, name in enumerate(FIRST)}
        keys = sorted(found, key=lambda key: (order.get(key, len(order)), key))
        return {key: sorted(found[key], key=self.place) for key in keys}

    def place(self, term: Term) -> tuple[int, str]:
        """Give the place of a value among others: passages stand in the order of the text, steps in that of the chain."""
        numbers = [0]
        if isinstance(term, pyoxigraph.NamedNode) and self.kinds.get(term.value) in ("Passage", "AttributionStep"):
            rows = self.engine.run(f"SELECT ?n {{ {{ {term} <{START}> ?n }} UNION {{ {term} <{SG}order> ?n }} }}").rows
            numbers = [int(row[0].value) for row in rows] or [0]  # type: ignore[union-attr]
        return min(numbers), str(term)

    def name(self, iri: str) -> str:
        """Say what a thing is called: its label, its paraphrase, or for a step and the like what it is."""
        return self.labels.get(iri) or self.paraphrases.get(iri) or self.called(iri) or shorten(iri, self.prefixes)

    def called(self, iri: str) -> str:
        """Call a thing that has no name after what it joins, or give nothing."""
        kind = self.kinds.get(iri, "")
        own = self.properties(iri) if kind in CALLED else {}
        parts = [self.label(own[SG + part][0]) if SG + part in own else part for part in CALLED.get(kind, ())]
        if kind == "Participation":
            rows = self.engine.run(f"SELECT ?event {{ ?event <{SG}participation> <{iri}> }}").rows
            parts += [f"in {self.label(row[0])}" for row in rows[:1]]
        return " ".join(parts) if own else ""

    def label(self, term: Term | None) -> str:
        """Give the label of a thing, else its prefixed name."""
        iri = getattr(term, "value", "")
        return self.labels.get(iri) or shorten(iri, self.prefixes)

    def line(self, term: Term) -> Line:
        """Put a value in words, with everything that belongs to it."""
        if not isinstance(term, pyoxigraph.NamedNode):
            return Line(getattr(term, "value", str(term)))
        kind, short = self.kinds.get(term.value, ""), shorten(term.value, self.prefixes)
        if kind == "Attribution":
            steps = self.properties(term.value).get(SG + "step", [])
            return Line("on the word of", term.value, short, [self.step(number, step) for number, step in enumerate(steps, start=1)])
        if kind == "Passage":
            return Line(self.passage(term.value), term.value, short)
        name = self.name(term.value)
        if not kind and name == short:  # a thing of the world outside, such as an item of Wikidata
            return Line(term.value)
        lines = self.belonging(term.value) if kind in SPELLED_OUT else ()
        if kind == "Concept" or term.value.startswith(SG):
            return Line(name)
        return Line(words(kind) if name == short and kind else name, term.value, short, lines)

    def belonging(self, iri: str) -> list[Line]:
        """Put what a thing says of itself in lines under it; what a mention mentions is the page itself."""
        lines = []
        for key, terms in self.properties(iri).items():
            if key not in (*NAMES, RDF + "type", SG + "mentions"):
                for term in terms:
                    value = self.line(term)
                    lines.append(Line(f"{words(key)}: {value.text}", value.iri, value.short, value.lines))
        return lines

    def step(self, number: int, step: Term) -> Line:
        """Put one step of a chain in a line: who, named how, in which way, as what."""
        own = self.properties(getattr(step, "value", ""))
        said = {key.removeprefix(SG): [self.line(term) for term in terms] for key, terms in own.items()}
        voice = said.pop("voice", [Line("nobody")])[0]
        rest = [line.text for key in ("naming", "mode", "reach") for line in said.get(key, [])]
        rest += [f"as {line.text}" for key in ("capacity", "capacityDescription") for line in said.get(key, [])]
        rest += [f"framed “{line.text}”" for line in said.get("framing", [])]
        return Line(f"{number}. {voice.text}: {', '.join(rest)}", voice.iri, voice.short)

    def passage(self, iri: str) -> str:
        """Say where a passage stands."""
        own = {key.rpartition("#")[2]: self.line(terms[0]).text for key, terms in self.properties(iri).items()}
        of = f" of {own.get('article')}" if list(self.kinds.values()).count("Article") > 1 else ""
        return f"paragraph {own.get('paragraph')}, characters {own.get('start')}–{own.get('end')}{of}"

    def pointing(self, node: pyoxigraph.NamedNode) -> list[Section]:
        """Collect what points at a thing, by what it is and how it points."""
        groups: dict[str, set[str]] = {}
        rows = self.engine.run(
            f"""PREFIX sg: <{SG}> SELECT DISTINCT ?from ?key {{
            {{ ?from ?key {node} }} UNION {{ ?from sg:attribution/sg:step/sg:voice {node} . BIND(sg:voice AS ?key) }}
            UNION {{ ?from sg:proposal/sg:broader+ {node} . ?from a sg:Position . BIND(sg:narrower AS ?key) }}
            FILTER(STRSTARTS(STR(?key), "{SG}") || STRSTARTS(STR(?key), "{SKOS}")) }}"""
        ).rows
        held = {row[0].value for row in rows if row[1].value == SG + "holder"}  # type: ignore[union-attr]
        direct = {row[0].value for row in rows if row[1].value == SG + "proposal"}  # type: ignore[union-attr]
        for source, key in rows:
            iri, property_ = source.value, key.value.removeprefix(SG)  # type: ignore[union-attr]
            kind = self.kinds.get(iri, "")
            if property_ == "narrower" and iri in direct:
                continue
            if kind not in ("AttributionStep", "Attribution", ""):
                speaks = property_ == "voice" and (kind != "Position" or iri in held)
                heading = "word for" if speaks else HEADINGS.get((kind, property_), f"{words(kind)}: {words(property_)}")
                groups.setdefault(heading, set()).add(iri)
        order = list(HEADINGS.values())
        headings = sorted(groups, key=lambda heading: (order.index(heading) if heading in order else len(order), heading))
        return [Section(heading, sorted(self.entry(iri, heading) for iri in groups[heading])) for heading in headings]

    def entry(self, iri: str, heading: str) -> Line:
        """Put something that points here in a line; a position with what it hangs on, and marked where it is not the holder's own."""
        text, short = self.name(iri), shorten(iri, self.prefixes)
        if self.kinds[iri] == "Mention":
            return Line("in the text", iri, short, self.belonging(iri))
        narrower = heading == HEADINGS["Position", "narrower"]
        if self.kinds[iri] != "Position" or heading == "word for":
            return Line(text, iri, short)
        own = self.properties(iri)
        said = {key: [self.line(term) for term in own.get(SG + key, [])] for key in ("holder", "stance", "proposal", "voicing")}
        title = " ".join(line.text + (":" if key == "stance" else "") for key in ("holder", "stance", "proposal") for line in said[key])
        voicing = said["voicing"][0].text if said["voicing"] else ""
        marks = ["narrower"] if narrower else []
        marks += [voicing] if voicing in NOT_OWN else []
        marks += ["another reading"] if SG + "alternativeReadingOf" in own else []
        title += f" [{', '.join(marks)}]" if marks else ""
        if heading == HEADINGS["Position", "voice"]:
            return Line(f"voices: {title}", iri, short)
        lines = [Line(text)]
        for key in ("condition", "reason", "attribution", "passage"):
            for term in own.get(SG + key, []):
                line = self.line(term)
                lines.append(Line(f"{key}: {line.text}", line.iri, line.short, line.lines) if key in ("condition", "reason") else line)
        return Line(title, iri, short, lines)
