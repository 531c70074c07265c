"""Tests of the matrix: every position stands in its cell, as the stored question has it, in CSV and in a workbook."""

import csv
import io
from collections import defaultdict
from typing import Any

import networkx
import pytest
from tests.exports.nasty import nasty
from tests.exports.reading import FERRY, tables_of, written

import stancegraph
from stancegraph.colours import SIGNS
from stancegraph.errors import Misuse
from stancegraph.exporting import export
from stancegraph.exports import matrix_xlsx
from stancegraph.exports.comma import NOTE
from stancegraph.exports.matrix import MARKS, Stand, matrix, stand
from stancegraph.exports.tables import Edge, tabulate

openpyxl = pytest.importorskip("openpyxl")
Cells = dict[tuple[str, str], list[str]]


def table(text: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def cells_of(rows: list[list[Any]], joiner: str) -> Cells:
    head, *body = rows
    found = {(row[0], name): cell for row in body for name, cell in zip(head[2:], row[2:], strict=True)}
    return {place: cell.split(joiner) for place, cell in found.items() if cell}


def book(content: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet(content: Any, name: str = "matrix") -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book(content)[name].iter_rows()]


@pytest.mark.parametrize("graph", ["positions", "ferry"])
def test_every_position_stands_as_the_question_has_it(graph: str) -> None:
    found = cells_of(table(written("matrix-csv", graph)), "; ")
    asked: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in stancegraph.ask("who-supports-or-opposes", FERRY if graph == "ferry" else None):
        sign = f"({SIGNS[int(row['polarity'])]})"
        voice = "" if row["ownWord"] in (True, "true") else f" [{row['voicing']}]"
        asked[row["holderLabel"], row["proposalLabel"]].append((sign, row["stanceLabel"], row["conditions"] or [], voice))
    assert set(asked) == set(found)
    for place, wanted in asked.items():
        cell = found[place]
        assert len(cell) == len(wanted)
        for sign, stance, conditions, voice in wanted:
            fitting = [text for text in cell if text.startswith(f"{sign} {stance}") and text.endswith(voice)]
            assert fitting, (place, cell)
            assert any(all(condition in text for condition in conditions) for text in fitting)
            assert bool(conditions) == any("on condition" in text for text in fitting)


@pytest.mark.parametrize("graph", ["positions", "ferry"])
def test_there_is_one_entry_per_position(graph: str) -> None:
    tables = tables_of("matrix-csv", graph)
    assert sum(map(len, matrix(tables).cells.values())) == len(tables.edges)
    assert sum(map(len, cells_of(sheet(written("matrix-xlsx", graph)), "\n").values())) == len(tables.edges)


@pytest.mark.parametrize("graph", ["positions", "ferry", "merged", "nasty"])
def test_both_formats_hold_the_same(graph: str) -> None:
    tables = tables_of("matrix-csv", graph)
    made = matrix(tables)
    rows = table(written("matrix-csv", graph))
    assert rows[0] == ["actor", "kind", *made.proposals]
    assert [tuple(row[:2]) for row in rows[1:]] == made.actors
    found = sheet(written("matrix-xlsx", graph))

    def text(value: Any) -> Any:
        return (value or "").replace("_x000D_", "\r")

    assert [[text(value) for value in row[:2]] for row in found] == [row[:2] for row in rows]
    for (row, column), stands in made.cells.items():
        assert rows[row + 1][column + 2] == "; ".join(one.text for one in stands)
        assert text(found[row + 1][column + 2]) == "\n".join(one.text for one in stands)
    assert sum(1 for row in rows[1:] for cell in row[2:] if cell) == len(made.cells)


def test_rows_and_columns_are_sorted_and_all_nodes_are_there() -> None:
    tables = tables_of("matrix-csv", "positions")
    made = matrix(tables)
    labels = [label for label, _ in made.actors]
    assert labels == sorted(labels, key=str.casefold)
    assert made.proposals == sorted(made.proposals, key=str.casefold)
    assert sorted([*labels, *made.proposals]) == sorted(str(node.values["label"]) for node in tables.nodes)
    assert all(kind and kind != "proposal" for _, kind in made.actors)


def test_two_of_one_name_are_told_apart() -> None:
    graph = networkx.MultiDiGraph()
    for id_ in "ab":
        graph.add_node(id_, label="Ann")
        graph.add_edge(id_, "c", label="supports", polarity=1)
    graph.add_node("idle", label="Bo")
    graph.add_node("unheard", label="the road", kind="proposal")
    made = matrix(tabulate(graph))
    assert made.actors == [("Ann (a)", ""), ("Ann (b)", ""), ("Bo", "")]
    assert made.proposals == ["c", "the road"]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"polarity": 1}, "(+) says"),
        ({"polarity": -1, "countsAsOwn": True, "voicing": "own words", "weight": 1.0}, "(−) says"),
        ({"polarity": 0.5, "weight": 2.0}, "(+) says ×2"),
        ({"condition": ["a"]}, "(○) says, on condition: a"),
        ({"condition": ["a", "b"], "conditionCombination": "all of them"}, "(○) says, on condition (all of them): a / b"),
        ({"countsAsOwn": False, "voicing": "imputed by others"}, "(○) says [imputed by others]"),
        ({"countsAsOwn": False}, "(○) says [not own]"),
        ({"countsAsOwn": ["False", "True"], "voicing": ["own words", "predicted"]}, "(○) says [partly own words, predicted]"),
        ({"iris": ["x", "y"], "condition": ["a"], "countsAsOwn": ["True"]}, "(○) says, partly on condition: a"),
    ],
)
def test_a_position_in_words(values: dict[str, Any], text: str) -> None:
    assert stand(Edge("e", "a", "b", {"label": "says", **values})).text == text


