"""Tests of errors: the tree that is drawn is the tree that is."""

import pickle

import pytest

from stancegraph import errors
from stancegraph.errors import StancegraphError


def children(parent: type[StancegraphError]) -> list[type[StancegraphError]]:
    below = [child for child in parent.__subclasses__() if child.__module__ == errors.__name__]
    return below + [grandchild for child in below for grandchild in children(child)]


def test_every_error_is_drawn_with_its_id() -> None:
    drawn = errors.__doc__ or ""
    for child in children(StancegraphError):
        assert child.__name__ in drawn
        if not child.__subclasses__():
            assert f" {child.id} " in drawn, child.id


def test_ids_are_given_once() -> None:
    leaves = [child.id for child in children(StancegraphError) if not child.__subclasses__()]
    assert len(leaves) == len(set(leaves))
    assert "error" not in leaves


@pytest.mark.parametrize("kind", children(StancegraphError))
def test_an_error_survives_pickling(kind: type[StancegraphError]) -> None:
    error = pickle.loads(pickle.dumps(kind("what", "where", "mend")))
    assert type(error) is kind
    assert str(error) == "what; where; mend"
