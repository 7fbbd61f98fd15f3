"""The edges of the lattice: for each token, or two of them, every reading worth a thought."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.candidates import Candidate, Candidates
from chapbook.clean.corrector.channel import CAPITAL, Channel, Edit
from chapbook.clean.corrector.confusions import MARKS_FOR
from chapbook.clean.corrector.habits import Habits
from chapbook.clean.corrector.reading import Kind, Token, straight
from chapbook.languages.model import Model, fold
from chapbook.languages.model.tokens import BREAK, NUMBER, UNKNOWN

ENDS = (".", "!", "?", "…", BREAK)
_QUOTES = "'’‘ʼ\"“”"
_STRAY = "_|~^¬\\"
_BRACKETS = "[](){}|!"
_LIMIT = 8
_FAR = 12.0
_SMALL_AFTER_END = 5.0
_LEAST_SHARE = 0.001
_LEAST_OF_NOUNS = 0.004
_SPELLING = 0.9
_STRAY_CAPITAL = 2.0
_COMMON = 50_000
_ODD_SIGNS = frozenset("&€£$¢@§/\\<>{}[]|!_~^¬°=+%")
_ODD_COST = 11.0
_PAIR = 4.0
_TIGHT = 3.0
_CALL = 5.0
_DIGITS = str.maketrans("sSlIioOgzZBbG", "5511100922866")
_LONE_QUOTE = 7.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A reading of the tokens ``[first, last)``: what is printed there (None: just what was read).

    ``words`` are numbers of the n-grams, ``cost`` what no context changes (spelling of unknown words);
    ``after_end`` and ``inside`` are the costs of its capitals at the start of a sentence and within one.
    """

    first: int
    last: int
    printed: str | None
    words: tuple[int, ...]
    edits: tuple[Edit, ...]
    spelt: str
    cost: float
    after_end: float
    inside: float


