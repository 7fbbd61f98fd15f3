"""The candidates: what may be printed where a word was read.

M. D. Kernighan, K. W. Church and W. A. Gale, COLING 1990: words one confusion away; here also words that differ in
accents only, words run together, and for words that nobody knows two confusions or any one letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from chapbook.clean.corrector.channel import Edit, edits_between
from chapbook.clean.corrector.confusions import PRINTED_FOR, WORDS_FOR
from chapbook.clean.corrector.forms import dressed, split_parts
from chapbook.clean.corrector.garbles import garbled
from chapbook.clean.corrector.reading import straight
from chapbook.languages.model import Words, closed, fold

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_FREQUENT = 400
_ELISION = 3000
_COMMON = 20_000
_SHORT = 4
_PART = 60
_TAIL = 5
_NEAR = 4
_LONGEST = 4
"""No confusion is read as more letters."""
_WHOLE = 80
"""More letters than this in a row are a drawing, or a page whose spaces are lost, and no word: they stay as read."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be printed (as it would stand in the text), its words for the n-grams, and the edits that garbled it."""

    printed: str
    words: tuple[str, ...]
    edits: tuple[Edit, ...]


class Candidates:
    """The candidates of every word as read; each word is thought about once, however often a document is read.

    What a document teaches is forgotten with ``start``; words that it does not touch are not thought about again.
    """

    def __init__(self, words: Words, extra: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._extra = extra
        self._first: dict[str, tuple[Candidate, ...]] = {}
        self._near: dict[str, tuple[Candidate, ...]] = {}
        self._around: dict[str, tuple[str, ...]] = {}
        self._unknown: set[str] = set()
        self.start({})

    def start(self, names: Mapping[str, int]) -> None:
        """Begins a reading of a document in which these names recur, so many times each."""
        self._names = {name: times for name, times in names.items() if name not in self._words}
        self.confusions = dict(PRINTED_FOR)
        self._ranks = {reading: rank for rank, reading in enumerate(self.confusions)}
        self._lessons: list[tuple[str, bool]] = []
        self._again: dict[str, tuple[Candidate, ...]] = {}

    def learn(self, printed: str, read: str) -> None:
        """Takes up a confusion that the document taught; words that hold its reading are thought about again."""
        if printed in self.confusions.get(read, ()):
            return
        self.confusions[read] = (*self.confusions.get(read, ()), printed)
        self._ranks.setdefault(read, len(self._ranks))
        self._lessons.append((read, fold(printed) == fold(read)))
        for word in [word for word in self._again if read in word]:
            del self._again[word]

    def of(self, read: str) -> tuple[Candidate, ...]:
        """The candidates of a word as read (apostrophes straight); what was read stands first."""
        known = self._again if self._is_touched(read) else self._first
        found = known.get(read)
        if found is None:
            found = known[read] = tuple(self._all(read))
        return (*found, *self._named(read, found)) if read in self._unknown else found

    def near(self, read: str) -> tuple[Candidate, ...]:
        """The commonest words one letter away from one that is cut and that nobody knows."""
        found = self._near.get(read, () if len(read) > _WHOLE else None)
        if found is None:
            words = sorted(set(self._one_letter_off(read, _TAIL)), key=lambda word: (-self._words.count(word), word))
            found = tuple(Candidate(word, (word.lower(),), edits_between(word, read)) for word in words[:_NEAR])
        return self._near.setdefault(read, found)

    def neighbours(self, word: str) -> tuple[str, ...]:
        """The words of some frequency one letter away from one in small letters, accents apart."""
        found = self._around.get(word)
        if found is None:
            least = _FREQUENT if len(word) <= _SHORT else _TAIL
            found = self._around[word] = tuple(dict.fromkeys(self._one_letter_off(word, least)))
        return found

    def _named(self, read: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """The names of the book that a word which nobody knows may be."""
        if read.isalpha() and len(read) > 3:
            seen = {candidate.printed for candidate in found}
            for name in self._names_near(read):
                if name not in seen:
                    yield Candidate(name, (name.lower(),), edits_between(name, read))

    def _is_touched(self, read: str) -> bool:
        """True if what the document taught may lead to other candidates than before.

        All accents are tried in a word that has none: a lost one teaches nothing new of such a word, if it is known.
        """
        if read in self._first and read.isascii() and read not in self._unknown:
            return any(reading in read for reading, accent in self._lessons if not accent)
        return any(reading in read for reading, _ in self._lessons)

    def is_known(self, word: str) -> bool:
        """True for a word of the lexicon or of the book's own list, in small letters or as written."""
        small = word.lower()
        return word in self._extra or small in self._extra or small in self._words or self._tail_known(small)

    def _tail_known(self, small: str) -> bool:
        return small[0] == "-" and small[1:] in self._words

    def _all(self, read: str) -> Iterator[Candidate]:
        yield Candidate(read, (read.lower(),), ())
        if len(read) > _WHOLE or read in self._extra or read.lower() in self._extra:
            return
        seen = {read}
        for printed in self._printed(read):
            if printed not in seen:
                seen.add(printed)
                words = tuple(part.strip() for part in split_parts(printed.lower().lstrip("«")))
                yield Candidate(printed, words, edits_between(printed, read))
        if read in self._unknown and read.isalpha() and len(seen) == 1:
            for word, edit in garbled(read, self._words):
                yield Candidate(dressed(word, read), (word,), (edit,))

    def _printed(self, read: str) -> Iterator[str]:
        known = self.is_known(read)
        if not known:
            self._unknown.add(read)
        yield from WORDS_FOR.get(read, ())
        yield from self._spelt_like(read, read)
        found = False
        for string in filter(self._may_spell, self._confused(read)):
            for printed in self._spelt_like(string, read):
                found = found or len(edits_between(printed, read)) == 1
                yield printed
        if not known and not found and len(read) > 2:
            for string in self._confused(read):
                for again in filter(self._may_spell, self._confused(string)):
                    yield from self._spelt_like(again, read)
        if not known and read.isalpha() and len(read) > 3:
            yield from self._one_letter_off(read, 0)
        elif 1 < len(read) <= 3 and read.isalpha() and self._words.count(read.lower()) < _FREQUENT:
            yield from self._one_letter_off(read, _COMMON)
        yield from self._run_together(read, known)

    def _confused(self, read: str) -> Iterator[str]:
        """The strings one confusion away."""
        size = len(read)
        stretches = {read[at:end] for at in range(size) for end in range(at + 1, min(at + _LONGEST, size) + 1)}
        for reading in sorted(stretches & self.confusions.keys(), key=self._ranks.__getitem__):
            place = read.find(reading)
            while place >= 0:
                for printed in self.confusions[reading]:
                    yield read[:place] + printed + read[place + len(reading) :]
                place = read.find(reading, place + 1)

    def _may_spell(self, string: str) -> bool:
        """False where the last word of a string is none; most strings spell none, and this tells it fast."""
        last = string if string.isalpha() else string.replace(" ", "'").rpartition("'")[2].removeprefix("«")
        return not last or last[0] == "-" or self._words.has_key(fold(last.lower()))

    def _spelt_like(self, string: str, read: str) -> Iterator[str]:
        """The known words (one or several, with elisions) that a string spells when accents do not count."""
        lead = "«" if string[0] == "«" else ""
        parts = split_parts(string[len(lead) :])
        choices: list[list[str]] = []
        for part in parts:
            small = part.strip().lower()
            variants = self._unopened(self._words.accented(small), read)
            if not small.isascii() and small in variants:
                variants = (small,)
            if small[:1] == "-":
                variants = tuple(word for word in variants if self._words.count(word) >= _TAIL)
            if not variants and small[:1] == "-":
                rests = self._words.accented(small[1:])
                variants = tuple("-" + rest for rest in rests if self._words.count(rest) >= _PART)
            if not variants or ((len(parts) > 1 or part[-1] == "'") and not self._is_part(variants[0])):
                return
            choices.append([self._dressed(variant, part) for variant in variants[:6]])
        if len(choices) == 1:
            yield from (lead + only for only in choices[0])
        elif choices:
            yield from (lead + "".join(choice) for choice in islice(product(*choices), 8))
        del read

    def _unopened(self, variants: tuple[str, ...], read: str) -> tuple[str, ...]:
        """Without the words whose ligature is opened (coeur) where it is commoner closed, unless it was read open."""
        if len(variants) < 2 or closed(read) != read:
            return variants
        return tuple(word for word in variants if word == closed(word) or variants[0] != closed(word))

    def _dressed(self, word: str, model: str) -> str:
        """The word in the model's capitals; a tail has none, unless it is a name."""
        rest = model[1:2]
        if model[0] == "-" and not model.isupper() and self._words.capital_share(word.lstrip("-")) < 0.5:
            return word[0] + rest + word[2:] if rest.isupper() and rest.lower() == word[1:2] else word
        return dressed(word, model)

    def _is_part(self, word: str) -> bool:
        count = self._words.count(word)
        if word[-1] == "'":
            return count >= _ELISION
        return count >= (_COMMON if len(word) == 1 else _FREQUENT if len(word) == 2 else 3)

    def _one_letter_off(self, read: str, least: int) -> Iterator[str]:
        """Words one inserted, lost or changed letter away (accents apart) that stand so often at least."""
        key = fold(read.lower())
        strings = set[str]()
        for i in range(len(key) + 1):
            head, tail, rest = key[:i], key[i:], key[i + 1 :]
            strings.add(head + rest)
            strings.update([head + letter + end for letter in _ALPHABET for end in (tail, rest)])
        strings.discard(key)
        for string in sorted(self._words.keys_among(strings)):
            for variant in self._words.accented(string)[:3]:
                if self._words.count(variant) >= least:
                    yield dressed(variant, read)

    def _names_near(self, read: str) -> Iterator[str]:
        """Names of the book, one letter away, that recur more often than what was read."""
        small = read.lower()
        times = self._names.get(small, 1)
        for name, often in self._names.items():
            if often > times and _is_near(name, small):
                yield dressed(name, read)

    def _run_together(self, read: str, known: bool) -> Iterator[str]:
        """Words that lost the apostrophe, the space or the hyphen between them."""
        for size in (1, 2):
            head, rest = read[:size], read[size:]
            alone = rest == "y" or self._words.count(read.lower()) < _FREQUENT
            if rest[:1].isalpha() and (len(rest) > 1 or alone) and self._words.count(head.lower() + "'") > _FREQUENT:
                yield from self._spelt_like(f"{head}'{rest}", read)
        if known or len(read) < 3 or not read.removeprefix("-").isalpha():
            return
        if read.startswith("-t") and self._words.count(f"-{read[2:]}") >= _FREQUENT:
            yield f"-t-{read[2:]}"
        for cut in range(2, len(read) - 1):
            left, right = read[:cut], read[cut:]
            if self._words.count(f"-{right.lower()}") >= _FREQUENT and self._words.accented(left.lower()):
                yield from self._spelt_like(f"{left}-{right}", read)
        for cut in range(1, len(read) if read[0] != "-" else 0):
            left, right = read[:cut], read[cut:]
            least = _COMMON if 1 in (len(left), len(right)) else 0
            if self._enough(left, least) and self._enough(right, least):
                yield from self._spelt_like(f"{left} {right}", read)
            if cut <= 2 and self._enough(left, least) and self._words.count(f"{right[0].lower()}'") > _FREQUENT:
                yield from self._spelt_like(f"{left} {right[0]}'{right[1:]}", read)

    def _enough(self, part: str, least: int) -> bool:
        variants = self._words.accented(part.lower())
        if not variants:
            return False
        count = self._words.count(variants[0])
        return count >= max(least, _FREQUENT if len(part) <= 3 else _PART)


def _is_near(name: str, read: str) -> bool:
    """True if one letter sets the two apart, and not the last: endings change by rule, not by misreading."""
    if name == read or abs(len(name) - len(read)) > 1 or name[-2:] != read[-2:]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(name, read, strict=False)) if a != b), min(len(name), len(read)))
    return (
        name[start + 1 :] == read[start + 1 :] or name[start + 1 :] == read[start:] or name[start:] == read[start + 1 :]
    )


__all__ = ["Candidate", "Candidates", "straight"]
