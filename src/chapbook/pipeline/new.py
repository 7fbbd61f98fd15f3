"""Makes a book folder from a scan: the scan copied, and an edition.toml that teaches its keys.

The folder appears whole or not at all, and nothing that is there is overwritten.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from chapbook import languages
from chapbook.pipeline.claims import language_doubted
from chapbook.pipeline.display import Display
from chapbook.readers.edition import NAME, check_slug, read_edition
from chapbook.readers.files import PictureError, kind
from chapbook.readers.scans import read_path
from chapbook.shapes.findings import SetupError
from chapbook.shapes.scan import Scan

LONGEST_SLUG = 60
UNREAD = "fr"
"""The language of a book whose scan has no text yet, until its editor writes another."""
SAMPLE = 20_000
"""Words of the scan, from its beginning, that the guess of the language looks at."""

TEMPLATE = """\
# What this book is and how it is made. Lines that begin with # are off: take the # away to set them.
# README.md explains every key.

title = {title}
author = {author}
# author_sort = "Surname, Given name"
# subtitle = ""
# translator = ""
language = {language:<21} # a folder of src/chapbook/languages
# description = ""               # two or three sentences for catalogues
# subjects = ["", ""]
# publisher = ""                 # who makes this edition
# source = ""                    # the print that was scanned: publisher, place, year
# first_published = ""
modified = {today:<21} # the date of this edition: a build knows no other clock

scan = {scan:<25} # the file beside this one
# chapters = "heading 1"         # each heading of that level a chapter; "one flow": none; default: by length
# orthography = "as printed"     # leave capitals without accents and 2ème as they are; default: "modern"
# notes = "endnotes"             # in the EPUB, visible at the end; default: "pop-up"

[rights]                         # what you know, in words; nothing is taken to be in the public domain
text = "not stated"
# translation = "not stated"     # if it is one
edition = "not stated"

[page]
# trim = "A5"                    # A5, A6, half letter, digest, pocket, or "120x180 mm"

[booklet]
# schemes = ["four-up"]         # how pages stand on sheets (README.md lists the ways); default: ["saddle"]
# flip = "long"                 # the edge on which your printer turns sheets; default: as one turns a page
# copies = 100                  # for how-to-print.pdf, which tells the paper needed; default: 1
"""


@dataclass(frozen=True, slots=True)
class Guess:
    """A language and the share (0 to 1) of a text's words that it knows."""

    code: str
    share: float


@dataclass(frozen=True, slots=True)
class NewBook:
    """What was made, and what was guessed from the scan: nothing, where it is pictures that OCR has not read."""

    folder: Path
    scan: Scan
    guesses: tuple[Guess, ...]


def run_new(root: Path, scan: str, title: str, author: str, slug: str = "") -> int:
    """Makes a book folder and says what was made and guessed; returns the exit status."""
    display = Display()
    try:
        for option, value in (("--scan", scan), ("--title", title), ("--author", author)):
            if not value.strip():
                raise SetupError(f"{option} is missing. ./press --help new tells all that it needs.")
        made = new_book(root, Path(scan), title, author, slug)
    except SetupError as error:
        display.problem(str(error))
        return 1
    _say(made, display)
    return 0


def _say(made: NewBook, display: Display) -> None:
    display.say(f"made {made.folder}")
    if made.guesses:
        guesses = ", ".join(f"{one.code} {one.share:.0%}" for one in made.guesses)
        display.say(f"  language  {made.guesses[0].code} (share of the words it knows: {guesses})")
        display.say(f"  pages     {len(made.scan.pages)}, mark: {made.scan.mark}")
        for doubted in language_doubted(made.scan.text, languages.load(made.guesses[0].code)):
            display.warning(doubted)
    else:
        display.say("  the scan is pictures, and no text yet: correct the language, if it is not French, then run")
        display.say(f"  ./press ocr --book {made.folder.name}")
    display.say(
        f"Look through {made.folder / NAME}, above all at [rights], then run: ./press build --book {made.folder.name}"
    )


def new_book(root: Path, scan: Path, title: str, author: str, slug: str = "") -> NewBook:
    """Makes ``root/source/slug`` from a scan, a file or a folder of pages; an empty slug is made from the title.

    Raises SetupError where the folder is already there, or the scan or a word of the metadata cannot be used.
    """
    slug = slug or slug_of(title)
    check_slug(slug)
    folder = root / "source" / slug
    if os.path.lexists(folder):
        raise SetupError(f"{folder} is already there, and is left as it is. Choose another name with --slug.")
    if not scan.exists():
        raise SetupError(f"there is no file {scan}. Give the path of the OCR text with --scan.")
    read, guesses = _read(scan)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".new-", dir=folder.parent) as place:
        draft = Path(place) / slug
        draft.mkdir()
        name = f"scan{'' if scan.is_dir() else kind(scan)}"
        (shutil.copytree if scan.is_dir() else shutil.copyfile)(scan, draft / name)
        (draft / NAME).write_text(
            _filled(title, author, guesses[0].code if guesses else UNREAD, name), encoding="utf-8"
        )
        read_edition(draft / NAME)
        draft.rename(folder)
    return NewBook(folder, read, guesses)


def _read(scan: Path) -> tuple[Scan, tuple[Guess, ...]]:
    """The scan and the guesses of its language; pictures of pages have no text yet, and nothing to guess from."""
    try:
        read, _ = read_path(scan)
    except PictureError:
        return Scan("", ()), ()
    return read, guess_language(read)


def slug_of(title: str) -> str:
    """A title in small letters a-z and digits, its words joined by hyphens and cut at 60 letters.

    Raises SetupError where none of its letters can be so written.
    """
    plain = title.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    words = re.findall("[a-z0-9]+", bare)
    slug = ""
    for word in words:
        if slug and len(slug) + len(word) >= LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word[:LONGEST_SLUG]
    if not slug:
        raise SetupError(f"no name for a folder can be made from the title {title!r}. Give one with --slug.")
    return slug


def guess_language(scan: Scan) -> tuple[Guess, ...]:
    """Every language at hand with the share of the scan's words that it knows, the likeliest first."""
    words = re.findall(r"[^\W\d_]+", scan.text.lower())[:SAMPLE]
    guesses = []
    for code in languages.known():
        lexicon = languages.load(code).lexicon
        guesses.append(Guess(code, sum(word in lexicon for word in words) / max(1, len(words))))
    return tuple(sorted(guesses, key=lambda guess: (-guess.share, guess.code)))


def _filled(title: str, author: str, language: str, scan: str) -> str:
    return TEMPLATE.format(
        title=_quoted(title),
        author=_quoted(author),
        language=_quoted(language),
        today=datetime.now().astimezone().date().isoformat(),
        scan=_quoted(scan),
    )


def _quoted(text: str) -> str:
    """A TOML basic string: what JSON escapes, TOML escapes in the same way (TOML 1.0, String)."""
    return json.dumps(text, ensure_ascii=False)
