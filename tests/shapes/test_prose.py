"""How wide lines are set: by their letters in print, by their number where a program broke them."""

from __future__ import annotations

import textwrap

from chapbook.shapes.prose import line_widths, width_of

WORDS = (
    "Il fallut que la ville fût illuminée mille fois; les ormes, hauts comme des mâts, marquaient le commencement du "
    "monde commun. L'utilité de l'île filait vite, mais mon homme mangeait comme un mammouth mourant. "
) * 12


def by_width(text: str, measure: float) -> list[str]:
    """The text broken as a printer breaks it: as many letters to a line as its width takes."""
    lines = [""]
    for word in text.split():
        if width_of(f"{lines[-1]} {word}") > measure:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def test_a_wide_letter_takes_more_room_than_a_narrow_one_with_its_accent() -> None:
    assert width_of("m") > width_of("e") == width_of("é") > width_of("î")


def test_a_line_of_french_is_about_as_wide_as_it_has_letters() -> None:
    assert abs(width_of(WORDS) / len(WORDS) - 1) < 0.08


def test_print_is_measured_by_its_letters() -> None:
    lines = by_width(WORDS, 40)
    assert line_widths(lines) == tuple(width_of(line) for line in lines)


def test_lines_that_a_program_broke_are_measured_by_their_number_of_letters() -> None:
    lines = textwrap.wrap(WORDS, 60)
    assert line_widths(lines) == tuple(len(line) for line in lines)


def test_a_few_lines_tell_of_no_print() -> None:
    assert line_widths(["Il fila", "mammouth"]) == (7, 8)
