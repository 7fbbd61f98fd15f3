"""Measures the launcher's overhead and the build of a book on this machine; the figures go to stdout.

    .venv/bin/python bench/build.py [SLUG] [TIMES]

What was measured, and where, stands in bench/README.md.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock, and seconds that processors worked for it (which other work hardly changes)."""

    clock: float
    processor: float


def timed(*command: str) -> Run:
    """How long a command takes; raises CalledProcessError where it fails."""
    begun, worked = perf_counter(), _worked()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    return Run(perf_counter() - begun, _worked() - worked)


def _worked() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def tell(what: str, runs: list[Run]) -> None:
    """One line: what was timed, its fastest and median time, and the median of the processors' time."""
    clock, work = [run.clock for run in runs], median(run.processor for run in runs)
    sys.stdout.write(f"{what:40} {min(clock):6.2f} {median(clock):6.2f} {work:6.2f}\n")


def main(slug: str = "rocker-essence", times: str = "3") -> None:
    """Times a list of tasks through the launcher and without it, then builds."""
    press, invoke = str(ROOT / "press"), (sys.executable, "-m", "invoke", "--search-root", str(ROOT))
    rounds = range(int(times))
    sys.stdout.write(f"{'seconds':40} {'best':>6} {'median':>6} {'work':>6}\n")
    tell("./press --list", [timed(press, "--list") for _ in rounds])
    tell("invoke --list", [timed(*invoke, "--list") for _ in rounds])
    for task in ("clean", "epub", "pdf", "booklet", "check", "build"):
        tell(f"./press {task} --book {slug}", [timed(press, task, "--book", slug) for _ in rounds])


if __name__ == "__main__":
    main(*sys.argv[1:])
