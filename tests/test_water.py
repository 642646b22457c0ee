from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely import MultiLineString, Point

from routes import geodesy
from routes.errors import NoWaterPathError
from routes.water import MAX_ACCESS_KM, find_water_path
from tests.examples import AMIRABAD, MAKHACHKALA, MOSCOW

YOKOHAMA, LOS_ANGELES = Point(139.65, 35.44), Point(-118.27, 33.74)
PORT_SAID, SUEZ = Point(32.3, 31.26), Point(32.57, 29.93)
ODESSA, NOVOROSSIYSK = Point(30.74, 46.49), Point(37.78, 44.72)
PAIRS = [
    (AMIRABAD, MAKHACHKALA),
    (MAKHACHKALA, AMIRABAD),
    (YOKOHAMA, LOS_ANGELES),
    (LOS_ANGELES, YOKOHAMA),
    (PORT_SAID, SUEZ),
    (ODESSA, NOVOROSSIYSK),
]


@pytest.fixture(scope="module", params=PAIRS)
def pair_and_path(request):
    return request.param, find_water_path(*request.param)


def test_the_caspian_path_is_a_little_longer_than_the_straight_line_and_keeps_off_the_land():
    path = find_water_path(AMIRABAD, MAKHACHKALA)
    straight_km = geodesy.distance_km(AMIRABAD, MAKHACHKALA)
    assert straight_km < path.length_km
    assert 845 <= path.length_km <= 900
    assert path.land_km < 10


def test_a_path_runs_from_the_first_place_to_the_last(pair_and_path):
    (origin, destination), path = pair_and_path
    ends = shapely.get_coordinates(path.line)[[0, -1]]
    assert ends.tolist() == [[origin.x, origin.y], [destination.x, destination.y]]


def test_the_parts_of_a_path_follow_on_each_other_and_sum_to_its_length(pair_and_path):
    _, path = pair_and_path
    assert [part.kind for part in path.parts] == ["access", "sea", "access"]
    assert sum(part.length_km for part in path.parts) == pytest.approx(path.length_km)
    assert geodesy.length_km(path.line) == pytest.approx(path.length_km)
    for part in path.parts:
        assert geodesy.length_km(part.line) == pytest.approx(part.length_km)
    for before, after in pairwise(path.parts):
        joint = shapely.get_coordinates([before.line, after.line])
        last = len(shapely.get_coordinates(before.line)) - 1
        assert joint[last].tolist() == joint[last + 1].tolist()


def test_a_path_never_undercuts_the_geodesic_and_never_leaves_the_earth(pair_and_path):
    (origin, destination), path = pair_and_path
    assert path.length_km >= geodesy.distance_km(origin, destination)
    assert 0 <= path.land_km <= path.length_km
    lonlat = shapely.get_coordinates(path.line)
    assert (np.abs(lonlat) <= [180, 90]).all()


def test_a_path_has_no_jump_and_no_stretch_over_50_km(pair_and_path):
    _, path = pair_and_path
    for part in getattr(path.line, "geoms", [path.line]):
        lonlat = shapely.get_coordinates(part)
        assert np.abs(np.diff(lonlat[:, 0])).max() < 180
        steps = [geodesy.distance_km(Point(p), Point(q)) for p, q in pairwise(lonlat)]
        assert max(steps) <= geodesy.STEP_KM + 0.001


def test_there_and_back_are_equally_long():
    there, back = find_water_path(YOKOHAMA, LOS_ANGELES), find_water_path(LOS_ANGELES, YOKOHAMA)
    assert there.length_km == pytest.approx(back.length_km)


def test_a_path_across_the_pacific_is_cut_at_180_degrees():
    path = find_water_path(YOKOHAMA, LOS_ANGELES)
    assert isinstance(path.line, MultiLineString)
    assert [part.coords[0][0] > 0 for part in path.line.geoms] == [True, False]
    assert 8_800 < path.length_km < 9_500


def test_a_path_names_the_canal_it_uses():
    assert find_water_path(PORT_SAID, SUEZ).passages == ("suez",)
    assert find_water_path(AMIRABAD, MAKHACHKALA).passages == ()


@pytest.mark.parametrize(("origin", "destination"), [(MOSCOW, MAKHACHKALA), (MAKHACHKALA, MOSCOW)])
def test_a_place_far_inland_is_not_joined_and_the_message_names_it(origin, destination):
    assert MAX_ACCESS_KM == 100
    with pytest.raises(
        NoWaterPathError, match=r"the point 55\.75 N 37\.62 E lies \d+ km from the nearest known"
    ):
        find_water_path(origin, destination)


def test_a_point_in_the_south_and_west_is_named_with_its_own_hemispheres():
    brasilia = Point(-47.93, -15.78)
    with pytest.raises(NoWaterPathError, match=r"15\.78\d* S 47\.93\d* W"):
        find_water_path(brasilia, YOKOHAMA)


def test_a_place_is_joined_to_no_path_to_itself():
    with pytest.raises(NoWaterPathError, match="same point of the network"):
        find_water_path(MAKHACHKALA, MAKHACHKALA)


def test_the_caspian_sea_is_not_joined_to_the_ocean_unseen():
    try:
        path = find_water_path(AMIRABAD, ODESSA)
    except NoWaterPathError:
        return
    assert path.land_km > 20


def test_180_degrees_east_and_west_are_the_same_place():
    auckland = Point(174.8, -36.8)
    east, west = (find_water_path(Point(lon, -16.8), auckland) for lon in (180, -180))
    assert east.length_km == pytest.approx(west.length_km)


def test_the_same_places_give_the_same_path():
    assert find_water_path(ODESSA, NOVOROSSIYSK) == find_water_path(ODESSA, NOVOROSSIYSK)
