"""The judge: the chance that a change mends, and the chance that it harms what was right.

Two logistic regressions over the features of ``evidence``: D. R. Cox, The Regression Analysis of Binary Sequences,
J. Royal Statistical Society B 20 (1958). They were fitted on scans whose truth is known (``weights``), so that a chance
of nine in ten comes true nine times in ten.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chapbook.clean.corrector.evidence import FEATURES
from chapbook.clean.corrector.weights import WEIGHTS

_MENDS = tuple(WEIGHTS[name][0] for name in FEATURES)
_HARMS = tuple(WEIGHTS[name][1] for name in FEATURES)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``mends``: the chance, 0 to 1, that a change puts what is printed; ``harms``: that what was read was right."""

    mends: float
    harms: float

    def gain(self, weight: float) -> float:
        """What the change promises, where one harmed word counts as much as ``weight`` mended ones."""
        return self.mends - weight * self.harms


def judge(evidence: Sequence[float]) -> Verdict:
    """The chances of a change with this evidence, the values of ``FEATURES``."""
    return Verdict(_chance(_MENDS, evidence), _chance(_HARMS, evidence))


def _chance(weights: Iterable[float], evidence: Iterable[float]) -> float:
    return 1 / (1 + math.exp(-sum(weight * value for weight, value in zip(weights, evidence, strict=True))))
