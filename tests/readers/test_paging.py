"""Pages found by running heads and folios alone; none where nothing proves them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.readers.paging import MARK, find_starts
from chapbook.readers.plain import find_pages

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SENTENCE = "le peuple veut vivre libre et travailler sans maître dans la commune où chacun donne selon ses forces"
WORDS = SENTENCE.split()


def body(lines: int, seed: int) -> list[str]:
    """Lines of a text whose sentences run on from page to page."""
    chance = random.Random(seed)  # noqa: S311 - a text to test with
    return [" ".join(chance.choices(WORDS, k=9)) for _ in range(lines)]


def pages_with(head: Callable[[int], str], count: int = 9, first: int = 3, at_foot: bool = False) -> list[str]:
    """Pages of uneven length, the first one without its head."""
    pages = []
    for index in range(count):
        lines = "\n".join(body(28 + index % 4, index))
        furniture = head(first + index)
        if at_foot:
            pages.append(f"{lines}\n\n{furniture}\n\n")
        else:
            pages.append(f"{furniture}\n\n{lines}\n\n" if index else f"Le titre\n\n{lines}\n\n")
    return pages


def found(pages: list[str]) -> list[str]:
    text = "".join(pages)
    return [page.span.of(text) for page in find_pages(text)[0]]


DRESSES: dict[str, Callable[[int], str]] = {
    "two heads in turn": lambda n: f"{n} VICTOR HUGO" if n % 2 else f"LA TRIBUNE DÉTRUITE {n}",
    "one head on both sides": lambda n: f"{n} L'ENTR'AIDE" if n % 2 else f"L'ENTR'AIDE {n}",
    "heads that change by chapter": lambda n: f"{n} LE PAIN" if n < 7 else f"LES VIVRES ET LE LOGEMENT {n}",
    "folios between dashes": lambda n: f"— {n} —",
    "folios between hyphens": lambda n: f"- {n} -",
    "bare folios": str,
    "folios in brackets": lambda n: f"[{n}]",
    "head and folio on two lines": lambda n: f"LA CONQUÊTE DU PAIN\n\n{n}",
    "heads misread": lambda n: f"{n} VICT{'0O'[n % 2]}R HUG{'OQ'[n % 2]}",
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES.keys())
def test_a_head_or_folio_opens_each_page(dress: Callable[[int], str]) -> None:
    pages = pages_with(dress)
    assert found(pages) == pages


@pytest.mark.parametrize("name", ["folios between dashes", "bare folios", "folios in brackets"])
def test_a_folio_as_the_last_line_of_all_closes_each_page(name: str) -> None:
    pages = pages_with(DRESSES[name], at_foot=True)
    joined = "".join(pages).rstrip("\n") + "\n"
    starts = [page.span.start for page in find_pages(joined)[0]]
    assert [joined[start:].lstrip()[:40] for start in starts] == [page[:40] for page in pages]


@pytest.mark.parametrize("misread", ["oe", "a", "u", "$"])
def test_a_head_whose_number_was_misread_is_found_where_it_is_due(misread: str) -> None:
    pages = pages_with(lambda n: f"LA TRIBUNE {misread if n == 7 else n}")
    assert found(pages) == pages


def test_a_folio_misread_between_its_dashes_is_found_where_it_is_due() -> None:
    pages = pages_with(lambda n: "— oe —" if n == 7 else f"— {n} —")
    assert found(pages) == pages


def test_a_head_lost_altogether_is_told_by_the_sentence_that_its_page_cuts() -> None:
    pages = pages_with(lambda n: "" if n == 7 else f"— {n} —")
    text = "".join(pages)
    starts = [text[page.span.start :].lstrip()[:40] for page in find_pages(text)[0]]
    assert starts == [page.lstrip()[:40] for page in pages]


def test_a_head_lost_within_a_paragraph_leaves_two_pages_in_one() -> None:
    pages = pages_with(lambda n: "" if n == 7 else f"— {n} —")
    pages[3:5] = [pages[3].rstrip("\n") + "\n" + pages[4].lstrip("\n")]
    assert found(pages) == pages


def test_a_note_that_ends_within_a_sentence_tells_a_page_whose_folio_is_lost() -> None:
    pages = pages_with(lambda n: "" if n == 7 else f"— {n} —")
    pages[3] = pages[3].rstrip("\n") + "\n\n(1) Voyez le discours du 3 juin.\n\n"
    pages[4] = pages[4].lstrip("\n")
    assert found(pages) == pages


def test_a_note_right_above_the_rest_of_a_sentence_tells_such_a_page_too() -> None:
    pages = pages_with(lambda n: f"— {n} —", at_foot=True)
    pages[0] = pages[0].removesuffix("— 3 —\n\n") + "(1) Voyez le discours du 3 juin.\n"
    assert found(pages)[0] == pages[0]


def test_a_line_that_is_fuller_than_the_note_above_it_begins_such_a_page() -> None:
    pages = pages_with(lambda n: f"— {n} —", at_foot=True)
    pages[0] = pages[0].removesuffix("\n\n— 3 —\n\n") + ".\n\n(1) Voyez le discours.\n"
    pages[1] = pages[1].capitalize()
    assert found(pages)[0] == pages[0]


def test_the_name_of_a_chapter_with_a_number_misread_is_its_head() -> None:
    pages = pages_with(lambda n: "De la terre et du pain vi" if n == 7 else f"{n} LA TRIBUNE")
    pages[3] += "II. — De la terre et du pain\n\n"
    assert found(pages) == pages


def test_a_head_of_a_short_word_and_a_long_one_is_known_without_its_number() -> None:
    pages = pages_with(lambda n: "AUX PAYSANS" if n == 7 else f"AUX PAYSANS {n}")
    assert found(pages) == pages


@pytest.mark.parametrize("bracket", ["1{}]", "[{}1", "({}]", "{}}}", "{}"])
def test_a_bracket_read_as_a_figure_does_not_hide_the_number(bracket: str) -> None:
    pages = pages_with(lambda n: bracket.format(n) if n in (5, 6, 9) else f"[{n}]")
    assert found(pages) == pages


def test_few_numbers_at_the_distance_of_their_pages_prove_them() -> None:
    pages = [f"{chr(10).join(body(30, n)).capitalize()}.\n\n{n if n in (4, 7, 10) else ''}\n\n" for n in range(1, 13)]
    assert [page.strip().split("\n")[0] for page in found(pages)[1:]] == ["4", "7", "10"]


def test_the_numbers_of_every_second_page_prove_all_pages() -> None:
    pages = pages_with(lambda n: f"{n} JEAN DUPONT" if n % 2 == 0 else "", count=11)
    assert len(find_pages("".join(pages))[0]) == len(pages)


def test_the_author_under_the_title_opens_no_page() -> None:
    pages = pages_with(lambda n: "JEAN DUPONT" if n % 2 == 0 else "LE PAIN DU PEUPLE")
    front = "LE PAIN DU PEUPLE\n\nJEAN DUPONT\n\n"
    assert found([front + pages[0], *pages[1:]])[0].startswith(front)


def test_numbers_under_notes_prove_pages_that_cut_no_sentence() -> None:
    note = "(1) Voyez le discours du 3 juin."
    pages = [f"{chr(10).join(body(29 + n % 3, n)).capitalize()}.\n\n{note}\n\n— {n} —\n\n" for n in range(1, 7)]
    assert len(found(pages)) == len(pages)


def test_as_few_that_leave_none_out_may_as_well_open_chapters() -> None:
    pages = [f"{n}\n\n{chr(10).join(body(30, n)).capitalize()}.\n\n" for n in range(1, 4)]
    assert found(pages) == ["".join(pages)]


@pytest.mark.parametrize("note", ["[{}] Voyez plus haut", "{}. Le mot est de Danton.", "** Voir plus haut, p. {}."])
def test_notes_are_no_running_heads(note: str) -> None:
    pages = [
        f"{chr(10).join(body(30, n))}\n\n{note.format(n)}\n\n{chr(10).join(body(9, n + 40))}\n\n— {n} —\n\n"
        for n in range(1, 9)
    ]
    assert [page.rstrip().rpartition("\n")[2] for page in found(pages)] == [f"— {n} —" for n in range(1, 9)]


def test_heads_misread_beyond_the_last_number_are_found() -> None:
    pages = pages_with(lambda n: f"LA TRIBUNE {'II' if n >= 10 else n}")
    assert found(pages) == pages


def test_heads_without_numbers_are_found_where_they_recur() -> None:
    pages = pages_with(lambda n: "PAUL LAFARGUE" if n % 2 else "LE DROIT À LA PARESSE")
    assert found(pages) == pages


def test_the_mark_is_named() -> None:
    assert find_pages("".join(pages_with(DRESSES["bare folios"])))[1] == MARK == "running heads and folios"


def test_form_feeds_are_believed_before_any_head() -> None:
    pages = pages_with(DRESSES["bare folios"])
    text = "".join(pages[:3]) + "\f" + "".join(pages[3:])
    assert len(find_pages(text)[0]) == 2


@pytest.mark.parametrize(
    "opening",
    [
        lambda n: f"{n}",
        lambda n: f"CHAPITRE {n}",
        lambda n: f"{n}. De la propriété",
        lambda n: f"ARTICLE {n}",
        lambda _: "REFRAIN DU PEUPLE",
    ],
)
def test_headings_that_stand_between_sentences_are_no_heads(opening: Callable[[int], str]) -> None:
    parts = []
    for number in range(1, 9):
        lines = body(30, number)
        lines[0], lines[-1] = lines[0].capitalize(), lines[-1] + "."
        parts.append(f"{opening(number)}\n\n" + "\n".join(lines))
    assert find_starts("\n\n".join(parts)) == ()


def test_a_numbered_list_is_no_row_of_folios() -> None:
    items = [f"{n}. Abolition des lois" for n in range(1, 9)]
    assert find_starts("\n".join([*body(40, 1), *items, *body(40, 2)])) == ()


def test_two_numbers_prove_nothing() -> None:
    assert find_starts("".join(pages_with(DRESSES["bare folios"], count=3))) == ()


@given(st.lists(st.sampled_from(["", "texte qui court", "4", "5 HUGO", "HUGO 6", "— 7 —", "fin."]), max_size=80))
def test_starts_ascend_and_lie_at_line_starts(lines: list[str]) -> None:
    text = "\n".join(lines)
    starts = find_starts(text)
    assert list(starts) == sorted(set(starts))
    assert all(0 < start < len(text) and text[start - 1] == "\n" for start in starts)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus lies beside the project, not in it")
def test_the_pages_of_the_corpus_are_found_by_their_heads() -> None:
    tribune = (CORPUS / "tribune" / "scan.txt").read_text(encoding="utf-8")
    paged = (CORPUS / "paresse" / "scan.txt").read_text(encoding="utf-8").split("\f")[:-1]
    assert len(find_pages(tribune)[0]) == 10
    assert found(paged) == paged
