"""Tests of the projection and of the window."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from routes import projection
from routes.gazetteer import Place
from routes.hop import Hop, Mode, PlaceReading, Status
from routes.leg import draw_leg
from routes.natural_earth import Window

longitudes = st.floats(-179.9, 179.9, allow_nan=False)
latitudes = st.floats(-85, 85, allow_nan=False)


def make_leg(begin, end, *, begin_km=1.0):
    readings = [
        PlaceReading(
            id=str(point),
            name=str(point),
            place=Place(
                gazetteer_id="test:1",
                name=str(point),
                point=Point(point),
                feature_class="P",
                feature_code="PPL",
                uncertainty_km=km,
            ),
        )
        for point, km in ((begin, begin_km), (end, 1.0))
    ]
    return draw_leg(
        Hop(
            id="hop",
            from_place=readings[0],
            to_place=readings[1],
            mode=Mode.UNKNOWN,
            status=Status.REPORTED,
            citations=(),
        )
    )


@given(longitudes, latitudes)
def test_projecting_there_and_back_gives_the_point(lon, lat):
    there = projection.to_square(np.array([[lon, lat]]))
    assert projection.to_lonlat(there)[0] == pytest.approx([lon, lat], abs=1e-9)


def test_the_square_is_that_of_web_maps():
    corners = np.array([[-180.0, projection.MAX_LAT_DEG], [180.0, -projection.MAX_LAT_DEG]])
    assert projection.to_square(corners) == pytest.approx(np.array([[0, 0], [1, 1]]), abs=1e-12)


def test_latitudes_beyond_the_square_are_drawn_at_its_edge():
    assert projection.to_square(np.array([[0.0, 90.0]]))[0, 1] == pytest.approx(0, abs=1e-12)


@settings(max_examples=60)
@given(longitudes, latitudes, longitudes, latitudes)
def test_a_window_holds_both_ends_and_keeps_its_proportions(lon1, lat1, lon2, lat2):
    leg = make_leg((lon1, lat1), (lon2, lat2))
    window = projection.fit_window([leg])
    assert projection.contains(window, leg.hop.from_place.point)
    assert projection.contains(window, leg.hop.to_place.point)
    if window.east_deg - window.west_deg < 359:
        assert 0.79 <= projection.aspect(window) <= 1.61


@settings(max_examples=60)
@given(longitudes, longitudes.map(lambda lon: lon / 18), latitudes.map(lambda lat: lat / 2))
def test_a_short_route_has_a_small_window_anywhere(lon, east_deg, lat):
    end = (lon + east_deg + 180) % 360 - 180
    window = projection.fit_window([make_leg((lon, lat), (end, lat))])
    assert window.east_deg - window.west_deg < 20


def test_a_window_across_180_degrees_stays_small():
    window = projection.fit_window([make_leg((175, 60), (-170, 62))])
    assert window.east_deg > 180
    assert window.east_deg - window.west_deg < 40


def test_the_middle_of_a_far_country_does_not_widen_the_window():
    near = [make_leg((47.5, 43.0), (33.3, 53.7)), make_leg((53.4, 36.9), (47.5, 43.0))]
    siberia = make_leg((96.6, 61.9), (53.4, 36.9), begin_km=2300)
    assert projection.fit_window([*near, siberia]) == projection.fit_window(near)


def test_the_middle_of_a_near_country_is_shown():
    near = [make_leg((47.5, 43.0), (33.3, 53.7)), make_leg((53.4, 36.9), (47.5, 43.0))]
    iran = make_leg((53.3, 32.4), (53.4, 36.9), begin_km=720)
    assert projection.contains(projection.fit_window([*near, iran]), Point(53.3, 32.4))


def test_without_legs_the_window_is_the_world():
    assert projection.fit_window([]) == projection.WORLD


def test_a_line_is_unrolled_into_the_longitudes_of_its_window():
    window = Window(west_deg=160, south_deg=40, east_deg=200, north_deg=60)
    line = projection.unrolled(np.array([[179.0, 50.0], [-179.0, 50.0]]), window)
    assert line[:, 0].tolist() == [179.0, 181.0]


@pytest.mark.parametrize("fitted", [projection.desk_window, projection.phone_window])
@pytest.mark.parametrize(("lat1", "lat2"), [(89.9, 89.0), (-88.0, -89.0), (60.0, 89.9)])
def test_a_place_nearer_to_the_pole_than_the_map_lies_at_its_edge(fitted, lat1, lat2):
    leg = make_leg((10, lat1), (40, lat2))
    window = fitted([leg])
    assert abs(window.north_deg) <= projection.MAX_LAT_DEG + 1e-9
    assert projection.contains(window, leg.hop.to_place.point)
    assert projection.is_beyond_edge(leg.hop.to_place.point)


def test_windows_about_one_middle_are_covered_across_180_degrees():
    wide = Window(west_deg=170, south_deg=50, east_deg=200, north_deg=60)
    tall = Window(west_deg=-178, south_deg=40, east_deg=-170, north_deg=70)
    covering = projection.around([wide, tall])
    assert covering.bounds == (170, 40, 200, 70)


def test_a_widened_window_stays_a_window():
    world = Window(west_deg=-180, south_deg=-85, east_deg=180, north_deg=85)
    assert projection.widened(world, 0.1).east_deg == 180
    near = Window(west_deg=-179.99, south_deg=0, east_deg=-170, north_deg=10)
    assert projection.widened(near, 0.1).west_deg > 170
