"""Opens a finished PDF for what is printed, not for what it stands for. It changes no file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pikepdf import Name, ObjectStreamMode, Pdf, Stream

STAND = re.compile(rb"<<\s*/ActualText\s*<[0-9A-Fa-f\s]*>\s*>>")


def as_printed(path: Path) -> bytes:
    """The PDF without the texts that stand for others (ActualText): pdfium would give those, at no place of theirs."""
    with Pdf.open(path) as pdf:
        changed = False
        for stream in _drawings(pdf):
            content = stream.read_bytes()
            if b"/ActualText" in content:
                stream.write(STAND.sub(b"<<>>", content))
                changed = True
        if not changed:
            return path.read_bytes()
        out = BytesIO()
        pdf.save(out, compress_streams=False, object_stream_mode=ObjectStreamMode.preserve)
        return out.getvalue()


def _drawings(pdf: Pdf) -> Iterator[Stream]:
    """The contents of all pages, and the forms that booklets set pages by."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        if isinstance(contents, Stream):
            yield contents
    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Form:
            yield thing
