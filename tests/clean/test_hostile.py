"""A scan that is no text, or has lost its spaces, is cleaned like another: no letter of it costs more than the last."""

from __future__ import annotations

import subprocess
import sys

LETTERS = 50_000
SCRIPT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
from chapbook import languages
from chapbook.clean import clean
from chapbook.layout import find_regions
from chapbook.shapes.scan import Page, Scan, Span
french = languages.load("fr")
for text in sys.stdin.read().splitlines(keepends=True):
    scan = Scan(text, (Page(Span(0, len(text))),))
    layers, _ = clean(scan, find_regions(scan, ())[0], (), french, modern=True)
    print(layers.streams[0].text == text)
"""
SIGNS = ("D", "e", "x-", "l'", "1")


def test_a_word_as_long_as_a_book_is_left_as_it_is() -> None:
    texts = "".join(sign * (LETTERS // len(sign)) + "\n" for sign in SIGNS)
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=texts, text=True, capture_output=True, timeout=300, check=True
    )
    assert told.stdout.split() == ["True"] * len(SIGNS), told.stderr
