"""Text as pandoc's Markdown reads it back: every sign that could mean something is escaped, and no other.

Rests on the pandoc User's Guide, "Pandoc's Markdown": backslash escapes, smart, fancy_lists, line_blocks, footnotes.
"""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"([\\`*_{}\[\]<>#|~^$@\"'&])")
_RUNS = re.compile(r"\.{3,}|-{2,}")
"""With the extension smart, dots and hyphens in a row would become an ellipsis or a dash."""
_LIST_MARK = re.compile(r"^(\(?)([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+)([.)])(?=\s|$)")
_LINE_MARK = re.compile(r"[-+:=%]")
_LINE_ENDS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")


def escaped(text: str) -> str:
    """The text with its signs escaped; a line end in it is a space, for a text has no lines of its own."""
    plain = _ALWAYS.sub(r"\\\1", _LINE_ENDS.sub(" ", text))
    return _RUNS.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), plain)


def line(text: str) -> str:
    """Escaped text as a line of its own: at its head no list, definition or underlining begins, nor a link behind "!".

    ``text`` may hold spans and note calls besides escaped words.
    """
    safe = re.sub(r"(?<!\\)!\[", r"\\![", text.strip(" "))
    safe = re.sub(r"\](?=[(:])", r"]\\", safe)
    if _LINE_MARK.match(safe):
        return f"\\{safe}"
    return _LIST_MARK.sub(_told, safe, count=1)


def _told(mark: re.Match[str]) -> str:
    opening, number, closing = mark.groups()
    return rf"\{opening}{number}\{closing}" if opening else rf"{number}\{closing}"
