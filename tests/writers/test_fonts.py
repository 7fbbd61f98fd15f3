"""The book's typeface is ours in name, whole in its features, and the same on every run."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from chapbook.writers import fonts
from chapbook.writers.fonts import Face, Style

FRENCH = "Où l’État, « dès 1893 », œuvre-t-il\u202f? Ça\u00a0: AVÈC ÇÀ ÉÈÊËÎÏÔÙÛÜŸ ÆŒ 1er…"


@pytest.fixture(scope="module")
def upright(tmp_path_factory: pytest.TempPathFactory) -> Face:
    return fonts.faces(tmp_path_factory.mktemp("fonts"))[0]


def opened(path: Path) -> TTFont:
    return TTFont(BytesIO(path.read_bytes()))


def names(font: TTFont) -> dict[int, str]:
    return {record.nameID: str(record) for record in font["name"].names}


def test_there_is_an_upright_and_an_italic_face(tmp_path: Path) -> None:
    assert [face.style for face in fonts.faces(tmp_path)] == [Style.REGULAR, Style.ITALIC]


def test_instances_are_static(upright: Face) -> None:
    assert not {"fvar", "gvar", "STAT", "HVAR", "MVAR", "avar"} & set(opened(upright.path).keys())


def test_no_name_record_but_the_copyright_holds_the_original_name(upright: Face) -> None:
    found = names(opened(upright.path))
    assert fonts.ORIGINAL in found.pop(0)
    assert not [text for text in found.values() if "EB" in text]
    assert found[1] == fonts.FAMILY


def test_the_narrow_space_is_narrower_than_the_word_space(upright: Face) -> None:
    font = opened(upright.path)
    widths, characters = font["hmtx"], font.getBestCmap()
    assert widths[characters[0x202F]][0] < widths[characters[0x20]][0]


def test_every_french_letter_has_its_glyph_in_both_faces(tmp_path: Path) -> None:
    assert [fonts.missing(face, FRENCH) for face in fonts.faces(tmp_path)] == [(), ()]


def test_a_letter_without_glyph_is_told(upright: Face) -> None:
    assert fonts.missing(upright, "a\u05d0b\n") == ("\u05d0",)


def test_a_subset_holds_its_text_and_little_more(upright: Face) -> None:
    font = TTFont(BytesIO(fonts.subset(upright, FRENCH)))
    characters = set(font.getBestCmap())
    assert {ord(letter) for letter in FRENCH} <= characters
    assert ord("w") not in characters


def test_a_subset_keeps_small_capitals_figures_superiors_and_ligatures(upright: Face) -> None:
    font = TTFont(BytesIO(fonts.subset(upright, FRENCH + "fifl")))
    substitutions = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"smcp", "c2sc", "onum", "lnum", "pnum", "sups", "liga"} <= substitutions
    assert "kern" in {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}


def test_a_subset_keeps_our_name_and_the_licence(upright: Face) -> None:
    found = names(TTFont(BytesIO(fonts.subset(upright, "a"))))
    assert found[1] == fonts.FAMILY
    assert "Open Font License" in found[13]


def test_instances_and_subsets_are_the_same_bytes_when_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, upright: Face
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    again = fonts.faces(tmp_path / "unused")[0]
    assert again.path != upright.path
    assert again.path.read_bytes() == upright.path.read_bytes()
    assert fonts.subset(again, "abc") == fonts.subset(upright, "cba")


def test_without_a_cache_folder_the_instances_go_to_the_build_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert all(face.path.is_relative_to(tmp_path / "build") for face in fonts.faces(tmp_path / "build"))


def test_the_licence_is_whole() -> None:
    assert fonts.licence().startswith("Copyright 2017 The EB Garamond Project Authors")
    assert "OTHER DEALINGS IN THE FONT SOFTWARE" in fonts.licence()
