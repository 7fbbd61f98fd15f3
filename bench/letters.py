"""Measures the corrector on scans whose truth is known, with models that do not know their texts; tells what is left.

    .venv/bin/python bench/letters.py [--left] FOLDER[=MODEL] ...

In each FOLDER (bench/scans.py makes such) every NAME/ with scan.txt and gold-lines.txt is cleaned as a build cleans it,
without decisions, and so is its truth as a scan without errors. ``--left`` lists the words that stay wrong or are
broken, each with what was read, by classes. Nothing is written.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from chapbook import languages
from chapbook.clean import propose
from chapbook.languages.model import Statistics, fold
from chapbook.layout import find_regions
from chapbook.readers.plain import find_pages
from chapbook.shapes.language import Language
from chapbook.shapes.scan import Scan
from chapbook.writers.text import clean_text

FAR = 0.5
"""A word so little like what was read, by its letters, is lost: no sentence brings it back."""


@dataclass(slots=True)
class Tally:
    """Counts of words: of the truth, wrong as read, repaired, broken; broken in clean text; what is left, by class."""

    words: int = 0
    wrong: int = 0
    repaired: int = 0
    broken: int = 0
    harmed: int = 0
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def row(self) -> str:
        """The line of the table."""
        rate = 100 * (self.wrong - self.repaired + self.broken) / self.words
        share, broken = 100 * self.repaired / max(self.wrong, 1), 1000 * self.broken / (self.words - self.wrong)
        before, clean = 100 * self.wrong / self.words, 1000 * self.harmed / self.words
        return f"{self.words:8,} {before:7.2f} {rate:7.2f} {share:9.1f} {broken:7.2f} {clean:7.2f}"


def folded(text: str) -> list[str]:
    """The words of a text without what is no misreading: cut words whole, capitals without accents, one apostrophe."""
    text = re.sub(r"(?<=\w)[-¬‐]\s*\n\s*(?=[a-zà-ÿœ])", "", text.replace("\f", "\n"))
    text = re.sub(r"[’‘ʼ`´]", "'", unicodedata.normalize("NFC", " ".join(text.split()))).replace("...", "…")
    text = re.sub(r"(?<![^ ])[-–—]+(?![^ ])", "—", text)
    text = re.sub(r" +([;:!?»])", r"\1", re.sub(r"« +", "«", text))
    text = re.sub(r"[À-ÖØ-Þ]", lambda found: unicodedata.normalize("NFD", found[0])[0], text).replace("Œ", "OE")
    return re.sub(r"\b(\d+)(?:[eè]me|e)\b", r"\1e", text).split()


def cleaned(text: str, language: Language) -> str:
    """The text as the first stages of a build leave it."""
    pages, mark = find_pages(text)
    scan = Scan(text, pages, mark)
    return clean_text(scan, propose(scan, find_regions(scan, ())[0], language, modern=False).layers)


def stands(truth: list[str], other: list[str]) -> dict[int, str]:
    """For each word of the truth that the other text has not so: what stands there."""
    found: dict[int, str] = {}
    for block in Levenshtein.opcodes(truth, other):
        size = block.src_end - block.src_start
        if block.tag == "equal":
            continue
        words = other[block.dest_start : block.dest_end]
        for place in range(size):
            found[block.src_start + place] = words[place] if len(words) == size else " ".join(words)
    return found


def kind(true: str, read: str) -> str:
    """What is wrong with a word."""
    letters = ["".join(filter(str.isalnum, word)) for word in (true, read)]
    if letters[0] == letters[1]:
        return "space" if " " in read else "mark"
    if " " in read and Levenshtein.normalized_distance(*letters) > FAR / 2:
        return "run of wrong words"
    if fold(letters[0]).lower() == fold(letters[1]).lower():
        return "accent" if letters[0].lower() != letters[1].lower() else "case"
    return "lost" if Levenshtein.normalized_distance(*letters) > FAR else "letters"


def measure(place: Path, language: Language, tally: Tally) -> None:
    """Adds one scan to the counts."""
    truth = (place / "gold-lines.txt").read_text(encoding="utf-8")
    scan = (place / "scan.txt").read_text(encoding="utf-8")
    words = folded(truth)
    before, after = stands(words, folded(scan)), stands(words, folded(cleaned(scan, language)))
    tally.words += len(words)
    tally.wrong += len(before)
    tally.repaired += len(before.keys() - after.keys())
    tally.broken += len(after.keys() - before.keys())
    tally.harmed += len(stands(words, folded(cleaned(truth, language))))
    for at, read in sorted(after.items()):
        broken = f"{place.name}: " + " ".join(words[max(0, at - 3) : at + 4]) if at not in before else ""
        tally.left["broken" if broken else kind(words[at], read), f"{words[at]} <- {read} {broken}".strip()] += 1


def tell(tally: Tally) -> Iterator[str]:
    """What is left, by classes."""
    classes = Counter[str]()
    for (name, _), times in tally.left.items():
        classes[name] += times
    for name, times in classes.most_common():
        yield f"\n{name}: {times}\n"
        yield from (f"  {n} {what}\n" for (one, what), n in tally.left.most_common() if one == name)


def main(arguments: list[str]) -> None:
    """Prints the table, and the lists."""
    listed = "--left" in arguments
    heads = f"{'words':>8} {'wrong %':>7} {'after %':>7} {'repaired':>9} {'broken':>7} {'clean':>7}"
    sys.stdout.write(f"{'':24} {heads}\n")
    for argument in (one for one in arguments if one != "--left"):
        folder, _, model = argument.partition("=")
        language, tally = languages.load("fr"), Tally()
        language = replace(language, lexicon=Statistics(Path(model))) if model else language
        for truth in sorted(Path(folder).glob("*/gold-lines.txt")):
            measure(truth.parent, language, tally)
        sys.stdout.write(f"{Path(folder).name:24} {tally.row()}\n" + "".join(tell(tally) if listed else ()))
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
