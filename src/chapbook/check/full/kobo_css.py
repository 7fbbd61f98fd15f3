"""kobofix: finds what the older engine of Kobo's readers (Adobe's RMSDK) cannot read, though it is good EPUB."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from chapbook.check.full.node_packages import MissingError
from chapbook.shapes.build import Verdict

SECONDS = 60
NAME = "kobofix: Kobo's older engine can read it"


def run_kobofix(path: Path) -> Verdict:
    """Passes if kobofix finds nothing. Raises MissingError."""
    if find_spec("kobofix") is None:
        raise MissingError("kobofix is not installed: ./press check --full installs it")
    command = [sys.executable, "-m", "kobofix", "--check", "--report", "json", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - fixed command
        found = json.loads(done.stdout)["kobo_findings"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return Verdict(NAME, False, "no report")
    told = [" ".join(str(part) for part in finding.values())[:100] for finding in found[:3]]
    return Verdict(NAME, not found, "; ".join([f"{len(found)} findings", *told]))
