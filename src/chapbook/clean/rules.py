"""Applies the rules of a language to the letters of a stream, each rule a layer of its own."""

from __future__ import annotations

from collections.abc import Iterable

from chapbook.clean.draft import Draft
from chapbook.shapes.language import Language, Lexicon, Rule
from chapbook.shapes.layers import Change


def apply_repairs(draft: Draft, language: Language) -> Draft:
    """With the layers of the language's repairs, in the order the language lists them."""
    return _applied(draft, language.repairs, language.lexicon)


def apply_orthography(draft: Draft, language: Language) -> Draft:
    """With the layers of the language's orthography: a change of spelling, not of what the scan misread."""
    return _applied(draft, language.orthography, language.lexicon)


def _applied(draft: Draft, rules: Iterable[Rule], lexicon: Lexicon) -> Draft:
    for rule in rules:
        draft = draft.changed(rule.name, changes_of(rule, draft.stream.text, lexicon))
    return draft


def changes_of(rule: Rule, text: str, lexicon: Lexicon) -> list[Change]:
    """What a rule would change in a text, ascending."""
    changes = []
    for match in rule.pattern.finditer(text):
        replacement = rule.replacement
        after = match.expand(replacement) if isinstance(replacement, str) else replacement(match, lexicon)
        if after is not None and after != match[0]:
            changes.append(Change(match.start(), match.end(), match[0], after, rule.name, rule.confidence))
    return changes
