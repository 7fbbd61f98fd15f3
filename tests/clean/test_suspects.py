"""Doubts about signs that no print has there; a text without them gets none."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapbook.clean.draft import Draft
from chapbook.clean.suspects import doubt_signs
from chapbook.shapes.layers import Stream, StreamKind
from chapbook.shapes.scan import Page, Scan, Span

GOLDEN = Path(__file__).parent.parent / "golden" / "rocker-essence" / "clean.txt"


def doubted(text: str) -> list[tuple[str, tuple[str, ...]]]:
    scan = Scan(text, (Page(Span(0, len(text))),))
    draft = doubt_signs(Draft(scan, Stream(StreamKind.BODY, (Span(0, len(text)),), text, text)))
    return [(finding.span.of(text), finding.candidates) for finding in draft.findings if finding.span is not None]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pourquoi serais-je moral/? Parce que.\n", "moral/?"),
        ("ni l'un ni l'autre. // faut choisir\n", "//"),
        ("de cette immense' misère\n", "immense'"),
        ("Quel est ce monstre.?\n", "monstre.?"),
        ("mort trop tôt , car\n", "tôt ,"),
        ("la fin.Il reste\n", "fin.Il"),
        ("on fit silence _\n", "_"),
    ],
)
def test_a_sign_that_no_print_has_there_is_asked_about_with_its_word(text: str, word: str) -> None:
    assert doubted(text) == [(word, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Aujourd'hui, 3/4 des gens... disent-ils ! etc., etc.\n",
        "« Jusqu'à quand ? » dit-elle; l'on n'en sait rien.\n",
        "",
    ],
)
def test_what_prints_have_is_not_asked_about(text: str) -> None:
    assert doubted(text) == []


def test_a_clean_book_gets_hardly_a_doubt() -> None:
    assert len(doubted(GOLDEN.read_text(encoding="utf-8").replace("\f", "\n"))) <= 1
