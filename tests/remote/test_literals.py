"""Tests of literals: one value is written one way, what is no value of its datatype stays, and nothing raises."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from stancegraph.namespaces import XSD
from stancegraph.remote.literals import INTEGERS, canonical


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        *(("integer", text, "7") for text in ("7", "+7", "007", " 7 ", "+007")),
        *(("integer", text, "0") for text in ("0", "-0", "+0", "000")),
        ("integer", "-042", "-42"),
        ("integer", "0" * 9 + "9" * 5000, "9" * 5000),
        *(("boolean", text, "true") for text in ("1", "true", " true ")),
        *(("boolean", text, "false") for text in ("0", "false")),
        *(("decimal", text, "1.5") for text in ("1.5", "+1.50", "01.5", "1.500")),
        *(("decimal", text, "0") for text in ("0", "0.0", "-0.0", "-0", ".0", "0.")),
        ("decimal", "-.50", "-0.5"),
        ("decimal", "100", "100"),
        ("decimal", "100.0", "100"),
        ("decimal", "12345678901234567890123456789012345678901234567890.10", "12345678901234567890123456789012345678901234567890.1"),
        *(("double", text, "1.5") for text in ("1.5", "1.5E0", "15e-1", "+1.50")),
        *(("double", text, "1000") for text in ("1E3", "1000", "1000.0", "1.0e+03")),
        ("double", "INF", "INF"),
        ("double", "-INF", "-INF"),
        ("double", "NaN", "NaN"),
        ("float", "0.10", "0.1"),
    ],
)
def test_one_value_is_written_one_way(kind: str, written: str, expected: str) -> None:
    assert canonical(typed(written, kind)) == typed(expected, kind)


@pytest.mark.parametrize("kind", sorted(iri.removeprefix(XSD) for iri in INTEGERS))
def test_whole_numbers_are_of_one_kind(kind: str) -> None:
    assert canonical(typed("05", kind)) == typed("5", "integer")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("integer", text) for text in ("", "+", "-", "-+5", "+-5", "--5", "1.0", "1e3", "\u0663", "\u00b2", "1_0", "five", "0x1f")),
        *(("decimal", text) for text in ("", ".", "1e3", "1E999999999", "NaN", "Infinity", "1_0", "\u0663.5", "1.2.3", "sNaN", "1,5")),
        *(("double", text) for text in ("", "nan", "inf", "infinity", "+NaN", "1_0", "\u0663", "0x1p3", "1e", "INFINITY", "two")),
        *(("boolean", text) for text in ("", "yes", "TRUE", "2")),
        ("date", "2025-1-1"),
        ("gYear", "+2025"),
        ("string", " 007 "),
    ],
)
def test_what_is_no_value_of_its_kind_stays_as_it_is(kind: str, text: str) -> None:
    assert canonical(typed(text, kind)) == typed(text, kind)


def test_language_tags_are_in_lower_case() -> None:
    assert canonical(ox.Literal("a", language="en-GB")) == ox.Literal("a", language="en-gb")
    assert canonical(ox.Literal("a", language="ar")) == ox.Literal("a", language="ar")


def test_a_text_stays_a_text() -> None:
    assert canonical(ox.Literal("01")) == ox.Literal("01")


def test_what_is_canonical_stays_so() -> None:
    for kind, text in (("integer", "-07"), ("decimal", "-00.70"), ("double", "1E25"), ("double", "1e-9"), ("boolean", "1")):
        once = canonical(typed(text, kind))
        assert canonical(once) == once
