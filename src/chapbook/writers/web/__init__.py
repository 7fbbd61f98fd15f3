"""The web edition: the whole book as one HTML page that brings all it needs, asks no network and runs no script.

Notes stand at the side on wide screens and in their place on narrow ones; every paragraph and every page of the print
has an address that can be cited.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from chapbook.shapes.build import Build
from chapbook.writers import fonts
from chapbook.writers.epub.style import STYLE_OF
from chapbook.writers.files import write_folder
from chapbook.writers.own_style import own_style
from chapbook.writers.policy import source_digest
from chapbook.writers.styles import book_style
from chapbook.writers.web.about import about
from chapbook.writers.web.page import back_matter, contents, opening
from chapbook.writers.web.text import WebText, web_text
from chapbook.xhtml.elements import Element, add, make, serialise_html

NAME = "index.html"


def write_web(build: Build) -> Path:
    """Writes web/index.html, the only file of its folder; returns the folder."""
    return write_folder(build.book.output / "web", {NAME: web_page(build)})


def web_page(build: Build) -> bytes:
    """The page in UTF-8."""
    book, words = build.book, build.language.words
    text = web_text(build)
    skip = make("a", {"class": "skip", "href": "#text"}, words["skip to text"])
    parts = (opening(build, text), contents(build, text), text.main, back_matter(build))
    body = make("body", None, skip, *parts)
    letters = "".join(map(str, body.itertext()))
    style = _font_rules(build, letters) + (book.styles / "web.css").read_text(encoding="utf-8") + own_style(book)
    return serialise_html(make("html", {"lang": book.edition.language}, _head(build, text, style), body))


def _head(build: Build, text: WebText, style: str) -> Element:
    edition = build.book.edition
    head = make("head", None, make("meta", {"charset": "utf-8"}))
    policy = (
        f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{source_digest(style)}'; base-uri 'none'"
    )
    facts = (
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("author", edition.author),
        ("description", edition.description),
        ("dcterms.modified", edition.modified.isoformat()),
    )
    return add(
        head,
        make("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        *(make("meta", {"name": name, "content": said}) for name, said in facts if said),
        make("title", None, f"{edition.title}, {edition.author}"),
        make("style", None, style),
        make("script", {"type": "application/ld+json"}, about(build, pages=len(text.pages))),
    )


def _font_rules(build: Build, letters: str) -> str:
    """The faces cut down to the page's letters, inside the rules that name them."""
    rules = []
    typeface = book_style(build.book).typeface
    name = typeface.family.name
    for face in fonts.faces(build.book.output, typeface):
        data = b64encode(fonts.subset(face, letters, packed=True)).decode("ascii")
        rules.append(
            f'@font-face {{\n  font-family: "{name}";\n  font-style: {STYLE_OF[face.style]};\n'
            f'  font-weight: normal;\n  font-display: swap;\n  src: url("data:font/woff2;base64,{data}");\n}}\n'
        )
    return "".join((*rules, f'body {{ font-family: "{name}", Georgia, serif; }}\n'))
