"""Cuts py3langid's model of languages to those that European print quotes: src/chapbook/languages/foreign/quoted.bin.

    .venv/bin/python bench/quoted.py

Of 142 languages 14 are kept, with all that py3langid knows of them. It finds its sequences of bytes by an automaton;
here they stand as they are, each with what it says of each language. Same version of py3langid, same bytes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from chapbook.languages.foreign.identifier import QUOTED, numbered
from chapbook.languages.model.archive import write_archive

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "src" / "chapbook" / "languages" / "foreign" / "quoted.bin"


def sequences(identifier: LanguageIdentifier) -> list[bytes]:
    """The sequences in the order of their numbers: each is the shortest way that leads the automaton to tell of it."""
    moves = np.asarray(identifier.tk_nextmove).reshape(-1, 256)[np.asarray(identifier.tk_row)]
    reached: dict[int, bytes] = {0: b""}
    found: dict[int, bytes] = {}
    level = [0]
    while level:
        behind = []
        for state in level:
            found.setdefault(identifier.tk_output[state], reached[state])
            for byte, target in enumerate(moves[state].tolist()):
                if target not in reached:
                    reached[target] = reached[state] + bytes([byte])
                    behind.append(target)
        level = behind
    return [found[number] for number in range(len(identifier.nb_ptc))]


def cut() -> bytes:
    """The bytes of the file."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(QUOTED)
    keys = np.array([numbered(sequence) for sequence in sequences(identifier)], dtype=np.int64)
    order = np.argsort(keys)
    weights, rows = np.unique(identifier.nb_ptc.view(np.uint16)[order], axis=0, return_inverse=True)
    columns = {
        "sequences": np.diff(keys[order], prepend=0).astype(np.uint64),
        "rows": rows.reshape(-1).astype(np.uint16),
        "weights": np.ascontiguousarray(weights.T).reshape(-1),
        "priors": identifier.nb_pc.view(np.uint32),
    }
    return write_archive({"languages": " ".join(identifier.nb_classes)}, columns)


if __name__ == "__main__":
    FILE.write_bytes(cut())
