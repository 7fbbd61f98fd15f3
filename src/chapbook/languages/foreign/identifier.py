"""Tells the language of a few words, by py3langid's model of byte n-grams (Lui and Baldwin, langid.py, ACL 2012).

It is asked only where words look foreign: loading takes half a second, which most books never pay.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

QUOTED = ("ca", "da", "de", "en", "eo", "es", "fr", "it", "la", "nl", "oc", "pl", "pt", "sv")
"""The languages in Latin script that European print quotes; the fewer to choose from, the surer a few words are."""


@cache
def _identifier(own: str) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted({*QUOTED, own}))
    return identifier


def language_of(words: str, own: str) -> tuple[str, float]:
    """The likeliest language of the words (ISO 639-1) and its probability; ``own`` is the book's."""
    code, probability = _identifier(own).classify(words)
    return str(code), float(probability)
