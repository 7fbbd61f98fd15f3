"""Are the files of a build folder of one edition? What was made from another text, and what is not as it was summed."""

from __future__ import annotations

from collections.abc import Iterator

from chapbook.shapes.build import Build, Verdict
from chapbook.writers.made import made_otherwise, origin_of
from chapbook.writers.sums import SUMS, altered


def check_made(build: Build) -> tuple[Verdict, ...]:
    """A verdict on what the record of makings says, and one on SHA256SUMS; none on what is not there."""
    return tuple(_verdicts(build))


def _verdicts(build: Build) -> Iterator[Verdict]:
    remedy = f": run `./press build --book {build.book.slug}`"
    old = made_otherwise(build.book.output, origin_of(build))
    if old is not None:
        measured = f"of an earlier text or edition: {', '.join(old)}{remedy}" if old else "all of this text and edition"
        yield Verdict("files: made from this text and edition", not old, measured)
    if (build.book.output / SUMS).is_file():
        other = altered(build.book.output)
        measured = f"changed since or missing: {', '.join(other)}{remedy}" if other else "as they were summed"
        yield Verdict(f"files: as {SUMS} has them", not other, measured)
