"""What Kindle and Kobo ask of a file beyond the standard: limits of Send to Kindle, the sentences of a kepub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from chapbook.check.epub.container import verdict
from chapbook.check.epub.reading import Opened, Tag, said, strings
from chapbook.readers.pictures import LEAST_SIDE, size_of
from chapbook.shapes.build import Build, Verdict

MOST_BYTES = 50_000_000
"""What Send to Kindle takes by e-mail (amazon.com/sendtokindle/email); by the web page it takes four times as much."""
MOST_SIDE = 10_000
"""Pixels of a cover's longer side (Kindle Publishing Guidelines, cover image)."""
KINDLE_LEVELS = 2
"""Levels of the contents that every Kindle shows (Kindle Publishing Guidelines, NCX)."""
SPAN = "koboSpan"


def kindle_takes_it(epub: Opened, _build: Build) -> Verdict:
    """Send to Kindle takes the file: its size, its cover; contents deeper than a Kindle shows are told."""
    size = sum(entry.compress_size for entry in epub.entries)
    faults = [f"{size:,} bytes are too many for e-mail"] if size > MOST_BYTES else []
    covers = [item for item in epub.manifest if "cover-image" in item.properties]
    sides = size_of(epub.files.get(covers[0].path, b"")) if covers else None
    if sides is None:
        faults.append("there is no cover in JPEG")
    elif not LEAST_SIDE <= max(sides) <= MOST_SIDE:
        faults.append(f"a cover of {sides[0]} by {sides[1]} pixels is not taken")
    levels = _depth(epub.nav("toc"))
    more = f", of which a Kindle shows {KINDLE_LEVELS}" if levels > KINDLE_LEVELS else ""
    return verdict("EPUB: Send to Kindle takes it", faults, f"{size:,} bytes, contents of {levels} levels{more}")


def kobo_is_ready(epub: Opened) -> list[str]:
    """What is wrong in a kepub: text outside of a sentence, an id given twice, a body without its divisions."""
    faults = []
    for path, page in epub.pages.items():
        body = page.find("body")
        bare = [text for text in strings(body) if text.strip() and said(text.parent, "class") != SPAN] if body else []
        faults += [f"{path}: “{bare[0].strip()[:30]}” is in no sentence"] if bare else []
        ids = Counter(said(span, "id") for span in page.find_all("span", class_=SPAN))
        faults += [f"{path}: {name} stands {count} times" for name, count in ids.items() if count > 1]
        if not page.select_one("body > div#book-columns > div#book-inner"):
            faults.append(f"{path}: the body has not its two divisions")
    return faults


def _depth(nav: Tag | None) -> int:
    """How many lists stand within one another."""
    return max((len(list(_lists(entry))) for entry in nav.find_all("a")), default=0) if nav else 0


def _lists(entry: Tag) -> Iterator[Tag]:
    return (parent for parent in entry.parents if parent.name == "ol")
