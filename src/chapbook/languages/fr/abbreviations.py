"""French abbreviations and what they stand for, so that they can be spoken. Only those that mean one thing.

A pattern matches the abbreviation alone; what makes it one stands in look-arounds. Rules run before the typography,
so that any space may stand where it will set its own.
"""

from __future__ import annotations

import re

from chapbook.shapes.language import Shortening

_LEXIQUE = "Lexique des règles typographiques en usage à l'Imprimerie nationale, 3e éd. (2002), « Abréviations »"
_TITLES = _LEXIQUE + ": titres de civilité"
_REFERENCES = _LEXIQUE + ": bibliographie"
_NAME = r"(?=[ \u00a0][A-ZÀ-Ý])"
_NO_INITIAL = r"(?<![A-ZÀ-Ý]\.[ \u00a0])"
"""R. M. Martin is no Mr Martin."""
_NUMBER = r"(?=[ \u00a0\u202f]?[\dIVXLC])"


def _title(short: str, full: str) -> Shortening:
    example = f"{short} Durand"
    return Shortening(full, _TITLES, (example, short), re.compile(rf"(?<!\w){_NO_INITIAL}{re.escape(short)}{_NAME}"))


def _reference(short: str, full: str, *, dotless: bool = False) -> Shortening:
    printed = short if dotless else short + "."
    pattern = re.compile(rf"(?<![\w.-]){re.escape(printed)}{_NUMBER}")
    return Shortening(full, _REFERENCES, (f"voir {printed} 12", printed), pattern)


def _locution(printed: str, full: str, pattern: str) -> Shortening:
    return Shortening(full, _REFERENCES, (f"voir {printed} encore", printed), re.compile(pattern))


ABBREVIATIONS: tuple[Shortening, ...] = (
    _title("M.", "monsieur"),
    _title("MM.", "messieurs"),
    _title("Mme", "madame"),
    _title("Mmes", "mesdames"),
    _title("Mlle", "mademoiselle"),
    _title("Mlles", "mesdemoiselles"),
    _title("Mgr", "monseigneur"),
    _title("Dr", "docteur"),
    _reference("p", "page"),
    _reference("pp", "pages"),
    _reference("t", "tome"),
    _reference("vol", "volume"),
    _reference("ch", "chapitre"),
    _reference("chap", "chapitre"),
    _reference("art", "article"),
    _reference("fig", "figure"),
    _reference("n°", "numéro", dotless=True),
    _reference("nos", "numéros", dotless=True),
    _locution("etc.", "et cetera", r"(?<!\w)etc\."),
    _locution("cf.", "confer", r"(?<!\w)[Cc]f\."),
    _locution("ibid.", "ibidem", r"(?<!\w)[Ii]bid\."),
    _locution("op. cit.", "opere citato", r"(?<!\w)[Oo]p\.[ \u00a0]?cit\."),
    _locution("loc. cit.", "loco citato", r"(?<!\w)[Ll]oc\.[ \u00a0]?cit\."),
    _locution("c.-à-d.", "c’est-à-dire", r"(?<!\w)c\.-à-d\."),
    _locution("P.-S.", "post-scriptum", r"(?<!\w)P\.-S\."),
    _locution("N. B.", "nota bene", r"(?<!\w)N\.[ \u00a0]?B\.(?![ \u00a0][A-ZÀ-Ý]\w)"),
    _locution("av. J.-C.", "avant Jésus-Christ", r"(?<!\w)av\.[ \u00a0]J\.-C\."),
    _locution("apr. J.-C.", "après Jésus-Christ", r"(?<!\w)apr\.[ \u00a0]J\.-C\."),
)
