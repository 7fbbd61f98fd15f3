"""Real readers open the EPUB: every entry of the contents, every page of the print, every call of a note is clicked.

What is then on the page must be what the file has at that place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from chapbook.check.epub.container import verdict
from chapbook.check.epub.places import NOTES
from chapbook.check.epub.reading import Opened, Tag, links, of_kind, said, strings, words
from chapbook.check.full.browser import Browser, Error, Frame, Page, Screen, Source
from chapbook.shapes.build import Verdict

DESK = Screen("desk", 1280, 800)
WORDS = 40
"""Letters that are compared at each place; white space is left out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A reading program: its name, the page that runs it, and whether it shows notes in a window of their own."""

    name: str
    page: str
    notes: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """What a link of a list should lead to: its label, and the first letters of the text there."""

    label: str
    text: str


FOLIATE = Reader("foliate-js", "foliate.html", notes=True)
READERS = (FOLIATE, Reader("epub.js", "epubjs.html", notes=False))


def read_through(browser: Browser, epub: Opened, content: bytes, modules: Path) -> tuple[Verdict, ...]:
    """The verdicts of all readers on the bytes of an EPUB."""
    return tuple(_read(reader, browser, epub, source_of(content, modules)) for reader in READERS)


def source_of(content: bytes, modules: Path) -> Source:
    """Gives the pages that run the readers, the readers themselves and the book."""

    def source(path: str) -> bytes | None:
        if path == "book.epub":
            return content
        page = files("chapbook.check.full").joinpath("pages", path)
        if "/" not in path and page.is_file():
            return page.read_bytes()
        file = modules / path
        return file.read_bytes() if file.is_file() else None

    return source


def open_reader(page: Page, reader: Reader) -> None:
    """Waits until the book stands open in the reader."""
    page.goto(f"http://book.invalid/{reader.page}")
    page.wait_for_function("window.ready")


def _read(reader: Reader, browser: Browser, epub: Opened, source: Source) -> Verdict:
    name, faults, strays = f"{reader.name}: every place is reached", list[str](), len(browser.strays)
    lists = {"contents": tuple(expected(epub, "toc")), "pages": tuple(expected(epub, "page-list"))}
    calls = tuple(_calls(epub)) if reader.notes else ()
    try:
        with browser.page(DESK, source) as page:
            page.on("pageerror", lambda error: faults.append(str(error).splitlines()[0]))
            open_reader(page, reader)
            for kind, places in lists.items():
                faults += _click_list(page, kind, places)
            for path, call, note in calls:
                faults += _click_call(page, path, call, note)
    except Error as error:
        faults.append(str(error).splitlines()[0])
    faults += [f"asked for {address}" for address in browser.strays[strays:]]
    told = [f"{len(lists['contents'])} entries", f"{len(lists['pages'])} pages", f"{len(calls)} notes"]
    return verdict(name, faults, ", ".join(told if reader.notes else told[:2]))


def expected(epub: Opened, kind: str) -> Iterator[Expected]:
    """What each link of a navigation list leads to in the file."""
    nav, base = epub.nav(kind), epub.nav_path()
    for href, link in links(nav) if nav else ():
        target = epub.target(base, href)[1]
        yield Expected(words(link), _following(target) if target else "")


def _following(target: Tag) -> str:
    """The first letters at and behind an element."""
    body = target.find("body")
    inside = strings(body if isinstance(body, Tag) else target)
    behind = [str(text) for text in target.find_all_next(string=True)] if body is None else []
    return _bare("".join(map(str, inside)))[:WORDS] or _bare("".join(behind))[:WORDS]


def _click_list(page: Page, kind: str, places: tuple[Expected, ...]) -> Iterator[str]:
    buttons = page.locator(f"#{kind} button")
    if buttons.all_inner_texts() != [place.label for place in places]:
        yield f"the reader shows other {kind} than the file has"
        return
    for number, place in enumerate(places):
        buttons.nth(number).click()
        page.wait_for_function("window.reached")
        seen = page.evaluate("length => look(reached.href, length)", WORDS)
        if not seen["shown"]:
            yield f"{kind} “{place.label}”: the place is not on the page shown"
        elif not (seen["text"].startswith(place.text) or place.text.startswith(seen["text"])) or not seen["text"]:
            yield f"{kind} “{place.label}”: found “{seen['text']}”, not “{place.text}”"


def _calls(epub: Opened) -> Iterator[tuple[str, str, str]]:
    """Each call: the path of its file, its id, and the letters of its note."""
    for path, page in epub.text_pages():
        for call in of_kind(page, "noteref"):
            note = epub.target(path, said(call, "href"))[1]
            fits = (note is not None and said(note, "epub:type") in NOTES) or (note is not None and note.name == "li")
            yield path, said(call, "id"), _bare(note.get_text()) if note is not None and fits else ""


def _click_call(page: Page, path: str, call: str, note: str) -> Iterator[str]:
    page.evaluate("href => goToCall(href)", f"{path}#{call}")
    frame = _frame_with(page, call)
    if frame is None:
        yield f"call {call} is not in the text shown"
        return
    page.mouse.click(*_middle(frame, call))
    page.wait_for_function("window.note")
    found = page.evaluate("window.note")
    if found != note:
        yield f"call {call} shows “{found[:WORDS]}”, not “{note[:WORDS]}”"


def _frame_with(page: Page, call: str) -> Frame | None:
    """The frame of the text that holds a call."""
    return next((frame for frame in page.frames[1:] if frame.locator(f"#{call}").count()), None)


def _middle(frame: Frame, call: str) -> tuple[float, float]:
    """The middle of an element on the screen; a reader's own scrolling is left alone."""
    around = frame.frame_element().bounding_box() or {"x": 0, "y": 0}
    left, top, width, height = frame.locator(f"#{call}").evaluate(
        "element => { const box = element.getBoundingClientRect(); return [box.left, box.top, box.width, box.height] }"
    )
    return around["x"] + left + width / 2, around["y"] + top + height / 2


def _bare(text: str) -> str:
    return "".join(text.split())
