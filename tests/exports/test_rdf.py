"""Tests of the formats of RDF: what is written is what was selected, to two readers that are not ours."""

from __future__ import annotations

import json
import socket
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

import stancegraph
from stancegraph.errors import OutputError
from stancegraph.exports import FORMATS
from stancegraph.exports.jsonld import context, vocabulary
from stancegraph.exports.selection import TYPE, Selection, select
from stancegraph.exports.turtle import Short
from stancegraph.layout import Folder, home
from stancegraph.namespaces import PREFIXES, RDF, XSD
from stancegraph.turtle import format_text

if TYPE_CHECKING:
    from collections.abc import Callable

DATASETS = [None, *sorted((Path(__file__).parents[1] / "datasets").iterdir())]
VIEWS = sorted(path.stem for path in (Path(home()) / "queries" / "views").glob("*.rq"))
RDF_FORMATS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "xml"),
}
WITH_GRAPHS = ("trig", "nquads", "jsonld")
#: Every sign of Unicode that some format has to write as something else, and neighbours of it.
SIGNS = [
    *range(0x100),
    0x61C,
    *range(0x2000, 0x2070),
    0xD7FF,
    0xE000,
    0xFEFF,
    *range(0xFFF0, 0x10000),
    0x10000,
    0x1F600,
    0x1FFFE,
    0x10FFFF,
]

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parsers use it

Quads = set[tuple[str, str, str, str]]


@cache
def written(name: str, data: Path | None, view: str | None = None) -> str:
    content = stancegraph.export(name, data, view).content
    assert isinstance(content, str)
    return content


def write(name: str, selection: Selection) -> str:
    content: str = import_module(f"stancegraph.exports.{name}").write(selection)
    return content


def quads(selection: Selection, name: str) -> Quads:
    """Give what a format should hold."""
    return {
        (subject, predicate, object_, f"<{graph}>" if name in WITH_GRAPHS else "DEFAULT")
        for graph, own in selection.graphs.items()
        for subject, said in own.items()
        for predicate, object_ in said
    }


def read_back(text: str, name: str) -> Quads:
    found = ox.parse(text.encode(), format=RDF_FORMATS[name][0])
    return {(str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)) for quad in found}


def test_all_formats_of_data_are_tested() -> None:
    assert list(RDF_FORMATS) == [name for name, format_ in FORMATS.items() if format_.data]


@pytest.mark.parametrize("data", DATASETS, ids=lambda path: path.name if path else "shipped")
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_oxigraph_reads_what_the_files_say(name: str, data: Path | None) -> None:
    assert read_back(written(name, data), name) == quads(select(data), name)


@cache
def of_the_files(data: Path | None) -> rdflib.Dataset:
    """Read the files of a folder with rdflib alone, each as a named graph."""
    found = rdflib.Dataset()
    folder = Folder(data)
    for file in folder.files:
        found.graph(rdflib.URIRef(folder.graph(file))).parse(file, format="turtle")
    return found


@pytest.mark.parametrize("data", DATASETS, ids=lambda path: path.name if path else "shipped")
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_rdflib_reads_what_the_files_say(name: str, data: Path | None) -> None:
    found = rdflib.Dataset().parse(data=written(name, data), format=RDF_FORMATS[name][1])
    wanted = of_the_files(data)
    if name in WITH_GRAPHS:
        assert set(found.quads()) == set(wanted.quads())
    else:
        assert {quad[:3] for quad in found.quads()} == {quad[:3] for quad in wanted.quads()}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", RDF_FORMATS)
def test_every_cut_of_every_view_is_read(name: str, view: str) -> None:
    assert read_back(written(name, None, view), name) == quads(select(None, view), name)


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_the_same_data_give_the_same_bytes(name: str) -> None:
    assert written(name, None) == stancegraph.export(name).content
    assert written(name, None, "positions") == stancegraph.export(name, view="positions").content


@pytest.mark.parametrize("name", ["turtle", "trig", "ntriples", "nquads", "jsonld"])
def test_every_sign_survives(name: str) -> None:
    text = "".join(map(chr, SIGNS))
    literals = [ox.Literal(text), ox.Literal(text, language="ar"), ox.Literal(text, datatype=ox.NamedNode("http://x/t"))]
    graph = {"<http://x/a>": [("<http://x/b>", str(literal)) for literal in literals]}
    selection = Selection({"http://x/g": graph}, {"x": "http://x/"}, "http://x/")
    content = write(name, selection)
    assert read_back(content, name) == quads(selection, name)
    assert not [sign for sign in content if (sign != "\n" and ord(sign) < 32) or sign in "\x7f\x85\u2028\u2029\u202e\u2066\ufeff"]
    found = rdflib.Dataset().parse(data=content, format=RDF_FORMATS[name][1])
    assert {str(object_) for _, _, object_, _ in found.quads()} == {text}


