"""Tests of the stored questions: headers, form, and answers, which are compared as data on Oxigraph and on rdflib.

A file of expected answers is a case, and is found by its place: answers/ID.json is question ID of the shipped data with
nothing asked for (questions that need a parameter have none); answers/ID/CASE.json names its data set (`data`, under datasets/; left out for the shipped one) and the
values of its parameters (`params`). To add a case, write those two; to write the answers of all cases anew, run this file

    PYTHONPATH=src python tests/test_questions.py [ID …]

and read the difference before it is committed: what a file says is what the question has to answer.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from stancegraph.answer import Answer
from stancegraph.asking import answer
from stancegraph.engine import load
from stancegraph.namespaces import SG, shorten
from stancegraph.stored import find_question, ids

if TYPE_CHECKING:
    from stancegraph.engine import Engine
    from stancegraph.question import Question

HERE = Path(__file__).parent
ROOT = HERE.parent
ANSWERS = HERE / "answers"
CASES = sorted(ANSWERS.rglob("*.json"))
QUESTIONS = [id_ for id_ in ids() if (ROOT / "queries" / "questions" / f"{id_}.rq").exists()]
FERRY = "ferry"

#: The public interface: parameters, and the columns that come first. A star marks a column whose cells hold lists.
INTERFACE = {
    "who-supports-or-opposes": (
        "proposal asOf",
        "holder holderLabel stance stanceLabel polarity proposal proposalLabel grain conditions* voicing channel accordingTo when timeFit passage",
    ),
    "positions-with-evidence": (
        "holder proposal",
        "position holder holderLabel stance stanceLabel polarity proposal proposalLabel voicing channel certainty start end paragraph paraphrase",
    ),
    "conditions": ("holder proposal", "position holderLabel proposalLabel condition conditionLabel conditionKind accordingTo"),
    "attribution-chain": ("holder proposal", "position alternative step voiceLabel voiceKind naming capacity mode framing reach"),
    "tenures": ("person organization", "person personLabel officeLabel organizationLabel status"),
    "dependencies": ("", "dependentLabel kind strength requirementLabel holdsFor assertedBy basis start end"),
    "deadlocks": ("basis strength", "dependentLabel kind strength requirementLabel holdsFor assertedBy basis start end restsOnBridge"),
    "candidates": ("", "countryLabel forLabel round hedge accordingTo"),
    "open-questions": ("", "question aboutLabel kind"),
    "relations": ("", "subjectLabel relation objectLabel accordingTo"),
    "tasks": ("proposal", "taskLabel proposalLabel accordingTo"),
    "numbers": ("", "claim aboutLabel comparator value unit accordingTo"),
    "quotations": ("", "speakerLabel extent start end"),
    "events": ("", "event eventLabel status when place participantLabel participantRole describedBy tollClaim accordingTo"),
    "agreement": ("", "actorA actorB proposalLabel relation grain samePrincipal restsOnUnnamed restsOnImputed"),
    "what-is-not-stated": ("holder proposal", "holderLabel proposalLabel verdict passage"),
}


@cache
def engine(data: str = "", name: str = "oxigraph", named: bool = False) -> Engine:
    """Load a made-up data set, or the shipped one."""
    return load(HERE / "datasets" / data if data else None, name, named)


@cache
def question(id_: str) -> Question:
    return find_question(id_)


def asked(id_: str, data: str = "", name: str = "oxigraph", named: bool = False, **params: str) -> Answer:
    """Ask a question of a data set; one that needs a parameter is asked for everything where none is given."""
    stored, where = question(id_), engine(data, name, named)
    if params or not stored.needs_one_of:
        return answer(where, stored, params)
    return Answer(where.run(stored.bind({})), stored, where.folder.prefixes)


def case_of(path: Path) -> tuple[str, dict[str, Any]]:
    """Read a case: the question, and what the file says."""
    id_ = path.stem if path.parent == ANSWERS else path.parent.name
    return id_, json.loads(path.read_text(encoding="utf-8"))


def written(found: Answer) -> list[dict[str, Any]]:
    """Write an answer's rows as JSON, without empty cells: IRIs as prefixed names, lists as lists, dates as texts."""

    def cell(value: Any, term: object) -> Any:
        if isinstance(term, ox.NamedNode):
            return shorten(term.value, found.prefixes)
        return value if isinstance(value, (int, list, str)) else str(value)

    rows = zip(found, found.rows, strict=True)
    return [
        {name: cell(row[name], term) for name, term in zip(found.columns, terms, strict=True) if row[name] not in (None, [])}
        for row, terms in rows
    ]


