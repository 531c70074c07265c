"""Text on a terminal: how wide it is, where it breaks, and what in it must not reach the terminal as it is."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Marks that change the direction of what follows them; their category, Cf, also holds harmless joiners.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def counted(count: int, one: str, many: str = "") -> str:
    """Say how many there are of something.

    >>> counted(1, "position"), counted(2000, "body", "bodies")
    ('1 position', '2,000 bodies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def visible(text: str) -> str:
    r"""Write control characters and direction marks as escapes, and every run of white space as one space.

    >>> visible("a\x1b[31mb\u202ec\nd")
    'a\\x1b[31mb\\u202ec d'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(sign) if _acts(sign) else sign for sign in " ".join(text.split()))


def _acts(sign: str) -> bool:
    return sign in BIDI or category(sign) in ("Cc", "Cs", "Zl", "Zp")


def _escape(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"


def width(text: str) -> int:
    """Count the places that a text takes on a terminal.

    >>> width("abc"), width("日本"), width("é")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 0 if combining(sign) or category(sign) in ("Mn", "Cf") else 1 for sign in text)


def pad(text: str, places: int) -> str:
    """Fill a text with spaces to a width."""
    return text + " " * (places - width(text))


def wrap(text: str, places: int) -> list[str]:
    """Break a text into lines of a width, at spaces where that is possible.

    >>> wrap("who supports it and who does not", 12)
    ['who supports', 'it and who', 'does not']
    """
    if width(text) <= places:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        for piece in _pieces(word, places):
            joined = f"{line} {piece}" if line else piece
            if width(joined) <= places:
                line = joined
            else:
                lines.append(line)
                line = piece
    return [*lines, line]


def _pieces(word: str, places: int) -> Iterator[str]:
    """Cut a word that is wider than a line, after a hyphen or colon where there is one."""
    while width(word) > places:
        cut = 0
        while cut < len(word) and width(word[: cut + 1]) <= places:
            cut += 1
        cut = max(cut, 1)
        hyphen = max(word.rfind(sign, cut // 3, cut) for sign in "-:/_")
        cut = hyphen + 1 if hyphen > 0 else cut
        yield word[:cut]
        word = word[cut:]
    yield word