def test_xml_holds_all_signs_but_those_it_has_no_way_to_write() -> None:
    illegal = {*range(32), 0xFFFE, 0xFFFF} - {9, 10, 13}
    text = "".join(chr(sign) for sign in SIGNS if sign not in illegal)
    graph = {"<http://x/a>": [("<http://x/b>", str(ox.Literal(text)))]}
    selection = Selection({"http://x/g": graph}, {}, "http://x/")
    content = write("rdfxml", selection)
    assert read_back(content, "rdfxml") == quads(selection, "rdfxml")
    assert [str(object_) for *_, object_ in rdflib.Graph().parse(data=content, format="xml")] == [text]
    assert not set("\x7f\x85\u2028\u202e\ufeff\r") & set(content)
    for sign in illegal:
        graph["<http://x/a>"] = [("<http://x/b>", str(ox.Literal(chr(sign))))]
        with pytest.raises(OutputError, match=rf"cannot hold the sign U\+{sign:04X}; <http://x/a>; export turtle"):
            write("rdfxml", Selection({"http://x/g": graph}, {}, "http://x/"))


@pytest.mark.parametrize("iri", ["http://x/1", "http://x/", "http://x/a:", f"{RDF}about", f"{RDF}li", "urn:1"])
def test_xml_refuses_a_property_that_it_cannot_name(iri: str) -> None:
    selection = Selection({"http://x/g": {"<http://x/a>": [(f"<{iri}>", '"1"')]}}, {}, "http://x/")
    with pytest.raises(OutputError, match="has no name for the property"):
        write("rdfxml", selection)


@pytest.mark.parametrize("iri", ["http://x/1a", "http://x/é", "http://y#_b", "urn:a", "http://x/a'b&c", f"{RDF}_1", "http://x/ns1"])
def test_xml_makes_up_prefixes_where_there_are_none(iri: str) -> None:
    graph = {"<http://x/o'b?a=1&b=2>": [(f"<{iri}>", "<http://x/<b>"[:10] + ">"), (TYPE, f"<{iri}>"), (TYPE, "<http://x/9>")]}
    selection = Selection({"http://x/g": graph}, {"ns1": "http://taken/", "": "http://x/", "xml-y": "http://y#"}, "http://x/")
    content = write("rdfxml", selection)
    assert read_back(content, "rdfxml") == quads(selection, "rdfxml")
    assert len(rdflib.Graph().parse(data=content, format="xml")) == 3


def test_turtle_is_in_the_house_format() -> None:
    for data in DATASETS:
        text = written("turtle", data)
        if data is None or data.name != "nasty-literals":  # where the house leaves signs as they are that act on a terminal
            assert format_text(text) == text


def test_lines_are_sorted() -> None:
    for name in ("ntriples", "nquads"):
        lines = written(name, None).splitlines()
        keys = [(line.split()[-2] if name == "nquads" else "", line.split()[0]) for line in lines]
        assert keys == sorted(keys) and len(set(lines)) == len(lines)


def test_no_remote_context_and_every_property_has_a_term() -> None:
    known = set(vocabulary()[0]) | {RDF + "type"}
    for data in DATASETS:
        document = json.loads(written("jsonld", data))
        assert isinstance(document["@context"], dict)
        used = {predicate[1:-1] for _, predicate, *_ in quads(select(data), "jsonld")}
        assert used <= known, "say in OTHERS what it holds"
    declared = {
        triple.subject.value
        for triple in ox.parse(path=Path(home()) / "ontology" / "terms.ttl", format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode) and str(triple.object).endswith("Property>")
    }
    assert {iri for iri in declared if iri.startswith(PREFIXES["sg"])} <= known


def test_no_two_keys_of_the_context_are_one_word() -> None:
    terms, classes = vocabulary()
    words = [*(term.word for term in terms.values()), *classes.values()]
    assert len(set(words)) == len(words) and not set(words) & {*PREFIXES, "id", "type"}
    assert set(context("http://x/", PREFIXES)) == {*words, *PREFIXES, "id", "type", "@base", "@version"}


def test_json_can_be_read_without_knowing_linked_data() -> None:
    document = json.loads(written("jsonld", None))
    nodes = {node["id"]: node for graph in document["@graph"] for node in graph["@graph"] if "type" in node}
    position = nodes["gaza-stabilization-force/position-netanyahu-rejects-authority-role"]
    assert position["type"] == "Position" and position["holder"] == "person/benjamin-netanyahu"
    assert position["stance"].startswith("sg:stance-") and set(position["paraphrase"]) == {"en"}
    assert isinstance(nodes["gaza-stabilization-force/passage-2894-3012"]["start"], int)
    assert nodes["organization/hamas"]["label"]["ar"] == "حماس"


