import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from routes import Gazetteer
from routes.errors import UnknownPlaceError
from routes.geodesy import distance_km, distances_km
from routes.reverse import (
    country_of,
    nearest_places,
    nearest_rows,
    region_of,
    reverse_geocode,
    reverse_many,
)

EQUALLY_FAR = 1 + 1e-4
LON = st.floats(-180, 180)
LAT = st.floats(-90, 90)


def towns(gazetteer):
    index = gazetteer.index
    return np.flatnonzero(np.array([name[0] == "P" for name in index.features])[index.feature])


@given(lon=LON, lat=LAT, seed=st.integers(0, 2**32 - 1))
def test_no_other_populated_place_is_nearer(lon, lat, seed):
    gazetteer = Gazetteer.bundled()
    (nearest,) = reverse_geocode([Point(lon, lat)])
    rows = np.random.default_rng(seed).choice(towns(gazetteer), 500, replace=False)
    others = [
        Point(*one)
        for one in zip(gazetteer.index.lon[rows], gazetteer.index.lat[rows], strict=True)
    ]
    assert nearest.distance_km <= distances_km([Point(lon, lat)], others).min() * EQUALLY_FAR


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(180, 0), (-180, 0), (179.9, -17), (-179.9, 66), (0, 90), (0, -90), (37.6, 55.7)],
)
def test_the_nearest_of_all_places_is_found_at_the_edges_of_the_map_too(lon, lat):
    gazetteer = Gazetteer.bundled()
    rows = towns(gazetteer)
    columns = zip(gazetteer.index.lon[rows], gazetteer.index.lat[rows], strict=True)
    lengths_km = distances_km([Point(lon, lat)], [Point(*one) for one in columns])
    (nearest,) = reverse_geocode([Point(lon, lat)])
    assert nearest.distance_km <= lengths_km.min() * EQUALLY_FAR


@given(st.data())
def test_the_place_at_a_places_own_point_is_that_place_or_a_larger_one_there(data):
    gazetteer = Gazetteer.bundled()
    rows = towns(gazetteer)
    row = int(rows[data.draw(st.integers(0, len(rows) - 1))])
    point = Point(gazetteer.index.lon[row], gazetteer.index.lat[row])
    (nearest,) = reverse_geocode([point])
    assert nearest.distance_km == 0
    assert nearest.place.point == point
    assert nearest.place.population >= gazetteer.index.population[row]


def test_the_distance_is_the_geodesic_between_the_two_points():
    point = Point(37.0, 56.0)
    (nearest,) = reverse_geocode([point])
    assert nearest.distance_km == pytest.approx(distance_km(point, nearest.place.point))


def test_a_kind_is_looked_for_alone():
    (port,) = reverse_geocode([Point(47.5, 42.98)], kind="port")
    (base,) = reverse_geocode([Point(33.3, 53.7)], kind="air base")
    assert port.place.gazetteer_id == "curated:makhachkala-port"
    assert base.place.gazetteer_id == "ourairports:RU-0240"


def test_points_are_answered_in_their_order():
    names = [one.place.name for one in reverse_geocode([Point(47.5, 42.98), Point(52.04, 55.76)])]
    assert names == ["Makhachkala", "Yelabuga"]


def test_no_points_have_no_places():
    assert reverse_geocode([]) == ()
    assert len(reverse_many([], [])) == 0


def test_many_points_get_the_same_answers_as_single_ones():
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(-180, 180, 200), rng.uniform(-90, 90, 200)
    table = reverse_many(lon, lat)
    single = reverse_geocode([Point(*one) for one in zip(lon, lat, strict=True)])
    assert list(table["gazetteer_id"]) == [one.place.gazetteer_id for one in single]
    assert list(table["distance_km"]) == [one.distance_km for one in single]
    assert list(table["lon"]) == [one.place.point.x for one in single]
    assert list(table.index) == list(range(200))


def test_several_places_come_nearest_first_and_no_more_than_there_are(made):
    gazetteer = made(
        "1,Far,,0,3,P,PPL,XA,,5,,geonames,1,2026,",
        "2,Near,,0,1,P,PPL,XA,,5,,geonames,2,2026,",
        "3,Port,,0,0,L,PRT,XA,,,,geonames,3,2026,",
    )
    found = nearest_places(Point(0, 0), gazetteer=gazetteer, count=5)
    assert [one.place.name for one in found] == ["Near", "Far"]
    assert [round(one.distance_km) for one in found] == [111, 334]


