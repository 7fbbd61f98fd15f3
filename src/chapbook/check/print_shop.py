"""The files for a print shop: boxes as ordered, ink that bleeds far enough, pictures fine enough, text in one ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from chapbook.check.pages import judged
from chapbook.check.preflight.objects import Leaf, read_objects
from chapbook.shapes.build import Build, Verdict
from chapbook.writers.cover_sheet import cover_sheet_of
from chapbook.writers.orders import orders
from chapbook.writers.pdf import PRINT_SHOP, book_geometry
from chapbook.writers.pdf.geometry import POINTS, bleed_of
from chapbook.writers.pdf_reading import bleeding_pages, resolutions
from chapbook.writers.print_cover import PRINT_COVER

CLOSE = 0.05
"""Points by which a box may lie beside its place."""
LEAST_DOTS = 200
"""Dots an inch under which a printed picture shows them; print shops ask for 300."""
PLAIN = frozenset({"black", "picture in colour"})


def check_print_shop(build: Build) -> tuple[Verdict, ...]:
    """The verdicts on the pages and on the cover for a print shop, as far as they are ordered.

    Raises FileNotFoundError for one that is not there.
    """
    return tuple(_verdicts(build))


def _verdicts(build: Build) -> Iterator[Verdict]:
    edition = build.book.edition
    if edition.page.bleed or edition.page.marks:
        width, height = (length * POINTS for length in book_geometry(build.book).trim)
        yield from _file(build, PRINT_SHOP, (width, height))
    if edition.page.bleed and edition.booklet.cover:
        yield from _file(build, PRINT_COVER, cover_sheet_of(orders(build)[0]).layout.cell)


def _file(build: Build, kind: str, size: tuple[float, float]) -> Iterator[Verdict]:
    path = build.file(kind)
    if not path.is_file():
        raise FileNotFoundError(2, "no such file", str(path))
    bleed, cover = bleed_of(build.book.edition.page.bleed), kind == PRINT_COVER
    name = f"print shop, {'cover' if cover else 'pages'}"
    leaves = read_objects(path).leaves
    told = f"{size[0] / POINTS:g} × {size[1] / POINTS:g} mm, bleed {bleed / POINTS:g} mm, pages: {len(leaves)}"
    yield judged(f"{name}: boxes of trim, bleed and paper", _boxes(leaves, size, bleed), told)
    yield _bleeds(name, path)
    yield _pictures(name, path)
    if not cover:
        inks = (
            f"{', '.join(sorted(leaf.inks - PLAIN))} on page {number}"
            for number, leaf in enumerate(leaves, 1)
            if leaf.inks - PLAIN
        )
        yield judged(f"{name}: text in black ink alone", inks, "black")


def _boxes(leaves: Sequence[Leaf], size: tuple[float, float], bleed: float) -> Iterator[str]:
    for number, leaf in enumerate(leaves, 1):
        left, bottom, right, top = leaf.trim
        if not _near((right - left, top - bottom), size):
            yield f"page {number} is trimmed to {(right - left) / POINTS:.1f} × {(top - bottom) / POINTS:.1f} mm"
        if not _near(leaf.bleed, (left - bleed, bottom - bleed, right + bleed, top + bleed)):
            yield f"page {number}: the bleed is not {bleed / POINTS:g} mm on each side"
        outer = (leaf.bleed[0] - leaf.media[0], leaf.bleed[1] - leaf.media[1])
        if min(*outer, leaf.media[2] - leaf.bleed[2], leaf.media[3] - leaf.bleed[3]) < -CLOSE:
            yield f"page {number}: the paper is smaller than the bleed"


def _bleeds(name: str, path: Path) -> Verdict:
    found = bleeding_pages(path)
    faults = (f"page {one.page}: ink ends before the bleed at the {', '.join(one.short)}" for one in found if one.short)
    told = f"pages with ink up to the trim: {len(found)}" if found else "no ink at the trim"
    return judged(f"{name}: what reaches the trim reaches the end of the bleed", faults, told)


def _pictures(name: str, path: Path) -> Verdict:
    found = resolutions(path)
    faults = (f"{dots:.0f} dots an inch on page {page}" for page, dots in found if dots < LEAST_DOTS)
    told = f"pictures: {len(found)}" + (f", {min(dots for _, dots in found):.0f} dots at least" if found else "")
    return judged(f"{name}: pictures of {LEAST_DOTS} dots an inch at least", faults, told)


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(length - wanted) < CLOSE for length, wanted in zip(one, other, strict=True))
