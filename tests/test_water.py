"""Paths on water, on the bundled graph."""

import csv
from itertools import pairwise

import numpy as np
import pytest
import shapely
import shapely.ops
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point

from routes import geodesy, natural_earth
from routes._data import data_path
from routes.errors import CoordinateError, NoWaterPathError, UnknownPassageError
from routes.language import Language
from routes.water import MAX_ACCESS_KM, find_water_path, network, passage_names
from routes.water.passages import passages
from tests.examples import AMIRABAD, MAKHACHKALA, MOSCOW

YOKOHAMA, LOS_ANGELES = Point(139.65, 35.44), Point(-118.27, 33.74)
PORT_SAID, SUEZ = Point(32.3, 31.26), Point(32.57, 29.93)
ODESSA, NOVOROSSIYSK = Point(30.74, 46.49), Point(37.78, 44.72)
ROTTERDAM, SHANGHAI = Point(4.05, 51.97), Point(121.8, 31.22)
ISMAILIA, RENDSBURG = Point(32.31, 30.6), Point(9.672, 54.302)
HAMBURG, LONDON, GDANSK = Point(9.97, 53.54), Point(0, 51.49), Point(18.67, 54.4)
MURMANSK, VLADIVOSTOK = Point(33.05, 68.98), Point(131.9, 43.1)
PAIRS = [
    (AMIRABAD, MAKHACHKALA),
    (MAKHACHKALA, AMIRABAD),
    (YOKOHAMA, LOS_ANGELES),
    (LOS_ANGELES, YOKOHAMA),
    (PORT_SAID, SUEZ),
    (ODESSA, NOVOROSSIYSK),
    (AMIRABAD, ODESSA),
]
PORTS = [
    *{point.coords[0]: point for pair in PAIRS for point in pair}.values(),
    Point(5.34, 43.31),  # Marseille
    Point(3.07, 36.77),  # Algiers
    Point(-82.35, 23.14),  # Havana
    Point(-74.0, 40.65),  # New York
    Point(103.8, 1.26),  # Singapore
    Point(18.42, -33.91),  # Cape Town
    Point(178.42, -18.13),  # Suva
    Point(-171.76, -13.83),  # Apia
    GDANSK,
    Point(29.0, 41.0),  # Istanbul
]
SHORE_KM = 0.4
"""How far behind the drawn shore a path may run: the shore is simplified by about 300 m."""
SLACK = 1.01
"""Pulling a way tight does not always find the shortest: 0.5 % over all triples of these ports."""

ports = st.sampled_from(PORTS)


@pytest.fixture(scope="module", params=PAIRS)
def pair_and_path(request):
    return request.param, find_water_path(*request.param)


def shore_km(place):
    """How far a place lies from the shore."""
    around = shapely.box(*place.buffer(0.1).bounds)
    shore = shapely.intersection(natural_earth.land().boundary, around)
    return geodesy.distance_km(place, shapely.ops.nearest_points(shore, place)[0])


def depth_km(line):
    """How far behind the shore the middle of a line lies."""
    return shore_km(line.interpolate(0.5, normalized=True))


def kinds(path):
    return [part.kind for part in path.parts]


def canal_lines():
    """The centrelines of the canals by name."""
    with data_path("canals.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: LineString(
                [tuple(map(float, p.split())) for p in row["points"].split(";")]
            )
            for row in csv.DictReader(file)
            if row["kind"] == "canal"
        }


CANALS = canal_lines()


def canals_of(path):
    """The canals that the parts of a path run along, in order."""
    middles = [
        shapely.line_interpolate_point(part.line, 0.5, normalized=True)
        for part in path.parts
        if part.kind == "canal"
    ]
    return tuple(min(CANALS, key=lambda name, at=at: CANALS[name].distance(at)) for at in middles)


def test_the_caspian_path_is_a_little_longer_than_the_straight_line_and_keeps_off_the_land():
    path = find_water_path(AMIRABAD, MAKHACHKALA)
    straight_km = geodesy.distance_km(AMIRABAD, MAKHACHKALA)
    assert straight_km < path.length_km
    assert 845 <= path.length_km <= 870
    assert path.land_km < 2


def test_a_path_runs_from_the_first_place_to_the_last(pair_and_path):
    (origin, destination), path = pair_and_path
    ends = shapely.get_coordinates(path.line)[[0, -1]]
    assert ends == pytest.approx(np.array([*origin.coords, *destination.coords]), abs=1e-9)


