"""Doubts about quotation marks that do not pair; what prints do gets none."""

from __future__ import annotations

import pytest

from chapbook.clean.draft import Draft
from chapbook.clean.quotes import doubt_quotes
from chapbook.languages.fr.language import LANGUAGE
from chapbook.shapes.findings import About, Kind
from chapbook.shapes.layers import Stream, StreamKind
from chapbook.shapes.scan import Page, Scan, Span


def doubted(text: str) -> list[tuple[str, tuple[str, ...]]]:
    draft = doubt_quotes(draft_of(text), LANGUAGE)
    return [(finding.span.of(text), finding.candidates) for finding in draft.findings if finding.span is not None]


def draft_of(text: str) -> Draft:
    scan = Scan(text, (Page(Span(0, len(text))),))
    return Draft(scan, Stream(StreamKind.BODY, (Span(0, len(text)),), text, text))


@pytest.mark.parametrize(
    ("text", "words", "candidates"),
    [
        ("Il a dit : « Nous voilà, enfin. Puis il se tut\n", "enfin.", ("enfin. »", "enfin ».")),
        ("Le « peuple souverain, dit-on, a le « droit » de\n", "souverain,", ("souverain »,", "souverain, »")),
        ("Ce « peuple n'a rien\n", "peuple", ("peuple »",)),
        ('Le « droit " de tous\n', 'droit "', ("droit »",)),
        ("Il a dit : Nous voilà, enfin. » Puis il se tut\n", "Nous", ("« Nous",)),
        ("Il entra. Nous voilà, enfin. » Puis il se tut\n", "Nous", ("« Nous",)),
        ("Le peuple souverain » a le « droit » de\n", "souverain »", ("« souverain »", "souverain")),
        ("Et “ le mot, qui manque\n", "mot,", ("mot ”,", "mot, ”")),
    ],
)
def test_a_mark_without_its_partner_is_asked_about_where_that_was_likely_lost(
    text: str, words: str, candidates: tuple[str, ...]
) -> None:
    assert doubted(text) == [(words, candidates)]


@pytest.mark.parametrize(
    "text",
    [
        "Le « droit » de tous, « le droit. »\n",
        "Il dit : « Lisez le « Cri du peuple » tous les jours. »\n",
        "« Un premier alinéa.\n\n« Un second alinéa.\n\n« Un troisième. » Puis rien.\n",
        "Il lut : « Un alinéa.\n\n» Un second.\n\n» Un troisième. » Puis rien.\n",
        "Il lut : « Une ligne\n« et une autre\n« et la fin. » Puis rien.\n",
        "« Salut ! dit-il.\n\n— Bonjour.\n\nIl sortit.\n",
        "Rien du tout, ni l'un ni l'autre.\n",
        "",
    ],
)
def test_what_prints_do_is_not_asked_about(text: str) -> None:
    assert doubted(text) == []


def test_a_doubt_waits_for_an_editor_and_stands_beside_none_on_the_same_words() -> None:
    text = "Ce « peuple n'a rien\n"
    draft = doubt_quotes(draft_of(text), LANGUAGE)
    (doubt,) = draft.findings
    assert (doubt.kind, doubt.about) == (Kind.DOUBT, About.WORD)
    assert doubt_quotes(draft, LANGUAGE) == draft


@pytest.mark.parametrize("mark", ["«", "»"])
def test_a_mark_that_is_nothing_but_itself_is_asked_about(mark: str) -> None:
    assert doubted(f"a ; {mark}\n") == [(mark, ())]


def test_each_mark_that_is_lost_leaves_a_doubt() -> None:
    text = "Le « droit » de tous.\nIl dit : « Lisez le « Cri du peuple » tous les jours. » Puis on lut « la lettre ».\n"
    assert doubted(text) == []
    for start in (place for place, letter in enumerate(text) if letter in "«»"):
        assert doubted(text[:start] + text[start + 1 :]), start


def test_a_text_whose_marks_hardly_ever_pair_has_a_habit_of_its_own() -> None:
    assert len(doubted("Le « droit de, tous. " * 20)) == 20
    assert doubted("Le « droit de, tous. " * 21) == []
