"""The specimen of a style: two A4 pages, one of text as a book has it, one of the signs of its typeface.

It is set by the same style sheets and the same layout as a book, its lines broken as those of a book are. It belongs
to no book and is checked by eye.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from string import Template

from chapbook.writers import fonts
from chapbook.writers.files import write_whole
from chapbook.writers.pdf import typesetter
from chapbook.writers.pdf.assembly import BLOCKS, PrintText, skeleton
from chapbook.writers.pdf.breaking import Typesetter
from chapbook.writers.pdf.cut import has_class
from chapbook.writers.pdf.engine import KEY, Room, measure, render
from chapbook.writers.pdf.geometry import Geometry, page_geometry, page_style
from chapbook.writers.pdf.pages import set_text
from chapbook.writers.pdf.reading import break_text, take_apart
from chapbook.writers.press import in_one_ink
from chapbook.writers.styles import PrintStyle, read_style
from chapbook.xhtml.elements import Element, make, parse, serialise

FOLDER = "specimen"
SIZES = (8, 9, 10, 11, 12, 14, 16, 18, 21, 24)
"""Points; a style for large print begins at the size of its notes."""
LARGE = 14.0
"""From this size of text on, in points, a style is for large print and shows no small sizes."""
PANGRAMS = ("Portez ce vieux whisky au juge blond qui fume", "Portez ce vieux whisky au juge")
SHORT = 18
"""From this size on, in points, the line is the shorter one."""
SMALL = "abcdefghijklmnopqrstuvwxyz æœ éèêëàâçîïôùûü"
TAG = re.compile(r"<[^>]*>|[^<]+")
SPACES = (
    (" ;", "\u202f;"),
    (" !", "\u202f!"),
    (" ?", "\u202f?"),
    (" :", "\u00a0:"),
    ("« ", "«\u00a0"),
    (" »", "\u00a0»"),
)
"""The template is written with plain spaces; the marks of French punctuation take theirs here."""


def write_specimen(root: Path, name: str, typeface: str = "") -> Path:
    """Writes build/specimen/STYLE.pdf for a style of styles/; returns the path.

    ``typeface``: the name of the family to set it in, to compare families; its name is added to the file's.
    Raises SetupError for a typeface that is unknown or not installed.
    """
    style = read_style(root / "styles", name, typeface)
    geometry = page_geometry("A5", style.measures, style.typeface.family)
    output = root / "build" / FOLDER
    found = fonts.faces(output, style.typeface)
    own = (root / "styles" / "specimen.css").read_text(encoding="utf-8")
    room = Room((root / "styles",), fonts.fontconfig(found), (*style.sheets, page_style(geometry), own))
    page = parse(_page(style, geometry).encode())
    words = "".join(map(str, page.itertext())).split()
    sheet = _set_lines(page, room, typesetter(style, found, words))
    file = "-".join([style.name, *typeface.lower().split()])
    pdf = render(serialise(page, semantics=False), replace(room, sheets=(*room.sheets, sheet)))
    return write_whole(output / f"{file}.pdf", in_one_ink(pdf))


def _set_lines(page: Element, room: Room, setter: Typesetter) -> str:
    """Break the text of the first sheet into lines; returns the style sheet that they need."""
    main = next(element for element in page.iter() if has_class(element, "sheet"))
    blocks = tuple(block for part in main if has_class(part, "text") for block in part.iter(*BLOCKS))
    for index, block in enumerate(blocks):
        block.set(KEY, f"b{index}")
    text = PrintText(main, blocks, (), ())
    parted = take_apart(text)
    whole = make("html", {"lang": page.get("lang") or ""}, make("body", None, skeleton(text)))
    _, sheet = set_text(text, break_text(parted, measure(serialise(whole, semantics=False), room), setter))
    return sheet


def _page(style: PrintStyle, geometry: Geometry) -> str:
    """The template, filled in; its marks take their spaces, outside of tags alone."""
    family = style.typeface.family
    least = geometry.note_size if geometry.size >= LARGE else SIZES[0]
    sizes = (
        f'<p style="font-size: {size}pt"><span class="points">{size}</span> {PANGRAMS[size >= SHORT]}</p>'
        for size in SIZES
        if size >= least
    )
    alphabet = f'<span class="small-caps">{SMALL}</span>'
    text = Template(
        files("chapbook.writers").joinpath("templates/specimen.html").read_text(encoding="utf-8")
    ).substitute(
        title=f"Spécimen\u00a0: {style.name}",
        style=style.name,
        family=family.name,
        original=family.original,
        size=_points(geometry.size),
        note=_points(geometry.note_size),
        line=_points(geometry.line),
        sizes="".join(sizes),
        italic=alphabet if family.italic_small_caps else f"L’italique n’en a pas : {alphabet} en romain",
    )
    return TAG.sub(lambda match: match[0] if match[0].startswith("<") else _spaced(match[0]), text)


def _points(length: float) -> str:
    return f"{length:g}\u00a0pt".replace(".", ",")


def _spaced(text: str) -> str:
    for plain, spaced in SPACES:
        text = text.replace(plain, spaced)
    return text
