"""The book's typeface is ours in name, whole in its features, and the same on every run."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from chapbook.shapes.findings import SetupError
from chapbook.writers import fonts
from chapbook.writers.fonts import FAMILIES, Face, Family, Style, Typeface, find_family
from chapbook.writers.pdf.breaking.shapes import TextStyle
from chapbook.writers.pdf.breaking.widths import Ruler

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
    assert fonts.GARAMOND.family.original in found.pop(0)
    assert not [text for text in found.values() if "EB" in text]
    assert found[1] == fonts.GARAMOND.family.name


def test_the_narrow_space_is_narrower_than_the_word_space(upright: Face) -> None:
    font = opened(upright.path)
    widths, characters = font["hmtx"], font.getBestCmap()
    assert widths[characters[0x202F]][0] < widths[characters[0x20]][0]


@pytest.mark.parametrize(("accented", "bare"), [("à", "a"), ("è", "e"), ("ë", "e")])
def test_an_accent_that_leans_towards_the_apostrophe_keeps_clear_of_it(
    accented: str, bare: str, tmp_path: Path
) -> None:
    ruler = Ruler(*(face.path for face in fonts.faces(tmp_path)))
    style = TextStyle(italic=False, size=1000, features=(), language="fr")

    def kern(letter: str) -> float:
        return ruler.width(f"’{letter}", style) - ruler.width("’", style) - ruler.width(letter, style)

    assert kern(accented) >= kern(bare) + 40


def test_every_french_letter_has_its_glyph_in_both_faces(tmp_path: Path) -> None:
    assert [fonts.missing(face, FRENCH) for face in fonts.faces(tmp_path)] == [(), ()]


@pytest.fixture(params=FAMILIES, ids=lambda family: family.original)
def family(request: pytest.FixtureRequest) -> Family:
    found: Family = request.param
    if not found.installed:
        pytest.skip(f"{found.original} comes with {found.debian}, which is not installed")
    return found


def test_every_family_has_every_french_letter_and_space_in_both_faces(family: Family, tmp_path: Path) -> None:
    found = fonts.faces(tmp_path, Typeface(family))
    assert [fonts.missing(face, f"{FRENCH}\u2011\u205f\u3000") for face in found] == [(), ()]


def test_every_family_is_ours_in_name_and_keeps_its_licence(family: Family, tmp_path: Path) -> None:
    for face in fonts.faces(tmp_path, Typeface(family)):
        font = opened(face.path)
        told = [text for number, text in names(font).items() if number not in (0, 9, 13, 14)]
        if "CFF " in font:
            top = font["CFF "].cff.topDictIndex[0]
            told += [*font["CFF "].cff.fontNames, top.FullName, top.FamilyName]
        assert not [text for text in told if "Source" in text or "Libertine" in text or "EB" in text]
        assert names(font)[6] == f"{family.postscript}-{face.style.capitalize()}"
    assert fonts.licence(family).startswith(("Copyright", "©"))
    assert "OTHER DEALINGS IN THE FONT SOFTWARE" in fonts.licence(family)


def test_the_metrics_of_a_family_are_those_of_its_files(family: Family, tmp_path: Path) -> None:
    for face in fonts.faces(tmp_path, Typeface(family)):
        font = opened(face.path)
        em = font["head"].unitsPerEm
        assert font["hhea"].ascent / em == pytest.approx(family.ascent)
        assert -font["hhea"].descent / em == pytest.approx(family.descent)
        assert not {"fvar", "gvar"} & set(font.keys())


def test_a_family_says_truly_whether_its_italic_has_small_capitals(family: Family, tmp_path: Path) -> None:
    upright, italic = (opened(face.path) for face in fonts.faces(tmp_path, Typeface(family)))
    has = ["smcp" in {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord} for font in (upright, italic)]
    assert has == [True, family.italic_small_caps]


def test_where_two_letters_share_a_small_capital_capitals_stay_capitals(family: Family, tmp_path: Path) -> None:
    font = opened(fonts.faces(tmp_path, Typeface(family))[0].path)
    characters = font.getBestCmap()
    small, both = (
        {
            name: other
            for record in font["GSUB"].table.FeatureList.FeatureRecord
            if record.FeatureTag == feature
            for index in record.Feature.LookupListIndex
            for table in font["GSUB"].table.LookupList.Lookup[index].SubTable
            for name, other in getattr(getattr(table, "ExtSubTable", table), "mapping", {}).items()
        }
        for feature in ("smcp", "c2sc")
    )
    shared = both[characters[ord("L")]] == small[characters[ord("l")]]
    assert shared is (family.capitals == "small-caps")


def test_the_fleuron_of_a_family_is_in_its_upright_face(family: Family, tmp_path: Path) -> None:
    assert fonts.missing(fonts.faces(tmp_path, Typeface(family))[0], family.fleuron) == ()


def test_a_family_that_is_not_installed_is_refused_with_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = tuple(replace(family, folder=Path("/nowhere")) for family in FAMILIES)
    monkeypatch.setattr("chapbook.writers.fonts.families.FAMILIES", absent)
    with pytest.raises(SetupError, match=r"Linux Libertine is not installed.*apt-get install fonts-linuxlibertine"):
        find_family("Linux Libertine")


def test_two_cuts_of_a_family_are_two_fonts(tmp_path: Path) -> None:
    light, heavy = (fonts.faces(tmp_path, Typeface(FAMILIES[0], weight))[0] for weight in (400, 500))
    assert light.path != heavy.path
    assert light.path.read_bytes() != heavy.path.read_bytes()


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
    assert found[1] == fonts.GARAMOND.family.name
    assert "Open Font License" in found[13]


def test_without_a_cache_folder_the_instances_are_made_in_the_build_folder_byte_for_byte_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, upright: Face
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    again, slanted = fonts.faces(tmp_path / "build")
    assert all(face.path.is_relative_to(tmp_path / "build") for face in (again, slanted))
    assert again.path.read_bytes() == upright.path.read_bytes()
    assert fonts.subset(again, "abc") == fonts.subset(upright, "cba")


def test_the_licence_is_whole() -> None:
    assert fonts.licence().startswith("Copyright 2017 The EB Garamond Project Authors")
    assert "OTHER DEALINGS IN THE FONT SOFTWARE" in fonts.licence()
