"""A run over several books: one failure stops no other, and what was made, found and missed is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from builders import tiny_build
from chapbook.pipeline import run
from chapbook.pipeline.display import Display
from chapbook.pipeline.stages import STAGES, Telling
from chapbook.pipeline.steps import TASKS, Step, Task
from chapbook.shapes.build import Build, Verdict
from chapbook.shapes.edition import Book
from chapbook.shapes.findings import Finding, Kind, SetupError
from chapbook.shapes.scan import Place
from chapbook.writers.made import record_made

ROOT = Path(__file__).resolve().parents[2]
EDITION = 'title = "Titre"\nauthor = "Auteur"\n'
STATED = EDITION + '[rights]\ntext = "mort en 1900"\nedition = "libre"\n'


def shown(width: int = 100) -> tuple[Display, StringIO]:
    paper = StringIO()
    return Display(Console(file=paper, width=width, markup=False, highlight=False, soft_wrap=True)), paper


def write_page(build: Build) -> Path:
    path = build.book.output / "page.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("page", encoding="utf-8")
    return path


def write_nothing(build: Build) -> Path:
    raise ZeroDivisionError(f"no page [bold]in {build.book.slug}")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three books and the styles; the stages hand on a tiny book made by hand, and the scan of ``deux`` is missing."""
    (tmp_path / "styles").symlink_to(ROOT / "styles")
    for slug, edition in (("un", STATED), ("deux", STATED), ("trois", EDITION)):
        folder = tmp_path / "source" / slug
        folder.mkdir(parents=True)
        (folder / "edition.toml").write_text(edition, encoding="utf-8")

    def stages(book: Book, tell: Telling, *, keep: bool) -> Build:
        assert keep
        for name in STAGES:
            with tell(name):
                if book.slug == "deux":
                    raise SetupError("no scan there. Put it there.")
        return replace(tiny_build(tmp_path), book=book)

    monkeypatch.setattr(run, "text_stages", stages)
    monkeypatch.setattr(run, "check_book", lambda _build: (Verdict("law 1", True, "24 of 24"),))
    monkeypatch.setattr(run, "write_report", lambda build, *_rest: write_page(build))
    monkeypatch.setitem(TASKS, "epub", Task((Step("page", write_page),)))
    monkeypatch.setitem(TASKS, "pdf", Task((Step("page", write_page), Step("nothing", write_nothing))))
    monkeypatch.setitem(TASKS, "build", Task((Step("page", write_page),), check=True))
    return tmp_path


def test_a_good_book_ends_with_zero_and_its_files_and_figures(root: Path) -> None:
    display, paper = shown()
    assert run.run_task(root, "build", "un", display) == 0
    text = paper.getvalue()
    assert "build/un/page.txt" in text
    assert "law 1" in text
    assert text.splitlines()[1].startswith("   1/9  scan")
    assert "   9/9  report.html" in text
    assert "rights not stated" not in text


def test_rights_that_are_not_stated_are_spoken_of(root: Path) -> None:
    display, paper = shown()
    assert run.run_task(root, "epub", "trois", display) == 0
    assert "trois: rights not stated" in paper.getvalue()


