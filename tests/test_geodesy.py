import math
from itertools import pairwise

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point

from routes.errors import CoordinateError
from routes.geodesy import (
    STEP_KM,
    bearing_deg,
    destination_point,
    distance_km,
    distances_km,
    geodesic_line,
    geodesic_points,
    length_km,
    split_at_antimeridian,
)

METRE_KM = 0.001
MICROMETRE_KM = 1e-9
HALF_EQUATOR_KM = 20_037.508343
POLE_TO_POLE_KM = 20_003.931459
YOKOHAMA, LOS_ANGELES = Point(139.65, 35.44), Point(-118.27, 33.74)

POINTS = st.builds(Point, st.floats(-180, 180), st.floats(-90, 90))
OPEN_POINTS = st.builds(Point, st.floats(-179.9, 179.9), st.floats(-89.9, 89.9))

# lat, lon, lat, lon, metres, tolerance in metres: the worked examples of C. F. F. Karney,
# Algorithms for geodesics (J. Geodesy 87, 2013), and of GeographicLib's manual, as printed there
KARNEY = [
    (40, 0, 41.79331020506, 137.84490004377, 10_000_000, 1e-6),
    (-30.12345, 0, -30.12344, 0.00005, 4.944208, 1e-6),
    (-30, 0, 29.9, 179.8, 19_989_832.82761, 1e-5),
    (0, 0, 0.5, 179.5, 19_936_288.578965, 1e-6),
    (40.6, -73.8, 51.6, -0.5, 5_551_759.400, 1e-3),
    (-41.32, 174.81, 40.96, -5.50, 19_959_679.26735382, 1e-6),
]


def parts(line):
    return list(getattr(line, "geoms", [line]))


def greatest_jump_deg(line):
    return max(np.abs(np.diff(shapely.get_coordinates(part)[:, 0])).max() for part in parts(line))


@pytest.mark.parametrize(("lat", "lon", "to_lat", "to_lon", "length_m", "tolerance_m"), KARNEY)
def test_distances_agree_with_karneys_published_examples(
    lat, lon, to_lat, to_lon, length_m, tolerance_m
):
    measured_m = 1000 * distance_km(Point(lon, lat), Point(to_lon, to_lat))
    assert measured_m == pytest.approx(length_m, abs=tolerance_m, rel=0)


def test_bearing_and_destination_agree_with_karneys_direct_example():
    reached = destination_point(Point(0, 40), bearing_deg=30, distance_km=10_000)
    assert reached.y == pytest.approx(41.79331020506, abs=1e-11)
    assert reached.x == pytest.approx(137.84490004377, abs=1e-11)
    assert bearing_deg(Point(0, 40), reached) == pytest.approx(30, abs=1e-10)


@given(POINTS, POINTS)
def test_distance_is_symmetric_and_never_longer_than_from_pole_to_pole(a, b):
    assert distance_km(a, b) == pytest.approx(distance_km(b, a), abs=MICROMETRE_KM)
    assert 0 <= distance_km(a, b) <= POLE_TO_POLE_KM + METRE_KM


@given(POINTS, POINTS, POINTS)
def test_a_detour_is_never_shorter(a, b, c):
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + MICROMETRE_KM


@given(POINTS)
def test_a_point_is_no_distance_from_itself(a):
    assert distance_km(a, a) == 0


@given(POINTS, POINTS)
def test_a_bearing_lies_between_0_and_360(a, b):
    assert 0 <= bearing_deg(a, b) < 360


@pytest.mark.parametrize(
    ("destination", "expected"),
    [((0, 1), 0), ((1, 0), 90), ((0, -1), 180), ((-1, 0), 270)],
)
def test_bearings_run_clockwise_from_north(destination, expected):
    assert bearing_deg(Point(0, 0), Point(destination)) == pytest.approx(expected)


@given(OPEN_POINTS, st.floats(0, 360), st.floats(0.001, 19_900))
def test_the_destination_lies_as_far_away_as_asked(origin, bearing, length):
    reached = destination_point(origin, bearing_deg=bearing, distance_km=length)
    assert abs(reached.x) <= 180
    assert abs(reached.y) <= 90
    assert distance_km(origin, reached) == pytest.approx(length, abs=1e-8)


@given(OPEN_POINTS, OPEN_POINTS)
def test_distance_and_bearing_lead_to_the_destination(a, b):
    reached = destination_point(a, bearing_deg=bearing_deg(a, b), distance_km=distance_km(a, b))
    assert distance_km(reached, b) < METRE_KM


