"""Sets the text of a book with Chapbook, WeasyPrint alone, Typst and, where installed, pandoc with xelatex.

    .venv/bin/python bench/print.py [SLUG] [TIMES,TIMES ...] [TRIM]

Each runs in a process of its own, once for each size of the text; the figures go to stdout. All pages are measured in
the same way, from the glyphs of the PDF. What was measured, and where, stands in bench/print.md.
"""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import fmean, median, pstdev
from tempfile import TemporaryDirectory
from time import process_time

import typst
from pikepdf import Pdf

from chapbook import languages
from chapbook.check.glyphs import Glyph, PrintedPage, read_pages
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document, Emphasis, Heading, Inline, Note, Text, inlines_of, notes_of, plain
from chapbook.writers import fonts
from chapbook.writers.pdf import book_geometry, write_pdf
from chapbook.writers.pdf.assembly import print_text, whole_page
from chapbook.writers.pdf.engine import Room, render
from chapbook.writers.pdf.geometry import page_style
from chapbook.writers.styles import book_style
from chapbook.xhtml.elements import serialise

ROOT = Path(__file__).resolve().parent.parent
LOOSE = 0.5
"""Ems from which on a word space is a hole."""
GAP = 0.1
"""A gap wider than this, in ems, is a word space."""
SHOWN = 30
POINTS = {"Typst": 4 / 3, "pandoc, xelatex": 4 / 3}
"""What sizes of type have to be multiplied by: these engines write points, not the CSS pixels that the check reads."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The justified lines of a PDF: how many, how many with a space over ``LOOSE``, the spread of their spaces."""

    count: int
    loose: int
    mean: float
    spread: float


def chapbook(build: Build) -> Path:
    """The PDF as ./press build makes it."""
    return write_pdf(build)


def weasyprint_alone(build: Build) -> Path:
    """The same XHTML and style sheets, notes floated to the foot, lines and pages left to WeasyPrint."""
    book, geometry = build.book, book_geometry(build.book)
    style = book_style(book)
    found = fonts.faces(book.output, style.typeface)
    sheets = (*style.sheets, page_style(geometry), style.own)
    room = Room((book.folder, book.styles), fonts.fontconfig(found), sheets)
    page = serialise(whole_page(book.edition, (print_text(build).main,)), semantics=False)
    path = build.file("-weasyprint.pdf")
    path.write_bytes(render(page, room))
    return path


def typst_source(build: Build) -> str:
    """The text as Typst source, on the same page in the same type."""
    geometry = book_geometry(build.book)
    width, height = geometry.trim
    family = book_style(build.book).typeface.family.name
    head = (
        f"#set page(width: {width}mm, height: {height}mm, margin: (inside: {geometry.inner}pt, outside: "
        f"{geometry.outer}pt, top: {geometry.top}pt, bottom: {geometry.foot}pt), numbering: none)\n"
        f'#set text(font: "{family}", size: {geometry.size}pt, lang: "fr", number-type: "old-style", '
        "top-edge: 0.8em, bottom-edge: -0.2em)\n"
        f"#set par(justify: true, leading: {geometry.line - geometry.size}pt, spacing: "
        f"{geometry.line - geometry.size}pt, first-line-indent: 1.2em)\n"
        f"#show footnote.entry: set text(size: {geometry.note_size}pt)\n"
    )
    blocks = []
    for block in build.document.blocks:
        for run in inlines_of(block):
            words = "".join(map(_typst, run))
            level = max(1, block.level) if isinstance(block, Heading) else 0
            blocks.append(f"#heading(level: {level})[{words}]" if level else words)
    return head + "\n\n".join(blocks)


