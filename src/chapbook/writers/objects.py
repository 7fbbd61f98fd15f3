"""The one module that knows pikepdf: what is done to a finished PDF, object by object. It sets no type."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Rectangle, Stream

from chapbook.writers.imposition import Flip, Side

# ISO 32000-1, table 150: how the printer turns the sheet.
DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}


def page_count(path: Path) -> int:
    """The number of pages of a PDF."""
    with Pdf.open(path) as pdf:
        return len(pdf.pages)


def set_on_sheets(source: Path, order: tuple[Side, ...], flip: Flip) -> bytes:
    """A PDF with a page for each side; on it stand the source's pages (from 1) as Form XObjects, at full size.

    The printer is asked to turn the sheet on the right edge and to scale nothing.
    """
    with Pdf.open(source) as pages, Pdf.new() as sheets:
        # Copied once and in order, so that fonts are shared and the bytes are the same every time.
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in pages.pages]
        box = Rectangle(pages.pages[0].trimbox)
        for side in order:
            sheets.pages.append(_laid_out(sheets, side, forms, box))
        sheets.docinfo.update({Name(key): str(text) for key, text in pages.docinfo.items()})
        sheets.Root.ViewerPreferences = Dictionary(
            Duplex=DUPLEX[flip], PrintScaling=Name("/None"), DisplayDocTitle=True
        )
        sheets.Root.Lang = pages.Root.get("/Lang", "")
        return _saved(sheets)


def tag_notes(pdf: bytes, pieces: tuple[int, ...]) -> bytes:
    """The PDF with its notes tagged as such, each one Note with an ID (``n1`` ...) however many pages it runs over.

    ``pieces`` are the numbers of the notes whose pieces stand at the foot of the pages, in reading order; WeasyPrint
    tags each as a Span in an area without structure, one after the page's text (PDF/UA-1, clause 7.9, wants Note).
    """
    with Pdf.open(BytesIO(pdf)) as document:
        found = [piece for area in document.Root.StructTreeRoot.K[0].K if Name.NonStruct == area.S for piece in area.K]
        if len(found) != len(pieces):
            raise ValueError(f"{len(found)} pieces of notes are set, {len(pieces)} were planned")
        notes: dict[int, Object] = {}
        for number, piece in zip(pieces, found, strict=True):
            if number not in notes:
                piece.S, piece.ID = Name.Note, f"n{number}"
                notes[number] = piece
            else:
                _join(notes[number], piece)
        return _saved(document)


def _join(note: Object, piece: Object) -> None:
    """Hand all that a tag holds to another, and take it out of its own parent."""
    for kid in piece.K:
        kid.P = note
        note.K.append(kid)
    rest = [kid for kid in piece.P.K if kid.objgen != piece.objgen]
    piece.P.K = Array(rest)


def _laid_out(pdf: Pdf, side: Side, forms: list[Object], box: Rectangle) -> Page:
    """A page as wide as all its pages together; ``box`` is the part of each page that is shown."""
    width, height = box.width * len(side.pages), box.height
    turn = f"-1 0 0 -1 {width:.4f} {height:.4f} cm" if side.turned else ""
    placed = [(place, number) for place, number in enumerate(side.pages) if number is not None]
    drawn = [
        f"q 1 0 0 1 {place * box.width - box.llx:.4f} {-box.lly:.4f} cm /P{number} Do Q" for place, number in placed
    ]
    return Page(
        Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, width, height]),
            Resources=Dictionary(XObject=Dictionary({f"/P{number}": forms[number - 1] for _, number in placed})),
            Contents=Stream(pdf, "\n".join([turn, *drawn]).encode("ascii")),
        )
    )


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()