@pytest.mark.parametrize(
    "object_",
    [
        '"x"',
        '"x"@en',
        '"x"@ar',
        f'"2020-01-01"^^<{XSD}date>',
        f'"7"^^<{XSD}integer>',
        f'"007"^^<{XSD}integer>',
        f'"-0"^^<{XSD}integer>',
        f'"{10**17}"^^<{XSD}integer>',
        f'"true"^^<{XSD}boolean>',
        f'"1"^^<{XSD}boolean>',
        f'"1.50"^^<{XSD}decimal>',
        f'"1E3"^^<{XSD}double>',
        f'"{{}}"^^<{RDF}JSON>',
        "<http://x/b>",
        "<http://x/>",
        "<http://x/a//b>",
        "<http://x/./b>",
        "<http://x/a?b>",
        "<sg:holder>",
        "<urn:a:b>",
        "<https://w3id.org/stancegraph/ontology#>",
        "_:b1",
    ],
)
@pytest.mark.parametrize("property_", ["holder", "label", "notBefore", "hedge", "unknown", "type"])
@pytest.mark.parametrize("base", ["http://x/", "http://x/base#", "urn:x:"])
def test_any_value_of_any_property_comes_back_from_json(object_: str, property_: str, base: str) -> None:
    predicate = {"label": f"<{PREFIXES['rdfs']}label>", "type": TYPE, "unknown": "<http://x/unknown>"}.get(
        property_, f"<{PREFIXES['sg']}{property_}>"
    )
    graph = {"<http://x/a>": [(predicate, object_), (predicate, '"other"@en'), (predicate, "<http://x/other>")]}
    selection = Selection({"http://x/g": graph}, {}, base)
    found = read_back(write("jsonld", selection), "jsonld")
    blank = object_ == "_:b1"
    assert (len(found) == 3) if blank else found == quads(selection, "jsonld")


def test_nodes_without_a_name_stay_what_they_are(tmp_path: Path, village: Path) -> None:
    text = '<https://example.org/a> <https://example.org/b> [ <https://example.org/c> ( 1 _:x "y"@en ) ] . _:x a _:x .'
    (tmp_path / "dataset.ttl").write_text((village / "dataset.ttl").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "lists.ttl").write_text(text, encoding="utf-8")
    wanted = rdflib.Graph().parse(data=text, format="turtle") + rdflib.Graph().parse(village / "dataset.ttl")
    for name, (_, called) in RDF_FORMATS.items():
        found = rdflib.Dataset(default_union=True).parse(data=str(stancegraph.export(name, tmp_path).content), format=called)
        merged = rdflib.Graph()
        for triple in found.triples((None, None, None)):
            merged.add(triple)
        assert isomorphic(merged, wanted), name


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_nothing_is_fetched(name: str, tmp_path: Path, village: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        for file in village.rglob("*.ttl"):
            target = tmp_path / file.relative_to(village)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.read_text(encoding="utf-8").replace("https://example.org/village/", address), encoding="utf-8")
        for view in (None, "positions"):
            content = stancegraph.export(name, tmp_path, view).content
            assert address in str(content)
            rdflib.Dataset().parse(data=str(content), format=RDF_FORMATS[name][1])
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_the_command_writes_a_file_and_says_what_is_lost(name: str, tmp_path: Path, run: Callable[..., stancegraph.Export]) -> None:
    path = tmp_path / f"data{FORMATS[name].endings[0]}"
    done = run("export", name, "-o", path)
    note = "" if name in WITH_GRAPHS else f"stancegraph: {name}: the named graphs become one; trig, nquads and jsonld keep them apart\n"
    assert (done.status, done.out, done.err) == (0, "", note)
    assert path.read_bytes().decode() == written(name, None)


def test_the_command_cuts_and_refuses(run: Callable[..., stancegraph.Export], tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    assert run("export", "-o", path, "--view", "positions", "actor=Israel").status == 0
    assert 100 < len(path.read_text(encoding="utf-8").splitlines()) < 3000
    done = run("export", "turtle", "actor=Israel")
    assert done.status == 2 and "filters belong to a view: actor" in done.err


def test_a_prefix_for_every_article_costs_nothing() -> None:
    prefixes = {f"p{number}": f"http://y/{number}/" for number in range(500)}
    short = Short({"x": "http://x/", "odd": "http://x/a-", "odder": "http://x/a-b", **prefixes})
    assert short.odd == ["http://x/a-b", "http://x/a-"]  # all that is tried in turn
    assert [short(f"<http://x/{name}>") for name in ("a", "a-c", "a-bc", "")] == ["x:a", "odd:c", "odder:c", "x:"]
    assert short("<http://y/7/a>") == "p7:a" and short("<http://y/7/a.b>") == "<http://y/7/a.b>"
    assert short.declarations().count("@prefix") == 4
