"""The views beside the queue in a real browser, by keys alone: pages, structure, notes and print."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chapbook.check.full.browser import Browser
from chapbook.desk.reading import read_statuses
from chapbook.desk.site import views
from chapbook.shapes.decisions import DecisionKind
from desk_books import NOTES, Served, make_book, serving
from desk_browser import record, tab, until, wait_notes, wait_saved


def test_pages_are_read_and_marked_by_keys(browser: Browser, petit: Served) -> None:
    with tab(browser, petit, "/pages") as page:
        assert page.locator(".facing tbody tr").count() > 5
        page.keyboard.press("1")
        wait_saved(page)
        assert read_statuses(petit.opened.folder) == {1: "once"}
        page.keyboard.press("2")
        wait_saved(page)
        assert read_statuses(petit.opened.folder) == {1: "twice"}


def test_a_block_is_retagged_by_one_key(browser: Browser, petit: Served) -> None:
    with tab(browser, petit, "/structure") as page:
        page.keyboard.press("j")
        page.keyboard.press("q")
        wait_saved(page)
        (decision,) = record(petit.opened.root, "petit")
        assert decision.kind is DecisionKind.QUOTE
        until(page, "() => document.querySelectorAll('.item')[1].textContent.includes('quotation')")


def test_notes_are_joined_split_and_called_elsewhere_by_keys(browser: Browser, tmp_path: Path) -> None:
    make_book(tmp_path, *NOTES)
    with serving(tmp_path) as served, tab(browser, served, "/notes") as page:
        page.wait_for_selector("#note-2")
        page.keyboard.press("j")
        page.keyboard.press("r")
        page.keyboard.type("rien et")
        page.keyboard.press("Enter")
        wait_saved(page)
        (decision,) = record(tmp_path, "petit")
        assert (decision.kind, decision.exact, decision.replace) == (
            DecisionKind.CALL,
            "rien et",
            "(2) Une autre note.",
        )
        page.wait_for_selector("#note-2 .called:has-text('rien et')")
        page.keyboard.press("m")
        wait_notes(page, 1)
        page.keyboard.press("u")
        wait_notes(page, 2)
        page.keyboard.press("k")
        page.keyboard.press("s")
        page.keyboard.press("Enter")
        wait_notes(page, 3)


def test_notes_that_are_not_shown_at_once_are_reached_by_the_same_keys(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "NOTES", 1)
    make_book(tmp_path, *NOTES)
    with serving(tmp_path) as served, tab(browser, served, "/notes") as page:
        page.wait_for_selector("#note-1")
        assert page.locator(".noted").count() == 1
        page.keyboard.press("j")
        page.wait_for_selector("#note-2:focus")
        page.reload()
        page.wait_for_selector("#note-2")
        page.keyboard.press("PageUp")
        page.wait_for_selector("#note-1:focus")


def test_a_note_is_shown_as_in_the_scan_and_as_in_the_book(browser: Browser, tmp_path: Path) -> None:
    make_book(tmp_path, *NOTES[:4], "(1) Une note gu'il faut lire.", "(2) Une autre note.")
    with serving(tmp_path) as served, tab(browser, served, "/notes") as page:
        page.wait_for_selector("#note-1")
        assert page.locator("#note-1 .sides-of-note").inner_text().split("\n") == ["SCAN", "BOOK"]
        shown = page.locator("#note-1 .lines-of-note li > span").all_inner_texts()
        assert [words for line in shown for words in ("gu'il", "qu'il") if words in line] == ["gu'il", "qu'il"]


def test_a_change_shows_in_print_as_soon_as_it_is_drafted(browser: Browser, petit: Served) -> None:
    shutil.copytree(Path(__file__).resolve().parents[2] / "styles", petit.opened.root / "styles", dirs_exist_ok=True)
    with tab(browser, petit, "/print") as page, tab(browser, petit) as queue:
        while not petit.runner.drafts:
            page.wait_for_timeout(20)
        queue.keyboard.press("2")
        page.wait_for_selector("#whole:not([hidden])")
        until(page, "() => document.querySelector('#spread img')?.naturalWidth > 300")
        assert "/print/draft/1" in str(page.get_attribute("#spread img", "src"))
        page.keyboard.press("d")
        page.wait_for_selector("#whole[aria-pressed=false]")
