"""French spelling that print often left out: accents on capitals, short ordinals. Off for a diplomatic text.

These change letters, so they are the last layer of cleaning, on record like all others.
"""

from __future__ import annotations

import re

from chapbook.shapes.language import Lexicon, Rule

_LEXIQUE = "Lexique des règles typographiques en usage à l'Imprimerie nationale, 3e éd. (2002)"
_CAPITALS = _LEXIQUE + ", « Accentuation des majuscules »"
_ORDINALS = _LEXIQUE + ", « Nombres ordinaux »"

_RATIO = 3
"""An accented first letter must be this many times as frequent: corpora themselves print Etat beside État."""
_SURE = 20
_ROMAN = re.compile(r"[IVXLCDM]+")


def _initial(match: re.Match[str], lexicon: Lexicon) -> str | None:
    """The word with its accent on the capital, where only the first letter differs."""
    small = match[0][0].lower() + match[0][1:]
    forms = [form for form in lexicon.accented(small) if form != small and form[1:] == small[1:]]
    if not forms or len(forms[0]) != len(small) or lexicon.count(forms[0]) < _RATIO * max(1, lexicon.count(small)):
        return None
    return forms[0][0].upper() + forms[0][1:]


def _all_capitals(match: re.Match[str], lexicon: Lexicon) -> str | None:
    """A word in capitals with the accents and ligatures of the one word it can be."""
    small = match[0].lower()
    if _ROMAN.fullmatch(match[0]):
        return None
    forms = [form for form in lexicon.accented(small) if form != small]
    if not forms or lexicon.count(forms[0]) < _SURE * max(1, lexicon.count(small)):
        return None
    if len(forms) > 1 and lexicon.count(forms[0]) < _SURE * lexicon.count(forms[1]):
        return None
    return forms[0].upper()


ORTHOGRAPHY: tuple[Rule, ...] = (
    Rule(
        "accents on words in capitals",
        _CAPITALS,
        ("LA REVOLUTION ET LA LIBERTE", "LA RÉVOLUTION ET LA LIBERTÉ"),
        re.compile(r"\b[A-ZÀ-ÖØ-ÝŒ]{3,}\b"),
        _all_capitals,
        0.97,
    ),
    Rule(
        "accent on a capital",
        _CAPITALS,
        ("l'Etat et l'Eglise", "l'État et l'Église"),
        re.compile(r"\b[AEIOUC][a-zà-öø-ÿœ]+\b"),
        _initial,
        0.97,
    ),
    Rule(
        "À",
        _CAPITALS,
        ("A la fin, il céda.", "À la fin, il céda."),
        re.compile(
            r"(?:(?<=^)|(?<=[.!?…:;«»—–(]\s)|(?<=[.!?…:;«»—–(])|(?<=\n))A(?=[ \n](?!-|est\b|et\b|ou\b|dit\b)[a-zà-ÿ])"
            r"|(?<=[A-ZÀ-Ý]{2}\s)A(?=\s(?:LA|LE|LES|L|UN|UNE|CE|CES|TOUT|TOUS)\b)"
        ),
        "À",
        0.96,
    ),
    Rule(
        "2e",
        _ORDINALS + ": 2e, never 2ème",
        ("au 2ème congrès", "au 2e congrès"),
        re.compile(r"\b(?P<number>\d+)(?:i?[èe]me)(?P<plural>s?)\b"),
        r"\g<number>e\g<plural>",
    ),
    Rule(
        "1re",
        _ORDINALS + ": 1re, never 1ère",
        ("la 1ère fois", "la 1re fois"),
        re.compile(r"\b1[èe]re(?P<plural>s?)\b"),
        r"1re\g<plural>",
    ),
)
