import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import Point

from routes import (
    Gazetteer,
    bearing_deg,
    destination_point,
    distance_km,
    distance_matrix,
    geodesic_line,
    geodesy,
)
from routes.errors import CoordinateError, UnknownPlaceError

NAMES = ["Moscow", "Yelabuga", "Makhachkala"]
MOSCOW = Gazetteer.bundled().place("geonames:524901")
POINTS = shapely.points([(37.61781, 55.75204), (52.0653, 55.7613), (47.5047, 42.9849)])


@pytest.mark.parametrize(
    "many",
    [NAMES, tuple(NAMES), np.array(NAMES, dtype=object), pd.Series(NAMES)],
    ids=["list", "tuple", "array", "Series"],
)
def test_many_names_are_measured_one_by_one(many):
    expected = [distance_km(name, "Moscow") for name in NAMES]
    assert distance_km(many, "Moscow").tolist() == expected
    assert distance_km("Moscow", many).tolist() == pytest.approx(expected)
    assert distance_km(many, many).tolist() == [0, 0, 0]


def test_names_entries_and_points_may_stand_in_one_list():
    lengths_km = distance_km(["Moscow", MOSCOW, MOSCOW.point, "geonames:524901"], "Yelabuga")
    assert np.ptp(lengths_km) == 0


@pytest.mark.parametrize(
    "many",
    [
        POINTS,
        gpd.GeoSeries(POINTS, crs=4326),
        gpd.GeoDataFrame(geometry=POINTS, crs=4326),
        shapely.get_coordinates(POINTS),
    ],
    ids=["points", "GeoSeries", "GeoDataFrame", "array"],
)
def test_points_are_measured_as_geodesy_does(many):
    assert distance_km("Moscow", many).tolist() == distance_km(MOSCOW.point, POINTS).tolist()
    assert (distance_matrix(many) == geodesy.distances_km(POINTS, POINTS)).all(axis=None)


def test_bearings_destinations_and_lines_take_names_too():
    far_km, towards_deg = distance_km("Moscow", NAMES[1:]), bearing_deg("Moscow", NAMES[1:])
    reached = destination_point("Moscow", bearing_deg=towards_deg, distance_km=far_km)
    assert distance_km(reached, NAMES[1:]).max() < 1e-6
    lines = geodesic_line("Moscow", NAMES[1:])
    assert geodesy.length_km(lines) == pytest.approx(far_km)
    assert lines[0] == geodesic_line(MOSCOW, "Yelabuga")


def test_a_matrix_is_labelled_by_names_entries_keys_or_an_index():
    assert distance_matrix(NAMES).index.tolist() == NAMES
    assert distance_matrix([MOSCOW, "Yelabuga"]).columns.tolist() == ["Moscow", "Yelabuga"]
    labelled = {"from": "Moscow", "to": Point(52.0653, 55.7613), "same": MOSCOW}
    assert distance_matrix(labelled).loc["from", "same"] == 0
    table = gpd.GeoSeries(POINTS, index=["a", "b", "c"], crs=4326)
    assert distance_matrix(table).loc["a", "b"] == pytest.approx(905, abs=1)
    assert distance_matrix(list(POINTS)).index.tolist() == [0, 1, 2]


def test_a_name_that_stands_twice_keeps_both_rows():
    assert distance_matrix(["Moscow", "Yelabuga", "Moscow"]).shape == (3, 3)


def test_what_leads_to_no_point_is_refused():
    with pytest.raises(UnknownPlaceError, match="Zzzyqx"):
        distance_km("Moscow", ["Yelabuga", "Zzzyqx"])
    with pytest.raises(CoordinateError, match="geometry 1 is nan, not a point"):
        distance_km("Moscow", pd.Series(["Yelabuga", None]))
    with pytest.raises(CoordinateError, match=r"latitude 139\.65.*are the two swapped"):
        distance_matrix({"a": Point(35.44, 139.65)})
    with pytest.raises(CoordinateError, match="several places, not 'Moscow' alone: give a list"):
        distance_matrix("Moscow")
