"""What is done to a finished PDF, object by object, with pikepdf. It sets no type, and imposes nothing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pikepdf import Array, Name, Object, ObjectStreamMode, Pdf


def page_count(path: Path) -> int:
    """The number of pages of a PDF."""
    with Pdf.open(path) as pdf:
        return len(pdf.pages)


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


def _saved(pdf: Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()
