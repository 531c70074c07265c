"""Tests of the stores that can be loaded: addresses, ways of writing, what is promised, and what is lost."""

import pyoxigraph as ox
import pytest

from stancegraph.errors import BadAddress
from stancegraph.namespaces import XSD
from stancegraph.remote.address import Address
from stancegraph.remote.stores import GRAPH, REPAIR, STORES, UNDONE, WHOLE, by_address

HOST = "http://localhost:8080"
REPOSITORY = f"{HOST}/rdf4j-server/repositories/news"
GRAPHDB = f"{HOST}/repositories/news"
NAMESPACE = f"{HOST}/blazegraph/namespace/news"
#: For each store: the shapes of address that lead to it, and the addresses for queries, updates, graphs and quads that come of them.
SHAPES = {
    "oxigraph": (
        [f"{HOST}{end}" for end in ("", "/", "/query", "/update", "/store", "/store/")],
        (f"{HOST}/query", f"{HOST}/update", f"{HOST}/store", f"{HOST}/store?no_transaction"),
    ),
    "fuseki": (
        [f"{HOST}/news{end}" for end in ("", "/", "/query", "/sparql", "/update", "/data", "/get")],
        (f"{HOST}/news/query", f"{HOST}/news/update", f"{HOST}/news/data", ""),
    ),
    "virtuoso": (
        [f"{HOST}{end}" for end in ("", "/", "/sparql", "/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth", "/sparql/")],
        (f"{HOST}/sparql", f"{HOST}/sparql-auth", f"{HOST}/sparql-graph-crud-auth", ""),
    ),
    "rdf4j": (
        [f"{REPOSITORY}{end}" for end in ("", "/", "/statements", "/rdf-graphs/service", "/rdf-graphs")],
        (f"{REPOSITORY}?infer=false", f"{REPOSITORY}/statements", f"{REPOSITORY}/rdf-graphs/service", f"{REPOSITORY}/statements"),
    ),
    "graphdb": (
        [f"{GRAPHDB}{end}" for end in ("", "/", "/statements", "/rdf-graphs/service", "/rdf-graphs")],
        (f"{GRAPHDB}?infer=false", f"{GRAPHDB}/statements", f"{GRAPHDB}/rdf-graphs/service", f"{GRAPHDB}/statements"),
    ),
    "blazegraph": (
        [f"{NAMESPACE}{end}" for end in ("", "/", "/sparql", "/sparql/")],
        (f"{NAMESPACE}/sparql", f"{NAMESPACE}/sparql", "", ""),
    ),
    "stardog": (
        [f"{HOST}/news{end}" for end in ("", "/", "/query", "/update")],
        (f"{HOST}/news/query", f"{HOST}/news/update", "", ""),
    ),
    "qlever": ([HOST, f"{HOST}/"], (HOST, HOST, "", "")),
    "neptune": ([f"{HOST}{end}" for end in ("", "/", "/sparql", "/sparql/")], (f"{HOST}/sparql", f"{HOST}/sparql", "", "")),
}
SMALL, LARGE = 1000, 2**30


def test_the_table_is_of_all_stores() -> None:
    assert list(SHAPES) == list(STORES)


@pytest.mark.parametrize(("name", "url"), [(name, url) for name, (urls, _) in SHAPES.items() for url in urls])
def test_every_shape_of_address_leads_to_the_paths_of_its_store(name: str, url: str) -> None:
    assert tuple(STORES[name].paths(Address(url))) == SHAPES[name][1]


@pytest.mark.parametrize("name", ["oxigraph", "fuseki", "virtuoso"])
def test_a_path_before_that_of_the_store_is_kept(name: str) -> None:
    paths = STORES[name].paths(Address(f"{HOST}/behind/a/proxy{STORES[name].query}"))
    assert paths.query == f"{HOST}/behind/a/proxy{STORES[name].query}"
    assert paths.update == f"{HOST}/behind/a/proxy{STORES[name].update}"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("fuseki", ""),
        ("fuseki", "/"),
        ("fuseki", "/query"),
        ("rdf4j", ""),
        ("rdf4j", "/rdf4j-server"),
        ("rdf4j", "/rdf4j-server/repositories"),
        ("rdf4j", "/rdf4j-server/repositories/"),
        ("graphdb", "/"),
        ("graphdb", "/repositories"),
        ("blazegraph", "/"),
        ("stardog", "/query"),
    ],
)
def test_an_address_that_names_nothing_is_refused_with_one_that_would(name: str, path: str) -> None:
    with pytest.raises(BadAddress, match=r"names no (dataset|repository|namespace) of .*; name it, as in http://localhost:8080/.*NAME"):
        STORES[name].paths(Address(HOST + path))


