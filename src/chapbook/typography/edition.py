"""Typography for what edition.toml says and the book shows: title, people, publisher, rights.

Marks and spaces only, as in the text; what names a file or makes an identifier is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from chapbook.shapes.document import Origin, Text, plain
from chapbook.shapes.edition import Edition, Rights
from chapbook.shapes.language import Language
from chapbook.typography.runs import typeset_run

ADDRESS = re.compile(r"(\S+://\S+|www\.\S+|\S+@\S+)")
"""An address of the web or of mail: none of its marks is punctuation."""
BLANK_LINE = re.compile(r"(\n\s*\n)")


def typeset_edition(edition: Edition, language: Language) -> Edition:
    """The edition with its shown texts in the typography of its language; doing it twice changes nothing more."""

    def shown(text: str) -> str:
        return typeset_words(text, language)

    return replace(
        edition,
        title=shown(edition.title),
        subtitle=shown(edition.subtitle),
        author=shown(edition.author),
        translator=shown(edition.translator),
        description=shown(edition.description),
        publisher=shown(edition.publisher),
        collection=shown(edition.collection),
        source=shown(edition.source),
        scan_note=shown(edition.scan_note),
        imprint=shown(edition.imprint),
        back_cover=shown(edition.back_cover),
        rights=_rights(edition.rights, shown),
    )


def typeset_words(text: str, language: Language) -> str:
    """A text of one or more paragraphs, parted by blank lines; addresses stay as they are."""
    return "".join(_paragraph(part, language) for part in BLANK_LINE.split(text))


def _rights(rights: Rights, shown: Callable[[str], str]) -> Rights:
    return Rights(text=shown(rights.text), translation=shown(rights.translation), edition=shown(rights.edition))


def _paragraph(text: str, language: Language) -> str:
    pieces = ADDRESS.split(text)
    pieces[::2] = (_run(piece, language) for piece in pieces[::2])
    return "".join(pieces)


def _run(text: str, language: Language) -> str:
    return plain(typeset_run((Text(text, Origin(0, 0, len(text))),), language, lambda blocks, _: blocks))
