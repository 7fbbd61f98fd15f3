"""Says in the language of the page what the stages say in English. What it does not know it leaves as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_SAID = {
    "told_passage": r"“(?P<words>.*)” is taken for an? (?P<kind>[a-z ]+); it may be an? (?P<other>[a-z ]+)",
    "told_uncalled": r"(?P<mark>.+) looks like the call of a note, but none was found",
    "told_taken": r"the note (?P<note>.+) is taken for the one called (?P<mark>.+)",
    "told_end": r"the note (?P<note>.+) is called from nowhere on its page; set at the end of its text",
    "told_nowhere": r"the note (?P<note>.+) is called from nowhere on its page; taken to be called (?P<why>.+)",
    "told_breaks": r"this note breaks off, and its continuation was not found on the next page",
    "told_dispute": r'decision "(?P<id>.+)" says “(?P<kind>.*)”, where “(?P<seen>.*)” was (?:found|proposed); '
    r"today it is “(?P<other>.*)”",
    "told_number": r"the heading numbered (?P<number>.+) follows (?P<before>.+): (?P<due>.+) is due",
    "told_decided": r'the editor\'s decision "(?P<id>.+)"',
    "told_sign": r"at “(?P<sign>.+)”",
    "told_became": r"where “(?P<before>.*)” became “(?P<after>.*)”",
    "told_once_here": r"“(?P<words>.*)” has to stand just once on page (?P<number>\d+), as the scan has it",
    "told_once": r"“(?P<words>.*)” has to stand just once on the page, or once in the scan, as the scan has it",
    "told_no_page": r"there is no page (?P<number>\d+)",
    "told_section": r"the heading's section sign reads (?P<sign>.+)",
    "told_unclosed": r"“(?P<mark>.)” is not closed: is a mark lost at “(?P<words>.*)”\?",
    "told_unopened": r"“(?P<mark>.)” was not opened: is a mark lost at “(?P<words>.*)”\?",
    "told_speck": r"no word of the language stands on this line: it may be a speck read as letters",
    "told_picture": r"a picture stands here \((?P<size>.*)\): \./press pictures cuts it out into (?P<file>\S+), "
    r"and prints the decision that sets it once you have said what is on it",
}
"""What the stages say, by the name of the string that says it in each language of the desk."""
_KINDS = ("kind", "seen", "other")
_MORE = ("note", "why", "what")
"""Parts that may themselves be what a stage says."""
_NAMES = frozenset(
    [
        "title",
        "byline",
        "epigraph",
        "heading",
        "paragraph",
        "list_item",
        "row_of_a_table",
        "quotation",
        "verse",
        "ornament",
        "signature",
        "note",
        "body",
        "furniture",
    ]
)


def said(message: str, strings: Mapping[str, str]) -> str:
    """A message of a stage in the words of ``strings``, which have what needs no parts under its English words."""
    if message in strings:
        return strings[message]
    for template in (key for key in strings if "{" in key and " " in key):
        if found := _pattern(template).fullmatch(message):
            parts = {key: said(value, strings) if key in _MORE else value for key, value in found.groupdict().items()}
            return strings[template].format_map(parts)
    for name, pattern in _SAID.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            parts = {key: _named(key, value, strings) for key, value in found.groupdict().items()}
            return strings[name].format_map(parts)
    return message


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a message looks like that a template makes, its parts by their names."""
    parts = re.split(r"\{(\w+)\}", template)
    named = (f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(named), re.DOTALL)


def _named(key: str, value: str, strings: Mapping[str, str]) -> str:
    name = value.replace(" ", "_")
    if key in _MORE:
        return said(value, strings)
    return strings[name] if key in _KINDS and name in _NAMES else value
