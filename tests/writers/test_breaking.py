"""Lines by total fit: the best of all ways, the Lexique's rules for cuts, the layout's own widths, no letter lost."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapbook.writers import fonts
from chapbook.writers.pdf.breaking import BrokenPart, Typesetter
from chapbook.writers.pdf.breaking.fit import IDEAL, LEAST, MOST, MOST_CUTS, Room, total_fit
from chapbook.writers.pdf.breaking.items import Break, Place
from chapbook.writers.pdf.breaking.pieces import fold_spaces, parts_of, set_lines
from chapbook.writers.pdf.breaking.points import Cutter
from chapbook.writers.pdf.breaking.shapes import Frame, Part, TextStyle
from chapbook.writers.pdf.breaking.widths import Ruler
from chapbook.writers.pdf.cut import text_of
from chapbook.xhtml.elements import XHTML, Element, parse
from print_texts import prose

PLAIN = TextStyle(italic=False, size=11.5, features=(("kern", 1), ("liga", 1), ("onum", 1)), language="fr")


def element(inside: str) -> Element:
    return parse(f'<body xmlns="{XHTML}"><p>{inside}</p></body>'.encode())[0]


def part(inside: str) -> Part:
    block = element(inside)
    fold_spaces(block)
    return parts_of(block, {})[0]


def frame(piece: Part, width: float = 300.0, align: str = "justify", indent: float = 0.0) -> Frame:
    runs = tuple(PLAIN for one in piece.pieces if one.text)
    return Frame("b0", 0, 0.0, 14.0, indent, width, align, runs)


@pytest.fixture(scope="module")
def ruler(tmp_path_factory: pytest.TempPathFactory) -> Ruler:
    upright, italic = (face.path for face in fonts.faces(tmp_path_factory.mktemp("fonts")))
    return Ruler(upright, italic)


def broken(ruler: Ruler, inside: str, *, total: bool = True, **room: float) -> BrokenPart:
    piece = part(inside)
    return Typesetter(ruler, Cutter([piece.text]), total=total).broken(piece, frame(piece, **room))  # type: ignore[arg-type]  # widths only


def words(made: BrokenPart) -> list[str]:
    """The lines as text, hyphens of ours shown."""
    return [
        "".join(made.part.pieces[cut.piece].text[cut.start : cut.end] for cut in line.slices) + "\u2010" * line.hyphen
        for line in made.lines(made.best)
    ]


# --- the fit ------------------------------------------------------------------------------------------------------


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[Break, ...]:
    """Words of 10 to 60 points with spaces of 2.3 between them, in a measure of 100."""
    widths = draw(st.lists(st.integers(10, 60), min_size=1, max_size=9))
    found, x = [Break(Place(0, 0), Place(0, 0), 0.0, 0.0, 0, 0)], 0.0
    for number, width in enumerate(widths):
        x += width
        cut = draw(st.booleans()) and number < len(widths) - 1
        found.append(Break(Place(0, number), Place(0, number), x, x + 2.3 * (not cut), number, number + 1, cut=cut))
        x += 2.3
    return tuple(found)


def demerits_of(breaks: tuple[Break, ...], ends: tuple[int, ...], room: Room) -> float | None:
    """The demerits of one way: that of a text with no other break in it; None where it has none."""
    kept = tuple(breaks[index] for index in (0, *ends))
    found = total_fit(kept, room, (1e9,)).get(len(ends))
    return found.demerits if found is not None and found.ends == tuple(range(1, len(kept))) else None


@given(paragraphs())
def test_no_way_to_break_a_paragraph_has_fewer_demerits(breaks: tuple[Break, ...]) -> None:
    room = Room((100.0,), 100.0, 10.0, 2.3, 16.0)
    ways = total_fit(breaks, room, (1e9,))
    last = len(breaks) - 1
    for count, way in ways.items():
        rivals = [
            demerits
            for inner in combinations(range(1, last), count - 1)
            if (demerits := demerits_of(breaks, (*inner, last), room)) is not None
        ]
        assert all(way.demerits <= rival + 1e-6 for rival in rivals)


@given(st.integers(20, 300), st.integers(0, 60), st.sampled_from([220.0, 260.0, 300.0, 340.0]))
def test_spaces_stay_within_their_bounds_and_at_most_two_lines_in_a_row_end_in_a_cut(
    count: int, start: int, width: float
) -> None:
    made = broken(_RULER, prose(count, start), width=width)
    lines = made.lines(made.best)
    spaces = [(made.room.space + line.space) / made.room.em for line in lines[:-1]]
    assert all(space >= LEAST - 1e-6 for space in spaces)
    if max(spaces, default=0.0) > MOST + 1e-6:
        assert total_fit(made.breaks, made.room, (MOST,)) == {}
    cuts = "".join("x" if line.cut else " " for line in lines)
    assert "x" * (MOST_CUTS + 1) not in cuts


def test_a_paragraph_can_be_had_a_line_longer_or_shorter(ruler: Ruler) -> None:
    made = broken(ruler, prose(400))
    assert {made.best - 1, made.best + 1} & set(made.ways)
    for count in made.ways:
        assert len(made.lines(count)) == count


def test_a_last_line_is_longer_than_the_indent_and_set_at_the_ideal_space(ruler: Ruler) -> None:
    for count in range(40, 120):
        made = broken(ruler, prose(count), indent=14.0)
        start, end = (made.breaks[index] for index in (0, *made.ways[made.best].ends)[-2:])
        assert end.end - start.start > 14.0
        assert made.lines(made.best)[-1].space <= IDEAL * 11.5 - made.room.space + 1e-6


def test_a_last_line_that_is_the_end_of_a_cut_word_is_a_long_one() -> None:
    place = Place(0, 0)
    short, long = (Break(place, place, x, x, 8, 8, cut=True, hyphen=True) for x in (99.0, 90.0))
    breaks = (Break(place, place, 0.0, 0.0, 0, 0), long, short, Break(place, place, 120.0, 120.0, 8, 8))
    assert total_fit(breaks, Room((100.0,), 100.0, 10.0, 2.3, 16.0))[2].ends == (1, 3)


def test_first_fit_fills_one_line_after_another(ruler: Ruler) -> None:
    made = broken(ruler, prose(200), total=False)
    ends = [made.breaks[index] for index in (0, *made.ways[made.best].ends)]
    for one, other in pairwise(ends[:-1]):
        following = made.breaks[made.breaks.index(other) + 1]
        assert following.end - one.start > 300.0 or following.cut
    assert "".join(words(made)).replace("\u2010", "") == made.part.text


# --- where words are cut ------------------------------------------------------------------------------------------


def test_no_proper_name_is_cut_but_the_word_that_begins_a_sentence_is() -> None:
    cutter = Cutter(["Les constitutions. Constitutions du Mecklembourg"])
    assert cutter.points("constitutions", "les ", "fr")
    assert cutter.points("Constitutions", "Fin. ", "fr") == cutter.points("constitutions", "", "fr")
    assert cutter.points("Constitutions", "Fin. « ", "fr")
    assert cutter.points("Constitutions", "des ", "fr") == ()
    assert cutter.points("Mecklembourg", "Fin. ", "fr") == ()
    assert cutter.points("CONSTITUTIONS", "Fin. ", "fr") == ()


def test_three_letters_stand_on_either_side_of_a_cut() -> None:
    for word in prose(200).split():
        letters = "".join(filter(str.isalpha, word))
        for point in Cutter([letters]).points(letters, "", "fr"):
            assert 3 <= point <= len(letters) - 3


def test_an_elision_counts_for_no_letter_of_the_word(ruler: Ruler) -> None:
    made = broken(ruler, "l’anarchisme, d’abord qu’organisation et d’exécutions")
    cuts = [one.before.offset for one in made.breaks if one.hyphen]
    assert cuts
    for cut in cuts:
        assert made.part.text[cut - 3 : cut].isalpha()
        assert made.part.text[cut : cut + 3].isalpha()


def test_a_word_that_is_longer_than_its_line_is_parted_and_lost_nowhere(ruler: Ruler) -> None:
    address = "https://exemple.invalid/" + "dossier/" * 20
    made = broken(ruler, f"Voir {address} et la suite.", width=200.0)
    assert "".join(words(made)) == made.part.text


# --- widths and marks ---------------------------------------------------------------------------------------------


def test_small_capitals_superiors_and_italics_have_widths_of_their_own(ruler: Ruler) -> None:
    capitals = TextStyle(italic=False, size=11.5, features=(("smcp", 1),), language="fr")
    superior = TextStyle(italic=False, size=11.5, features=(("sups", 1),), language="fr")
    italic = TextStyle(italic=True, size=11.5, language="fr")
    found = {ruler.width("12 mot", style) for style in (PLAIN, capitals, superior, italic)}
    assert len(found) == 4


def test_ligatures_and_kerning_are_measured(ruler: Ruler) -> None:
    assert ruler.width("ffi", PLAIN) < 2 * ruler.width("f", PLAIN) + ruler.width("i", PLAIN)
    assert ruler.width("AV", PLAIN) < ruler.width("A", PLAIN) + ruler.width("V", PLAIN)


def test_a_hyphen_and_a_comma_hang_out_on_the_right_and_a_guillemet_on_the_left(ruler: Ruler) -> None:
    made = broken(ruler, "mot, autre «\u00a0constitution\u00a0» et mot")
    text = made.part.text
    for other in made.breaks[1:]:
        if other.spaces_start == other.spaces_end:
            continue
        hangs = other.start - other.end - ruler.width(" ", PLAIN) - other.hang
        assert (hangs > 0.01) is (text[other.before.offset - 1] in {",", "»"})
        assert (other.hang > 0) is (text[other.after.offset] == "«")
    cut = next(one for one in made.breaks if one.hyphen)
    led = text[: cut.before.offset]
    inked = sum(ruler.width(word, PLAIN) for word in re.findall("[ \u00a0]|[^ \u00a0]+", led + "\u2010"))
    assert cut.end == pytest.approx(inked - 0.7 * ruler.width("\u2010", PLAIN))


def test_a_fixed_space_stretches_and_a_fine_one_does_not(ruler: Ruler) -> None:
    wide, fine = (broken(ruler, f"un\u00a0: deux{space}! trois") for space in ("\u00a0", "\u202f"))
    assert wide.breaks[-1].spaces_end == fine.breaks[-1].spaces_end + 1


# --- pieces -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [120.0, 180.0, 300.0])
def test_lines_hold_the_same_text_in_the_same_elements(ruler: Ruler, width: float) -> None:
    inside = (
        "Il dit\u00a0: <em>que l’organisation <i>des magasins</i> est</em> la nôtre<a class='call' id='r1'>1</a>, au "
        "<span class='small-caps'>xix</span><sup>e</sup> siècle\u202f; " + prose(60)
    )
    block = element(inside)
    fold_spaces(block)
    expected = text_of(block)
    parts = parts_of(block, {})
    made = Typesetter(ruler, Cutter([expected]), total=True).broken(parts[0], frame(parts[0], width))
    lines = set_lines(parts, (made.lines(made.best),), filled=True)
    assert text_of(block).replace("\n", "").replace("\u2010", "") == expected
    assert len(lines) == made.best
    assert len([one for one in block.iter() if one.get("id") == "r1"]) == 1
    assert "".join(text_of(one) for one in block.iter(f"{{{XHTML}}}em")).startswith("que l’organisation")


def test_notes_are_taken_out_and_called_in_the_line_of_their_call(ruler: Ruler) -> None:
    block = element(prose(40) + "<a class='call'>1</a><span class='note'>une note</span> " + prose(40))
    note = block[1]
    fold_spaces(block)
    parts = parts_of(block, {note: 0})
    assert note.getparent() is None
    made = Typesetter(ruler, Cutter([]), total=True).broken(parts[0], frame(parts[0]))
    lines = made.lines(made.best)
    called = [number for number, calls in enumerate(made.calls(lines)) if calls]
    assert len(called) == 1
    assert "1" in words(made)[called[0]]


def test_white_space_is_folded_and_forced_breaks_part_lines() -> None:
    block = element("\n  un <em> deux </em>\n trois <br/> quatre  ")
    fold_spaces(block)
    assert [one.text for one in parts_of(block, {})] == ["un deux trois", "quatre"]


_RULER = Ruler(*(face.path for face in fonts.faces(Path("/nonexistent"))))