def test_the_parts_of_a_path_follow_on_each_other_and_sum_to_its_length(pair_and_path):
    _, path = pair_and_path
    assert set(kinds(path)) - {"access"}
    assert "access" not in kinds(path)[1:-1]
    assert sum(part.length_km for part in path.parts) == pytest.approx(path.length_km)
    assert geodesy.length_km(path.line) == pytest.approx(path.length_km)
    for part in path.parts:
        assert geodesy.length_km(part.line) == pytest.approx(part.length_km)
    for before, after in pairwise(path.parts):
        assert before.kind != after.kind
        last, first = (shapely.get_coordinates(one.line) for one in (before, after))
        assert last[-1].tolist() == first[0].tolist()


def test_a_path_has_no_jump_and_no_stretch_over_50_km(pair_and_path):
    _, path = pair_and_path
    for part in getattr(path.line, "geoms", [path.line]):
        lonlat = shapely.get_coordinates(part)
        assert (np.abs(lonlat) <= [180, 90]).all()
        assert np.abs(np.diff(lonlat[:, 0])).max() < 180
        steps = [geodesy.distance_km(Point(p), Point(q)) for p, q in pairwise(lonlat)]
        assert max(steps) <= geodesy.STEP_KM + 0.001


@settings(max_examples=12)
@given(ports, ports)
def test_a_path_is_no_shorter_than_the_geodesic_and_the_same_there_and_back(one, other):
    assume(one != other)
    there, back = find_water_path(one, other), find_water_path(other, one)
    assert there.length_km >= geodesy.distance_km(one, other) - 1e-6
    assert there.length_km == pytest.approx(back.length_km)
    assert there.passages == back.passages[::-1]
    ways = [shapely.get_coordinates(path.line) for path in (there, back)]
    assert ways[0] == pytest.approx(ways[1][::-1])


@settings(max_examples=5)
@given(ports, ports, ports)
def test_a_detour_over_a_third_port_is_hardly_ever_shorter(one, other, third):
    assume(len({one, other, third}) == 3)
    direct, first, second = (
        find_water_path(*pair).length_km for pair in ((one, other), (one, third), (third, other))
    )
    assert direct <= (first + second) * SLACK


@settings(max_examples=8)
@given(ports, ports)
def test_sea_parts_keep_off_the_land_that_the_map_shows(one, other):
    assume(one != other)
    for part in find_water_path(one, other).parts:
        if part.kind == "sea":
            over = natural_earth.over_land(part.line)
            assert all(depth_km(piece) < SHORE_KM for piece in over.geoms)


def test_a_path_across_the_pacific_is_cut_at_180_degrees():
    path = find_water_path(YOKOHAMA, LOS_ANGELES)
    assert isinstance(path.line, MultiLineString)
    assert [part.coords[0][0] > 0 for part in path.line.geoms] == [True, False]
    assert 8_900 < path.length_km < 9_100


def test_180_degrees_east_and_west_are_the_same_place():
    auckland = Point(174.8, -36.8)
    east, west = (find_water_path(Point(lon, -16.8), auckland) for lon in (180, -180))
    assert east.length_km == pytest.approx(west.length_km)


def test_a_path_names_the_passages_it_uses_in_order():
    path = find_water_path(ROTTERDAM, SHANGHAI)
    assert path.passages == ("dover", "gibraltar", "suez", "bab-el-mandeb", "malacca", "taiwan")
    assert find_water_path(AMIRABAD, MAKHACHKALA).passages == ()


def test_a_canal_is_a_part_of_its_own_and_no_land_that_is_crossed():
    path = find_water_path(Point(32.4, 31.6), Point(32.6, 29.5))
    assert kinds(path) == ["sea", "canal", "sea"]
    assert path.land_km < 1


def test_the_caspian_is_joined_to_the_black_sea_by_the_volga_don_canal_alone():
    path = find_water_path(AMIRABAD, ODESSA)
    assert path.passages == ("volga-don", "kerch")
    assert [kind for kind in kinds(path) if kind != "access"] == [
        *("sea", "river", "canal", "river", "sea")
    ]
    with pytest.raises(NoWaterPathError, match=r"no path on water joins .* without volga-don"):
        find_water_path(AMIRABAD, ODESSA, avoid=("volga-don",))


