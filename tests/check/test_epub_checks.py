"""The checks of the EPUB: a sound one passes them all, and each seeded fault is seen by the check that is for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from chapbook.check.epub import check_epub, kobo_check, own_checks, shops
from chapbook.check.epub.validator import judged, run_epubcheck
from chapbook.readers.pictures import size_of
from chapbook.shapes.build import Build
from chapbook.shapes.document import Document, PageBreak
from chapbook.writers.epub import write_epub
from epub_books import EDITION, PNG, build_of, full_build, heading, paragraph
from epub_faults import FAULTS, FONTS, KINDLE, LINKS, MANIFEST, PAGES, TEXT, TURNS, ZIP, Fault


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The full book, written."""
    made = full_build(tmp_path_factory.mktemp("check"))
    write_epub(made)
    return made


@pytest.fixture(scope="module")
def files(build: Build) -> Mapping[str, bytes]:
    """The files of its EPUB in the order of the zip."""
    with ZipFile(build.file(".epub")) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Mapping[str, bytes], change: Callable[[ZipInfo], None] | None = None) -> bytes:
    """An EPUB of these files, as the writer packs it; ``change`` may spoil the entries."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name)
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            if change:
                change(info)
            archive.writestr(info, content)
    return out.getvalue()


def failed(content: bytes, build: Build) -> set[str]:
    """The names of the checks that an EPUB fails."""
    return {verdict.name for verdict in own_checks(content, build) if not verdict.passed}


def test_a_sound_epub_passes_every_check(build: Build, files: Mapping[str, bytes]) -> None:
    assert failed(packed(files), build) == set()
    assert len(own_checks(packed(files), build)) == 17


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_seeded_fault_is_seen(fault: Fault, build: Build, files: Mapping[str, bytes]) -> None:
    sound = files[fault.file].decode()
    assert fault.before in sound
    spoilt = {**files, fault.file: sound.replace(fault.before, fault.after).encode()}
    assert fault.seen in failed(packed(spoilt), build)


def deflate(info: ZipInfo) -> None:
    """Packs the mimetype."""
    info.compress_type = ZIP_DEFLATED


def date(info: ZipInfo) -> None:
    """Dates the entry."""
    info.date_time = (2026, 11, 24, 2, 0, 0)


@pytest.mark.parametrize("change", [deflate, date])
def test_a_zip_with_a_packed_mimetype_or_a_clock_is_seen(
    change: Callable[[ZipInfo], None], build: Build, files: Mapping[str, bytes]
) -> None:
    assert failed(packed(files, change), build) == {ZIP}


def test_a_mimetype_that_is_not_first_is_seen(build: Build, files: Mapping[str, bytes]) -> None:
    late = {**{name: content for name, content in files.items() if name != "mimetype"}, "mimetype": files["mimetype"]}
    assert failed(packed(late), build) == {ZIP}


def test_an_orphan_file_is_seen(build: Build, files: Mapping[str, bytes]) -> None:
    assert failed(packed({**files, "EPUB/orphan.xhtml": b"<p/>"}), build) == {MANIFEST}


def test_a_file_that_is_gone_is_seen(build: Build, files: Mapping[str, bytes]) -> None:
    rest = {name: content for name, content in files.items() if name != "EPUB/cover.jpg"}
    assert failed(packed(rest), build) == {MANIFEST, LINKS, KINDLE}


def test_a_broken_font_is_seen(build: Build, files: Mapping[str, bytes]) -> None:
    name = "EPUB/fonts/ChapbookGaramond-Italic.ttf"
    assert failed(packed({**files, name: b"<html/>"}), build) == {FONTS}


@pytest.mark.parametrize("content", [b"", b"no zip", packed({"mimetype": b"application/epub+zip"})])
def test_what_is_no_epub_fails_without_an_error(content: bytes, build: Build) -> None:
    assert failed(content, build) == {"EPUB: can be read"}


def test_a_truncated_epub_fails_without_an_error(build: Build) -> None:
    whole = build.file(".epub").read_bytes()
    assert failed(whole[: len(whole) // 2], build) == {"EPUB: can be read"}


def test_an_epub_that_is_not_there_is_a_failed_verdict(tmp_path: Path) -> None:
    (verdict,) = check_epub(full_build(tmp_path))
    assert not verdict.passed


def test_a_page_of_the_scan_that_the_text_does_not_mark_is_seen(tmp_path: Path) -> None:
    build = build_of(
        Document((heading(1, "A"), paragraph(PageBreak("1"), "b", PageBreak("2"), "c"))), EDITION, tmp_path
    )
    write_epub(build)
    fewer = Document((heading(1, "A"), paragraph(PageBreak("1"), "b", "c")))
    unmarked = replace(build, document=fewer, structured=fewer)
    assert failed(build.file(".epub").read_bytes(), unmarked) == {PAGES, TURNS}


def kobo_page(build: Build) -> dict[str, str]:
    """The files of the variant for Kobo that are pages, with the rest left out."""
    with ZipFile(build.file(".kepub.epub")) as archive:
        return {name: archive.read(name).decode("latin-1") for name in archive.namelist()}


def test_the_variant_for_kobo_is_ready(build: Build) -> None:
    assert kobo_check(build.file(".kepub.epub").read_bytes(), build).passed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<span class="koboSpan" id="kobo.1.1">', "<span>"),
        ('id="kobo.2.1"', 'id="kobo.1.1"'),
        ('<div id="book-inner">', "<div>"),
        ("be sur la ", "be sur la la "),
    ],
)
def test_each_fault_in_the_variant_for_kobo_is_seen(build: Build, before: str, after: str) -> None:
    files = kobo_page(build)
    assert before in files[TEXT]
    spoilt = {**files, TEXT: files[TEXT].replace(before, after)}
    content = packed({name: page.encode("latin-1") for name, page in spoilt.items()})
    assert not kobo_check(content, build).passed


def test_a_cover_that_kindle_does_not_take_is_seen(build: Build, files: Mapping[str, bytes]) -> None:
    frame = files["EPUB/cover.jpg"].index(b"\xff\xc0")
    cover = bytearray(files["EPUB/cover.jpg"])
    cover[frame + 5 : frame + 9] = b"\x01\x00\x00\x80"
    assert size_of(files["EPUB/cover.jpg"]) == (1600, 2400)
    assert failed(packed({**files, "EPUB/cover.jpg": bytes(cover)}), build) == {KINDLE}
    assert failed(packed({**files, "EPUB/cover.jpg": PNG}), build) == {KINDLE}


def test_a_file_too_large_for_kindle_is_seen(
    build: Build, files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shops, "MOST_BYTES", 1000)
    assert failed(packed(files), build) == {KINDLE}


@pytest.mark.parametrize("options", [{"notes": "endnotes"}, {"chapters": "heading 1"}], ids=str)
def test_other_forms_of_the_book_are_sound_too(tmp_path: Path, options: dict[str, object]) -> None:
    build = full_build(tmp_path, **options)
    assert failed(write_epub(build).read_bytes(), build) == set()


def test_a_text_with_forbidden_characters_is_sound(tmp_path: Path) -> None:
    document = Document((heading(1, "A\x0bB"), paragraph("c\x00d\x85e ]]> <!--")))
    build = build_of(document, EDITION, tmp_path)
    assert failed(write_epub(build).read_bytes(), build) <= {FONTS}


needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java, which is not installed")


@needs_java
@pytest.mark.parametrize(
    "options", [{}, {"notes": "endnotes", "chapters": "heading 1", "identifier": "978-2-07-036822-8"}], ids=str
)
def test_epubcheck_has_no_remark(tmp_path: Path, options: dict[str, object]) -> None:
    verdict = run_epubcheck(write_epub(full_build(tmp_path, **options)))
    assert verdict.passed, verdict.measured
    assert verdict.measured.endswith(": 0 fatal, 0 error, 0 warning, 0 usage")


@needs_java
def test_epubcheck_sees_a_bad_file(tmp_path: Path, files: Mapping[str, bytes]) -> None:
    path = tmp_path / "bad.epub"
    path.write_bytes(packed({**files, TEXT: files[TEXT].replace(b"</h2>", b"")}))
    verdict = run_epubcheck(path)
    assert not verdict.passed
    assert "text.xhtml" in verdict.measured


def test_a_missing_java_is_told_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    verdict = run_epubcheck(tmp_path / "x.epub")
    assert (verdict.passed, verdict.measured) == (
        False,
        "Java is not installed: ./press build installs it, or apt install default-jre",
    )


def test_a_warning_of_epubcheck_fails_the_book() -> None:
    message = {"ID": "OPF-1", "severity": "WARNING", "message": "Bad.", "locations": [{"path": "a", "line": 3}]}
    checker = {"nFatal": 0, "nError": 0, "nWarning": 1, "nUsage": 0, "checkerVersion": "5.3.0"}
    verdict = judged({"checker": checker, "messages": [message]})
    assert (verdict.passed, verdict.measured) == (
        False,
        "5.3.0: 0 fatal, 0 error, 1 warning, 0 usage; OPF-1 a:3 Bad.",
    )


def test_the_seeded_faults_are_forty_or_more() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 40
