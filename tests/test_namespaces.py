"""Tests of namespaces."""

from stancegraph.namespaces import PREFIXES, expand, is_local, shorten


def test_the_longest_namespace_wins() -> None:
    prefixes = {"a": "https://example.org/", "b": "https://example.org/b/"}
    assert shorten("https://example.org/b/c", prefixes) == "b:c"


def test_a_rest_that_needs_escapes_stays_whole() -> None:
    assert shorten(PREFIXES["sg"] + "a/b", PREFIXES) == f"<{PREFIXES['sg']}a/b>"


def test_expanding_undoes_shortening() -> None:
    iri = PREFIXES["sg"] + "stance-opposes"
    assert expand(shorten(iri, PREFIXES), PREFIXES) == iri


def test_hostile_local_names_are_none() -> None:
    for name in ("sg:a> } DROP ALL", "sg:", "sg", ":a", "sg:a b", 'sg:"'):
        assert expand(name, PREFIXES) is None
    assert not is_local("-a")
