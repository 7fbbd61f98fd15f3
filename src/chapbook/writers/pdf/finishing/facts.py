"""What the finishing of a PDF must be told of the pages, because the file itself does not say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """``pieces`` are the numbers of the notes whose pieces stand at the foot of the pages, in reading order.

    ``continued`` says of each page of the text whether it begins within a paragraph, ``running`` how many quotations
    and lists, one in another, it begins within; both are empty if nobody knows.
    """

    pieces: tuple[int, ...] = ()
    continued: tuple[bool, ...] = ()
    running: tuple[int, ...] = ()
