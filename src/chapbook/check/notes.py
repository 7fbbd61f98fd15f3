"""Where the notes of a printed book stand: begun under their calls, well cut, never crowding out the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from chapbook.check.glyphs import Part
from chapbook.check.lines import PrintedLine
from chapbook.shapes.build import Verdict
from chapbook.writers.pdf.geometry import NOTE_SHARE, Geometry
from chapbook.writers.pdf.plan import LEAST_BODY, LEAST_NOTE


def check_notes(
    lines: tuple[PrintedLine, ...], geometry: Geometry, notes: int, short: frozenset[int] = frozenset()
) -> tuple[Verdict, ...]:
    """The verdicts on the notes of a PDF; ``notes`` is how many the document has.

    ``short`` are the numbers of pages that may hold few lines: those with a picture, and the last of a chapter.
    """
    pages = _text_pages(lines)
    share = max((_note_share(page, geometry) for page in pages), default=0.0)
    bodies = [(page[0].page, len({round(line.baseline) for line in _of(page, Part.TEXT)})) for page in pages]
    scant = [f"{count} on page {page}" for page, count in bodies[:-1] if count < LEAST_BODY and page not in short]
    misplaced, cuts = list(_misplaced(lines, notes)), list(_cuts(lines))
    bad = [f"note {note} on page {page}: {count}" for note, page, count in cuts if count < LEAST_NOTE]
    least = min((count for page, count in bodies[:-1] if page not in short), default=0)
    return (
        Verdict(
            "PDF: each note begins on the page of its call",
            not misplaced,
            _told(misplaced, f"{notes} note{'s' * (notes != 1)}"),
        ),
        Verdict("PDF: notes are cut to two lines or more", not bad, _told(bad, f"{len(cuts)} pieces of cut notes")),
        Verdict(f"PDF: notes take at most {NOTE_SHARE:.0%} of a page", share <= NOTE_SHARE, f"at most {share:.1%}"),
        Verdict("PDF: five lines of text on every page but the last", not scant, _told(scant, f"at least {least}")),
    )


def _misplaced(lines: tuple[PrintedLine, ...], notes: int) -> Iterator[str]:
    called = {number: line.page for line in reversed(lines) for number in line.calls}
    begun = {line.note: line.page for line in reversed(lines) if line.part is Part.NOTE}
    for number in range(1, notes + 1):
        if called.get(number) is None or called.get(number) != begun.get(number):
            yield f"note {number} is called on page {called.get(number)} and begins on page {begun.get(number)}"


def _cuts(lines: tuple[PrintedLine, ...]) -> Iterator[tuple[int, int, int]]:
    """For each note that runs over pages: its number, each of its pages, its lines there."""
    for number in sorted({line.note for line in lines if line.part is Part.NOTE}):
        pages = [line.page for line in lines if line.note == number]
        counts = [(page, len(list(group))) for page, group in groupby(pages)]
        if len(counts) > 1:
            yield from ((number, page, count) for page, count in counts)


def _note_share(page: tuple[PrintedLine, ...], geometry: Geometry) -> float:
    """How much of the text block the notes of a page take with the space above them."""
    baselines = [line.baseline for line in _of(page, Part.NOTE)]
    if not baselines:
        return 0.0
    return (max(baselines) - min(baselines) + geometry.note_line + geometry.line) / geometry.depth


def _text_pages(lines: tuple[PrintedLine, ...]) -> list[tuple[PrintedLine, ...]]:
    """The pages that hold text or notes."""
    pages = (tuple(group) for _, group in groupby(lines, key=lambda line: line.page))
    return [page for page in pages if any(line.part in (Part.TEXT, Part.NOTE) for line in page)]


def _of(page: tuple[PrintedLine, ...], part: Part) -> list[PrintedLine]:
    return [line for line in page if line.part is part]


def _told(faults: list[str], otherwise: str) -> str:
    return "; ".join(faults) or otherwise
