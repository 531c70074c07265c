"""Tests of drawing: pictures as SVG, PNG and PDF, saved whole or not at all."""

import sys
import zlib
from functools import partial
from pathlib import Path

import pytest

from stancegraph import draw
from stancegraph.drawing import Picture, check_ending
from stancegraph.errors import MissingExtra, Misuse, OutputError, UnknownParameter, UnknownQuestion
from stancegraph.pictures import PICTURES


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Give the width, height and filtered rows of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    packed, place = b"", 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            packed += png[place + 8 : place + 8 + length]
        place += 12 + length
    return wide, high, zlib.decompress(packed)


@pytest.mark.parametrize("name", PICTURES)
def test_a_png_has_two_points_for_each_unit_and_is_not_blank(name: str, village: Path) -> None:
    pytest.importorskip("resvg_py", reason="what draws PNG files is not installed")
    picture = draw(name, village)
    wide, high, rows = pixels(picture.png())
    size = [float(picture.svg.split(f' {side}="')[1].split('"')[0]) for side in ("width", "height")]
    assert (wide, high) == (pytest.approx(2 * size[0], abs=2), pytest.approx(2 * size[1], abs=2))
    assert len(set(rows)) > 10
    assert picture.png() == picture.png()


def test_without_a_font_a_png_would_have_no_labels_and_that_is_said(monkeypatch: pytest.MonkeyPatch, village: Path) -> None:
    resvg = pytest.importorskip("resvg_py", reason="what draws PNG files is not installed")
    monkeypatch.setattr(resvg, "svg_to_bytes", partial(resvg.svg_to_bytes, skip_system_fonts=True))
    with pytest.raises(OutputError, match=r"no font is installed.*install a font such as Noto Sans, or save as \.svg"):
        draw("matrix", village).png()


def test_a_pdf_has_the_texts_as_text_and_no_date(village: Path) -> None:
    pytest.importorskip("typst", reason="what draws PDF files is not installed")
    picture = draw("matrix", village)
    pdf = picture.pdf()
    assert pdf.startswith(b"%PDF-")
    assert b"CreationDate" not in pdf
    assert pdf == picture.pdf()


@pytest.mark.parametrize(("module", "ending", "package"), [("resvg_py", ".png", "resvg-py"), ("typst", ".pdf", "typst")])
def test_a_missing_extra_says_what_to_install(
    module: str, ending: str, package: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    file = tmp_path / f"picture{ending}"
    file.write_text("as it was")
    with pytest.raises(MissingExtra) as raised:
        Picture("matrix", "<svg/>").save(file)
    assert str(raised.value).endswith(f"install it with: {sys.executable} -m pip install {package}")
    assert file.read_text() == "as it was"


def test_svg_is_saved_as_it_is_and_shown_in_notebooks(village: Path, tmp_path: Path) -> None:
    picture = draw("matrix", village)
    picture.save(tmp_path / "picture.SVG")
    assert (tmp_path / "picture.SVG").read_text(encoding="utf-8") == picture.svg == picture._repr_svg_()
    assert repr(picture) == "Picture(matrix)"
    assert list(tmp_path.iterdir()) == [tmp_path / "picture.SVG"]


def test_a_file_that_cannot_be_written_is_an_error(village: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        draw("matrix", village).save("/nowhere/picture.svg")


@pytest.mark.parametrize("path", ["picture.gif", "picture", ".svg", "picture.svg.txt"])
def test_another_ending_is_misuse(path: str) -> None:
    with pytest.raises(Misuse, match=r"use one of: \.svg, \.png, \.pdf"):
        check_ending(path)


def test_what_cannot_be_drawn_is_said(village: Path) -> None:
    with pytest.raises(Misuse, match="use one of: matrix, network, dependencies, timeline"):
        draw("map")
    with pytest.raises(Misuse, match="the timeline shows no view"):
        draw("timeline", view="positions")
    with pytest.raises(UnknownParameter):
        draw("timeline", village, actor="Tom Reed")
    with pytest.raises(UnknownQuestion):
        draw("network", village, view="nonsense")


def test_filters_leave_out_what_they_do_in_exports() -> None:
    assert draw("matrix", actor="Israel").svg.count('class="position"') == 2
    assert draw("matrix", actor=["Israel", "Turkey"]).svg.count('class="position"') == 3
