"""The colours of nodes and edges, the same in every format, picture and page.

They are those of Okabe and Ito (Color universal design, 2008), which colour-blind people tell apart, and for rarer kinds of Tol (Colour
schemes, 2021); no meaning rests on colour alone.
"""

from __future__ import annotations

#: What is for, against and neither.
POLARITY = {1: "#0072B2", -1: "#D55E00", 0: "#767676"}
#: The sign beside the colour.
SIGNS = {1: "+", -1: "−", 0: "○"}
KINDS = {
    "person": "#56B4E9",
    "state": "#009E73",
    "organization": "#E69F00",
    "collective": "#CC79A7",
    "proposal": "#F0E442",
    "office": "#44AA99",
    "event": "#DDCC77",
    "document": "#C9B8DB",
    "state of affairs": "#EDEDE4",
}
OTHER_KIND = "#BBBBBB"


def of_polarity(polarity: object) -> str:
    """Give the colour of a polarity, which may be a mean; grey where there is none.

    >>> of_polarity(1) == of_polarity(0.5), of_polarity(None)
    (True, '#767676')
    """
    return POLARITY[sign_of(polarity)]


def sign_of(polarity: object) -> int:
    """Give the nearest of 1, 0 and -1: which way a polarity goes.

    >>> sign_of(-0.3), sign_of(None)
    (-1, 0)
    """
    if not isinstance(polarity, (int, float)):
        return 0
    return (polarity > 0) - (polarity < 0)


def of_kind(kind: object) -> str:
    """Give the colour of a kind of node.

    >>> of_kind("person"), of_kind("place")
    ('#56B4E9', '#BBBBBB')
    """
    return KINDS.get(str(kind), OTHER_KIND)


def channels(colour: str) -> tuple[int, int, int]:
    """Give red, green and blue, from 0 to 255, of a colour written as #RRGGBB.

    >>> channels("#0072B2")
    (0, 114, 178)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
