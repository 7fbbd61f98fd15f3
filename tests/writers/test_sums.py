"""The sums of a build: every file of the edition, each entry of an EPUB, and nothing that is not the edition's."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from chapbook.shapes.build import Build
from chapbook.writers.sums import write_sums
from epub_books import full_build


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A build with a page in a folder, an EPUB of one entry, and what is no part of an edition."""
    build = full_build(tmp_path)
    output = build.book.output
    for name in ("web/index.html", "report.html", "fonts/x.ttf", ".fete.epub.7", "check/light.png"):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(b"page")
    with ZipFile(build.file(".epub"), "w") as archive:
        archive.writestr("mimetype", "epub")
    return build


def test_the_sums_name_every_file_of_the_edition_and_no_other(build: Build) -> None:
    lines = write_sums(build).read_text(encoding="utf-8").splitlines()
    assert [line[66:] for line in lines] == ["fete.epub", "manifest.json", "web/index.html"]
    for line in lines:
        assert line[:64] == sha256((build.book.output / line[66:]).read_bytes()).hexdigest()


def test_the_manifest_knows_each_entry_of_an_epub(build: Build) -> None:
    write_sums(build)
    epub, page = json.loads((build.book.output / "manifest.json").read_text(encoding="utf-8"))
    digest = sha256(b"epub").hexdigest()
    assert epub["entries"] == [{"name": "mimetype", "bytes": 4, "sha256": digest, "entries": []}]
    assert (page["name"], page["bytes"]) == ("web/index.html", 4)


def test_sums_made_twice_are_the_same(build: Build) -> None:
    assert write_sums(build).read_bytes() == write_sums(build).read_bytes()
