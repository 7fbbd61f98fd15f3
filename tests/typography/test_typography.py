"""Typography over a whole block: rules work over notes, page breaks and changes of type, and change no letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook import languages
from chapbook.shapes.document import (
    Document,
    Emphasis,
    Inline,
    Listing,
    ListItem,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Superscript,
    Text,
    leaves,
    plain,
    words_of,
)
from chapbook.typography import typeset

FRENCH = languages.load("fr")
NOWHERE = Origin(0, 0, 0)
LETTERS = st.text(alphabet="aàEé1 2'.,:;!?«»\"-–%…(e", max_size=40)


def text(words: str) -> Text:
    return Text(words, Origin(0, 0, len(words)))


def paragraph(*inlines: Inline) -> Document:
    return Document((Paragraph(inlines, NOWHERE),))


def words(document: Document) -> str:
    return words_of(typeset(document, FRENCH).blocks)


def test_a_rule_works_over_a_change_of_type() -> None:
    assert words(paragraph(text("dit «"), Emphasis((text("oui"),)), text("»; et"))) == "dit «\u00a0oui\u00a0»\u202f; et"


def test_a_rule_works_over_a_page_break() -> None:
    assert words(paragraph(text("Quoi"), PageBreak("2"), text("? Rien"))) == "Quoi\u202f? Rien"


def test_the_space_before_a_note_call_goes_and_the_stop_stays_behind_it() -> None:
    note = Note((Paragraph((text('dit "oui"!'),), NOWHERE),), "(1)")
    made = typeset(paragraph(text("en Russie "), note, text(".")), FRENCH)
    kept = list(leaves(made.blocks))
    assert isinstance(kept[0], Text) and kept[0].text == "en Russie"
    assert isinstance(kept[1], Note) and words_of(kept[1].blocks) == "dit «\u00a0oui\u00a0»\u202f!"


def test_ordinals_get_superior_letters_and_keep_their_origin() -> None:
    made = typeset(paragraph(text("le 1er mars")), FRENCH).blocks[0]
    assert isinstance(made, Paragraph)
    assert [type(inline) for inline in made.inlines] == [Text, Superscript, Text]
    assert plain(made.inlines) == "le 1er mars"
    assert [leaf.origin for leaf in leaves((made,)) if isinstance(leaf, Text)] == [
        Origin(0, 0, 4),
        Origin(0, 4, 6),
        Origin(0, 6, 11),
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("sur le tapis. — «Pourquoi», dit-il", "sur le tapis. —\u00a0«\u00a0Pourquoi\u00a0», dit-il"),
        ("— Voici. – Là!", "—\u00a0Voici. –\u00a0Là\u202f!"),
        ("Là… — Bien? — Où", "Là… —\u00a0Bien\u202f? —\u00a0Où"),
        ("un mot — puis un autre", "un mot — puis un autre"),
        ("1914 – 1918 – et après", "1914 –\u00a01918\u00a0– et après"),
    ],
)
def test_the_dash_that_opens_a_reply_stands_with_its_first_word(typed: str, printed: str) -> None:
    assert words(paragraph(text(typed))) == printed


def test_list_items_are_typeset_too() -> None:
    listing = Listing((ListItem((text("oui;"),), "1-", NOWHERE),), True, 1, NOWHERE)
    assert words(Document((listing,))) == "oui\u202f;"


@given(st.lists(LETTERS, max_size=4))
def test_typography_changes_no_letter_or_digit_and_doing_it_twice_changes_nothing_more(parts: list[str]) -> None:
    document = paragraph(*(text(part) for part in parts))
    once = typeset(document, FRENCH)
    assert re.findall(r"\w", words_of(once.blocks)) == re.findall(r"\w", words_of(document.blocks))
    assert words_of(typeset(once, FRENCH).blocks) == words_of(once.blocks)
