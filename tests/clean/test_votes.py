"""The vote between two readings of a page: the sentence decides, on record, and it can be taken back."""

from __future__ import annotations

import pytest

from chapbook.clean import clean
from chapbook.clean.corrector.decision import SECOND_READING
from chapbook.decisions.anchors import pin_decisions
from chapbook.layout import find_regions
from chapbook.readers.second import find_rivals
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.layers import Layers
from chapbook.shapes.scan import Page, Scan, Span
from texts import FRENCH

PAGE = """Le lendemain matin, la pluie avait cessé, et les ouvriers du village se remirent en route vers la ville.
Ils parlaient peu ; chacun songeait à ce qu'il avait laissé derrière lui. Quand ils arrivèrent à la porte de
l'usine, le contremaître leur dit qu'il n'y avait plus de travail pour personne.
"""


def voted(first: str, second: str, decisions: tuple[Decision, ...] = ()) -> tuple[Scan, Layers]:
    other = Scan(second, (Page(Span(0, len(second))),))
    alone = Scan(first, (Page(Span(0, len(first))),))
    scan = Scan(first, alone.pages, rivals=find_rivals(alone, other))
    pins, _ = pin_decisions(scan, decisions)
    return scan, clean(scan, find_regions(scan, pins)[0], pins, FRENCH, modern=False)[0]


def test_a_word_that_one_reading_garbled_is_taken_from_the_other_on_record() -> None:
    scan, layers = voted(PAGE.replace("travail pour", "tavaïL pour"), PAGE)
    assert layers.cleaned() == PAGE
    (change,) = (change for _, _, change in layers.changes())
    assert (change.before, change.after, change.rule) == ("tavaïL", "travail", SECOND_READING)
    assert change.confidence > 0.7
    assert layers.undone() == scan.text


@pytest.mark.parametrize("garbled", ["tavaïL", "travai1", "Lravail"])
def test_a_second_reading_that_garbles_changes_nothing(garbled: str) -> None:
    assert voted(PAGE, PAGE.replace("travail", garbled))[1].cleaned() == PAGE


def test_a_vote_may_join_what_was_parted() -> None:
    assert voted(PAGE.replace("contremaître", "con tre maître"), PAGE)[1].cleaned() == PAGE


def test_the_editor_takes_a_vote_back() -> None:
    first = PAGE.replace("travail pour", "tavaïL pour")
    keep = Decision(id="a", kind=DecisionKind.KEEP, exact="tavaïL", page=1, line=3, column=60)
    assert voted(first, PAGE, (keep,))[1].cleaned() == first