@given(st.lists(POINTS, max_size=4), st.lists(POINTS, max_size=4))
def test_a_matrix_of_distances_holds_the_single_ones(origins, destinations):
    matrix = distances_km(origins, destinations)
    assert matrix.shape == (len(origins), len(destinations))
    assert matrix.dtype == np.float64
    for row, origin in zip(matrix, origins, strict=True):
        for length, destination in zip(row, destinations, strict=True):
            assert length == distance_km(origin, destination)


@given(OPEN_POINTS, OPEN_POINTS)
def test_a_drawn_geodesic_keeps_its_ends(a, b):
    ends = shapely.get_coordinates(geodesic_line(a, b))[[0, -1]]
    assert ends.tolist() == [[a.x, a.y], [b.x, b.y]]


@given(OPEN_POINTS, OPEN_POINTS)
def test_a_drawn_geodesic_is_as_long_as_the_distance(a, b):
    line = geodesic_line(a, b)
    _, south, _, north = line.bounds
    assume(max(-south, north) < 85)
    assert length_km(line) == pytest.approx(distance_km(a, b), abs=0.02)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ((83.98658163, 73.08707580), (-96.03873296, 28.31680295)),
        ((85.57328351, 26.79737778), (-94.43145830, 57.53220606)),
        ((117, 0), (-64, 31)),
    ],
)
def test_a_geodesic_close_by_a_pole_gets_no_longer_by_being_cut(begin, end):
    line = geodesic_line(Point(begin), Point(end))
    assert length_km(line) == pytest.approx(distance_km(Point(begin), Point(end)), abs=0.02)


@given(OPEN_POINTS, OPEN_POINTS)
def test_no_drawn_line_jumps_across_the_map(a, b):
    line = geodesic_line(a, b)
    assert greatest_jump_deg(line) <= 180
    assert isinstance(line, LineString) or all(
        is_cut(before.coords[-1]) and is_cut(after.coords[0])
        for before, after in pairwise(parts(line))
    )


@given(POINTS, POINTS, st.floats(20, 500))
def test_points_of_a_geodesic_stand_no_wider_apart_than_asked(a, b, step_km):
    lonlat = geodesic_points(a, b, step_km=step_km)
    steps = [distance_km(Point(p), Point(q)) for p, q in pairwise(lonlat)]
    assert max(steps) <= step_km + METRE_KM
    assert sum(steps) == pytest.approx(distance_km(a, b), abs=METRE_KM)


def test_every_point_of_a_geodesic_lies_on_it():
    a, b = Point(37.618, 55.756), Point(53.3654, 36.85185)
    for lon, lat in geodesic_points(a, b)[1:-1]:
        middle = Point(lon, lat)
        assert distance_km(a, middle) + distance_km(middle, b) == pytest.approx(
            distance_km(a, b), abs=MICROMETRE_KM
        )


def test_yokohama_to_los_angeles_is_cut_once_where_it_crosses_180_degrees():
    line = geodesic_line(YOKOHAMA, LOS_ANGELES)
    assert isinstance(line, MultiLineString)
    west, east = line.geoms
    assert west.coords[0] == (YOKOHAMA.x, YOKOHAMA.y)
    assert east.coords[-1] == (LOS_ANGELES.x, LOS_ANGELES.y)
    assert west.coords[-1][0] == 180
    assert east.coords[0][0] == -180
    assert west.coords[-1][1] == east.coords[0][1] == pytest.approx(47.32, abs=0.05)
    assert min(x for x, _ in west.coords) > 0
    assert max(x for x, _ in east.coords) < 0


def test_the_cut_lies_where_the_geodesic_itself_crosses():
    west, _ = geodesic_line(YOKOHAMA, LOS_ANGELES).geoms
    start_deg = bearing_deg(YOKOHAMA, LOS_ANGELES)
    before_km, beyond_km = 0.0, distance_km(YOKOHAMA, LOS_ANGELES)
    for _ in range(60):
        middle_km = (before_km + beyond_km) / 2
        reached = destination_point(YOKOHAMA, bearing_deg=start_deg, distance_km=middle_km)
        before_km, beyond_km = (middle_km, beyond_km) if reached.x > 0 else (before_km, middle_km)
    assert distance_km(Point(west.coords[-1]), reached) < 0.05


