"""Writes the pages that OCR read as one hOCR file, packed; the same pages give the same bytes.

The form is Tesseract's own, so that whatever reads its hOCR reads this (hOCR 1.2, 3: ocr-system; ocr-model is ours).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from chapbook.shapes.findings import SetupError
from chapbook.writers.files import write_whole

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml">
 <head>
  <title>{title}</title>
  <meta name='ocr-system' content='{engine}' />
  <meta name='ocr-model' content='{model}' />
  <meta name='ocr-capabilities' content='ocr_page ocr_carea ocr_par ocr_line ocrx_word ocrp_wconf'/>
 </head>
 <body>
"""
_FOOT = " </body>\n</html>\n"

_BODY = re.compile(r"<body>\s*\n(.*?)\s*</body>", re.DOTALL)
_IMAGE = re.compile(r'\bimage "[^"]*"')
_ID = re.compile(r"(?<=\bid=')([a-z]+)_(\d+)")
_NUMBER = re.compile(r"(?<=\bppageno )\d+")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What OCR made of one picture: a whole hOCR file, and the picture's path in the book's folder."""

    hocr: str
    image: str


def write_hocr(path: Path, pages: Iterable[ReadPage], *, title: str, engine: str, model: str) -> Path:
    """Writes the pages in their order to a packed file, whole or not at all; ``engine`` and ``model`` stand inside.

    Raises SetupError where a page is no hOCR.
    """
    head = _HEAD.format(title=escape(title), engine=escape(engine), model=escape(model))
    bodies, done = [], 0
    for page in pages:
        body = _body(page, done)
        done += body.count("class='ocr_page'")
        bodies.append(body)
    content = "".join((head, *bodies, _FOOT)).encode()
    # No clock: the same reading is the same file, and a commit shows only what changed.
    return write_whole(path, gzip.compress(content, mtime=0))


def _body(page: ReadPage, done: int) -> str:
    """The pages of one reading, numbered after the ``done`` pages before them: ids are unique in a file."""
    found = _BODY.search(page.hocr)
    if found is None or "class='ocr_page'" not in found[1]:
        raise SetupError(f"the OCR of {page.image} gave no page of hOCR. Look whether the picture can be opened.")
    image = f'image "{escape(page.image)}"'.replace("\\", "/")
    text = _IMAGE.sub(lambda _: image, found[1])
    text = _ID.sub(lambda match: f"{match[1]}_{int(match[2]) + done}", text)
    return _NUMBER.sub(lambda match: str(int(match[0]) + done), text) + "\n"