@pytest.mark.parametrize(
    ("avoided", "one", "other", "instead"),
    [
        ("suez", PORT_SAID, SUEZ, ("gibraltar", "bab-el-mandeb")),
        ("panama", Point(-79.9, 9.5), Point(-79.5, 8.8), ("magellan",)),
        ("malacca", Point(98, 5), Point(104.5, 1.5), ("sunda",)),
        ("oresund", Point(12, 56.5), Point(12.7, 55.2), ("great-belt",)),
        ("great-belt", Point(11, 56.3), Point(10.7, 54.8), ("little-belt",)),
        ("kiel", Point(8.5, 54), Point(10.4, 54.5), ("great-belt",)),
        ("bosporus", ODESSA, Point(28, 40.7), None),
        ("dardanelles", Point(26, 39.9), Point(28, 40.7), None),
        ("kerch", NOVOROSSIYSK, Point(37, 46), None),
        ("hormuz", Point(54, 26), Point(58, 25), None),
    ],
)
def test_an_avoided_passage_is_gone_round_or_the_path_is_refused(avoided, one, other, instead):
    assert avoided in find_water_path(one, other).passages
    if instead is None:
        with pytest.raises(NoWaterPathError, match=f"without {avoided}"):
            find_water_path(one, other, avoid=(avoided,))
    else:
        assert find_water_path(one, other, avoid=(avoided,)).passages == instead


@settings(max_examples=10)
@given(ports, ports, st.sets(st.sampled_from(passage_names()), max_size=4))
def test_an_avoided_passage_is_never_used(one, other, avoided):
    assume(one != other)
    gates = shapely.union_all([p.gate for p in passages() if p.name in avoided])
    try:
        path = find_water_path(one, other, avoid=avoided)
    except NoWaterPathError as error:
        assert any(name in str(error) for name in avoided)  # noqa: PT017 (either way is right)
        return
    assert not avoided & set(path.passages)
    assert not path.line.intersects(gates)


@settings(max_examples=15)
@given(st.floats(36.45, 36.75), st.floats(45.15, 45.35))
def test_a_ship_beside_an_avoided_gate_does_not_slip_through_it(lon, lat):
    (gate,) = (p.gate for p in passages() if p.name == "kerch")
    for port in (NOVOROSSIYSK, Point(37, 46)):
        try:
            path = find_water_path(Point(lon, lat), port, avoid=("kerch",))
        except NoWaterPathError:
            continue
        for part in path.parts:
            assert part.kind == "access" or not part.line.crosses(gate)


@settings(max_examples=25)
@given(
    st.sampled_from(sorted(CANALS)),
    st.floats(0, 1),
    st.floats(-0.05, 0.05),
    ports,
)
def test_a_place_by_a_canal_uses_it_by_name_or_where_it_is_avoided_not_at_all(
    name, along, aside_deg, port
):
    on_line = CANALS[name].interpolate(along, normalized=True)
    place = Point(on_line.x + aside_deg, on_line.y + aside_deg)
    assume(geodesy.distance_km(place, port) > 1)
    for avoid in ((), (name,)):
        try:
            path = find_water_path(place, port, avoid=avoid)
        except NoWaterPathError:
            assert avoid or name == "volga-don"  # the ports of the Caspian have no other way out
            continue
        used = canals_of(path)
        assert used == tuple(passage for passage in path.passages if passage in CANALS)
        assert not set(avoid) & set(used)


def test_a_place_on_the_bank_of_a_canal_uses_a_part_of_it():
    path = find_water_path(ISMAILIA, Point(30.7, 46.4))
    assert path.passages == ("suez", "dardanelles", "bosporus")
    assert kinds(path)[:3] == ["access", "canal", "sea"]
    assert 72 < path.parts[1].length_km < 80
    assert find_water_path(RENDSBURG, GDANSK).passages == ("kiel",)


def test_a_place_on_the_bank_of_an_avoided_canal_is_joined_to_other_water_or_refused():
    with pytest.raises(NoWaterPathError, match=r"30\.60 N 32\.31 E is ice-bound or to be avoided"):
        find_water_path(ISMAILIA, Point(30.7, 46.4), avoid=["suez"])
    path = find_water_path(RENDSBURG, GDANSK, avoid=("kiel",))
    assert path.passages == ()
    assert kinds(path) == ["access", "sea", "access"]
    assert 15 < path.parts[0].length_km < MAX_ACCESS_KM


def test_two_places_on_one_stretch_of_a_canal_are_joined_along_it():
    path = find_water_path(ISMAILIA, Point(32.31, 30.64))
    assert path.passages == ("suez",)
    assert path.length_km < 6


