import re

import pytest
import shapely
from shapely import LineString, MultiLineString, Point

from routes import geodesy, water
from routes.hop import GivenPath, Mode
from routes.leg import EXCUSED_LAND_KM, draw_leg
from routes.travel import CIRCUITY
from routes.water import WaterPart, WaterPath
from tests.examples import AMIRABAD, MAKHACHKALA, MOSCOW, hop, leg, reading

IRAN = reading("Iran", Point(54.93, 32.17), uncertainty_km=718.7)


def ends(one):
    return [tuple(point) for point in shapely.get_coordinates(one.line)[[0, -1]].tolist()]


def test_a_leg_by_sea_is_a_likely_path_on_water_from_the_first_place_to_the_last():
    sea = leg(mode=Mode.SEA)
    assert (sea.method, sea.certainty, sea.remarks) == ("water path", "likely", ())
    assert 845 <= sea.length_km <= 900
    assert ends(sea) == [(AMIRABAD.x, AMIRABAD.y), (MAKHACHKALA.x, MAKHACHKALA.y)]
    assert sea.length_km == pytest.approx(geodesy.length_km(sea.line))


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.SEA])
def test_any_other_leg_is_a_geodesic_from_the_first_place_to_the_last(mode):
    one = leg(mode=mode)
    assert one.method == "geodesic"
    assert one.remarks == ()
    assert ends(one) == [(AMIRABAD.x, AMIRABAD.y), (MAKHACHKALA.x, MAKHACHKALA.y)]
    assert one.length_km == pytest.approx(geodesy.distance_km(AMIRABAD, MAKHACHKALA))


@pytest.mark.parametrize(
    ("mode", "certainty"),
    [
        (Mode.AIR, "likely"),
        (Mode.UNKNOWN, "not known"),
        (Mode.ROAD, "not known"),
        (Mode.RAIL, "not known"),
        (Mode.RIVER, "not known"),
    ],
)
def test_a_straight_line_is_a_likely_path_only_in_the_air(mode, certainty):
    assert leg(mode=mode).certainty == certainty


@pytest.mark.parametrize(("begin", "end"), [(IRAN, None), (None, IRAN)])
def test_no_path_on_water_is_drawn_to_or_from_an_area(begin, end, monkeypatch):
    monkeypatch.setattr(water, "find_water_path", lambda *_: pytest.fail("a path was sought"))
    one = leg(begin, end, mode=Mode.SEA)
    assert (one.method, one.certainty) == ("geodesic", "not known")
    ends = f"from {one.hop.from_place.name} to {one.hop.to_place.name}"
    assert [str(remark) for remark in one.remarks] == [
        f"{ends}, no path on water is drawn: no source names the port"
    ]


def test_a_leg_by_sea_to_an_inland_place_is_a_geodesic_that_says_why():
    one = leg(end=reading("Moscow", MOSCOW), mode=Mode.SEA)
    assert (one.method, one.certainty) == ("geodesic", "not known")
    assert len(one.remarks) == 1
    assert re.fullmatch(
        r"from Amirabad to Moscow, no path on water: Moscow lies \d+ km from the nearest water "
        r"known here",
        str(one.remarks[0]),
    )
    assert ends(one) == [(AMIRABAD.x, AMIRABAD.y), (MOSCOW.x, MOSCOW.y)]


@pytest.mark.parametrize(
    ("land_km", "certainty", "remarks"),
    [
        (EXCUSED_LAND_KM, "likely", ()),
        (33.4, "not known", ("the computed path crosses 33 km of land",)),
    ],
)
def test_a_computed_path_over_land_is_not_called_likely(land_km, certainty, remarks, monkeypatch):
    line = geodesy.geodesic_line(AMIRABAD, MAKHACHKALA)
    part = WaterPart(kind="sea", line=line, length_km=900.0)
    path = WaterPath(line=line, length_km=900.0, land_km=land_km, passages=(), parts=(part,))
    monkeypatch.setattr(water, "find_water_path", lambda *_: path)
    monkeypatch.setattr("routes.leg._land_km", lambda _: land_km)
    one = leg(mode=Mode.SEA)
    assert (one.line, one.certainty) == (line, certainty)
    assert tuple(map(str, one.remarks)) == remarks
    assert one.method == "water path"
    assert one.parts[0].land_km == land_km


