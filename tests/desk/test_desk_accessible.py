"""What axe-core says of every view of the desk, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chapbook.check.full.ace import AXE_TAGS
from chapbook.check.full.browser import Browser
from chapbook.check.full.node_packages import MissingError, packages
from desk_books import NOTES, make_book, serving
from desk_browser import THERE, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("path", ["/", "/pages", "/notes", "/structure", "/print"])
def test_axe_finds_no_fault_in_light_and_dark(browser: Browser, tmp_path: Path, path: str) -> None:
    try:
        script = packages() / "axe-core" / "axe.min.js"
    except MissingError as error:
        pytest.skip(str(error))
    make_book(tmp_path, *NOTES, "", "I'on voit ou la paix régne et gu'il faut lire.")
    with serving(tmp_path) as served:
        context = browser.chromium.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
        page = context.new_page()
        page.goto(served.address)
        page.goto(served.home + path)
        page.wait_for_selector(THERE)
        page.add_script_tag(path=script)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            run = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } })"
            found = page.evaluate(run, AXE_TAGS)["violations"]
            assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
        context.close()