@pytest.mark.parametrize(
    ("canal", "one", "other"),
    [
        ("kiel", HAMBURG, LONDON),
        ("kiel", Point(9.13, 53.9), LONDON),  # Brunsbüttel, where the canal meets the Elbe
        ("kiel", Point(10.135, 54.321), GDANSK),  # Kiel
        ("suez", PORT_SAID, Point(5.34, 43.31)),
        ("suez", Point(32.55, 29.97), Point(39.17, 21.48)),  # Suez, Jeddah
        ("panama", Point(-79.9, 9.36), Point(-74, 40.65)),  # Colón, New York
        ("volga-don", Point(44.5, 48.71), Point(48.04, 46.35)),  # Volgograd, Astrakhan
        ("volga-don", Point(39.72, 47.23), Point(43.53, 48.69)),  # Rostov, Kalach
    ],
)
def test_a_port_at_the_mouth_of_a_canal_need_not_use_it(canal, one, other):
    path = find_water_path(one, other)
    assert canal not in path.passages
    assert "canal" not in kinds(path)
    around = find_water_path(one, other, avoid=(canal,))
    assert around.length_km == pytest.approx(path.length_km)


def test_a_port_at_the_mouth_of_a_canal_uses_it_where_the_way_leads_through():
    path = find_water_path(HAMBURG, GDANSK)
    assert path.passages == ("kiel",)
    assert kinds(path) == ["access", "river", "canal", "sea", "access"]


def test_an_unknown_passage_is_an_error_that_lists_the_known_ones():
    with pytest.raises(UnknownPassageError, match=r"'suzes'; known are .*suez"):
        find_water_path(PORT_SAID, SUEZ, avoid=("suzes",))


def test_ice_bound_seas_are_used_only_where_ice_is_allowed():
    open_path = find_water_path(MURMANSK, VLADIVOSTOK)
    ice_path = find_water_path(MURMANSK, VLADIVOSTOK, ice=True)
    assert "suez" in open_path.passages
    assert {"northern-sea-route", "bering"} <= set(ice_path.passages)
    assert ice_path.length_km < 11_000
    named = {"northern-sea-route", "arctic-ocean", "northwest-passage"}
    around = find_water_path(MURMANSK, VLADIVOSTOK, ice=True, avoid=named)
    assert around.length_km == pytest.approx(open_path.length_km)


@pytest.mark.parametrize(
    ("place", "least_km", "most_km"),
    [
        (Point(40.5, 64.55), 750, 850),  # Arkhangelsk
        (Point(15.6, 78.23), 1_050, 1_350),  # Longyearbyen
        (Point(-51.74, 64.17), 2_800, 4_500),  # Nuuk
    ],
)
def test_ports_of_the_open_north_are_reached_without_ice(place, least_km, most_km):
    assert least_km < find_water_path(MURMANSK, place).length_km < most_km


def test_a_port_in_an_ice_bound_sea_is_refused_with_that_reason():
    with pytest.raises(NoWaterPathError, match=r"at the point 73\.51 N 80\.55 E is ice-bound"):
        find_water_path(MURMANSK, Point(80.55, 73.51))


def test_near_the_poles_there_is_a_path_or_a_reason():
    pole = find_water_path(Point(20, 89.5), MURMANSK, ice=True)
    assert pole.length_km >= geodesy.distance_km(Point(20, 89.5), MURMANSK) - 1e-6
    with pytest.raises(NoWaterPathError, match="from the nearest water"):
        find_water_path(Point(0, -89.5), MURMANSK)


@pytest.mark.parametrize(("origin", "destination"), [(MOSCOW, MAKHACHKALA), (MAKHACHKALA, MOSCOW)])
def test_a_place_far_inland_is_not_joined_and_the_message_names_it_and_the_distance(
    origin, destination
):
    assert MAX_ACCESS_KM == 25
    with pytest.raises(
        NoWaterPathError, match=r"the point 55\.75 N 37\.62 E lies \d+ km from the nearest water"
    ):
        find_water_path(origin, destination)


def test_what_a_refusal_says_in_english_is_what_data_hold_of_it():
    novosibirsk = Point(82.93, 55.04)
    with pytest.raises(
        NoWaterPathError, match=r"lies \d{4} km from the nearest water known"
    ) as told:
        find_water_path(novosibirsk, Point(53.37, 36.85))
    assert str(told.value) == str(told.value.why)
    assert "55,04° с. ш., 82,93° в. д." in Language("ru").tell(told.value.why)


def test_a_point_in_the_south_and_west_is_named_with_its_own_hemispheres():
    brasilia = Point(-47.93, -15.78)
    with pytest.raises(NoWaterPathError, match=r"15\.78\d* S 47\.93\d* W"):
        find_water_path(brasilia, YOKOHAMA)


