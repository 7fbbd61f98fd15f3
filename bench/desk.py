"""What an editor's pass over the doubts of a scan is worth: words wrong before and after it, and how many decisions.

    python bench/desk.py [CORPUS] [NAME ...]      CORPUS/NAME/scan.txt and gold-lines.txt; default: morale

The editor is simulated: at each place that the desk shows he reads what the truth has there, and confirms or corrects
just that word. He goes through the doubts first, then through the corrector's changes, the least sure first. Nothing
is written but a throw-away book. Without the corpus there is nothing to measure, and it says so.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.distance import Levenshtein, Opcode
from rich.console import Console
from rich.table import Table

from chapbook.clean.corrector import RULE
from chapbook.desk.items import LOW
from chapbook.pipeline.edits import Edit, decisions_of
from chapbook.pipeline.edits.text import EditPage, edit_pages
from chapbook.pipeline.opened import OpenBook, open_book, with_decisions
from chapbook.shapes.findings import Kind
from chapbook.shapes.scan import Span

EDITION = 'title = "Titre"\nauthor = "Auteur"\n'
PASSES = (0.0, 0.7, 0.9, LOW)
"""After the doubts: the changes of less confidence than this, up to where the desk asks no more."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: its stream, where it stands there, and what it says."""

    stream: int
    span: Span
    text: str


WORD = re.compile(r"(?:\S*\w[-¬‐]\s*\n\s*(?=[a-zà-ÿœ]))*\S+")
CUT = re.compile(r"(\S*\w)[-¬‐]\s*\n\s*([a-zà-ÿœ])")


def words_of(pages: Iterable[EditPage]) -> Iterator[Word]:
    """The words of the text in the order of the scan; one that runs over two parts counts to the first."""
    for page in pages:
        for part in page.parts:
            shift = part.made.start - part.span.start
            for found in WORD.finditer(part.span.of(page.text)):
                start = part.span.start + found.start() + shift
                yield Word(part.stream, Span(start, start + len(found[0])), CUT.sub(r"\1\2", found[0]))


def folded(word: str) -> str:
    """A word without what is no misreading: the form of marks, accents on capitals, the ending of ordinals."""
    word = unicodedata.normalize("NFC", word).replace("’", "'").replace("...", "…").replace("etc…", "etc.")
    word = re.sub("[À-ÖØ-Þ]", lambda match: unicodedata.normalize("NFD", match[0])[0], word).replace("Œ", "OE")
    return re.sub(r"\b(\d+)(?:[eè]me|e)\b", r"\1e", word)


def truth_words(text: str) -> list[str]:
    """The words of a truth, those cut at line ends made whole."""
    return CUT.sub(r"\1\2", text.replace("\f", "\n")).split()


@dataclass(slots=True)
class Reader:
    """An editor who knows the truth.

    ``decided`` counts the places he has looked at, ``corrected`` those he changed; ``lines`` are the lines (page and
    line, from 1) that stood on his cards.
    """

    opened: OpenBook
    truth: list[str]
    decided: int = 0
    corrected: int = 0
    lines: set[tuple[int, int]] = field(default_factory=set)

    def read(self, spans: Iterable[Span]) -> None:
        """Confirms or corrects the words at these spans of the scan, in one go."""
        words, blocks = self._aligned()
        edits: dict[tuple[int, int], Edit] = {}
        for span in sorted(set(spans)):
            place = self.opened.cleaned.scan.where(span.start)
            self.lines |= {(place.page, place.line + near) for near in (-1, 0, 1)}
            if (found := self._words_at(words, span)) is None:
                continue
            mine, meant = _meant(blocks, *found)
            first, last = words[mine.start], words[mine.end - 1]
            was = self.opened.cleaned.layers.streams[first.stream].text[first.span.start : last.span.end]
            is_right = [folded(word.text) for word in words[mine.start : mine.end]] == [
                folded(self.truth[i]) for i in meant
            ]
            said = was if is_right or first.stream != last.stream else " ".join(self.truth[i] for i in meant)
            edits[first.stream, first.span.start] = Edit(first.stream, first.span.start, last.span.end, said)
            self.decided += 1
            self.corrected += said != was
        self.opened, _ = with_decisions(self.opened, decisions_of(self.opened, edits.values()))

    def seen_wrong(self) -> list[Span]:
        """Where the text is wrong on a line that stood on a card: its own, the one before or the one after."""
        words, blocks = self._aligned()
        found = []
        for block in blocks:
            for index in range(block.src_start, max(block.src_end, block.src_start + 1)):
                if block.tag != "equal" and index < len(words):
                    word = words[index]
                    stream = self.opened.cleaned.layers.streams[word.stream]
                    span = stream.origin(word.span.start, word.span.end)[0]
                    place = self.opened.cleaned.scan.where(span.start)
                    if (place.page, place.line) in self.lines:
                        found.append(span)
        return found

    def wrong(self) -> tuple[int, int]:
        """How many words of the truth the text has not right, and how many there are."""
        right = sum(block.src_end - block.src_start for block in self._aligned()[1] if block.tag == "equal")
        return len(self.truth) - right, len(self.truth)

    def _aligned(self) -> tuple[list[Word], list[Opcode]]:
        """The words of the text, and how they match those of the truth."""
        cleaned = self.opened.cleaned
        words = list(words_of(edit_pages(cleaned.scan, cleaned.layers)))
        mine, truth = [folded(word.text) for word in words], [folded(word) for word in self.truth]
        return words, list(Levenshtein.opcodes(mine, truth))

    def _words_at(self, words: list[Word], span: Span) -> tuple[int, int] | None:
        """The words (from, up to) that were made of a span of the scan."""
        for index, stream in enumerate(self.opened.cleaned.layers.streams):
            start, end = stream.raw_offset(span.start), stream.raw_offset(max(span.start, span.end - 1))
            if start is None or end is None:
                continue
            made = Span(stream.forward(start), stream.forward(end + 1, right=True))
            at = [i for i, word in enumerate(words) if word.stream == index and word.span.overlaps(made)]
            return (at[0], at[-1] + 1) if at else None
        return None


