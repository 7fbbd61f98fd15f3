"""The document as XHTML: notes gathered (EPUB) or in place (print), and the pages around the text."""

from chapbook.xhtml.entries import HeadingEntry, NoteEntry, PageEntry, XhtmlFile
from chapbook.xhtml.page import STYLESHEET, Dress
from chapbook.xhtml.render import in_chapters, render

__all__ = ["STYLESHEET", "Dress", "HeadingEntry", "NoteEntry", "PageEntry", "XhtmlFile", "in_chapters", "render"]
