"""Small whole books in a folder, for tests of what works on ``source/SLUG``."""

from __future__ import annotations

from pathlib import Path

EDITION = 'title = "Titre"\nauthor = "Auteur"\n[rights]\ntext = "mort en 1900"\nedition = "libre"\n'
TEXT = (
    "DES LIVRES\n\nI'on dit gu'il faut lire (1) entre la ville\net la compagne, et I'on lit la trans-\nformation "
    "du monde.\n\n"
    "(1) Une note qu'il faut lire.\n\f"
    "Un autre jour il y a des maisons-\nmontagnes partout, et gu'il vienne ou non,\nI'on attend.\n"
)


def make_book(root: Path, slug: str = "livre", text: str = TEXT, **files: str) -> Path:
    """A book folder with its scan; more files by their names, ``_`` for the dot. Returns its path."""
    folder = root / "source" / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(EDITION, encoding="utf-8")
    (folder / "scan.txt").write_text(text, encoding="utf-8")
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return folder
