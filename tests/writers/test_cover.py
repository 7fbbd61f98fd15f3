"""The cover: type in a frame, nothing over the edge, the same lines in SVG and JPEG."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from chapbook.shapes.edition import Edition
from chapbook.writers import fonts
from chapbook.writers.cover import (
    HEIGHT,
    MEASURE,
    SHOP_HEIGHT,
    TITLE,
    WIDTH,
    Line,
    Setting,
    Type,
    cover_jpeg,
    cover_lines,
    cover_svg,
)
from epub_books import EDITION, FRENCH


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> tuple[fonts.Face, ...]:
    """The book's faces."""
    return fonts.faces(tmp_path_factory.mktemp("faces"))


@pytest.fixture(scope="module")
def setting(faces: tuple[fonts.Face, ...]) -> Setting:
    """Sets type with the book's faces."""
    return Setting({face.style: face.path for face in faces})


def words(lines: tuple[Line, ...]) -> str:
    """All that the cover says."""
    return " ".join(line.text for line in lines)


def test_a_cover_says_who_wrote_what(faces: tuple[fonts.Face, ...]) -> None:
    told = words(cover_lines(EDITION, FRENCH, faces))
    assert told == "Jeanne & Cie De la fête essai <neuf> & complet ❦ Traduit par Un inconnu L’Atelier"


def test_a_subtitle_of_the_edition_keeps_the_title_whole(faces: tuple[fonts.Face, ...]) -> None:
    lines = cover_lines(replace(EDITION, subtitle="Un sous-titre"), FRENCH, faces)
    assert "De la fête\u00a0: essai <neuf> & complet Un sous-titre" in words(lines)


@pytest.mark.parametrize(
    "edition",
    [
        EDITION,
        Edition(title="X", author="Y"),
        Edition(title="De l’essence de la Révolution populaire\u00a0: liberté et socialisme", author="Rudolf Rocker"),
        Edition(title="Un titre qui ne finit pas " * 6, author="Un nom d’auteur qui est lui aussi bien trop long"),
        Edition(title="Anticonstitutionnellement", author="A"),
    ],
    ids=lambda edition: edition.title[:12],
)
def test_no_line_runs_out_of_the_frame_or_over_another(
    edition: Edition, faces: tuple[fonts.Face, ...], setting: Setting
) -> None:
    lines = cover_lines(edition, FRENCH, faces)
    assert all(setting.width(line.text, line.type) <= MEASURE + 1 for line in lines)
    assert all(above.baseline + below.type.size * 0.5 < below.baseline for above, below in pairwise(lines))
    assert lines[0].baseline > 0
    assert lines[-1].baseline < HEIGHT


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.text(alphabet="abcdéx’", min_size=1, max_size=12), min_size=1, max_size=12))
def test_breaking_a_title_loses_no_word(setting: Setting, said: list[str]) -> None:
    lines = setting.lines(" ".join(said), Type(150))
    assert " ".join(line for line, _ in lines).split() == " ".join(said).split(" ")


def test_no_line_of_a_title_ends_in_a_small_word(setting: Setting) -> None:
    lines = setting.fitted("De l’essence de la Révolution populaire", TITLE, 1000)
    assert [line for line, _ in lines] == ["De l’essence", "de la Révolution", "populaire"]


def test_the_jpeg_is_of_the_size_that_shops_ask_for(faces: tuple[fonts.Face, ...]) -> None:
    with Image.open(BytesIO(cover_jpeg(cover_lines(EDITION, FRENCH, faces), faces))) as image:
        assert (image.size, image.format, image.mode) == ((WIDTH, HEIGHT), "JPEG", "RGB")
        assert "progressive" not in image.info
        assert len(image.getexif()) == 0


def test_the_svg_holds_the_lines_as_text(faces: tuple[fonts.Face, ...]) -> None:
    lines = cover_lines(EDITION, FRENCH, faces)
    root = etree.fromstring(cover_svg(lines, "Un titre", ""))
    assert [element.text for element in root.iter("{*}text")] == [line.text for line in lines]
    assert [element.text for element in root.iter("{*}title")] == ["Un titre"]


def test_the_frame_and_the_type_are_drawn(faces: tuple[fonts.Face, ...]) -> None:
    with Image.open(BytesIO(cover_jpeg(cover_lines(EDITION, FRENCH, faces), faces))) as image:
        dark = image.convert("L").point(lambda value: 255 if value < 100 else 0)
        assert dark.getbbox() == pytest.approx((70, 70, WIDTH - 70, HEIGHT - 70), abs=2)
        assert dark.crop((200, 300, WIDTH - 200, 500)).getbbox() is not None


def test_the_cover_for_shops_is_higher_and_as_wide(faces: tuple[fonts.Face, ...]) -> None:
    lines = cover_lines(EDITION, FRENCH, faces)
    assert Image.open(BytesIO(cover_jpeg(lines, faces, SHOP_HEIGHT))).size == (1600, 2560)
