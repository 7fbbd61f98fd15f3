"""The publisher's own pages in the finished files: in their places, and never among the words of the scan."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from chapbook.check.epub import own_checks
from chapbook.check.epub.reading import links, read_epub, words
from chapbook.check.glyphs import Part, pictured_pages, read_pages
from chapbook.check.pages import check_pages
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document, Figure, Heading, Link, Paragraph, Text
from chapbook.shapes.findings import SetupError
from chapbook.shapes.matter import OUTSIDE, Matter, MatterPage
from chapbook.writers.cover import cover_of_picture
from chapbook.writers.epub import write_epub
from chapbook.writers.imposition import impose, scheme_named
from chapbook.writers.pdf import write_pdf
from epub_books import full_build, heading
from epub_books import paragraph as book_paragraph


def page(name: str, title: str, *blocks: Paragraph | Figure) -> MatterPage:
    return MatterPage(name, (Heading(1, (Text(title, OUTSIDE),), OUTSIDE), *blocks))


def paragraph(words: str, *links: Link) -> Paragraph:
    return Paragraph((Text(words, OUTSIDE), *links), OUTSIDE)


SITE = Link("https://example.org/?a=1&b=2", (Text("le site", OUTSIDE),))
MATTER = Matter(
    (
        page(
            "front-1-preface",
            "Avant de lire",
            paragraph("Une préface, voir ", SITE),
            Figure("images/rond.png", "Un rond", (Text("Le rond", OUTSIDE),), OUTSIDE),
        ),
    ),
    (page("back-catalogue", "Catalogue", paragraph("Un livre, dix francs.")),),
)


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """The full book with a preface, a catalogue, a logo, a cover and a back cover."""
    keys = {
        "cover": "images/c.png",
        "logo": "images/rond.png",
        "isbn": "978-2-07-036822-8",
        "collection": "Les brochures",
    }
    made = full_build(tmp_path, **keys, back_cover="Une brochure.\n\nÀ lire.", imprint="Imprimé ici.")
    images = made.book.folder / "images"
    images.mkdir(parents=True)
    Image.new("RGB", (60, 40), "white").save(images / "rond.png")
    Image.new("RGBA", (900, 1800), (20, 20, 40, 128)).save(images / "c.png")
    return replace(made, matter=MATTER)


def test_the_epub_has_them_in_its_contents_and_reading_order_and_every_check_holds(build: Build) -> None:
    content = write_epub(build).read_bytes()
    epub = read_epub(content)
    names = [path.removeprefix("EPUB/") for path in epub.spine]
    assert names == [
        *("cover.xhtml", "title-page.xhtml", "nav.xhtml", "front-1-preface.xhtml", "text.xhtml"),
        *("back-catalogue.xhtml", "colophon.xhtml", "imprint.xhtml", "back-cover.xhtml"),
    ]
    toc = epub.nav("toc")
    assert toc is not None
    entries = [words(link) for _, link in links(toc)]
    assert (entries[0], entries[-4:]) == (
        "Avant de lire",
        ["Catalogue", "Colophon", "Mentions légales", "Quatrième de couverture"],
    )
    assert [verdict for verdict in own_checks(content, build) if not verdict.passed] == []


def test_the_epub_states_isbn_and_collection_and_shows_the_publishers_cover(build: Build) -> None:
    epub = read_epub(write_epub(build).read_bytes())
    package = str(epub.package)
    assert "urn:isbn:9782070368228" in package
    assert [words(meta) for meta in epub.package.find_all("meta", property="belongs-to-collection")] == [
        "Les brochures"
    ]
    with Image.open(BytesIO(epub.files["EPUB/cover.jpg"])) as cover:
        assert (cover.format, cover.size) == ("JPEG", (900, 1800))
    assert not (build.book.output / "cover.svg").exists()
    imprint = epub.pages["EPUB/imprint.xhtml"].get_text()
    assert "Imprimé ici." in imprint
    assert "978-2-07-036822-8" in imprint


def test_a_link_that_the_publisher_did_not_write_is_still_a_fault(build: Build) -> None:
    content = write_epub(build).read_bytes()
    verdicts = own_checks(content, replace(build, matter=Matter()))
    assert "EPUB: every link is closed" in [verdict.name for verdict in verdicts if not verdict.passed]


def test_the_pdf_has_them_on_pages_of_their_own_and_law_5_holds(build: Build) -> None:
    text = Document((heading(0, "TITRE"), *(book_paragraph(f"Alinéa {number} du texte.") for number in range(60))))
    build = replace(build, document=text)
    path = write_pdf(build)
    assert [verdict for verdict in check_pages(build) if not verdict.passed] == []
    pages = read_pages(path)
    texts = ["".join(glyph.letter for glyph in page.glyphs) for page in pages]
    own = [number for number, text in enumerate(texts) if "préface, voir" in text or "dix francs" in text]
    assert len(own) == 2
    assert {glyph.tag.part for number in own for glyph in pages[number].glyphs} == {Part.MATTER, Part.FURNITURE}
    assert own[0] % 2 == 0  # counted from 0: a recto
    for number in own:
        folio = [glyph.letter for glyph in pages[number].glyphs if glyph.tag.part is Part.FURNITURE]
        assert "".join(folio).strip() == str(number + 1)
    assert "À lire." in texts[-1]
    assert len(pages) % 2 == 0


def test_the_address_of_a_link_is_printed_behind_words_that_do_not_say_it(tmp_path: Path) -> None:
    said = ("le site", "https://presse.example/livres/"), ("presse.example", "https://presse.example/")
    letters = ("nous écrire", "mailto:nous@presse.example")
    links = [Link(href, (Text(words, OUTSIDE),)) for words, href in (*said, letters)]
    matter = Matter((), (page("back-catalogue", "Catalogue", *(paragraph("Voir ", link) for link in links)),))
    printed = read_pages(write_pdf(replace(full_build(tmp_path), matter=matter)))
    texts = [" ".join("".join(glyph.letter for glyph in page.glyphs).split()) for page in printed]
    (own,) = (text for text in texts if "Catalogue" in text and "Voir" in text)
    assert "Voir le site (presse.example/livres)" in own
    assert "Voir presse.exampleVoir nous écrire (nous@presse.example)" in own


@pytest.mark.parametrize("after", [1, 18, 24, 30])
def test_a_picture_stands_in_the_printed_text_with_its_caption(after: int, build: Build) -> None:
    Image.new("RGB", (600, 500), "grey").save(build.book.folder / "images" / "plate.png")
    figure = Figure("images/plate.png", "Une planche", (Text("La légende", OUTSIDE),), OUTSIDE)
    text = [book_paragraph(f"Alinéa {number} du texte.") for number in range(90)]
    document = Document((heading(0, "TITRE"), *text[:after], figure, *text[after:]))
    build = replace(build, document=document, matter=Matter())
    path = write_pdf(build)
    assert [verdict for verdict in check_pages(build) if not verdict.passed] == []
    captioned = [page.number for page in read_pages(path) if "La légende" in "".join(g.letter for g in page.glyphs)]
    assert set(captioned) <= pictured_pages(path)
    assert len(captioned) == 1


@pytest.mark.parametrize(("pages", "outside"), [(5, 5), (6, 6), (8, 8), (4, 4)])
def test_the_back_cover_is_the_outside_of_the_booklet(pages: int, outside: int) -> None:
    made = impose(scheme_named("saddle"), pages, blanks="before back cover")
    assert [made.page(cell) for cell in made.sheets[0].front[0]] == [outside, 1]
    assert [page for page in made.pages if page] == list(range(1, pages + 1))


def test_a_cover_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.jpg"
    path.write_bytes(b"\xff\xd8\xff broken")
    with pytest.raises(SetupError, match="cannot be read"):
        cover_of_picture(path)
