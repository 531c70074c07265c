"""Tests of asking: values are bound as their types say, and everything else is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stancegraph.asking import answer, ask
from stancegraph.errors import BadValue, MissingParameter, UnknownParameter, UnknownQuestion
from stancegraph.question import Question

if TYPE_CHECKING:
    from stancegraph.engine import Engine

HEAD = """#+ id: which
#+ summary: Which?
#+ params:
#+   who:
#+     variable: askedWho
#+     type: actor
#+     example: tom reed
#+     meaning: whom
#+   how:
#+     variable: askedHow
#+     type: choice
#+     example: well
#+     meaning: how
#+     values: [well, badly]
#+   asOf:
#+     variable: askedDay
#+     type: date
#+     example: 2025-11-10
#+     meaning: when
"""
BODY = """#+ columns:
#+   who: it
SELECT ?who ?how ?day {
  ?who a ?class . FILTER(!BOUND(?askedWho) || ?who = ?askedWho)
  VALUES ?askedWho { UNDEF }
  VALUES ?askedHow { UNDEF }
  VALUES ?askedDay { UNDEF }
  BIND(?askedHow AS ?how) BIND(?askedDay AS ?day)
} ORDER BY STR(?who)
"""


def test_no_value_means_all(engine: Engine) -> None:
    assert len(ask("who-supports-or-opposes", engine)) == 5


def test_narrower_proposals_come_along(engine: Engine) -> None:
    answers = list(ask("who-supports-or-opposes", engine, proposal="the move"))
    assert {row["grain"] for row in answers} == {"exact", "narrower"}


def test_several_values_mean_any_of_them(engine: Engine) -> None:
    question = Question(HEAD + BODY, "which.rq")
    both = answer(engine, question, {"who": ["tom reed", "jane reed"]})
    assert [row["who"].rpartition("/")[2] for row in both] == ["jane-reed", "tom-reed"]


def test_values_are_typed(engine: Engine) -> None:
    question = Question(HEAD + BODY, "which.rq")
    row = next(iter(answer(engine, question, {"who": "tom reed", "how": "well", "asOf": "2025-11-10"})))
    assert row["how"] == "well"
    assert row["day"].year == 2025


@pytest.mark.parametrize("day", ["2025-13-01", "2025-02-30", "20251110", "2025-W10-1", "yesterday", "", "2025-11-10T00:00:00", "2025-11-1"])
def test_a_bad_date_is_refused(engine: Engine, day: str) -> None:
    with pytest.raises(BadValue, match="YEAR-MONTH-DAY"):
        answer(engine, Question(HEAD + BODY, "which.rq"), {"asOf": day})


def test_a_choice_is_one_of_its_values(engine: Engine) -> None:
    with pytest.raises(BadValue, match="well, badly"):
        answer(engine, Question(HEAD + BODY, "which.rq"), {"how": '" } DROP ALL'})


def test_an_unknown_parameter_lists_the_known(engine: Engine) -> None:
    with pytest.raises(UnknownParameter, match="proposal, asOf"):
        ask("who-supports-or-opposes", engine, who="tom reed")
    with pytest.raises(UnknownQuestion):
        ask("nonsense", engine)


@pytest.mark.parametrize("rule", ["#+ needsOneOf: [who, how]\n", "#+     required: true\n"])
def test_a_parameter_that_is_needed(engine: Engine, rule: str) -> None:
    head = rule + HEAD if rule.startswith("#+ needs") else HEAD.replace("#+     meaning: whom\n", "#+     meaning: whom\n" + rule)
    question = Question(head + BODY, "which.rq")
    with pytest.raises(MissingParameter, match='who="tom reed"'):
        answer(engine, question, {})
    assert answer(engine, question, {"who": "tom reed"})
