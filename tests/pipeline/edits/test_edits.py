"""The text for an editor's own program: what he changes there comes back as decisions, to the letter, or not at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from books import make_book
from chapbook import languages
from chapbook.decisions import NAME, make_decision, read_record
from chapbook.pipeline.edits import Author
from chapbook.pipeline.edits.difference import changed, differences, merged
from chapbook.pipeline.edits.run import FILE, import_edits, run_edit, run_import_edits, write_edit
from chapbook.pipeline.edits.text import edit_pages
from chapbook.pipeline.opened import OpenBook, open_book, renewed, reread, with_decisions
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Span
from pipeline_displays import shown
from texts import RULES_ALONE

EDITOR = Author("A. Reader", "2026-11-25", "beside the print")


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "load", lambda _code: RULES_ALONE)


@pytest.fixture
def opened(tmp_path: Path) -> OpenBook:
    make_book(tmp_path)
    return open_book(tmp_path, "livre")


def edited(path: Path, change: Callable[[str], str]) -> Path:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert before != after
    path.write_text(after, encoding="utf-8")
    return path


def text_of(opened: OpenBook) -> str:
    return "\f".join(page.text for page in edit_pages(opened.cleaned.scan, opened.cleaned.layers))


def word(opened: OpenBook, words: str, replace: str) -> Decision:
    start = opened.cleaned.scan.text.index(words)
    return make_decision(opened.cleaned.scan, Span(start, start + len(words)), DecisionKind.WORD, replace=replace)


def test_an_unchanged_file_gives_no_decision(opened: OpenBook) -> None:
    assert import_edits(opened, write_edit(opened), EDITOR) == ()
    assert not (opened.book.folder / NAME).exists()


def test_words_changed_in_the_file_are_decisions_and_the_build_reads_so(opened: OpenBook, tmp_path: Path) -> None:
    path = edited(write_edit(opened), lambda text: text.replace("la compagne", "la campagne").replace("attend", "lit"))
    first, second = import_edits(opened, path, EDITOR)
    said = (first.kind, first.exact, first.replace, first.seen)
    assert said == (DecisionKind.WORD, "compagne", "campagne", "compagne")
    assert (second.by, second.when, second.why) == ("A. Reader", "2026-11-25", "beside the print")
    build = text_stages(read_book(tmp_path, "livre"))
    assert "la campagne" in build.layers.cleaned()
    assert "l'on lit." in build.layers.cleaned()


def test_an_edit_within_a_repaired_or_joined_word_takes_all_its_raw_characters(opened: OpenBook) -> None:
    path = write_edit(opened)
    edited(path, lambda text: text.replace("transformation", "transformations").replace("l'on", "on", 1))
    first, second = import_edits(opened, path, EDITOR)
    assert (first.exact, first.replace) == ("I'on", "on")
    assert (second.kind, second.exact, second.seen) == (
        DecisionKind.JOIN,
        "trans-\nformation ",
        "transformation\n",
    )
    assert "on dit qu'il" in text_of(reread(opened))
    assert "la transformations\ndu monde" in text_of(reread(opened))


def test_words_put_in_and_taken_out_and_lines_broken_come_back_to_the_letter(opened: OpenBook) -> None:
    path = write_edit(opened)
    want = path.read_text(encoding="utf-8").replace("lire (1)", "bien lire (1)").replace("du monde", "")
    want = want.replace("partout, et", "partout.\n\nEt").replace("DES LIVRES", "LES LIVRES, premiers")
    path.write_text(want, encoding="utf-8")
    import_edits(opened, path, EDITOR)
    again = reread(opened)
    assert write_edit(again).read_text(encoding="utf-8").split("\n", 1)[1] == want.split("\n", 1)[1]


def test_an_edit_back_to_what_the_scan_reads_keeps_it_for_good(opened: OpenBook) -> None:
    path = edited(write_edit(opened), lambda text: text.replace("qu'il faut", "gu'il faut", 1))
    (made,) = import_edits(opened, path, EDITOR)
    assert (made.kind, made.exact, made.replace) == (DecisionKind.KEEP, "gu'il", None)


def test_an_edit_of_a_decided_word_undoes_the_decision_and_puts_one_in_its_place(opened: OpenBook) -> None:
    after, (first,) = with_decisions(opened, [word(opened, "la compagne,", "la campagne,")])
    path = edited(write_edit(after), lambda text: text.replace("campagne", "Champagne"))
    undo, made = import_edits(after, path, EDITOR)
    assert (undo.kind, undo.undoes) == (DecisionKind.UNDO, first.id)
    assert (made.exact, made.replace) == ("la compagne,", "la Champagne,")
    again = reread(after)
    assert [pin.decision for pin in again.cleaned.pins] == [made]
    assert again.cleaned.findings == opened.cleaned.findings


def test_a_change_from_one_part_of_the_page_into_another_is_refused_with_its_place(opened: OpenBook) -> None:
    path = edited(write_edit(opened), lambda text: text.replace("du monde.\n\n(1) Une", "du monde. Une"))
    with pytest.raises(SetupError, match=r"page 1, line \d+: “.*” -> “.*”"):
        import_edits(opened, path, EDITOR)
    assert not (opened.book.folder / NAME).exists()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda text: text.split("\n", 1)[1], "the first line"),
        (lambda text: text.replace("edit livre", "edit autre"), "is the text of autre"),
        (lambda text: text.replace("=====[ page 2 ]=====\n", ""), "page 2 .* is gone"),
        (lambda text: text.replace("[ page 2 ]", "[ page 3 ]"), "page 2 .* is gone"),
        (lambda text: text + "=====[ page 3 ]=====\nmot\n", "no page 3"),
        (lambda text: text.replace("\n=====[ page 1", "\nmots\n=====[ page 1"), "before the mark"),
    ],
)
def test_a_file_that_is_no_more_what_was_written_is_refused(
    opened: OpenBook, change: Callable[[str], str], problem: str
) -> None:
    with pytest.raises(SetupError, match=problem):
        import_edits(opened, edited(write_edit(opened), change), EDITOR)


def test_line_ends_and_marks_of_other_systems_are_no_edits(opened: OpenBook) -> None:
    path = write_edit(opened)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().rstrip(b"\n").replace(b"\n", b"\r\n"))
    assert import_edits(opened, path, EDITOR) == ()


def test_what_was_decided_in_the_meantime_is_no_edit_and_is_not_taken_back(opened: OpenBook) -> None:
    path = edited(write_edit(opened), lambda text: text.replace("attend", "lit"))
    after, _ = with_decisions(opened, [word(opened, "compagne", "campagne")])
    (made,) = import_edits(after, path, EDITOR)
    assert made.replace == "lit"
    assert "campagne" in text_of(reread(after))
    assert import_edits(reread(after), path, EDITOR) == ()


def test_the_same_words_changed_here_and_there_are_refused_with_their_place(opened: OpenBook) -> None:
    path = edited(write_edit(opened), lambda text: text.replace("compagne", "Champagne"))
    after, _ = with_decisions(opened, [word(opened, "compagne", "campagne")])
    with pytest.raises(SetupError, match="page 1, line 4"):
        import_edits(after, path, EDITOR)


def test_edits_that_were_not_taken_back_are_not_written_over(opened: OpenBook) -> None:
    path = edited(write_edit(opened), lambda text: text.replace("attend", "lit"))
    with pytest.raises(SetupError, match="not taken back"):
        write_edit(opened)
    import_edits(opened, path, EDITOR)
    assert "l'on lit." in write_edit(reread(opened)).read_text(encoding="utf-8")
    with pytest.raises(SetupError, match="no text of livre"):
        write_edit(opened, opened.book.folder / "edition.toml")


def test_the_tasks_say_what_was_written_and_ask_for_a_name_among_several(tmp_path: Path) -> None:
    make_book(tmp_path)
    display, paper = shown()
    assert run_edit(tmp_path, "", "", display) == 0
    edited(tmp_path / "build" / "livre" / FILE, lambda text: text.replace("attend", "lit"))
    assert run_import_edits(tmp_path, "livre", "", EDITOR, display) == 0
    assert "decisions added: 1, undone: 0" in paper.getvalue()
    make_book(tmp_path, "autre")
    assert run_edit(tmp_path, "", "", display) == 1
    assert "takes one book at a time: autre, livre" in paper.getvalue()


SCRAPS = st.sampled_from(
    ["I'on ", "la trans-\nformation ", "l'Etat\n", "gu'il ", "a créer ", "fin.\n\n", "mon-\n\f", "(1) ", "12\n"]
)
TOKENS = re.compile(r"\w+|\s|[^\w\s]")


def handmade(draw: Callable[[st.SearchStrategy[object]], object], before: str) -> str:
    """The text of a file to edit with some words of one page changed, put in and taken out."""
    head, *pages = re.split(r"(?<=\]=====\n)", before)
    page = draw(st.integers(0, len(pages) - 1))
    assert isinstance(page, int)
    body, mark, rest = pages[page].partition("=====[")
    tokens = TOKENS.findall(body)
    for at in range(len(tokens)):
        if draw(st.integers(0, 5)) == 0:
            tokens[at] = str(draw(st.sampled_from(["", "mot", tokens[at] + "x", "a b", "ab\ncd"])))
    pages[page] = "".join(tokens) + mark + rest
    return head + "".join(pages)


@settings(max_examples=80)
@given(st.lists(SCRAPS, min_size=1, max_size=14).map("".join), st.data())
def test_edit_then_import_then_build_gives_exactly_the_edited_text_or_nothing_is_taken(
    text: str, data: st.DataObject
) -> None:
    with TemporaryDirectory() as place:
        make_book(Path(place), text=text)
        opened = open_book(Path(place), "livre")
        for _ in range(2):
            path = write_edit(opened)
            wanted = handmade(data.draw, path.read_text(encoding="utf-8"))
            path.write_text(wanted, encoding="utf-8")
            before = read_record(opened.book.folder / NAME)
            try:
                import_edits(opened, path, EDITOR)
            except SetupError:
                assert read_record(opened.book.folder / NAME) == before
                path.unlink()
                continue
            opened = renewed(opened)
            build = text_stages(read_book(Path(place), "livre"))
            assert build.layers == opened.cleaned.layers
            assert _closed(write_edit(opened).read_text(encoding="utf-8")) == _closed(wanted)


def _closed(text: str) -> str:
    """A text to edit without its head, every page closed by a line end, as the file has it."""
    return re.sub(r"(?<!\n)(?======\[)", "\n", text.split("\n", 1)[1]).rstrip("\n")


WORDS = st.lists(st.sampled_from(["un ", "deux ", "trois, ", "l'un\n", "quatre"]), max_size=12).map("".join)


@given(WORDS, WORDS)
def test_the_differences_turn_the_one_text_into_the_other(before: str, after: str) -> None:
    assert changed(before, differences(before, after)) == after


@given(WORDS, WORDS)
def test_merging_with_a_text_that_nobody_else_changed_gives_mine(base: str, mine: str) -> None:
    assert merged(base, mine, base) == (mine, ())
    assert merged(base, base, mine) == (mine, ())
    assert merged(base, mine, mine) == (mine, ())
