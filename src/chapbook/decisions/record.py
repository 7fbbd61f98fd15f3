"""Adds lines to decisions.jsonl: each whole or not at all, safe from two writers and from a kill at any moment.

It never changes a line that stands there. What a broken writing left at the end is set aside in ``decisions.torn``.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path

from chapbook.decisions.file import check_record, parse_record
from chapbook.shapes.decisions import Decision
from chapbook.shapes.findings import SetupError

TORN = "decisions.torn"
"""Holds what a broken writing left, so that not a byte is lost."""


def append_decisions(path: Path, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Adds the decisions at the end of the file, in one write, on the disk before this returns; gives them back.

    One without an id gets one. Raises SetupError, and writes nothing, where the file has a wrong line, an id stands
    twice, an undo names none that stands above it, or the disk takes no more.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with _locked(path) as file:
            added = _append(path, file, decisions)
            if _is_at(path, file):
                return added


def _append(path: Path, file: int, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    content = os.pread(file, os.fstat(file).st_size, 0)
    record = parse_record(path, content)
    named = tuple(_named({one.id for one in record.every}, decisions, len(content)))
    check_record(path, (*record.every, *named))
    if record.torn:
        _set_aside(path.with_name(TORN), record.torn)
        content = content[: len(content) - len(record.torn)]
        os.ftruncate(file, len(content))
    start = b"" if not content or content.endswith(b"\n") else b"\n"
    _write(path, file, start + b"".join(line_of(one) for one in named), len(content))
    return named


def line_of(decision: Decision) -> bytes:
    """A decision as its line, with the line end; fields that say nothing are left out."""
    said = {
        field.name: getattr(decision, field.name)
        for field in fields(decision)
        if field.name in ("id", "kind") or getattr(decision, field.name) != field.default
    }
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _named(taken: set[str], decisions: Iterable[Decision], size: int) -> Iterator[Decision]:
    """Each with an id: its own, or the first letters of a digest, which no clock and no chance goes into."""
    for number, decision in enumerate(decisions):
        named, salt = decision, 0
        while not named.id or (not decision.id and named.id in taken):
            digest = sha256(line_of(decision) + f"{size} {number} {salt}".encode()).hexdigest()
            named, salt = replace(decision, id=digest[:10]), salt + 1
        taken.add(named.id)
        yield named


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """The file, open for adding, which no other writer has open at the same time."""
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def _is_at(path: Path, file: int) -> bool:
    """True if the open file is still the one of that name.

    git and editors put a new file in the place of the old one: a line added to the old one would be lost.
    """
    return path.exists() and os.fstat(file).st_ino == path.stat().st_ino


def _write(path: Path, file: int, content: bytes, size: int) -> None:
    """Writes all of it and waits for the disk; where that fails the file is as it was."""
    try:
        written = 0
        while written < len(content):
            written += os.write(file, content[written:])
        os.fsync(file)
    except OSError as error:
        os.ftruncate(file, size)
        raise SetupError(
            f"{path}: the decision could not be written ({error.strerror}). Make room, then go on."
        ) from error


def _set_aside(path: Path, torn: bytes) -> None:
    with path.open("ab") as file:
        file.write(torn + b"\n")
        file.flush()
        os.fsync(file.fileno())
