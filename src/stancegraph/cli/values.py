"""Reading words of the form NAME=VALUE."""

from __future__ import annotations

from stancegraph.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def given(words: Iterable[str], mend: str) -> dict[str, list[str]]:
    """Read words of the form NAME=VALUE; a name given twice has both values.

    >>> given(["holder=Israel", "holder=Turkey"], "")
    {'holder': ['Israel', 'Turkey']}
    """
    values: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not value:
            raise Misuse(f"{word!r} is not NAME=VALUE", "", mend)
        values.setdefault(name, []).append(value)
    return values
