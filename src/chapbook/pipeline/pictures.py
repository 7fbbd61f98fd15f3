"""Cuts the pictures of a scan out of its page images, into ``images/`` of the book's folder.

No figure comes of it yet: the decision that sets one is printed for the editor, who alone can say what is on it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chapbook.decisions import make_decision, read_pins
from chapbook.decisions.record import line_of
from chapbook.pipeline.asked import each_book
from chapbook.pipeline.display import Display
from chapbook.readers.edition import read_book
from chapbook.readers.scans import read_scan
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.edition import Book
from chapbook.shapes.scan import Scan
from chapbook.structure.pictures import ScanPicture, pictures_waiting
from chapbook.writers.files import write_whole
from chapbook.writers.page_images import cut_out


def run_pictures(root: Path, asked: str, display: Display | None = None) -> int:
    """Cuts out the pictures that wait in the books ``asked`` for (``one,two``; all by default); returns the status."""
    shown = display or Display()
    return each_book(root, asked, shown, lambda slug: _cut_all(read_book(root, slug), shown))


def _cut_all(book: Book, display: Display) -> None:
    """Writes each picture that waits, unless its file is there, and says the decision that sets it."""
    scan, _ = read_scan(book)
    waiting = pictures_waiting(scan, read_pins(book, scan)[0])
    if not waiting:
        display.say(f"{book.slug}: no picture of the scan waits.")
    for picture in waiting:
        target = book.folder / picture.image
        if cut_picture(book, scan, picture):
            display.say(f"{target}: say in alt what is on it, and add this line to decisions.jsonl:")
            display.line(decision_line(scan, picture))
        else:
            display.say(f"{book.slug}, page {picture.page + 1}: no image of it is there to cut a picture out of.")


def cut_picture(book: Book, scan: Scan, picture: ScanPicture) -> bool:
    """Writes the file of a picture unless it is there; False where there is no image of its page to cut it out of."""
    target = book.folder / picture.image
    content = None if target.exists() else cut_out(book.folder, scan, picture.page, picture.box)
    if content is not None:
        write_whole(target, content)
    return target.exists()


def figure_of(scan: Scan, picture: ScanPicture) -> Decision:
    """The decision that sets a picture behind its words; its ``alt`` waits to be written."""
    made = make_decision(scan, picture.span, DecisionKind.FIGURE, why="picture of the print")
    return replace(made, image=picture.image)


def decision_line(scan: Scan, picture: ScanPicture) -> str:
    """The line of decisions.jsonl that sets the picture behind its words, whose ``alt`` waits to be written."""
    if not len(picture.span):
        return "its page has no words that a decision could hold on to: tie it to words of another"
    name = Path(picture.image).stem
    said = line_of(replace(figure_of(scan, picture), id=name)).decode("utf-8").rstrip("\n")
    return said.removesuffix("}") + ', "alt": ""}'
