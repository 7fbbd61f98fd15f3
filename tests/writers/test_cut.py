"""Blocks cut before one of their lines, titles behind so many letters: nothing lost, ids once."""

from __future__ import annotations

import pytest

from chapbook.writers.pdf.cut import divide, letters, split, take_out, text_of
from chapbook.xhtml.elements import XHTML, Element, make, parse


def element(inside: str, name: str = "p") -> Element:
    """An element in a body, from its XHTML."""
    body = parse(f'<body xmlns="{XHTML}"><{name} id="p1" class="filled">{inside}</{name}><p>next</p></body>'.encode())
    return body[0]


def lines(block: Element) -> list[Element]:
    return [child for child in block.iter() if (child.get("class") or "").startswith("set-line")]


def test_a_block_is_cut_before_a_line_and_its_id_stays_with_the_first_part() -> None:
    block = element("".join(f'<span class="set-line">{word} </span>' for word in ("un", "deux", "trois")))
    rest = split(block, lines(block)[1])
    assert block.getnext() is rest
    assert (text_of(block), text_of(rest)) == ("un ", "deux trois ")
    assert (block.get("id"), rest.get("id")) == ("p1", None)
    assert rest.get("class") == "filled continued"
    following = rest.getnext()
    assert following is not None
    assert following.text == "next"


@pytest.mark.parametrize(("line", "first", "second"), [(1, "a", "bcd"), (2, "ab", "cd"), (3, "abc", "d")])
def test_a_verse_is_cut_between_its_lines_and_within_one_that_is_turned_over(
    line: int, first: str, second: str
) -> None:
    def verse(*set_lines: str) -> str:
        return '<span class="line">' + "".join(f'<span class="set-line">{x}</span>' for x in set_lines) + "</span>"

    block = element("<br/>".join((verse("a"), verse("b", "c"), verse("d"))))
    rest = split(block, lines(block)[line])
    assert (text_of(block), text_of(rest)) == (first, second)
    assert all(len(child) for part in (block, rest) for child in part if child.get("class") == "line")


def test_a_line_of_another_block_is_refused() -> None:
    block = element('<span class="set-line">un</span>')
    with pytest.raises(ValueError, match="not the block's"):
        split(block, make("span"))


def test_text_is_divided_by_letters_alone() -> None:
    first = element("un <em>deux trois</em> quatre")
    second = divide(first, 6)
    assert (text_of(first), text_of(second)) == ("un deux ", "trois quatre")
    assert letters(text_of(first)) == 6


def test_what_is_divided_keeps_its_language_on_both_sides() -> None:
    first = element('un <i lang="la" xml:lang="la">genus homo</i>')
    assert divide(first, 7)[0].get("lang") == "la"


def test_what_is_taken_out_leaves_the_text_behind_it() -> None:
    block = element("un <b>deux</b> trois")
    take_out(block[0])
    assert text_of(block) == "un  trois"
