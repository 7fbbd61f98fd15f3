"""The PDF for a print shop: the finished pages with bleed, crop marks, and the boxes that say where both end.

Coordinates stay as they are: the trimmed page begins at 0, 0, and the paper reaches below that. Nothing is set here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from pikepdf import Array, ObjectStreamMode, Page, Pdf

LENGTH, WEIGHT = 14.0, 0.25
"""Of a crop mark, in points."""
LEAST_GAP = 6.0
"""Points from the trimmed page to its marks; with more bleed, the bleed."""
ROUND = 3.0
"""Points of paper beyond the marks."""


def with_bleed(pdf: bytes, bleed: float, *, marks: bool, folds: Sequence[float] = ()) -> bytes:
    """The PDF with ``bleed`` points around its pages and, if asked for, crop marks outside of that.

    ``folds`` are the places, in points from the left, of folds from head to foot, which are marked then too.

    TrimBox is the page, BleedBox what is cut away with it, MediaBox (and CropBox) the paper (ISO 32000-1, 14.11.2).
    """
    gap = max(bleed, LEAST_GAP)
    margin = gap + LENGTH + ROUND if marks else bleed
    with Pdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            width, height = (float(page.mediabox[index]) for index in (2, 3))
            page.TrimBox = Array([0, 0, width, height])
            page.BleedBox = Array([-bleed, -bleed, width + bleed, height + bleed])
            page.MediaBox = page.CropBox = Array([-margin, -margin, width + margin, height + margin])
            if marks:
                _mark(document, page, (*_crop_marks(width, height, gap), *_upright(folds, height, gap)))
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
        return out.getvalue()


def _mark(document: Pdf, page: Page, lines: tuple[tuple[float, float, float, float], ...]) -> None:
    """Draw the marks in black behind all that the page shows, as an artifact, which no reader reads aloud."""
    strokes = "\n".join(f"{x:.4f} {y:.4f} m {to_x:.4f} {to_y:.4f} l S" for x, y, to_x, to_y in lines)
    drawn = f"/Artifact BMC q 0 G {WEIGHT} w\n{strokes}\nQ EMC\n"
    page.contents_add(document.make_stream(drawn.encode("ascii")), prepend=True)


def _crop_marks(width: float, height: float, gap: float) -> Iterator[tuple[float, float, float, float]]:
    """Two lines at each corner, in the lines of the cuts: from, to."""
    yield from _upright((0.0, width), height, gap)
    for y in (0.0, height):
        for start, end in ((-gap, -gap - LENGTH), (width + gap, width + gap + LENGTH)):
            yield start, y, end, y


def _upright(places: Iterable[float], height: float, gap: float) -> Iterator[tuple[float, float, float, float]]:
    """Two lines at each place, above the page and below it."""
    for x in places:
        for start, end in ((-gap, -gap - LENGTH), (height + gap, height + gap + LENGTH)):
            yield x, start, x, end
