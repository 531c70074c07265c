"""Tests of the stores themselves: what goes in is there, counts are right, emptying empties, and nothing is left running."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stores.store import Store

ONE, TWO = "https://example.org/graph/one", "https://example.org/graph/%C3%A9?a=1&b=2#c"
SAMPLE = {
    ONE: '<urn:ann> <urn:says> "قضية 😀"@ar .\n<urn:ann> <urn:says> _:x .\n_:x <urn:says> "a \\"b\\" \\n" .\n'.encode(),
    TWO: '<urn:ann> <urn:says> "été" .\n'.encode(),
}
IN_NONE = {None: b"<urn:ann> <urn:says> <urn:nothing> .\n"}
SAYS = "SELECT ?said WHERE { GRAPH ?graph { ?who <urn:says> ?said FILTER(isLiteral(?said)) } } ORDER BY STR(?said)"


def test_what_is_loaded_is_there_until_it_is_emptied(store: Store) -> None:
    store.load(SAMPLE)
    assert (store.count(ONE), store.count(TWO), store.count()) == (3, 1, 0)
    assert store.graphs_in() == {ONE, TWO}
    assert [row["said"] for row in store.rows(SAYS)] == ['a "b" \n', "été", "قضية 😀"]
    store.load({ONE: SAMPLE[TWO]})
    assert store.count(ONE) == 1
    store.empty()
    assert (store.graphs_in(), store.count(ONE)) == (set(), 0)
