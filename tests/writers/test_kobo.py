"""The variant for Kobo: every sentence in a span of its own, every word as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chapbook.writers.epub.kobo import SENTENCE, kobo_page

HTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'


def spans(content: str) -> list[tuple[str, str]]:
    """The id and the words of each span that the page gets."""
    root = etree.fromstring(kobo_page(HTML.format(content).encode()))
    return [(span.get("id") or "", "".join(map(str, span.itertext()))) for span in root.iter("{*}span")]


def test_each_sentence_has_a_span_numbered_in_its_paragraph() -> None:
    assert spans("<p>Un mot. Deux\u202f! Trois</p><p>Quatre.</p>") == [
        ("kobo.1.1", "Un mot. "),
        ("kobo.1.2", "Deux\u202f! "),
        ("kobo.1.3", "Trois"),
        ("kobo.2.1", "Quatre."),
    ]


def test_a_sentence_ends_behind_its_closing_guillemet() -> None:
    assert [words for _, words in spans("<p>«\u00a0Oui.\u00a0» Non.</p>")] == ["«\u00a0Oui.\u00a0» ", "Non."]


def test_words_in_italics_and_behind_them_are_in_spans_too() -> None:
    assert [words for _, words in spans("<p>a <em>b</em> c</p>")] == ["a ", "b", " c"]


def test_a_picture_is_a_sentence() -> None:
    assert [name for name, _ in spans('<figure><img src="x.png" alt=""/></figure>')] == ["kobo.1.1"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_cutting_into_sentences_loses_nothing(text: str) -> None:
    assert "".join(SENTENCE.findall(text)) == text
