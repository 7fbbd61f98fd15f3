"""What an editor did last, so that it can be taken back whole. It writes nothing: the record does."""

from __future__ import annotations

from chapbook.decisions import Record
from chapbook.desk.choices import stem_of
from chapbook.shapes.decisions import Decision, DecisionKind


def last_act(record: Record) -> tuple[Decision, ...]:
    """The lines of the last act that holds, in their order; nothing where there is none.

    An act is a decision, or the taking back of one that says why; taking back by the undo key is none. What was taken
    back in the same batch comes back with it.
    """
    undone: set[str] = set()
    for line in reversed(record.every):
        if line.kind is DecisionKind.UNDO and line.id not in undone:
            undone.add(line.undoes)
    held = [line for line in record.every if line.id not in undone]
    acts = [line for line in held if line.kind is not DecisionKind.UNDO or line.why]
    if not acts:
        return ()
    stem = stem_of(acts[-1].id)
    return tuple(line for line in held if stem_of(line.id) == stem)
