"""Whether a reader who searches the PDF finds the words that line ends cut: they must be there whole, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.check.sequences import normal
from chapbook.shapes.build import Verdict

HYPHEN, BAR = "\u2010", "|"
FRONT, BACK = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")


def check_searching(lines: Sequence[PrintedLine], texts: Sequence[str]) -> Verdict:
    """Passes if each word that is cut within a page stands whole in the text of that page, as a reader is given it.

    ``texts`` are those of all pages; a word that is cut over a page turn cannot stand on either.
    """
    # A hyphen at a line end is kept from being read as a cut: here it is what parts the word.
    found = {number: normal(text.replace(HYPHEN, BAR)) for number, text in enumerate(texts, start=1)}
    words = tuple(_cut_words(lines))
    lost = [f"“{word}” on page {page}" for page, word in words if word not in found[page]]
    told = f"{len(words)} words" if not lost else "; ".join(lost[:3]) + f": {len(lost)} of {len(words)} words"
    return Verdict("PDF: words cut at line ends are found whole", not lost, told)


def _cut_words(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, str]]:
    """The page and the letters of each word that is cut, without the call of a note that may stand behind it."""
    for line, after in pairwise(line for line in lines if line.part in (Part.TEXT, Part.NOTE)):
        if line.words.rstrip().endswith(HYPHEN) and (line.page, line.part) == (after.page, after.part):
            front = FRONT.search(normal(line.words).removesuffix(HYPHEN))
            back = BACK.match(normal(after.words))
            if front and back:
                yield line.page, front[0] + back[0]
