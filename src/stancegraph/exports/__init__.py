"""The formats that a graph can be exported to, one module each.

A module that writes a network has `write(tables)`, which takes Tables and returns the text or bytes of one file, or a dictionary from
file name to text where the format takes several. What it leaves out, beyond what `tables.notes` tell, its `leaves_out(tables)` tells, where
it has one. A module that writes the data themselves has `write(data)` over a Dataset.
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: what it is called, for whom it is, how its files may end, and what has to be made ready for it.

    `lists` says whether a cell can hold a list, or what parts its items there; `xml`, whether the text must be free of characters that XML
    cannot hold; `reserved` names the columns that the format keeps for itself; `longest` says how many signs a text may have, where
    there is a limit; `forbidden` are signs that the name of a column cannot hold; `data`, whether it holds the data themselves instead of
    a network; `several`, whether it takes several files; `safe`, whether spreadsheets may open it; `only` is the view that it shows,
    where it shows but one.
    """

    name: str
    about: str
    endings: tuple[str, ...]
    lists: bool | str = False
    xml: bool = False
    reserved: frozenset[str] = frozenset()
    longest: int = 0
    forbidden: str = ""
    data: bool = False
    several: bool = False
    safe: bool = False
    only: str = ""

    @property
    def module(self) -> str:
        """The name of the module that writes it."""
        return self.name.replace("-", "_")


_IDS = frozenset({"id"})
#: Under which graphology has what is drawn, and networkx the time.
_DRAWN = _IDS | {"color", "size", "thickness", "start", "end"}
_ENDS = frozenset({"id", "source", "target"})
_CYTOSCAPE = _ENDS | {"name", "interaction", "parent", "selected", "SUID", "shared name", "shared interaction"}
#: What Graphviz takes for an instruction at a node or an edge (Graphviz, Attributes), or writes there itself in JSON; but for label and
#: weight, which mean what ours do.
_GRAPHVIZ = frozenset(
    """URL area arrowhead arrowsize arrowtail class color colorscheme comment constraint decorate dir distortion edgeURL edgehref
    edgetarget edgetooltip fillcolor fixedsize fontcolor fontname fontsize gradientangle group head headURL head_lp headclip headhref
    headlabel headport headtarget headtooltip height href id image imagepos imagescale key label_ labelURL labelangle labeldistance
    labelfloat labelfontcolor labelfontname labelfontsize labelhref labelloc labeltarget labeltooltip layer len lhead lp ltail margin
    minlen name nojustify ordering orientation penwidth peripheries pin pos radius rects regular root samehead sametail samplepoints shape
    shapefile showboxes sides skew sortv style tail tailURL tail_lp tailclip tailhref taillabel tailport tailtarget tailtooltip target
    tooltip vertices width xlabel xlp z""".split()  # noqa: SIM905 - so many words are read more easily without quotes
)
#: How many signs a cell of a spreadsheet may hold (Microsoft, Excel specifications and limits).
_CELL = 32_767

FORMATS = {
    format_.name: format_
    for format_ in (
        Format("graphml", "GraphML for Gephi, Cytoscape, igraph and networkx", (".graphml",), xml=True, reserved=_IDS),
        Format("gexf", "GEXF 1.3 for Gephi, with time, colours, sizes and places", (".gexf",), xml=True, reserved=_DRAWN),
        Format("csv", "nodes.csv and edges.csv", (".csv", ".zip"), xml=True, reserved=_ENDS, several=True, safe=True),
        Format("cyjs", "JSON for Cytoscape and Cytoscape.js", (".cyjs", ".json"), lists=True, reserved=_CYTOSCAPE),
        Format("xlsx", "a workbook of nodes and edges for Excel and LibreOffice", (".xlsx",), xml=True, reserved=_ENDS, longest=_CELL),
        Format(
            "matrix-csv",
            "who stands where: actors in rows, proposals in columns",
            (".csv",),
            lists=True,
            xml=True,
            safe=True,
            only="positions",
        ),
        Format(
            "matrix-xlsx",
            "the same for Excel and LibreOffice, in colours",
            (".xlsx",),
            lists=True,
            xml=True,
            longest=_CELL,
            only="positions",
        ),
        Format(
            "cypher",
            "Cypher for Neo4j: data, constraints and a style for its browser",
            (".cypher", ".zip"),
            lists=True,
            xml=True,
            reserved=_ENDS,
            several=True,
        ),
        Format(
            "neo4j-csv",
            "CSV for neo4j-admin database import",
            (".csv", ".zip"),
            lists=";",
            xml=True,
            reserved=_IDS,
            forbidden=":(){}",
            several=True,
        ),
        Format("cx2", "CX2 for Cytoscape and NDEx, with its look", (".cx2",), lists=True, reserved=_CYTOSCAPE),
        Format("dot", "DOT for Graphviz", (".dot", ".gv"), xml=True, reserved=_GRAPHVIZ),
        Format("mermaid", "a Mermaid flowchart for Markdown pages", (".mmd", ".mermaid"), lists=True, xml=True),
        Format("yed", "GraphML for yEd, with shapes, colours and places", (".graphml",), xml=True, reserved=_IDS),
        Format("node-link", "JSON that networkx and D3 read", (".json",), lists=True, reserved=_ENDS | {"key"}),
        Format("turtle", "Turtle", (".ttl",), data=True),
        Format("trig", "TriG, with named graphs", (".trig",), data=True),
        Format("ntriples", "N-Triples", (".nt",), data=True),
        Format("nquads", "N-Quads, with named graphs", (".nq",), data=True),
        Format("jsonld", "JSON-LD with a context in the file", (".jsonld",), data=True),
        Format("rdfxml", "RDF/XML", (".rdf",), data=True),
    )
}
