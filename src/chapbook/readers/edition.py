"""Reads the book folders of source/ and their edition.toml; it never writes, and never looks inside a scan.

A wrong key, type or folder raises SetupError with the file, the key and the remedy.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec

from chapbook.readers.booklet import check_booklet
from chapbook.readers.publisher import check_publisher
from chapbook.shapes.edition import Book, Booklet, Edition, Page, Rights
from chapbook.shapes.findings import SetupError

NAME = "edition.toml"
TABLES = {"rights": Rights, "page": Page, "booklet": Booklet}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What XML 1.0 (2.2) cannot hold: it would break the EPUB and the XHTML.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
KINDS = {
    "str": "a text in quotes",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": 'a list, as in ["one", "two"]',
    "object": "a table",
    "date": "a date without quotes, as in 2026-11-24",
    "datetime": "a date with an hour",
}


def find_books(root: Path) -> tuple[str, ...]:
    """The names of all book folders of ``root/source``, sorted; hidden folders are passed over."""
    source = root / "source"
    if not source.is_dir():
        return ()
    return tuple(sorted(path.name for path in source.iterdir() if path.is_dir() and not path.name.startswith(".")))


def pick_books(root: Path, asked: str) -> tuple[str, ...]:
    """The slugs of a list such as ``one,two``, each once, or all books if it is empty.

    Raises SetupError for an unknown slug, naming the nearest, and where there is no book at all.
    """
    known = find_books(root)
    if not known:
        raise SetupError(f"{root / 'source'} holds no book. Make one from a scan: ./press new --help tells how.")
    slugs = tuple(dict.fromkeys(part.strip() for part in asked.split(",") if part.strip()))
    for slug in slugs:
        if slug not in known:
            raise SetupError(f"there is no book {slug!r} in {root / 'source'}.{_nearest(slug, known)}")
    return slugs or known


def pick_one(root: Path, asked: str, task: str) -> str:
    """The slug asked for, or the only book if none is; ``task`` is the one that wants it.

    Raises SetupError for several, with their names, and as ``pick_books`` does.
    """
    slugs = pick_books(root, asked)
    if len(slugs) > 1:
        raise SetupError(
            f"{task} takes one book at a time: {', '.join(slugs)}. Name it: ./press {task} --book {slugs[0]}"
        )
    return slugs[0]


def read_book(root: Path, slug: str) -> Book:
    """The book of ``root/source/slug``, its edition read and checked; nothing is made on the disk."""
    check_slug(slug)
    folder = root / "source" / slug
    if not folder.is_dir():
        raise SetupError(f"there is no book folder {folder}.{_nearest(slug, find_books(root))}")
    _refuse_escapes(folder, root / "source")
    edition = read_edition(folder / NAME)
    if edition.scan:
        _refuse_outside(folder, "scan", edition.scan)
    if edition.second_reading not in ("", "none"):
        _refuse_outside(folder, "second_reading", edition.second_reading)
    return Book(slug=slug, folder=folder, output=root / "build" / slug, styles=root / "styles", edition=edition)


def check_slug(slug: str) -> None:
    """Raises SetupError unless the slug is made of small letters a-z, digits and single hyphens."""
    if not SLUG.fullmatch(slug):
        raise SetupError(
            f"{slug!r} cannot name a book: use small letters a-z, digits and hyphens, as in rocker-essence."
        )


def read_edition(path: Path) -> Edition:
    """The edition that a file describes; raises SetupError naming the file, the key and the remedy."""
    table = _read_toml(path)
    _refuse_unknown(path, table, Edition, "")
    for name, shape in TABLES.items():
        if isinstance(inner := table.get(name), dict):
            _refuse_unknown(path, inner, shape, f"{name}.")
    try:
        edition = msgspec.convert(table, Edition)
    except msgspec.ValidationError as error:
        raise SetupError(f"{path}: {_in_plain_words(str(error))}") from error
    _check_values(path, edition, table)
    return edition


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise SetupError(
            f"{path.parent} has no {NAME}. Write one (README.md lists the keys), or let ./press new make the folder."
        ) from None
    except UnicodeDecodeError as error:
        raise SetupError(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f'{path} is not valid TOML: {error}. Texts stand in quotes: title = "...".') from error


def _refuse_unknown(path: Path, table: Mapping[str, object], shape: type, prefix: str) -> None:
    known = [field.name for field in fields(shape)]
    for key in table:
        if key not in known:
            raise SetupError(f"{path}: there is no key {prefix + key!r}.{_nearest(key, known)}")


def _nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that names the known word most like this one, or else all of them."""
    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.5)
    if close:
        return f" Did you mean {close[0]}?"
    return f" There are: {', '.join(names)}." if names else ""


