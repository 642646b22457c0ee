"""Leg: how a hop is drawn, how long it is, and how sure that is."""

from dataclasses import dataclass
from typing import Literal

from shapely import LineString, MultiLineString

from routes import geodesy, water
from routes.errors import NoWaterPathError
from routes.hop import Hop, Mode

Method = Literal["geodesic", "water path"]
PathCertainty = Literal["likely", "not known"]

EXCUSED_LAND_KM = 20.0
"""Land that two ports lying behind the drawn coast excuse: 10 km each."""

_AREA_REMARK = "no path on water is drawn to or from an area: no source names the port"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The drawn line of a hop.

    Parameters
    ----------
    hop
        The hop it draws.
    line
        EPSG:4326, from the first place to the last; a MultiLineString where it crosses
        longitude 180 degrees.
    length_km
        Geodesic length of the drawn line, in kilometres.
    length_range_km
        The least and the greatest length that the uncertainty of the two places allows.
    method
        How the line was made.
    certainty
        `likely` for a path computed for a stated mode, `not known` where no source says which
        way the goods went: the line then only joins the two places.
    remarks
        What a reader must know of the line, in words.
    """

    hop: Hop
    line: LineString | MultiLineString
    length_km: float
    length_range_km: tuple[float, float]
    method: Method
    certainty: PathCertainty
    remarks: tuple[str, ...] = ()


def draw_leg(hop: Hop) -> Leg:
    """Return the leg of a hop: on water where it goes by sea, else a geodesic."""
    if hop.mode is Mode.SEA:
        if hop.from_place.is_area or hop.to_place.is_area:
            return _geodesic_leg(hop, remarks=(_AREA_REMARK,))
        try:
            return _water_leg(hop)
        except NoWaterPathError as error:
            return _geodesic_leg(hop, remarks=(f"no path on water: {error}",))
    return _geodesic_leg(hop)


def _water_leg(hop: Hop) -> Leg:
    path = water.find_water_path(hop.from_place.point, hop.to_place.point)
    crosses_land = path.land_km > EXCUSED_LAND_KM
    remark = f"the computed path crosses {path.land_km:.0f} km of land"
    return Leg(
        hop=hop,
        line=path.line,
        length_km=path.length_km,
        length_range_km=_range_km(hop, path.length_km),
        method="water path",
        certainty="not known" if crosses_land else "likely",
        remarks=(remark,) if crosses_land else (),
    )


def _geodesic_leg(hop: Hop, *, remarks: tuple[str, ...] = ()) -> Leg:
    line = geodesy.geodesic_line(hop.from_place.point, hop.to_place.point)
    length_km = geodesy.length_km(line)
    return Leg(
        hop=hop,
        line=line,
        length_km=length_km,
        length_range_km=_range_km(hop, length_km),
        method="geodesic",
        certainty="likely" if hop.mode is Mode.AIR else "not known",
        remarks=remarks,
    )


def _range_km(hop: Hop, length_km: float) -> tuple[float, float]:
    slack_km = hop.from_place.place.uncertainty_km + hop.to_place.place.uncertainty_km
    return max(0.0, length_km - slack_km), length_km + slack_km
