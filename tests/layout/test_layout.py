"""Layout: what each line is; regions cover the scan and change nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chapbook.decisions.anchors import pin_decisions
from chapbook.layout import find_regions
from chapbook.shapes.decisions import Decision, DecisionKind
from chapbook.shapes.findings import Kind
from chapbook.shapes.regions import RegionKind
from texts import scan_of

BODY = "Voici le commencement de ce texte, qui est assez long pour\navoir deux lignes pleines et une courte.\n"


def kinds(text: str, *decisions: Decision) -> list[tuple[RegionKind, int | None, str]]:
    scan = scan_of(text)
    pins, _ = pin_decisions(scan, decisions)
    regions, _ = find_regions(scan, pins)
    return [(region.kind, region.note, region.span.of(text)) for region in regions]


def test_a_note_needs_a_call_above_it() -> None:
    assert [kind for kind, _, _ in kinds(f"{BODY}Sans appel.\n\n(1) Ceci n'est pas une note.\n")] == [RegionKind.BODY]
    assert kinds(f"{BODY}Avec appel (1).\n\n(1) Une note.\n")[1] == (RegionKind.NOTE, 0, "(1) Une note.\n")


def test_stars_are_counted_so_that_two_are_not_one() -> None:
    found = kinds(f"{BODY}Un* et deux**.\n\n* Un.\n** Deux.\n")
    assert [(note, text) for kind, note, text in found if kind is RegionKind.NOTE] == [
        (0, "* Un.\n"),
        (1, "** Deux.\n"),
    ]


def test_a_number_alone_at_the_edge_of_a_page_is_its_folio() -> None:
    found = kinds(f"{BODY}\f— 12 —\n{BODY}\f{BODY}13\n")
    assert [text for kind, _, text in found if kind is RegionKind.FOLIO] == ["— 12 —\n", "13\n"]


def test_a_head_misread_on_some_pages_is_still_a_running_head() -> None:
    found = kinds(
        f"LE DROIT\n\n{BODY}\f4 JEAN DUPONT\n{BODY}\fLE DROIT 5\n{BODY}\f6 JFAN DUPONT\n{BODY}\fLE DR0IT 7\n{BODY}"
    )
    heads = [text for kind, _, text in found if kind is RegionKind.RUNNING_HEAD]
    assert heads == ["4 JEAN DUPONT\n", "LE DROIT 5\n", "6 JFAN DUPONT\n", "LE DR0IT 7\n"]


def test_a_note_that_breaks_off_for_good_is_a_doubt() -> None:
    scan = scan_of(f"{BODY}Avec appel (1).\n\n(1) Une note qui ne finit\n\f{BODY}")
    _, findings = find_regions(scan, ())
    assert [(finding.kind, finding.place and finding.place.line) for finding in findings] == [(Kind.DOUBT, 5)]


def test_the_editor_tells_a_note_from_the_body() -> None:
    text = f"{BODY}\nUne note sans marque.\n"
    decision = Decision(id="a", kind=DecisionKind.NOTE, exact="Une note", page=1, line=4, column=1)
    assert kinds(text, decision)[-1] == (RegionKind.NOTE, 0, "Une note sans marque.\n")
    back = Decision(id="b", kind=DecisionKind.BODY, exact="(1) Une note", page=1, line=5, column=1)
    text = f"{BODY}Avec appel (1).\n\n(1) Une note.\n"
    assert [kind for kind, _, _ in kinds(text, back)] == [RegionKind.BODY]


def test_the_editor_joins_two_notes_and_splits_one_in_two() -> None:
    two = f"{BODY}Un (1) et deux (2).\n\n(1) Une note\nsur deux lignes.\n(2) Suite.\n"
    joined = Decision(id="a", kind=DecisionKind.NOTE, exact="(2) Suite", page=1, line=7, column=1, replace="continues")
    assert kinds(two, joined)[-1] == (RegionKind.NOTE, 0, "(1) Une note\nsur deux lignes.\n(2) Suite.\n")
    split = Decision(id="b", kind=DecisionKind.NOTE, exact="sur deux", page=1, line=6, column=1, replace="opens")
    assert [(note, text) for kind, note, text in kinds(two, split) if kind is RegionKind.NOTE] == [
        (0, "(1) Une note\n"),
        (1, "sur deux lignes.\n"),
        (2, "(2) Suite.\n"),
    ]


def test_a_note_confirmed_by_its_first_line_keeps_its_other_lines() -> None:
    text = f"{BODY}Avec appel (1).\n\n(1) Une note\nsur deux lignes.\n"
    sure = Decision(id="a", kind=DecisionKind.NOTE, exact="(1) Une", page=1, line=5, column=1, replace="opens")
    assert kinds(text, sure) == kinds(text)


FULL = "Voici une ligne pleine du texte, aussi longue que les autres,\n"
SMALL = "Voici une ligne de note, en petit corps, qui tient bien plus de lettres que le texte,\n"


def notes(text: str) -> list[str]:
    return [found.replace("\n", " ").strip() for kind, _, found in kinds(text) if kind is RegionKind.NOTE]


def test_a_list_at_the_foot_of_a_page_is_no_note_in_a_book_whose_notes_have_figures() -> None:
    page = f"{FULL * 4}Un mot¹ appelé ici.\n\n1 {SMALL}{SMALL}et sa fin.\n\f"
    items = "1. le pain de tous les jours ;\n2. la paix ;\n3. la liberté.\n"
    listed = f"{FULL * 4}\nVoici ce qu'il faut en retenir :\n\n{items}\f"
    assert len(notes(page + page + listed)) == 2


def test_superior_figures_misread_as_specks_open_notes_where_the_type_is_smaller() -> None:
    page = f"{FULL * 6}et un mot’ appelé ici.\n\n‘{SMALL}{SMALL}et sa fin.\n\f"
    assert len(notes(page * 3)) == 3


def test_lines_in_the_type_of_the_text_do_not_go_on_a_note_in_smaller_type() -> None:
    opened = f"(1) {SMALL}{SMALL}et sa fin.\n(2) {SMALL}{SMALL}"
    first = f"{FULL * 6}Un mot (1) appelé ici, et un (2) autre.\n\n{opened}"
    second = f"\f{FULL * 4}\n— {FULL.lower()}{FULL.lower()}{FULL.lower()}\n{SMALL.lower()}{SMALL}et la fin.\n"
    assert notes(first + second)[-1].count("en petit corps") == 2
    assert "ligne pleine" not in " ".join(notes(first + second))


@given(
    st.lists(
        st.sampled_from([BODY, "(1) note\n", "mot (1)\n", "\n", "\f", "12\n", "TÊTE\n", "\n\n\n", " ", "fin"]),
        max_size=14,
    ).map("".join)
)
def test_regions_cover_the_scan_from_end_to_end(text: str) -> None:
    scan = scan_of(text)
    regions, _ = find_regions(scan, ())
    assert "".join(region.span.of(text) for region in regions) == text


def test_a_numeral_under_a_folio_is_no_second_folio() -> None:
    pages = [f"[{number}]\n{numeral}\n\n{BODY}" for number, numeral in ((4, "II"), (5, "III"), (6, "IV"))]
    found = kinds(f"TITRE\n\n{BODY}\f" + "\f".join(pages))
    assert [text for kind, _, text in found if kind is RegionKind.FOLIO] == ["[4]\n", "[5]\n", "[6]\n"]


def test_the_name_that_signs_is_no_head_though_the_heads_are_that_name_in_capitals() -> None:
    pages = [f"{str(number) * 9} mots.\n{BODY}\n{number} JEAN DUPONT\n" for number in (4, 5, 6, 7)]
    found = kinds("\f".join([*pages, f"{BODY}\nJean Dupont\n\n8 JEAN DUPONT\n"]))
    heads = [text for kind, _, text in found if kind is RegionKind.RUNNING_HEAD]
    assert heads == [f"{number} JEAN DUPONT\n" for number in (4, 5, 6, 7, 8)]


def test_chapters_that_open_pages_are_no_running_heads() -> None:
    pages = [f"CHAPITRE {numeral}\n\n{BODY}" for numeral in ("II", "III", "IV", "V")]
    assert not [kind for kind, _, _ in kinds(f"{BODY}\f" + "\f".join(pages)) if kind is RegionKind.RUNNING_HEAD]


def test_the_number_of_a_chapter_above_its_title_is_no_running_head_though_two_are_misread_alike() -> None:
    pages = [f"CHAPITRE II\nLe {title} du peuple\n\n{BODY}" for title in ("pain", "salaire")]
    assert not [kind for kind, _, _ in kinds(f"{BODY}\f" + "\f".join(pages)) if kind is RegionKind.RUNNING_HEAD]


def test_the_same_note_at_the_foot_of_two_pages_is_no_running_head() -> None:
    pages = [
        f"{BODY}\net un appel (1) avant la suite\n{BODY}\n{mark} Voir plus haut, page 12\n" for mark in ("(1)", "41)")
    ]
    assert not [kind for kind, _, _ in kinds("\f".join(pages)) if kind is RegionKind.RUNNING_HEAD]


def test_a_head_whose_folio_stands_on_a_line_of_its_own_is_known_from_the_other_pages() -> None:
    pages = [f"{number} JEAN DUPONT\n\n{BODY}" for number in (4, 5, 6, 7)]
    found = kinds("\f".join([f"TITRE\n\n{BODY}", *pages, f"8\n\nJEAN DUPONT\n\n{BODY}"]))
    assert "JEAN DUPONT\n" in [text for kind, _, text in found if kind is RegionKind.RUNNING_HEAD]
