"""The corpora: ``*.txt`` or ``*.txt.xz``, one paragraph a line; a line that starts with ``### `` opens a document."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from chapbook.shapes.findings import SetupError

_BATCH = 20_000


def corpus_files(folder: Path) -> tuple[Path, ...]:
    """The corpus files of a folder in the order of their names; raises SetupError if there is none."""
    files = tuple(sorted((*folder.glob("*.txt"), *folder.glob("*.txt.xz"))))
    if not files:
        raise SetupError(f"{folder}: no corpus (*.txt or *.txt.xz, one paragraph a line) was found there")
    return files


def read_paragraphs(path: Path, keep_out: int = 0) -> Iterator[str]:
    """The paragraphs of a corpus. With ``keep_out`` = n every n-th document is passed over, for tests on it."""
    document = 0
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("### "):
                document += 1
            elif not (keep_out and document % keep_out == 0):
                yield line.rstrip("\n")


def read_batches(path: Path, keep_out: int = 0) -> Iterator[list[str]]:
    """The paragraphs of a corpus, some thousands at a time."""
    paragraphs = read_paragraphs(path, keep_out)
    while batch := list(islice(paragraphs, _BATCH)):
        yield batch
