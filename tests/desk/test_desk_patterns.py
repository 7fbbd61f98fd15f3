"""Patterns: what like edits in different words suggest, where they would act, and that nothing acts by itself."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from chapbook.decisions import append_decisions, make_decision
from chapbook.desk.behind import look_behind
from chapbook.desk.patterns import Pattern
from chapbook.pipeline.opened import open_book
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.scan import Span
from desk_books import let_in, make_book, serving, write

WORDS = (
    "On voit le fraxer et le drixer, puis le moxer qui passe par ici;",
    "le grixer est un autre, le troxer est encore là, et le kaxo aussi.",
)
EDITS = {"fraxer": "fraber", "drixer": "driber", "moxer": "mober"}
STOPS = (
    "Le pain. est bon pour tous les hommes de la ville. Ils le mangent chez eux.",
    "La terre. est à tous, la paix. est partout, et le vin. est bon pour tous aussi.",
)


def suggested(root: Path, lines: tuple[str, ...], edits: dict[str, str]) -> tuple[Pattern, ...]:
    """What is suggested once an editor has decided that these words read so."""
    folder = make_book(root, *lines)
    (folder / "words.txt").write_text("griber\ntrober\ngrizber\n", encoding="utf-8")
    scan = open_book(root, "petit").cleaned.scan
    made = []
    for word, wanted in edits.items():
        at = scan.text.index(word)
        made.append(make_decision(scan, Span(at, at + len(word)), DecisionKind.WORD, replace=wanted, seen=word))
    append_decisions(folder / "decisions.jsonl", made)
    return look_behind(root, "petit").patterns


def test_the_same_letters_in_three_words_suggest_a_pattern_with_its_places(tmp_path: Path) -> None:
    (pattern,) = suggested(tmp_path, WORDS, EDITS)
    assert (pattern.before, pattern.after, pattern.decided) == ("xe", "be", 3)
    assert [(place.before, place.after) for place in pattern.places] == [("grixer", "griber"), ("troxer", "trober")]
    assert pattern.fitting == 2
    assert "grixer" in open_book(tmp_path, "petit").cleaned.layers.cleaned()


def test_letters_put_in_suggest_a_pattern_where_they_make_a_word(tmp_path: Path) -> None:
    lines = ("On voit le frazer et le drizer, puis le mozer qui passe; le grizer est là, le kozer aussi.",)
    (pattern,) = suggested(tmp_path, lines, {"frazer": "frazber", "drizer": "drizber", "mozer": "mozber"})
    assert (pattern.before, pattern.after) == ("ze", "zbe")
    assert [(place.before, place.after) for place in pattern.places] == [("grizer", "grizber")]


@pytest.mark.parametrize(
    "edits",
    [{"fraxer": "fraber", "drixer": "driber"}, {**EDITS, "moxer": "moter"}, {**EDITS, "moxer": "motarer"}],
)
def test_fewer_or_other_edits_suggest_none(tmp_path: Path, edits: dict[str, str]) -> None:
    assert suggested(tmp_path, WORDS, edits) == ()


def test_a_stop_before_a_small_letter_is_a_pattern_and_one_at_the_end_of_a_sentence_is_none_of_its_places(
    tmp_path: Path,
) -> None:
    (pattern,) = suggested(tmp_path, STOPS, {"pain.": "pain", "terre.": "terre", "paix.": "paix"})
    assert (pattern.before, pattern.after, pattern.small) == (".", "", True)
    assert [(place.before, place.after, place.fits) for place in pattern.places] == [("vin.", "vin", True)]


def test_what_is_ticked_is_decided_and_after_that_nothing_is_suggested_again(tmp_path: Path) -> None:
    (pattern,) = suggested(tmp_path, WORDS, EDITS)
    with serving(tmp_path) as served, httpx.Client(base_url=served.home, follow_redirects=True) as client:
        let_in(client)
        served.opened.look_again()
        assert 'data-key="xe → be"' in client.get("/rules").text
        spans = re.findall(r'checked value="(\d+-\d+)"', client.get("/pattern", params={"key": pattern.key}).text)
        assert len(spans) == 2
        assert len(write(client, "/pattern", {"key": pattern.key, "spans": spans[:1]}).json()["decisions"]) == 2
        assert write(client, "/pattern", {"key": "x → y"}).status_code == 404
        cleaned = open_book(tmp_path, "petit").cleaned.layers.cleaned()
        assert [cleaned.count(word) for word in ("griber", "troxer", "kaxo")] == [1, 1, 1]
    assert look_behind(tmp_path, "petit").patterns == ()


def test_what_is_declined_is_not_suggested_again(tmp_path: Path) -> None:
    (pattern,) = suggested(tmp_path, WORDS, EDITS)
    with serving(tmp_path) as served, httpx.Client(base_url=served.home, follow_redirects=True) as client:
        let_in(client)
        served.opened.look_again()
        assert write(client, "/pattern", {"key": pattern.key}).status_code == 200
    assert look_behind(tmp_path, "petit").patterns == ()
