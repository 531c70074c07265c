"""A graph with everything that has broken a writer of graph files; every format must write it, and its readers read it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import networkx

APOSTROPHE, QUOTE, MARKUP, CURIE, SPACES = "l'État", 'the "quiet" one', "a & b <c> d", "issue:1", " two  words "
#: The number and the text that looks like it are two nodes.
NUMBER, DIGIT = 1, "1"
ISOLATED, NAMELESS = "isolated", "nameless"

ARABIC = "السلطة الفلسطينية"
HEBREW = "מדינת ישראל"
FRENCH = "Réunion de l’été à Paris, œuvre"
EMOJI = "👩🏽‍🚀 ✊ 🇵🇸"
LINES = "first line\nsecond line\r\nthird line\rfourth\tend"
SCRIPT = "</script><img src=x onerror=\"alert('1')\"><!-- ]]> &amp; --"
BACKSLASHES = r"C:\new\table \\ \" \u0041 ${x} `y` {{z}}"
FORMULA = '=HYPERLINK("http://example.org","click")'
LIST = ["one; two", "three|four", 'five, "six"', "seven\\"]


def nasty() -> networkx.MultiDiGraph:
    """Build the graph, anew for every caller."""
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph()
    graph.graph.update(
        name="nasty",
        title='A "nasty" <graph> & more',
        description=f"With ]]>, --> and {ARABIC}.",
        columns={"since": "a day < another", "label": "the name"},
        filters={"actor": ["a & b", "c"]},
        source="Nobody's",
    )
    graph.add_node(APOSTROPHE, label=FRENCH, kind="state", aliases=LIST, polarity=1, x=-10.5, y=20)
    graph.add_node(QUOTE, label=HEBREW, kind="person", aliases=[], big=2**70, x=0.0, y=0.25)
    graph.add_node(MARKUP, label=SCRIPT, kind="proposal", since=date(2025, 11, 10), big=-(2**63), x=1, y=1)
    graph.add_node(CURIE, label=ARABIC, kind="organization", at=datetime(2025, 11, 10, 9, 30, tzinfo=UTC), maybe=None, x=1e-7, y=-1e21)
    graph.add_node(SPACES, label=EMOJI, kind="collective", missing=float("nan"), endless=float("inf"), x=3, y=4)
    graph.add_node(NUMBER, label=LINES, size=1, code=7, flag=True, x=5, y=6)
    graph.add_node(DIGIT, label=BACKSLASHES, size=2.5, code="seven", flag=False, x=7, y=8)
    graph.add_node(ISOLATED, label=FORMULA, control="a\x00b\x1fc\x7f", half="\ud83d!", aliases=("one",))
    graph.add_node(NAMELESS, kind="some other kind", flag=True, amount="-1", **{"odd name: <é>": "@sum", "class": "x", "2nd": 2})
    graph.add_edge(APOSTROPHE, QUOTE, key="first", label="supports", id="own id", type="mutual", weight=1, polarity=1)
    graph.add_edge(APOSTROPHE, QUOTE, key="second", label="opposes", source="a paper", target="a goal", weight=2.5, polarity=-1)
    graph.add_edge(APOSTROPHE, QUOTE, key="third", label=LINES, kind="position", start=12, end=15, polarity=0)
    graph.add_edge(QUOTE, APOSTROPHE, key="first", label=SCRIPT, notBefore="2024-02-29", notAfter="2024-03-01", terms=LIST)
    graph.add_edge(MARKUP, CURIE, key="first", label=ARABIC, notBefore="2020-01-01", terms=[])
    graph.add_edge(CURIE, CURIE, key="loop", label="itself", kind="relation", countsAsOwn=False, name="a name", value=3, key_="k")
    graph.add_edge(NUMBER, DIGIT, key=0, label=BACKSLASHES, interaction="+1", at=datetime(2025, 11, 10, 9, 30), half="\udc00")
    graph.add_edge(DIGIT, NUMBER, key="e0", label=FORMULA, big=2**64, flag=True, ratio=float("-inf"), parts={"b", "a"})
    graph.add_edge(SPACES, MARKUP, key="ünï <&>", label=EMOJI, mapping={"a": 1}, pair=(1, None, 2.0), flag=1)
    graph.add_edge(SPACES, NAMELESS)
    return graph
