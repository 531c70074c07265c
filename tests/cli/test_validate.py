"""Tests of `stancegraph validate`: places, formats, statuses and bad input."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from distant import distant

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

BASE = Path(__file__).parents[1] / "shapes" / "good" / "base.ttl"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a dataset folder that is right."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "dataset.ttl").write_text(
        '<https://example.org/id/> <http://rdfs.org/ns/void#uriSpace> "https://example.org/id/" .', encoding="utf-8"
    )
    shutil.copy(BASE, tmp_path / "articles" / "base.ttl")
    return tmp_path


def change(folder: Path, old: str, new: str) -> int:
    """Change the first place of some words in the data, and return its line."""
    file = folder / "articles" / "base.ttl"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_right_data_are_clean(run: Callable[..., Any], folder: Path) -> None:
    assert run("validate", "--data", folder) == (0, "0 violations, 0 warnings, 0 remarks in 2 files\n", "")


def test_the_village_to_start_from_has_two_warnings(run: Callable[..., Any], village: Path) -> None:
    """Whoever starts from it sees what a warning is, and no violation."""
    ran = run("validate", "--data", village)
    assert (ran.status, ran.out.splitlines()[-1], ran.err) == (0, "0 violations, 2 warnings, 1 remark in 13 files", "")


def test_a_violation_is_told_with_file_line_rule_and_what_to_do(
    run: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    line = change(folder, "sg:stance-supports", "sg:stance-suports")
    done = run("validate", "--data", ".")
    assert done.status == 1
    assert done.out.splitlines()[0] == (
        f"articles/base.ttl:{line}: violation: <https://example.org/id/position>: sg:stance has a value that does not fit (sg:stance-suports); "
        "Give one value of sg:list-stance [Position-stance]"
    ).replace("<https://example.org/id/position>", "t:position")


def test_a_warning_counts_when_strict(run: Callable[..., Any], folder: Path) -> None:
    change(folder, "sg:tollOf t:strike ;", "")
    assert run("validate", "--data", folder).status == 0
    assert run("validate", "--data", folder, "--strict").status == 1


def test_a_remark_never_counts(run: Callable[..., Any], folder: Path) -> None:
    change(folder, "t:task a sg:Task ;", 't:task a sg:Task ; sg:timeExpression "some day" ;')
    done = run("validate", "--data", folder, "--strict")
    assert done.status == 0
    assert ": info: " in done.out


def test_json_has_every_part(run: Callable[..., Any], folder: Path) -> None:
    change(folder, "sg:tollOf t:strike ;", "")
    found = json.loads(run("validate", "--data", folder, "--format", "json").out)
    assert [sorted(finding) for finding in found] == [["file", "focus", "line", "mend", "message", "rule", "severity"]]


def test_a_check_does_not_repeat_what_a_shape_says(run: Callable[..., Any], folder: Path) -> None:
    change(folder, "sg:passage t:p2 ; sg:attribution t:said-narrator ;", "sg:passage t:p2 ;")
    done = run("validate", "--data", folder)
    assert done.out.count("\n") == 2
    assert "[Statement-attribution]" in done.out


def test_one_file_is_judged_with_the_rest_of_its_folder(run: Callable[..., Any], folder: Path) -> None:
    (folder / "articles" / "more.ttl").write_text(
        "@prefix t: <https://example.org/id/> . @prefix sg: <https://w3id.org/stancegraph/ontology#> . t:task sg:performer t:land .",
        encoding="utf-8",
    )
    done = run("validate", folder / "articles" / "more.ttl")
    assert "[Task-performer]" in done.out
    assert "more.ttl:1: " in done.out
    change(folder, "sg:tollOf t:strike ;", "")
    assert "toll" not in run("validate", folder / "articles" / "more.ttl").out
    assert "in 1 file\n" in run("validate", folder / "articles" / "more.ttl").out


def test_a_file_alone_is_judged_alone(run: Callable[..., Any], tmp_path: Path) -> None:
    shutil.copy(BASE, tmp_path / "base.ttl")
    assert run("validate", tmp_path / "base.ttl").status == 0


@pytest.mark.parametrize(
    ("content", "id_", "where"),
    [
        (b"@prefix x: <http://x/> .\nx:a x:b ;\n", "malformed-turtle", ":2:9"),
        (b"# caf\xe9\n", "not-utf-8", ":1"),
        (None, "unreadable", "nowhere.ttl"),
    ],
)
def test_bad_input_is_one_line_and_status_2(run: Callable[..., Any], tmp_path: Path, content: bytes | None, id_: str, where: str) -> None:
    file = tmp_path / "nowhere.ttl"
    if content is not None:
        file.write_bytes(content)
    done = run("validate", file)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert id_ in done.err
    assert where in done.err


def test_an_empty_folder_cannot_be_checked(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("validate", tmp_path).status == 2
    assert run("validate", "--data", tmp_path).status == 2


def test_a_file_that_cannot_be_written_is_an_error(run: Callable[..., Any], folder: Path) -> None:
    done = run("validate", "--data", folder, "-o", folder / "nowhere" / "a.sarif")
    assert done.status == 2
    assert "cannot-write" in done.err


CHECK = """#+ id: own
#+ summary: Which tasks are there?
#+ rule: no task is wanted here
#+ severity: warning
#+ columns:
#+   focus: the task
SELECT ?focus { ?focus a <https://w3id.org/stancegraph/ontology#Task> }
"""


def own_check(folder: Path, text: str) -> None:
    (folder / "queries" / "checks").mkdir(parents=True)
    (folder / "queries" / "checks" / "own.rq").write_text(text, encoding="utf-8")


def test_a_folder_may_bring_checks_of_its_own(run: Callable[..., Any], folder: Path) -> None:
    own_check(folder, CHECK)
    done = run("validate", "--data", folder)
    assert "warning: t:task: no task is wanted here" in done.out


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        (CHECK.replace("SELECT", "SELEKT"), "malformed-query"),
        (CHECK.replace("SELECT ?focus", "ASK"), "malformed-question"),
        (CHECK.replace("#+ severity: warning\n", ""), "malformed-question"),
        (CHECK.replace("{ ?focus", "{ SERVICE <http://localhost:9/> { ?s ?p ?o } ?focus"), "refused-query"),
        ("DROP ALL", "malformed-question"),
    ],
)
def test_a_bad_check_of_a_folder_is_one_line_and_status_2(run: Callable[..., Any], folder: Path, text: str, id_: str) -> None:
    own_check(folder, text)
    done = run("validate", "--data", folder)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert id_ in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("data",), "PATH belongs to files"),
        (("--text", "article.txt"), "--text belongs to files"),
        (("--data", "data"), "a folder and an endpoint were named"),
    ],
)
def test_what_does_not_go_with_a_store(run: Callable[..., Any], words: tuple[str, ...], said: str) -> None:
    done = run("validate", "--endpoint", "http://127.0.0.1:9/query", *words)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err


def test_what_belongs_to_a_store_alone(run: Callable[..., Any], folder: Path) -> None:
    done = run("validate", "--data", folder, "--auth", "basic")
    assert (done.status, done.out) == (2, "")
    assert "--auth belongs to a store" in done.err


def test_the_dataset_of_a_store(run: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, "sg:tollOf t:strike ;", "")
    monkeypatch.setattr("stancegraph.cli.validate.source", lambda arguments: distant(folder))
    done = run("validate", "--endpoint", "http://127.0.0.1:9/query")
    assert done.status == 0
    assert done.out.startswith("https://example.org/id/graph/articles/base: warning: ")
    assert done.out.endswith("0 violations, 1 warning, 0 remarks in 2 graphs\n")
    assert "a store knows no files or lines" in done.err
    (finding,) = json.loads(run("validate", "--endpoint", "http://127.0.0.1:9/query", "--format", "json").out)
    assert (finding["file"], finding["line"]) == ("https://example.org/id/graph/articles/base", 0)