def test_the_range_of_a_computed_length_is_what_both_places_uncertainties_allow():
    ends = reading(uncertainty_km=5.0), reading("B", MAKHACHKALA, uncertainty_km=2.5)
    one = leg(*ends, mode=Mode.SEA)
    low_km, high_km = one.length_range_km
    assert one.length_km - low_km == pytest.approx(7.5)
    assert high_km - one.length_km == pytest.approx(7.5)
    assert one.range_sources == ()


@pytest.mark.parametrize("mode", [Mode.ROAD, Mode.RIVER])
def test_a_path_that_is_not_known_may_be_as_long_as_a_source_reports_for_its_mode(mode):
    one = leg(reading(uncertainty_km=5.0), reading("B", MAKHACHKALA, uncertainty_km=0.0), mode=mode)
    low_km, high_km = one.length_range_km
    assert low_km == pytest.approx(one.length_km - 5)
    assert high_km == pytest.approx(one.length_km * CIRCUITY[mode].greatest + 5)
    assert one.range_sources == (CIRCUITY[mode].source,)


@pytest.mark.parametrize("mode", [Mode.RAIL, Mode.UNKNOWN])
def test_where_no_source_tells_the_detours_a_length_has_no_upper_bound(mode):
    one = leg(reading(uncertainty_km=5.0), reading("B", MAKHACHKALA, uncertainty_km=0.0), mode=mode)
    assert one.length_range_km == (pytest.approx(one.length_km - 5), None)
    assert (one.range_sources, one.duration_range_h) == ((), None)


def test_the_uncertainty_of_a_waypoint_counts_twice():
    vague = reading("Caucasus", Point(46.0, 42.0), uncertainty_km=40.0)
    exact = reading("Caucasus", Point(46.0, 42.0), uncertainty_km=0.0)
    low_km, _ = leg(mode=Mode.ROAD, waypoints=(vague,)).length_range_km
    assert low_km == pytest.approx(leg(mode=Mode.ROAD, waypoints=(exact,)).length_range_km[0] - 80)


def test_nothing_is_timed_where_the_path_is_not_known():
    assert leg(end=reading("Moscow", MOSCOW), mode=Mode.SEA).duration_range_h is None
    assert leg(IRAN, mode=Mode.AIR).duration_range_h is None


def test_a_given_path_begins_in_an_area_where_its_line_does():
    line = LineString([(52.0, 36.0), (47.5, 42.98)])
    path = GivenPath(file="flight.gpx", sha256="0" * 64, line=line)
    one = leg(IRAN, mode=Mode.AIR, given_path=path)
    assert [part.kind for part in one.parts] == ["given", "access"]


def test_a_path_along_a_river_says_what_it_rests_on_and_measures_no_land_there():
    rostov = reading("Rostov-on-Don", Point(39.72, 47.22))
    one = leg(rostov, reading("Makhachkala", MAKHACHKALA), mode=Mode.SEA)
    assert any("river" in part.evidence and part.land_km is None for part in one.parts)
    assert any("whether ships can pass was not checked" in str(remark) for remark in one.remarks)


def test_a_flight_is_a_little_longer_than_the_shortest_line():
    exact = {"uncertainty_km": 0.0}
    one = leg(reading(**exact), reading("B", MAKHACHKALA, **exact), mode=Mode.AIR)
    assert one.length_range_km == pytest.approx((one.length_km, one.length_km + 100))


def test_only_modes_with_a_sourced_speed_have_a_duration():
    low_h, high_h = leg(mode=Mode.SEA).duration_range_h
    assert 24 < low_h < 36
    assert 48 < high_h < 60
    assert leg(mode=Mode.ROAD).duration_range_h is None


BAKU = reading("Baku", Point(49.9, 40.36))


def test_a_leg_by_sea_goes_through_its_waypoints_in_order():
    direct, by_baku = leg(mode=Mode.SEA), leg(mode=Mode.SEA, waypoints=(BAKU,))
    assert by_baku.length_km > direct.length_km + 20
    assert {part.kind for part in by_baku.parts} == {"water", "access"}
    assert by_baku.line.distance(BAKU.point) < 1e-9
    assert ends(by_baku) == ends(direct)


CONSTANTA = reading("Constanta", Point(28.65, 44.17))
BERBERA = reading("Berbera", Point(45.01, 10.44))


