"""Literals as stores give them back, brought to one form: the same value is written the same way wherever it comes from."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from math import isnan

import pyoxigraph as ox

from stancegraph.namespaces import XSD

STRING = ox.NamedNode(XSD + "string")
BOOLEAN = ox.NamedNode(XSD + "boolean")
INTEGER = ox.NamedNode(XSD + "integer")
INTEGERS = frozenset(
    XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    )
)
TRUTH = {"1": "true", "0": "false", "true": "true", "false": "false"}


def canonical(literal: ox.Literal) -> ox.Literal:
    """Write a literal in the one form that every store's own rewriting leads to.

    Language tags are in lower case; a whole number is an xsd:integer without leading zeros or plus sign, whichever of the types for whole
    numbers it had; a decimal has no zeros that say nothing; a truth value is `true` or `false`; a double or float is in Python's shortest
    form. What does not fit its datatype stays as it is. Takes a literal, gives a literal, raises nothing.

    >>> canonical(ox.Literal("007", datatype=ox.NamedNode(XSD + "nonNegativeInteger")))
    <Literal value=7 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    >>> canonical(ox.Literal("1", datatype=BOOLEAN)).value, canonical(ox.Literal("a", language="en-GB")).language
    ('true', 'en-gb')
    """
    if literal.language:
        return literal if literal.language.islower() else ox.Literal(literal.value, language=literal.language.lower())
    kind, text = literal.datatype.value, literal.value.strip()
    if kind == STRING.value:
        return literal
    if kind == BOOLEAN.value:
        return ox.Literal(TRUTH.get(text, literal.value), datatype=BOOLEAN)
    if kind in INTEGERS:
        return ox.Literal(str(int(text)), datatype=INTEGER) if text.removeprefix("-").removeprefix("+").isdecimal() else literal
    if kind == XSD + "decimal":
        return ox.Literal(_decimal(text) or literal.value, datatype=literal.datatype)
    if kind in (XSD + "double", XSD + "float"):
        return ox.Literal(_double(text) or literal.value, datatype=literal.datatype)
    return literal


def _decimal(text: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return ""
    if not value.is_finite():
        return ""
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def _double(text: str) -> str:
    try:
        value = float(text.replace("INF", "inf"))
    except ValueError:
        return ""
    if isnan(value):
        return "NaN"
    return repr(value).replace("inf", "INF") if abs(value) == float("inf") else repr(value).removesuffix(".0")
