"""Reads decisions.jsonl: one decision a line, appended only. Says file, line and remedy where a line is not one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from chapbook.shapes.decisions import NO_PICTURE, Decision, DecisionKind
from chapbook.shapes.findings import Finding, Kind, SetupError

NAME = "decisions.jsonl"

_KEPT = 20_000
"""Lines that need not be read again when one is added behind them."""
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""The tag of a language: RFC 5646, without its rarer forms."""


@dataclass(frozen=True, slots=True)
class Record:
    """All decisions of a file in their order, undone ones and undos too; and what a broken writing left at its end."""

    every: tuple[Decision, ...] = ()
    torn: bytes = b""

    @property
    def live(self) -> tuple[Decision, ...]:
        """Those that hold: neither an undo nor undone. An undo of an undo brings the first one back."""
        undone: set[str] = set()
        for decision in reversed(self.every):
            if decision.kind is DecisionKind.UNDO and decision.id not in undone:
                undone.add(decision.undoes)
        return tuple(d for d in self.every if d.kind is not DecisionKind.UNDO and d.id not in undone)

    @property
    def rules(self) -> tuple[Decision, ...]:
        """The live rules of the book, declined ones too."""
        return tuple(decision for decision in self.live if decision.kind is DecisionKind.RULE)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The warning about a line that is not whole, if there is one."""
        if not self.torn:
            return ()
        shown = self.torn.decode("utf-8", "replace")[:60]
        message = f"{NAME} ends in a line that was not written to its end ({shown}): it counts for nothing"
        return (Finding(None, Kind.WARNING, f"{message}. Take the decision again, or complete the line by hand."),)


def read_record(path: Path) -> Record:
    """The decisions of a file; one that is not there holds none. Raises SetupError with the line that is wrong."""
    if not path.exists():
        return Record()
    record = parse_record(path, path.read_bytes())
    check_record(path, record.every)
    return record


def parse_record(path: Path, content: bytes) -> Record:
    """What the bytes of a file say. A last line without line end that is no decision is torn, not wrong."""
    *lines, last = content.split(b"\n")
    every = [_decision(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not last.strip():
        return Record(tuple(every))
    try:
        return Record((*every, _decision(path, len(lines) + 1, last)))
    except SetupError:
        if _is_whole(last):
            raise
        return Record(tuple(every), last)


def check_record(path: Path, every: Sequence[Decision]) -> None:
    """Raises SetupError where an id stands twice, or an undo names a decision that does not stand above it."""
    seen: set[str] = set()
    for decision in every:
        if decision.id in seen:
            raise SetupError(f'{path}: the id "{decision.id}" stands twice. Give each decision its own.')
        if decision.kind is DecisionKind.UNDO and decision.undoes not in seen:
            message = f'"{decision.id}" undoes "{decision.undoes}", which does not stand above it. Correct the id.'
            raise SetupError(f"{path}: {message}")
        seen.add(decision.id)


def _is_whole(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except msgspec.MsgspecError:
        return False
    return True


@lru_cache(_KEPT)
def _decision(path: Path, number: int, line: bytes) -> Decision:
    remedy = "Mend the line by hand, or take back the edit with git."
    try:
        fields = msgspec.json.decode(line, type=dict[str, object])
        unknown = sorted(set(fields) - set(Decision.__dataclass_fields__))
        if unknown:
            raise SetupError(f'{path}, line {number}: unknown key "{unknown[0]}". {remedy}')
        decision = msgspec.convert(fields, Decision, strict=True)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}, line {number}: {_in_plain_words(error)}. {remedy}") from error
    if lack := _lack(decision):
        raise SetupError(f"{path}, line {number}: {lack}. {remedy}")
    return decision


def _in_plain_words(error: Exception) -> str:
    """What is wrong with a line; where it is the kind, with all kinds there are."""
    if kind := re.fullmatch(r"Invalid enum value (.*) - at `\$\.kind`", str(error)):
        return f'"kind" cannot be {kind[1]}. Use one of: {", ".join(DecisionKind)}'
    return str(error)


def _lack(decision: Decision) -> str:
    """What a decision of its kind has to say and does not; nothing if all is there."""
    if not decision.id:
        return '"id" is empty'
    if decision.kind is not DecisionKind.UNDO and not decision.exact:
        return '"exact" is empty, so nothing says where it belongs'
    if decision.kind in (DecisionKind.WORD, DecisionKind.JOIN) and decision.replace is None:
        return f'a {decision.kind} decision needs "replace"'
    if decision.kind is DecisionKind.FIGURE and not _tells_of_picture(decision):
        return 'a figure needs "image" (images/NAME) and "alt", the words for who cannot see it'
    if decision.kind is DecisionKind.LANGUAGE and not _TAG.fullmatch(decision.replace or ""):
        return 'a language decision needs "replace" to be the tag of a language, such as en or la'
    return ""


def _tells_of_picture(decision: Decision) -> bool:
    is_described = bool(decision.alt.strip()) or decision.replace == NO_PICTURE
    return decision.image.startswith("images/") and is_described