def test_of_two_places_at_one_point_the_one_with_more_inhabitants_is_named(made):
    gazetteer = made(
        "1,Quarter,,1,1,P,PPLX,XA,,5,,geonames,1,2026,",
        "2,City,,1,1,P,PPL,XA,,50000,,geonames,2,2026,",
    )
    (nearest,) = reverse_geocode([Point(1, 1)], gazetteer=gazetteer)
    assert nearest.place.name == "City"


def test_rows_and_their_distances_come_as_arrays():
    index = Gazetteer.bundled().index
    rows, lengths_km = nearest_rows(index, np.array([37.6, 2.3]), np.array([55.7, 48.9]), count=3)
    assert rows.shape == lengths_km.shape == (2, 3)
    assert (np.diff(lengths_km) >= 0).all()


@pytest.mark.parametrize("kind", [None, "port"])
def test_a_gazetteer_without_such_places_says_so(made, kind):
    gazetteer = made(",Xavia,,5,5,A,PCLI,XB,,,,natural-earth,XB,2026,")
    with pytest.raises(UnknownPlaceError, match=r"the gazetteer has no (populated place|.*PRT)"):
        reverse_geocode([Point(0, 0)], gazetteer=gazetteer, kind=kind)


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownPlaceError, match="'prot'; did you mean 'port'"):
        reverse_geocode([Point(0, 0)], kind="prot")


@pytest.mark.parametrize("point", [Point(), Point(181, 0), Point(0, 90.1), Point(float("nan"), 0)])
def test_a_point_off_the_earth_is_refused_by_its_number(point):
    with pytest.raises(ValueError, match="point 1 is not on the earth"):
        reverse_geocode([Point(0, 0), point])


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="give two equal columns"):
        reverse_many([1, 2], [1])


def test_a_place_lies_in_its_region_and_country():
    gazetteer = Gazetteer.bundled()
    makhachkala = gazetteer.place("geonames:532096")
    assert region_of(makhachkala, gazetteer=gazetteer).name == "Dagestan"
    assert country_of(makhachkala, gazetteer=gazetteer).name == "Russia"


def test_a_sea_lies_in_no_region_and_no_country():
    gazetteer = Gazetteer.bundled()
    sea = gazetteer.place("curated:caspian-sea")
    assert region_of(sea, gazetteer=gazetteer) is None
    assert country_of(sea, gazetteer=gazetteer) is None


@pytest.mark.parametrize("code", ["AU", "FR", "GB"])
def test_a_country_is_not_taken_for_one_of_its_far_islands(code):
    gazetteer = Gazetteer.bundled()
    (capital,) = gazetteer.find(
        {"AU": "Canberra", "FR": "Paris", "GB": "London"}[code], country=code
    )[:1]
    name = country_of(capital.place, gazetteer=gazetteer).name
    assert name == {"AU": "Australia", "FR": "France", "GB": "United Kingdom"}[code]


def test_a_column_of_points_keeps_its_index():
    frame = pd.DataFrame({"lon": [37.6, 49.9, 37.6], "lat": [55.7, 40.4, 55.7]}, index=[7, 3, 7])
    found = reverse_many(frame["lon"], frame["lat"])
    assert found.index.tolist() == [7, 3, 7]
    assert found["country_code"].tolist() == ["RU", "AZ", "RU"]
    with pytest.raises(ValueError, match="columns with different indexes"):
        reverse_many(frame["lon"], frame["lat"].reset_index(drop=True))


def test_the_columns_are_the_documented_ones():
    assert reverse_many([37.6], [55.7]).columns.tolist() == [
        *("gazetteer_id", "gazetteer_name", "lat", "lon", "country_code", "feature_code"),
        "distance_km",
    ]


def test_one_point_is_no_sequence():
    with pytest.raises(ValueError, match=r"POINT \(0 0\) is no sequence of points"):
        reverse_geocode(Point(0, 0))
