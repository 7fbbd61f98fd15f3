"""Roman numerals are written and read back."""

from __future__ import annotations

import pytest

from chapbook.shapes.roman import NUMERAL, roman, roman_value


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (90, "XC"), (399, "CCCXCIX")]
)
def test_a_number_has_its_numeral(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_every_numeral_is_read_back() -> None:
    assert [roman_value(roman(number)) for number in range(1, 400)] == list(range(1, 400))


def test_every_numeral_and_no_word_is_a_numeral() -> None:
    assert all(NUMERAL.fullmatch(roman(number)) for number in range(1, 400))
    assert not any(NUMERAL.fullmatch(word) for word in ("", "IIII", "VX", "CIVIL", "MIL", "XIXE"))
