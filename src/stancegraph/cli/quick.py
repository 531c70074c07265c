"""Reading the words of `ask` without argparse, which alone costs as much as parsing the data of an article.

It knows the shapes that are common and gives up on every other, which argparse then reads or refuses; a test holds
the two to the same result.
"""

from __future__ import annotations

from stancegraph.formats import FORMATS

VALUED = {"--data": "data", "--format": "format", "-o": "output", "--output": "output", "--as-of": "as_of", "--engine": "engine"}


class Arguments:
    """The words of `ask`, read."""

    def __init__(self) -> None:
        self.question = ""
        self.values: list[str] = []
        self.data: str | None = None
        self.format: str | None = None
        self.output: str | None = None
        self.as_of: str | None = None
        self.engine = "oxigraph"
        self.help = False
        self.endpoint: str | None = None  # what belongs to a store is left to argparse
        self.auth = "none"
        self.ca_file: str | None = None
        self.insecure_http = False
        self.timeout: float | None = None


def read(words: list[str]) -> Arguments | None:
    """Read the words after `ask`, or give None where argparse must look at them."""
    arguments = Arguments()
    rest = iter(words)
    for word in rest:
        if word in VALUED:
            value = next(rest, "")
            if not value or value.startswith("-"):
                return None
            setattr(arguments, VALUED[word], value)
        elif not word or word.startswith("-"):
            return None
        elif not arguments.question:
            arguments.question = word
        else:
            arguments.values.append(word)
    known = arguments.question and arguments.format in (None, *FORMATS) and arguments.engine in ("oxigraph", "rdflib")
    return arguments if known else None
