"""Everything that the data say about one thing, with its conditions, chains and passages spelled out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from stancegraph.bulk import of_things, whole
from stancegraph.engine import load
from stancegraph.names import resolve
from stancegraph.namespaces import RDF, RDFS, SG, SKOS, Shortener
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
LABEL, PARAPHRASE = RDFS + "label", SG + "paraphrase"
NAMES = (LABEL, SKOS + "altLabel")
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
        self.shorten = Shortener(engine.folder.prefixes)
        self.said: dict[str, dict[str, list[Term]]] = {}  # of everything known: what it says of itself
        self.events: dict[str, list[str]] = {}  # the events of the participations that are known
        self.missing: set[str] = set()  # what a page needs to know and is not known yet
        self.pointers: list[tuple[str, str]] = []
        self.several: bool | None = None

    def page(self, node: pyoxigraph.NamedNode) -> Page:
        """Make the page as often as it takes to know everything that it needs, each time a step further from the thing."""
        self.pointers = self.read_pointers(node)
        self.read({node.value, *(iri for iri, _ in self.pointers)})
        while True:
            page = self.page_so_far(node.value)
            if not self.missing:
                return page
            self.read(self.missing)

    def read(self, iris: set[str]) -> None:
        """Read what some things say of themselves, and the events of participations."""
        self.missing = set()
        self.said.update((iri, {}) for iri in iris)
        for thing, key, value in of_things(self.engine, "?thing ?key ?value", "?thing ?key ?value", "thing", iris):
            self.said[thing.value].setdefault(key.value, []).append(value)  # type: ignore[union-attr,arg-type]
        if parts := [iri for iri in iris if self.kind(iri) == "Participation"]:
            self.events.update((iri, []) for iri in parts)
            for thing, event in of_things(self.engine, "?thing ?event", f"?event <{SG}participation> ?thing", "thing", parts):
                self.events[thing.value].append(event.value)  # type: ignore[union-attr]

    def known(self, iri: str) -> dict[str, list[Term]]:
        """Give what a thing says of itself, or nothing yet and note that it is to be read."""
        if iri not in self.said:
            self.missing.add(iri)
        return self.said.get(iri, {})

    def kind(self, iri: str) -> str:
        """Give the class of a thing; where it has several, always the same one."""
        kinds = self.known(iri).get(RDF + "type")
        return max(getattr(kind, "value", "") for kind in kinds).removeprefix(SG) if kinds else ""

    def label_of(self, iri: str) -> str:
        """Give the English label of a thing; where it has several, always the same one."""
        labels = [term for term in self.known(iri).get(LABEL, ()) if isinstance(term, pyoxigraph.Literal)]
        return max((term.value for term in labels if term.language == "en"), default="")

    def page_so_far(self, iri: str) -> Page:
        """Put in words what is known."""
        own = self.properties(iri)
        names = [
            Line(f"{term.value} ({term.language})") for key in NAMES for term in own.get(key, []) if isinstance(term, pyoxigraph.Literal)
        ]
        sections = [Section("names", names)] if names else []
        sections += self.saying(own) + self.pointing()
        return Page(self.name(iri), words(self.kind(iri) or "thing"), iri, self.shorten(iri), sections)

    def saying(self, own: dict[str, list[Term]]) -> list[Section]:
        """Put what a thing says of itself in sections: what is said in a word in one, what needs more in its own."""
        short, long = [], []
        for key, terms in own.items():
            if key in (*NAMES, RDF + "type", PARAPHRASE, RDFS + "isDefinedBy"):
                continue
            lines = [self.line(term) for term in terms]
            if key in LONG:
                long.append(Section(LONG[key], lines))
            else:
                short += [Line(f"{words(key)}: {line.text}", line.iri, line.short, line.lines) for line in lines]
        return [Section("what is said", short), *long] if short else long

    def properties(self, iri: str) -> dict[str, list[Term]]:
        """Read what a thing says of itself, in the order in which it is shown."""
        known = self.known(iri)
        order = {SG + name: place for place, name in enumerate(FIRST)}
        keys = sorted(known, key=lambda key: (order.get(key, len(order)), key))
        return {key: sorted(known[key], key=self.place) if len(known[key]) > 1 else known[key] for key in keys}

    def place(self, term: Term) -> tuple[int, str]:
        """Give the place of a value among others: passages stand in the order of the text, steps in that of the chain."""
        numbers = [0]
        if isinstance(term, pyoxigraph.NamedNode) and self.kind(term.value) in ("Passage", "AttributionStep"):
            known = self.known(term.value)
            numbers = [int(place.value) for key in (START, SG + "order") for place in known.get(key, ())] or [0]  # type: ignore[union-attr]
        return min(numbers), str(term)

    def name(self, iri: str) -> str:
        """Say what a thing is called: its label, its paraphrase, or for a step and the like what it is."""
        said = self.known(iri).get(PARAPHRASE, ())
        return self.label_of(iri) or max((getattr(term, "value", "") for term in said), default="") or self.called(iri) or self.shorten(iri)

    def called(self, iri: str) -> str:
        """Call a thing that has no name after what it joins, or give nothing."""
        kind = self.kind(iri)
        own = self.properties(iri) if kind in CALLED else {}
        parts = [self.label(own[SG + part][0]) if SG + part in own else part for part in CALLED.get(kind, ())]
        if events := self.events.get(iri):
            parts.append(f"in {self.label(pyoxigraph.NamedNode(min(events)))}")
        return " ".join(parts) if own else ""

    def label(self, term: Term) -> str:
        """Give the label of a thing, else its prefixed name."""
        iri = getattr(term, "value", "")
        return (self.label_of(iri) if isinstance(term, pyoxigraph.NamedNode) else "") or self.shorten(iri)

    def line(self, term: Term) -> Line:
        """Put a value in words, with everything that belongs to it."""
        if not isinstance(term, pyoxigraph.NamedNode):
            return Line(getattr(term, "value", str(term)))
        kind, short = self.kind(term.value), self.shorten(term.value)
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
        of = f" of {own.get('article')}" if self.several_articles() else ""
        return f"paragraph {own.get('paragraph')}, characters {own.get('start')}–{own.get('end')}{of}"

    def several_articles(self) -> bool:
        """Say whether the data come from more than one article."""
        if self.several is None:
            self.several = len(self.engine.run(f"SELECT DISTINCT ?article {{ ?article a <{SG}Article> }} LIMIT 2").rows) > 1
        return self.several

    def read_pointers(self, node: pyoxigraph.NamedNode) -> list[tuple[str, str]]:
        """Read what points at a thing, and how."""
        pattern = f"""{{ ?from ?key {node} }} UNION {{ ?from sg:attribution/sg:step/sg:voice {node} . BIND(sg:voice AS ?key) }}
            UNION {{ ?from sg:proposal/sg:broader+ {node} . ?from a sg:Position . BIND(sg:narrower AS ?key) }}
            FILTER(STRSTARTS(STR(?key), "{SG}") || STRSTARTS(STR(?key), "{SKOS}")) """
        rows = whole(self.engine, "DISTINCT ?from ?key", pattern, "from", prologue=f"PREFIX sg: <{SG}> ")
        return [(row[0].value, row[1].value) for row in rows if isinstance(row[0], pyoxigraph.NamedNode)]  # type: ignore[union-attr]

    def pointing(self) -> list[Section]:
        """Collect what points at a thing, by what it is and how it points."""
        groups: dict[str, set[str]] = {}
        held = {iri for iri, key in self.pointers if key == SG + "holder"}
        direct = {iri for iri, key in self.pointers if key == SG + "proposal"}
        for iri, key in self.pointers:
            property_, kind = key.removeprefix(SG), self.kind(iri)
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
        text, short = self.name(iri), self.shorten(iri)
        if self.kind(iri) == "Mention":
            return Line("in the text", iri, short, self.belonging(iri))
        narrower = heading == HEADINGS["Position", "narrower"]
        if self.kind(iri) != "Position" or heading == "word for":
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
