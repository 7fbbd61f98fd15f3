"""Typesets a pamphlet page by page, notes at the foot, prints it badly and has it read: for bench/pamphlets.py."""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from dress import Block, Dress, Note
from PIL import Image, ImageDraw, ImageFont
from scans import Damage, broken, damaged

MARGIN = (0.12, 0.11)
"""Beside the text and above it, as shares of the page."""
LEADING, RAISED = 1.22, 0.62
"""Between lines, and the size of a superior figure, in the size of the type."""
CALL = re.compile(r"\[\^(\d+)\]")
_FIRST_CALL = 0xE000
"""Calls are single characters of the private area until their page is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its text, size, indents from both sides in dots, how it stands (j, l, c, r) and the blank above.

    ``stays`` if it may not be the last of its page; ``chapter`` is the heading that it begins.
    """

    text: str
    size: float
    left: float = 0
    right: float = 0
    align: str = "j"
    above: float = 0
    stays: bool = False
    chapter: str = ""

    @property
    def calls(self) -> list[int]:
        """The numbers of the notes that it calls."""
        return [ord(letter) - _FIRST_CALL for letter in self.text if ord(letter) >= _FIRST_CALL and letter < "\uf000"]


@dataclass(slots=True)
class Sheet:
    """A page: its rows, those at its foot, the marks of its notes, the chapter at its end."""

    rows: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """What sets the pages of one pamphlet: its dress, damage, author and title."""

    dress: Dress
    damage: Damage
    author: str
    title: str

    @property
    def size(self) -> float:
        """The size of the text in dots."""
        return self.dress.points * self.damage.dots / 72

    @property
    def paper(self) -> tuple[int, int]:
        """The page in dots."""
        return round(self.dress.page[0] / 25.4 * self.damage.dots), round(self.dress.page[1] / 25.4 * self.damage.dots)

    @property
    def width(self) -> float:
        """The measure of the text in dots."""
        return self.paper[0] * (1 - 2 * MARGIN[0])

    @property
    def room(self) -> float:
        """The height of the text in dots."""
        return self.paper[1] * (1 - 2 * MARGIN[1])

    def font(self, size: float) -> ImageFont.FreeTypeFont:
        """The face in a size in dots."""
        return ImageFont.truetype(self.dress.face, round(size))

    def rows(self, text: str, like: Row, *, indent: bool = False, stays: bool = False) -> Iterator[Row]:
        """The lines of a text, dressed like a row."""
        font, width = self.font(like.size), self.width - like.left - like.right
        for number, part in enumerate(text.split("\n")):
            lines = list(broken(part, font, width)) if like.align == "j" else _unbroken(part, font, width)
            for at, (line, opens, closes) in enumerate(lines):
                yield replace(
                    like,
                    text=line,
                    left=like.left + (like.size if opens and indent else 0),
                    align="l" if like.align == "j" and closes else like.align,
                    above=like.above if at == number == 0 else 0,
                    stays=stays or (len(lines) > 1 and at in (0, len(lines) - 2)),
                    chapter=text.replace("\n", " ") if like.chapter else "",
                )

    def block(self, block: Block, number: int, before: str) -> list[Row]:
        """The lines of a block; ``number`` is that of a list's item, ``before`` the kind of the block above."""
        size, em = self.size, self.size * 1.6
        text = CALL.sub(lambda found: chr(_FIRST_CALL + int(found[1])), block.text)
        if block.kind == "list_item":
            text = f"{self._marker(number)} {text}"
        quoted = {"both": (em, em, 1.0), "left": (em, 0, 1.0), "small": (0, 0, 0.9)}.get(
            self.dress.quote, (em, em, 0.9)
        )
        like = {
            "title": Row("", size * 1.6, align="c", above=size * 2),
            "author": Row("", size * 1.1, align="c", above=size),
            "epigraph": Row("", size * 0.9, self.width * 0.4, align="l", above=size * 1.5),
            "heading": Row("", size * 1.1, align="c" if self.dress.centred else "l", above=em, chapter="yes"),
            "list_item": Row("", size, size, above=size * 0.4 if number == 1 else 0),
            "quotation": Row("", size * quoted[2], quoted[0], quoted[1], above=size * 0.7),
            "verse": Row("", size * 0.95, em * 2, align="l", above=size * 0.7),
            "signature": Row("", size, align="r", above=size * 0.7),
        }.get(block.kind)
        if like is not None:
            return list(self.rows(text, like, stays=block.kind in ("title", "author", "heading")))
        above = size * max(self.dress.skip, 0.7 * (before not in ("paragraph", "author")))
        return list(self.rows(text, Row("", size, above=above), indent=True))

    def _marker(self, number: int) -> str:
        item = self.dress.item
        return item.replace("1", str(number)).replace("a", "abcd"[number - 1])

    def note(self, note: Note, mark: str) -> list[Row]:
        """The lines of a note behind its mark."""
        mark = f"{mark}." if self.dress.mark == "1" and self.dress.restart else mark
        return list(self.rows(f"{mark} {note.text}", Row("", self.size * self.dress.note), indent=True))

    def mark(self, number: int) -> str:
        """The mark of the note of this number."""
        kind = self.dress.mark
        return f"({number})" if kind == "(1)" else str(number) if kind == "1" else kind * number

    def sheets(self, rows: Sequence[Row], notes: Sequence[Note]) -> Iterator[Sheet]:
        """The pages: a note begins on that of its call, and what has no room goes on on the next."""
        rest, over, chapter, count = list(rows), list[Row](), self.title, 0
        while rest or over:
            sheet, over = Sheet(foot=over), []
            while rest:
                row = rest[0]
                own = [self.mark(at + (len(sheet.marks) if self.dress.restart else count)) for at in (1, 2)]
                opened = {call: own[at] for at, call in enumerate(row.calls)}
                foot = [line for call, mark in opened.items() for line in self.note(notes[call - 1], mark)]
                if (
                    sheet.rows
                    and self._height([*sheet.rows, *rest[: 3 if row.chapter else 2 if row.stays else 1]])
                    + self._height([*sheet.foot, *foot[:2]])
                    > self.room - self.size * 2
                ):
                    break
                sheet.rows.append(rest.pop(0))
                sheet.foot += foot
                sheet.marks |= opened
                count += len(opened)
                chapter = row.chapter or chapter
            while len(sheet.foot) > 2 and self._height(sheet.rows) + self._height(sheet.foot) > self.room - self.size:
                over.insert(0, sheet.foot.pop())
            sheet.chapter = chapter
            yield sheet

    def _height(self, rows: Sequence[Row]) -> float:
        return sum(row.size * LEADING + row.above for row in rows)

    def image(self, sheet: Sheet, index: int) -> Image.Image:
        """A page as printed."""
        page = Image.new("L", self.paper, 255)
        pen = ImageDraw.Draw(page)
        top, bottom = self.paper[1] * MARGIN[1], self.paper[1] * (1 - MARGIN[1])
        at = top
        for number, row in enumerate(sheet.rows):
            at += row.above if number else 0
            self._line(pen, row, at, sheet.marks)
            at += row.size * LEADING
        at = bottom - self._height(sheet.foot)
        if sheet.foot and self.dress.apart == "rule":
            left, high = self.paper[0] * MARGIN[0], at - self.size * 0.5
            pen.line((left, high, left + self.width / 4, high), fill=40, width=2)
        for row in sheet.foot:
            self._line(pen, row, at, {})
            at += row.size * LEADING
        for row, high in self._furniture(index, sheet.chapter, top, bottom) if index else ():
            self._line(pen, row, high, {})
        return page

    def _furniture(self, index: int, chapter: str, top: float, bottom: float) -> Iterator[tuple[Row, float]]:
        number, size = self.dress.first + index, self.size * 0.9
        even, high, low = number % 2 == 0, top - self.size * 2.2, bottom + self.size * 0.9
        folio = self.dress.folio.format(number)
        match self.dress.head:
            case "line" | "chapter":
                chapter = re.sub(r"^.*? — ", "", chapter).rstrip(" :")
                other = chapter if self.dress.head == "chapter" else self.title
                name = self.author.upper() if even and self.dress.head == "line" else self.title if even else other
                yield Row(name, size, align="c"), high
                yield Row(str(number), size, align="l" if even else "r"), high
            case "top":
                yield Row(folio, size, align="c"), high
            case "foot":
                yield Row(folio, size, align="c"), low

    def _line(self, pen: ImageDraw.ImageDraw, row: Row, high: float, marks: dict[int, str]) -> None:
        """Draws a line, its words spread where it is full."""
        font = self.font(row.size)
        small = self.font(row.size * RAISED) if self.dress.mark == "1" else font
        words = [_parts(word, marks) for word in row.text.split(" ")]
        widths = [sum((small if call else font).getlength(part) for part, call in word) for word in words]
        gap, room = font.getlength(" "), self.width - row.left - row.right
        loose = room - sum(widths)
        left = self.paper[0] * MARGIN[0] + row.left
        if row.align == "j" and len(words) > 1:
            gap = loose / (len(words) - 1)
        elif row.align in "cr":
            left += (loose - gap * (len(words) - 1)) * (0.5 if row.align == "c" else 1)
        base = high + font.getmetrics()[0]
        for word, width in zip(words, widths, strict=True):
            at = left
            for part, call in word:
                raised = row.size * 0.33 if call and self.dress.mark == "1" else 0
                pen.text((at, base - raised), part, font=small if call else font, fill=15, anchor="ls")
                at += (small if call else font).getlength(part)
            left += width + gap


