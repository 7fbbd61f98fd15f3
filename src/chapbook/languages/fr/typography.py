"""French spaces, quotes, apostrophes and dashes. Marks and spaces only: no rule here touches a letter or a digit.

Rules run on the plain text of one block. U+FFFC stands for a note call.
"""

from __future__ import annotations

import re

from chapbook.shapes.language import Rule

_LEXIQUE = "Lexique des règles typographiques en usage à l'Imprimerie nationale, 3e éd. (2002)"
_SPACES = _LEXIQUE + ", « Ponctuation » (tableau des espacements)"
_QUOTES = _LEXIQUE + ", « Guillemets »"
_DASHES = _LEXIQUE + ", « Tiret »"
_NUMBERS = _LEXIQUE + ", « Nombres »"
_BREAKS = _LEXIQUE + ", « Divisions et coupures »: ce qui ne se sépare pas"

_THIN = "\u202f"
_FIRM = "\u00a0"
_ANY = r"[ \u00a0\u202f\u2009]"


def _behind(*shorts: str) -> str:
    """A pattern of the place behind one of these: the rule touches the space alone, whatever marks stand round them."""
    return "(?:" + "|".join(rf"(?<=\b{re.escape(short)})" for short in shorts) + ")"


SUPERIORS = re.compile(
    r"(?<![\w-])(?:\d{1,4}|[IVX]+|[LCDM][IVXLCDM]+)(ers|er|res|re|es|e)(?!\w)|(?<=\bn)(os|o)(?=[\u00a0 ]\d)"
)
"""Superior letters of ordinals (1er, 2e, XIXe): Lexique, « Abréviations » et « Nombres ordinaux »."""

