"""The judge and the decision: evidence in, chances out, and no change that may harm more than it mends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chapbook.clean.corrector import Passage, Settings, weigh
from chapbook.clean.corrector.decision import decide
from chapbook.clean.corrector.evidence import FEATURES
from chapbook.clean.corrector.judge import judge
from chapbook.clean.corrector.proposals import Proposal
from chapbook.clean.corrector.weights import WEIGHTS
from chapbook.languages.model import Statistics
from chapbook.shapes.scan import Span
from texts import FRENCH

assert isinstance(FRENCH.lexicon, Statistics)
MODEL = FRENCH.lexicon.model
NOISY = """Les ouvriéres de la fabrique arrivérent a la porte de I'usine, et lls demandérent du travaiI au contremaitre.
Le Iendemain matin, Ia pluie avait cessé, et chacun songeait a ce gu'il avait laissé derriére lui, a la maison.
"""


def proposed(text: str) -> list[Proposal]:
    return next(iter(weigh([Passage(text)], MODEL, Settings()))).proposals


def judge_less(sure: Proposal) -> tuple[float, ...]:
    """The evidence of a proposal that the search holds for less sure."""
    odds = FEATURES.index("odds")
    return (*sure.evidence[:odds], sure.evidence[odds] / 2, *sure.evidence[odds + 1 :])


def test_every_feature_has_its_weights_and_no_other_has() -> None:
    assert tuple(WEIGHTS) == FEATURES


def test_every_proposal_has_a_value_for_every_feature() -> None:
    found = proposed(NOISY + "Il prit son chapeau. et sortit.. On le vit.")
    assert {len(one.evidence) for one in found} == {len(FEATURES)}
    assert {"ouvriéres", "."} <= {one.before for one in found}


def test_a_sure_repair_mends_and_does_no_harm() -> None:
    (sure,) = (one for one in proposed(NOISY) if one.after == "ouvrières")
    verdict = judge(sure.evidence)
    assert verdict.mends > 0.95
    assert verdict.harms < 0.05


def test_the_heavier_a_harm_counts_the_fewer_the_changes() -> None:
    found = proposed(NOISY)
    made = [len(decide(found, (), weight).layer.changes) for weight in (0.0, 3.0, 1000.0)]
    assert made == sorted(made, reverse=True)
    assert made[0] > made[-1]


def test_of_proposals_that_meet_one_is_made() -> None:
    found = proposed(NOISY)
    twice = [*found, *found]
    assert decide(twice, (), 3.0).layer == decide(found, (), 3.0).layer


def test_an_unknown_word_without_proposals_is_a_doubt() -> None:
    (doubt,) = decide([], (Span(3, 8),), 3.0).doubts
    assert (doubt.span, doubt.candidates) == (Span(3, 8), ())


def test_a_word_with_a_space_before_it_is_no_other_reading() -> None:
    (sure,) = (one for one in proposed(NOISY) if one.after == "ouvrières")
    twins = [replace(sure, after=after) for after in (" ouvrières", "ouvrières", "ouvriers")]
    (doubt,) = decide(twins, (sure.span,), 1000.0).doubts
    assert [after.strip() for after in doubt.candidates] == ["ouvrières", "ouvriers"]


def test_changes_that_meet_none_are_all_made_in_the_order_of_the_text() -> None:
    (sure,) = (one for one in proposed(NOISY) if one.after == "ouvrières")
    apart = [replace(sure, span=Span(start, start + 9)) for start in (40, 10, 30, 20, 0)]
    across = replace(sure, span=Span(15, 35), evidence=judge_less(sure))
    made = decide([*apart, across], (), 0.0).layer.changes
    assert [change.start for change in made] == [0, 10, 20, 30, 40]


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [("il garda longtemps la main dans !a sienne", " la"), ("I lui dit alors de venir avec lui", "Il")],
)
def test_signs_and_letters_that_stand_for_others_are_proposed(sentence: str, printed: str) -> None:
    assert printed in {one.after for one in proposed(f"{NOISY}\n{sentence}.\n")}


def test_a_stop_lost_before_a_capital_is_proposed_beside_the_small_letter() -> None:
    found = proposed(f"{NOISY}\nTu es étonnant, dit le colonel On ne pousse pas la modestie à ce point.\n")
    assert {"colonel.", "on"} <= {one.after for one in found}


def test_the_stop_of_an_initial_stays() -> None:
    text = "Il cria, interrompant M. de Morville, que la séance était levée depuis longtemps."
    assert all(one.before != "." for one in proposed(text))


def test_dots_of_omission_that_lost_one_are_proposed_as_the_document_has_them() -> None:
    text = "Je ne sais… dit-il. Nous verrons… Je ne peux pas venir.. dit la femme."
    assert ("..", "…") in {(one.before, one.after) for one in proposed(text)}


def test_an_elision_that_left_no_trace_is_proposed() -> None:
    text = f"{NOISY}\nTelle est la volonté de humanité tout entière.\n"
    assert "l'humanité" in {one.after for one in proposed(text)}
