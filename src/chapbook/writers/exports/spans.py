"""Runs of inlines in pandoc's Markdown: emphasis, small capitals, superior letters, foreign words, note calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chapbook.shapes.document import (
    Abbreviation,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Note,
    PageBreak,
    SmallCaps,
    Superscript,
    Text,
)
from chapbook.writers.exports.escapes import escaped, line

_BREAK = "\n"


@dataclass(slots=True)
class Spans:
    """Writes runs of inlines and keeps the notes called in them, in order."""

    notes: list[Note] = field(default_factory=list)

    def lines(self, inlines: tuple[Inline, ...]) -> str:
        """The run as a paragraph; a forced line break is a backslash at a line end."""
        lines = (line(one) for one in self._run(inlines, stressed=False).split(_BREAK))
        return "\\\n".join(one for one in lines if one)

    def one_line(self, inlines: tuple[Inline, ...]) -> str:
        """The run on one line; a forced line break is a space."""
        return line(self._run(inlines, stressed=False).replace(_BREAK, " "))

    def _run(self, inlines: tuple[Inline, ...], *, stressed: bool) -> str:
        made = ""
        for part in self._parts(inlines, stressed=stressed):
            # Two marks that meet would be read as one, of another meaning.
            meet = made[-1:] in "*^" and part[:1] == made[-1:] and not made.endswith(("\\*", "\\^"))
            made += f"<!-- -->{part}" if made and meet else part
        return made

    def _parts(self, inlines: tuple[Inline, ...], *, stressed: bool) -> Iterator[str]:
        for inline in inlines:
            match inline:
                case Text():
                    yield escaped(inline.text)
                case Emphasis():
                    inner = self._run(inline.inlines, stressed=True)
                    # Emphasis within emphasis is not told apart: the marks would close one another.
                    yield inner if stressed else _hugged(inner, "*", "*")
                case SmallCaps():
                    yield _hugged(self._run(inline.inlines, stressed=stressed), "[", "]{.smallcaps}")
                case Foreign():
                    yield _hugged(self._run(inline.inlines, stressed=stressed), "[", f"]{{lang={inline.lang}}}")
                case Link():
                    yield _hugged(self._run(inline.inlines, stressed=stressed), "[", f"](<{inline.href}>)")
                case Abbreviation():
                    yield self._run(inline.inlines, stressed=stressed)
                case Superscript():
                    yield _hugged(self._run(inline.inlines, stressed=stressed), "^", "^", blank="\\ ")
                case Note():
                    self.notes.append(inline)
                    yield f"[^{len(self.notes)}]"
                case LineBreak():
                    yield _BREAK
                case PageBreak():
                    pass


def _hugged(inner: str, opening: str, closing: str, blank: str = " ") -> str:
    """Each line of the words between marks, which touch them: blanks and line ends stand outside.

    ``blank`` stands for a space among the words.
    """
    lines = []
    for one in inner.split(_BREAK):
        words = one.strip()
        before, _, after = one.partition(words) if words else (one, "", "")
        lines.append(f"{before}{opening}{words.replace(' ', blank)}{closing}{after}" if words else one)
    return _BREAK.join(lines)
