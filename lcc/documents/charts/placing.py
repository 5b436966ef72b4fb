"""Where labels go when they want the same place."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places apart so that neighbours are at least ``gap`` from each other, as near as can be to where they want.

    Neighbours that would touch are moved as one block around their mean (pool adjacent violators), then pushed back
    within the bounds. [pt]
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    blocks: list[list[float]] = []
    for rank, place in enumerate(order):
        blocks.append([wanted[place] - rank * gap, 1.0])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            mean, count = blocks.pop()
            before = blocks[-1]
            blocks[-1] = [(before[0] * before[1] + mean * count) / (before[1] + count), before[1] + count]
    most = high - (len(wanted) - 1) * gap
    placed = [0.0] * len(wanted)
    rank = 0
    for mean, count in blocks:
        for _ in range(int(count)):
            placed[order[rank]] = max(min(mean, most), low) + rank * gap
            rank += 1
    return placed
