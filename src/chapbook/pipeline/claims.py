"""Compares what edition.toml claims with what the scan shows: its language, its title, its author. Changes nothing.

Only what clearly differs is said, since an edition may well have a title of its own: the wrong scan in a folder, or a
language left at its default.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from chapbook.languages.foreign import language_of
from chapbook.languages.model import fold
from chapbook.shapes.document import Byline, Document, Heading, Signature, plain
from chapbook.shapes.edition import Edition
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE, _FEWEST = 4000, 150
"""So many words are looked at, and so many have to be there."""
_KNOWN = 0.75
"""Share of known words under which a text may be in another language: badly read French has 0.9 after repair."""
_SURE = 0.9
"""How sure of another language one has to be."""
_LONG = 4
"""Letters of a word that tells one title or name from another."""


def doubted_claims(edition: Edition, document: Document, text: str, language: Language) -> tuple[Finding, ...]:
    """A warning for each claim that the scan clearly contradicts; ``text`` is the cleaned body."""
    messages = (*language_doubted(text, language), *_title(edition, document), *_author(edition, document))
    return tuple(Finding(None, Kind.WARNING, f"edition.toml: {message}") for message in messages)


def language_doubted(text: str, language: Language) -> Iterator[str]:
    """What to say of a text that surely is in another language than is claimed; else nothing."""
    words = _WORD.findall(text)[:_SAMPLE]
    if len(words) < _FEWEST:
        return
    known = sum(word.lower() in language.lexicon for word in words) / len(words)
    if known >= _KNOWN:
        return
    code, sure = language_of(" ".join(words), language.code)
    if code != language.code and sure >= _SURE:
        yield (
            f'language = "{language.code}", but only {known:.0%} of the words are known in it, and they read like '
            f'"{code}": see that this is the right scan'
        )


def _title(edition: Edition, document: Document) -> Iterator[str]:
    printed = [block for block in document.blocks[:3] if isinstance(block, Heading) and block.level == 0]
    if printed and not _share(f"{edition.title} {edition.subtitle}", plain(printed[0].inlines)):
        yield f"title = “{edition.title}”, but the scan begins with “{plain(printed[0].inlines)[:60]}”"


def _author(edition: Edition, document: Document) -> Iterator[str]:
    named = [block for block in document.blocks if isinstance(block, Byline | Signature)]
    bylines = [plain(block.inlines) for block in named if isinstance(block, Byline)]
    if bylines and not _share(edition.author, " ".join(plain(block.inlines) for block in named)):
        yield f"author = “{edition.author}”, but the scan names “{bylines[0][:60]}”"


def _share(one: str, other: str) -> bool:
    """True if two names or titles have a long word in common but for accents, or if one has none to compare."""
    mine, theirs = _telling(one), _telling(other)
    return not mine or not theirs or bool(mine & theirs)


def _telling(text: str) -> set[str]:
    """The long words of a text, without accents, in small letters."""
    bare = fold(unicodedata.normalize("NFC", text.casefold()))
    return {word for word in _WORD.findall(bare) if len(word) >= _LONG}
