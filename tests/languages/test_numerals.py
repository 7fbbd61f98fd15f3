"""Numerals of headings in French: what counts up is mended by its neighbours, what does not is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.clean.rules import changes_of
from chapbook.languages import load
from chapbook.languages.fr.numerals import NUMERALS

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def mended(text: str) -> str:
    for change in reversed(changes_of(NUMERALS, text, load("fr").lexicon)):
        text = text[: change.start] + change.after + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (("I", "IL", "Ih", "IV", "Vv"), "I II III IV V"),
        (("i", "it", "lit", "iv", "Vy", "Vi"), "I II III IV V VI"),
        (("I", "I", "IT", "IV", "VI", "vil"), "I II III IV VI VII"),
        (("I", "II", "II", "IV"), "I II III IV"),
    ],
)
def test_numerals_alone_are_mended_by_those_around_them(read: tuple[str, ...], printed: str) -> None:
    text = "Titre\n\n" + "".join(f"{one}\n\nUne phrase du texte.\n\n" for one in read)
    assert mended(text) == "Titre\n\n" + "".join(f"{one}\n\nUne phrase du texte.\n\n" for one in printed.split())


def test_a_stop_read_as_a_letter_comes_back_before_the_dash() -> None:
    text = "IL — Un dogme\n\nTexte.\n\nIL. — Le travail\n\nTexte.\n\nEL. — Mulhouse\n\nTexte.\n\nIV. — Fin\n"
    assert [line[:6] for line in mended(text).split("\n") if "—" in line] == ["I. — U", "II. — ", "III. —", "IV. — "]


@pytest.mark.parametrize(
    "text",
    [
        "Un mot.\n\nil\n\nDeux mots.\n\nVI\n\nTrois mots.\n",
        "1. — Un\n\n2. — Deux\n\n3. — Trois\n",
        "Il — dit-on — vient.\nIl — dit-on — va.\n",
        "A. — Un\n\nB. — Deux\n\nC. — Trois\n\nD. — Quatre\n",
    ],
)
def test_what_does_not_count_up_is_left_as_it_is(text: str) -> None:
    assert mended(text) == text


@given(st.integers(3, 10), st.sampled_from(["{}\n\n", "{}. — Un titre\n\n", "{}\n"]))
def test_numerals_read_well_are_never_changed(count: int, dress: str) -> None:
    text = "\n\n" + "".join(dress.format(one) + "Une phrase.\n\n" for one in ROMANS[:count])
    assert mended(text) == text
