"""What OCR makes of French print, where a rule can undo it safely. Spelling reforms and style are not its business.

Each rule cites what it rests on. « Tesseract, eng » stands for what Tesseract 5 with its English model was seen to
make of French pages: it knows no à, ù, œ and few circumflexes, and takes l’ for I’.
"""

from __future__ import annotations

import re

from chapbook.shapes.language import Rule

_SEEN = "confusions seen in Tesseract 5 (eng) on French print"
_ACADEMIE = "Dictionnaire de l'Académie française, 8e éd. (1935)"
_GREVISSE = "Grevisse et Goosse, Le Bon Usage, 14e éd."

_LETTER = r"[^\W\d_]"
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
        "[...]",
        _SEEN + ": the dots of an omission in square brackets are read as one or two",
        ("sept ans. [..] C'est", "sept ans. [...] C'est"),
        re.compile(r"(?<=\[)\.{1,2}(?=\])"),
        "...",
    ),
    Rule(
        "<« to «",
        _SEEN + ": the tip of a guillemet is read once more",
        ("de l'homme. <« Plus", "de l'homme. « Plus"),
        re.compile(r"<«|»>"),
        lambda match, _: "«" if "«" in match[0] else "»",
    ),
    Rule(
        "dash",
        _SEEN + ": a dash is read as a tilde, or as a dash and a tilde or hyphen; no French book prints such",
        ("—~ Vous êtes heureux", "— Vous êtes heureux"),
        re.compile(r"(?<!\S)(?:[~=-]*—[~=-]*~[—~=-]*|[~=-]*~[~=-]*—[—~=-]*|~[~-]*|-+~[~-]*|—-+|-+—)(?=\s)"),
        "—",
    ),
    Rule(
        "speck at the foot of a line",
        _SEEN + ": a speck at the end of a line is read as an underscore, which no French book prints",
        ("en silence. _", "en silence."),
        re.compile(r"(?<=[.!?…»]) _(?=[ ]*(?:\n|\Z))"),
        "",
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
