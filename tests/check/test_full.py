"""The full check: what other programs and real readers find; what cannot be had is told and skipped."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from chapbook.check import full
from chapbook.check.epub.reading import read_epub
from chapbook.check.full import ace, check_full, node_packages
from chapbook.check.full.browser import Browser, open_browser
from chapbook.check.full.kobo_css import run_kobofix
from chapbook.check.full.node_packages import MissingError, packages
from chapbook.check.full.readers import read_through
from chapbook.check.full.screens import SCREENS, look_at
from chapbook.check.full.web import visit_web
from chapbook.shapes.build import Build, Verdict
from chapbook.writers.epub import write_epub
from chapbook.writers.web import web_page
from epub_books import full_build


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The full book, written."""
    made = full_build(tmp_path_factory.mktemp("full"))
    write_epub(made)
    return made


@pytest.fixture(scope="module")
def modules() -> Path:
    """The packages of npm, or the reason why there are none."""
    try:
        return packages()
    except MissingError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, or the reason why there is none."""
    try:
        with open_browser() as opened:
            yield opened
    except MissingError as error:
        pytest.skip(str(error))


def spoilt(build: Build, name: str, before: str, after: str) -> bytes:
    """The EPUB with one thing changed in one of its files."""
    out = BytesIO()
    with ZipFile(build.file(".epub")) as archive, ZipFile(out, "w") as copy:
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename == name:
                assert before.encode() in content
                content = content.replace(before.encode(), after.encode())
            copy.writestr(entry, content)
    return out.getvalue()


def failing(verdicts: tuple[Verdict, ...]) -> list[str]:
    """What the failed ones measured."""
    return [f"{verdict.name}: {verdict.measured}" for verdict in verdicts if not verdict.passed]


def test_two_readers_reach_every_place_of_a_sound_book(build: Build, browser: Browser, modules: Path) -> None:
    content = build.file(".epub").read_bytes()
    verdicts = read_through(browser, read_epub(content), content, modules)
    assert failing(verdicts) == []
    assert verdicts[0].measured == "6 entries, 3 pages, 3 notes"


FAULTS = (
    ("EPUB/nav.xhtml", 'href="text.xhtml#page4"', 'href="text.xhtml#page9"'),
    ("EPUB/text.xhtml", "<body", '<body style="display: none"'),
    ("EPUB/text.xhtml", 'role="doc-noteref" href="#n2"', 'role="doc-noteref" href="#n3"'),
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_place_that_a_reader_does_not_reach_is_seen(
    build: Build, browser: Browser, modules: Path, fault: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chapbook.check.full.browser.MILLISECONDS", 3000)
    sound = read_epub(build.file(".epub").read_bytes())
    assert failing(read_through(browser, sound, spoilt(build, *fault), modules))


def test_the_text_fits_every_screen_and_a_wide_one_is_seen(
    build: Build, browser: Browser, modules: Path, tmp_path: Path
) -> None:
    sound = build.file(".epub").read_bytes()
    assert look_at(browser, read_epub(sound), sound, modules, tmp_path).passed
    assert len(list((tmp_path / "check").iterdir())) == len(SCREENS) == 12
    wide = spoilt(build, "EPUB/book.css", "td { padding", "td { min-width: 90em; padding")
    assert not look_at(browser, read_epub(wide), wide, modules, tmp_path).passed


def test_the_web_edition_is_accessible_and_fits_every_screen(build: Build, browser: Browser, modules: Path) -> None:
    page = web_page(build)
    assert failing((visit_web(browser, page), ace.run_axe(browser, page, modules))) == []


def test_a_web_edition_that_is_too_wide_or_not_accessible_is_seen(
    build: Build, browser: Browser, modules: Path
) -> None:
    page = web_page(build).replace(b"<main", b'<p style="width: 200em; color: #aaa; background: #fff">pale</p><main')
    assert not visit_web(browser, page).passed
    assert "color-contrast" in ace.run_axe(browser, page, modules).measured


def test_a_page_of_the_book_reaches_no_network(build: Build, browser: Browser) -> None:
    page = web_page(build).replace(b"<main", b'<img alt="" src="http://example.org/x.png"><main')
    assert "asked for http://example.org/x.png" in visit_web(browser, page).measured


def test_kobofix_reads_the_style_sheet(build: Build, tmp_path: Path) -> None:
    pytest.importorskip("kobofix", reason="kobofix is not installed")
    assert run_kobofix(build.file(".epub")).passed
    bad = tmp_path / "bad.epub"
    bad.write_bytes(spoilt(build, "EPUB/book.css", "text-indent: 1.2em", "text-indent: calc(1em + 2px)"))
    assert not run_kobofix(bad).passed


def test_a_violation_that_ace_found_fails_the_book() -> None:
    release = {"doap:release": {"doap:revision": "1.4.6"}}
    violation = {"earl:test": {"dct:title": "image-alt"}}
    file = {"earl:testSubject": {"url": "text.xhtml"}, "assertions": [violation]}
    report = {"assertions": [file], "earl:result": {"earl:outcome": "fail"}, "earl:assertedBy": release}
    verdict = ace.judged(report)
    assert (verdict.passed, verdict.measured) == (False, "1.4.6: 1 violations in 1 files; image-alt in text.xhtml")
    clean = {**report, "assertions": [], "earl:result": {"earl:outcome": "pass"}}
    assert ace.judged(clean).passed


def test_without_chromium_the_readers_are_skipped_with_the_reason(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    verdicts = check_full(build)
    assert verdicts[-1] == Verdict(
        "Ace, axe and the readers", True, "skipped: there is no Chromium: on Debian, apt install chromium"
    )


@pytest.mark.parametrize("missing", ["playwright", "kobofix"])
def test_what_is_not_installed_is_skipped_with_the_reason(
    build: Build, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_name: str) -> None:
        return None

    monkeypatch.setattr(full, "find_spec", nothing)
    monkeypatch.setattr("chapbook.check.full.kobo_css.find_spec", nothing)
    measured = " ".join(verdict.measured for verdict in check_full(build))
    assert f"skipped: {missing} is not installed: ./press check --full installs it" in measured.replace("Play", "play")


def test_packages_that_cannot_be_installed_are_told_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(node_packages, "INSTALL", ("no-such-command",))
    with pytest.raises(MissingError, match=r"npm could not install|Node is not installed"):
        packages()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_epub_that_is_not_there_fails(tmp_path: Path) -> None:
    (verdict,) = check_full(full_build(tmp_path))
    assert not verdict.passed