def test_a_line_back_over_180_degrees_runs_the_other_way():
    there, back = geodesic_line(YOKOHAMA, LOS_ANGELES), geodesic_line(LOS_ANGELES, YOKOHAMA)
    assert back.geoms[0].coords[-1][0] == -180
    assert back.geoms[1].coords[0][0] == 180
    assert length_km(back) == pytest.approx(length_km(there), abs=METRE_KM)


def test_a_line_may_cross_180_degrees_more_than_once():
    lonlat = np.array([[179, 0], [-179, 1], [179, 2], [-179, 3]], dtype=float)
    line = split_at_antimeridian(lonlat)
    assert [len(part.coords) for part in line.geoms] == [2, 3, 3, 2]
    assert [part.coords[0][0] for part in line.geoms] == [179, -180, 180, -180]
    assert line.geoms[0].coords[-1] == pytest.approx((180, 0.5), abs=1e-3)


@given(
    st.lists(
        st.tuples(st.floats(-179.99, 179.99), st.floats(-80, 80)), min_size=2, max_size=8
    ).filter(lambda lonlat: len(set(lonlat)) > 1)
)
def test_cutting_never_leaves_a_jump_and_loses_no_point(lonlat):
    line = split_at_antimeridian(np.array(lonlat))
    assert greatest_jump_deg(line) <= 180
    kept = [tuple(p) for p in shapely.get_coordinates(line) if not is_cut(p)]
    assert kept == lonlat


@given(st.floats(170, 180, exclude_max=True), st.floats(-180, -170, exclude_min=True))
def test_cutting_keeps_the_length_of_a_line_on_the_equator(lon, to_lon):
    lonlat = np.array([(lon, 0.0), (to_lon, 0.0)])
    whole_km = distance_km(Point(lonlat[0]), Point(lonlat[1]))
    assume(whole_km > METRE_KM)
    assert length_km(split_at_antimeridian(lonlat)) == pytest.approx(whole_km, abs=METRE_KM)


def test_a_line_that_only_touches_180_degrees_is_not_cut():
    assert isinstance(geodesic_line(Point(170, 10), Point(180, 20)), LineString)
    assert isinstance(geodesic_line(Point(-170, 10), Point(-180, 20)), LineString)


@pytest.mark.parametrize(
    ("begin", "end"), [((180, 10), (-180, 20)), ((-180, -5), (180, 5)), ((180, 10), (-180, 10))]
)
def test_a_line_along_180_degrees_is_drawn_however_its_ends_are_written(begin, end):
    line = geodesic_line(Point(begin), Point(end))
    assert np.isfinite(shapely.get_coordinates(line)).all()
    assert length_km(line) == pytest.approx(distance_km(Point(begin), Point(end)), abs=METRE_KM)


def test_a_geodesic_between_coincident_points_is_a_line_without_length():
    line = geodesic_line(Point(50, 40), Point(50, 40))
    assert list(line.coords) == [(50, 40), (50, 40)]
    assert length_km(line) == 0


@pytest.mark.parametrize(
    ("begin", "end", "expected_km"),
    [
        ((0, 0), (180, 0), POLE_TO_POLE_KM),  # over a pole, which is shorter than the equator
        ((30, 20), (-150, -20), POLE_TO_POLE_KM),
        ((0, 90), (0, -90), POLE_TO_POLE_KM),
        ((10, 90), (50, 0), POLE_TO_POLE_KM / 2),
        ((10, 90), (-170, 90), 0),
    ],
)
def test_antipodal_points_and_poles_are_joined_by_a_shortest_line(begin, end, expected_km):
    assert POLE_TO_POLE_KM < HALF_EQUATOR_KM
    line = geodesic_line(Point(begin), Point(end))
    assert np.isfinite(shapely.get_coordinates(line)).all()
    assert length_km(line) == pytest.approx(expected_km, abs=METRE_KM)
    assert distance_km(Point(begin), Point(end)) == pytest.approx(expected_km, abs=METRE_KM)


def test_points_of_a_geodesic_are_evenly_spaced():
    lonlat = geodesic_points(Point(0, 0), Point(9, 0))
    steps_km = np.diff(lonlat[:, 0]) * 2 * HALF_EQUATOR_KM / 360
    assert np.ptp(steps_km) < METRE_KM
    assert len(lonlat) == math.ceil(9 * 2 * HALF_EQUATOR_KM / 360 / STEP_KM) + 1


# Many at once -----------------------------------------------------------------------------------


