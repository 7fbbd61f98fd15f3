"""Measures how fast the corrector is on any text, how long its model takes to load, and what memory it needs.

    .venv/bin/python bench/pace.py FILE... [--times N] [--repeat N]

FILE is a scan in plain text. Each is read in a process of its own: the model is loaded (seconds of the clock and of
the processor, from the first import on), then the text is cleaned as a build cleans it, without decisions, ``--times``
times (default 3), of which the fastest counts, in the processor's own time. ``--repeat`` lays the text so many times
behind itself, which shows whether a long text takes its time in proportion. Nothing is written.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path


def measured(file: Path, times: int, repeat: int) -> str:
    """The line of the table for one file; the program is imported here, so that the clock sees it load."""
    begun, worked = time.perf_counter(), time.process_time()
    from chapbook import languages  # noqa: PLC0415 - its loading is measured

    french = languages.load("fr")
    french.lexicon.count("le")
    clock, loading = time.perf_counter() - begun, time.process_time() - worked

    from chapbook.clean import propose  # noqa: PLC0415
    from chapbook.layout import find_regions  # noqa: PLC0415
    from chapbook.readers.plain import find_pages  # noqa: PLC0415
    from chapbook.shapes.scan import Scan  # noqa: PLC0415

    text = "\f".join([file.read_text(encoding="utf-8")] * repeat)
    scan = Scan(text, *find_pages(text))
    regions, _ = find_regions(scan, ())
    seconds = []
    for _ in range(times):
        worked = time.process_time()
        propose(scan, regions, french, modern=True)
        seconds.append(time.process_time() - worked)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{len(text):10,} {min(seconds):8.2f} {len(text) / min(seconds):10,.0f}"
    return f"{'/'.join(file.parts[-2:]):28} {speed} {clock:7.2f} {loading:7.2f} {memory:6.0f}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Speed, loading time and memory of the corrector.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--repeat", type=int, default=1)
    wanted = parser.parse_args()
    heads = f"{'characters':>10} {'seconds':>8} {'per second':>10} {'loaded':>7} {'of CPU':>7} {'MB':>6}"
    sys.stdout.write(f"{'text':28} {heads}\n")
    for file in wanted.files:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            sys.stdout.write(process.submit(measured, file, wanted.times, wanted.repeat).result() + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
