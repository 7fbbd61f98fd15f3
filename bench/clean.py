"""Measures the corrector beside no correction, SymSpell and hunspell, on scans whose truth is known and on clean text.

    python bench/clean.py [CORPUS]   CORPUS/NAME/scan.txt, gold-lines.txt; some minutes, each method in its own process

The table: errors of letters and words left (CER, WER), share of the wrong words repaired, right words broken, doubts
and how many of them were indeed wrong, characters a second (one core, after loading), the peak of memory.
A second table shows how far the confidences of this run can be trusted (bench/reliability.md: a larger count).
A folder of scans is the only input; nothing is written. Hunspell takes the dictionary hunspell-fr of the system; where
it is not installed, its rows say so.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from hunspell import Hunspell
from rapidfuzz.distance import Levenshtein
from rich.console import Console
from rich.table import Table
from symspellpy import SymSpell, Verbosity

from chapbook import languages
from chapbook.clean import clean
from chapbook.clean.corrector import RULE
from chapbook.languages.model import Statistics
from chapbook.layout import find_regions
from chapbook.readers.plain import find_pages
from chapbook.shapes.scan import Scan
from chapbook.writers.text import clean_text

HUNSPELL = Path("/usr/share/hunspell")
BANDS = (0.0, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Made:
    """A cleaned text; where in the scan it doubts, and where it changed something, with what confidence."""

    text: str
    doubts: tuple[int, ...] = ()
    changes: tuple[tuple[int, float], ...] = ()


Cleaner = Callable[[str], Made]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one text: characters and words of the truth, errors left, words wrong before, repaired, broken."""

    letters: int
    letter_errors: int
    words: int
    word_errors: int
    wrong: int
    repaired: int
    broken: int
    doubts: int
    doubts_right: int
    seconds: float
    read: int
    changes: tuple[tuple[float, bool], ...]


def folded(text: str) -> str:
    """The text without what is no misreading: line ends and their hyphens, the form of apostrophes, spaces at marks."""
    for old, new in (("-\n", ""), ("\f", " "), ("’", "'"), ("«", "« "), ("\u00a0", " "), ("\u202f", " ")):
        text = text.replace(old, new)
    for mark in ";:!?»":
        text = text.replace(f" {mark}", mark)
    return " ".join(text.split())


def right_words(truth: list[str], other: list[str]) -> set[int]:
    """The places of the words of the truth that the other text has right, in a shortest alignment."""
    blocks = Levenshtein.opcodes(truth, other)
    return {i for block in blocks if block.tag == "equal" for i in range(block.src_start, block.src_end)}


def score(truth: str, scan: str, cleaner: Cleaner) -> Score:
    """The counts for one text."""
    start = time.process_time()
    made = cleaner(scan)
    seconds = time.process_time() - start
    gold, read, out = (folded(text) for text in (truth, scan, made.text))
    words = gold.split()
    before, after = right_words(words, read.split()), right_words(words, out.split())
    errors = Levenshtein.distance(gold, out)
    counts = (len(words) - len(after), len(words) - len(before), len(after - before), len(before - after))
    where = goals(scan, truth)
    wrong = sum(not where(place)[0] for place in made.doubts)
    final = right_words(truth.split(), made.text.split())
    judged = tuple((confidence, where(place)[1] <= final) for place, confidence in made.changes)
    size = (len(gold), errors, len(words))
    return Score(*size, *counts, len(made.doubts), wrong, seconds, len(scan), judged)


def goals(scan: str, truth: str) -> Callable[[int], tuple[bool, frozenset[int]]]:
    """For a place of the scan: whether its word is right already, and the words of the truth that stand there."""
    starts = [found.start() for found in re.finditer(r"\S+", scan)]
    blocks = Levenshtein.opcodes(scan.split(), truth.split())

    def where(place: int) -> tuple[bool, frozenset[int]]:
        word = max(bisect_right(starts, place) - 1, 0)
        block = next(block for block in blocks if block.src_start <= word < block.src_end)
        if block.tag == "equal":
            return True, frozenset((block.dest_start + word - block.src_start,))
        if block.src_end - block.src_start == block.dest_end - block.dest_start:
            return False, frozenset((block.dest_start + word - block.src_start,))
        return False, frozenset(range(block.dest_start, block.dest_end))

    return where


def corrector() -> Cleaner:
    """The cleaning stage as a build runs it, without the orthography."""
    language = languages.load("fr")
    if isinstance(language.lexicon, Statistics):
        language.lexicon.model  # noqa: B018 - loaded before the clock runs

    def cleaned(text: str) -> Made:
        pages, mark = find_pages(text)
        scan = Scan(text, pages, mark)
        layers, findings = clean(scan, find_regions(scan, ())[0], (), language, modern=False)
        doubts = (scan.offset(finding.place) for finding in findings if finding.place is not None)
        changes = (
            (stream.origin(change.start, change.end, depth)[0].start, change.confidence)
            for stream, depth, change in layers.changes()
            if change.rule == RULE
        )
        return Made(clean_text(scan, layers), tuple(place for place in doubts if place is not None), tuple(changes))

    return cleaned


