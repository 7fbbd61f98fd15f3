"""The language model: its file, its lexicon and its probabilities."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from chapbook.languages.model import Model, Statistics, fold, load_model, split_words
from chapbook.languages.model.archive import Archive, write_archive
from chapbook.languages.model.letters import fold_long
from chapbook.languages.model.statistics import pack_model
from chapbook.training.model import Size, build_model

CORPUS = """### one
Le chat dort. Le chat mange, et le chien dort.
La côte est belle ; la cote monte. Du côté de la côte, il y a 12 maisons.
### two
Le chien mange le pain de Paris. Le chat aime Paris, le pain aussi.
"""


@pytest.fixture(scope="module")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "small.txt").write_text(CORPUS * 3, encoding="utf-8")
    file = folder / "model.bin"
    file.write_bytes(build_model(folder, size=Size(1000, 1000)))
    return file


@pytest.fixture(scope="module")
def model(model_file: Path) -> Model:
    return load_model(model_file)


def test_the_same_corpus_gives_the_same_bytes(model_file: Path) -> None:
    assert build_model(model_file.parent, size=Size(1000, 1000)) == model_file.read_bytes()


def test_the_lexicon_knows_the_words_and_their_counts(model: Model) -> None:
    assert "chat" in model.words
    assert "chut" not in model.words
    assert model.words.count("chat") == pytest.approx(9, abs=1)
    assert model.words.count("chut") == 0


def test_words_that_differ_in_accents_are_found_together_the_most_frequent_first(model: Model) -> None:
    assert model.words.accented("cote") == ("côte", "cote", "côté") or model.words.accented("cote")[0] == "côte"


def test_a_name_is_known_by_its_capital(model: Model) -> None:
    assert model.words.capital_share("paris") > 0.8
    assert model.words.capital_share("pain") < 0.1


def test_the_probabilities_after_a_history_sum_to_one(model: Model) -> None:
    size = model.ngrams.size
    for first, second in (("<p>", "le"), ("le", "chat"), ("pain", "monte")):
        one, two = (np.full(size, model.words.identity(word), dtype=np.int64) for word in (first, second))
        costs = model.ngrams.trigram(one, two, np.arange(size, dtype=np.int64))
        assert np.exp(-costs).sum() == pytest.approx(1.0, abs=0.12)


def test_what_was_seen_is_more_likely_than_what_was_not(model: Model) -> None:
    words = [np.array([model.words.identity(word)]) for word in ("le", "chat", "dort", "pain")]
    assert model.ngrams.trigram(words[0], words[1], words[2])[0] < model.ngrams.trigram(words[0], words[1], words[3])[0]


def test_a_lexicon_loads_when_first_asked(model_file: Path) -> None:
    lexicon = Statistics(model_file)
    assert "chat" in lexicon
    assert lexicon.count("chat") == pytest.approx(9, abs=1)
    assert lexicon.accented("chât") == ("chat",)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"nothing of the kind")
    with pytest.raises(ValueError, match="not a model file"):
        load_model(tmp_path / "model.bin")


def test_folding_takes_accents_and_ligatures() -> None:
    assert fold("cœur éçù") == "coeur ecu"


def test_tokens_are_words_elisions_tails_numbers_and_stops() -> None:
    found = split_words("L’homme « peut-être » a 1 200 francs... Oui !")
    assert found == ["L'", "homme", "peut", "-être", "a", "0", "francs", "…", "Oui", "!"]


def test_a_long_text_is_folded_as_its_words_are() -> None:
    letters = [chr(code) for code in (*range(0x20, 0x400), 0x1D49, 0x2082, 0x1F600)]
    text = "\n".join((*letters, "cœur", "Ǽ", "déjà-vu", ""))
    assert fold_long(text.encode()).split("\n") == [fold(line) for line in text.split("\n")]


def test_an_archive_gives_back_what_was_packed(tmp_path: Path) -> None:
    numbers, octets = np.array([0, 70_000, 3], dtype=np.uint32), np.array([7, 0, 255], dtype=np.uint8)
    file = tmp_path / "model.bin"
    file.write_bytes(write_archive({"words": "né\nà"}, {"numbers": numbers, "octets": octets, "none": octets * 0}))
    archive = Archive(file)
    assert archive.text("words").decode() == "né\nà"
    assert archive.numbers("numbers").tolist() == numbers.tolist()
    assert archive.octets("octets").tolist() == octets.tolist()
    assert archive.octets("none").tolist() == [0, 0, 0]


def test_the_keys_of_ngrams_are_kept_as_they_were(model_file: Path, model: Model) -> None:
    again = pack_model(
        "\n".join(model.words.spellings()),
        {name: Archive(model_file).octets(name) for name in ("steps", "capitals", "spelling")},
        model.ngrams,
        model.note,
    )
    assert again == model_file.read_bytes()
