"""How much longer than the shortest line a path may be, and how fast goods move, by mode.

Every figure names where it comes from; where no source is known, there is no figure.
The sources were not at hand when the figures were written down: check them before you rely on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from routes.language import Remark

_AIR_DETOURS_KM = ((550.0, 50.0), (5_500.0, 100.0), (float("inf"), 125.0))
"""Kilometres added to a flight's great circle, up to a length of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuity:
    """How many times as long as the geodesic a path on the ground or on a river may be.

    Parameters
    ----------
    greatest
        The greatest ratio that the source reports: of averages, where it reports these.
    source
        Who measured it, and on what.
    """

    greatest: float
    source: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How fast goods move.

    Parameters
    ----------
    slowest_kmh, fastest_kmh
        In kilometres an hour, while under way.
    source
        What moves so fast, and who says so.
    """

    slowest_kmh: float
    fastest_kmh: float
    source: str


CIRCUITY: Mapping[str, Circuity] = {
    "road": Circuity(greatest=2.10, source=Remark.of("detours.road")),
    "river": Circuity(greatest=3.5, source=Remark.of("detours.river")),
}
"""By mode; of the others no sourced figure is known to us. A path through the air has a detour in
kilometres instead, see `air_detour_km`."""

AIR_SOURCE = Remark.of("detours.air")

SPEED: Mapping[str, Speed] = {
    "sea": Speed(
        slowest_kmh=16.1,
        fastest_kmh=30.2,
        source="averages of cargo ships at sea by type and size, 8.7 to 16.3 knots (IMO, Third "
        "GHG Study, 2014)",
    ),
    "air": Speed(
        slowest_kmh=440.0,
        fastest_kmh=900.0,
        source="cruise speeds of freighters, from the Antonov An-26 to the Boeing 747-8F, as "
        "their makers state them",
    ),
}
"""By mode; of the others no sourced figure is known to us."""


def air_detour_km(length_km: float) -> float:
    """Return what is added to the geodesic of a flight for detours, in kilometres.

    Examples
    --------
    >>> air_detour_km(500.0), air_detour_km(904.0), air_detour_km(9_000.0)
    (50.0, 100.0, 125.0)
    """
    return next(detour_km for below_km, detour_km in _AIR_DETOURS_KM if length_km < below_km)


def duration_range_h(
    length_range_km: tuple[float, float | None], mode: str
) -> tuple[float, float] | None:
    """Return the least and the greatest time under way, in hours, or None for want of a figure.

    Stops, loading and waiting are not in it.

    Examples
    --------
    >>> duration_range_h((850.0, 870.0), "sea")
    (28.1, 54.0)
    """
    speed = SPEED.get(mode)
    low_km, high_km = length_range_km
    if speed is None or high_km is None:
        return None
    return round(low_km / speed.fastest_kmh, 1), round(high_km / speed.slowest_kmh, 1)
