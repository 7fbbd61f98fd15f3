"""A display that writes to paper, for tests of what is said."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from chapbook.pipeline.display import Display


def shown(width: int = 100) -> tuple[Display, StringIO]:
    """A display and the paper that all it says goes to."""
    paper = StringIO()
    return Display(Console(file=paper, width=width, markup=False, highlight=False, soft_wrap=True)), paper
