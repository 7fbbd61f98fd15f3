"""What axe-core says of every view and sheet of the desk: in each language, in light and dark, wide and narrow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import pytest

from chapbook.check.full.ace import AXE_TAGS
from chapbook.check.full.browser import Browser, Page
from chapbook.check.full.node_packages import MissingError, packages
from chapbook.decisions import append_decisions, make_decision
from chapbook.pipeline.opened import open_book
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.scan import Span
from desk_books import NOTES, Served, make_book, serving
from desk_browser import THERE

LINES = (
    *NOTES,
    "",
    "I'on voit ou la paix régne et gu'il faut lire, et puis I'on voit encore la paix.",
    *(f"On a vu la zorgue {number} fois, et puis encore une autre." for number in range(5)),
    "On voit le fraxer et le drixer, puis le moxer qui passe par ici, et le troxer aussi.",
)
EDITS = ("zorgue", "gorgue"), ("fraxer", "fraber"), ("drixer", "driber"), ("moxer", "mober")
WIDE, NARROW = 1280, 420
LOOKS: Mapping[str, Sequence[tuple[Literal["light", "dark"], int]]] = {
    "en-GB": (("light", WIDE),),
    "fr-FR": (("dark", WIDE), ("light", NARROW)),
}
"""Colours and widths by the language in which axe looks at them: no colour depends on the language, and French words
are the longer ones."""


def pressed(*keys: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return press


def look_at_the_pattern(page: Page) -> None:
    page.click("[data-pattern=look]")


STATES: Mapping[str, tuple[str, Callable[[Page], None], str]] = {
    "queue": ("/", pressed(), "#rules .rule[data-key]"),
    "editing": ("/", pressed("e"), "#edited:focus"),
    "all alike": ("/", pressed("a"), "#alike[open] .concordance"),
    "a pattern's places": ("/", look_at_the_pattern, "#alike[open] .concordance"),
    "a page over the queue": ("/", pressed("p"), "#page[open] .facing"),
    "help": ("/", pressed("?"), "#help[open]"),
    "pages": ("/pages", pressed(), ".facing"),
    "notes": ("/notes", pressed(), ".noted"),
    "a note called elsewhere": ("/notes", pressed("r"), ".reassign input:focus"),
    "structure": ("/structure", pressed(), "#why .weight"),
    "print": ("/print", pressed(), "#where:not(:empty)"),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A book with notes, of which so much was decided that a rule and a pattern are suggested."""
    root = tmp_path_factory.mktemp("accessible")
    folder = make_book(root, *LINES)
    edition = (folder / "edition.toml").read_text(encoding="utf-8")
    title = "Petit livre : de l’essence de la liberté, et de ce qu’il en reste"
    (folder / "edition.toml").write_text(edition.replace("Petit livre", title), encoding="utf-8")
    scan = open_book(root, "petit").cleaned.scan
    append_decisions(
        folder / "decisions.jsonl",
        [
            make_decision(scan, Span(*found.span()), DecisionKind.WORD, replace=wanted, seen=word)
            for word, wanted in EDITS
            for found in list(re.finditer(word, scan.text))[:3]
        ],
    )
    with serving(root) as found:
        found.opened.look_again()
        yield found


@pytest.fixture(scope="module", params=LOOKS)
def page(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Page]:
    """A page in a language, that was let in and has axe at hand wherever it goes."""
    try:
        script = packages() / "axe-core" / "axe.min.js"
    except MissingError as error:
        pytest.skip(str(error))
    context = browser.chromium.new_context(locale=request.param, reduced_motion="reduce", bypass_csp=True)
    context.add_init_script(path=script)
    context.request.get(served.address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault(page: Page, served: Served, state: str) -> None:
    path, act, there = STATES[state]
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.goto(served.home + path)
    page.wait_for_selector(THERE)
    act(page)
    page.wait_for_selector(there)
    language = str(page.get_attribute("html", "lang"))
    for scheme, width in next(looks for code, looks in LOOKS.items() if code.startswith(language)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        run = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } })"
        found = page.evaluate(run, AXE_TAGS)["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
