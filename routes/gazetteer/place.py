"""Place: one entry of a gazetteer."""

from dataclasses import dataclass

from shapely import Point

from routes.gazetteer.kinds import PORT_CODES

AREA_KM = 100.0
"""A place of greater uncertainty is an area and no point on a map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One gazetteer entry.

    Parameters
    ----------
    gazetteer_id
        Where the entry comes from and its number there, as in `geonames:13157242`.
    name
        The entry's primary name.
    alternate_names
        Its other names, in any script.
    point
        EPSG:4326, x = longitude, y = latitude, in degrees.
    feature_class, feature_code
        GeoNames' own, as in `P` and `PPLC`.
    country_code
        ISO 3166-1 alpha-2; empty for shared waters.
    admin1_code
        The first-level region's code within the country, or empty.
    population
        Inhabitants; 0 where not known.
    uncertainty_km
        How far from `point` the place may lie or reach, in kilometres.
    """

    gazetteer_id: str
    name: str
    alternate_names: tuple[str, ...] = ()
    point: Point
    feature_class: str
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    population: int = 0
    uncertainty_km: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The primary name, then the alternates."""
        return (self.name, *self.alternate_names)

    @property
    def is_area(self) -> bool:
        """Whether it is a country, a region or a water, whose point only stands for the whole."""
        if self.uncertainty_km > AREA_KM:
            return True
        # GeoNames counts harbours among the waters.
        return self.feature_class in {"A", "H", "T"} and self.feature_code not in PORT_CODES

    @property
    def reach_km(self) -> float:
        """The extent of a country, region, island or sea, in kilometres; 0 for a point."""
        return self.uncertainty_km if self.feature_class in {"A", "H", "T"} else 0.0
