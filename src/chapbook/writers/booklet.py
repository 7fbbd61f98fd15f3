"""The booklets: the finished PDF's pages on sheets, in the schemes that edition.toml orders, ready for the printer."""

from __future__ import annotations

from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers.cover_sheet import write_cover_sheet
from chapbook.writers.files import write_whole
from chapbook.writers.orders import Order, orders, press_sides, run_of
from chapbook.writers.press import PressSide, set_on_sheets
from chapbook.writers.print_cover import PRINT_COVER, write_print_cover

FRONTS, BACKS = "-fronts.pdf", "-backs.pdf"


def write_booklet(build: Build) -> Path:
    """Writes the booklet of each scheme; returns the path of the first. Files of earlier orders are taken away.

    A separate cover, if one is ordered, fits the first scheme; with bleed there is one for a print shop besides.

    For printing both sides by hand, fronts and backs are written as files of their own besides.
    Raises SetupError where the PDF has not been made, or edition.toml asks for what cannot be.
    """
    ordered, edition = orders(build), build.book.edition
    written = [path for order in ordered for path in _write(build, order)]
    if edition.booklet.cover:
        written.append(write_cover_sheet(build, ordered[0]))
    if edition.booklet.cover and edition.page.bleed:
        written.append(write_print_cover(build, ordered[0]))
    for path in further_booklets(build):
        if path not in written:
            path.unlink()
    return written[0]


def further_booklets(build: Build) -> tuple[Path, ...]:
    """The files of booklets that there are besides the first, by name, and at last the cover for a print shop."""
    first, cover = build.file("-booklet.pdf"), build.file(PRINT_COVER)
    found = tuple(path for path in sorted(first.parent.glob(f"{build.book.slug}-booklet*.pdf")) if path != first)
    return (*found, cover) if cover.is_file() else found


def _write(build: Build, order: Order) -> list[Path]:
    source, sides = build.file(".pdf"), press_sides(order)
    whole = write_whole(build.file(f"{order.kind}.pdf"), set_on_sheets(source, sides, run_of(order)))
    if not order.manual:
        return [whole]
    run = run_of(order, duplex="none")
    fronts = set_on_sheets(source, sides[0::2], run)
    backs = set_on_sheets(source, in_the_tray(order, sides[1::2]), run)
    return [
        whole,
        write_whole(build.file(order.kind + FRONTS), fronts),
        write_whole(build.file(order.kind + BACKS), backs),
    ]


def in_the_tray(order: Order, backs: tuple[PressSide, ...]) -> tuple[PressSide, ...]:
    """The backs in the order in which the printer draws the sheets that have their fronts.

    Most printers deliver face down: the pile that is put back unturned has the last sheet on top, which is drawn first.
    """
    return backs[::-1] if order.booklet.backs == "last first" else backs
