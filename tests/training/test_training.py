"""Training: the dictionary unfolded, the smoothing, and a second language from nothing but a corpus."""

from __future__ import annotations

from pathlib import Path
from pydoc_data.topics import topics

import numpy as np
import pytest

from chapbook.clean.corrector import Passage, correct
from chapbook.languages.model import load_model
from chapbook.shapes.findings import SetupError
from chapbook.training import build_model
from chapbook.training.counting import count_ngrams
from chapbook.training.dictionary import read_dictionary
from chapbook.training.smoothing import smooth

AFFIXES = """FLAG long
NEEDAFFIX ()
SFX S. Y 2
SFX S. 0 s [^sx]
SFX S. al aux/T. al
SFX T. Y 1
SFX T. x xes x
"""
ENTRIES = """3
cheval/S. po:nom
rose/S.() po:nom
Paris
"""


def test_a_dictionary_is_unfolded_by_its_suffixes(tmp_path: Path) -> None:
    (tmp_path / "xx.aff").write_text(AFFIXES, encoding="utf-8")
    (tmp_path / "xx.dic").write_text(ENTRIES, encoding="utf-8")
    assert read_dictionary(tmp_path / "xx") == {"cheval", "chevals", "chevaux", "chevauxes", "roses", "Paris"}


def test_a_missing_dictionary_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"xx\.aff"):
        read_dictionary(tmp_path / "xx")


def test_a_folder_without_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no corpus"):
        build_model(tmp_path)


def test_smoothed_probabilities_sum_to_one_over_what_was_seen_and_what_was_not() -> None:
    counts = count_ngrams(np.array([0, 1, 2, 0, 1, 3, 0, 1, 2, 3, 0], dtype=np.int32), 4)
    smoothed = smooth(counts)
    assert smoothed.unigrams.sum() == pytest.approx(1.0)
    after_one = counts.bigrams // 4 == 1
    seen = smoothed.bigrams[after_one].sum()
    unseen = np.delete(smoothed.unigrams, counts.bigrams[after_one] % 4).sum() * smoothed.unigram_backoffs[1]
    assert seen + unseen == pytest.approx(1.0)


def test_a_second_language_needs_a_corpus_and_no_code(tmp_path: Path) -> None:
    """English, from the manual that comes with Python itself."""
    text = "\n".join(" ".join(part.split()) for topic in sorted(topics) for part in topics[topic].split("\n\n"))
    (tmp_path / "manual.txt").write_text(text, encoding="utf-8")
    (tmp_path / "model.bin").write_bytes(build_model(tmp_path))
    passage = Passage("The function returns tbe value of the first argument, and tlie class is not changed.")
    (found,) = correct([passage], load_model(tmp_path / "model.bin"))
    assert found.layer.applied(passage.text) == passage.text.replace("tbe", "the").replace("tlie", "the")
