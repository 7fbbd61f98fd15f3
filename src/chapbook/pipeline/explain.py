"""Tells an editor why each passage, note area and line of furniture is what it is: what to read when one was missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from chapbook.layout import page_labels
from chapbook.pipeline.asked import each_book
from chapbook.pipeline.display import Display
from chapbook.pipeline.stages import text_stages
from chapbook.readers.edition import read_book
from chapbook.shapes.build import Build
from chapbook.shapes.regions import RegionKind
from chapbook.shapes.scan import Place
from chapbook.structure import explain

_SHOWN = 60


def run_explain(root: Path, asked: str = "", display: Display | None = None) -> int:
    """Prints each passage with its kind and the weighed evidence, in the order of the scan; returns the exit status."""
    shown = display or Display()
    return each_book(root, asked, shown, lambda slug: _explain(root, slug, shown))


def _explain(root: Path, slug: str, display: Display) -> None:
    build = text_stages(read_book(root, slug))
    display.title(slug)
    labels = page_labels(build.scan, build.regions)
    for _, shown in sorted((*_passages(build, labels), *_lines(build)), key=itemgetter(0)):
        display.title(shown.head, shown.text)
        for reason in shown.reasons:
            display.say(f"    {reason}")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A passage or region as it is printed: its place and kind, how it begins, the reasons."""

    head: str
    text: str
    reasons: tuple[str, ...]


def _passages(build: Build, labels: Sequence[str]) -> Iterator[tuple[Place, _Shown]]:
    for place, one in explain(build.scan, labels, build.layers, build.pins, build.language):
        head = f"{place}  {one.kind}" + (f" (or {one.rival})" if one.rival else "")
        reasons = (f"{found.weight:+5.1f}  {found.kind}: {found.reason}" for found in one.evidence)
        yield place, _Shown(head, one.passage.text.replace("\n", " ")[:_SHOWN], tuple(reasons))


def _lines(build: Build) -> Iterator[tuple[Place, _Shown]]:
    """The notes and the furniture: what the layout saw in their first lines."""
    for region in build.regions:
        text = region.span.of(build.scan.text)
        if region.kind in (RegionKind.BODY, RegionKind.PAGE_MARK) or not text.strip():
            continue
        place = build.scan.where(region.span.start + len(text) - len(text.lstrip()))
        reasons = (f"{reason.weight:+5.1f}  {reason.words}" for reason in region.why)
        yield place, _Shown(f"{place}  {region.kind}", " ".join(text.split())[:_SHOWN], tuple(reasons))
