"""The one module that knows EbookLib: items and metadata to the bytes of an EPUB.

EbookLib's own HTML, navigation and clock are not used: every file goes in as the bytes it is, and the zip it makes is
written again with one fixed date, so that the same book is the same file at any hour on any machine.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from chapbook.writers.epub.metadata import IDENTIFIER_ID, PREFIXES
from chapbook.writers.epub.parts import Item, Publication
from chapbook.xhtml.elements import XML, safe

FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold."""
MODE = 0o100644
UNIX = 3


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # the base class has no types
    """EbookLib's writer, with the language on the package and only the prefixes in use."""

    def _write_opf_file(self, root: Any) -> None:
        root.set(f"{{{XML}}}lang", self.book.language)
        root.set("prefix", PREFIXES)
        super()._write_opf_file(root)


def epub_bytes(publication: Publication) -> bytes:
    """The EPUB file; its modification date is midnight UTC of the publication's day."""
    book = epub.EpubBook()
    book.IDENTIFIER_ID = IDENTIFIER_ID
    book.language = publication.language
    book.metadata = {}
    for meta in publication.metadata:
        space, _, name = meta.name.rpartition(":")
        book.add_metadata(space.upper() or None, name, safe(meta.text), dict(meta.attributes))
    for item in publication.items:
        book.add_item(_ebooklib_item(item))
    book.spine = list(publication.spine)
    out = BytesIO()
    moment = datetime.combine(publication.modified, time(), UTC)
    writer = _Writer(out, book, {"mtime": moment, "raise_exceptions": True})
    writer.process()
    writer.write()
    return _fixed(out.getvalue())


def _ebooklib_item(item: Item) -> Any:
    made = epub.EpubItem(uid=item.id, file_name=item.name, media_type=item.media_type, content=item.content)
    made.properties = list(item.properties)
    return made


def _fixed(packed: bytes) -> bytes:
    """The same zip with every entry dated 1980-01-01, readable by all, the mimetype first and stored."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name, FIRST_DATE)
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info.create_system, info.external_attr = UNIX, MODE << 16
            new.writestr(info, old.read(name), compresslevel=9)
    return out.getvalue()
