"""The ends of lines at the rim of an area, moved along it until they stand apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_WIDEST_GAP = 0.6
"""Most that two neighbouring ends are pushed apart, in radians."""
_FAN = 2.4
"""How much of the rim the ends of all lines may take, in radians."""

Line = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """An end of a line that lies on a rim: which line, and whether it is its last point."""

    line: int
    is_last: bool


def spread(
    lines: Sequence[Line], tips: Sequence[Tip], middle: tuple[float, float], radius_px: float
) -> list[Line]:
    """Return the lines with their ends apart on the rim; their other ends stay where they are."""
    moved = list(lines)
    at = np.array([lines[tip.line][-1 if tip.is_last else 0] for tip in tips]) - middle
    angles = np.arctan2(at[:, 1], at[:, 0])
    order = np.argsort(angles, kind="stable")
    wanted = spaced(angles[order].tolist(), min(_WIDEST_GAP, _FAN / len(tips)))
    for rank, i in enumerate(order.tolist()):
        tip = tips[i]
        goal = np.array([math.cos(wanted[rank]), math.sin(wanted[rank])]) * radius_px
        moved[tip.line] = _leaned(moved[tip.line], goal - at[i], is_last=tip.is_last)
    return moved


def spaced(values: Sequence[float], gap: float) -> list[float]:
    """Push sorted numbers apart so that neighbours keep a distance, moving them as one cluster.

    Examples
    --------
    >>> spaced([1.0, 1.0, 5.0], 1.0)
    [0.5, 1.5, 5.0]
    """
    clusters: list[list[float]] = []
    for value in values:
        clusters.append([value])
        while len(clusters) > 1 and _touch(clusters[-2], clusters[-1], gap):
            last = clusters.pop()
            clusters[-1] += last
    return [
        math.fsum(cluster) / len(cluster) + (i - (len(cluster) - 1) / 2) * gap
        for cluster in clusters
        for i in range(len(cluster))
    ]


def _touch(left: Sequence[float], right: Sequence[float], gap: float) -> bool:
    middles = math.fsum(right) / len(right) - math.fsum(left) / len(left)
    return middles < (len(left) + len(right)) * gap / 2


def _leaned(line: Line, by_px: NDArray[np.float64], *, is_last: bool) -> Line:
    """Move one end of a line; the other stays, what is between follows in part."""
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T)))
    share = along / (along[-1] or 1.0)
    leaned: Line = line + (share if is_last else 1 - share)[:, None] * by_px
    return leaned