def _typst(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
            return f'#"{escaped}";'
        case Note():
            inner = (one for block in inline.blocks for run in inlines_of(block) for one in run)
            return f"#footnote[{''.join(map(_typst, inner))}]"
        case Emphasis(inlines=words):
            return f"#emph[{''.join(map(_typst, words))}]"
    return "".join(map(_typst, getattr(inline, "inlines", ())))


def typst_alone(build: Build) -> Path:
    """The text set by Typst with its own optimised line breaks."""
    source, path = build.file(".typ"), build.file("-typst.pdf")
    source.write_text(typst_source(build), encoding="utf-8")
    folder = fonts.faces(build.book.output, book_style(build.book).typeface)[0].path.parent
    typst.compile(str(source), output=str(path), font_paths=[str(folder)])
    return path


def pandoc_xelatex(build: Build) -> Path:
    """The text set by pandoc's Markdown through xelatex."""
    source, path = build.file(".md"), build.file("-xelatex.pdf")
    paragraphs, notes = [], []
    for block in build.document.blocks:
        for run in inlines_of(block):
            words = ""
            for inline in run:
                if isinstance(inline, Note):
                    words += f"[^{len(notes) + 1}]"
                    notes.append(
                        f"[^{len(notes) + 1}]: " + " ".join(plain(r) for b in inline.blocks for r in inlines_of(b))
                    )
                else:
                    words += plain((inline,))
            paragraphs.append(f"# {words}" if isinstance(block, Heading) else words)
    source.write_text("\n\n".join((*paragraphs, *notes)), encoding="utf-8")
    width, height = book_geometry(build.book).trim
    options = [f"-Vgeometry:paperwidth={width}mm,paperheight={height}mm", "-Vlang=fr"]
    subprocess.run(  # noqa: S603 # our own words
        ["pandoc", str(source), "-o", str(path), "--pdf-engine=xelatex", *options],  # noqa: S607 # where it is installed
        check=True,
    )
    return path


ENGINES: dict[str, Callable[[Build], Path]] = {
    "Chapbook": chapbook,
    "WeasyPrint alone": weasyprint_alone,
    "Typst": typst_alone,
    "pandoc, xelatex": pandoc_xelatex,
}


def run_one(engine: str, pickled: str, folder: str) -> None:
    """In a process of its own: set the text and print pages, processor seconds, megabytes and the path."""
    build = pickle.loads(Path(pickled).read_bytes())  # noqa: S301 # our own, written a moment ago
    build = replace(build, language=languages.load("fr"), book=replace(build.book, output=Path(folder)))
    path = ENGINES[engine](build)
    used = process_time() + getrusage(RUSAGE_CHILDREN).ru_utime
    # Not ru_maxrss, which a child takes over from its parent.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    memory = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    sys.stdout.write(f"{used:.2f}\t{memory}\t{path}\n")


def printed_lines(page: PrintedPage) -> Iterator[tuple[Glyph, ...]]:
    """The glyphs of each line of a page, from left to right."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in page.glyphs:
        rows.setdefault(round(glyph.y), []).append(glyph)
    yield from (tuple(sorted(row, key=lambda glyph: glyph.x)) for row in rows.values())


def measure_lines(pages: tuple[PrintedPage, ...], unit: float = 1.0) -> Lines:
    """The word spaces of all lines that reach the edge which most lines of their page's parity reach."""
    found = []
    for page in pages:
        for line in printed_lines(page):
            inked = [glyph for glyph in line if not glyph.letter.isspace()]
            if len(inked) > 1:
                size = unit * Counter(glyph.size for glyph in inked).most_common(1)[0][0]
                gaps = [(b.x - a.end) / size for a, b in pairwise(inked) if b.x - a.end > GAP * size]
                found.append((page.number % 2, inked[-1].box[2], size, gaps))
    edges = {
        side: median(right for parity, right, _, _ in found if parity == side) for side in {one[0] for one in found}
    }
    kept = [gaps for parity, right, size, gaps in found if gaps and abs(right - edges[parity]) < 0.6 * size]
    spaces = [gap for gaps in kept for gap in gaps]
    loose = sum(max(gaps) > LOOSE for gaps in kept)
    return Lines(len(kept), loose, fmean(spaces), pstdev(spaces))


def measure_notes(pages: tuple[PrintedPage, ...], document: Document) -> str:
    """How many notes begin on the page of their call, and how many of their letters are on the pages at all."""
    letters = ["".join(glyph.letter for glyph in page.glyphs if glyph.letter.isalnum()) for page in pages]
    placed = lost = total = 0
    for note in notes_of(document):
        words = "".join(filter(str.isalnum, " ".join(plain(run) for block in note.blocks for run in inlines_of(block))))
        total += len(words)
        begins = next((n for n, text in enumerate(letters) if words[:SHOWN] in text), None)
        before = _before(document, note)
        called = next((n for n, text in enumerate(letters) if before and before in text), None)
        placed += begins is not None and begins == called
    for page in pages:
        lost += sum(glyph.y < 0 or glyph.y > page.height for glyph in page.glyphs)
    return f"{placed} of {len(notes_of(document))}, {lost} letters off the page"


def _before(document: Document, note: Note) -> str:
    """The last letters before a note's call."""
    for block in document.blocks:
        for run in inlines_of(block):
            if note in run:
                led = plain(run[: run.index(note)])
                return "".join(filter(str.isalnum, led))[-12:]
    return ""


def untagged(path: Path, folder: Path) -> Path:
    """A copy without its tags, which every engine names in its own way: what is measured is the page."""
    with Pdf.open(path) as pdf:
        if "/StructTreeRoot" in pdf.Root:
            del pdf.Root["/StructTreeRoot"]
        pdf.save(folder / "untagged.pdf")
    return folder / "untagged.pdf"


def measured(engine: str, build: Build, folder: Path) -> str:
    """One line of the table."""
    pickled = folder / "build.pickle"
    pickled.write_bytes(pickle.dumps(replace(build, language=None)))
    made = subprocess.run(  # noqa: S603 # this very program
        [sys.executable, __file__, "--one", engine, str(pickled), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        return f"| {engine} | failed: {made.stderr.strip().splitlines()[-1]} |\n"
    seconds, memory, path = made.stdout.strip().split("\t")
    pages = read_pages(untagged(Path(path), folder))
    lines = measure_lines(pages, POINTS.get(engine, 1.0))
    return (
        f"| {engine} | {len(pages)} | {seconds} s | {memory} MB | {lines.loose} of {lines.count} "
        f"({lines.loose / lines.count:.1%}) | {lines.mean:.3f} | {lines.spread:.3f} | "
        f"{measure_notes(pages, build.document)} |\n"
    )


def main(slug: str = "rocker-essence", times: str = "1,10,40", trim: str = "A5") -> None:
    """Measures every engine at every size."""
    build = text_stages(read_book(ROOT, slug))
    page = replace(build.book.edition.page, trim=trim)
    edition = replace(build.book.edition, chapters="one flow", page=page)
    build = replace(build, book=replace(build.book, edition=edition))
    for count in map(int, times.split(",")):
        sys.stdout.write(f"\n{trim}, {count} times the text\n\n")
        sys.stdout.write("| engine | pages | processor | memory | loose lines | mean space | spread | notes |\n")
        sys.stdout.write(f"|{'---|' * 8}\n")
        many = replace(build, document=Document(build.document.blocks * count))
        for engine in ENGINES:
            if engine.startswith("pandoc") and not (shutil.which("pandoc") and shutil.which("xelatex")):
                sys.stdout.write(f"| {engine} | not installed |\n")
                continue
            with TemporaryDirectory() as folder:
                sys.stdout.write(measured(engine, many, Path(folder)))
                sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run_one(*sys.argv[2:])
    else:
        main(*sys.argv[1:])
