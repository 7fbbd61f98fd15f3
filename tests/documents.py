"""Random small documents of every kind of block and inline, with words that mean much in Markdown."""

from __future__ import annotations

from hypothesis import strategies as st

from chapbook.shapes.document import (
    Abbreviation,
    Block,
    Byline,
    Chapter,
    Document,
    Dropped,
    DroppedKind,
    Emphasis,
    Epigraph,
    Figure,
    Foreign,
    Heading,
    Inline,
    LineBreak,
    Listing,
    ListItem,
    Note,
    Origin,
    Ornament,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    SmallCaps,
    Superscript,
    Table,
    Text,
    Verse,
)

ORIGINS = st.builds(Origin, st.integers(0, 3), st.integers(0, 9), st.integers(9, 20))
SCRAPS = (
    "mot",
    "la Révolution",
    " ",
    "\u00a0",
    ".",
    "...",
    "--",
    "1.",
    "(a) ",
    "- ",
    "* ",
    "# ",
    "I. — ",
    "> ",
    "| ",
    ": ",
    "=",
    "[1]",
    "](",
    "]:",
    "{.x}",
    "_",
    "*",
    "`",
    "<b>",
    "&amp;",
    "\\",
    "'",
    '"',
    "!",
    "$x$",
    "~",
    "@a",
    "«\u00a0oui\u00a0»",
    "1er",
    "+ ",
    "%",
    "http://a.b",
    "(",
)
"""No scrap makes [^ with another: in book.json that calls a note, whoever wrote it."""
TEXTS = st.builds(Text, st.lists(st.sampled_from(SCRAPS), min_size=1, max_size=5).map("".join), ORIGINS)
LABELS = st.sampled_from(("1", "xii", "[4 bis]"))


def runs(inlines: st.SearchStrategy[Inline], most: int = 4) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Runs of inlines, empty ones among them."""
    return st.lists(inlines, max_size=most).map(tuple)


SIMPLE: st.SearchStrategy[Inline] = st.one_of(TEXTS, TEXTS, st.just(LineBreak()), st.builds(PageBreak, LABELS))
SPANS: st.SearchStrategy[Inline] = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.builds(Emphasis, runs(inner)),
        st.builds(SmallCaps, runs(inner)),
        st.builds(Superscript, runs(st.builds(Text, st.sampled_from(("er", "e s", " o")), ORIGINS), 1)),
        st.builds(Foreign, st.sampled_from(("la", "en-GB")), runs(inner)),
        st.builds(Abbreviation, st.sampled_from(("monsieur", "et cetera")), runs(inner)),
    ),
    max_leaves=4,
)
PROSE = st.builds(Paragraph, runs(SPANS), ORIGINS)
NOTES = st.builds(Note, st.lists(PROSE, max_size=3).map(tuple), st.sampled_from(("(1)", "*")))
INLINES: st.SearchStrategy[Inline] = st.one_of(SPANS, SPANS, NOTES)
RUNS = runs(INLINES)
ROWS = st.lists(st.lists(RUNS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
ITEMS = st.lists(st.builds(ListItem, RUNS, st.sampled_from(("1-", "—")), ORIGINS), min_size=1, max_size=3).map(tuple)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(0, 3), RUNS, ORIGINS),
    st.builds(Byline, RUNS, ORIGINS),
    st.builds(Paragraph, RUNS, ORIGINS),
    st.builds(Paragraph, RUNS, ORIGINS),
    st.builds(Signature, RUNS, ORIGINS),
    st.builds(Ornament, runs(TEXTS, 1), ORIGINS),
    st.builds(Verse, st.lists(RUNS, min_size=1, max_size=3).map(tuple), ORIGINS),
    st.builds(Listing, ITEMS, st.booleans(), st.integers(1, 9), ORIGINS),
    st.builds(Figure, st.just("images/a b.png"), st.sampled_from(("A tree", 'A "tree" {x}')), runs(SPANS), ORIGINS),
    st.builds(Table, ROWS, ORIGINS),
)
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Quotation, st.lists(inner, max_size=2).map(tuple), ORIGINS),
        st.builds(Epigraph, st.lists(PROSE, max_size=2).map(tuple), RUNS, ORIGINS),
        st.builds(Chapter, st.lists(inner, max_size=3).map(tuple), ORIGINS),
    ),
    max_leaves=3,
)
DROPPED = st.builds(Dropped, ORIGINS, st.sampled_from(tuple(DroppedKind)))
DOCUMENTS = st.builds(Document, st.lists(BLOCKS, max_size=5).map(tuple), st.lists(DROPPED, max_size=3).map(tuple))