def lonlat_rows(least, most, *, lat=89.9):
    row = st.tuples(st.floats(-179.9, 179.9), st.floats(-lat, lat))
    return st.lists(row, min_size=least, max_size=most).map(np.array)


@st.composite
def pairs(draw):
    count = draw(st.integers(1, 6))
    return draw(lonlat_rows(count, count)), draw(lonlat_rows(count, count))


@given(pairs())
def test_many_pairs_have_the_values_of_the_single_ones(ends):
    begins, ends = (shapely.points(end) for end in ends)
    couples = list(zip(begins, ends, strict=True))
    assert distance_km(begins, ends).tolist() == [distance_km(a, b) for a, b in couples]
    assert bearing_deg(begins, ends).tolist() == [bearing_deg(a, b) for a, b in couples]
    assert geodesic_line(begins, ends).tolist() == [geodesic_line(a, b) for a, b in couples]
    reached = destination_point(begins, bearing_deg=30, distance_km=np.arange(len(begins)))
    assert reached.tolist() == [
        destination_point(a, bearing_deg=30, distance_km=number) for number, a in enumerate(begins)
    ]


@given(pairs())
def test_many_lines_have_the_lengths_and_parts_of_the_single_ones(ends):
    lines = [LineString(end) for end in zip(*ends, strict=True)]
    assert length_km(lines) == pytest.approx([length_km(line) for line in lines], rel=1e-15)
    split = split_at_antimeridian(lines)
    assert split.tolist() == [split_at_antimeridian(line) for line in lines]
    assert split.tolist() == [
        split_at_antimeridian(shapely.get_coordinates(line)) for line in lines
    ]


WAYS = {
    "a list": lambda lonlat: list(shapely.points(lonlat)),
    "an array of points": shapely.points,
    "an array of numbers": lambda lonlat: lonlat,
    "points with heights": lambda lonlat: shapely.points(lonlat, z=9000.0),
    "numbers with heights": lambda lonlat: np.column_stack([lonlat, [5.0, 6.0]]),
    "a GeoSeries": lambda lonlat: gpd.GeoSeries(shapely.points(lonlat), crs=4326),
    "a GeoSeries by longitude": lambda lonlat: gpd.GeoSeries(
        shapely.points(lonlat), crs="OGC:CRS84"
    ),
    "a GeoSeries without a CRS": lambda lonlat: gpd.GeoSeries(shapely.points(lonlat)),
    "a GeoDataFrame": lambda lonlat: gpd.GeoDataFrame(geometry=shapely.points(lonlat), crs=4326),
}


@pytest.mark.parametrize("way", WAYS)
def test_points_may_come_in_any_form(way):
    lonlat = np.array([[139.65, 35.44], [-118.27, 33.74]])
    expected = [distance_km(YOKOHAMA, LOS_ANGELES), 0.0]
    assert distance_km(WAYS[way](lonlat), LOS_ANGELES).tolist() == expected
    assert distance_km(LOS_ANGELES, WAYS[way](lonlat)).tolist() == expected
    assert distances_km(WAYS[way](lonlat), WAYS[way](lonlat)).diagonal().tolist() == [0, 0]


@pytest.mark.parametrize("lines", [[], np.array([], dtype=object), gpd.GeoSeries([], crs=4326)])
def test_nothing_has_no_values(lines):
    assert length_km(lines).shape == split_at_antimeridian(lines).shape == (0,)
    assert distance_km(lines, YOKOHAMA).shape == geodesic_line(lines, YOKOHAMA).shape == (0,)


def test_an_empty_line_has_no_length_and_stays_empty():
    lines = [LineString(), LineString([(0, 0), (0, 1)]), MultiLineString()]
    assert (length_km(lines) > 0).tolist() == [False, True, False]
    assert shapely.is_empty(split_at_antimeridian(lines)).tolist() == [True, False, True]
    assert length_km(MultiLineString()) == 0


def test_lines_of_a_table_keep_their_parts_and_lose_their_heights():
    line = MultiLineString([[(170, 0, 5), (-170, 0, 6)], [(0, 0, 1), (1, 1, 1)]])
    (split,) = split_at_antimeridian(gpd.GeoSeries([line], crs=4326))
    assert split.wkt == "MULTILINESTRING ((170 0, 180 0), (-180 0, -170 0), (0 0, 1 1))"