def test_a_graph_is_named_in_an_address_whatever_its_iri_holds() -> None:
    paths = STORES["fuseki"].paths(Address(f"{HOST}/news"))
    assert (
        paths.graph("https://example.org/a?b=1&c#d é") == f"{HOST}/news/data?graph=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%23d%20%C3%A9"
    )


@pytest.mark.parametrize(
    ("name", "size", "empty", "way", "promise"),
    [
        ("oxigraph", SMALL, True, "together", WHOLE),
        ("oxigraph", SMALL, False, "together", WHOLE),
        ("oxigraph", LARGE, True, "everything", UNDONE),
        ("oxigraph", LARGE, False, "apart", GRAPH),
        ("virtuoso", SMALL, True, "apart", UNDONE),
        ("virtuoso", SMALL, False, "apart", REPAIR),
        ("virtuoso", LARGE, True, "apart", UNDONE),
        ("virtuoso", LARGE, False, "apart", REPAIR),
        *(
            (name, size, empty, way, promise)
            for name in ("fuseki", "blazegraph", "stardog", "neptune")
            for size, way, promise in ((SMALL, "together", WHOLE), (LARGE, "apart", GRAPH))
            for empty in (True, False)
        ),
        *(("qlever", size, empty, way, REPAIR) for size, way in ((SMALL, "together"), (LARGE, "apart")) for empty in (True, False)),
        *(
            (name, size, empty, way, promise)
            for name in ("rdf4j", "graphdb")
            for size, empty, way, promise in (
                (SMALL, True, "everything", WHOLE),
                (LARGE, True, "everything", WHOLE),
                (SMALL, False, "together", WHOLE),
                (LARGE, False, "apart", GRAPH),
            )
        ),
    ],
)
def test_how_each_store_is_written_to_and_what_is_promised(name: str, size: int, empty: bool, way: str, promise: str) -> None:
    store = STORES[name]
    assert store.way(size, empty) == way
    assert store.guarantee(way, empty) == promise


@pytest.mark.parametrize(
    ("kind", "text", "lost"),
    [
        ("time", "12:00:00", True),
        ("duration", "P1Y2M", True),
        ("dayTimeDuration", "PT5M", True),
        ("yearMonthDuration", "P1Y", True),
        ("integer", "2147483647", False),
        ("integer", "2147483648", True),
        ("integer", "-2147483648", False),
        ("integer", "-2147483649", True),
        ("integer", "9" * 5000, True),
        ("integer", "many", True),
        ("double", "1.23456", False),
        ("double", "1.234567", True),
        ("double", "1e300", False),
        ("double", "NaN", False),
        ("double", "INF", False),
        ("double", "much", True),
        ("float", "16777217", True),
        ("dateTime", "2025-11-01T10:00:00.123456Z", False),
        ("dateTime", "2025-11-01T10:00:00.1234567Z", True),
        ("dateTime", "2025-11-01T10:00:00", False),
        ("decimal", "0.00000000000000000001", True),
        ("decimal", "123456789012345.0", False),
        ("decimal", "0.1234567890123456", True),
        ("gYear", "-0044", True),
        ("date", "-0044-03-15", True),
        ("date", "2025-11-01", False),
        ("gYearMonth", "1992-06", False),
        ("boolean", "true", False),
        ("string", "PT5M", False),
    ],
)
def test_what_virtuoso_cannot_keep_is_known_and_the_others_keep_all(kind: str, text: str, lost: bool) -> None:
    literal = ox.Literal(text, datatype=ox.NamedNode(XSD + kind))
    assert STORES["virtuoso"].loses(literal) is lost
    assert not any(STORES[name].loses(literal) for name in STORES if name != "virtuoso")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        *((f"{HOST}{end}", "virtuoso") for end in ("/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth/")),
        ("https://news.cluster-abc.eu-west-1.neptune.amazonaws.com:8182/sparql", "neptune"),
        ("https://news.cluster-abc.cn-north-1.neptune.amazonaws.com.cn:8182", "neptune"),
    ],
)
def test_addresses_that_only_one_store_has_give_it_away(url: str, name: str) -> None:
    found = by_address(Address(url))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("url", [f"{HOST}/sparql", f"{NAMESPACE}/sparql", "https://neptune.amazonaws.com.example.org/sparql"])
def test_addresses_that_several_stores_may_have_tell_nothing(url: str) -> None:
    assert by_address(Address(url)) is None


def test_every_store_says_what_makes_a_missing_one() -> None:
    assert all(store.missing for store in STORES.values())
    assert [store.name for store in STORES.values() if store.tested] == ["oxigraph", "fuseki", "virtuoso", "rdf4j"]
