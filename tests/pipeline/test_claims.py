"""What edition.toml claims beside what the scan shows: only a clear difference is said."""

from __future__ import annotations

from textwrap import fill

import pytest

from chapbook.languages import load
from chapbook.pipeline.claims import doubted_claims
from chapbook.shapes.edition import Edition
from texts import structured

ENGLISH = fill(
    (
        "The history of human thought recalls the swinging of a pendulum which takes centuries to swing. After a long "
        "period of slumber comes a moment of awakening. Then thought frees herself from the chains with which those "
        "interested have carefully enwound her, and shatters them. "
    )
    * 5,
    62,
)
FRENCH = fill(
    (
        "L'histoire de la pensée humaine rappelle les oscillations du pendule, et ces oscillations durent déjà depuis "
        "des siècles. Après une longue période de sommeil arrive un moment de réveil. Alors la pensée s'affranchit des "
        "chaînes dont tous les intéressés l'avaient soigneusement entortillée. "
    )
    * 5,
    62,
)


def said(scan: str, title: str = "La morale anarchiste") -> list[str]:
    edition = Edition(title=title, author="Pierre Kropotkine")
    layers, document, _ = structured(scan)
    return [found.message for found in doubted_claims(edition, document, layers.streams[0].text, load("fr"))]


def test_a_text_in_another_language_than_the_edition_claims_is_said() -> None:
    (message,) = said(f"LA MORALE\n\n{ENGLISH}\n")
    assert 'language = "fr"' in message
    assert '"en"' in message


def test_french_is_french_and_too_few_words_tell_nothing() -> None:
    assert said(f"LA MORALE\n\n{FRENCH}\n") == []
    assert said(f"LA MORALE\n\n{ENGLISH[:200]}\n") == []


@pytest.mark.parametrize(
    "title", ["LA MORALE ANARCHISTE:\nPOURQUOI?", "LA M0RALE ANARCHISTE", "ANARCHISTE MORALE", "VOL"]
)
def test_a_title_that_is_the_same_but_for_its_dress_is_not_said(title: str) -> None:
    assert said(f"{title}\n\nPierre Kropotkine\n\n{FRENCH}\n") == []


def test_a_ligature_may_be_opened_in_a_title() -> None:
    assert said(f"OEUVRES\n\nPierre Kropotkine\n\n{FRENCH}\n", "Œuvres") == []


def test_another_title_or_author_is_said() -> None:
    title, author = said(f"LE DROIT À LA PARESSE\n\nPaul Lafargue\n\n{FRENCH}\n")
    assert "the scan begins with “LE DROIT À LA PARESSE”" in title
    assert "the scan names “Paul Lafargue”" in author


def test_an_author_named_by_the_signature_is_enough() -> None:
    assert said(f"LA MORALE\n\nPar un ouvrier\n\n{FRENCH}\n\n{FRENCH}\n\nPierre KROPOTKINE.\n") == []
