"""Teaches the corrector's judge: writes src/chapbook/clean/corrector/weights.py from scans whose truth is known.

    .venv/bin/python bench/judge.py FOLDER[=MODEL] ...

In each FOLDER every NAME/ with scan.txt and gold-lines.txt is read by the corrector (with the statistics of MODEL, a
file of ``build_model``, where its texts are in the shipped one), and its truth once more as a scan without errors. What
the search proposes is compared with the truth: it mends (the word becomes right, or comes nearer by just this edit),
harms (the word was right), or neither. misprints.tsv beside a truth (what was read, a tab, some of its line) names
misprints of the source, which are no harm. The two regressions are fitted by Newton's method with a small ridge: T.
Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning (2009), 4.4.1.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from chapbook import languages
from chapbook.clean import STEPS
from chapbook.clean.correction import passage_of
from chapbook.clean.corrector import Settings, weigh
from chapbook.clean.corrector.evidence import FEATURES
from chapbook.clean.corrector.proposals import Proposal
from chapbook.clean.draft import Draft
from chapbook.clean.streams import streams_of
from chapbook.languages.model import Statistics
from chapbook.layout import find_regions
from chapbook.readers.plain import find_pages
from chapbook.shapes.language import Language
from chapbook.shapes.scan import Scan

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "chapbook" / "clean" / "corrector" / "weights.py"
LEAST, LEAST_WORDS, RIDGE, ROUNDS = 0.02, 10, 2.0, 60
HEAD = '''"""What the judge was taught: for each feature its weight for mending, and for harming, in nats.

Written by ``bench/judge.py``, which tells from what; not by hand.
"""

WEIGHTS = {
'''


@dataclass(frozen=True, slots=True)
class Truth:
    """The words of a text as read, and which words of its truth stand in place of which."""

    text: str
    gold: list[str]
    spans: list[tuple[int, int]]
    blocks: list[tuple[str, int, int, int, int]]
    misprints: list[tuple[str, str]]

    def outcome(self, proposal: Proposal) -> tuple[bool, bool] | None:
        """Whether a proposal mends, and whether it harms; None where it mends a misprint of the source."""
        span, text = proposal.span, self.text
        starts = [start for start, _ in self.spans]
        first = max(bisect_right(starts, span.start) - 1, 0)
        last = max(bisect_right(starts, max(span.end - 1, span.start)) - 1, first)
        start, end = min(self.spans[first][0], span.start), max(self.spans[last][1], span.end)
        old = folded(text[start:end])
        new = folded(text[start : span.start] + proposal.after + text[span.end : end])
        true = folded(" ".join(self._stands(first, last)))
        if old == true:
            context = text[max(0, span.start - 30) : span.end + 30]
            known = any(read == proposal.before and near in context for read, near in self.misprints)
            return None if known else (False, new != true)
        steps = Levenshtein.distance(old, true), Levenshtein.distance(new, true), Levenshtein.distance(old, new)
        return new == true or (steps[2] > 0 and steps[1] + steps[2] == steps[0]), False

    def _stands(self, first: int, last: int) -> Iterator[str]:
        for tag, start, end, goal, goal_end in self.blocks:
            if end <= first or start > last or end == start:
                continue
            if tag == "equal" or end - start == goal_end - goal:
                low, high = max(first, start), min(last + 1, end)
                yield from self.gold[goal + low - start : goal + high - start]
            else:
                yield from self.gold[goal:goal_end]


def folded(text: str) -> str:
    """A text as the scorer compares it: one space, straight apostrophes, dots of omission as one."""
    text = re.sub(r"[’‘ʼ]", "'", " ".join(text.split())).replace("...", "…")
    return re.sub(r" +([;:!?»])", r"\1", re.sub(r"« +", "«", text))


def whole(text: str) -> str:
    """A text without the hyphens of line ends, as the words of a passage stand."""
    return re.sub(r"(?<=\w)[-¬‐]\s*\n\s*(?=[a-zà-ÿœ])", "", text.replace("\f", "\n"))


def truth_of(text: str, gold: list[str], misprints: list[tuple[str, str]]) -> Truth:
    """The truth of a passage, aligned with it word by word."""
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    return Truth(text, gold, spans, opcodes(text, gold), misprints)


def opcodes(text: str, gold: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The blocks of an alignment: kind, from where to where in the text, from where to where in the truth."""
    found = Levenshtein.opcodes(text.split(), gold)
    return [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in found]


def examples(text: str, truth: str, misprints: list[tuple[str, str]], language: Language) -> Iterator[list[float]]:
    """For each proposal its evidence, then 1.0 if it mends, then 1.0 if it harms."""
    if not isinstance(language.lexicon, Statistics):
        return
    pages, mark = find_pages(text)
    scan = Scan(text, pages, mark)
    drafts = [Draft(scan, stream) for stream in streams_of(scan, find_regions(scan, ())[0])]
    for step in STEPS:
        drafts = [step(draft, language) for draft in drafts]
    passages = [passage_of(draft, language, first=True) for draft in drafts]
    weighed = weigh(passages, language.lexicon.model, Settings())
    for passage, found in zip(passages, weighed, strict=True):
        if len(passage.text.split()) < LEAST_WORDS:
            continue
        known = truth_of(passage.text, whole(truth).split(), misprints)
        for proposal in found.proposals:
            outcome = known.outcome(proposal) if proposal.share >= LEAST else None
            if outcome is not None:
                yield [*map(float, proposal.evidence), *map(float, outcome)]


def gather(arguments: list[str]) -> Iterator[list[float]]:
    """The examples of all folders: each scan, and each truth as a scan."""
    for argument in arguments:
        folder, _, model = argument.partition("=")
        language = languages.load("fr")
        language = replace(language, lexicon=Statistics(Path(model))) if model else language
        for name in sorted(path.parent for path in Path(folder).glob("*/gold-lines.txt")):
            truth = (name / "gold-lines.txt").read_text(encoding="utf-8")
            listed = name / "misprints.tsv"
            rows = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
            misprints = [(read, near) for read, _, near in (row.partition("\t") for row in rows)]
            for text in ((name / "scan.txt").read_text(encoding="utf-8"), truth):
                yield from examples(text, truth, misprints, language)


def fitted(features: NDArray[np.float64], goals: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of the regression that explains the goals best."""
    weights, ridge = np.zeros(features.shape[1]), np.full(features.shape[1], RIDGE)
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (goals - chances) - ridge * weights
        curve = (features.T * np.maximum(chances * (1 - chances), 1e-6)) @ features + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    return weights


def main(arguments: list[str]) -> None:
    """Writes the weights and tells from how many examples."""
    rows = np.array(list(gather(arguments)))
    features, mends, harms = rows[:, : len(FEATURES)], rows[:, -2], rows[:, -1]
    columns = zip(FEATURES, fitted(features, mends), fitted(features, harms), strict=True)
    lines = [f'    "{name}": ({mend:.3f}, {harm:.3f}),\n' for name, mend, harm in columns]
    WEIGHTS.write_text(HEAD + "".join(lines) + "}\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} proposals: {mends.sum():.0f} mend, {harms.sum():.0f} harm\n")


if __name__ == "__main__":
    main(sys.argv[1:])
