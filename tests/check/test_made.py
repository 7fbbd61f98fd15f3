"""Files of one build beside files of another are told apart, though each is sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builders import tiny_build
from chapbook.check.made import check_made
from chapbook.shapes.build import Build
from chapbook.writers.made import MADE, origin_of, record_made
from chapbook.writers.sums import write_sums


def a_build(folder: Path) -> Build:
    """A tiny book whose output folder holds two files, on record as made from it, and their sums."""
    build = tiny_build(folder)
    output = build.book.output
    output.mkdir(parents=True, exist_ok=True)
    for name in ("one.epub.txt", "one.pdf"):
        (output / name).write_text(name, encoding="utf-8")
    record_made(output, [output / "one.epub.txt", output / "one.pdf"], origin_of(build))
    write_sums(build)
    return build


def told(build: Build) -> dict[str, str]:
    """What failed, by the name of the verdict."""
    return {verdict.name: verdict.measured for verdict in check_made(build) if not verdict.passed}


def test_files_of_one_build_hold(tmp_path: Path) -> None:
    build = a_build(tmp_path)
    assert len(check_made(build)) == 2
    assert told(build) == {}


def test_a_file_of_another_edition_is_named(tmp_path: Path) -> None:
    build = a_build(tmp_path)
    book = build.book
    other = replace(build, book=replace(book, edition=replace(book.edition, title="Un autre titre")))
    record_made(book.output, [book.output / "one.epub.txt"], origin_of(other))
    assert "one.pdf: run" in told(other)["files: made from this text and edition"]
    assert "one.epub" not in told(other)["files: made from this text and edition"]


def test_a_file_that_is_not_as_it_was_summed_is_named(tmp_path: Path) -> None:
    build = a_build(tmp_path)
    (build.book.output / "one.pdf").write_text("other bytes", encoding="utf-8")
    (build.book.output / "one.epub.txt").unlink()
    assert "one.epub.txt, one.pdf: run" in told(build)["files: as SHA256SUMS has them"]


def test_a_damaged_record_is_no_record(tmp_path: Path) -> None:
    build = a_build(tmp_path)
    (build.book.output / MADE).write_text("{", encoding="utf-8")
    assert [verdict.name for verdict in check_made(build)] == ["files: as SHA256SUMS has them"]
