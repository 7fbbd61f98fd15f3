"""Whether the book can be printed as its edition says, asked apart: the writers of print load slowly."""

from __future__ import annotations

import sys
from pathlib import Path

from chapbook.desk.parent import end_with_parent
from chapbook.readers.edition import read_book
from chapbook.shapes.findings import SetupError
from chapbook.writers.settings import check_print_settings


def settings_problem(root: Path, slug: str) -> str:
    """What is wrong with the settings of the print, or nothing."""
    try:
        check_print_settings(read_book(root, slug))
    except SetupError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    end_with_parent()
    sys.stdout.write(settings_problem(Path(sys.argv[1]), sys.argv[2]))