def by_word(repair: Callable[[str], str]) -> Cleaner:
    """A cleaner that looks at each word alone."""

    def cleaned(text: str) -> Made:
        parts = []
        for line in text.split("\n"):
            parts.append(" ".join(repair(word) if word.isalpha() else word for word in line.split(" ")))
        return Made("\n".join(parts))

    return cleaned


def uncorrected() -> Cleaner:
    """The scan as it is."""
    return Made


def symspell() -> Cleaner:
    """SymSpell with our word counts, distance 2, for the words that stand ten times in the corpora."""
    speller, lexicon = SymSpell(), languages.load("fr").lexicon
    if not isinstance(lexicon, Statistics):
        raise SystemExit("French has no statistics: build them with `invoke model --language fr --corpus DIR`")
    for word in lexicon.model.words.spellings():
        if (count := lexicon.count(word)) >= 10:
            speller.create_dictionary_entry(word, count)

    def repair(word: str) -> str:
        found = speller.lookup(word, Verbosity.TOP, max_edit_distance=2, transfer_casing=True)
        return found[0].term if found else word

    return by_word(repair)


def hunspell() -> Cleaner:
    """Hunspell's first suggestion for every word it does not know."""
    speller = Hunspell("fr", hunspell_data_dir=str(HUNSPELL))
    known: dict[str, str] = {}

    def repair(word: str) -> str:
        if word not in known:
            known[word] = word if speller.spell(word) else next(iter(speller.suggest(word)), word)
        return known[word]

    return by_word(repair)


METHODS: dict[str, Callable[[], Cleaner]] = {
    "none": uncorrected,
    "corrector": corrector,
    "SymSpell": symspell,
    "hunspell": hunspell,
}


def measured(method: str, corpus: Path) -> tuple[list[Score], float]:
    """The scores of a method on every text, and the peak of memory in megabytes; in a process of its own."""
    cleaner = METHODS[method]()
    scores = [score(truth, scan, cleaner) for _, scan, truth in texts(corpus)]
    return scores, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def texts(corpus: Path) -> Iterator[tuple[str, str, str]]:
    """The (name, scan, truth) of each text, then each truth as a text that is clean already."""
    for folder in sorted(path.parent for path in corpus.glob("*/gold-lines.txt")):
        truth = (folder / "gold-lines.txt").read_text(encoding="utf-8")
        yield folder.name, (folder / "scan.txt").read_text(encoding="utf-8"), truth
        yield f"{folder.name}, clean", truth, truth


def row(name: str, method: str, found: Score, memory: float) -> list[str]:
    """A line of the table."""
    share = 100 * found.repaired / found.wrong if found.wrong else 0.0
    speed = found.read / found.seconds if found.seconds else 0.0
    per_mille = 1000 * found.broken / max(1, found.words - found.wrong)
    figures = (100 * found.letter_errors / found.letters, 100 * found.word_errors / found.words, share)
    doubts = f"{found.doubts_right} of {found.doubts}"
    counts = [str(found.broken), f"{per_mille:.2f}", doubts, f"{speed:.0f}", f"{memory:.0f}"]
    return [name, method, *(f"{figure:.2f}" for figure in figures), *counts]


def main(corpus: Path) -> None:
    """Prints the tables for a corpus."""
    if not any(corpus.glob("*/gold-lines.txt")):
        raise SystemExit(f"{corpus}: no NAME/scan.txt with NAME/gold-lines.txt there; name a folder that has them")
    console = Console(width=120)
    found: dict[str, tuple[list[Score], float]] = {}
    for method in METHODS:
        if method == "hunspell" and not (HUNSPELL / "fr.dic").is_file():
            console.print(f"hunspell left out: no {HUNSPELL / 'fr.dic'} (on Debian: apt-get install hunspell-fr)")
            continue
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            found[method] = process.submit(measured, method, corpus).result()
    heads = ("text", "method", "CER %", "WER %", "repaired %", "broken", "per 1000", "doubts wrong", "chars/s", "MB")
    table = Table(*heads)
    for index, (name, _, _) in enumerate(texts(corpus)):
        for method, (scores, memory) in found.items():
            table.add_row(*row(name, method, scores[index], memory))
    console.print(table)
    console.print(reliability([change for scores, _ in found.values() for one in scores for change in one.changes]))


def reliability(judged: list[tuple[float, bool]]) -> Table:
    """How many of the corrector's changes of each confidence were right."""
    table = Table("confidence from", "changes", "right")
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        verdicts = [right for confidence, right in judged if low <= confidence < high]
        share = f"{sum(verdicts)} ({100 * sum(verdicts) / len(verdicts):.0f} %)" if verdicts else "none"
        table.add_row(f"{low:.2f}", str(len(verdicts)), share)
    return table


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/corpus"))
