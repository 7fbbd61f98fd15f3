"""Sets the pages of a book behind the desk, run by a process of its own: typesetting loads slowly."""

from __future__ import annotations

import sys
from pathlib import Path

from chapbook.desk.parent import end_with_parent
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.findings import SetupError
from chapbook.writers.pdf import write_pdf


def set_pages(root: Path, slug: str) -> str:
    """Sets the pages of a book as its files stand now, as a build does; says what is wrong, or nothing."""
    try:
        build = text_stages(read_book(root, slug), keep=True)
        write_pdf(build)
    except SetupError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    end_with_parent()
    sys.stdout.write(set_pages(Path(sys.argv[1]), sys.argv[2]))
