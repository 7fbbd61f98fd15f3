"""The pages around the text say what edition.toml says, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from chapbook.languages.fr.words import WORDS
from chapbook.shapes.build import Tally
from chapbook.shapes.edition import UNDATED, Edition, Rights
from chapbook.xhtml import Dress, XhtmlFile
from chapbook.xhtml.matter import colophon, cover_page, imprint, title_page, written_date
from epub_books import EDITION, FRENCH

TALLY = Tally(scan_pages=6, words=100, notes=1, changes=1281, doubts=3)
BARE = Edition(title="T", author="A")


def lines(file: XhtmlFile) -> list[str]:
    """The lines of the page's body."""
    texts = etree.fromstring(file.content)[1].itertext()
    return [line for text in texts if (line := " ".join(str(text).split()))]


def test_a_title_page_has_only_what_is_known() -> None:
    assert lines(title_page(BARE, FRENCH)) == ["A", "T"]
    assert lines(title_page(replace(EDITION, subtitle="Sous-titre"), FRENCH)) == [
        "Jeanne & Cie",
        "De la fête : essai <neuf> & complet",
        "Sous-titre",
        "Traduit par Un inconnu",
        "L’Atelier",
    ]


def test_an_imprint_states_source_rights_and_date_and_says_aloud_what_is_not_stated() -> None:
    assert lines(imprint(EDITION, FRENCH)) == [
        "Mentions légales",
        "Source",
        "Brochure de quatre pages",
        "Première publication",
        "1899",
        "Droits (texte)",
        "non précisés",
        "Droits (traduction)",
        "Le traducteur est inconnu.",
        "Droits (édition)",
        "non précisés",
        "Dernière modification",
        "1er mars 2026",
        WORDS["rights not stated"].replace("\u00a0", " "),
    ]


def test_an_imprint_tells_no_date_that_nobody_gave() -> None:
    assert "Dernière modification" not in lines(imprint(replace(EDITION, modified=UNDATED), FRENCH))


def test_a_colophon_counts_changes_and_doubts_and_names_the_typeface() -> None:
    assert lines(colophon(replace(EDITION, scan_note="Une page coupée."), FRENCH, TALLY, "Garamond, OFL.")) == [
        "Colophon",
        "Ce livre a été établi avec Chapbook, à partir de la lecture optique de 6 pages imprimées.",
        "1 281 corrections ont été portées au texte ; chacune est consignée et peut être annulée. "
        "3 lectures restent douteuses.",
        "Numérisation : Une page coupée.",
        "Garamond, OFL.",
        WORDS["licence does not cover"].replace("\u202f", " ").replace("\u00a0", " "),
    ]


def test_rights_that_are_all_stated_need_no_warning() -> None:
    stated = replace(EDITION, rights=Rights(text="Auteur mort en 1900.", edition="Sans droits."))
    assert WORDS["rights not stated"].replace("\u00a0", " ") not in lines(imprint(stated, FRENCH))


def test_imprint_and_colophon_say_nothing_twice() -> None:
    edition = replace(EDITION, imprint="Imprimé ici.", isbn="9782070368228", scan_note="Une page coupée.")
    said = (lines(imprint(edition, FRENCH)), lines(colophon(edition, FRENCH, TALLY, "Garamond, OFL.")))
    assert set(said[0]).isdisjoint(said[1])


@pytest.mark.parametrize(("count", "begins"), [(0, "Aucune correction"), (1, "Une correction"), (2, "2 corrections")])
def test_a_colophon_counts_as_the_language_does(count: int, begins: str) -> None:
    page = colophon(EDITION, FRENCH, replace(TALLY, changes=count))
    assert any(line.startswith(begins) for line in lines(page))


def test_no_page_claims_the_public_domain() -> None:
    known = replace(BARE, rights=Rights(text="Auteur mort en 1900.", edition="Sans droits."))
    pages = (title_page(BARE, FRENCH), imprint(known, FRENCH), colophon(BARE, FRENCH, TALLY))
    assert not any("domaine public" in " ".join(lines(page)) for page in pages)


def test_a_cover_has_words_for_its_picture() -> None:
    (image,) = etree.fromstring(cover_page(EDITION, FRENCH, "cover.jpg").content).iter("{*}img")
    alternative = "Couverture\u00a0: De la fête\u00a0: essai <neuf> & complet, Jeanne & Cie"
    assert (image.get("src"), image.get("alt")) == ("cover.jpg", alternative)


def test_dates_are_written_in_words() -> None:
    assert written_date(date(1921, 8, 12), FRENCH) == "12 août 1921"


def test_print_pages_have_no_epub_attributes_and_no_link() -> None:
    page = colophon(EDITION, FRENCH, TALLY, "", Dress(stylesheet="", semantics=False))
    assert b"epub:" not in page.content
    assert b"<link" not in page.content
