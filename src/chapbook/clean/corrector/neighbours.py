"""What stands around a token: whether a sentence starts there, whether a mark has its partner, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chapbook.clean.corrector.reading import USUAL_CONFIDENCE, Kind, Token

QUOTES = "'’‘ʼ\"“”"
_REACH = 80


@dataclass(frozen=True, slots=True)
class Spot:
    """A token among its neighbours, the one before and the one behind, if there are; ``index`` counts from 0.

    ``opens_sentence``: it stands at the start of a text, of a paragraph, or after a mark that ends a sentence.
    ``carries_elision``: a word stands so close behind that an elision may be meant for it. ``is_plain``: a word within
    a line of which nothing beside it says more than is known of any word. They are asked in each reading.
    """

    tokens: Sequence[Token]
    index: int
    token: Token
    before: Token | None
    following: Token | None
    opens_sentence: bool = field(init=False)
    carries_elision: bool = field(init=False)
    is_plain: bool = field(init=False)

    def __post_init__(self) -> None:
        """Computes what is asked most."""
        object.__setattr__(self, "opens_sentence", _opens_sentence(self.before))
        object.__setattr__(self, "carries_elision", self._carries_elision())
        object.__setattr__(self, "is_plain", self._is_plain())

    @property
    def word_touches(self) -> bool:
        """True if a word follows without a space."""
        following = self.following
        return following is not None and following.kind is Kind.WORD and not following.spaced

    @property
    def word_beside(self) -> bool:
        """True if a word touches this token before or behind it."""
        before = self.before
        return self.word_touches or (before is not None and before.kind is Kind.WORD and not self.token.spaced)

    @property
    def is_free(self) -> bool:
        """True where a capital says nothing: after an opening quotation mark, a bracket, a dash."""
        return self.before is not None and self.before.kind is Kind.SIGN

    @property
    def in_capitals(self) -> bool:
        """True beside a word all in capitals."""
        return any(
            near is not None and len(near.text) > 2 and near.text.isupper() for near in (self.before, self.following)
        )

    @property
    def follows_stop(self) -> bool:
        """True behind a stop with one sign between the two."""
        return self.index > 1 and self.tokens[self.index - 2].kind is Kind.MARK

    @property
    def ends_paragraph(self) -> bool:
        """True at the end of a part of the page: a verse, a list's item, a title may end on any mark.

        Not where running text (its line opens small) ends before an empty line, and a capital follows.
        """
        if self.following is None or self.following.opens_part:
            return True
        if self.following.kind is not Kind.BREAK:
            return False
        behind = self.tokens[self.index + 2] if self.index + 2 < len(self.tokens) else None
        return self.in_lines or behind is None or not behind.text[0].isupper()

    @property
    def closes_initial(self) -> bool:
        """True for the stop of a person's initial (``M. de Morville``): a small letter behind it tells nothing."""
        before = self.before
        return self.token.text == "." and before is not None and len(before.text) == 1 and before.text.isupper()

    @property
    def in_lines(self) -> bool:
        """True if the line that stands here or, for a word that opens one, the line before opens with a capital."""
        for token in self.tokens[max(self.index - 1, 0) : max(self.index - _REACH, 0) : -1]:
            if token.opens_line and token.kind in {Kind.WORD, Kind.NUMBER}:
                return not token.text[0].islower()
        return True

    def _is_plain(self) -> bool:
        token, following = self.token, self.following
        if following is not None and following.text[0].isupper():
            return False
        special = (
            token.kind is not Kind.WORD
            or token.fixed
            or token.opens_line
            or token.confidence != USUAL_CONFIDENCE
            or token.text.isupper()
        )
        return not (special or self.is_free or self.is_call or self.has_stray_capital)

    def _carries_elision(self) -> bool:
        following = self.following
        if following is None or (following.spaced and self.token.text[-1] != " "):
            return False
        return following.kind is Kind.WORD or following.text in "«“"

    @property
    def is_call(self) -> bool:
        """True for a token of one or two letters alone in round brackets."""
        before, following = self.before, self.following
        if before is None or following is None or len(self.token.text) > 2:
            return False
        return (before.text, following.text) == ("(", ")")

    @property
    def has_stray_capital(self) -> bool:
        """True if a capital here has no reason: small letters before and behind it, no line and no sentence begun."""
        before, following = self.before, self.following
        if before is None or following is None or self.token.opens_line or not self.token.text[0].isupper():
            return False
        first = before.text[0]
        small = first.islower() or (
            first.isalpha() and _opens_sentence(self.tokens[self.index - 2] if self.index > 1 else None)
        )
        return small and before.kind is following.kind is Kind.WORD and following.text[0].islower()

    @property
    def is_paired_quote(self) -> bool:
        """True if the quotation mark that opens here closes again within the paragraph."""
        for token in self.tokens[self.index + 1 : self.index + _REACH]:
            if token.kind is Kind.BREAK:
                return False
            if token.kind is Kind.SIGN and token.text in QUOTES and not token.spaced:
                return True
        return False

    @property
    def is_bracketed(self) -> bool:
        """True if as many brackets open as close around here: then none of them is a misread letter."""
        near = self.tokens[max(self.index - _REACH, 0) : self.index + _REACH]
        return sum(token.text in "[({" for token in near) == sum(token.text in "])}" for token in near)


def _opens_sentence(before: Token | None) -> bool:
    """True for what follows such a token."""
    return before is None or before.kind is Kind.BREAK or before.text[-1] in ".!?…:"


def spots_of(tokens: Sequence[Token]) -> list[Spot]:
    """The spot of every token of a stream."""
    beside = zip(tokens, [None, *tokens][:-1], [*tokens, None][1:], strict=True)
    return [Spot(tokens, index, *near) for index, near in enumerate(beside)]
