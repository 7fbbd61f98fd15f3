"""The desk in a real browser, by keys alone: each key, all alike, two tabs, a reload, every view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Page, Route

from chapbook.check.full.browser import Browser
from chapbook.decisions import append_decisions, make_decision
from chapbook.desk.choices import Act, Choice
from chapbook.shapes.decisions import DecisionKind
from desk_books import Served, make_book, opened_desk, serving
from desk_browser import left, record, tab, until, wait_card, wait_left, wait_saved


def test_each_key_does_what_its_button_says(browser: Browser, petit: Served) -> None:
    root = petit.opened.root
    with tab(browser, petit) as page:
        page.keyboard.press("/")
        page.keyboard.type("ou")
        page.keyboard.press("Enter")
        wait_card(page, "ou")
        page.keyboard.press("2")
        wait_saved(page)
        assert record(root, "petit")[-1].replace == "on"
        page.keyboard.press("u")
        wait_card(page, "ou")
        assert record(root, "petit") == ()
        page.keyboard.press("e")
        page.keyboard.type("o")
        page.keyboard.press("F7")
        page.keyboard.press("Enter")
        wait_saved(page)
        assert record(root, "petit")[-1].replace == "où"
        page.keyboard.press("u")
        wait_card(page, "ou")
        page.keyboard.press("h")
        wait_saved(page)
        assert record(root, "petit")[-1].kind is DecisionKind.HEADING
        page.keyboard.press("u")
        wait_card(page, "ou")
        page.keyboard.press("g")
        wait_saved(page)
        assert (petit.opened.folder / "words.txt").read_text(encoding="utf-8") == "ou\n"
        page.keyboard.press("/")
        page.keyboard.press("Escape")
        page.wait_for_selector("#card .question")
        page.keyboard.press("?")
        assert page.is_visible("#help")
        page.keyboard.press("Escape")
        page.keyboard.press("p")
        page.wait_for_selector("#page[open] .facing")
        page.keyboard.press("p")
        assert not page.is_visible("#page")


def search_all(page: Page, words: str) -> None:
    """Searches all changes for words by the keyboard; the card of the first is then open."""
    page.select_option("#show", "all")
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    wait_card(page, words)


def test_all_alike_are_settled_at_once_after_a_look_at_them(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as page:
        search_all(page, "I'")
        page.keyboard.press("a")
        page.wait_for_selector("#alike[open]")
        assert page.locator("#alike li").count() == 3
        page.keyboard.press("j")
        page.keyboard.press("Space")
        page.keyboard.press("x")
        wait_saved(page)
        decisions = record(petit.opened.root, "petit")
        assert [decision.kind for decision in decisions] == [DecisionKind.KEEP] * 2
        assert {decision.exact for decision in decisions} == {"I'"}


def test_single_keys_can_be_switched_off_and_buttons_do_the_same(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as page:
        page.keyboard.press("?")
        page.uncheck("#single")
        page.keyboard.press("Escape")
        page.keyboard.press("x")
        page.click("[data-act=accept]")
        wait_saved(page)
        assert len(record(petit.opened.root, "petit")) == 1


def test_two_tabs_see_each_others_decisions_and_lose_none(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as one, tab(browser, petit) as other:
        count = left(one)
        assert count > 1
        one.keyboard.press("Enter")
        wait_left(one, count - 1)
        wait_left(other, count - 1)
        until(other, "() => document.activeElement.closest('#card') !== null")
        other.keyboard.press("x")
        wait_left(one, count - 2)
        wait_saved(other)
        assert len(record(petit.opened.root, "petit")) == 2


def test_a_reload_comes_back_to_the_same_card_and_asks_nothing_twice(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as page:
        count = left(page)
        page.keyboard.press("Enter")
        wait_left(page, count - 1)
        wait_saved(page)
        shown = page.get_attribute("#card .question", "data-id")
        page.reload()
        page.wait_for_selector("#card .question")
        assert page.get_attribute("#card .question", "data-id") == shown
        assert left(page) == count - 1


def test_a_decision_written_by_another_program_shows_without_a_reload(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as page:
        count = left(page)
        item = next(item for item in petit.opened.items() if item.is_open)
        decision = make_decision(petit.opened.scan, item.span, DecisionKind.KEEP)
        append_decisions(petit.opened.folder / "decisions.jsonl", [decision])
        petit.runner.due()
        wait_left(page, count - 1)
        assert left(page) == count - 1


def test_a_list_from_before_a_decision_is_not_shown_after_it(browser: Browser, tmp_path: Path) -> None:
    make_book(tmp_path)
    held: list[tuple[Route, APIResponse]] = []
    with serving(tmp_path, rest=60) as served, tab(browser, served) as page:
        count = left(page)
        page.route("**/items*", lambda route: held.append((route, route.fetch())), times=1)
        served.runner.tell("book")
        while not held:
            page.wait_for_timeout(10)
        page.keyboard.press("Enter")
        wait_left(page, count - 1)
        wait_saved(page)
        ((route, old),) = held
        route.fulfill(response=old)
        for _ in range(10):
            page.wait_for_timeout(10)
            assert left(page) == count - 1


def test_a_decision_without_a_place_is_put_in_one_by_keys(browser: Browser, tmp_path: Path) -> None:
    folder = make_book(tmp_path)
    opened = opened_desk(tmp_path, "petit")
    for before in ("ou", "mémes"):
        item = next(item for item in opened.items(every=True) if item.before == before)
        opened.decide([item.id], Choice(Act.EDIT, "vrai"), "A. Lectrice", "2026-11-25")
    text = (folder / "scan.txt").read_text(encoding="utf-8")
    (folder / "scan.txt").write_text(text.replace("; ou la", "; où In").replace("mémes", "nêmcs"), encoding="utf-8")
    with serving(tmp_path) as served, tab(browser, served) as page:
        count = left(page)
        page.wait_for_selector("#card .question.place")
        page.keyboard.press("Enter")
        wait_left(page, count - 1)
        page.wait_for_selector("#card .question.place")
        page.keyboard.press("x")
        wait_left(page, count - 2)
        wait_saved(page)
        page.wait_for_selector("#card .question:not(.place)")
        assert len(record(tmp_path, "petit")) == 1


def test_the_interface_changes_its_language_at_a_click(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as page:
        page.click(".tongues [data-code=fr]")
        page.wait_for_selector("html[lang=fr]")
        page.wait_for_selector("#card .kicker")
        assert "Garder le numérisé" in page.inner_text("#card")


@pytest.mark.parametrize(
    ("code", "told"),
    [("en", r"(\d+) doubts? \+ (\d+) unsure changes?"), ("fr", r"(\d+) doutes? \+ (\d+) changements? incertains?")],
)
def test_doubts_and_unsure_changes_are_counted_apart(browser: Browser, petit: Served, code: str, told: str) -> None:
    waiting = [item for item in petit.opened.items() if item.is_open]
    doubts = [item for item in waiting if item.is_doubt]
    with tab(browser, petit) as page:
        if code != "en":
            page.click(f"[data-code={code}]")
        page.wait_for_selector(f"html[lang={code}] #left[data-count]")
        found = re.fullmatch(told, page.inner_text("#left"))
        assert found is not None, page.inner_text("#left")
        assert [int(number) for number in found.groups()] == [len(doubts), len(waiting) - len(doubts)]


def test_the_list_and_the_card_tell_the_same_number_of_alike_questions(browser: Browser, petit: Served) -> None:
    with tab(browser, petit) as page:
        search_all(page, "I'")
        assert "(3)" in page.inner_text("[data-act=alike]")
        assert set(page.locator("#list .times").all_inner_texts()) == {"×3"}
        page.keyboard.press("Enter")
        wait_saved(page)
        until(page, "() => document.querySelector('[data-act=alike]')?.textContent.includes('(2)')")
        page.keyboard.press("a")
        page.wait_for_selector("#alike[open]")
        assert page.locator("#alike li").count() == 2


@pytest.mark.parametrize("pressed", ["Enter", "x"])
def test_where_both_answers_are_the_same_there_is_one_button_for_both_keys(
    browser: Browser, petit: Served, pressed: str
) -> None:
    with tab(browser, petit) as page:
        page.wait_for_selector("#card [data-also=keep]")
        assert page.locator("#card .main [data-act=accept], #card .main [data-act=keep]").count() == 1
        count = left(page)
        page.keyboard.press(pressed)
        wait_left(page, count - 1)
        wait_saved(page)
    assert [decision.kind for decision in record(petit.opened.root, "petit")] == [DecisionKind.KEEP]
