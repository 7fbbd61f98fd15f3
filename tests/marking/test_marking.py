"""Foreign passages and abbreviations are marked where they are sure, and no character is touched by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.check.laws import structure_is_whole, texts_are_their_origins
from chapbook.clean import clean
from chapbook.layout import find_regions, page_labels
from chapbook.marking import mark
from chapbook.marking.spans import Mark, reading, wrapped
from chapbook.readers.plain import find_pages
from chapbook.shapes.decisions import Decision, DecisionKind, Pin
from chapbook.shapes.document import (
    Abbreviation,
    Block,
    Document,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Signature,
    SmallCaps,
    Text,
    flat,
    inlines_of,
    plain,
)
from chapbook.shapes.layers import Layers, Stream, StreamKind
from chapbook.shapes.scan import Scan, Span
from chapbook.structure import build_document
from texts import FRENCH

NOWHERE = Origin(0, 0, 0)


def spans(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """What is marked in a run, notes included: (tag or full word, words)."""
    for inline in inlines:
        match inline:
            case Foreign(lang=said, inlines=inner) | Abbreviation(full=said, inlines=inner):
                yield said, plain(inner)
                yield from spans(inner)
            case Note(blocks=blocks):
                yield from (one for block in blocks for run in inlines_of(block) for one in spans(run))
            case SmallCaps(inlines=inner):
                yield "small capitals", plain(inner)
            case Emphasis(inlines=inner):
                yield from spans(inner)


def marked(text: str, *decisions: tuple[str, str]) -> tuple[Layers, Document, Document, tuple[str, ...]]:
    """The layers of a text, its document before and after it is marked, and what the findings say."""
    pages, page_mark = find_pages(text)
    scan = Scan(text, pages, page_mark)
    pins = tuple(
        Pin(
            Span(text.index(exact), text.index(exact) + len(exact)),
            Decision(id=exact, kind=DecisionKind.LANGUAGE, exact=exact, replace=tag),
        )
        for exact, tag in decisions
    )
    regions, _ = find_regions(scan, ())
    layers, _ = clean(scan, regions, (), FRENCH, modern=True)
    before, _ = build_document(scan, page_labels(scan, regions), layers, (), FRENCH)
    after, findings = mark(scan, before, layers, pins, FRENCH)
    return layers, before, after, tuple(finding.message for finding in findings)


def told(text: str, *decisions: tuple[str, str]) -> list[tuple[str, str]]:
    document = marked(text, *decisions)[2]
    return [one for block in document.blocks for run in inlines_of(block) for one in spans(run)]


@pytest.mark.parametrize(
    ("lang", "passage"),
    [
        ("en", "the right man in the right place"),
        ("la", "Deus nobis hæc otia fecit"),
        ("it", "Lasciate ogni speranza, voi ch'entrate"),
        ("de", "und wenn die Welt voll Teufel wär"),
    ],
)
def test_a_passage_in_another_language_is_marked_and_told(lang: str, passage: str) -> None:
    text = f"Il aimait à redire à ses amis : « {passage} », et personne ne l'en croyait.\n"
    *_, findings = marked(text)
    assert told(text) == [(lang, passage)]
    assert findings == (f"“{passage}” is marked as {lang}",)


@pytest.mark.parametrize(
    "french",
    [
        "Les économistes réclamaient d'ineffables accises, d'obscures gabelles et des édits bursaux.",
        "Zinoviev, Kamenev, Koltchak et Denikine se rencontrèrent à Kronstadt.",
        "Jarnidieu, qu'est-ce que c'est-y que vous nous chantez là, mon gars ?",
        "Il parlait de self-government et de meeting, in extenso.",
    ],
)
def test_rare_words_names_and_dialect_are_no_other_language(french: str) -> None:
    assert told(f"{french}\n") == []


def test_parts_of_one_passage_are_joined_over_a_comma_but_not_over_a_sentence() -> None:
    text = "On lit en tête : « Und wenn die Welt voll Teufel wär, brothers, und wollten uns verschlingen. » Non.\n"
    assert told(text) == [("de", "Und wenn die Welt voll Teufel wär, brothers, und wollten uns verschlingen")]


def test_abbreviations_are_marked_with_what_they_stand_for() -> None:
    text = "Voyez M. Durand, Mme Michel, etc., p. 12 du t. II, et le n° 4.\n"
    assert told(text) == [
        ("monsieur", "M."),
        ("madame", "Mme"),
        ("et cetera", "etc."),
        ("page", "p."),
        ("tome", "t."),
        ("numéro", "n°"),
    ]


def test_initials_of_a_name_are_no_abbreviations() -> None:
    assert told("C'est R. M. Martin et L. M. qui l'ont écrit.\n") == []


def in_small_capitals(block: Block) -> list[str]:
    """What of a block is marked as small capitals."""
    layers, *_ = marked("Un mot.\n")
    document, _ = mark(Scan("", ()), Document((block,)), layers, (), FRENCH)
    return [words for run in inlines_of(document.blocks[0]) for said, words in spans(run) if said == "small capitals"]


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("Ainsi parlait KARL MARX à Londres.", ["KARL MARX"]),
        ("C'est MIRABEAU, c'est DANTON-LEBRUN qui parle.", ["MIRABEAU", "DANTON-LEBRUN"]),
        ("Voyez J.-B. SAY, et L. BLANC, qui l'ont écrit.", ["SAY", "BLANC"]),
        ("Nous voulons L'ÉGALITÉ entre tous, NON la charité.", ["L'ÉGALITÉ", "NON"]),
        ("Sous LOUIS XIV, au XVIII siècle, ce fut ainsi.", ["LOUIS"]),
        ("La CGT, la SFIO et la C.G.T. sont en URSS.", []),
        ("Voyez Le Capital, t. IL, au chapitre XXX.", []),
        ("Le PS2 et le no II sont là, à MiDi.", []),
    ],
)
def test_words_in_capitals_amid_the_text_are_small_capitals(text: str, lowered: list[str]) -> None:
    paragraph = Paragraph((Text(text, Origin(0, 0, len(text))),), NOWHERE)
    assert in_small_capitals(paragraph) == lowered


def test_capitals_that_are_the_dress_of_a_whole_block_stay_but_for_a_signature() -> None:
    run = (Text("VIVE LA COMMUNE DE PARIS, CITOYENS !", NOWHERE),)
    assert in_small_capitals(Paragraph(run, NOWHERE)) == []
    assert in_small_capitals(Heading(1, run, NOWHERE)) == []
    assert in_small_capitals(Signature((Text("LOUISE MICHEL.", NOWHERE),), NOWHERE)) == ["LOUISE MICHEL"]


def test_the_editor_marks_a_passage_and_takes_a_mark_away() -> None:
    text = "Le brave self government est le right man in the right place.\n"
    assert told(text, ("self government", "en")) == [("en", "self government")]
    other = "Il a dit : « the right man in the right place », hélas.\n"
    assert told(other, ("the right man in the right place", "fr")) == []
    assert told(other, ("the right man", "nl")) == [("nl", "the right man")]


def test_what_is_marked_is_whole() -> None:
    text = "Il a dit à M. Durand : « the right man in the right place », et ce fut tout.\n"
    layers, before, after, _ = marked(text)
    assert structure_is_whole(layers, after).passed
    assert texts_are_their_origins(layers, after).passed
    assert [plain(run) for block in after.blocks for run in inlines_of(block)] == [
        plain(run) for block in before.blocks for run in inlines_of(block)
    ]


def test_a_note_called_in_a_foreign_passage_is_in_the_language_of_the_book() -> None:
    note = Note((Paragraph((Text("L'homme qu'il faut.", Origin(1, 0, 19)),), NOWHERE),), "(1)")
    run = (Text("the right man", Origin(0, 0, 13)), note, Text(" in the right place", Origin(0, 13, 32)))
    made = wrapped(run, [Mark(Span(0, 33), Foreign("en", ()))])
    assert [type(one).__name__ for one in made] == ["Foreign", "Note", "Foreign"]


def test_a_turn_of_the_page_stays_inside_its_passage() -> None:
    run = (Text("the right ", Origin(0, 0, 10)), PageBreak("2"), Text("man", Origin(0, 10, 13)))
    (made,) = wrapped(run, [Mark(Span(0, 13), Foreign("en", ()))])
    assert isinstance(made, Foreign) and made.inlines == run


PIECES = st.lists(st.sampled_from(("a", "bc", "def")), min_size=1, max_size=3)


@st.composite
def runs_and_marks(draw: st.DrawFn) -> tuple[tuple[Inline, ...], list[Mark]]:
    """A run of texts, some stressed, with notes and page turns, and marks that ascend."""
    run: list[Inline] = []
    done = 0
    for words in draw(st.lists(PIECES, min_size=1, max_size=4)):
        texts = []
        for word in words:
            texts.append(Text(word, Origin(0, done, done + len(word))))
            done += len(word)
        run += [Emphasis(tuple(texts))] if draw(st.booleans()) else texts
        run += draw(st.sampled_from(((), (Note((), "*"),), (PageBreak("2"),))))
    edges = sorted(draw(st.sets(st.integers(0, len(reading(tuple(run)))), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(run), [Mark(Span(start, end), Foreign("la", ())) for start, end in pairs]


@given(runs_and_marks())
def test_any_marks_leave_the_leaves_as_they_were_and_hold_exactly_their_words(
    case: tuple[tuple[Inline, ...], list[Mark]],
) -> None:
    run, marks = case
    made = wrapped(run, marks)
    assert reading(made) == reading(run)
    assert [leaf for leaf in flat(made) if not isinstance(leaf, Text)] == [
        leaf for leaf in flat(run) if not isinstance(leaf, Text)
    ]
    for leaf in flat(made):
        assert not isinstance(leaf, Text) or len(leaf.text) == leaf.origin.end - leaf.origin.start
    whole = reading(run)
    assert "".join(words for _, words in spans(made)) == "".join(
        mark.span.of(whole).replace("\ufffc", "") for mark in marks
    )


def test_a_document_without_words_is_left_as_it_is() -> None:
    scan = Scan("", (), "")
    layers = Layers((Stream(StreamKind.BODY, (), "", ""),))
    document = Document((Paragraph((), NOWHERE),))
    assert mark(scan, document, layers, (), FRENCH) == (replace(document), ())


def test_a_passage_in_another_language_is_not_corrected_into_that_of_the_book() -> None:
    text = "On lit en tête : « Please adjust your dress\nbefore leaving the house », et rien de plus.\n"
    assert marked(text)[0].streams[0].text == text
    assert told(text) == [("en", "Please adjust your dress before leaving the house")]
