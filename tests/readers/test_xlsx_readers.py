"""Workbooks in openpyxl, with every formula and error refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.exports.reading import same, tables_of, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty", "undirected"])
def test_openpyxl(python_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    path = tmp_path / "graph.xlsx"
    path.write_bytes(written("xlsx", graph))
    sheets = python_reader("openpyxl_xlsx", path)

    def filled(row: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in row.items() if value is not None}

    nodes = {row.pop("id"): filled(row) for row in sheets["nodes"]}
    edges = [(row.pop("id"), row.pop("source"), row.pop("target"), filled(row)) for row in sheets["edges"]]
    # openpyxl leaves a carriage return as the standard writes it (ISO/IEC 29500-1, 22.9.2.19)
    same(tables_of("xlsx", graph), nodes, edges, lambda _, value: value.replace("\r", "_x000D_") if isinstance(value, str) else value)


@pytest.mark.parametrize("graph", ["positions", "merged", "ferry", "nasty"])
def test_openpyxl_reads_a_matrix(python_reader: Callable[..., Any], tmp_path: Path, graph: str) -> None:
    path = tmp_path / "matrix.xlsx"
    path.write_bytes(written("matrix-xlsx", graph))
    sheets = python_reader("openpyxl_xlsx", path)
    assert list(sheets) == ["matrix", "legend"]
    filled = [value for row in sheets["matrix"] for name, value in row.items() if name not in ("actor", "kind") and value]
    assert sum(len(value.split("\n(")) for value in filled) == len(tables_of("matrix-xlsx", graph).edges)
