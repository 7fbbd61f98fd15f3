"""DAISY Ace, the accessibility checker for EPUB, run in the system's Chromium; and axe-core on the web edition."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from chapbook.check.full.browser import Browser, Screen, chromium
from chapbook.check.full.node_packages import node
from chapbook.shapes.build import Verdict

SECONDS = 120
SHOWN = 3
NAME = "Ace: accessible by DAISY's rules"
SCREENS = (Screen("phone", 360, 640), Screen("desk", 1280, 800, "dark"))
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def run_ace(path: Path, modules: Path) -> Verdict:
    """Passes if Ace finds no violation; its exit status says nothing of that, its report does."""
    with TemporaryDirectory() as folder:
        script = modules / "@daisy" / "ace-cli" / "bin" / "ace.js"
        command = [str(node()), str(script), "--silent", "--force", "--outdir", folder, str(path)]
        setting = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium(), "HOME": folder, "XDG_CONFIG_HOME": folder}
        try:
            done = subprocess.run(command, env=setting, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed command
        except subprocess.TimeoutExpired:
            return Verdict(NAME, False, f"no answer in {SECONDS} seconds")
        report = Path(folder) / "report.json"
        if not report.is_file():
            return Verdict(NAME, False, f"no report: {done.stderr.decode(errors='replace').strip()[:200]}")
        return judged(json.loads(report.read_bytes()))


def judged(report: Any) -> Verdict:
    """The verdict on Ace's report: each assertion in each file is a violation."""
    files = report["assertions"]
    found = [
        f"{one['earl:test']['dct:title']} in {file['earl:testSubject']['url']}"
        for file in files
        for one in file["assertions"]
    ]
    outcome = report["earl:result"]["earl:outcome"]
    version = report["earl:assertedBy"]["doap:release"]["doap:revision"]
    told = f"{version}: {len(found)} violations in {len(files)} files"
    return Verdict(NAME, not found and outcome == "pass", "; ".join([told, *found[:SHOWN]]))


def run_axe(browser: Browser, page: bytes, modules: Path) -> Verdict:
    """Passes if axe-core finds no violation in the web edition, narrow and light, wide and dark."""
    found = []
    for screen in SCREENS:
        with browser.page(screen, {"index.html": page}.get) as opened:
            opened.goto("http://book.invalid/index.html")
            opened.add_script_tag(path=modules / "axe-core" / "axe.min.js")
            run = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } })"
            result = opened.evaluate(run, AXE_TAGS)
            found += [f"{one['id']} on {screen.name}: {one['nodes'][0]['html'][:80]}" for one in result["violations"]]
    name = "axe: the web edition is accessible"
    return Verdict(name, not found, "; ".join([f"{len(found)} violations", *found[:SHOWN]]))
