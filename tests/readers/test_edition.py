"""edition.toml and the book folders: what is right is read, what is wrong is named with its remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chapbook.readers.edition import check_slug, find_books, pick_books, read_book, read_edition
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import SetupError

LEAST = 'title = "Titre"\nauthor = "Auteur"\n'


def book_folder(root: Path, slug: str, edition: str = LEAST) -> Path:
    folder = root / "source" / slug
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(edition, encoding="utf-8")
    return folder


def edition_of(root: Path, text: str) -> Edition:
    path = root / "edition.toml"
    path.write_text(text, encoding="utf-8")
    return read_edition(path)


def problem_of(root: Path, text: str) -> str:
    with pytest.raises(SetupError) as caught:
        edition_of(root, text)
    assert str(root / "edition.toml") in str(caught.value)
    return str(caught.value)


def test_title_and_author_are_enough_and_the_rest_has_defaults(tmp_path: Path) -> None:
    edition = edition_of(tmp_path, LEAST)
    assert (edition.title, edition.author, edition.language) == ("Titre", "Auteur", "fr")
    assert (edition.page.trim, edition.booklet.flip, edition.chapters) == ("A5", "", "")


def test_rights_are_not_stated_until_an_editor_states_them(tmp_path: Path) -> None:
    assert not edition_of(tmp_path, LEAST).rights.stated
    assert not edition_of(tmp_path, LEAST + '[rights]\ntext = "mort en 1900"').rights.stated
    assert edition_of(tmp_path, LEAST + '[rights]\ntext = "mort en 1900"\nedition = "libre"').rights.stated


def test_every_kind_of_value_is_read(tmp_path: Path) -> None:
    edition = edition_of(
        tmp_path,
        LEAST + 'subjects = ["un", "deux"]\nmodified = 2026-11-24\nchapters_on_recto = true\n[page]\ntrim = "A6"\n',
    )
    assert edition.subjects == ("un", "deux")
    assert edition.modified == date(2026, 11, 24)
    assert edition.chapters_on_recto
    assert edition.page.trim == "A6"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert edition_of(tmp_path, "\ufeff" + LEAST).title == "Titre"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('title = "a"\n', "'author' is missing"),
        ('author = "a"\n', "'title' is missing"),
        (LEAST + 'autor = "b"\n', "no key 'autor'. Did you mean author?"),
        (LEAST + '[page]\ntrimm = "A5"\n', "no key 'page.trimm'. Did you mean trim?"),
        (LEAST + '[rights]\nzzz = "A5"\n', "no key 'rights.zzz'. There are: text, translation, edition."),
        (LEAST + "publisher = 3\n", "'publisher' should be a text in quotes, but it is a number"),
        (LEAST + 'subjects = "un"\n', "'subjects' should be a list"),
        (LEAST + "subjects = [1]\n", "'subjects[0]' should be a text in quotes"),
        (LEAST + 'rights = "none"\n', "'rights' should be a table"),
        (LEAST + "modified = 2026-11-24T10:00:00\n", "'modified' should be a date without quotes"),
        (
            LEAST + 'chapters = "heading 9"\n',
            "'chapters' cannot be 'heading 9'. Use one of: \"one flow\", \"heading 1\"; or leave the key out.",
        ),
        (LEAST + '[booklet]\nflip = "both"\n', "'booklet.flip' cannot be 'both'. Use one of: \"short\", \"long\""),
        (LEAST + "[booklet]\nschemes = []\n", "'booklet.schemes' is empty"),
        (LEAST + '[booklet]\nschemes = ["saddle", "saddle"]\n', "'booklet.schemes' names a scheme twice"),
        (LEAST + "[booklet]\nsignature = 6\n", "'booklet.signature' is 6. Write how many pages"),
        (LEAST + "[booklet]\nthickness = 5.0\n", "'booklet.thickness' is 5. Write the thickness of a sheet"),
        (LEAST + "[booklet]\ncopies = 0\n", "'booklet.copies' is 0. Write a number from 1 on"),
        (
            LEAST + '[booklet]\nmarks = ["star"]\n',
            '\'booklet.marks[0]\' cannot be \'star\'. Use one of: "fold", "staple", "crop"',
        ),
        (LEAST + 'title = "b"\n', "is not valid TOML"),
        ('title = " "\nauthor = "b"\n', "'title' is empty"),
        (LEAST + 'publisher = "a\\u0007b"\n', "'publisher' holds the control character U+0007"),
        (LEAST + '[page]\nstyle = "../x"\n', "'page.style' names no style"),
    ],
)
def test_a_wrong_key_is_named_with_its_remedy(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in problem_of(tmp_path, text)


def test_a_file_that_is_no_utf_8_is_named(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_bytes(LEAST.replace("Titre", "été").encode("latin-1"))
    with pytest.raises(SetupError, match="not UTF-8"):
        read_edition(tmp_path / "edition.toml")


def test_a_book_knows_its_folders(tmp_path: Path) -> None:
    folder = book_folder(tmp_path, "un-livre")
    book = read_book(tmp_path, "un-livre")
    assert (book.folder, book.output) == (folder, tmp_path / "build" / "un-livre")
    assert not book.output.exists()


@pytest.mark.parametrize("slug", ["..", ".", "", "a/b", "../a", "A", "é", "a b", "-a", "a--b", "a\n", "a\\b"])
def test_a_slug_that_could_lead_elsewhere_is_refused(tmp_path: Path, slug: str) -> None:
    with pytest.raises(SetupError, match="cannot name a book"):
        check_slug(slug)
    with pytest.raises(SetupError, match="cannot name a book"):
        read_book(tmp_path, slug)


def test_a_folder_without_edition_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "source" / "vide").mkdir(parents=True)
    assert find_books(tmp_path) == ("vide",)
    with pytest.raises(SetupError, match=r"has no edition\.toml"):
        read_book(tmp_path, "vide")


def test_books_are_found_in_order_and_hidden_folders_passed_over(tmp_path: Path) -> None:
    for slug in ("deux", "un", ".new-x"):
        book_folder(tmp_path, slug)
    assert find_books(tmp_path) == ("deux", "un")
    assert pick_books(tmp_path, "") == ("deux", "un")
    assert pick_books(tmp_path, "un, deux,un") == ("un", "deux")


def test_an_unknown_slug_lists_the_nearest(tmp_path: Path) -> None:
    book_folder(tmp_path, "rocker-essence")
    with pytest.raises(SetupError, match="Did you mean rocker-essence"):
        pick_books(tmp_path, "roker-essence")


def test_a_source_without_books_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"\./press new"):
        pick_books(tmp_path, "")


def test_a_scan_outside_the_folder_is_refused(tmp_path: Path) -> None:
    book_folder(tmp_path, "un", LEAST + 'scan = "../../secret.txt"\n')
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(SetupError, match="leads out of the book's folder"):
        read_book(tmp_path, "un")


@pytest.mark.parametrize("name", ["scan.txt", "images/a.png"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    link = book_folder(tmp_path, "un") / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "secret.txt")
    with pytest.raises(SetupError, match="leads out of the book's folder"):
        read_book(tmp_path, "un")


def test_a_book_folder_that_is_itself_a_link_is_refused(tmp_path: Path) -> None:
    elsewhere = book_folder(tmp_path / "other", "un")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "un").symlink_to(elsewhere)
    with pytest.raises(SetupError, match="leads out of the book's folder"):
        read_book(tmp_path, "un")


def test_a_link_within_the_folder_is_allowed(tmp_path: Path) -> None:
    folder = book_folder(tmp_path, "un")
    (folder / "first.txt").write_text("texte")
    (folder / "scan.txt").symlink_to("first.txt")
    assert read_book(tmp_path, "un").slug == "un"


@pytest.mark.parametrize("strictness", ["-0.1", "7"])
def test_a_strictness_that_is_no_share_is_refused(tmp_path: Path, strictness: str) -> None:
    folder = book_folder(tmp_path, "un")
    toml = folder / "edition.toml"
    toml.write_text(f"strictness = {strictness}\n" + toml.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(SetupError, match="strictness"):
        read_book(tmp_path, "un")
