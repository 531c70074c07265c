"""The namespaces that files and queries of this project use, under their usual prefixes."""

from __future__ import annotations

SG = "https://w3id.org/stancegraph/ontology#"
SGS = "https://w3id.org/stancegraph/shapes#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

#: Prefixes that hold in every dataset; a dataset declares those of its own things (see layout.describe).
PREFIXES: dict[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "sg": SG,
    "sgs": SGS,
    "sh": SH,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}


def shorten(iri: str, prefixes: dict[str, str]) -> str:
    """Write an IRI as a prefixed name where one of the prefixes fits, else as `<IRI>`.

    The longest namespace wins; a rest that would need escapes in Turtle is not shortened.

    >>> shorten("https://w3id.org/stancegraph/ontology#holder", PREFIXES)
    'sg:holder'
    >>> shorten("https://example.org/a", PREFIXES)
    '<https://example.org/a>'
    """
    best = ""
    for prefix, namespace in prefixes.items():
        rest = iri[len(namespace) :]
        if iri.startswith(namespace) and len(namespace) > len(prefixes.get(best, "")) and is_local(rest):
            best = prefix
    return f"{best}:{iri[len(prefixes[best]) :]}" if best else f"<{iri}>"


class Shortener:
    """Writes IRIs as `shorten` does, in the same time however many prefixes there are, and each only once.

    >>> short = Shortener(PREFIXES)
    >>> short("https://w3id.org/stancegraph/ontology#holder"), short("https://example.org/a")
    ('sg:holder', '<https://example.org/a>')
    """

    __slots__ = ("_known", "_near", "_odd")

    def __init__(self, prefixes: dict[str, str]) -> None:
        # No local name holds / or #: a namespace that ends in one ends where the last one of the IRI stands, and is found at once.
        self._near = {namespace: prefix for prefix, namespace in prefixes.items() if namespace[-1:] in ("/", "#")}
        self._odd = {prefix: namespace for prefix, namespace in prefixes.items() if namespace[-1:] not in ("/", "#")}
        self._known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        """Write an IRI."""
        if iri not in self._known:
            namespace = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
            near = self._near.get(namespace)
            self._known[iri] = shorten(iri, self._odd if near is None else {**self._odd, near: namespace})
        return self._known[iri]


def is_local(text: str) -> bool:
    """Say whether a text can stand after the colon of a prefixed name without escapes.

    >>> is_local("prime-minister"), is_local("a/b"), is_local("")
    (True, False, False)
    """
    return text.replace("-", "").replace("_", "").isalnum() and text[0] != "-"


def expand(name: str, prefixes: dict[str, str]) -> str | None:
    """Turn a prefixed name into its IRI; None where the prefix is not known or it is no prefixed name.

    >>> expand("sg:holder", PREFIXES)
    'https://w3id.org/stancegraph/ontology#holder'
    >>> expand("nobody:holder", PREFIXES) is None
    True
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in prefixes or not is_local(local):
        return None
    return prefixes[prefix] + local
