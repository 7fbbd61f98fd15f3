"""The printed page numbers: read from folios and running heads, gaps filled, misread ones mended.

No line is told apart here; that is the business of ``layout.furniture``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from chapbook.shapes.regions import RegionKind, Regions
from chapbook.shapes.roman import roman, roman_value
from chapbook.shapes.scan import Scan

_NUMBER = re.compile(r"^[\W_]*(\d{1,4})(?!\d)|(?<!\d)(\d{1,4})[\W_]*$")
_ROMAN = re.compile(r"[\W_]*([ivxlc]{1,7}|[IVXLC]{1,7})[\W_]*")


def read_number(text: str) -> int | None:
    """The number at either end of a line of furniture, or the roman numeral it is; None without one."""
    match = _NUMBER.search(text.strip())
    if match:
        return int(match[1] or match[2])
    numeral = _ROMAN.fullmatch(text.strip())
    return roman_value(numeral[1].upper()) if numeral else None


def usual_shift(texts: Mapping[int, str]) -> int | None:
    """What is added to the index (from 0) of a page to get its printed number, if at least two pages agree on it."""
    shifts = Counter(number - page for page, text in texts.items() if (number := read_number(text)) is not None)
    if not shifts:
        return None
    shift, agreed = shifts.most_common(1)[0]
    return shift if agreed > 1 else None


def page_labels(scan: Scan, regions: Regions) -> tuple[str, ...]:
    """The printed number of every page of the scan, in order; counted from 1 where none is printed.

    Numbers that disagree with their neighbours were misread. Pages of roman numerals keep them.
    """
    read: dict[int, str] = {}
    for region in regions:
        if region.kind in (RegionKind.FOLIO, RegionKind.RUNNING_HEAD):
            read.setdefault(scan.page_index(region.span.start), region.span.of(scan.text))
    numerals = {page: text for page, text in read.items() if _ROMAN.fullmatch(text.strip())}
    arabic = {page: text for page, text in read.items() if page not in numerals}
    shift, roman_shift = usual_shift(arabic), usual_shift(numerals)
    last_roman = max(numerals, default=-1) if roman_shift is not None else -1
    labels = []
    for page, known in enumerate(scan.pages):
        if known.label:
            labels.append(known.label)
        elif page <= last_roman and roman_shift is not None and page + roman_shift > 0:
            labels.append(roman(page + roman_shift).lower())
        else:
            number = page + (1 if shift is None else shift)
            labels.append(str(number) if number > 0 else f"[{page + 1}]")
    return tuple(labels)
