"""What the stages say, in the language of the page: the words change, what they speak of stays."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chapbook.decisions import read_record
from chapbook.desk.saying import said
from chapbook.desk.speech import languages, strings
from chapbook.readers.edition import read_edition
from chapbook.shapes.findings import SetupError
from chapbook.structure import evidence


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("“Une ligne” is taken for a paragraph; it may be a list item", ("Une ligne", "article de liste")),
        ("* looks like the call of a note, but none was found", ("*",)),
        ("the note (2) is taken for the one called (3)", ("(2)", "(3)")),
        ("the note * is called from nowhere on its page; set at the end of its text", ("*",)),
        (
            "the note without a mark is called from nowhere on its page; taken to be called at “'”",
            ("sans appel", "à « ' »"),
        ),
        ("the heading numbered III follows I: II is due", ("III", "suit I", "II est attendu")),
        ('the editor\'s decision "a1"', ("a1",)),
        ("the heading's section sign reads 8", ("8",)),
        ("“«” is not closed: is a mark lost at “peuple,”?", ("«", "peuple,", "fermé")),
        ("“»” was not opened: is a mark lost at “peuple,”?", ("»", "peuple,", "ouvert")),
        ("no word of the language stands on this line: it may be a speck read as letters", ("tache",)),
        ("“liberté” has to stand just once on page 3, as the scan has it", ("liberté", "page 3")),
        ('decision "a1" says “note”, where “body” was found; today it is “furniture”', ("note", "titre courant")),
        (
            "a picture stands here (1 by 2 at 3, 4): ./press pictures cuts it out into images/page-5-1.png, "
            "and prints the decision that sets it once you have said what is on it",
            ("images/page-5-1.png", "1 by 2"),
        ),
    ],
)
def test_what_a_stage_says_is_said_in_french(message: str, kept: tuple[str, ...]) -> None:
    french = said(message, strings("fr"))
    assert french != message
    assert all(words in french for words in kept)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("no decision", ("ligne 1", "JSON")),
        ('{"id": "a", "kind": "wine"}', ("« kind »", "wine")),
        ('{"id": "a", "kind": "word", "exact": "ou"}', ("word", "« replace »")),
        ('{"id": "a", "kind": "keep"}', ("« exact »",)),
        ('{"id": "a", "when": "", "wine": 1}', ("clé inconnue « wine »",)),
        ('{"id": "a", "kind": "undo", "undoes": "b"}', ("« a » annule « b »",)),
        ('{"id": "a", "kind": "figure", "exact": "ou", "image": "images/a.png"}', ("une image",)),
    ],
)
def test_what_is_wrong_in_a_record_is_said_in_french(tmp_path: Path, line: str, kept: tuple[str, ...]) -> None:
    (tmp_path / "decisions.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(SetupError) as wrong:
        read_record(tmp_path / "decisions.jsonl")
    french = said(str(wrong.value), strings("fr"))
    assert french.startswith(str(tmp_path / "decisions.jsonl"))
    assert all(words in french for words in kept)
    assert not re.search(r"\b(the|line|is|by|needs)\b", french.partition("decisions.jsonl")[2])


@pytest.mark.parametrize(
    "said_of_it", ["", 'title = ""', "title = 1", "title = Un", 'title = "Un"\nstrictness = 7', 'titel = "Un"', "\xff"]
)
def test_what_is_wrong_in_an_edition_is_said_in_french(tmp_path: Path, said_of_it: str) -> None:
    (tmp_path / "edition.toml").write_text(said_of_it, encoding="latin-1")
    with pytest.raises(SetupError) as wrong:
        read_edition(tmp_path / "edition.toml")
    french = said(str(wrong.value), strings("fr"))
    assert not re.search(r"\b(the|key|line|is|not)\b", french.partition("edition.toml")[2].partition(" (")[0])


def test_what_is_not_known_is_left_as_it_is() -> None:
    assert said("something new", strings("fr")) == "something new"


def reasons() -> Iterator[str]:
    """The words of every piece of evidence, as the source has them."""
    for path in Path(evidence.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Evidence":
                yield ast.literal_eval(node.args[2])


def test_every_piece_of_evidence_is_said_in_every_language() -> None:
    told = set(reasons())
    assert len(told) > 40
    for code in set(languages()) - {"en"}:
        assert told - set(strings(code)) == set()
