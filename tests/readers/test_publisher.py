"""The publisher's keys of edition.toml: what is right is read, what is wrong is named with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.readers.edition import read_edition
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError

LEAST = 'title = "Titre"\nauthor = "Auteur"\n'


def edition_of(root: Path, keys: str) -> Edition:
    (root / "images").mkdir()
    (root / "images" / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (root / "images" / "faux.png").write_bytes(b"GIF89a")
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


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ('isbn = "978-2-07-036822-7"', "the key 'isbn' is no ISBN"),
        ('isbn = "12345"', "the key 'isbn' is no ISBN"),
        ('cover = "c.jpg"', "the key 'cover': the picture c.jpg is not in the folder images. Put it there"),
        ('cover = "images/../../c.jpg"', "is not in the folder images"),
        ('cover = "images/absent.jpg"', "images/absent.jpg is not there"),
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
