"""Reads decisions.jsonl: one decision a line, appended only. Says file, line and remedy where a line is not one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import SetupError


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The live decisions of a file in their order: those that a later ``undo`` names are left out.

    A file that is not there holds none. Raises SetupError with the line that is wrong.
    """
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    every = [_decision(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    seen: set[str] = set()
    for decision in every:
        if decision.id in seen:
            raise SetupError(f'{path}: the id "{decision.id}" stands twice. Give each decision its own.')
        if decision.kind is DecisionKind.UNDO and decision.undoes not in seen:
            message = (
                f'{path}: "{decision.id}" undoes "{decision.undoes}", which does not stand above it. Correct the id.'
            )
            raise SetupError(message)
        seen.add(decision.id)
    undone: set[str] = set()
    for decision in reversed(every):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone:
            undone.add(decision.undoes)
    return tuple(d for d in every if d.kind is not DecisionKind.UNDO and d.id not in undone)


def _decision(path: Path, number: int, line: str) -> Decision:
    remedy = "Mend the line by hand, or take back the edit with git."
    try:
        fields = msgspec.json.decode(line, type=dict[str, object])
        unknown = sorted(set(fields) - set(Decision.__dataclass_fields__))
        if unknown:
            raise SetupError(f'{path}, line {number}: unknown key "{unknown[0]}". {remedy}')
        decision = msgspec.convert(fields, Decision, strict=True)
    except msgspec.MsgspecError as error:
        raise SetupError(f"{path}, line {number}: {error}. {remedy}") from error
    if decision.kind is not DecisionKind.UNDO and not decision.exact:
        raise SetupError(f'{path}, line {number}: "exact" is empty, so nothing says where it belongs. {remedy}')
    if decision.kind in (DecisionKind.WORD, DecisionKind.JOIN) and decision.replace is None:
        raise SetupError(f'{path}, line {number}: a {decision.kind} decision needs "replace". {remedy}')
    if decision.kind is DecisionKind.FIGURE and not (decision.image.startswith("images/") and decision.alt.strip()):
        needs = '"image" (images/NAME) and "alt", the words for who cannot see it'
        raise SetupError(f"{path}, line {number}: a figure needs {needs}. {remedy}")
    return decision