def _in_plain_words(problem: str) -> str:
    """What msgspec reports, said for an editor: the key, what was found there and what should stand there."""
    what, _, place = problem.partition(" - at `$.")
    key = place.rstrip("`")
    if missing := re.search(r"required field `(\w+)`", what):
        return f'the key {missing[1]!r} is missing. Add a line {missing[1]} = "..." at the top.'
    if wrong := re.fullmatch(r"Expected `(\w+)`, got `(\w+)`", what):
        return f"the key {key!r} should be {KINDS.get(wrong[1], wrong[1])}, but it is {KINDS.get(wrong[2], wrong[2])}."
    if value := re.fullmatch(r"Invalid enum value (.*)", what):
        return f"the key {key!r} cannot be {value[1]}. Use one of: {', '.join(_choices(key))}; or leave the key out."
    return f"the key {key!r}: {what}."


def _choices(key: str) -> tuple[str, ...]:
    """What a key such as ``booklet.marks[0]`` can be, in quotes; nothing is said of the empty text."""
    *table, name = key.partition("[")[0].split(".")
    return tuple(
        f'"{choice}"' for choice in _literals(get_type_hints(TABLES[table[0]] if table else Edition)[name]) if choice
    )


def _literals(kind: object) -> tuple[str, ...]:
    """The texts of a Literal, or of those in a tuple of them."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    return tuple(choice for inner in get_args(kind) for choice in _literals(inner))


def _check_values(path: Path, edition: Edition, table: Mapping[str, object]) -> None:
    if not edition.title.strip():
        raise SetupError(f"{path}: the key 'title' is empty. Write the title of the book.")
    if not SLUG.fullmatch(edition.page.style):
        raise SetupError(f"{path}: the key 'page.style' names no style. Write the name of a folder or file of styles/.")
    if not 0 <= edition.strictness <= 1:
        raise SetupError(f"{path}: the key 'strictness' is {edition.strictness}. Write a number from 0 to 1.")
    check_publisher(path, edition)
    check_booklet(path, edition.booklet)
    for key, text in _texts(table, ""):
        if bad := UNPRINTABLE.search(text):
            raise SetupError(f"{path}: the key {key!r} holds the control character U+{ord(bad[0]):04X}. Take it out.")


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Every text of a TOML value with its key."""
    match value:
        case str():
            yield key, value
        case list():
            for item in value:
                yield from _texts(item, key)
        case dict():
            for name, item in value.items():
                yield from _texts(item, f"{key}.{name}" if key else name)


def _refuse_escapes(folder: Path, source: Path) -> None:
    """Raises SetupError where the folder, or a link in it, leads out of its place: a book reads nothing else."""
    home = source.resolve() / folder.name
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink() and (path == folder or not path.resolve().is_relative_to(home)):
            raise SetupError(f"{path} is a link that leads out of the book's folder. Copy what it points at instead.")


def _refuse_outside(folder: Path, key: str, name: str) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SetupError(f"{folder / NAME}: the key {key!r} leads out of the book's folder. Copy the file into it.")
    if not path.exists():
        raise SetupError(f"{folder / NAME}: the key {key!r} names {name}, but there is no such file in the folder.")