# Refused ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (Point(35.44, 139.65), r"point 0: longitude 35\.44, latitude 139\.65.*are the two swapped"),
        ([YOKOHAMA, Point(190, 5)], r"point 1: longitude 190.*here it is -170"),
        (Point(4_187_000, 7_508_000), "bring projected data to EPSG:4326 first"),
        (np.array([[0.0, np.nan]]), "latitude nan is not finite; leave out"),
        (Point(np.inf, 0), "longitude inf, latitude 0 is not finite"),
        ([YOKOHAMA, Point()], "geometry 1 is empty: leave it out"),
        (Point(), "geometry 0 is empty"),
        ([YOKOHAMA, None], "geometry 1 is missing: leave it out"),
        (LineString([(0, 0), (1, 1)]), "geometry 0 is a LINESTRING, not a point"),
        (["Moscow"], "geometry 0 is 'Moscow', not a point"),
        (np.array([1.0, 2.0]), r"an array of the shape \(2,\) holds no points.*\(n, 2\)"),
        (gpd.GeoSeries([Point(0, 0)], crs=3857), r"Pseudo-Mercator: call \.to_crs\(4326\) first"),
    ],
)
def test_what_is_no_point_on_the_earth_is_refused(given, message):
    with pytest.raises(CoordinateError, match=message):
        distance_km(YOKOHAMA, given)
    with pytest.raises(CoordinateError, match=message):
        geodesic_line(given, YOKOHAMA)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (Point(0, 0), "geometry 0 is a POINT, not a line"),
        (LineString([(0, 0), (10, 95)]), "point 1: longitude 10, latitude 95.*swapped"),
        ([None], "geometry 0 is missing"),
    ],
)
def test_what_is_no_line_on_the_earth_is_refused(line, message):
    with pytest.raises(CoordinateError, match=message):
        length_km(line)
    with pytest.raises(CoordinateError, match=message):
        split_at_antimeridian(line)


def test_numbers_of_points_that_differ_are_refused():
    with pytest.raises(CoordinateError, match="2 origins and 3 destinations make no pairs"):
        distance_km([YOKOHAMA] * 2, [YOKOHAMA] * 3)
    with pytest.raises(CoordinateError, match="points, bearings and distances differ in number"):
        destination_point([YOKOHAMA] * 2, bearing_deg=[1, 2, 3], distance_km=1)


@pytest.mark.parametrize("step_km", [0, -1, math.nan])
def test_a_spacing_that_is_not_positive_is_refused(step_km):
    with pytest.raises(CoordinateError, match="spacing of points must be more than 0 km"):
        geodesic_line(YOKOHAMA, LOS_ANGELES, step_km=step_km)


@pytest.mark.parametrize(("bearing", "away_km"), [(math.nan, 1), (0, math.inf)])
def test_a_direction_that_is_not_finite_is_refused(bearing, away_km):
    with pytest.raises(CoordinateError, match="a bearing or a distance is not finite"):
        destination_point(YOKOHAMA, bearing_deg=bearing, distance_km=away_km)


# Drawn ------------------------------------------------------------------------------------------


@given(OPEN_POINTS, OPEN_POINTS, st.floats(50, 2000))
def test_points_of_a_geodesic_are_evenly_spaced_and_lie_on_it(a, b, step_km):
    lonlat = geodesic_points(a, b, step_km=step_km)
    whole_km = distance_km(a, b)
    steps_km = distance_km(lonlat[:-1], lonlat[1:])
    assert steps_km == pytest.approx(whole_km / len(steps_km), abs=1e-8)
    rest_km = distance_km(lonlat, b)
    assert distance_km(a, lonlat) + rest_km == pytest.approx(whole_km, abs=1e-8)


@given(OPEN_POINTS, st.floats(0, 360, exclude_max=True), st.floats(1, 19_900))
def test_bearing_and_distance_of_a_destination_are_those_that_led_there(origin, bearing, length):
    assume(abs(origin.y) < 89)
    reached = destination_point(origin, bearing_deg=bearing, distance_km=length)
    turned_deg = (bearing_deg(origin, reached) - bearing + 180) % 360 - 180
    # what a turn moves the end by: the reduced length, under the radius of the earth
    assert math.radians(abs(turned_deg)) * min(length, 20_003 - length) < 1e-6


@given(lonlat_rows(2, 10))
def test_a_split_line_keeps_its_length_and_joined_again_its_points(lonlat):
    assume((lonlat[1:] != lonlat[:-1]).any())
    line = split_at_antimeridian(lonlat)
    whole_km = distance_km(lonlat[:-1], lonlat[1:]).sum()
    cuts = len(parts(line)) - 1
    assert length_km(line) == pytest.approx(whole_km, abs=1e-6 * cuts + 1e-8)
    assert np.abs(shapely.get_coordinates(line)[:, 0]).max() <= 180
    joined = [p for p in shapely.get_coordinates(line).tolist() if not is_cut(p)]
    assert joined == lonlat.tolist()