def case_ids(path: Path) -> str:
    return str(path.relative_to(ANSWERS).with_suffix(""))


# --- what a question file is


def test_there_are_enough_questions_and_the_interface_is_whole() -> None:
    assert len(QUESTIONS) >= 35
    assert set(INTERFACE) <= set(QUESTIONS)


@pytest.mark.parametrize("id_", INTERFACE)
def test_the_interface_holds(id_: str) -> None:
    params, columns = (text.split() for text in INTERFACE[id_])
    stored = question(id_)
    assert list(stored.params) == params
    names = list(stored.columns)
    assert names[: len(columns)] == [name.rstrip("*") for name in columns]
    for name in columns:
        assert stored.columns[name.rstrip("*")].list or not name.endswith("*")


@pytest.mark.parametrize("id_", QUESTIONS)
def test_the_header_says_what_a_reader_needs(id_: str) -> None:
    stored = question(id_)
    assert stored.summary.endswith("?")
    assert len(stored.description) > 20
    assert stored.description.endswith(".")
    assert stored.tags and all(tag == tag.lower() for tag in stored.tags)
    assert not stored.rule and not stored.severity
    assert all(column.meaning for column in stored.columns.values())
    assert all(param.meaning and param.example for param in stored.params.values())


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_column_is_described_in_the_order_of_the_select(id_: str) -> None:
    assert asked(id_, FERRY).columns == tuple(question(id_).columns)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_columns_of_lists_are_marked(id_: str) -> None:
    joined = set(re.findall(r"GROUP_CONCAT\(.*?AS \?(\w+)\)", question(id_).text))
    assert {name for name, column in question(id_).columns.items() if column.list} == joined & set(question(id_).columns)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_the_sparql_is_plain(id_: str) -> None:
    """Nothing cuts rows off, reaches out or depends on how an engine orders; languages are constants; no parameter is a column."""
    stored = question(id_)
    body = "\n".join(line for line in stored.text.splitlines() if not line.startswith("#"))
    assert not re.search(r"\b(LIMIT|OFFSET|SERVICE|FROM|GRAPH|SAMPLE|RAND|NOW|UUID|STRUUID|BNODE|SELECT\s+\*)\b", body)
    assert not re.search(r"LANG\(\?\w+\) = [^\"]|LANGMATCHES", body)
    assert re.findall(r"^ORDER BY .*$", body, re.MULTILINE) == [body.rstrip().splitlines()[-1]]
    assert not {param.variable for param in stored.params.values()} & set(stored.columns)
    for group in re.findall(r"GROUP_CONCAT\((.*?); SEPARATOR", body):
        assert group.startswith("DISTINCT ")


@pytest.mark.parametrize("id_", QUESTIONS)
def test_its_prefixes_are_those_it_uses(id_: str) -> None:
    body = "\n".join(line for line in question(id_).text.splitlines() if not line.startswith("#"))
    declared = re.findall(r"^PREFIX (\w+): <", body, re.MULTILINE)
    used = set(re.findall(r"(?<![\w?:<\"])([a-z]+):[a-zA-Z]", re.sub(r"^PREFIX.*$", "", body, flags=re.MULTILINE)))
    assert declared == sorted(used)


