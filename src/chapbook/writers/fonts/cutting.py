"""Cuts a font down to the letters of a book, by HarfBuzz: what embedding asks for, in a hundredth of a second.

The other module that knows uharfbuzz is ``writers.pdf.breaking.widths``, which measures.
"""

from __future__ import annotations

from pathlib import Path

import uharfbuzz

from chapbook.writers.fonts.instances import FEATURES, font_of, saved

ALWAYS = {0x20, 0xA0, 0x202F, 0x2010}
"""The spaces that typesetting puts in and the hyphen of cut words, whatever the text has."""
NAMES = range(26)
"""All name records that the OpenType specification gives a meaning (table name)."""
ENGLISH = 0x409


def cut_down(path: Path, text: str, *, packed: bool) -> bytes:
    """A font with the glyphs of ``text`` only and what features make of them; ``packed``: as WOFF2."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update({ord(letter) for letter in text} | ALWAYS)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    wanted.name_id_set.update(NAMES)
    wanted.name_lang_id_set.add(ENGLISH)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    cut = bytes(uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))), wanted).blob.data)
    return _packed(cut) if packed else cut


def _packed(font: bytes) -> bytes:
    opened = font_of(font)
    opened.flavor = "woff2"
    return saved(opened)
