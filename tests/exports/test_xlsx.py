"""Tests of workbooks: openpyxl gets every value as what it is, and no text is a formula, a link or a number."""

import io
import sys
import zipfile
from typing import Any

import networkx
import pytest
from tests.exports.nasty import FORMULA, nasty
from tests.exports.reading import GRAPHS, same, tables_of, written

from stancegraph.errors import MissingExtra, Misuse
from stancegraph.exporting import export
from stancegraph.exports import spreadsheet
from stancegraph.exports.about import About, about
from stancegraph.exports.tables import tabulate
from stancegraph.exports.xlsx import write

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")


def sheets(content: bytes) -> dict[str, list[dict[str, Any]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        assert all(cell.data_type not in "fe" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
        head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [{name: value for name, value in zip(head, row, strict=True) if value is not None} for row in rows]
    return found


def returned(_column: str, value: Any) -> Any:
    """Give what openpyxl makes of a value: it does not read how the standard writes a carriage return (ISO/IEC 29500-1, 22.9.2.19)."""
    return value.replace("\r", "_x000D_") if isinstance(value, str) else value


@pytest.mark.parametrize("graph", GRAPHS)
def test_everything_comes_back(graph: str) -> None:
    found = sheets(written("xlsx", graph))
    assert list(found) == ["nodes", "edges", "about"]
    nodes = {row.pop("id"): row for row in found["nodes"]}
    edges = [(row.pop("id"), row.pop("source"), row.pop("target"), row) for row in found["edges"]]
    tables = tables_of("xlsx", graph)
    same(tables, nodes, edges, returned)
    assert [About(**row) for row in found["about"]] == about(tables)


def test_texts_that_look_like_something_else_stay_texts() -> None:
    graph = networkx.MultiDiGraph()
    texts = [
        FORMULA,
        "+1",
        "-1",
        "@x",
        "1",
        "1e5",
        "TRUE",
        "http://example.org/",
        "mailto:a@b.org",
        "#N/A",
        "{=1}",
        "2025-01-02",
        " a ",
        "_x000D_",
    ]
    for text in texts:
        graph.add_node(text, label=text)
    rows = sheets(write(tabulate(graph)))["nodes"]
    assert [row["id"] for row in rows] == texts
    assert [row["label"] for row in rows] == texts


def test_values_are_what_they_are() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="A", flag=True, number=2**53, share=0.1, day="2025-01-02", big=2**64)
    row = sheets(write(tabulate(graph)))["nodes"][0]
    assert row == {"id": "a", "label": "A", "flag": True, "number": 2**53, "share": 0.1, "day": "2025-01-02", "big": str(2**64)}


def test_a_text_that_no_cell_can_hold_is_cut_and_that_is_noted() -> None:
    graph = networkx.MultiDiGraph()
    graph.add_node("a", label="L" * 40_000, emoji="😀" * 20_000, names=["x" * 20_000] * 2)
    done = export("xlsx", graph)
    row = sheets(done.content)["nodes"][0]  # type: ignore[arg-type]
    assert (len(row["label"]), len(row["emoji"]), len(row["names"])) == (32_767, 16_383, 32_767)
    assert "texts are cut after 32767 signs: emoji, label, names" in done.notes


def test_the_head_stays_in_sight_and_filters() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", "ferry")))
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert all(spreadsheet.NARROWEST <= width <= spreadsheet.WIDEST + 1 for width in widths)


def test_the_clock_is_nowhere() -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", "ferry"))) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(1980, 1, 1)}
        properties = archive.read("docProps/core.xml").decode()
    assert properties.count("1980-01-01T00:00:00Z") == 2


def test_without_the_library_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra, match=r"-m pip install XlsxWriter"):
        export("xlsx", nasty())


def test_what_no_sheet_can_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 5)
    with pytest.raises(Misuse, match="10 rows"):
        export("xlsx", nasty())
