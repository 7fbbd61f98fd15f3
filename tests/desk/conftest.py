"""What the browser tests of the desk share: a browser, and a small book that is served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chapbook.check.full.browser import Browser
from desk_books import Served, make_book, serving
from desk_browser import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def petit(tmp_path: Path) -> Iterator[Served]:
    make_book(tmp_path)
    with serving(tmp_path) as served:
        yield served
