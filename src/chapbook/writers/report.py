"""report.html: one page on which an editor sees after a build what was made, changed, doubted and dropped.

The page stands alone: it loads nothing, runs only its own short script, and is whole without it. The same build
gives the same bytes. The one module that knows Jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.findings import Kind
from chapbook.shapes.preflight import Preflight
from chapbook.writers.files import write_whole
from chapbook.writers.pdf_reading import page_count, pictures
from chapbook.writers.policy import source_digest
from chapbook.writers.report_changes import change_rows, pattern_rows, rule_rows, visible
from chapbook.writers.report_preflight import address, cut_out_lines, plot, spreads
from chapbook.writers.report_tables import (
    decision_rows,
    dropped_counts,
    dropped_rows,
    file_rows,
    finding_rows,
    metadata,
    note_rows,
    rights,
)

PREFLIGHT_PAGE = "preflight.html"
PAGE_WIDTH = 168
SHEET_WIDTH = 300
MOST_PICTURES = 240
"""More pages than this would make the report heavier than the book; the page says how many it leaves out."""
UNSHOWABLE = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
"""Control characters, as their pictures: HTML cannot hold them."""


def counted(things: Sequence[object], what: str) -> str:
    """How many there are, with the word for them: ``1 rule``, ``3 rules``."""
    return f"{len(things)} {what}{'' if len(things) == 1 else 's'}"


def sentence(name: str) -> str:
    """The name of a verdict without the file it begins with, as a sentence of its own."""
    words = name.partition(": ")[2] or name
    return words[:1].upper() + words[1:]


TEMPLATES = Environment(
    loader=PackageLoader("chapbook.writers"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
TEMPLATES.filters["visible"] = visible
TEMPLATES.filters["counted"] = counted
TEMPLATES.filters["sentence"] = sentence


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture of a page or sheet side as a data address, its size in pixels, and its name."""

    name: str
    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Gallery:
    """Thumbnails of a PDF, and how many pages it has in all (0: there is no such file)."""

    pages: int
    thumbnails: tuple[Thumbnail, ...]


def write_report(build: Build, verdicts: Sequence[Verdict], preflight: Preflight | None = None) -> Path:
    """Writes ``report.html`` into the book's output folder and returns its path; the preflight is a page beside it."""
    beside = build.book.output / PREFLIGHT_PAGE
    if preflight is None:
        beside.unlink(missing_ok=True)  # it would tell of another build
    else:
        write_whole(beside, render_preflight(build, preflight))
    path = build.book.output / "report.html"
    return write_whole(path, render_report(build, verdicts, path, preflight))


def render_preflight(build: Build, preflight: Preflight) -> bytes:
    """The page of the preflight as UTF-8 bytes."""
    path, style = build.file(".pdf"), _source("report.css") + _source("preflight.css")
    shown = spreads(path, preflight)
    page = TEMPLATES.get_template("preflight.html").render(
        build=build,
        edition=build.book.edition,
        preflight=preflight,
        failed=[point for point in preflight.points if not point.passed],
        judged=sum(point.judged for point in preflight.points),
        any_fault=any(point.faults for point in preflight.points),
        plot=plot(preflight),
        cut_outs=cut_out_lines(path, preflight.worst),
        spreads=shown,
        shown=sum(view is not None for spread in shown for view in spread),
        pages=page_count(path),
        style=style,
        style_digest=source_digest(style),
    )
    return page.translate(UNSHOWABLE).encode("utf-8", "replace")


def render_report(build: Build, verdicts: Sequence[Verdict], path: Path, preflight: Preflight | None = None) -> bytes:
    """The report as UTF-8 bytes; ``path`` is where it will stand, so that it does not list itself."""
    rows = change_rows(build)
    script, style = _source("report.js"), _source("report.css")
    page = TEMPLATES.get_template("report.html").render(
        build=build,
        edition=build.book.edition,
        verdicts=verdicts,
        preflight=preflight,
        preflight_page=PREFLIGHT_PAGE,
        failed=[verdict for verdict in verdicts if not verdict.passed],
        doubts=finding_rows(build, Kind.DOUBT),
        warnings=(*finding_rows(build, Kind.FAILURE), *finding_rows(build, Kind.WARNING)),
        remarks=finding_rows(build, Kind.NOTE),
        changes=rows,
        rules=rule_rows(build, rows),
        patterns=pattern_rows(rows),
        notes=note_rows(build),
        dropped=dropped_rows(build),
        dropped_counts=dropped_counts(build.structured),
        decisions=decision_rows(build),
        metadata=metadata(build),
        rights=rights(build),
        files=file_rows(build.book.output, path),
        pages=gallery(build.file(".pdf"), PAGE_WIDTH, page_name),
        sheets=gallery(build.file("-booklet.pdf"), SHEET_WIDTH, side_name),
        script=script,
        script_digest=source_digest(script),
        style=style,
        style_digest=source_digest(style),
    )
    return page.translate(UNSHOWABLE).encode("utf-8", "replace")


def page_name(number: int) -> str:
    """The name of a page of the PDF, counted from 1 whatever its printed folio."""
    return f"Page {number}"


def side_name(number: int) -> str:
    """The name of a page of the booklet's PDF: sheets count from 1, each has a front and a back."""
    return f"Sheet {(number + 1) // 2}, {'front' if number % 2 else 'back'}"


def gallery(path: Path, width: int, name: Callable[[int], str]) -> Gallery:
    """The thumbnails of a PDF file, each ``width`` pixels wide; none if there is no such file."""
    if not path.is_file():
        return Gallery(0, ())
    found = (
        Thumbnail(name(number), address(picture), picture.width, picture.height)
        for number, picture in enumerate(pictures(path, width, MOST_PICTURES), start=1)
    )
    return Gallery(page_count(path), tuple(found))


def _source(name: str) -> str:
    """A file of the templates folder as it stands."""
    return files("chapbook.writers").joinpath("templates", name).read_text("utf-8")
