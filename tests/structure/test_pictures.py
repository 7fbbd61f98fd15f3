"""Pictures in the scan wait for the editor; the page itself, specks and text do not."""

from __future__ import annotations

import pytest

from chapbook.readers.printed import PrintedPage, PrintedWord, compose
from chapbook.shapes.decisions import Decision, DecisionKind, Pin
from chapbook.shapes.scan import Box, Scan, Span
from chapbook.structure.pictures import waiting_pictures

PAGE = Box(0, 0, 1000, 1500)
PICTURE = Box(100, 400, 900, 900)


def scan_with(*pictures: Box) -> Scan:
    lines = tuple(
        tuple(
            PrintedWord(text, Box(100 + 90 * at, top, 180 + 90 * at, top + 30)) for at, text in enumerate(said.split())
        )
        for top, said in ((100, "Le texte du haut"), (300, "juste dessus"), (1000, "et dessous"))
    )
    return compose([PrintedPage((lines,), PAGE, pictures=pictures)], "pages")[0]


def test_a_picture_is_tied_to_the_words_above_it() -> None:
    scan = scan_with(PICTURE)
    (found,) = waiting_pictures(scan, ())
    assert found.span is not None
    assert found.span.of(scan.text) == "dessus"
    assert "800 by 500 at 100, 400" in found.message


@pytest.mark.parametrize("box", [PAGE, Box(100, 400, 120, 420), Box(90, 290, 370, 340)])
def test_the_page_itself_a_speck_and_a_line_of_text_are_no_pictures(box: Box) -> None:
    assert waiting_pictures(scan_with(box), ()) == ()


def test_a_picture_that_was_set_waits_no_more() -> None:
    pin = Pin(Span(0, 2), Decision(id="a", kind=DecisionKind.FIGURE, exact="Le", image="images/a.png", alt="Un port."))
    assert waiting_pictures(scan_with(PICTURE), (pin,)) == ()
