"""Tests of the store on disk: it answers like the files, it is used only as long as they are what they were, and two may make it at once."""

import multiprocessing
import os
import shutil
import time
from pathlib import Path

import pytest

from stancegraph.asking import ask
from stancegraph.built import BuiltEngine, build, fresh, opened
from stancegraph.engine import FolderEngine, load
from stancegraph.errors import MalformedTurtle, OutputError
from stancegraph.finding import find
from stancegraph.layout import Folder
from stancegraph.showing import show
from stancegraph.stored import questions


@pytest.fixture
def copy(village: Path, tmp_path: Path) -> Path:
    """Give a copy of the village that may be written to."""
    return Path(shutil.copytree(village, tmp_path / "village"))


def test_without_one_the_files_answer(copy: Path) -> None:
    assert fresh(Folder(copy)) is None
    assert isinstance(load(copy), FolderEngine)


def test_every_question_has_the_answer_of_the_files(copy: Path) -> None:
    asked = [
        question for question in questions(copy) if not question.needs_one_of and not any(p.required for p in question.params.values())
    ]
    before = {question.id: ask(question.id, copy).rows for question in asked}
    names, page = find("the", copy).rows, repr(show("the move", copy))
    done = build(copy)
    assert done.made
    engine = load(copy)
    assert isinstance(engine, BuiltEngine)
    for question in asked:
        assert ask(question.id, engine).rows == before[question.id]
        assert engine.run(question.bind({})).rows == before[question.id] or question.id not in ("tenures", "places")
    assert find("the", engine).rows == names
    assert repr(show("the move", engine)) == page
    bound = ask("who-supports-or-opposes", engine, proposal="the move")
    assert bound.rows == ask("who-supports-or-opposes", FolderEngine(Folder(copy)), proposal="the move").rows
    assert len(bound) > 0


def test_a_second_time_it_is_there(copy: Path) -> None:
    first = build(copy)
    second = build(copy)
    assert (first.made, second.made) == (True, False)
    assert (first.triples, first.files) == (second.triples, second.files)
    assert build(copy, rebuild=True).made


def change(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def change_in_place(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    changed = text.replace("stance-", "stanze-", 1)
    assert changed != text
    file.write_text(changed, encoding="utf-8")
    os.utime(file, ns=(1, 1))


@pytest.mark.parametrize(
    "stale",
    [
        change,
        change_in_place,
        lambda file: file.unlink(),
        lambda file: (file.parent / "another.ttl").write_text(""),
        lambda file: (file.parents[2] / ".store" / "files").unlink(),
        lambda file: (file.parents[2] / ".store" / "files").write_text("stancegraph store 1\nnonsense"),
        lambda file: (file.parents[2] / ".store" / "files").write_text("stancegraph store 0"),
        lambda file: (file.parents[2] / ".store" / "files").write_text(""),
        lambda file: shutil.rmtree(file.parents[2] / ".store" / fresh(Folder(file.parents[2]))),
    ],
    ids="longer same-length removed added unlisted garbled older empty storeless".split(),  # noqa: SIM905
)
def test_after_a_change_the_files_answer(copy: Path, stale: object) -> None:
    build(copy)
    assert opened(Folder(copy)) is not None
    stale(next(copy.glob("articles/*/positions.ttl")))  # type: ignore[operator]
    assert opened(Folder(copy)) is None
    assert isinstance(load(copy), FolderEngine)


def test_a_file_that_was_only_touched_is_the_same(copy: Path) -> None:
    build(copy)
    os.utime(next(copy.glob("articles/*/positions.ttl")), ns=(1, 1))
    assert isinstance(load(copy), BuiltEngine)


def test_it_moves_with_its_folder(copy: Path) -> None:
    build(copy)
    moved = copy.rename(copy.with_name("elsewhere"))
    assert isinstance(load(moved), BuiltEngine)


def test_what_is_no_turtle_leaves_the_store_that_was_there(copy: Path) -> None:
    build(copy)
    file = next(copy.glob("articles/*/positions.ttl"))
    good = file.read_bytes()
    file.write_text("nonsense")
    with pytest.raises(MalformedTurtle, match=r"positions\.ttl"):
        build(copy)
    assert sorted(path.name for path in copy.iterdir() if path.name.startswith(".")) == [".store"]
    file.write_bytes(good)
    assert isinstance(load(copy), BuiltEngine)


def test_a_folder_that_cannot_be_written_to_is_told(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    with pytest.raises(OutputError, match="cannot write into the dataset folder"):
        build(copy)


def work(folder: str) -> bool:
    return build(folder, rebuild=True).made


def test_several_may_build_at_once_while_others_ask(copy: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        made = pool.map_async(work, [str(copy)] * 6)
        while not made.ready():
            assert len(ask("tenures", copy)) > 0
        assert all(made.get())
    assert isinstance(load(copy), BuiltEngine)
    assert [path.name for path in copy.iterdir() if path.name.startswith(".")] == [".store"]


def test_old_stores_are_taken_away_but_not_what_somebody_else_has_just_finished(copy: Path) -> None:
    for _ in range(3):
        build(copy, rebuild=True)
    place = copy / ".store"
    stores = sorted((path for path in place.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime_ns)
    assert len(stores) == 3
    for store in stores:
        os.utime(store, (time.time() - 90, time.time() - 90))
    build(copy, rebuild=True)
    left = [path for path in place.iterdir() if path.is_dir()]
    assert len(left) == 2
    assert stores[-1] in left, "who has just opened it goes on asking it"
    assert isinstance(load(copy), BuiltEngine)


def test_nothing_writes_it(copy: Path) -> None:
    build(copy)
    before = {path: path.stat().st_mtime_ns for path in (copy / ".store").rglob("*")}
    ask("who-supports-or-opposes", copy, proposal="the move")
    assert {path: path.stat().st_mtime_ns for path in (copy / ".store").rglob("*")} == before
