"""Distances, bearings and lines between places, which may be given by name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely import LineString, MultiLineString, Point

from routes import geodesy
from routes.errors import CoordinateError
from routes.gazetteer import Place
from routes.geocode import locate

if TYPE_CHECKING:  # a heavy package, imported by the function that needs it
    import pandas as pd

OnePlace: TypeAlias = str | Place | Point
"""A name or a gazetteer id, a gazetteer entry, or a point in EPSG:4326."""

ManyPlaces: TypeAlias = list[str] | tuple[str, ...] | Sequence[Place] | geodesy.Points
"""Names, entries, or points as `routes.geodesy.Points` says: a GeoSeries, an array, …"""


@overload
def distance_km(origin: OnePlace, destination: OnePlace) -> float: ...
@overload
def distance_km(origin: ManyPlaces, destination: OnePlace | ManyPlaces) -> NDArray[np.float64]: ...
@overload
def distance_km(origin: OnePlace, destination: ManyPlaces) -> NDArray[np.float64]: ...
def distance_km(
    origin: OnePlace | ManyPlaces, destination: OnePlace | ManyPlaces
) -> float | NDArray[np.float64]:
    """Return the length of the geodesic between two places, in kilometres.

    Parameters
    ----------
    origin, destination
        A place each: a name, which may carry its country behind a comma, a gazetteer entry, or a
        point in EPSG:4326 (x = longitude, y = latitude). Or many: a list of these, a GeoSeries,
        a GeoDataFrame, an array of shape (n, 2). Many are taken in pairs, as many of both; one
        place is paired with each of many.

    Returns
    -------
    A number for two places, else an array of shape (n,).

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError
        When a name does not lead to exactly one place.
    CoordinateError
        When something is not a point on the earth, or the numbers of places differ.

    Examples
    --------
    >>> round(distance_km("Moscow", "Yelabuga"))
    904
    >>> distance_km("Moscow", ["Yelabuga", "Makhachkala"]).round().tolist()
    [904.0, 1588.0]
    """
    return geodesy.distance_km(_points(origin), _points(destination))


@overload
def bearing_deg(origin: OnePlace, destination: OnePlace) -> float: ...
@overload
def bearing_deg(origin: ManyPlaces, destination: OnePlace | ManyPlaces) -> NDArray[np.float64]: ...
@overload
def bearing_deg(origin: OnePlace, destination: ManyPlaces) -> NDArray[np.float64]: ...
def bearing_deg(
    origin: OnePlace | ManyPlaces, destination: OnePlace | ManyPlaces
) -> float | NDArray[np.float64]:
    """Return the bearing at its start of the geodesic between two places.

    Parameters
    ----------
    origin, destination
        As for `distance_km`.

    Returns
    -------
    Degrees clockwise from north, in [0, 360): a number for two places, else an array of shape
    (n,). Between coincident points it has no meaning.

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError, CoordinateError
        As `distance_km` does.

    Examples
    --------
    >>> round(bearing_deg("Moscow", "Yelabuga"))
    84
    """
    return geodesy.bearing_deg(_points(origin), _points(destination))


@overload
def destination_point(origin: OnePlace, *, bearing_deg: float, distance_km: float) -> Point: ...
@overload
def destination_point(
    origin: OnePlace | ManyPlaces, *, bearing_deg: ArrayLike, distance_km: ArrayLike
) -> Point | NDArray[np.object_]: ...
def destination_point(
    origin: OnePlace | ManyPlaces, *, bearing_deg: ArrayLike, distance_km: ArrayLike
) -> Point | NDArray[np.object_]:
    """Return the point that lies in a direction, at a distance from a place.

    Parameters
    ----------
    origin
        A place, or many, as for `distance_km`.
    bearing_deg
        Degrees clockwise from north; one number, or one for each place.
    distance_km
        Length of the geodesic in kilometres; one number, or one for each place.

    Returns
    -------
    A point in EPSG:4326 where all is single, else an array of points of shape (n,).

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError, CoordinateError
        As `distance_km` does; also when a number is not finite.

    Examples
    --------
    >>> reached = destination_point("Moscow", bearing_deg=84, distance_km=904)
    >>> round(distance_km(reached, "Yelabuga")) < 10
    True
    """
    return geodesy.destination_point(
        _points(origin), bearing_deg=bearing_deg, distance_km=distance_km
    )


@overload
def geodesic_line(
    origin: OnePlace, destination: OnePlace, *, step_km: float = ...
) -> LineString | MultiLineString: ...
@overload
def geodesic_line(
    origin: ManyPlaces, destination: OnePlace | ManyPlaces, *, step_km: float = ...
) -> NDArray[np.object_]: ...
@overload
def geodesic_line(
    origin: OnePlace, destination: ManyPlaces, *, step_km: float = ...
) -> NDArray[np.object_]: ...
def geodesic_line(
    origin: OnePlace | ManyPlaces,
    destination: OnePlace | ManyPlaces,
    *,
    step_km: float = geodesy.STEP_KM,
) -> LineString | MultiLineString | NDArray[np.object_]:
    """Return the geodesic between two places as a line to draw.

    Parameters
    ----------
    origin, destination
        As for `distance_km`.
    step_km
        Greatest spacing of its points, in kilometres.

    Returns
    -------
    A line in EPSG:4326, in parts where it crosses longitude 180 degrees or a pole; for many
    places an array of shape (n,) of such lines.

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError, CoordinateError
        As `distance_km` does; also when the spacing is not positive.

    Examples
    --------
    >>> geodesic_line("Yokohama", "Los Angeles, US").geom_type
    'MultiLineString'
    """
    return geodesy.geodesic_line(_points(origin), _points(destination), step_km=step_km)


def distance_matrix(places: ManyPlaces | Mapping[str, OnePlace]) -> "pd.DataFrame":
    """Return the geodesic lengths between all pairs of places, in kilometres.

    Parameters
    ----------
    places
        Names, gazetteer entries or points, as many as for `distance_km`; or a mapping of labels
        to them.

    Returns
    -------
    A square DataFrame with a row and a column for each place, in their order. Index and columns
    are the labels of a mapping, the names (and the coordinates of points among them), the index
    of a table, else numbers from 0.

    Raises
    ------
    UnknownPlaceError, AmbiguousPlaceError, CoordinateError
        As `distance_km` does.

    Examples
    --------
    >>> distance_matrix(["Moscow", "Yelabuga"]).round().loc["Moscow", "Yelabuga"]
    np.float64(904.0)
    """
    import pandas as pd  # noqa: PLC0415 (a third of a second)

    if isinstance(places, str | Place | Point):
        raise CoordinateError(f"a matrix needs several places, not {places!r} alone: give a list")
    labels = _labels(places)
    points = _several(tuple(places.values()) if isinstance(places, Mapping) else places)
    return pd.DataFrame(geodesy.distances_km(points, points), index=labels, columns=labels)


def _points(places: OnePlace | ManyPlaces) -> Point | geodesy.Points:
    """Return the point of one place, or those of many."""
    return locate(places) if isinstance(places, str | Place | Point) else _several(places)


def _several(places: ManyPlaces | tuple[OnePlace, ...]) -> geodesy.Points:
    """Return points for names and entries, each looked up once; leave points as they are."""
    if hasattr(places, "geometry") or not isinstance(places, Iterable):
        return places
    if isinstance(places, np.ndarray) and places.dtype.kind != "O":
        return places
    several: list[Any] = list(places)
    names = dict.fromkeys(place for place in several if isinstance(place, str | Place))
    found = {name: locate(name) for name in names}
    return [found[place] if isinstance(place, str | Place) else place for place in several]


def _labels(places: object) -> Any:  # noqa: ANN401 (whatever pandas takes for an index)
    """Return what the rows of a matrix of places are called; None for numbers."""
    if isinstance(places, Mapping):
        return list(places)
    if hasattr(places, "geometry"):
        return getattr(places, "index", None)
    if isinstance(places, Iterable):
        several = list(places)
        if any(isinstance(place, str | Place) for place in several):
            return [_label(place) for place in several]
    return None


def _label(place: OnePlace) -> str:
    if isinstance(place, Point):
        return str(geodesy.coordinates_words(place))
    return place.name if isinstance(place, Place) else place
