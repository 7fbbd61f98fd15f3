"""Word spaces and ladders are measured on the finished PDF, and faulty pages are caught."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from chapbook.check.glyphs import read_pages
from chapbook.check.lines import PrintedLine, lines_of
from chapbook.check.spaces import justified, ladders, word_spaces
from print_texts import prose

STYLE = "@page { size: 300pt 400pt; margin: 30pt } p { font: 12pt/14pt serif; text-align: justify; margin: 0 }"


def printed(root: Path, content: str, style: str = "") -> tuple[PrintedLine, ...]:
    """The lines of a page set by the layout alone, as text of a book."""
    page = f"<html lang=fr><style>{STYLE}{style}</style><main>{content}</main>"
    path = root / "page.pdf"
    HTML(string=page).write_pdf(path, pdf_variant="pdf/ua-1")
    return lines_of(read_pages(path))


def test_a_word_space_is_what_the_layout_was_told(tmp_path: Path) -> None:
    style = "p { font-kerning: none; text-align: left; word-spacing: 6pt; white-space: pre }"
    (line,) = printed(tmp_path, "<p>un mot deux mots</p>", style)
    plain = printed(tmp_path, "<p>un mot deux mots</p>", f"{style} p {{ word-spacing: 0 }}")[0].spaces
    assert line.spaces == pytest.approx([space + 0.5 for space in plain], abs=0.01)
    assert line.size == pytest.approx(12)


def test_fixed_spaces_are_no_word_spaces_and_wide_ones_are(tmp_path: Path) -> None:
    (line,) = printed(tmp_path, "<p>non\u202f! dit\u00a0: oui</p>")
    assert len(line.spaces) == 3


def test_the_last_line_of_a_paragraph_and_lines_that_are_ragged_are_not_justified(tmp_path: Path) -> None:
    lines = printed(tmp_path, f"<p>{prose(40)}</p><p>Fin seule.</p>")
    assert justified(lines) == lines[:-2]
    assert justified(
        printed(tmp_path, "<p>un deux<br>trois quatre cinq six<br>sept huit neuf dix onze<br>fin</p>")
    ) == (lines_of(read_pages(tmp_path / "page.pdf"))[1],)


def test_a_line_with_holes_is_caught_and_even_lines_are_not(tmp_path: Path) -> None:
    even = word_spaces(printed(tmp_path, f"<p>{prose(160)}</p>", "@page { size: 600pt 400pt } p { hyphens: auto }"))
    holes = word_spaces(printed(tmp_path, f"<p>{prose(160)}</p>"))
    assert even.share < holes.share
    assert max(holes.loose[0].spaces) == max(holes.widest) > 0.5
    assert holes.spread > even.spread


def test_hyphens_that_run_down_the_edge_are_a_ladder(tmp_path: Path) -> None:
    stairs = "<br>".join(
        ["un mot cou\u2010", "pé puis cou\u2010", "pé encore cou\u2010", "pé enfin", "un der\u2010", "nier"]
    )
    found = ladders(printed(tmp_path, f"<p>{stairs}</p>"))
    assert [len(run) for run in found] == [3]
    assert found[0][0].words.strip() == "un mot cou\u2010"
    assert ladders(printed(tmp_path, "<p>un<br>deux</p>")) == ()