def test_the_first_warnings_of_a_book_are_shown_with_their_places(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = tiny_build(root)
    whole = Finding(None, Kind.WARNING, "another author")
    found = (whole, *(Finding(Place(2, line, 1), Kind.WARNING, f"moved {line}") for line in range(1, 8)))
    told = replace(build, findings=(*found, Finding(None, Kind.NOTE, "for the record")))
    monkeypatch.setattr(run, "text_stages", lambda book, *_, **__: replace(told, book=book))
    display, paper = shown()
    run.run_task(root, "epub", "un", display)
    lines = [line for line in paper.getvalue().splitlines() if line.startswith("un: ")]
    assert lines[:2] == ["un: another author", "un: page 2, line 1: moved 1"]
    assert lines[5:] == ["un: and 3 warnings more, in report.html"]


def test_one_book_that_cannot_be_read_does_not_stop_the_others(root: Path) -> None:
    display, paper = shown()
    assert run.run_task(root, "epub", "", display) == 1
    text = paper.getvalue()
    assert "deux: no scan there. Put it there." in text
    assert "Traceback" not in text
    assert (root / "build" / "un" / "page.txt").exists()
    assert (root / "build" / "trois" / "page.txt").exists()


def test_a_fault_of_the_program_shows_its_trace_and_what_was_made_before(root: Path) -> None:
    display, paper = shown()
    assert run.run_task(root, "pdf", "un,trois", display) == 1
    text = paper.getvalue()
    assert text.count("Traceback") == 2
    assert "un: ZeroDivisionError: no page [bold]in un" in text
    assert "build/un/page.txt" in text


def test_a_run_that_breaks_off_names_the_files_of_an_earlier_build(root: Path) -> None:
    output = root / "build" / "un"
    for name in ("page.txt", "un.pdf", "web/index.html", "work/clean.bin"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_text("old", encoding="utf-8")
    record_made(output, [output / name for name in ("page.txt", "un.pdf", "web")], "another text")
    display, paper = shown()
    assert run.run_task(root, "pdf", "un", display) == 1
    assert "un: still of an earlier build: un.pdf, web. ./press build --book un makes all anew.\n" in paper.getvalue()


def test_a_run_that_comes_to_its_end_names_none(root: Path) -> None:
    for _ in range(2):
        display, paper = shown()
        assert run.run_task(root, "epub", "un", display) == 0
        assert "earlier build" not in paper.getvalue()


def test_a_check_that_fails_ends_non_zero(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    display, paper = shown()
    monkeypatch.setattr(run, "check_book", lambda _build: (Verdict("law 1", False, "23 of 24"),))
    assert run.run_task(root, "build", "un", display) == 1
    assert "FAILS" in paper.getvalue()
    assert "1 check failed" in paper.getvalue()


def test_an_unknown_book_ends_non_zero_and_lists_the_nearest(root: Path) -> None:
    display, paper = shown()
    assert run.run_task(root, "build", "troi", display) == 1
    assert "Did you mean trois?" in paper.getvalue()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('[page]\ntrim = "A55"', r"edition\.toml: page\.trim = 'A55'.*A5, A6.*\"120x190 mm\""),
        ('[page]\nstyle = "fancy"', r"edition\.toml: page\.style = 'fancy'.*sober"),
        ('[page]\ntypeface = "Comic"', r"edition\.toml: page\.typeface: .*'Comic'.*EB Garamond"),
        ('[page]\nbleed = "wide"', r"edition\.toml: page\.bleed = 'wide'.*\"3 mm\""),
        ('[booklet]\nschemes = ["saddle", "quatro"]', r"edition\.toml: booklet\.schemes has 'quatro'.*quarto"),
        ('[booklet]\npaper = "A9"', r"edition\.toml: booklet\.paper = 'A9'.*A4, A3"),
        ('[booklet]\npaper = "A5"', r"edition\.toml: booklet\.paper = 'A5' is too small.*Write A4"),
        ('[booklet]\nschemes = ["four-up"]\nsignature = 4', r"booklet\.signature = 4.*multiple of 8"),
    ],
)
def test_what_cannot_be_printed_is_told_before_any_step_of_any_task(root: Path, settings: str, told: str) -> None:
    (root / "source" / "un" / "edition.toml").write_text(f"{STATED}{settings}\n", encoding="utf-8")
    display, paper = shown()
    assert run.run_task(root, "clean", "un", display) == 1
    assert re.search(told, paper.getvalue())
    assert "1/" not in paper.getvalue()
    assert not (root / "build" / "un").exists()


def test_a_pipe_gets_plain_lines(root: Path) -> None:
    display, paper = shown()
    run.run_task(root, "build", "", display)
    assert "\x1b" not in paper.getvalue()
    assert "\r" not in paper.getvalue()


def test_what_another_text_was_made_from_is_named_when_one_file_is_made_anew(root: Path) -> None:
    display, paper = shown()
    output = root / "build" / "un"
    assert run.run_task(root, "epub", "un", display) == 0
    assert "earlier build" not in paper.getvalue()
    (output / "un.pdf").write_text("pages", encoding="utf-8")
    record_made(output, [output / "un.pdf"], "another text")
    assert run.run_task(root, "epub", "un", display) == 0
    assert "un: still of an earlier build: un.pdf. ./press build --book un makes all anew.\n" in paper.getvalue()


def test_a_run_that_a_person_stops_says_what_is_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_build: Build) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setitem(TASKS, "epub", Task((Step("page", stopped),)))
    display, paper = shown()
    assert run.run_task(root, "epub", "un", display) == run.INTERRUPTED
    assert "run the task again" in paper.getvalue()