class Edges:
    """Makes the edges of token sequences, with one cache for the whole document."""

    def __init__(self, model: Model, candidates: Candidates, channel: Channel, habits: Habits) -> None:
        self._model = model
        self.ngrams = model.ngrams
        self._candidates = candidates
        self.channel = channel
        self._habits = habits
        self._unknown = model.words.identity(UNKNOWN)
        self._number = model.words.identity(NUMBER)
        self.ends = frozenset(model.words.identity(mark) for mark in ENDS)
        self.start = model.words.identity(BREAK)
        self._identities: dict[str, tuple[int, float]] = {}
        self._chosen: dict[str, tuple[Candidate, ...]] = {}

    def identify(self, word: str) -> tuple[int, float]:
        """The number of a word in small letters and the cost of its spelling (0 for words of the lexicon)."""
        found = self._identities.get(word)
        if found is None:
            number = self._model.words.identity(word)
            found = (number, 0.0) if number >= 0 else self._unknown_word(word)
            self._identities[word] = found
        return found

    def _unknown_word(self, word: str) -> tuple[int, float]:
        if word.isdigit():
            return self._number, 0.0
        if self._candidates.is_known(word):
            return self._unknown, 3.0
        cost = _SPELLING * self._model.words.spelling_cost(word)
        return self._unknown, cost

    def of(self, tokens: Sequence[Token]) -> Iterator[list[Edge]]:
        """For each token the edges that start there; the first of them is what was read."""
        for index, token in enumerate(tokens):
            edges = list(self._single(tokens, index, token))
            edges += self._double(tokens, index, token)
            yield edges

    def _single(self, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Edge]:
        if token.kind is Kind.WORD:
            yield from self._word(tokens, index, token)
            yield from self._call(tokens, index, token)
        elif token.kind is Kind.MARK:
            yield from self._mark(tokens, index, token)
        elif token.kind is Kind.BREAK:
            yield Edge(index, index + 1, None, (self.start,), (), "", 0.0, 0.0, 0.0)
        elif token.kind is Kind.NUMBER:
            yield Edge(index, index + 1, None, (self._number,), (), "", 0.0, 0.0, 0.0)
            if len(token.text) <= 2 and not token.fixed:
                yield from self._spellings(index, 1, self.chosen(token.text)[1:], True)
        else:
            yield from self._sign(tokens, index, token)

    def _word(self, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Edge]:
        read = straight(token.text)
        free = _is_free(tokens, index)
        if token.fixed:
            yield self._edge(index, 1, Candidate(read, (read.lower(),), ()), None, True)
            return
        chosen = self.chosen(read)
        loose = token.text[-1] == " "
        inside = not free and not _at_start(tokens, index)
        call_cost = _CALL if len(read) < 3 and _in_brackets(tokens, index) else 0.0
        stray = inside and read[0].isupper() and _is_stray(tokens, index)
        guard = self._habits.guard(read.lower()) if inside and read[0].isupper() and len(read) > 2 else 0.0
        yield self._edge(index, 1, chosen[0], read if loose else None, free, _STRAY_CAPITAL if stray else call_cost)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        bound = following is not None and (loose or not following.spaced) and following.kind is Kind.WORD
        for candidate in () if call_cost else chosen[1:]:
            if candidate.printed[-1] == "'" and not bound:
                continue
            exempt = _accents_only(candidate) or self._habits.prefers(candidate.words[0], read.lower())
            cost = guard if candidate.printed[0].isupper() and not exempt else 0.0
            yield self._edge(index, 1, candidate, candidate.printed, free, cost)
        if loose and self._candidates.is_known(read[:-1]):
            yield self._edge(index, 1, Candidate(read[:-1], (read[:-1].lower(),), (("", "'"),)), read[:-1] + " ", free)
        if stray:
            yield from self._in_small(index, chosen)

    def _call(self, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Edge]:
        """The number of a note that was read as letters: ``(s)`` for ``(5)``, where a space shows it is no ending."""
        if not 0 < index < len(tokens) - 1 or len(token.text) > 2 or not tokens[index - 1].spaced or token.fixed:
            return
        digits = token.text.translate(_DIGITS)
        if (tokens[index - 1].text, tokens[index + 1].text) == ("(", ")") and digits.isdigit() and self._habits.calls:
            edits = tuple(zip(digits, token.text, strict=True))
            yield Edge(index, index + 1, digits, (self._number,), edits, digits, 0.0, 0.0, 0.0)

    def _in_small(self, index: int, chosen: Sequence[Candidate]) -> Iterator[Edge]:
        """The readings in which a stray capital within a sentence is a small letter."""
        for candidate in chosen:
            small = candidate.printed.lower()
            if small == candidate.printed or (candidate.printed.isupper() and len(small.strip("'")) > 1):
                continue
            for variant in self._variants(candidate, small):
                edits = (*candidate.edits, CAPITAL)
                words = (variant,) if len(candidate.words) == 1 else candidate.words
                yield self._edge(index, 1, Candidate(variant, words, edits), variant, False)

    def _variants(self, candidate: Candidate, small: str) -> tuple[str, ...]:
        """The words that a capital without accents may stand for, if they are written small."""
        if len(candidate.words) > 1:
            return (small,)
        words = self._model.words
        return tuple(word for word in words.accented(small)[:3] if words.capital_share(word) < 0.1 and words.count(word) > _COMMON)

    def _spellings(self, index: int, width: int, chosen: Sequence[Candidate], free: bool) -> Iterator[Edge]:
        for candidate in chosen:
            yield self._edge(index, width, candidate, candidate.printed, free)

    def _edge(  # noqa: PLR0913 - an edge has so many sides
        self, index: int, width: int, candidate: Candidate, printed: str | None, free: bool, cost: float = 0.0
    ) -> Edge:
        numbers = []
        for word in candidate.words:
            number, spelling = self.identify(word)
            numbers.append(number)
            cost += self._habits.name_cost(word, spelling) if candidate.printed[0].isupper() else spelling
        after_end, inside = (0.0, 0.0) if free else self._capital_costs(candidate)
        spelt = candidate.printed
        return Edge(index, index + width, printed, tuple(numbers), candidate.edits, spelt, cost, after_end, inside)

    def _capital_costs(self, candidate: Candidate) -> tuple[float, float]:
        bare = candidate.printed.lstrip("-")
        if not bare or candidate.printed[0] == "-" or (bare.isupper() and len(bare.strip("'")) > 1):
            return 0.0, 0.0
        share = self._model.words.capital_share(candidate.words[0])
        least = _LEAST_SHARE if self._model.words.count(candidate.words[0]) > _COMMON else _LEAST_OF_NOUNS
        share = min(max(share, least), 1 - least)
        if bare[0].isupper():
            return 0.0, -math.log(share)
        return _SMALL_AFTER_END, -math.log(1 - share)

    def chosen(self, read: str) -> tuple[Candidate, ...]:
        """The candidates near enough to what was read to be worth looking at in context; what was read stands first."""
        found = self._chosen.get(read)
        if found is None:
            found = self._chosen[read] = self._choose(self._candidates.of(read))
        return found

    def _choose(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        if len(candidates) == 1:
            return tuple(candidates)
        ranked = sorted((self._alone(candidate), place) for place, candidate in enumerate(candidates))
        limit = ranked[0][0] + _FAR
        places = [place for cost, place in ranked if place and cost <= limit][:_LIMIT]
        return (candidates[0], *(candidates[place] for place in places))

    def _alone(self, candidate: Candidate) -> float:
        """The cost of a candidate where nothing is known of its context."""
        cost = self.channel.cost(candidate.printed, candidate.edits)
        for word in candidate.words:
            number, spelling = self.identify(word)
            cost += spelling + float(self._model.ngrams.unigrams[number]) / 8
        return cost - 5.0 * (len(candidate.words) - 1)

    def _mark(self, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Edge]:
        text = token.text
        dots = len(text) > 1 and set(text) <= {".", "…"}
        pair = len(text) == 2 and set(text) <= set(".,;:!?") and text not in ("!?", "?!", "!!", "??")
        one = "…" if dots else text[0]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        tight = following is not None and following.kind is Kind.WORD and not following.spaced
        yield self._stop(index, token, one, None, _PAIR if pair else _TIGHT if tight else 0.0, ())
        if token.fixed or (len(text) > 1 and not pair) or one == "…":
            return
        for mark in dict.fromkeys(text) if pair else MARKS_FOR.get(one, ()):
            yield self._stop(index, token, mark, mark, 0.0, ((mark, text),))
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following and following.kind is Kind.WORD and not following.spaced and one in ",;:!?":
            yield self._stop(index, token, text, text + " ", 0.0, ((text + " ", text),))
        if text in (".", ",") and following and following.kind is Kind.WORD:
            gap = "" if following.spaced else " "
            yield Edge(index, index + 1, gap, (), (("", text),), gap, 0.0, 0.0, 0.0)

    def _stop(
        self, index: int, token: Token, mark: str, printed: str | None, cost: float, edits: tuple[Edit, ...]
    ) -> Edge:
        """A mark as the reading of a token; that the document sets no space before it (or does) speaks against it."""
        cost += self._habits.cost(mark, token.spaced)
        return Edge(index, index + 1, printed, self.identify(mark)[:1], edits, mark, cost, 0.0, 0.0)

    def _sign(self, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Edge]:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        close = following is not None and not following.spaced
        alone = token.spaced and not close and token.text in _ODD_SIGNS
        opening = token.spaced and close and token.text in _QUOTES and following and following.text[0].isalpha()
        lone = opening and not token.fixed and not _is_paired(tokens, index)
        cost = _ODD_COST if alone else _LONE_QUOTE if lone else 0.0
        yield Edge(index, index + 1, None, (), (), "", cost, 0.0, 0.0)
        if token.fixed:
            return
        if lone:
            for elision in ("l'", "d'"):
                yield self._edge(index, 1, Candidate(elision, (elision,), ((elision, "'"),)), elision, False)
        if alone:
            if token.text in _STRAY:
                yield Edge(index, index + 1, "", (), (("", token.text),), "", 0.0, 0.0, 0.0)
            yield from self._spellings(index, 1, self.chosen(token.text)[1:], False)

    def _double(self, tokens: Sequence[Token], index: int, token: Token) -> Iterator[Edge]:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or token.fixed or following.fixed:
            return
        if token.kind is Kind.WORD and following.kind is Kind.WORD and following.spaced:
            yield from self._joined(index, token, following)
        elif not following.spaced and not _is_bracketed(tokens, index) and {token.kind, following.kind} == {Kind.WORD, Kind.SIGN}:
            sign = token.text if token.kind is Kind.SIGN else following.text
            if sign in _BRACKETS:
                yield from self._spellings(index, 2, self.chosen(straight(token.text + following.text))[1:], False)

    def _joined(self, index: int, token: Token, following: Token) -> Iterator[Edge]:
        if not (token.text.isalpha() and following.text.isalpha() and following.text.islower()):
            return
        joined = token.text + following.text
        words = self._model.words
        if not words.has_key(joined.lower()) and joined.isascii():
            return
        for variant in words.accented(joined.lower())[:2]:
            if words.count(variant) > 2 or not self._candidates.is_known(following.text):
                printed = token.text[0] + variant[1:]
                edits = (("", " "),) if printed == joined else (("", " "), ("e", "é"))
                yield self._edge(index, 2, Candidate(printed, (variant,), edits), printed, False)


def _is_free(tokens: Sequence[Token], index: int) -> bool:
    """True where a capital says nothing: after an opening quotation mark, a bracket, a dash."""
    return index > 0 and tokens[index - 1].kind is Kind.SIGN


def _is_paired(tokens: Sequence[Token], index: int) -> bool:
    """True if the quotation mark that opens here closes again within the paragraph."""
    for token in tokens[index + 1 : index + 80]:
        if token.kind is Kind.BREAK:
            return False
        if token.kind is Kind.SIGN and token.text in _QUOTES and not token.spaced:
            return True
    return False


def _is_bracketed(tokens: Sequence[Token], index: int) -> bool:
    """True if the bracket at this token or the next closes, or was opened, within the paragraph."""
    near = tokens[max(index - 60, 0) : index + 60]
    return sum(token.text in "[({" for token in near) == sum(token.text in "])}" for token in near)


def _accents_only(candidate: Candidate) -> bool:
    return all(fold(printed).lower() == fold(read).lower() for printed, read in candidate.edits)


def _in_brackets(tokens: Sequence[Token], index: int) -> bool:
    """True for a token alone in round brackets."""
    return 0 < index < len(tokens) - 1 and (tokens[index - 1].text, tokens[index + 1].text) == ("(", ")")


def _is_stray(tokens: Sequence[Token], index: int) -> bool:
    """True if a capital here has no reason: a word in small letters before it, another behind it, no line begun."""
    before, following = tokens[index - 1] if index else None, tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or following is None or tokens[index].opens_line:
        return False
    small = before.text[0].islower() or _at_start(tokens, index - 1)
    return small and before.kind is following.kind is Kind.WORD and following.text[0].islower()


def _at_start(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    return before is None or before.kind is Kind.BREAK or before.text[-1] in ".!?…:"
