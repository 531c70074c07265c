"""Tests of quick: what it reads, argparse reads alike."""

import itertools

import pytest

from stancegraph.cli import ask
from stancegraph.cli.quick import read
from stancegraph.cli.words import Parser, add_data
from stancegraph.errors import Misuse

WORDS = ["tenures", "person=a b", "--data", "--data=x", "--format", "json", "-o", "--as-of", "2025-01-01", "--help", "-", "--", ""]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_both_read_alike(length: int) -> None:
    parser = Parser(prog="stancegraph ask", allow_abbrev=False, conflict_handler="resolve")
    add_data(parser)
    ask.add_arguments(parser)
    for words in itertools.product(WORDS, repeat=length):
        if (quick := read(list(words))) is None:
            continue
        try:
            slow = vars(parser.parse_intermixed_args(words))
        except Misuse:
            pytest.fail(f"argparse refuses {words}")
        assert vars(quick) == {key: value for key, value in slow.items() if key != "usage"}, words
