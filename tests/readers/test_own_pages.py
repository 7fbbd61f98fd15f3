"""The publisher's own pages: what their Markdown becomes, and what is refused with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.readers.matter import read_matter
from chapbook.shapes.document import (
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    Listing,
    ListItem,
    Ornament,
    Paragraph,
    Quotation,
    Text,
)
from chapbook.shapes.edition import Book, Edition
from chapbook.shapes.findings import SetupError
from chapbook.shapes.matter import OUTSIDE, Matter

PNG = b"\x89PNG\r\n\x1a\n"


def book_of(root: Path, text: str | bytes, name: str = "front/1-preface.md") -> Book:
    folder = root / "source" / "livre"
    for inside in ("front", "back", "images"):
        (folder / inside).mkdir(parents=True, exist_ok=True)
    (folder / "images" / "rond.png").write_bytes(PNG)
    (folder / "images" / "faux.png").write_bytes(b"<html>")
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return Book(slug="livre", folder=folder, output=root, styles=root, edition=Edition(title="T", author="A"))


def text(words: str) -> Text:
    return Text(words, OUTSIDE)


def test_a_book_without_the_folders_has_no_pages(tmp_path: Path) -> None:
    book = Book(slug="x", folder=tmp_path, output=tmp_path, styles=tmp_path, edition=Edition(title="T", author="A"))
    assert read_matter(book) == Matter()


def test_each_kind_of_block_becomes_a_block_of_ours(tmp_path: Path) -> None:
    markdown = (
        "# Un *titre*\n\nDeux\nlignes\\\nici.\n\n> Cité.\n\n- a\n- b\n\n3. c\n\n***\n\n"
        '![Un rond](images/rond.png "La légende")\n'
    )
    (page,) = read_matter(book_of(tmp_path, markdown)).front
    assert (page.name, page.title) == ("front-1-preface", "Un titre")
    assert page.blocks == (
        Heading(1, (text("Un "), Emphasis((text("titre"),))), OUTSIDE),
        Paragraph((text("Deux"), text(" "), text("lignes"), LineBreak(), text("ici.")), OUTSIDE),
        Quotation((Paragraph((text("Cité."),), OUTSIDE),), OUTSIDE),
        Listing((ListItem((text("a"),), "–", OUTSIDE), ListItem((text("b"),), "–", OUTSIDE)), False, 1, OUTSIDE),
        Listing((ListItem((text("c"),), "3.", OUTSIDE),), True, 3, OUTSIDE),
        Ornament((text("* * *"),), OUTSIDE),
        Figure("images/rond.png", "Un rond", (text("La légende"),), OUTSIDE),
    )


def test_pages_stand_in_the_order_of_their_names_before_and_after_the_text(tmp_path: Path) -> None:
    book_of(tmp_path, "# Deux", "front/2-note.md")
    book_of(tmp_path, "# Catalogue", "back/catalogue.md")
    matter = read_matter(book_of(tmp_path, "# Un"))
    assert [page.title for page in matter.front] == ["Un", "Deux"]
    assert [page.name for page in matter.back] == ["back-catalogue"]


def test_code_among_words_is_words_and_bold_is_emphasis_like_any_other(tmp_path: Path) -> None:
    (page,) = read_matter(book_of(tmp_path, "# T\n\nun `mot` de **poids**, 3 < 4 | 5 -- 6\n\n    en retrait\n")).front
    assert page.blocks[1:] == (
        Paragraph(
            (text("un "), text("mot"), text(" de "), Emphasis((text("poids"),)), text(", 3 < 4 | 5 -- 6")), OUTSIDE
        ),
        Paragraph((text("en retrait"),), OUTSIDE),
    )


def test_links_keep_their_address(tmp_path: Path) -> None:
    (page,) = read_matter(book_of(tmp_path, "# T\n\n*[le site](https://a.org/?b=1)*")).front
    assert page.links == {"https://a.org/?b=1"}
    assert page.blocks[1] == Paragraph((Emphasis((Link("https://a.org/?b=1", (text("le site"),)),)),), OUTSIDE)


@pytest.mark.parametrize(
    ("markdown", "href"),
    [
        ("[nous écrire](mailto:nous@presse.example)", "mailto:nous@presse.example"),
        ("<nous@presse.example>", "mailto:nous@presse.example"),
        ("<https://presse.example/a>", "https://presse.example/a"),
    ],
)
def test_a_press_can_give_its_address_for_letters_and_the_web(markdown: str, href: str, tmp_path: Path) -> None:
    (page,) = read_matter(book_of(tmp_path, f"# T\n\n{markdown}")).front
    assert page.links == {href}


@pytest.mark.parametrize(
    ("markdown", "line", "told"),
    [
        ("# T\n\nun\n\n![](images/rond.png)", 5, "images/rond.png has no words"),
        ("# T\n\n![ ](images/rond.png)", 3, "has no words"),
        ("# T\n\n![a](rond.png)", 3, "is not in the folder images"),
        ("# T\n\n![a](images/../../secret.png)", 3, "is not in the folder images"),
        ("# T\n\n![a](https://a.org/b.png)", 3, "is not in the folder images"),
        ("# T\n\n![a](images/absent.png)", 3, "is not there"),
        ("# T\n\n![a](images/faux.png)", 3, "is no PNG"),
        ("# T\n\n![a](images/rond.svg)", 3, "is none of"),
        ("# T\n\n![a](<images/un rond.png>)", 3, "has a name"),
        ("# T\n\nun mot ![a](images/rond.png)", 3, "stands among words"),
        ("# T\n\n[a](javascript:alert)", 3, "leads nowhere a book can go"),
        ("# T\n\n[a](autre.md)", 3, "leads nowhere a book can go"),
        ("# T\n\n[a](https:///x)", 3, "leads nowhere a book can go"),
        ("# T\n\n[a](mailto:nous)", 3, "leads nowhere a book can go"),
        ("# T\n\nun\n\n| a | b |\n|---|---|\n| c | d |", 5, "a table has no place in a page. Write its rows"),
        ("# T\n\n> | a | b |\n> |---|---|\n", 3, "a table has no place"),
        ("# T\n\n<div>\na\n</div>", 3, "HTML has no place in a page. Write its words"),
        ("# T\n\nun <b>mot</b>", 3, "HTML has no place in a page. Write *words*"),
        ("# T\n\n```\na\n```", 3, "a block of code has no place in a page. Write it as a paragraph"),
        ("# T\n\n- a\n  - b", 3, "an item of a list is one paragraph"),
        ("Sans titre", 1, "begins with its title"),
        ("", 1, "begins with its title"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_file_and_line(
    markdown: str, line: int, told: str, tmp_path: Path
) -> None:
    with pytest.raises(SetupError) as caught:
        read_matter(book_of(tmp_path, markdown))
    assert str(caught.value).startswith(f"{tmp_path / 'source/livre/front/1-preface.md'}, line {line}: ")
    assert told in str(caught.value)


@pytest.mark.parametrize("name", ["front/préface.md", "front/notes.txt", "back/a b.md"])
def test_a_file_of_another_name_is_refused_not_passed_over(name: str, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="name it of letters"):
        read_matter(book_of(tmp_path, "# T", name))


def test_bytes_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="byte 3 is not UTF-8"):
        read_matter(book_of(tmp_path, b"# \xe9"))
