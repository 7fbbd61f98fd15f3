"""The specimen: two pages of each style, in the style's own fonts, whole."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from chapbook.check.glyphs import Part, read_fonts, read_pages
from chapbook.check.lines import lines_of
from chapbook.check.spaces import word_spaces
from chapbook.pipeline.specimen import run_specimen
from chapbook.writers.styles import read_style, style_names
from epub_books import STYLES


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    root = tmp_path_factory.mktemp("specimen")
    shutil.copytree(STYLES, root / "styles")
    assert run_specimen(root) == 0
    return tuple(sorted((root / "build" / "specimen").glob("*.pdf")))


def test_there_is_one_for_each_style(written: tuple[Path, ...]) -> None:
    assert [path.stem for path in written] == list(style_names(STYLES)) == ["large-print", "photocopy", "sober"]


def test_each_is_two_pages_in_its_own_typeface_with_nothing_cut_off(written: tuple[Path, ...]) -> None:
    for path in written:
        pages = read_pages(path)
        assert len(pages) == 2
        for glyph in (glyph for page in pages for glyph in page.glyphs):
            assert 20 < glyph.box[0] <= glyph.box[2] < pages[0].width - 20
            assert 20 < glyph.y < pages[0].height - 20
        ours = read_style(STYLES, path.stem).typeface.family.postscript
        assert all(font.embedded and ours in font.name.replace("-", "") for font in read_fonts(path))


def test_each_shows_small_capitals_figures_french_spaces_and_a_note(written: tuple[Path, ...]) -> None:
    for path in written:
        told = "".join(glyph.letter for page in read_pages(path) for glyph in page.glyphs)
        for part in ("0123456789", "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "fine|\u202f|", "affiche", "Note au bas de la page"):
            assert part in told or part.replace(" ", "") in told.replace(" ", "")


@pytest.mark.parametrize("style", ["photocopy", "sober"])
def test_its_lines_are_set_as_a_book_is_by_total_fit(written: tuple[Path, ...], style: str) -> None:
    path = next(path for path in written if path.stem == style)
    lines = [replace(line, part=Part.TEXT) for line in lines_of(read_pages(path)[:1])]
    spaces = word_spaces(lines)
    assert len(spaces.lines) >= 12
    assert spaces.loose == ()
    assert spaces.spread < 0.06


def test_large_print_shows_no_small_size(written: tuple[Path, ...]) -> None:
    large = next(path for path in written if path.stem == "large-print")
    assert "8" not in {glyph.letter for glyph in read_pages(large)[1].glyphs[:3]}


def test_an_unknown_typeface_ends_with_a_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(STYLES, tmp_path / "styles")
    assert run_specimen(tmp_path, "Arial") == 1
    assert "Use one of: EB Garamond" in capsys.readouterr().err