TYPOGRAPHY: tuple[Rule, ...] = (
    Rule(
        "one space",
        _SPACES + ": one space between two words",
        ("deux  mots", "deux mots"),
        re.compile(r" {2,}"),
        " ",
    ),
    Rule(
        "apostrophe",
        _LEXIQUE + ", « Apostrophe »",
        ("l'État", "l’État"),
        re.compile(r"(?<=\w)'"),
        "’",
    ),
    Rule(
        "etc.",
        _LEXIQUE + ", « Et cætera »: never followed by an ellipsis",
        ("ouvriers, etc... De plus", "ouvriers, etc. De plus"),
        re.compile(r"(?<=\betc)(?:\.{2,}|…|\.…)"),
        ".",
    ),
    Rule(
        "ellipsis",
        _LEXIQUE + ", « Points de suspension »: three points, one sign",
        ("et alors...", "et alors…"),
        re.compile(r"(?<!\.)\.{3}(?!\.)"),
        "…",
    ),
    Rule(
        "opening guillemet",
        _QUOTES + ": a no-break space inside",
        ("le «mot»", "le «\u00a0mot»"),
        re.compile(rf"«{_ANY}*(?=\S)"),
        "«" + _FIRM,
    ),
    Rule(
        "closing guillemet",
        _QUOTES + ": a no-break space inside",
        ("« le mot»", "« le mot\u00a0»"),
        re.compile(rf"(?<=[^\s«\u00a0\u202f]){_ANY}*»"),
        _FIRM + "»",
    ),
    Rule(
        "straight quotes",
        _QUOTES + ": a pair of straight quotes is a pair of guillemets",
        ('dit "oui" ici', "dit «\u00a0oui\u00a0» ici"),
        re.compile(r'(?<![\w"])"(?=\w)(?P<inside>[^"«»\n]+)(?<=[\w.!?…,;])"(?![\w"])'),
        rf"«{_FIRM}\g<inside>{_FIRM}»",
    ),
    Rule(
        "narrow space before ; ! ?",
        _SPACES,
        ("Oui! non; peut-être ?", "Oui\u202f! non\u202f; peut-être\u202f?"),
        re.compile(rf"(?<=[\w»)’'\ufffc.…%\]”]){_ANY}*(?=[;!?])"),
        _THIN,
    ),
    Rule(
        "no-break space before :",
        _SPACES,
        ("voici: un", "voici\u00a0: un"),
        re.compile(rf"(?<=[\w»)’'\ufffc.…%!?\]”]){_ANY}*:(?=\s|$|\ufffc|«)"),
        _FIRM + ":",
    ),
    Rule(
        "dash",
        _DASHES + ": a spaced hyphen stands for a dash",
        ("mille autres - dit-il", "mille autres – dit-il"),
        re.compile(r"(?<=[ \u00a0])-(?=[ \u00a0])"),
        "–",
    ),
    Rule(
        "dash of a dialogue",
        _DASHES + ": in a dialogue it tells that another speaks",
        ("- Est-ce vrai\u202f?", "— Est-ce vrai\u202f?"),
        re.compile(r"\A-(?=[ \u00a0][A-ZÀ-ÝŒ«])"),
        "—",
    ),
    Rule(
        "inside of dashes",
        _DASHES + ": no break after the first of a pair nor before the second",
        ("cela – dit-il – est vrai", "cela –\u00a0dit-il\u00a0– est vrai"),
        re.compile(
            r"(?<=\s)(?P<dash>[–—])[ \u00a0](?P<inside>[^–—.!?;:]+)[ \u00a0](?P=dash)(?=[\s,.;:!?\u00a0\u202f]|$)"
        ),
        rf"\g<dash>{_FIRM}\g<inside>{_FIRM}\g<dash>",
    ),
    Rule(
        "dash of a reply",
        _DASHES + ": the one that opens a reply stands with its first word",
        ("Il vient. — Pourquoi", "Il vient. —\u00a0Pourquoi"),
        re.compile(r"(?:^|(?<=[.!?:…»][ \u00a0]))(?P<dash>[–—]) (?=[\w«“(…])", re.MULTILINE),
        "\\g<dash>" + _FIRM,
    ),
    Rule(
        "percent",
        _NUMBERS + ": a no-break space before %",
        ("90% des voix", "90\u00a0% des voix"),
        re.compile(rf"(?<=\d){_ANY}*(?=[%‰])"),
        _FIRM,
    ),
    Rule(
        "thousands",
        _NUMBERS + ": groups of three digits, by a narrow no-break space",
        ("1 200 000 hommes", "1\u202f200\u202f000 hommes"),
        re.compile(rf"(?<=\d){_ANY}(?=\d{{3}}(?!\d))(?<!\d{{4}}.)"),
        _THIN,
    ),
    Rule(
        "thousands with points",
        _NUMBERS + ": groups of three digits are parted by a space, never by a point",
        ("de 1.200.000 à 3.000.000", "de 1\u202f200\u202f000 à 3\u202f000\u202f000"),
        re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?!\w|[.,]\d)"),
        lambda match, _: match[0].replace(".", _THIN),
    ),
    Rule(
        "number and noun",
        _BREAKS,
        ("de 300 ouvriers", "de 300\u00a0ouvriers"),
        re.compile(r"(?<![\w.,])(?P<number>\d{1,3}(?:\u202f\d{3})*) (?=[^\W\d_]{4,})"),
        "\\g<number>" + _FIRM,
    ),
    Rule(
        "titles and references",
        _BREAKS,
        ("M. Boukharine, p. 12", "M.\u00a0Boukharine, p.\u00a012"),
        re.compile(
            _behind("M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Dr") + " (?=[A-ZÀ-Ý])"
            "|" + _behind("p.", "pp.", "n°", "nos", "t.", "vol.", "ch.", "chap.", "art.", "fig.") + r" (?=[\dIVXLC])"
        ),
        _FIRM,
    ),
    Rule(
        "note call",
        _LEXIQUE + ", « Appel de note »: straight behind the word",
        ("en Russie \ufffc.", "en Russie\ufffc."),
        re.compile(rf"(?<=\S){_ANY}+(?=\ufffc)"),
        "",
    ),
)
