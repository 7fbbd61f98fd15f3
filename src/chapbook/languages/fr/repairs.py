"""What OCR makes of French print, where a rule can undo it safely. Spelling reforms and style are not its business.

Each rule cites what it rests on. « Tesseract, eng » stands for what Tesseract 5 with its English model was seen to
make of French pages: it knows no à, ù, œ and few circumflexes, and takes l’ for I’.
"""

from __future__ import annotations

import re

from chapbook.shapes.language import Lexicon, Rule

_SEEN = "confusions seen in Tesseract 5 (eng) on French print"
_ACADEMIE = "Dictionnaire de l'Académie française, 8e éd. (1935)"
_GREVISSE = "Grevisse et Goosse, Le Bon Usage, 14e éd."

_WORD = re.compile(r"[^\W_]*[^\W\d_][^\W_]*")
_SENTENCE = re.compile(r"(?:^|[.!?…«»:;—–(\n]\s*)$")

_FREQUENT = 20
"""A reading must have stood this often in the corpora to be taken."""
_DOMINATES = 50
"""And this many times as often as any other reading that is as near to the print."""
_OVERRULES = 5000
"""A printed word that is known is overruled only by one so much more frequent: gue by que."""

CONFUSIONS: tuple[tuple[str, str], ...] = (
    ("gu", "qu"),
    ("ga", "ça"),
    ("go", "ço"),
    ("gu", "çu"),
    ("ce", "œ"),
    ("O", "û"),
    ("Q", "û"),
    ("l", "û"),
    ("d", "û"),
    ("6", "ô"),
    ("d", "ô"),
    ("é", "ô"),
    ("éa", "â"),
    ("h", "n"),
    ("n", "h"),
    ("rn", "m"),
    ("m", "rn"),
    ("ii", "n"),
    ("li", "h"),
    ("cl", "d"),
)
"""What OCR prints and what stood there. All of them compete for a word, so that no pair wins by coming first."""


def _readings(word: str, pairs: tuple[tuple[str, str], ...], lexicon: Lexicon) -> dict[str, int]:
    """The known words that a misprinted one may be, with their distance: accents alone, or one confusion undone."""
    found = {form: _distance(form, word) for form in lexicon.accented(word)} if word.islower() else {}
    for wrong, right in pairs:
        for match in re.finditer(re.escape(wrong), word):
            made = word[: match.start()] + right + word[match.end() :]
            forms = (made,) if made in lexicon else lexicon.accented(made) if made.islower() else ()
            for form in forms:
                found[form] = min(found.get(form, 99), 1 + _distance(form, made))
    found.pop(word, None)
    return found


def _distance(one: str, other: str) -> int:
    """Letters that differ; 1 where a ligature changes the length."""
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else 1


def _best(printed: str, readings: dict[str, int], lexicon: Lexicon) -> str | None:
    """The one known reading that is frequent, near the print and without rival; or None."""
    if not readings:
        return None
    best = min(readings, key=lambda form: (readings[form], -lexicon.count(form)))
    if lexicon.count(best) < _FREQUENT:
        return None
    if printed in lexicon and lexicon.count(best) < _OVERRULES * max(1, lexicon.count(printed)):
        return None
    for form, distance in readings.items():
        needed = _DOMINATES if distance <= readings[best] else 5
        if form != best and lexicon.count(best) < needed * lexicon.count(form):
            return None
    return best


def _repaired(match: re.Match[str], lexicon: Lexicon, pairs: tuple[tuple[str, str], ...]) -> str | None:
    """A single word judged in small letters, a first capital kept as it is printed.

    A capital in mid-sentence may begin a name, and a word all in capitals is left to the orthography.
    """
    printed = match[0]
    if printed[0].isupper() and (len(printed) < 3 or not _SENTENCE.search(match.string[: match.start()][-12:])):
        return None
    if printed[1:2].isupper() and printed.isupper():
        return None
    small = printed[0].lower() + printed[1:]
    found = _best(small, _readings(small, pairs, lexicon), lexicon)
    if found is None or not printed[0].isupper():
        return found
    return (printed[0] if found[0] != small[0] else found[0].upper()) + found[1:]


def _accents(match: re.Match[str], lexicon: Lexicon) -> str | None:
    return _repaired(match, lexicon, ())


def _confused(match: re.Match[str], lexicon: Lexicon) -> str | None:
    return _repaired(match, lexicon, CONFUSIONS)


def _infinitive(match: re.Match[str], lexicon: Lexicon) -> str | None:
    """``a`` before an infinitive is always the preposition; an infinitive is known by its future tense."""
    word = match["verb"]
    future = lexicon.accented(word.removesuffix("e") + "a")
    regular = word.endswith(("er", "ir", "re")) and any(lexicon.count(form) for form in future)
    return "à" if regular or word in _IRREGULAR else None


_IRREGULAR = frozenset(
    {"être", "avoir", "faire", "voir", "venir", "tenir", "savoir", "pouvoir", "devoir", "vouloir", "aller"}
)


def _split(match: re.Match[str], lexicon: Lexicon) -> str | None:
    """An article stuck to a word, where the whole is unknown and the rest is a common word."""
    article, rest = match["article"], match["rest"]
    if lexicon.accented((article + rest).lower()) or lexicon.count(rest) < 5 * _FREQUENT:
        return None
    return f"{article} {rest}"


