"""The corrector: misread words of a document repaired by what the sentence says, as a noisy channel.

What is printed is sought that makes the reading most likely: P(printed | read) ~ P(printed) P(read | printed).
P(printed) is the language's n-gram model, P(read | printed) the channel, learned from the document itself.

    reading -> candidates -> edges -> lattice -> search -> calibration (and once more) -> proposals -> decision

It never touches the editor's words, nor what is no letter or stop, and leaves a text without errors as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from chapbook.clean.corrector.agreement import agree
from chapbook.clean.corrector.calibration import learn
from chapbook.clean.corrector.candidates import Candidates
from chapbook.clean.corrector.channel import Channel
from chapbook.clean.corrector.compounds import settled
from chapbook.clean.corrector.costs import Costs
from chapbook.clean.corrector.decision import RULE, Correction, Doubt, decide, unknown_words
from chapbook.clean.corrector.edges import Fan
from chapbook.clean.corrector.elisions import LostElisions, lost_elisions, wanted_elisions
from chapbook.clean.corrector.evidence import Document, count_words
from chapbook.clean.corrector.habits import find_habits
from chapbook.clean.corrector.lattice import Floats, Lattice, build_lattices
from chapbook.clean.corrector.misfits import Misfits, misfits
from chapbook.clean.corrector.neighbours import Spot, spots_of
from chapbook.clean.corrector.network import Network
from chapbook.clean.corrector.proposals import Proposal, find_proposals
from chapbook.clean.corrector.reading import Token, read_tokens
from chapbook.clean.corrector.search import edge_probabilities
from chapbook.clean.corrector.surroundings import unlikely
from chapbook.clean.corrector.vocabulary import Vocabulary
from chapbook.clean.corrector.votes import Votes, find_votes
from chapbook.languages.model import Model
from chapbook.shapes.scan import Rival, Span

__all__ = ["RULE", "Correction", "Doubt", "Passage", "Settings", "Vocabulary", "correct"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in reading order, the spans of it that nobody may touch, and how sure the engine was of which spans.

    ``rivals`` are what a second reading has in place of which spans. ``seams`` are the
    offsets where something else stood between on the page: its foot, a note, a figure.
    """

    text: str
    shielded: tuple[Span, ...] = ()
    confidences: tuple[tuple[Span, float], ...] = ()
    seams: tuple[int, ...] = ()
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """``strictness`` from 0 (repair boldly) to 1 (only what is all but certain); ``words``: the book's own, kept."""

    strictness: float = 0.5
    words: frozenset[str] = frozenset()

    @property
    def caution(self) -> float:
        """The prior for keeping what was read, in nats."""
        return 5.0 * self.strictness

    @property
    def weight(self) -> float:
        """How many mended words one harmed word counts."""
        return 6.0 * self.strictness


_GAIN = 1.5
"""What a sentence gains at least, in nats, by an elision that is thought of."""
_SHARPNESS = 0.8
_ROUNDS = 2


def correct(
    passages: Sequence[Passage], model: Model, settings: Settings | None = None, vocabulary: Vocabulary | None = None
) -> tuple[Correction, ...]:
    """For each passage of a document its changes, with confidences, and its doubts, in offsets of the passage.

    ``vocabulary`` is that of an earlier reading of the same document, where there was one: it saves time.
    """
    settings = settings or Settings()
    return tuple(_corrected(weighed, settings) for weighed in weigh(passages, model, settings, vocabulary))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage with what may be printed in place of what was read; ``fans`` are the readings of its tokens."""

    proposals: list[Proposal]
    tokens: Sequence[Token]
    fans: Sequence[Fan]
    lost: LostElisions


def _corrected(weighed: Weighed, settings: Settings) -> Correction:
    unknown = tuple(unknown_words(weighed.tokens, weighed.fans))
    decided = decide(weighed.proposals, unknown, settings.weight)
    return replace(decided, wanted=tuple(wanted_elisions(weighed.tokens, weighed.lost)))


def weigh(
    passages: Sequence[Passage], model: Model, settings: Settings, vocabulary: Vocabulary | None = None
) -> Iterator[Weighed]:
    """Each passage with what may be printed in place of what was read."""
    vocabulary = vocabulary or Vocabulary(model, settings.words)
    read = [read_tokens(passage.text, passage.shielded, passage.confidences, passage.seams) for passage in passages]
    streams = settled(read, model.words)
    votes = [find_votes(passage.rivals, tokens) for passage, tokens in zip(passages, streams, strict=True)]
    habits = find_habits(streams)
    spots = [spots_of(tokens) for tokens in streams]
    vocabulary.candidates.start(habits.names())
    channel = Channel(settings.caution)
    around = [unlikely(tokens, model) for tokens in streams]
    lost = [lost_elisions(*pair, model, _GAIN) for pair in zip(streams, around, strict=True)]
    unfit = [misfits(*pair, model, vocabulary.candidates) for pair in zip(streams, around, strict=True)]
    stretches = list(zip(spots, votes, lost, unfit, strict=True))
    for _ in range(_ROUNDS):
        network = Network(Costs(vocabulary, channel, habits))
        channel = learn(channel, (reading for stretch in stretches for reading in _read(network, *stretch)))
        _teach(vocabulary.candidates, channel)
    network = Network(Costs(vocabulary, channel, habits))
    readings = [_whole(_read(network, *stretch)) for stretch in stretches]
    shares = agree([(tokens, *reading) for tokens, reading in zip(streams, readings, strict=True)])
    document = Document(channel, model.words, count_words(streams))
    for passage, tokens, (fans, _), share, ways in zip(passages, streams, readings, shares, lost, strict=True):
        yield Weighed(find_proposals(passage.text, document, tokens, fans, share), tokens, fans, ways)


Reading = tuple[Sequence[Fan], Floats]
"""The edges of a stream, or of a part of it, token after token, with their probabilities."""


def _read(
    network: Network, spots: Sequence[Spot], votes: Votes, lost: LostElisions, unfit: Misfits
) -> Iterator[Reading]:
    """A stream as a channel reads it, part after part: only what is asked for is kept of a long one."""
    costs = network.costs
    by_token = network.by_token(spots, votes, lost, unfit)
    for lattice in build_lattices(by_token, costs.contexts, costs.start, costs.ends):
        yield lattice.fans, edge_probabilities(lattice, _channel_costs(lattice, costs.channel), _SHARPNESS)


def _whole(parts: Iterable[Reading]) -> Reading:
    fans, shares = list[Fan](), [np.zeros(0)]
    for part, share in parts:
        fans += part
        shares.append(share)
    return fans, np.concatenate(shares)


def _channel_costs(lattice: Lattice, channel: Channel) -> Floats:
    return np.array([channel.cost(edge.spelt, edge.edits) for edge in lattice.edges], dtype=np.float64)


def _teach(candidates: Candidates, channel: Channel) -> None:
    """Confusions that the document is full of are thought of in every word from now on."""
    for (printed, read), share in channel.learned.items():
        if share > 0.02 and read and printed and "<" not in printed and len(read) + len(printed) < 5:
            candidates.learn(printed, read)
