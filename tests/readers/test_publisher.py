"""The publisher's keys of edition.toml: what is right is read, what is wrong is named with its remedy."""

from __future__ import annotations

from pathlib import Path
from struct import pack

import pytest

from chapbook.readers.edition import read_edition
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError

LEAST = 'title = "Titre"\nauthor = "Auteur"\n'


def frame(width: int, height: int) -> bytes:
    """A JPEG's application segment and frame header."""
    return b"\xff\xe0\0\4\0\0\xff\xc0\0\x0b\x08" + pack(">HH", height, width) + bytes(4)


def edition_of(root: Path, keys: str) -> Edition:
    (root / "images").mkdir()
    (root / "images" / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (root / "images" / "faux.png").write_bytes(b"GIF89a")
    (root / "images" / "petit.jpg").write_bytes(b"\xff\xd8" + frame(900, 600))
    (root / "images" / "petit.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + pack(">II", 600, 999))
    (root / "images" / "assez.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + pack(">II", 1000, 600))
    (root / "edition.toml").write_text(LEAST + keys, encoding="utf-8")
    return read_edition(root / "edition.toml")


@pytest.mark.parametrize("isbn", ["978-2-07-036822-8", "9782070368228", "2-07-036822-X", "080442957X"])
def test_an_isbn_with_its_check_digit_is_read(isbn: str, tmp_path: Path) -> None:
    assert edition_of(tmp_path, f'isbn = "{isbn}"').isbn == isbn


def test_all_keys_of_the_publisher_are_read(tmp_path: Path) -> None:
    keys = 'cover = "images/c.jpg"\nlogo = "images/c.jpg"\ncollection = "C"\nimprint = "I"\nback_cover = "B"\n'
    edition = edition_of(tmp_path, keys + 'publisher = "P"')
    assert (edition.cover, edition.logo, edition.collection) == ("images/c.jpg", "images/c.jpg", "C")
    assert (edition.imprint, edition.back_cover) == ("I", "B")


def test_a_cover_of_a_thousand_pixels_and_a_logo_of_any_size_are_taken(tmp_path: Path) -> None:
    keys = 'cover = "images/assez.png"\nlogo = "images/petit.png"\npublisher = "P"'
    assert edition_of(tmp_path, keys).cover == "images/assez.png"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('isbn = "978-2-07-036822-7"', "the key 'isbn' is no ISBN"),
        ('isbn = "12345"', "the key 'isbn' is no ISBN"),
        ('cover = "c.jpg"', "the key 'cover': the picture c.jpg is not in the folder images. Put it there"),
        ('cover = "images/../../c.jpg"', "is not in the folder images"),
        ('cover = "images/absent.jpg"', "images/absent.jpg is not there"),
        (
            'cover = "images/petit.jpg"',
            "petit.jpg is 900 by 600 pixels, too small for the e-book shops. Give one",
        ),
        ('cover = "images/petit.png"', "petit.png is 600 by 999 pixels"),
        ('cover = "images/c.gif"', "is none of .jpg, .jpeg, .png"),
        ('publisher = "P"\nlogo = "images/faux.png"', "the key 'logo': the picture images/faux.png is no PNG"),
        ('logo = "images/c.jpg"', "the key 'logo' needs the key 'publisher'"),
    ],
)
def test_a_key_that_cannot_be_used_is_named_with_its_remedy(keys: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        edition_of(tmp_path, keys)
    assert str(caught.value).startswith(str(tmp_path / "edition.toml"))
    assert told in str(caught.value)