def _parts(word: str, marks: dict[int, str]) -> list[tuple[str, bool]]:
    """The parts of a word, and which of them are calls."""
    calls = re.split("([\ue000-\uefff])", word)
    return [
        (marks.get(ord(part) - _FIRST_CALL, "") if number % 2 else part.replace("\u00a0", " "), bool(number % 2))
        for number, part in enumerate(calls)
        if part
    ]


def _unbroken(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[tuple[str, bool, bool]]:
    """The lines of a text that is not justified: no word of it is cut."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [(line, number == 0, number == len(lines) - 1) for number, line in enumerate(lines)]


def print_pages(press: Press, blocks: Sequence[Block], notes: Sequence[Note], place: Path) -> None:
    """Writes scan.txt and the hOCR of the pages of a pamphlet."""
    rows, number, before = list[Row](), 0, ""
    for block in blocks:
        number = number + 1 if block.kind == "list_item" else 0
        rows += press.block(block, number, before)
        before = block.kind
    chance = np.random.default_rng(list(place.name.encode()))
    (place / "hocr").mkdir(parents=True, exist_ok=True)
    texts = []
    for index, sheet in enumerate(press.sheets(rows, notes)):
        page = damaged(press.image(sheet, index), press.damage, chance)
        texts.append(_read(page, press.dress.engine, press.damage.dots, place / "hocr" / f"page-{index + 1:02}"))
    mark = {"feed": "\f", "space": " ", "none": ""}[press.dress.pages]
    (place / "scan.txt").write_text(mark.join(texts), encoding="utf-8")


def _read(page: Image.Image, engine: str, dots: int, path: Path) -> str:
    """What Tesseract reads; its hOCR is written beside."""
    data = io.BytesIO()
    page.save(data, "png", dpi=(dots, dots))
    command = ["tesseract", "stdin", str(path), "-l", engine, "--dpi", str(dots), "txt", "hocr"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    subprocess.run(  # noqa: S603 - fixed arguments
        command, input=data.getvalue(), capture_output=True, check=True, env=environment
    )
    text = path.with_suffix(".txt")
    told = text.read_text(encoding="utf-8").strip("\n\f") + "\n"
    text.unlink()
    return told
