"""The task ``model``: builds a language's model and puts it where the language finds it."""

from __future__ import annotations

import logging
from pathlib import Path

from chapbook.shapes.findings import SetupError
from chapbook.training.model import build_model
from chapbook.writers.files import write_whole

_DICTIONARIES = Path("/usr/share/hunspell")
_LOG = logging.getLogger(__name__)


def run_model(root: Path, language: str, corpus: Path, dictionary: str = "") -> int:
    """Writes ``languages/CODE/model.bin``; returns 0, or 1 after logging what stands in the way."""
    folder = root / "src" / "chapbook" / "languages" / language
    system = _DICTIONARIES / language
    stem = Path(dictionary) if dictionary else system if system.with_suffix(".dic").is_file() else None
    try:
        if not folder.is_dir():
            raise SetupError(f"{folder}: there is no such language; make the folder first, as languages/fr")
        write_whole(folder / "model.bin", build_model(corpus, stem))
    except SetupError as error:
        _LOG.error("%s", error)
        return 1
    return 0
