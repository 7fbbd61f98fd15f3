"""Prints the specimens of the styles, and says where they are."""

from __future__ import annotations

from pathlib import Path

from chapbook.pipeline.display import Display
from chapbook.shapes.findings import SetupError
from chapbook.writers.specimen import write_specimens


def run_specimen(root: Path, typeface: str = "", display: Display | None = None) -> int:
    """Writes build/specimen/ and returns the exit status."""
    display = display or Display()
    try:
        written = write_specimens(root, typeface)
    except SetupError as error:
        display.problem(str(error))
        return 1
    for path in written:
        display.say(f"  {path.relative_to(root)}")
    return 0
