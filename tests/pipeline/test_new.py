"""New book folders: whole or not at all, nothing overwritten, and an edition.toml that reads back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chapbook import languages
from chapbook.pipeline.new import guess_language, new_book, run_new, slug_of
from chapbook.readers.edition import read_book
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Scan

TEXT = "La liberté et le socialisme sont de la même famille.\f\nIls n'ont pas d'autre maison que le peuple.\n"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Numérisation no 1.TXT.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("De l’essence de la Révolution populaire", "de-l-essence-de-la-revolution-populaire"),
        ("L'Œuvre & la Cité… (1898)", "l-oeuvre-la-cite-1898"),
        ("  À  ", "a"),
        ("x" * 100, "x" * 60),
        ("mot " * 40, "-".join(["mot"] * 15)),
    ],
)
def test_a_slug_is_the_title_in_plain_letters(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_title_without_plain_letters_asks_for_a_slug() -> None:
    with pytest.raises(SetupError, match="--slug"):
        slug_of("革命")


def test_the_new_folder_holds_the_scan_byte_for_byte_and_an_edition_that_reads_back(tmp_path: Path, scan: Path) -> None:
    title = 'Un "titre" \\ [b]é[/b]'
    made = new_book(tmp_path, scan, title, "L'auteur", "un-titre")
    book = read_book(tmp_path, "un-titre")
    assert made.folder == book.folder == tmp_path / "source" / "un-titre"
    assert sorted(path.name for path in made.folder.iterdir()) == ["edition.toml", "scan.txt"]
    assert (made.folder / "scan.txt").read_bytes() == scan.read_bytes()
    assert (book.edition.title, book.edition.author, book.edition.language) == (title, "L'auteur", "fr")
    assert not book.edition.rights.stated


def test_a_folder_of_pages_is_taken_whole(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in ("1", "2"):
        (pages / f"{number}.txt").write_text("Le peuple et la liberté.\n", encoding="utf-8")
    made = new_book(tmp_path, pages, "Titre", "Auteur")
    assert len(made.scan.pages) == 2
    assert sorted(path.name for path in (made.folder / "scan").iterdir()) == ["1.txt", "2.txt"]
    assert read_book(tmp_path, "titre").edition.scan == "scan"


def test_every_key_that_is_off_can_be_set(tmp_path: Path, scan: Path) -> None:
    folder = new_book(tmp_path, scan, "Titre", "Auteur").folder
    edition = folder / "edition.toml"
    on = re.sub(r"^# (\w+ = )", r"\1", edition.read_text(encoding="utf-8"), flags=re.MULTILINE)
    edition.write_text(on, encoding="utf-8")
    assert read_book(tmp_path, "titre").edition.chapters == "heading 1"


def test_pages_and_language_are_guessed(tmp_path: Path, scan: Path) -> None:
    made = new_book(tmp_path, scan, "Titre", "Auteur")
    assert len(made.scan.pages) == 2
    assert made.guesses[0].code == "fr"
    assert made.guesses[0].share > 0.9


def test_a_guess_is_made_for_every_language_at_hand() -> None:
    guesses = guess_language(Scan("the quick brown fox jumped over it", ()))
    assert {guess.code for guess in guesses} == set(languages.known())
    assert guesses[0].share < 0.6


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path, scan: Path) -> None:
    folder = new_book(tmp_path, scan, "Titre", "Auteur").folder
    (folder / "edition.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(SetupError, match="already there"):
        new_book(tmp_path, scan, "Titre", "Auteur")
    assert (folder / "edition.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20])
def test_a_scan_that_is_no_text_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes(content)
    with pytest.raises(SetupError):
        new_book(tmp_path, path, "Titre", "Auteur")
    assert not list(tmp_path.glob("source/*"))


def test_metadata_that_cannot_be_used_leaves_nothing_behind(tmp_path: Path, scan: Path) -> None:
    with pytest.raises(SetupError, match="control character"):
        new_book(tmp_path, scan, "Titre\x07", "Auteur")
    assert not list(tmp_path.glob("source/*"))


@pytest.mark.parametrize("slug", ["..", "a/b", "Ä"])
def test_a_slug_that_leads_elsewhere_is_refused(tmp_path: Path, scan: Path, slug: str) -> None:
    with pytest.raises(SetupError, match="cannot name a book"):
        new_book(tmp_path, scan, "Titre", "Auteur", slug)


def test_the_task_shows_what_it_guessed(tmp_path: Path, scan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_new(tmp_path, str(scan), "Titre", "Auteur") == 0
    shown = capsys.readouterr().out
    assert "language  fr" in shown
    assert "pages     2" in shown


def test_the_task_warns_of_a_scan_in_a_language_that_is_not_at_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = "Instead of opposing this aberration the priests and the economists have cast a sacred halo over work. "
    (tmp_path / "scan.txt").write_text(english * 12, encoding="utf-8")
    assert run_new(tmp_path, str(tmp_path / "scan.txt"), "Title", "Author") == 0
    assert 'they read like "en"' in " ".join(capsys.readouterr().err.split())


def test_the_task_says_what_is_wrong_and_ends_non_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_new(tmp_path, str(tmp_path / "absent.txt"), "Titre", "Auteur") == 1
    assert "there is no file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "missing"), [(("", "t", "a"), "--scan"), (("s", " ", "a"), "--title"), (("s", "t", ""), "--author")]
)
def test_an_option_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, str, str], missing: str
) -> None:
    assert run_new(tmp_path, *given) == 1
    assert f"{missing} is missing" in capsys.readouterr().err


def test_a_scan_of_pictures_makes_a_book_that_asks_for_ocr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "pg-1.png").write_bytes(b"\x89PNG")
    assert run_new(tmp_path, str(pages), "Titre", "Auteur") == 0
    assert "./press ocr --book titre" in capsys.readouterr().out
    book = read_book(tmp_path, "titre")
    assert (book.edition.scan, book.edition.language) == ("scan", "fr")
    assert (book.folder / "scan" / "pg-1.png").is_file()
