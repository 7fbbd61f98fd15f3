"""Tags the notes of a PDF as such (PDF/UA-1, clause 7.9: each a Note with an ID that no other element has)."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from chapbook.writers.pdf.finishing.elements import join
from chapbook.writers.pdf.finishing.facts import Facts


def tag_notes(pdf: Pdf, facts: Facts) -> None:
    """Make one Note with an ID (``n1`` ...) of each note, however many pages it runs over, and list the IDs.

    WeasyPrint tags each piece as a Span in an area without structure, one after the page's text. Raises ValueError
    where there are not as many pieces as were planned.
    """
    found = [piece for area in pdf.Root.StructTreeRoot.K[0].K if Name.NonStruct == area.S for piece in area.K]
    if len(found) != len(facts.pieces):
        raise ValueError(f"{len(found)} pieces of notes are set, {len(facts.pieces)} were planned")
    notes: dict[int, Object] = {}
    for number, piece in zip(facts.pieces, found, strict=True):
        if number not in notes:
            piece.S, piece.ID = Name.Note, f"n{number}"
            notes[number] = piece
        else:
            join(notes[number], piece)
    if notes:
        # ISO 32000-1, 14.7.2: a structure tree whose elements have IDs has a name tree of them, sorted by name.
        named = sorted((f"n{number}", note) for number, note in notes.items())
        pairs = [part for name, note in named for part in (String(name), note)]
        pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=Array(pairs))