def _meant(blocks: list[Opcode], low: int, high: int) -> tuple[Span, range]:
    """The words that have to change together, and those of the truth that stand there.

    A word that the scan has lost stands beside one that is asked about: then it is seen as well.
    """
    touched = [block for block in blocks if block.src_start < high and low < block.src_end]
    first, last = touched[0], touched[-1]
    mine, gold = [first.src_start, last.src_end], [first.dest_start, last.dest_end]
    if _even(first):
        mine[0], gold[0] = low, first.dest_start + low - first.src_start
    if _even(last):
        mine[1], gold[1] = high, last.dest_start + high - last.src_start
    return Span(*mine), range(*gold)


def _even(block: Opcode) -> bool:
    """True if each word of a block has its own of the truth."""
    return block.src_end - block.src_start == block.dest_end - block.dest_start


def doubts(opened: OpenBook) -> list[Span]:
    """What the desk asks about words."""
    found = (f for f in opened.cleaned.findings if f.kind is Kind.DOUBT and f.span is not None)
    return [finding.span for finding in found if finding.span is not None]


def changes(opened: OpenBook, low: float, high: float) -> list[Span]:
    """The places that the corrector changed, with a confidence from ``low`` up to ``high``."""
    found = []
    for stream, depth, change in opened.cleaned.layers.changes():
        if change.rule == RULE and low <= change.confidence < high:
            origin = stream.origin(change.start, change.end, depth)
            found.append(Span(origin[0].start, origin[-1].end))
    return found


def measure(folder: Path, table: Table) -> None:
    """The rows of one scan."""
    with TemporaryDirectory() as place:
        book = Path(place) / "source" / folder.name
        book.mkdir(parents=True)
        (book / "edition.toml").write_text(EDITION, encoding="utf-8")
        (book / "scan.txt").write_bytes((folder / "scan.txt").read_bytes())
        truth = truth_words((folder / "gold-lines.txt").read_text(encoding="utf-8"))
        reader = Reader(open_book(Path(place), folder.name), truth)
        add(table, folder.name, "the program alone", reader)
        reader.read(doubts(reader.opened))
        add(table, folder.name, "the doubts", reader)
        for low, high in pairwise(PASSES):
            reader.read(changes(reader.opened, low, high))
            add(table, folder.name, f"and changes of a confidence under {high:.2f}", reader)
        reader.read(reader.seen_wrong())
        add(table, folder.name, "and what else he saw on the lines of his cards", reader)


def add(table: Table, name: str, what: str, reader: Reader) -> None:
    """A row: where the reader has got to."""
    wrong, every = reader.wrong()
    table.add_row(name, what, str(reader.decided), str(reader.corrected), str(wrong), f"{100 * wrong / every:.2f}")


def main(corpus: Path, names: list[str]) -> None:
    """Prints the table."""
    folders = [corpus / name for name in names if (corpus / name / "gold-lines.txt").is_file()]
    if not folders:
        raise SystemExit(f"{corpus}: no NAME/scan.txt with NAME/gold-lines.txt there; name a folder that has them")
    table = Table("scan", "the editor has been through", "decisions", "corrections", "words wrong", "WER %")
    for folder in folders:
        measure(folder, table)
    Console(width=120).print(table)


if __name__ == "__main__":
    words = sys.argv[1:] or ["../shared/corpus"]
    main(Path(words[0]), words[1:] or ["morale"])
