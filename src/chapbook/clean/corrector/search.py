"""The search: how probable each edge is, over all ways to read the stream at once.

The forward-backward algorithm: L. R. Rabiner, A Tutorial on Hidden Markov Models, Proc. IEEE 77 (1989), III A. A change
whose probability passes one half lies on no way together with a rival, so that no best way need be sought.
"""

from __future__ import annotations

import numpy as np

from chapbook.clean.corrector.lattice import Floats, Lattice


def edge_probabilities(lattice: Lattice, channel_costs: Floats, sharpness: float = 1.0) -> Floats:
    """For each edge the probability, 0 to 1, that the stream is to be read by it.

    ``sharpness`` scales the costs: below 1 the rivals draw closer together.
    """
    if not lattice.edges:
        return np.zeros(0)
    costs = (lattice.costs + channel_costs[lattice.arc_edges]) * sharpness
    costs -= _lowest(costs, lattice)
    weights = np.exp(-costs).tolist()
    sources, targets = lattice.sources.tolist(), lattice.targets.tolist()
    forward, backward = [0.0] * lattice.states, [0.0] * lattice.states
    shares = np.zeros(len(weights))
    for number, (first, state) in enumerate(lattice.cuts):
        last = lattice.cuts[number + 1][0] if number + 1 < len(lattice.cuts) else len(weights)
        forward[state] = 1.0
        for arc in range(first, last):
            forward[targets[arc]] += forward[sources[arc]] * weights[arc]
        goals = [lattice.cuts[number + 1][1]] if number + 1 < len(lattice.cuts) else _finals(lattice, first, last)
        for goal in goals:
            backward[goal] = 1.0
        for arc in range(last - 1, first - 1, -1):
            backward[sources[arc]] += weights[arc] * backward[targets[arc]]
        total = sum(forward[goal] for goal in goals)
        if total > 0:
            shares[first:last] = [
                forward[sources[arc]] * weights[arc] * backward[targets[arc]] / total for arc in range(first, last)
            ]
        for goal in goals:
            forward[goal] = backward[goal] = 0.0
    found: Floats = np.bincount(lattice.arc_edges, shares, len(lattice.edges)).astype(np.float64)
    return found


def _lowest(costs: Floats, lattice: Lattice) -> Floats:
    """For each arc the lowest cost among the arcs that start at the same token (keeps the products within bounds)."""
    firsts = np.array([edge.first for edge in lattice.edges])
    spans = np.array([edge.last - edge.first for edge in lattice.edges])
    place = firsts[lattice.arc_edges]
    size = int(firsts.max(initial=0)) + 2
    lowest = np.full(size, np.inf)
    single = spans[lattice.arc_edges] == 1
    np.minimum.at(lowest, place[single], costs[single])
    lowest[np.isinf(lowest)] = 0.0
    sums = np.concatenate(([0.0], np.cumsum(lowest)))
    found: Floats = sums[place + spans[lattice.arc_edges]] - sums[place]
    return found


def _finals(lattice: Lattice, first: int, last: int) -> list[int]:
    """The states in which the stream ends."""
    left = set(lattice.sources[first:last].tolist())
    return [state for state in dict.fromkeys(lattice.targets[first:last].tolist()) if state not in left]