@cache
def declared_terms() -> frozenset[str]:
    files = [ROOT / "ontology" / name for name in ("terms.ttl", "lists.ttl")]
    return frozenset(triple.subject.value for file in files for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_term_of_ours_is_declared(id_: str) -> None:
    body = "\n".join(line for line in question(id_).text.splitlines() if not line.startswith("#+"))
    used = set(re.findall(r"\bsg:([A-Za-z][\w-]*)", body))
    assert used
    assert {name for name in used if SG + name not in declared_terms()} == set()


# --- order


def sort_keys(stored: Question) -> list[str]:
    """List the expressions that a question is ordered by."""
    last = stored.text.rstrip().splitlines()[-1]
    return re.findall(r"STR\(\?\w+\)|\?\w+", last.removeprefix("ORDER BY "))


@pytest.mark.parametrize("data", ["", FERRY])
@pytest.mark.parametrize("id_", QUESTIONS)
def test_the_order_leaves_no_ties(id_: str, data: str) -> None:
    """Every key is bound in every row, and no two rows have the same keys."""
    stored = question(id_)
    keys = sort_keys(stored)
    projected = " ".join(f"({key} AS ?key{number})" for number, key in enumerate(keys))
    lines = stored.bind({}).split("\n")
    top = next(number for number, line in enumerate(lines) if line.startswith("SELECT "))
    whole = engine(data).run("\n".join(lines))
    # DISTINCT, where a question has it, has to act on the whole rows.
    lines[top] = f"SELECT {projected} WHERE {{ {lines[top]}"
    lines = [line for line in lines if not line.startswith("ORDER BY")] + ["}"]
    inner = {name.strip("STR(?)") for name in keys} - set(whole.columns)
    lines[top] += "".join(f" ?{name}" for name in sorted(inner))
    found = engine(data).run("\n".join(lines)).rows
    assert len(found) == len(whole.rows)
    assert all(None not in row for row in found)
    assert len(set(found)) == len(found)


# --- answers


def test_every_question_has_its_answer_and_every_answer_its_question() -> None:
    assert {path.stem for path in CASES if path.parent == ANSWERS} == {id_ for id_ in QUESTIONS if not question(id_).needs_one_of}
    assert {case_of(path)[0] for path in CASES} == set(QUESTIONS)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_some_case_has_rows(id_: str) -> None:
    assert any(case["rows"] for found, case in map(case_of, CASES) if found == id_)


@pytest.mark.parametrize("path", CASES, ids=case_ids)
def test_the_answer_is_the_expected_one(path: Path) -> None:
    id_, case = case_of(path)
    found = asked(id_, case.get("data", ""), **case.get("params", {}))
    assert list(found.columns) == case["columns"]
    assert written(found) == case["rows"]


@pytest.mark.parametrize("path", CASES, ids=case_ids)
def test_rdflib_gives_the_same_terms_in_the_same_order(path: Path) -> None:
    id_, case = case_of(path)
    found = [asked(id_, case.get("data", ""), name, **case.get("params", {})) for name in ("oxigraph", "rdflib")]
    assert found[1].columns == found[0].columns
    assert found[1].rows == found[0].rows


@pytest.mark.parametrize("id_", QUESTIONS)
def test_files_as_named_graphs_give_the_same(id_: str) -> None:
    assert asked(id_, FERRY, named=True).rows == asked(id_, FERRY).rows


@pytest.mark.parametrize("id_", [id_ for id_ in QUESTIONS if question(id_).params])
@pytest.mark.parametrize("name", ["oxigraph", "rdflib"])
def test_pasted_as_it_is_it_means_all(id_: str, name: str) -> None:
    where = engine(FERRY, name)
    pasted = Answer(where.run(question(id_).text), question(id_), where.folder.prefixes)
    assert pasted.rows == asked(id_, FERRY, name).rows


@pytest.mark.parametrize(("id_", "param"), [(id_, param) for id_ in QUESTIONS for param in question(id_).params])
def test_the_example_of_a_parameter_has_an_answer(id_: str, param: str) -> None:
    """Also: asked for something, a question gives fewer rows than asked for everything, or marks them otherwise."""
    found = asked(id_, **{param: question(id_).params[param].example})
    assert found.columns == asked(id_).columns
    assert found or question(id_).params[param].type == "choice"


@pytest.mark.parametrize(("id_", "param"), [(id_, param) for id_ in QUESTIONS for param in question(id_).params])
def test_asked_for_something_it_is_the_same_on_rdflib(id_: str, param: str) -> None:
    value = question(id_).params[param].example
    assert asked(id_, name="rdflib", **{param: value}).rows == asked(id_, **{param: value}).rows


# --- what has to hold whatever the data are


@pytest.mark.parametrize("data", ["", FERRY])
def test_unbound_each_position_comes_once(data: str) -> None:
    rows = list(asked("who-supports-or-opposes", data))
    assert len({row["position"] for row in rows}) == len(rows)
    assert {row["grain"] for row in rows} == {"exact"}
    assert {row["timeFit"] for row in rows} == {None}


def test_asked_for_any_proposal_each_position_comes_at_most_once() -> None:
    for proposal in {row["proposal"] for row in asked("proposal-tree")}:
        rows = [row["position"] for row in asked("who-supports-or-opposes", proposal=proposal)]
        assert len(set(rows)) == len(rows)


def circles() -> list[str]:
    return ["", *sorted(path.name for path in (HERE / "datasets").glob("circle-*"))]


@pytest.mark.parametrize("data", circles())
def test_no_bridge_is_presented_as_stated(data: str) -> None:
    """Circles of the article stand without any bridge: taking the bridges out changes nothing."""
    stated = asked("deadlocks", data, basis="stated")
    assert not any(row["restsOnBridge"] or row["origin"] == "bridge" for row in stated)
    store = ox.Store()
    for file in (ROOT / "ontology" / "lists.ttl", *engine(data).folder.files):
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
    store.update(f"DELETE WHERE {{ ?bridge <{SG}bridgeFrom> ?from }}")
    links = {row["link"] for row in store.query(question("deadlocks").bind({}))}
    assert {link.value for link in links} == {row["link"] for row in stated}


@pytest.mark.parametrize("data", circles())
def test_hard_and_soft_circles_make_up_all(data: str) -> None:
    hard, soft = (list(asked("deadlocks", data, strength=strength)) for strength in ("hard", "soft"))
    assert {row["strength"] for row in hard} <= {"hard"}
    links = {row["link"] for row in hard} | {row["link"] for row in soft}
    assert links == {row["link"] for row in asked("deadlocks", data)}


@pytest.mark.parametrize("data", ["", FERRY])
@pytest.mark.parametrize("id_", QUESTIONS)
def test_no_row_begins_with_an_empty_cell(id_: str, data: str) -> None:
    found = asked(id_, data)
    assert all(row[found.columns[0]] not in (None, []) for row in found)


@pytest.mark.parametrize("id_", ["what-blocks", "what-depends-on"])
def test_a_link_comes_once_for_a_proposal_however_its_circle_runs(id_: str) -> None:
    for data in circles():
        for proposal in {row["proposal"] for row in asked("proposal-tree", data)}:
            rows = list(asked(id_, data, proposal=proposal))
            assert len({row["link"] for row in rows}) == len(rows)
            assert [row["steps"] for row in rows] == sorted(row["steps"] for row in rows)
            assert not any(row["stated"] for row in rows if row["origin"] == "bridge")


def test_who_speaks_for_somebody_has_a_word_that_counts_as_own() -> None:
    voicings = {voicing for row in asked("who-speaks-for-whom") for voicing in row["voicings"]}
    assert voicings <= {"own words", "spokesperson", "reported"}


@pytest.mark.parametrize("data", ["", FERRY])
def test_a_second_reading_is_in_no_other_answer(data: str) -> None:
    readings = engine(data).run(f"SELECT ?reading {{ ?reading <{SG}alternativeReadingOf> ?first }}").rows
    second = {row[0] for row in readings}
    apart = {"alternative-readings", "curator-notes", "passage-statements", "links-stated-and-bridged"}
    for id_ in set(QUESTIONS) - apart:
        assert not second & {term for row in asked(id_, data).rows for term in row}, id_


def test_rounds_of_one_article_are_not_held_against_those_of_another(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(HERE / "datasets" / FERRY, tmp_path / FERRY))
    first, second = folder / "articles" / "ferry-plan", folder / "articles" / "later-plan"
    second.mkdir()
    for file in first.iterdir():
        (second / file.name).write_text(file.read_text(encoding="utf-8").replace("/ferry-plan/", "/later-plan/"), encoding="utf-8")
    alone = asked("candidates-between-rounds", FERRY).rows
    both = answer(load(folder), question("candidates-between-rounds"), {}).rows
    assert both == [*alone, *alone]


def test_the_ferry_has_a_second_reading() -> None:
    assert engine(FERRY).run(f"ASK {{ ?reading <{SG}alternativeReadingOf> ?first }}").yes


def rewrite(only: list[str]) -> None:
    """Write the expected answers of every case anew, and those of questions that have none yet."""
    for id_ in QUESTIONS:
        path = ANSWERS / f"{id_}.json"
        if not path.exists() and not question(id_).needs_one_of:
            path.write_text("{}", encoding="utf-8")
    for path in sorted(ANSWERS.rglob("*.json")):
        id_, case = case_of(path)
        if only and id_ not in only:
            continue
        if id_ not in QUESTIONS:
            path.unlink()
            continue
        found = asked(id_, case.get("data", ""), **case.get("params", {}))
        head = {name: case[name] for name in ("data", "params") if name in case} | {"columns": list(found.columns)}
        lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
        rows = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in written(found))
        lines.append(f'  "rows": [\n{rows}\n  ]' if rows else '  "rows": []')
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    rewrite(sys.argv[1:])
