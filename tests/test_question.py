"""Tests of question: the header is read as YAML reads it, and values go in as terms."""

from pathlib import Path

import pyoxigraph
import pytest
import yaml

from stancegraph.errors import MalformedQuestion
from stancegraph.question import Question, read_header

ROOT = Path(__file__).parents[1]
STORED = sorted((ROOT / "queries").rglob("*.rq"))
HEAD = """#+ id: who
#+ summary: Who is it?
#+ params:
#+   who:
#+     variable: askedWho
#+     type: actor
#+     example: somebody
#+     meaning: whom to look for
#+ columns:
#+   thing: the thing
#+   names:
#+     meaning: what it is called
#+     list: true
"""
BODY = """SELECT ?thing ?names WHERE {
  ?thing ?p ?names .
  VALUES ?askedWho { UNDEF }
  FILTER(!BOUND(?askedWho) || ?thing = ?askedWho)
}
"""


def test_a_header_is_read() -> None:
    question = Question(HEAD + BODY, "who.rq")
    assert question.summary == "Who is it?"
    assert question.params["who"].type == "actor"
    assert [column.list for column in question.columns.values()] == [False, True]


@pytest.mark.parametrize("path", STORED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_stored_header_means_the_same_in_yaml(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = "\n".join(line[3:] for line in text.splitlines() if line.startswith("#+"))

    def texts(value: object) -> object:
        """Dates, numbers and null are texts to us."""
        if isinstance(value, dict):
            return {key: texts(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [texts(inner) for inner in value]
        return value if isinstance(value, bool) else str(value)

    assert read_header(text, str(path)) == texts(yaml.safe_load(header))
    assert Question(text, str(path)).id == path.stem


def test_unbound_the_line_is_left_out_and_lines_keep_their_numbers() -> None:
    question = Question(HEAD + BODY, "who.rq")
    bound = question.bind({})
    assert "VALUES" not in bound
    assert bound.count("\n") == question.text.count("\n")


def test_bound_the_line_holds_terms() -> None:
    question = Question(HEAD + BODY, "who.rq")
    terms = [pyoxigraph.NamedNode("https://example.org/a"), pyoxigraph.Literal('" } DROP ALL #\n')]
    bound = question.bind({"who": terms})
    assert r'VALUES ?askedWho { <https://example.org/a> "\" } DROP ALL #\n" }' in bound


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: who", "id: whom"),
        ("#+ summary: Who is it?\n", ""),
        ("summary: Who", "sumary: Who"),
        ("type: actor", "type: actress"),
        ("type: actor", "type: choice"),
        ("meaning: whom", "sense: whom"),
        ("#+     meaning: whom to look for\n", ""),
        ("variable: askedWho", "variable: askedWhom"),
        ("Who is it?", "Who: is it?"),
        ("Who is it?", "'Who'"),
        ("#+ params:", "#+ params\n#+ x:"),
        ("#+ params:", "#+ summary: again\n#+ params:"),
        ("#+ params:", "#+ needsOneOf: [whom]\n#+ params:"),
        ("#+ params:", "#+ severity: awful\n#+ params:"),
        ("list: true", "lists: true"),
    ],
)
def test_a_header_that_breaks_a_rule_is_refused(old: str, new: str) -> None:
    assert old in HEAD
    with pytest.raises(MalformedQuestion):
        Question(HEAD.replace(old, new, 1) + BODY, "who.rq")


def test_it_is_printed_by_its_id() -> None:
    assert repr(Question("#+ id: q\n#+ summary: Which?\nSELECT * {}", "q.rq")) == "Question(q: Which?)"
