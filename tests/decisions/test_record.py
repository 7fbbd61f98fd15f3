"""decisions.jsonl in writing: whole lines only, whoever else writes and whenever the program is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.decisions import append_decisions, read_record
from chapbook.decisions.file import parse_record
from chapbook.decisions.record import TORN, line_of
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import SetupError

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DECISIONS = st.builds(
    Decision,
    id=st.text("abc123", min_size=1),
    kind=st.sampled_from([DecisionKind.WORD, DecisionKind.NOTE]),
    page=st.integers(0, 99),
    exact=WORDS.filter(bool),
    prefix=WORDS,
    suffix=WORDS,
    replace=WORDS,
    seen=st.none() | WORDS,
    why=WORDS,
)


def word(replace: str = "campagne") -> Decision:
    return Decision(id="", kind=DecisionKind.WORD, exact="compagne", replace=replace)


@given(DECISIONS)
def test_what_is_written_is_read_again_whatever_letters_it_holds(decision: Decision) -> None:
    line = line_of(decision)
    assert line.count(b"\n") == 1
    assert parse_record(Path("decisions.jsonl"), line).every == (decision,)


def test_decisions_are_added_at_the_end_with_an_id_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "source" / "livre" / "decisions.jsonl"
    first, second = append_decisions(path, [word(), word()])
    before = path.read_bytes()
    (third,) = append_decisions(path, [word("Champagne")])
    assert path.read_bytes().startswith(before)
    assert read_record(path).live == (first, second, third)
    assert len({first.id, second.id, third.id}) == 3


def test_an_undo_is_a_line_more_and_of_nothing_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    (made,) = append_decisions(path, [word()])
    append_decisions(path, [Decision(id="", kind=DecisionKind.UNDO, undoes=made.id)])
    assert read_record(path).live == ()
    assert len(read_record(path).every) == 2
    before = path.read_bytes()
    with pytest.raises(SetupError, match="does not stand above it"):
        append_decisions(path, [word(), Decision(id="", kind=DecisionKind.UNDO, undoes="nobody")])
    assert path.read_bytes() == before


def test_a_line_that_was_broken_off_is_reported_and_then_set_aside_and_nothing_else_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    (made,) = append_decisions(path, [word()])
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:40])
    assert read_record(path).live == (made,)
    assert "was not written to its end" in read_record(path).findings[0].message
    (second,) = append_decisions(path, [word("Champagne")])
    assert read_record(path).live == (made, second)
    assert read_record(path).findings == ()
    assert (tmp_path / TORN).read_bytes() == whole[:40] + b"\n"


@given(st.data())
def test_cut_off_anywhere_the_file_keeps_every_line_before(data: st.DataObject) -> None:
    every = tuple(replace(word(f"mot {number} é"), id=str(number)) for number in range(3))
    lines = [line_of(one) for one in every]
    content = b"".join(lines)
    cut = data.draw(st.integers(0, len(content)))
    record = parse_record(Path("decisions.jsonl"), content[:cut])
    kept = sum(cut >= len(b"".join(lines[: number + 1])) - 1 for number in range(3))
    assert record.every == every[:kept]
    assert content[:cut].endswith(record.torn)


def test_a_last_line_written_by_hand_without_its_line_end_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    hand = replace(word(), id="by-hand")
    path.write_bytes(line_of(hand).rstrip(b"\n"))
    (made,) = append_decisions(path, [word()])
    assert read_record(path).live == (hand, made)


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda number: append_decisions(path, [word(f"mot {number}")])[0], range(80)))
    assert sorted(read_record(path).live, key=lambda one: one.id) == sorted(made, key=lambda one: one.id)


WRITER = """
import sys
from pathlib import Path
from chapbook.decisions import append_decisions
from chapbook.shapes.decisions import Decision, DecisionKind
for number in range(100000):
    made = Decision(id="", kind=DecisionKind.WORD, exact="x" * 3000, replace=str(number))
    sys.stdout.write(append_decisions(Path(sys.argv[1]), [made])[0].id + "\\n")
    sys.stdout.flush()
"""


def test_killed_in_the_middle_of_it_every_decision_that_was_acknowledged_is_there(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _ in range(5)]
        os.kill(writer.pid, signal.SIGKILL)
        told += writer.stdout.read().split()
    record = read_record(path)
    assert record.torn == b""
    assert {one.id for one in record.every} >= set(told[:-1])
    assert len(append_decisions(path, [word()])) == 1


def test_a_file_put_in_its_place_while_we_wait_gets_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = tmp_path / "decisions.jsonl", tmp_path / "other"
    append_decisions(path, [word("one")])
    other.write_bytes(line_of(replace(word("two"), id="two")))
    whole_sync, moves = os.fsync, iter([True])

    def fsync(file: int) -> None:
        whole_sync(file)
        if next(moves, False):
            other.replace(path)

    monkeypatch.setattr(os, "fsync", fsync)
    append_decisions(path, [word("three")])
    assert [one.replace for one in read_record(path).live] == ["two", "three"]


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "decisions.jsonl"
    append_decisions(path, [word()])
    before, whole = path.read_bytes(), os.write

    def write(file: int, content: bytes) -> int:
        if len(content) < 40:
            raise OSError(28, "No space left on device")
        return whole(file, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(SetupError, match="No space left"):
        append_decisions(path, [word()])
    assert path.read_bytes() == before
