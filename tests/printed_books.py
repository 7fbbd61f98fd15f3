"""Random books, printed as a scanner would see them: wrapped lines, pages, running heads, folios, notes at the foot.

A printed book knows what it was made from, so that the way back can be checked. No OCR errors: the structure is meant.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

MEASURE = 60
NOTE_MEASURE = 70
PAGE = 30
"""Characters to a line of text and of a note, lines to a page."""

_SENTENCES = (
    "La liberté du peuple n'est pas un don que les gouvernements puissent faire à ceux qui travaillent.",
    "On ne peut pas comprendre la société nouvelle si l'on ne voit pas le travail de chacun.",
    "Il faut donc que chaque ouvrier sache ce que valent ses mains et son temps.",
    "Les hommes de ce pays ont longtemps cherché le chemin qui mène à la paix.",
    "Rien ne sert de courir après la gloire quand le pain manque à la maison.",
    "Nous savons que la terre appartient à tous ceux qui la cultivent avec amour.",
    "Cette pensée, qui paraît simple, a pourtant demandé bien des siècles avant d'être admise par les savants.",
    "Quand la moisson est faite, le maître vient compter les gerbes et ne laisse que la paille.",
    "Elle ne demande aucune récompense, car elle trouve sa joie dans le bonheur des autres.",
    "Ainsi parlent les vieux, le soir, devant le feu, et les enfants les écoutent sans bruit.",
)
_ENDS = ("Voilà ce qu'il fallait dire.", "C'est bien assez.", "Tout est là.", "Il le sait.")
_HEADINGS = (
    "LA TERRE ET LE PAIN",
    "LE TRAVAIL DES AUTRES",
    "LA FIN DES MAÎTRES",
    "CE QUE VEUT LE PEUPLE",
    "LA VEILLE DU COMBAT",
    "UN MOT POUR FINIR",
)
_ITEMS = (
    "Le pain de chaque jour",
    "La terre à ceux qui la cultivent",
    "Le repos après le travail",
    "Une école pour tous",
)
_VERSES = (
    "Debout, les enfants de la terre,",
    "Le jour se lève sur les champs,",
    "Et nous marchons, sans peur ni guerre,",
    "Vers la maison de nos parents!",
)
_NAMES = ("Jean DUPONT", "Marie LEROUX")


@dataclass(frozen=True)
class Habit:
    """How a printer dresses a book: its note marks, its heads and folios, its page marks."""

    mark: str
    restarts: bool
    head: str
    page_mark: str
    headings: str


@dataclass(frozen=True)
class Printed:
    """The text a scanner would give, and what the book is, a block a line as ``texts.shown`` writes it."""

    text: str
    blocks: tuple[str, ...]
    notes: int
    pages: int


_HEADS = ("head and folio", "folio above", "folio below")


def habits(heads: Sequence[str], page_mark: str) -> st.SearchStrategy[Habit]:
    """The habits of a printer whose pages have one of these heads and this mark behind them."""
    return st.builds(
        Habit,
        mark=st.sampled_from(["(1)", "*", "1."]),
        restarts=st.booleans(),
        head=st.sampled_from(heads),
        page_mark=st.just(page_mark),
        headings=st.sampled_from(["capitals", "roman", "colon"]),
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    count = draw(st.integers(1, 4))
    text = " ".join([*(draw(st.sampled_from(_SENTENCES)) for _ in range(count)), draw(st.sampled_from(_ENDS))])
    # A paragraph whose last line is full cannot be told from one that goes on over the page.
    while len(textwrap.wrap(text, MEASURE)[-1]) > 0.7 * MEASURE or len(textwrap.wrap(text, NOTE_MEASURE)[-1]) > 45:
        text += " " + _ENDS[1]
    return text


@st.composite
def blocks(draw: st.DrawFn, least: int = 1, most: int = 3) -> list[tuple[str, str]]:
    """Kinds and texts of a book: a title, sections of paragraphs with now and then a list or verse, a signature."""
    made = [("title", "LE PAIN DU PEUPLE")]
    for number in range(draw(st.integers(least, most))):
        made.append(("heading", _HEADINGS[number]))
        for _ in range(draw(st.integers(1, 4))):
            made.append(("paragraph", draw(paragraphs())))
        extra = draw(st.sampled_from(["", "list", "verse"]))
        if extra:
            made.append(("paragraph", draw(paragraphs()) + " Voici ce que disent les gens:"))
        if extra == "list":
            made += [("item", _ITEMS[at] + (";" if at < 2 else ".")) for at in range(3)]
        if extra == "verse":
            made.append(("verse", "\n".join(_VERSES)))
        made.append(("paragraph", draw(paragraphs())))
    return [*made, ("signature", draw(st.sampled_from(_NAMES)) + ".")]


@st.composite
def printed_books(draw: st.DrawFn, *, marked: bool = True) -> Printed:
    """A book in some dress, with up to six notes called from its paragraphs; one without page marks is longer."""
    habit = draw(habits(("none", *_HEADS), "\f") if marked else habits(_HEADS, "\n"))
    content = draw(blocks() if marked else blocks(5, 6))
    noted = draw(
        st.sets(st.sampled_from([at for at, (kind, _) in enumerate(content) if kind == "paragraph"]), max_size=6)
    )
    notes = {at: draw(paragraphs()) for at in sorted(noted)}
    return _Press(habit).printed(content, notes)


class _Press:
    """Sets lines onto pages; a note goes to the foot of its call's page, and on to the next if it is too long."""

    def __init__(self, habit: Habit) -> None:
        self.habit = habit
        self.pages: list[str] = []
        self.body: list[str] = []
        self.foot: list[str] = []
        self.carried: list[str] = []
        self.count = 0
        self.total = 0

    def printed(self, content: list[tuple[str, str]], notes: dict[int, str]) -> Printed:
        shown = []
        number = item = 0
        for at, (kind, text) in enumerate(content):
            item = item + 1 if kind == "item" else 0
            number += kind == "heading"
            dressed = self._dressed(kind, text, number, item)
            note = notes.get(at)
            call = dressed.rfind(" ") + 1 if note else -1
            self._set(dressed, kind, call, note)
            shown.append(self._shown(kind, text, dressed, note, item))
        self._turn(last=True)
        return Printed("".join(self.pages), tuple(shown), len(notes), self.total)

    def _dressed(self, kind: str, text: str, number: int, item: int) -> str:
        if kind == "item":
            return f"{item}- {text}"
        if kind == "heading":
            return {
                "capitals": text,
                "roman": f"{['I', 'II', 'III', 'IV', 'V', 'VI'][number - 1]}. — {text}",
                "colon": f"{text.capitalize()}:",
            }[self.habit.headings]
        return text

    def _shown(self, kind: str, text: str, dressed: str, note: str | None, item: int) -> str:
        if kind == "item":
            return f"item {item}-: {text}"
        if kind == "verse":
            return "verse: " + text.replace("\n", " / ")
        whole = dressed.rstrip(":") if kind == "heading" else dressed
        if note:
            head, _, tail = whole.rpartition(" ")
            whole = f"{head} [{note}] {tail}"
        return f"{kind}: {whole}"

    def _set(self, text: str, kind: str, call: int, note: str | None) -> None:
        lines = text.split("\n") if kind == "verse" else textwrap.wrap(text, MEASURE, break_on_hyphens=False)
        done = 0
        for line in lines:
            # A heading keeps two lines of what follows, a page is never opened by a last line alone.
            if self._full() or (kind == "heading" and self._room() < 4):
                self._turn()
            if note and done <= call - 1 < done + len(line) + 1:
                mark = self._mark()
                at = call - 1 - done
                glue = "" if self.habit.mark in ("*", "1.") else " "
                called = f"{line[:at]}{glue}{mark.rstrip('.')}{line[at:]}"
                self.foot += textwrap.wrap(f"{mark} {note}", NOTE_MEASURE, break_on_hyphens=False)
                self.body.append(called)
            else:
                self.body.append(line)
            done += len(line) + 1
        self.body.append("")

    def _mark(self) -> str:
        self.count += 1
        return {"(1)": f"({self.count})", "*": "*" * self.count, "1.": f"{self.count}."}[self.habit.mark]

    def _room(self) -> int:
        return PAGE - len(self.body) - min(len(self.foot) + len(self.carried), 8)

    def _full(self) -> bool:
        # No third star on a page: printers change to another sign there.
        return self._room() <= 0 or (self.habit.mark == "*" and self.count >= 3)

    def _turn(self, *, last: bool = False) -> None:
        foot, self.carried = self._split([*self.carried, *self.foot], last=last)
        self.foot = []
        self.total += 1
        while self.body and not self.body[-1]:
            self.body.pop()
        lines = [*self.body, *([""] if foot else []), *foot]
        self.pages.append("\n".join(self._furnished(lines)) + "\n" + self.habit.page_mark)
        self.body = []
        if self.habit.restarts or self.habit.mark == "*":
            self.count = 0
        if last and self.carried:
            self._turn(last=True)

    def _split(self, foot: list[str], *, last: bool) -> tuple[list[str], list[str]]:
        """What stands at this foot and what is carried over: at least two lines, cut within a sentence."""
        room = max(8, PAGE - len(self.body))
        if last or len(foot) <= room:
            return foot, []
        for cut in range(min(room, len(foot) - 2), 1, -1):
            if foot[cut - 1][-1] not in ".!?" and not any(line[:1] in "(*123456789" for line in foot[cut : cut + 2]):
                return foot[:cut], foot[cut:]
        return foot, []

    def _furnished(self, lines: list[str]) -> list[str]:
        page = self.total + 2
        if self.total == 1 or self.habit.head == "none":
            return lines
        if self.habit.head == "head and folio":
            return [f"{page} JEAN DUPONT" if page % 2 == 0 else f"LE PAIN DU PEUPLE {page}", "", *lines]
        return [f"— {page} —", "", *lines] if self.habit.head == "folio above" else [*lines, "", f"— {page} —"]
