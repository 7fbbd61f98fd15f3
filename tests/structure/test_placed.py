"""The editor says where a note is called: the call stands behind his words, and no doubt remains."""

from __future__ import annotations

from chapbook import languages
from chapbook.clean.streams import streams_of
from chapbook.decisions.anchors import pin_decisions
from chapbook.layout import find_regions, page_labels
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.document import Document, Note, Text, leaves
from chapbook.shapes.findings import Finding, Kind
from chapbook.shapes.layers import Layers
from chapbook.structure import build_document
from texts import scan_of

TEXT = (
    "Voici le commencement de ce texte, qui est assez long pour\navoir deux lignes (1) pleines et une courte.\n"
    "On y lit encore d'autres mots que personne n'appelle ici.\n\n(1) Une note.\n(2) Une autre note.\n"
)


def built(text: str, *decisions: Decision) -> tuple[Document, tuple[Finding, ...]]:
    scan = scan_of(text)
    pins, _ = pin_decisions(scan, decisions)
    regions, _ = find_regions(scan, pins)
    return build_document(
        scan, page_labels(scan, regions), Layers(streams_of(scan, regions)), pins, languages.load("fr")
    )


def called_behind(document: Document) -> list[str]:
    """The last words before each call."""
    found, before = [], ""
    for leaf in leaves(document.blocks):
        if isinstance(leaf, Text):
            before = leaf.text
        elif isinstance(leaf, Note):
            found.append(before.rstrip()[-11:])
    return found


def test_a_note_is_called_behind_the_words_that_the_editor_names() -> None:
    document, findings = built(TEXT)
    assert called_behind(document)[0] == "deux lignes"
    assert [finding.kind for finding in findings] == [Kind.DOUBT]
    decision = Decision(
        id="a", kind=DecisionKind.CALL, exact="autres mots", page=1, line=3, column=19, replace="(2) Une autre note."
    )
    document, findings = built(TEXT, decision)
    assert called_behind(document) == ["deux lignes", "autres mots"]
    assert findings == ()


def test_a_mark_behind_the_words_is_the_call_and_leaves_the_text() -> None:
    decision = Decision(
        id="a", kind=DecisionKind.CALL, exact="deux lignes", page=1, line=2, column=7, replace="(2) Une autre"
    )
    document, _ = built(TEXT, decision)
    words = "".join(leaf.text for leaf in leaves(document.blocks) if isinstance(leaf, Text))
    assert "(1)" not in words


def test_a_decision_on_a_note_that_is_not_there_changes_nothing() -> None:
    decision = Decision(
        id="a", kind=DecisionKind.CALL, exact="autres mots", page=1, line=3, column=19, replace="(9) Rien"
    )
    assert built(TEXT, decision) == built(TEXT)
