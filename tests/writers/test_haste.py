"""The quicker ways through WeasyPrint lead to the very same pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.css import ComputedStyle
from weasyprint.layout import block, inline

from chapbook.writers.pdf import haste, write_pdf
from epub_books import full_build
from print_texts import pages_of_prose


@pytest.mark.parametrize("kind", ["every kind of block", "prose"])
def test_the_quicker_ways_lead_to_the_same_bytes(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = pages_of_prose(tmp_path, 6) if kind == "prose" else full_build(tmp_path)
    quick = write_pdf(build).read_bytes()
    monkeypatch.setattr(haste, "KNOWN", ("another version", "and another"))
    assert write_pdf(build).read_bytes() == quick


def test_they_are_taken_for_that_time_alone() -> None:
    before = block.resolve_percentages, inline.resolve_percentages, ComputedStyle.__missing__
    with haste.in_haste():
        now = block.resolve_percentages, inline.resolve_percentages, ComputedStyle.__missing__
        assert now[0] is now[1]
        assert before[0] is not now[0]
        assert before[2] is not now[2]
    assert before == (block.resolve_percentages, inline.resolve_percentages, ComputedStyle.__missing__)
