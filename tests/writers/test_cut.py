"""Blocks cut at line ends: no letter lost, notes whole, hyphens where words are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.writers.pdf.cut import LineEnd, divide, letters, line_ends, notes_in, split, take_out, text_of
from chapbook.xhtml.elements import XHTML, Element, make, parse


def element(inside: str, name: str = "p") -> Element:
    """An element in a body, from its XHTML."""
    body = parse(f'<body xmlns="{XHTML}"><{name} id="p1">{inside}</{name}></body>'.encode())
    return body[0]


def halves(inside: str, count: int, *, cuts_word: bool = False) -> tuple[str, str]:
    """The texts of the two parts of a paragraph that is cut."""
    first = element(inside)
    second = split(first, LineEnd(count, cuts_word))
    assert first.getnext() is second
    return text_of(first), text_of(second)


def test_a_paragraph_is_cut_between_two_words() -> None:
    assert halves("un deux trois", 6) == ("un deux", "trois")


def test_a_cut_word_keeps_a_hyphen() -> None:
    assert halves("exécution", 4, cuts_word=True) == ("exéc\u2010", "ution")


def test_a_cut_inside_inline_elements_keeps_both_parts_in_their_kind() -> None:
    first = element("un <em>deux trois</em> quatre")
    second = split(first, LineEnd(6))
    assert [(child.tag.rpartition("}")[2], text_of(child)) for child in (*first, *second)] == [
        ("em", "deux"),
        ("em", "trois"),
    ]
    assert text_of(second) == "trois quatre"


def test_a_hyphen_goes_inside_the_element_of_the_last_letter() -> None:
    first = element("un <em>exécution</em>")
    split(first, LineEnd(6, cuts_word=True))
    assert text_of(first[0]) == "exéc\u2010"


def test_an_inline_element_that_begins_behind_the_cut_leaves_no_empty_one_before_it() -> None:
    first = element("un <em>deux</em>")
    split(first, LineEnd(2))
    assert len(first) == 0


def test_a_note_stays_whole_on_the_side_of_its_call() -> None:
    first = element('un<a class="call">1</a><span class="note">une longue note</span> deux trois')
    second = split(first, LineEnd(7))
    assert (text_of(first), text_of(second)) == ("un1 deux", "trois")
    assert [text_of(note) for note, _ in notes_in(first)] == ["une longue note"]
    assert notes_in(second) == ()


def test_the_id_stays_with_the_first_part_and_a_page_that_ends_inside_is_full() -> None:
    first = element("un deux")
    second = split(first, LineEnd(2))
    assert (first.get("id"), first.get("class")) == ("p1", "runs-on")
    assert (second.get("id"), second.get("class")) == (None, "continued")


def test_a_cut_at_a_forced_break_drops_it_and_does_not_stretch_the_line() -> None:
    first = element('un<br class="para"/><span class="indent"/>deux')
    second = split(first, LineEnd(2))
    assert (len(first), first.get("class")) == (0, None)
    assert [child.get("class") for child in second] == ["indent"]


def test_a_cut_keeps_the_language_of_foreign_words() -> None:
    first = element('un <i lang="la" xml:lang="la">genus homo</i>')
    assert split(first, LineEnd(7))[0].get("lang") == "la"


def test_lines_are_found_in_their_text_with_the_words_they_cut() -> None:
    ends = line_ends("une exécution peut-être", ("une exé\u2010", "cution peut-", "être"))
    assert ends == (LineEnd(6, True), LineEnd(17), LineEnd(21))


def test_a_hyphen_of_the_text_itself_is_no_cut() -> None:
    assert line_ends("vis\u2010à", ("vis\u2010", "à")) == (LineEnd(4), LineEnd(5))


def test_lines_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="the layout set"):
        line_ends("un deux", ("un trois",))


def test_white_space_and_soft_hyphens_do_not_count() -> None:
    assert letters("a\u00a0b\u202fc\u00add\n e") == 5


def test_an_element_is_taken_out_and_the_text_behind_it_stays() -> None:
    paragraph = element("un<em>x</em> deux<em>y</em> trois")
    for child in list(paragraph):
        take_out(child)
    assert text_of(paragraph) == "un deux trois"


@given(st.lists(st.sampled_from(["mot", "l’an", "A\u00a0:", "œ"]), min_size=2, max_size=12), st.data())
def test_no_letter_is_lost_wherever_an_element_is_divided(words: list[str], data: st.DataObject) -> None:
    parts = [make("em", None, word) if index % 3 == 1 else f"{word} " for index, word in enumerate(words)]
    whole = make("p", None, *parts)
    text = text_of(whole)
    count = data.draw(st.integers(0, letters(text) - 1))
    rest = divide(whole, count)
    assert text_of(whole) + text_of(rest) == text
    assert letters(text_of(whole)) == count