_LETTER = r"[^\W\d_]"
_SUBJECT = (
    r"(?<!\bil )(?<!\belle )(?<!\bon )(?<!\bqui )(?<!\by )(?<!\blui )(?<!\bnous )(?<!\bvous )(?<!\ben )(?<!\bne )"
)

REPAIRS: tuple[Rule, ...] = (
    Rule(
        "I' to l'",
        _SEEN + ": l’ is read as I’, |’ or 1’; in French only single letters stand before an apostrophe, and never i",
        ("tandis que I'on sait", "tandis que l'on sait"),
        re.compile(rf"(?<!{_LETTER})(?:l?[I|!{{}}]|(?<!\d)1)(?P<mark>['’‘])(?=[«“\"]?{_LETTER})"),
        r"l\g<mark>",
    ),
    Rule(
        "!' to l'",
        _SEEN + ": l’ is read as !’ and its space is lost; no exclamation mark stands before an apostrophe",
        ("sans que!'un d'eux", "sans que l'un d'eux"),
        re.compile(rf"(?<=[^\W\d_,;])[!|](?P<mark>['’])(?=[«“\"]?{_LETTER})"),
        r" l\g<mark>",
    ),
    Rule(
        "I\" to l'",
        _SEEN + ": l’ is read as I” between two words; no quotation closes so",
        ('ce qui isole I"homme', "ce qui isole l'homme"),
        re.compile(rf"(?<![\w'’-])[I|!1][\"”“](?={_LETTER})"),
        "l'",
        0.97,
    ),
    Rule(
        "curly brackets",
        _SEEN + ": round brackets are read as curly ones, which no French book prints",
        ("vécue {1} et dite", "vécue (1) et dite"),
        re.compile(r"[({](?P<inside>[^(){}\n]{1,60})[)}]"),
        lambda match, _: f"({match['inside']})",
    ),
    Rule(
        "Il y a",
        "il y a run together in any way; no French word is written so (" + _ACADEMIE + ")",
        ("Ilya des hommes", "Il y a des hommes"),
        re.compile(r"\b(?:I[lI1]|[lI1|]l)(?: ?ya|y a)\b"),
        "Il y a",
        0.98,
    ),
    Rule(
        "apostrophe",
        _SEEN + ": an opening single quote between two letters is an apostrophe",
        ("ils n‘auraient jamais", "ils n'auraient jamais"),
        re.compile(rf"(?<={_LETTER})[‘`´](?={_LETTER})"),
        "'",
    ),
    Rule(
        "ll to Il",
        _SEEN + ": capital I is read as l; no French word is written ll or lls",
        ("lls sont venus", "Ils sont venus"),
        re.compile(r"(?<![\w'’-])ll(?P<plural>s?)\b"),
        r"Il\g<plural>",
    ),
    Rule(
        "-Iis to -ils",
        _SEEN + "; a pronoun behind its verb is small (" + _GREVISSE + ", § 393)",
        ("réussiront-Iis", "réussiront-ils"),
        re.compile(r"(?<=-)(?:[Il][il]|I?l|Il|ll)(?P<plural>s?)\b"),
        r"il\g<plural>",
    ),
    Rule(
        "gu' to qu'",
        _SEEN
        + ": q is read as g; French elides only que and its compounds before an apostrophe ("
        + _GREVISSE
        + ", § 45)",
        ("parce gu'elle vient", "parce qu'elle vient"),
        re.compile(rf"\b(?P<head>{_LETTER}*)(?P<g>[gG])u(?=['’])"),
        lambda match, _: match["head"] + ("Q" if match["g"] == "G" else "q") + "u",
    ),
    Rule(
        "qg to q",
        _SEEN + ": the tail of q is read twice; qg stands in no French word",
        ("la politiqgue", "la politique"),
        re.compile(r"(?<=q)g(?=u)"),
        "",
    ),
    Rule(
        "1er",
        _SEEN + ": 1er is read as ler, which is no French word",
        ("le ler mars", "le 1er mars"),
        re.compile(r"\bler(?=[ \n])"),
        "1er",
    ),
    Rule(
        "2eme to 2ème",
        _SEEN + "; the ending -ème bears its accent (" + _ACADEMIE + ")",
        ("au 2eme congrès", "au 2ème congrès"),
        re.compile(r"(?<=\d)[eé]me(?=s?\b)"),
        "ème",
    ),
    Rule(
        "-a- to -à-",
        "c'est-à-dire, vis-à-vis, tête-à-tête: " + _ACADEMIE,
        ("c'est-a-dire", "c'est-à-dire"),
        re.compile(rf"(?<={_LETTER}-)a(?=-{_LETTER})(?!-t-)"),
        "à",
    ),
    Rule(
        "jusqu'a to jusqu'à",
        "jusque is followed by à, au or another preposition or adverb, never by a verb (" + _GREVISSE + ", § 1065)",
        ("jusqu'a Paris", "jusqu'à Paris"),
        re.compile(r"(?<=\b[jJ]usqu['’])a\b(?!-t)"),
        "à",
    ),
    Rule(
        "d'ou to d'où",
        "ou (or) is never preceded by an elided de; d'où, jusqu'où: " + _ACADEMIE,
        ("d'ou vient-il", "d'où vient-il"),
        re.compile(r"(?<=\b[dD]['’])ou\b|(?<=[jJ]usqu['’])ou\b"),
        "où",
    ),
)
