"""The search: how probable each edge is, over all ways to read the stream at once.

The forward-backward algorithm: L. R. Rabiner, A Tutorial on Hidden Markov Models, Proc. IEEE 77 (1989), III A. A change
whose probability passes one half lies on no way together with a rival, so that no best way need be sought.
"""

from __future__ import annotations

import numpy as np

from chapbook.clean.corrector.arcs import Numbers
from chapbook.clean.corrector.lattice import Floats, Lattice


def edge_probabilities(lattice: Lattice, channel_costs: Floats, sharpness: float = 1.0) -> Floats:
    """For each edge the probability, 0 to 1, that the stream is to be read by it.

    ``sharpness`` scales the costs: below 1 the rivals draw closer together. All parts of the lattice are searched at
    once, each from its first token to its last and back.
    """
    if not lattice.edges:
        return np.zeros(0)
    costs = (lattice.costs + channel_costs[lattice.arc_edges]) * sharpness
    weights = np.exp(_lowest(costs, lattice) - costs)
    parts, targets = _parts(lattice)
    starts = np.array([state for _, state in lattice.cuts])
    goals = lattice.states + np.arange(len(starts))
    forward, backward = np.zeros((2, lattice.states + len(starts)))
    forward[starts] = backward[goals] = 1.0
    levels = _levels(lattice, parts)
    for arcs in levels:
        np.add.at(forward, targets[arcs], forward[lattice.sources[arcs]] * weights[arcs])
    for arcs in reversed(levels):
        np.add.at(backward, lattice.sources[arcs], backward[targets[arcs]] * weights[arcs])
    totals = forward[goals][parts]
    ways = forward[lattice.sources] * weights * backward[targets]
    shares = np.divide(ways, totals, out=np.zeros(len(ways)), where=totals > 0)
    found: Floats = np.bincount(lattice.arc_edges, shares, len(lattice.edges)).astype(np.float64)
    return found


def _parts(lattice: Lattice) -> tuple[Numbers, Numbers]:
    """For each arc the part it lies in, and the state it leads to: each part ends in a state of its own."""
    firsts = [first for first, _ in lattice.cuts]
    parts = np.repeat(np.arange(len(firsts)), np.diff([*firsts, len(lattice.sources)]))
    part_after = np.full(lattice.states, -1)
    part_after[[state for _, state in lattice.cuts]] = np.arange(len(firsts))
    part_after[list(lattice.finals)] = len(firsts)
    ends = part_after[lattice.targets] > parts
    return parts, np.where(ends, lattice.states + parts, lattice.targets)


def _levels(lattice: Lattice, parts: Numbers) -> list[Numbers]:
    """The arcs that start at the first token of their part, at the second, and so on."""
    firsts = lattice.tokens[[first for first, _ in lattice.cuts]]
    level = lattice.tokens - firsts[parts]
    order = np.argsort(level, kind="stable")
    return np.split(order, np.cumsum(np.bincount(level))[:-1])


def _lowest(costs: Floats, lattice: Lattice) -> Floats:
    """For each arc the lowest cost among the arcs that start at the same token (keeps the products within bounds)."""
    widths = np.array([edge.width for edge in lattice.edges])[lattice.arc_edges]
    place = lattice.tokens - lattice.tokens.min()
    lowest = np.full(int(place.max(initial=0)) + 2, np.inf)
    single = widths == 1
    np.minimum.at(lowest, place[single], costs[single])
    lowest[np.isinf(lowest)] = 0.0
    sums = np.concatenate(([0.0], np.cumsum(lowest)))
    found: Floats = sums[place + widths] - sums[place]
    return found
