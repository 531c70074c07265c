"""Literals as stores give them back, brought to one form: the same value is written the same way wherever it comes from."""

from __future__ import annotations

import re

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
#: What the values of a datatype look like: Python reads other numbers too, such as 1_0.
WHOLE = re.compile(r"([+-]?)0*([0-9]+)")
DECIMAL = re.compile(r"([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?")
DOUBLE = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
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
        found = WHOLE.fullmatch(text)
        return ox.Literal(_signed(found[1], found[2]), datatype=INTEGER) if found else literal
    if kind == XSD + "decimal":
        return ox.Literal(_decimal(text) or literal.value, datatype=literal.datatype)
    if kind in (XSD + "double", XSD + "float"):
        return ox.Literal(_double(text) or literal.value, datatype=literal.datatype)
    return literal


def _signed(sign: str, digits: str) -> str:
    return digits if digits == "0" or sign != "-" else f"-{digits}"


def _decimal(text: str) -> str:
    found = DECIMAL.fullmatch(text)
    if not found or not any(sign.isdigit() for sign in text):
        return ""
    return _signed(found[1], (found[2] or "0") + (f".{found[3]}" if found[3] else ""))


def _double(text: str) -> str:
    if text in ("NaN", "INF", "-INF"):
        return text
    if not DOUBLE.fullmatch(text):
        return ""
    value = float(text)
    return repr(value).replace("inf", "INF").removesuffix(".0")
