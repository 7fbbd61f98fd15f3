"""Prints the specimens of the styles one by one, and says where each is."""

from __future__ import annotations

from pathlib import Path

from chapbook.pipeline.display import Display
from chapbook.shapes.findings import SetupError
from chapbook.writers.specimen import write_specimen
from chapbook.writers.styles import style_names


def run_specimen(root: Path, typeface: str = "", display: Display | None = None) -> int:
    """Writes build/specimen/ and returns the exit status."""
    display = display or Display()
    try:
        for name in style_names(root / "styles"):
            with display.step(name):
                written = write_specimen(root, name, typeface)
            display.say(f"      {written.relative_to(root)}")
    except SetupError as error:
        display.problem(str(error))
        return 1
    return 0
