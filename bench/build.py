"""Measures the launcher's overhead and the build of a book on this machine; the figures go to stdout.

    .venv/bin/python bench/build.py [SLUG] [TIMES]

What was measured, and where, stands in bench/README.md.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent


def seconds(*command: str) -> float:
    """How long a command takes; raises CalledProcessError where it fails."""
    begun = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    return perf_counter() - begun


def tell(what: str, taken: list[float]) -> None:
    """One line: what was timed, the median and the slowest."""
    sys.stdout.write(f"{what:40}  median {median(taken):6.2f} s  slowest {max(taken):6.2f} s\n")


def main(slug: str = "rocker-essence", times: str = "3") -> None:
    """Times a list of tasks through the launcher and without it, then builds."""
    press, invoke = str(ROOT / "press"), (sys.executable, "-m", "invoke", "--search-root", str(ROOT))
    rounds = range(int(times))
    tell("./press --list", [seconds(press, "--list") for _ in rounds])
    tell("invoke --list", [seconds(*invoke, "--list") for _ in rounds])
    for task in ("clean", "epub", "pdf", "booklet", "check", "build"):
        tell(f"./press {task} --book {slug}", [seconds(press, task, "--book", slug) for _ in rounds])


if __name__ == "__main__":
    main(*sys.argv[1:])
