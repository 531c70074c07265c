"""Tests of names: IRIs, prefixed names and names in any language lead to one thing, or to help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from distant import URL, distant
from stancegraph.engine import load
from stancegraph.errors import AmbiguousName, BadValue, NamingError, OtherKind, UnknownName
from stancegraph.names import fold, names, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from stancegraph.engine import Engine

VILLAGE = "https://example.org/village/"


@pytest.mark.parametrize(
    ("value", "type_", "found"),
    [
        ("Ana Żółw", "person", "person/ana-zolw"),
        ("ana zolw", "person", "person/ana-zolw"),
        ("آنا جولف", "person", "person/ana-zolw"),
        ("ELODIE BRAS", "actor", "person/elodie-bras"),
        ("elodie-bras", "actor", "person/elodie-bras"),
        ("磨坊谷村委会", "organization", "organization/village-council"),
        ("Village Council", "actor", "organization/village-council"),
        ("גילדת האורגים", "actor", "organization/weavers-guild"),
        ("weavers guild", "actor", "organization/weavers-guild"),
        ("the move", "proposal", "proposal/moving-the-clock"),
        ("zolw", "actor", "person/ana-zolw"),
        ("moving the market clock", "proposal", "proposal/moving-the-clock"),
        ("proposal:moving-the-clock", "proposal", "proposal/moving-the-clock"),
        (f"<{VILLAGE}place/milldale>", "place", "place/milldale"),
        (f"{VILLAGE}office/mayor", "office", "office/mayor"),
        ("two residents", "iri", "clock/two-residents"),
    ],
)
def test_a_value_leads_to_one_thing(engine: Engine, value: str, type_: str, found: str) -> None:
    assert resolve(engine, value, type_).value == VILLAGE + found


def test_a_name_of_two_things_lists_both(engine: Engine) -> None:
    with pytest.raises(AmbiguousName, match=r"person:jane-reed \(Jane Reed\), person:tom-reed \(Tom Reed\)"):
        resolve(engine, "Reed", "actor")


@pytest.mark.parametrize(
    ("value", "type_", "error", "offered"),
    [
        ("tomm reed", "person", UnknownName, "person:tom-reed"),
        ("market clock", "proposal", UnknownName, "proposal:moving-the-clock "),
        ("qqqqq", "person", UnknownName, "stancegraph find"),
        ("weavers guild", "proposal", OtherKind, "proposal:guild-part-in-decision"),
        ("guild", "actor", UnknownName, "organization:weavers-guild (the weavers' guild)"),
        ("organization:weavers-guild", "proposal", OtherKind, "proposal:guild-part-in-decision"),
        ("two residents", "person", OtherKind, "a person"),
        ("person:nobody", "person", UnknownName, "stancegraph find"),
        ("nowhere:nobody", "person", UnknownName, "stancegraph find"),
        ("http://a b", "person", BadValue, "IRI"),
        ("", "person", UnknownName, "find"),
        ("-", "person", UnknownName, "find"),
    ],
)
def test_any_other_value_says_what_may_be_meant(engine: Engine, value: str, type_: str, error: type[Exception], offered: str) -> None:
    with pytest.raises(error) as caught:
        resolve(engine, value, type_)
    assert offered in str(caught.value)


@pytest.mark.parametrize("value", ["qqqqq", "person:nobody"])
def test_what_to_do_next_names_the_dataset_that_was_asked(value: str, village: Path, tmp_path: Path) -> None:
    spaced = tmp_path / "a b"
    spaced.symlink_to(village)
    shipped, near, far = load(), load(spaced), distant(village)
    for engine, words in ((shipped, ""), (near, f" --data '{spaced}'"), (far, f" --endpoint {URL}")):
        with pytest.raises(UnknownName) as caught:
            resolve(engine, value, "person")
        assert str(caught.value).endswith(f"look for it with: stancegraph find TEXT{words}")


@pytest.mark.parametrize(
    "value",
    [
        "> } DROP ALL",
        "<https://example.org/> } DROP ALL #>",
        '"',
        "'",
        "{}",
        "a\nb",
        "\\",
        "person:a> } DROP ALL",
        "\x00",
        "\ud800",
        "?x",
        "x" * 5000,
    ],
)
@pytest.mark.parametrize("type_", ["actor", "iri"])
def test_hostile_values_are_only_names(engine: Engine, value: str, type_: str) -> None:
    with pytest.raises((NamingError, BadValue)):
        resolve(engine, value, type_)


def test_the_bracket_at_the_end_of_a_name_may_be_left_out() -> None:
    shipped = load()
    assert resolve(shipped, "arab countries", "actor").value.endswith("collective-arab-countries")


def test_things_of_the_data_go_before_list_values(engine: Engine) -> None:
    assert resolve(engine, "opposes", "iri").value.endswith("#stance-opposes")
    with pytest.raises(AmbiguousName, match=r"sg:list-force \(force\), .*organization:international-stabilization-force"):
        resolve(load(), "force", "iri")


def test_folding_ignores_case_accents_hyphens_quotes_and_a_leading_article() -> None:
    assert fold("  The  Ünited-Nations’ ") == "united nations"
    assert fold("ISPARTA") == fold("isparta") == fold("ısparta")
    assert fold("the") == "the"


def test_names_hold_labels_other_names_and_the_end_of_the_iri(engine: Engine) -> None:
    assert {named.name for named in names(engine, ("Person",)) if named.iri.endswith("tom-reed")} == {
        "Tom Reed",
        "Reed",
        "the baker",
        "tom-reed",
    }
