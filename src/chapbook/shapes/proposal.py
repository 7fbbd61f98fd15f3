"""What the program makes of a scan by itself, before the editor's word on letters is laid over it."""

from __future__ import annotations

from dataclasses import dataclass

from chapbook.shapes.findings import Finding
from chapbook.shapes.layers import Layers
from chapbook.shapes.regions import Regions


@dataclass(frozen=True, slots=True)
class Proposal:
    """The regions it was made for, the layers, and the doubts and notes on letters."""

    regions: Regions
    layers: Layers
    findings: tuple[Finding, ...]
