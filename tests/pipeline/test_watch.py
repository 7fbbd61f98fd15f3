"""Drafts while an editor works: after a change only what it touched is made anew, and then it is what a build makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Timer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from books import make_book
from chapbook import languages
from chapbook.decisions import make_decision
from chapbook.pipeline import warm as module
from chapbook.pipeline.galleys import galleys_of
from chapbook.pipeline.opened import OpenBook, open_book, with_decisions
from chapbook.pipeline.stages import text_stages
from chapbook.pipeline.warm import Warm
from chapbook.pipeline.watch import GALLEY, Rebuilt, run_watch, watch
from chapbook.readers import pdf
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.shapes.decisions import DecisionKind
from chapbook.shapes.document import Document, Heading, Origin, Paragraph, Text
from chapbook.shapes.scan import Span
from pipeline_displays import shown
from texts import RULES_ALONE

ROOT = Path(__file__).resolve().parent.parent.parent
LINE = "Entre la ville et la compagne il n'y avait plus de route, et les villages mouraient l'un après l'autre.\n"
CHAPTERS = "".join(f"CHAPITRE {number}\n\n{LINE * 8}\n{LINE * 8}\n\f" for number in ("PREMIER", "DEUX", "TROIS"))


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "load", lambda _code: RULES_ALONE)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    make_book(tmp_path, text=CHAPTERS)
    edition = tmp_path / "source/livre/edition.toml"
    edition.write_text('chapters = "heading 1"\n' + edition.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.copytree(ROOT / "styles", tmp_path / "styles")
    return tmp_path


def decided(opened: OpenBook, chapter: int = 1) -> OpenBook:
    scan = opened.cleaned.scan
    start = scan.text.index("compagne", scan.pages[chapter].span.start)
    word = make_decision(scan, Span(start, start + 8), DecisionKind.WORD, replace="campagne et les hameaux")
    return with_decisions(opened, [word])[0]


def test_after_a_decision_only_its_chapter_is_set_anew_and_the_text_is_that_of_a_build(root: Path) -> None:
    warm, opened = Warm(), open_book(root, "livre")
    first = warm.draft(opened)
    assert len(first.files) == len(first.changed) == 3
    again = decided(opened)
    second = warm.draft(again)
    assert second.changed == ("chapter-01.xhtml",)
    assert len(second.fresh) == 1
    build = text_stages(read_book(root, "livre"))
    assert second.files == Warm().draft(again).files
    assert _without_origins(second.build.document) == _without_origins(build.document)


def _without_origins(document: Document) -> tuple[str, ...]:
    return tuple(galley.key for galley in galleys_of(document, ()))


def test_the_pages_of_a_galley_are_laid_out_once_until_it_or_a_style_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def draw(build: Build) -> bytes:
        drawn.append(len(build.document.blocks))
        return b"%PDF"

    monkeypatch.setattr(module, "draw_text", draw)
    warm, opened = Warm(), open_book(root, "livre")
    draft = warm.draft(opened)
    for _ in range(2):
        warm.pages(draft, 0)
        warm.pages(draft, 1)
    assert len(drawn) == 2
    second = warm.draft(decided(opened))
    warm.pages(second, 0)
    warm.pages(second, 1)
    assert len(drawn) == 3
    warm.forget_pages()
    warm.pages(second, 0)
    assert len(drawn) == 4


def test_the_pages_of_a_galley_show_its_words(root: Path, tmp_path: Path) -> None:
    warm, opened = Warm(), open_book(root, "livre")
    draft = warm.draft(decided(opened))
    path = tmp_path / "galley.pdf"
    path.write_bytes(warm.pages(draft, 1))
    scan, _ = pdf.read(path)
    text = scan.text
    assert "CHAPITRE DEUX" in text.upper()
    assert "hameaux" in text
    assert "TROIS" not in text.upper()


def test_what_changes_on_the_disk_comes_out_as_a_draft_and_what_is_wrong_as_a_problem(root: Path) -> None:
    stop, warm = Event(), Warm()
    seen = watch(root, "livre", warm, stop)
    opened = _opened(next(seen))
    folder = root / "source" / "livre"
    rebuilt = after(seen, lambda: decided(opened))
    assert rebuilt.draft is not None
    assert rebuilt.draft.changed == ("chapter-01.xhtml",)
    rebuilt = after(seen, lambda: add(folder / "decisions.jsonl", '{"id": "x"}\n'))
    assert rebuilt.draft is None
    assert "line 2" in rebuilt.problem
    rebuilt = after(seen, lambda: add(folder / "style.css", "p { color: black }"))
    assert "line 2" in rebuilt.problem
    stop.set()
    assert next(seen, None) is None


def add(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def after(seen: Iterator[Rebuilt], act: Callable[[], object]) -> Rebuilt:
    """What is rebuilt when something is done while the watcher waits; the echo of an earlier change is passed over."""
    later = Timer(0.3, act)
    later.start()
    rebuilt = next(seen)
    while rebuilt.draft is not None and not rebuilt.draft.changed:
        rebuilt = next(seen)
    later.join()
    return rebuilt


def _opened(rebuilt: Rebuilt) -> OpenBook:
    assert rebuilt.draft is not None
    return rebuilt.draft.opened


def test_the_task_writes_the_pages_of_what_changed_and_says_what_it_did(root: Path) -> None:
    stop = Event()
    stop.set()
    display, paper = shown()
    assert run_watch(root, "", display, stop) == 0
    assert "3 of 3 files of the text have changed" in paper.getvalue()
    assert (root / "build" / "livre" / GALLEY).read_bytes().startswith(b"%PDF")
    assert (root / "build" / "livre" / "xhtml" / "chapter-02.xhtml").is_file()


HERE = Origin(0, 0, 1)
BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 9000).map(lambda length: Paragraph((Text("a" * length, HERE),), HERE)),
        st.integers(1, 4).map(lambda level: Heading(level, (Text("Titre", HERE),), HERE)),
    ),
    max_size=12,
).map(tuple)


@settings(max_examples=50)
@given(BLOCKS)
def test_the_galleys_are_the_document_whole_and_in_order(blocks: tuple[Paragraph | Heading, ...]) -> None:
    galleys = galleys_of(Document(blocks), ())
    assert tuple(block for galley in galleys for block in galley.blocks) == blocks
    assert all(galley.blocks for galley in galleys)


def test_a_galley_is_known_by_its_words_not_by_its_place() -> None:
    def paragraph(text: str, start: int) -> Paragraph:
        origin = Origin(0, start, start + len(text))
        return Paragraph((Text(text, origin),), origin)

    def key(*blocks: Paragraph) -> str:
        (galley,) = galleys_of(Document(blocks), ())
        return galley.key

    assert key(paragraph("un mot", 0)) == key(paragraph("un mot", 900))
    assert key(paragraph("un mot", 0)) != key(paragraph("un pot", 0))
    assert key(paragraph("un", 0), paragraph("mot", 2)) != key(paragraph("unmot", 0))