def test_a_place_a_little_inland_is_joined_to_the_shore_beside_it():
    """50 m inland on Cuba's north coast; a nearest network node lies across the island."""
    inland = Point(-80.45, 23.03)
    path = find_water_path(inland, Point(-80.0, 24.0))
    assert path.length_km < 150
    assert sum(part.length_km for part in path.parts if part.kind == "access") < 10


@pytest.mark.parametrize(
    ("other", "most_km"),
    [(Point(23.6, 37.9), 80), (Point(21.7, 38.3), 140)],  # Piraeus, Patras
)
def test_a_place_between_two_shores_uses_the_one_on_the_way(other, most_km):
    corinth_isthmus = Point(22.985, 37.925)
    path = find_water_path(corinth_isthmus, other)
    assert path.length_km < most_km
    assert sum(part.length_km for part in path.parts if part.kind == "access") < 6


def test_an_access_is_as_long_as_the_place_is_far_from_the_shore():
    path = find_water_path(AMIRABAD, MAKHACHKALA)
    for place, part in ((AMIRABAD, path.parts[0]), (MAKHACHKALA, path.parts[-1])):
        assert part.kind == "access"
        assert part.length_km == pytest.approx(shore_km(place), abs=SHORE_KM)


def test_the_kilometres_over_land_are_those_of_the_map():
    path = find_water_path(AMIRABAD, MAKHACHKALA)
    over_km = sum(geodesy.length_km(natural_earth.over_land(part.line)) for part in path.parts)
    assert path.land_km == pytest.approx(over_km)


def test_a_place_is_joined_to_no_path_to_itself():
    with pytest.raises(NoWaterPathError, match=r"same place, .*: give two that lie apart"):
        find_water_path(MAKHACHKALA, MAKHACHKALA)


def test_two_places_behind_one_point_of_the_shore_are_refused_with_what_to_do():
    bend = Point(32.39, 30.36)  # of the Suez Canal
    inland = [Point(bend.x - step, bend.y - step / 2) for step in (0.05, 0.08)]
    with pytest.raises(NoWaterPathError, match=r"same point of the water, .*: give two farther"):
        find_water_path(*inland)


def test_two_places_a_few_metres_apart_on_the_water_have_a_path_as_short():
    one, other = Point(50.5, 41.5), Point(50.5005, 41.5)
    path = find_water_path(one, other)
    assert path.length_km == pytest.approx(geodesy.distance_km(one, other))
    assert kinds(path) == ["sea"]


@pytest.mark.parametrize(
    ("point", "complaint"),
    [
        (Point(), "is empty"),
        (Point(np.nan, 0), "is not finite"),
        (Point(np.inf, 0), "is not finite"),
        (Point(0, 91), r"a latitude lies in \[-90, 90\]"),
        (Point(270, 0), r"a longitude lies in \[-180, 180\]; here it is -90"),
    ],
)
def test_what_is_no_point_on_earth_is_refused_as_everywhere(point, complaint):
    for ends in ((point, MURMANSK), (MURMANSK, point)):
        with pytest.raises(CoordinateError, match=complaint):
            find_water_path(*ends)


def test_a_path_through_a_gulf_port_and_the_same_again_is_equal():
    assert find_water_path(ODESSA, NOVOROSSIYSK) == find_water_path(ODESSA, NOVOROSSIYSK)


@pytest.mark.parametrize(
    "port", [Point(4.48, 51.9), Point(9.95, 53.53), Point(4.4, 51.25), Point(-90.05, 29.94)]
)
def test_a_great_port_up_a_river_is_reached_along_it(port):
    path = find_water_path(port, Point(-20, 48))
    kinds = [part.kind for part in path.parts]
    assert kinds[0] == "access"
    assert kinds[1] == "river"
    assert path.parts[0].length_km < 3
    assert path.parts[1].length_km > 20
    assert path.land_km < 3


@pytest.mark.parametrize(
    ("origin", "destination"),
    [
        (AMIRABAD, MAKHACHKALA),
        (Point(179.2, -17.0), Point(-171.8, -13.8)),
        (Point(5.3, 60.4), Point(10.4, 63.4)),
    ],
)
def test_a_search_among_near_nodes_finds_what_one_among_all_finds(origin, destination, monkeypatch):
    near = find_water_path(origin, destination)
    monkeypatch.setattr(network, "_MOST_NEAR_NODES", 0)
    assert find_water_path(origin, destination) == near