EDGE_LON = st.sampled_from([180.0, -180.0]) | st.floats(170, 180) | st.floats(-180, -170)


@given(st.lists(st.tuples(EDGE_LON, st.floats(-60, 60)), min_size=2, max_size=9))
def test_a_line_about_180_degrees_is_drawn_on_the_side_it_comes_from(rows):
    lonlat = np.array(rows)
    line = split_at_antimeridian(lonlat)
    whole_km = distance_km(lonlat[:-1], lonlat[1:]).sum()
    assert length_km(line) == pytest.approx(whole_km, abs=1e-6 * len(rows))
    assert greatest_jump_deg(line) <= 10
    assert len(parts(line)) - 1 == crossings(lonlat[:, 0])
    assert split_at_antimeridian(line).equals_exact(line, 0)


def crossings(lon):
    """How often a line changes its side of longitude 180, where points on it have no side."""
    sides = np.sign(lon[np.abs(lon) != 180])
    return np.count_nonzero(np.diff(sides))


def is_cut(point):
    return abs(point[0]) == 180 or abs(point[1]) == 90


@pytest.mark.parametrize(
    ("lonlat", "wkt"),
    [
        ([(180, 10), (-180, 20)], "LINESTRING (180 10, 180 20)"),
        ([(-180, 10), (180, 20)], "LINESTRING (-180 10, -180 20)"),
        ([(-180, 0), (170, 0)], "LINESTRING (180 0, 170 0)"),
        ([(170, 0), (-180, 0), (175, 1)], "LINESTRING (170 0, 180 0, 175 1)"),
        (
            [(170, 0), (-180, 0), (180, 5), (-170, 5)],
            "MULTILINESTRING ((170 0, 180 0, 180 5), (-180 5, -170 5))",
        ),
        ([(10, 80), (-170, 80)], "MULTILINESTRING ((10 80, 10 90), (-170 90, -170 80))"),
        ([(10, -80), (-170, -70)], "MULTILINESTRING ((10 -80, 10 -90), (-170 -90, -170 -70))"),
        ([(10, 90), (50, 0)], "LINESTRING (50 90, 50 0)"),
        ([(50, 0), (-130, 90), (10, 0)], "MULTILINESTRING ((50 0, 50 90), (10 90, 10 0))"),
        ([(10, 90), (-170, 90)], "LINESTRING (10 90, 10 90)"),
        (
            [(0, 80), (180, 80), (-170, 70)],
            "MULTILINESTRING ((0 80, 0 90), (-180 90, -180 80, -170 70))",
        ),
        ([(50, 40), (50, 40)], "LINESTRING (50 40, 50 40)"),
        ([(180, 1), (180, 1)], "LINESTRING (180 1, 180 1)"),
    ],
)
def test_a_line_along_180_degrees_or_over_a_pole_is_never_drawn_across_the_world(lonlat, wkt):
    assert split_at_antimeridian(np.array(lonlat, dtype=float)).wkt == wkt


@given(st.floats(-180, 180), st.floats(-85, 85), st.floats(-85, 85))
def test_a_geodesic_over_a_pole_stays_on_its_two_meridians(lon, lat, to_lat):
    assume(abs(lat + to_lat) > 1)
    opposite = lon - 180 if lon > 0 else lon + 180
    line = geodesic_line(Point(lon, lat), Point(opposite, to_lat))
    assert all(np.ptp(shapely.get_coordinates(part)[:, 0]) < 1e-6 for part in parts(line))
    whole_km = distance_km(Point(lon, lat), Point(opposite, to_lat))
    assert length_km(line) == pytest.approx(whole_km, abs=1e-6)


@given(OPEN_POINTS)
def test_antipodal_points_are_joined_by_half_a_meridian(a):
    antipode = Point(a.x - 180 if a.x > 0 else a.x + 180, -a.y)
    assert distance_km(a, antipode) == pytest.approx(POLE_TO_POLE_KM, abs=1e-5)
    line = geodesic_line(a, antipode)
    assert np.isfinite(shapely.get_coordinates(line)).all()
    assert length_km(line) == pytest.approx(POLE_TO_POLE_KM, abs=1e-5)