def water_called(name, point, uncertainty_km):
    kind = {"feature_class": "H", "feature_code": "STRT"}
    return reading(name, point, uncertainty_km=uncertainty_km, **kind)


BOSPHORUS = water_called("Bosphorus", Point(29.07, 41.12), 15)
SUEZ_CANAL = water_called("Suez Canal", Point(32.31, 30.58), 90)
GOOD_HOPE = water_called("Waters off the Cape", Point(18.0, -35.5), 60)


def test_a_strait_that_the_path_meets_anyway_changes_nothing():
    straits = (BOSPHORUS, SUEZ_CANAL)
    direct = leg(CONSTANTA, BERBERA, mode=Mode.SEA)
    passing = leg(CONSTANTA, BERBERA, mode=Mode.SEA, waypoints=straits)
    assert passing.line.equals(direct.line)
    assert passing.length_range_km == direct.length_range_km
    assert (passing.certainty, passing.remarks, passing.passes_area) == ("likely", (), False)
    assert "suez" in passing.passages


def test_a_water_that_the_short_path_misses_is_gone_through():
    direct = leg(CONSTANTA, BERBERA, mode=Mode.SEA)
    around = leg(CONSTANTA, BERBERA, mode=Mode.SEA, waypoints=(GOOD_HOPE,))
    assert around.length_km > 3 * direct.length_km
    assert around.certainty == "likely"
    assert ends(around) == ends(direct)


def test_a_ship_that_ends_in_a_water_has_no_port_still():
    one = leg(CONSTANTA, BOSPHORUS, mode=Mode.SEA)
    assert (one.certainty, one.passes_area) == ("not known", True)


def test_a_stretch_that_no_water_joins_is_not_known_and_the_others_are_drawn():
    inland = leg(mode=Mode.SEA, waypoints=(BAKU, reading("Moscow", MOSCOW)))
    kinds = [part.kind for part in inland.parts]
    assert kinds.count("unknown") == 2
    assert "water" in kinds
    assert inland.certainty == "not known"
    assert len(inland.remarks) >= 1


def test_waypoints_on_land_part_the_line_and_leave_its_path_not_known():
    one = leg(mode=Mode.ROAD, waypoints=(BAKU,))
    assert [part.kind for part in one.parts] == ["unknown", "unknown"]
    straight_km = geodesy.distance_km(AMIRABAD, BAKU.point) + geodesy.distance_km(
        BAKU.point, MAKHACHKALA
    )
    assert one.length_km == pytest.approx(straight_km)


def test_a_given_path_is_joined_to_its_places():
    line = LineString([(53.37, 36.86), (51.0, 40.0), (47.51, 42.98)])
    given = GivenPath(file="ship.gpx", sha256="0" * 64, line=line)
    one = leg(mode=Mode.SEA, given_path=given)
    assert (one.method, one.certainty) == ("given path", "likely")
    assert [part.kind for part in one.parts] == ["access", "given", "access"]
    assert one.parts[1].evidence == "ship.gpx"
    assert one.length_km == pytest.approx(sum(part.length_km for part in one.parts))
    assert one.length_km == pytest.approx(geodesy.length_km(one.line))
    assert ends(one) == [(AMIRABAD.x, AMIRABAD.y), (MAKHACHKALA.x, MAKHACHKALA.y)]


def test_a_range_never_goes_below_nothing():
    vague = reading("Russia", MOSCOW, uncertainty_km=2323.0)
    assert leg(vague).length_range_km[0] == 0


def test_a_leg_across_180_degrees_is_cut_and_keeps_its_direction():
    one = leg(reading("Tokyo", Point(139.7, 35.7)), reading("Los Angeles", Point(-118.2, 34.1)))
    assert isinstance(one.line, MultiLineString)
    assert ends(one) == [(139.7, 35.7), (-118.2, 34.1)]


def test_a_hop_is_always_drawn_the_same():
    one = hop(mode=Mode.SEA)
    assert draw_leg(one) == draw_leg(one)


def test_in_the_seeds_only_the_hop_from_port_to_port_is_drawn_on_water(seeds_graph):
    drawn = [one.hop.id for one in seeds_graph.legs if one.method == "water path"]
    assert drawn == ["amirabad-makhachkala"]
    assert all(one.certainty == "not known" for one in seeds_graph.legs if one.method == "geodesic")
