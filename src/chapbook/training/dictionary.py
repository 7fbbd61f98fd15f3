"""The words of a hunspell dictionary, unfolded from their stems by the suffix rules of its affix file.

The format: hunspell(5), "SFX flag stripping affix condition". Prefixes are left aside: in the dictionaries at hand
they only add elisions (l'arbre), which the tokens of a text keep apart anyway.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chapbook.shapes.findings import SetupError


@dataclass(frozen=True, slots=True)
class Suffix:
    """One suffix rule: where ``condition`` fits the stem's end, ``strip`` goes and ``add`` comes."""

    strip: str
    add: str
    condition: re.Pattern[str]
    flags: tuple[str, ...]

    def applied(self, stem: str) -> str | None:
        """The word made from the stem; None where the rule does not fit."""
        if not stem.endswith(self.strip) or not self.condition.search(stem):
            return None
        return stem[: len(stem) - len(self.strip)] + self.add


Rules = dict[str, list[Suffix]]


def _split_flags(flags: str, style: str) -> tuple[str, ...]:
    if style == "long":
        return tuple(flags[i : i + 2] for i in range(0, len(flags), 2))
    return tuple(flags.split(",")) if style == "num" else tuple(flags)


def read_suffixes(lines: list[str]) -> tuple[Rules, str]:
    """The suffix rules by flag, and how the file writes its flags (``short``, ``long`` or ``num``)."""
    style, rules = "short", defaultdict(list)
    for line in lines:
        fields = line.split()
        if fields[:1] == ["FLAG"]:
            style = fields[1]
        elif fields[:1] == ["SFX"] and len(fields) >= 5:
            add, _, flags = fields[3].partition("/")
            condition = re.compile(f"(?:{fields[4]})$")
            bare = ["" if part == "0" else part for part in (fields[2], add)]
            rules[fields[1]].append(Suffix(bare[0], bare[1], condition, _split_flags(flags, style)))
    return rules, style


def _unfold(stem: str, flags: tuple[str, ...], rules: Rules, depth: int = 2) -> Iterator[str]:
    """The words made from a stem: suffixes may carry suffixes, two deep as in hunspell."""
    for flag in flags:
        for suffix in rules.get(flag, ()):
            if (made := suffix.applied(stem)) is not None:
                yield made
                if depth > 1 and suffix.flags:
                    yield from _unfold(made, suffix.flags, rules, depth - 1)


def read_dictionary(stem: Path) -> frozenset[str]:
    """All words of the hunspell dictionary ``stem`` (.dic and .aff), as written; raises SetupError if it is missing."""
    try:
        affixes = stem.with_suffix(".aff").read_text(encoding="utf-8").splitlines()
        entries = stem.with_suffix(".dic").read_text(encoding="utf-8").splitlines()[1:]
    except FileNotFoundError as error:
        raise SetupError(f"{error.filename}: the hunspell dictionary is missing; install it (hunspell-fr)") from error
    rules, style = read_suffixes(affixes)
    words: set[str] = set()
    for entry in entries:
        word, _, flags = entry.split("\t")[0].split(" ")[0].partition("/")
        split = _split_flags(flags, style)
        if "()" not in split:
            words.add(word)
        words.update(_unfold(word, split, rules))
    return frozenset(words)
