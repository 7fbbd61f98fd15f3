"""Notes whose mark OCR lost: told by the calls above them, by the sentence that they part, by the line before."""

from __future__ import annotations

from chapbook.layout import find_regions
from chapbook.shapes.regions import RegionKind
from texts import scan_of, shown, structured

FULL = "Voici une ligne du texte qui est aussi pleine que les autres\n"
SMALL = "Voici une ligne de note, composée dans un corps plus petit que le texte même,\n"


def page(calls: str, notes: str, *, last: str = FULL, first: str = FULL) -> str:
    return f"{first}{FULL}et un appel {calls} avant la suite de ce texte qui est plein et\n{FULL}{last}\n{notes}\n"


def notes_of_layout(*pages: str) -> list[str]:
    scan = scan_of("\f".join(pages))
    regions, _ = find_regions(scan, ())
    notes: dict[int, str] = {}
    for region in regions:
        if region.kind is RegionKind.NOTE and region.note is not None:
            notes[region.note] = notes.get(region.note, "") + region.span.of(scan.text)
    return [" ".join(text.split()) for text in notes.values()]


def usual(number: int = 1) -> str:
    return page("(1)", f"(1) Une note ordinaire, la {number}e de ce livre.")


def test_a_note_that_parts_a_sentence_of_the_body_needs_no_mark() -> None:
    lost = page("ici", "Voyez le discours du 3 juin.", last="et cette phrase s'arrête au milieu de la\n")
    assert notes_of_layout(usual(), usual(2), lost, "ligne et finit ici.\n" + FULL)[2:] == [
        "Voyez le discours du 3 juin."
    ]


def test_a_paragraph_that_begins_under_a_heading_at_the_foot_and_goes_on_overleaf_is_no_note() -> None:
    last = page("ici", "Voici le commencement de ce qui", last="et cette phrase finit ici.\n\nCHAPITRE V\nLe pain\n")
    assert len(notes_of_layout(usual(), usual(2), last, "va suivre.\n" + FULL)) == 2


def test_a_block_between_whole_sentences_without_call_is_no_note() -> None:
    whole = page("ici", "Voyez le discours du 3 juin.", last="et cette phrase finit ici.\n")
    assert len(notes_of_layout(usual(), usual(2), whole, FULL)) == 2


def test_of_three_notes_called_the_one_without_mark_opens_behind_a_short_line() -> None:
    three = page("(1), un autre (2), un troisième (3)", "(1) Le premier mot.\nLe second mot.\n(3) Le troisième mot.")
    assert notes_of_layout(usual(), usual(2), three, FULL)[2:] == [
        "(1) Le premier mot.",
        "Le second mot.",
        "(3) Le troisième mot.",
    ]


def test_a_note_of_two_paragraphs_stays_one_where_each_call_has_its_mark() -> None:
    two = page("(1)", f"(1) {SMALL}et sa fin.\nLe second alinéa de la même note.")
    assert len(notes_of_layout(usual(), usual(2), two, FULL)) == 3


def test_a_note_without_mark_is_called_where_a_stray_sign_is_left_with_a_doubt() -> None:
    lost = page(
        "de Danton’, dit-on,", "Voyez le discours du 3 juin.", last="et cette phrase s'arrête au milieu de la\n"
    )
    _, document, findings = structured(
        "\f".join(["TITRE\n\n" + usual(), usual(2), lost, "ligne et finit ici.\n" + FULL])
    )
    assert any("the note without a mark" in finding.message for finding in findings)
    assert len(document.blocks) > 1


def test_a_note_behind_one_that_runs_over_may_be_called_on_the_page_before() -> None:
    first = f"TITRE\n\n{FULL}un appel (1) et un autre de Danton’, dit-on, au milieu\n{FULL}\n(1) {SMALL * 3}"
    rest = f"{SMALL.lower() * 2}et sa fin.\n\n(2) La seconde.\n"
    second = f"{FULL}{FULL}la page qui suit n'appelle rien du tout et elle finit ici.\n\n{rest}"
    _, _, findings = structured(f"{first}\f{second}")
    doubts = [finding.message for finding in findings if "(2)" in finding.message]
    assert doubts == ["the note (2) is called from nowhere on its page; taken to be called at “’”"]


def test_two_daggers_read_as_t_and_f_open_a_note() -> None:
    two = page("†, un autre ††", "† Le mot est de Danton.\ntf Le mot est de Marat.")
    assert notes_of_layout(page("†", "† Une note ordinaire."), two)[2:] == ["tf Le mot est de Marat."]


def test_a_dagger_read_as_a_plus_stands_right_before_its_note() -> None:
    glued = page("†", "+Le mot est de Proudhon, et il l'a redit.")
    assert notes_of_layout(page("†", "† Une note ordinaire."), glued)[1:] == [
        "+Le mot est de Proudhon, et il l'a redit."
    ]


def test_a_number_misread_does_not_hide_the_note_behind_it() -> None:
    two = page("un mot2, un autre3", f"8 Le mot est de Danton.\n3 {SMALL}")
    first = page("un mot1", f"1 {SMALL}{SMALL}et sa fin.")
    assert [note[:6] for note in notes_of_layout(first, two)][1:] == ["8 Le m", "3 Voic"]


def test_daggers_read_as_letters_at_the_end_of_words_call_their_notes() -> None:
    pages = [page("de leurst amis,", "+ Le mot est de Danton."), page("de la Revuet}", "+ Le mot est de Marat.")]
    _, document, _ = structured("TITRE\n\n" + "\f".join([page("†", "† Une note ordinaire."), *pages]))
    text = shown(document)
    assert "de leurs[+ Le mot est de Danton.] amis" in text
    assert "de la Revue[+ Le mot est de Marat.]" in text


def test_figures_that_count_anew_behind_a_note_that_had_no_room_open_notes() -> None:
    first = page("un mot1, un autre2", f"1 {SMALL}{SMALL}{SMALL}et sa fin.")
    second = page("un mot1", f"2 {SMALL}et sa fin.\n1 {SMALL}et sa fin.")
    assert [note[:6] for note in notes_of_layout(first, second)] == ["1 Voic", "2 Voic", "1 Voic"]


def test_a_note_that_had_no_room_is_called_on_the_page_before_though_its_own_has_that_mark() -> None:
    pages = [page("un mot (1), un autre (2)", f"(1) {SMALL}et sa fin."), page("un mot (1)", "(2) Tard.\n(1) Tôt.")]
    _, document, findings = structured("TITRE\n\n" + "\f".join(pages))
    assert "un autre [(2) Tard.]" in shown(document)
    assert not [finding for finding in findings if "called from nowhere" in finding.message]


def test_the_end_of_a_note_under_the_name_that_signs_is_the_notes() -> None:
    first = page("(1)", f"(1) {SMALL}et une phrase qui")
    assert notes_of_layout(usual(), first, f"{FULL}{FULL}La fin.\n\nJean Dupont.\n\nse termine ici et ne dit rien.\n")[
        1
    ].endswith("qui se termine ici et ne dit rien.")