def test_positions_of_one_cell_stand_in_order() -> None:
    graph = networkx.MultiDiGraph()
    for number, polarity in enumerate([-1, 0, 1]):
        graph.add_edge("a", "b", label=f"s{number}", polarity=polarity)
    assert matrix(tabulate(graph)).cells == {(0, 0): [Stand("(+) s2", 1), Stand("(○) s1", 0), Stand("(−) s0", -1)]}


def test_no_cell_of_ours_looks_like_a_formula() -> None:
    done = export("matrix-csv", spreadsheet_safe=True)
    assert done.content == export("matrix-csv").content
    assert NOTE not in done.notes


def test_a_formula_as_a_name_is_marked_where_that_is_wanted() -> None:
    done = export("matrix-csv", nasty(), spreadsheet_safe=True)
    assert NOTE in done.notes
    assert "'=HYPERLINK" in str(done.content)
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in table(done.content) for cell in row)


def test_the_ground_tells_which_way_a_position_goes() -> None:
    tables = tables_of("matrix-xlsx", "ferry")
    made = matrix(tables)
    grounds = dict(matrix_xlsx.grounds())
    page = book(written("matrix-xlsx", "ferry"))["matrix"]
    for (row, column), stands in made.cells.items():
        signs = {one.sign for one in stands}
        cell = page.cell(row + 2, column + 3)
        assert cell.fill.start_color.rgb == "FF" + grounds[signs.pop() if len(signs) == 1 else None][1:]
        assert cell.alignment.wrap_text
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", page.dimensions)


def test_grounds_are_light_enough_to_read_on() -> None:
    def light(colour: str) -> float:
        channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for _, ground in matrix_xlsx.grounds():
        assert (light(ground) + 0.05) / 0.05 >= 7, "black on it has the contrast of WCAG AAA"


def test_the_legend_explains_every_mark() -> None:
    tables = tables_of("matrix-xlsx", "ferry")
    rows = sheet(written("matrix-xlsx", "ferry"), "legend")
    told = {row[0]: row[1] for row in rows}
    assert MARKS.items() <= told.items()
    assert (told["title"], told["description"]) == (tables.title, tables.description)


def test_a_cell_that_is_too_long_is_cut_and_that_is_noted() -> None:
    graph = networkx.MultiDiGraph()
    for _ in range(3):
        graph.add_edge("a", "b", label="s" * 20_000)
    done = export("matrix-xlsx", graph)
    assert matrix_xlsx.CUT in done.notes
    assert len(sheet(done.content)[1][2]) == 32_767


def test_only_positions_make_a_matrix() -> None:
    for name in ("matrix-csv", "matrix-xlsx"):
        with pytest.raises(Misuse):
            export(name, view="actors")


@pytest.mark.parametrize("graph", [networkx.MultiDiGraph(), networkx.path_graph(3)], ids=["empty", "path"])
def test_any_graph_makes_a_matrix(graph: networkx.Graph) -> None:
    rows = table(export("matrix-csv", graph).content)
    assert sheet(export("matrix-xlsx", graph).content)[0] == rows[0]
