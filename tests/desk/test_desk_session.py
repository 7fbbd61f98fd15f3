"""An editor's whole session in a real browser, by keys alone: until nothing is left, and nothing comes back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chapbook.check.full.browser import Browser, Page
from chapbook.desk.items import Item
from chapbook.desk.reading import read_statuses
from chapbook.shapes.decisions import DecisionKind
from desk_books import LINES, Served, make_scanned_book, opened_desk, serving
from desk_browser import THERE, record, tab, until, wait_saved

ROOT = Path(__file__).resolve().parents[2]
VIEWS = ("queue", "pages", "notes", "structure", "print")
PARESSE = ROOT.parent / "shared" / "corpus" / "paresse" / "scan.pdf"
REST_AT = 9
"""After so many questions the editor rests."""
LONG, SHORT = 600.0, 0.02
"""Seconds without a decision after which the book is read again behind the desk: in a long book once, as the editor
rests, in a short one after each decision."""
PAGES = (
    LINES,
    (
        "2 LE PETIT LIVRE",
        "",
        "Le commencement de cette page est assez long pour avoir deux lignes (1) pleines et",
        "une courte; ou Ton appelle encore une note que I'on trouvera plus bas dans la page.",
        "Les mots qui suivent ne sont appelés par rien et ne servent gu'à remplir la feuille,",
        "car la liberté de tous les hommes est nécessaire a la paix et a la jus-",
        "tice de la ville, ou la contrainte régne encore et ou personne ne souffre la verite.",
        "",
        "(1) Une note qui explique le premier mot",
        "et qui a deux lignes.",
    ),
)


def shown(page: Page) -> str | None:
    """The id of the question on the card; None where nothing is left."""
    return str(page.evaluate("() => document.querySelector('#card .question')?.dataset.id ?? ''")) or None


def shown_anew(page: Page) -> str | None:
    """The id of the question on the card after the page, which says that none is left, was loaded once more."""
    page.wait_for_selector("#card .finished")
    wait_saved(page)
    page.reload()
    page.wait_for_selector(THERE)
    return shown(page)


def pictured(page: Page) -> None:
    """The line stands on the card as the page has it."""
    until(page, "() => document.querySelector('#card .strip img')?.naturalWidth > 200")


def is_offered(page: Page, act: str, more: str = "") -> bool:
    asked = f"#card [data-act={act}]{more}:not([hidden])"
    return bool(page.evaluate("asked => Boolean(document.querySelector(asked))", asked))


def press(page: Page, turn: int) -> None:
    """Settles the card, each time by another of the keys that it offers."""
    if turn % 5 == 1 and is_offered(page, "edit"):
        page.keyboard.press("e")
        page.keyboard.type("Édité")
        page.keyboard.press("F1")
        page.keyboard.press("Enter")
    elif turn % 5 == 2 and is_offered(page, "choose", "[data-value='1']"):
        page.keyboard.press("2")
    elif turn % 5 == 3 and is_offered(page, "alike"):
        page.keyboard.press("a")
        page.wait_for_selector("#alike[open] input:focus")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("x" if turn % 5 == 4 else "Enter")


def settle_all(page: Page, served: Served, *, pictures: bool) -> None:
    """Goes through the queue to its end, with a rest in which the book is read again; no question is asked twice.

    What that reading finds may still be on its way to the page when the last card is settled: the end is seen anew.
    """
    asked: list[str] = []
    while (question := shown(page) or shown_anew(page)) is not None:
        assert question not in asked
        asked.append(question)
        if pictures:
            pictured(page)
        if len(asked) == REST_AT:
            wait_saved(page)
            served.opened.read_again()
            served.opened.look_again()
            served.runner.tell("book")
        press(page, len(asked))
        until(page, "id => document.querySelector('#card .question')?.dataset.id !== id", question)
    assert asked


def turn_to(page: Page, view: int, there: str) -> None:
    """Goes to another view by its key; its own keys work once its scripts have run."""
    page.keyboard.press(f"Alt+{view}")
    page.wait_for_selector(f"body.{VIEWS[view - 1]}")
    page.wait_for_load_state("load")
    page.wait_for_selector(there)


def look_round(page: Page, served: Served, pages: int) -> None:
    """Reads each page, says of a block what it is and takes it back, looks at the notes and the print: by keys."""
    turn_to(page, 2, ".sheaf")
    for number in range(1, pages + 1):
        page.wait_for_selector(f".sheaf[data-page='{number}']")
        page.keyboard.press("1")
        page.keyboard.press("j")
    wait_saved(page)
    assert set(read_statuses(served.opened.folder)) == set(range(1, pages + 1))
    turn_to(page, 3, ".noted, .finished")
    turn_to(page, 4, ".item")
    before = record(served.opened.root, served.opened.slug)
    page.keyboard.press("j")
    page.keyboard.press("q")
    wait_saved(page)
    assert record(served.opened.root, served.opened.slug)[-1].kind is DecisionKind.QUOTE
    page.keyboard.press("u")
    wait_saved(page)
    assert record(served.opened.root, served.opened.slug) == before
    turn_to(page, 5, "#where:not(:empty)")


def asked_the_next_day(browser: Browser, root: Path, slug: str, *, pictures: bool, rest: float = LONG) -> list[Item]:
    """The questions that wait on the day after a session from the first card to none and round the views."""
    with serving(root, slug, rest=rest) as served, tab(browser, served) as page:
        settle_all(page, served, pictures=pictures)
        look_round(page, served, min(3, len(served.opened.scan.pages)))
    later = opened_desk(root, slug)
    later.look_again()
    return [item for item in later.items() if item.is_open]


def test_rocker_is_settled_from_the_first_card_to_none(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "source" / "rocker-essence", tmp_path / "source" / "rocker-essence")
    (tmp_path / "styles").mkdir()
    assert asked_the_next_day(browser, tmp_path, "rocker-essence", pictures=False) == []


def test_a_scan_with_boxes_is_settled_with_its_lines_in_sight(browser: Browser, tmp_path: Path) -> None:
    make_scanned_book(tmp_path, pages=PAGES)
    assert asked_the_next_day(browser, tmp_path, "image", pictures=True, rest=SHORT) == []


def test_paresse_is_settled_with_its_lines_in_sight(browser: Browser, tmp_path: Path) -> None:
    if not PARESSE.is_file():
        pytest.skip(f"{PARESSE} is not there: the development corpus is no part of the repository")
    folder = tmp_path / "source" / "paresse"
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        'title = "Le droit à la paresse"\nauthor = "Paul Lafargue"\n', encoding="utf-8"
    )
    shutil.copy(PARESSE, folder / "scan.pdf")
    (tmp_path / "styles").mkdir()
    assert asked_the_next_day(browser, tmp_path, "paresse", pictures=True) == []
