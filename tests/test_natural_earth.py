"""Tests of the bundled base map."""

import csv
import gzip
import unicodedata

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point, Polygon

from routes import geodesy, natural_earth
from routes._data import data_path
from routes.language import Language
from routes.natural_earth import Window, clip, land, over_land

CASPIAN = Window(west_deg=30, south_deg=33, east_deg=62, north_deg=62)
BERING = Window(west_deg=160, south_deg=50, east_deg=200, north_deg=72)


def rows_of(file):
    with data_path(file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


points = st.builds(
    Point,
    st.integers(-179_000, 179_000).map(lambda lon: lon / 1000),
    st.integers(-80_000, 80_000).map(lambda lat: lat / 1000),
)


@pytest.mark.parametrize(
    ("lon", "lat", "dry"),
    [
        pytest.param(50.5, 42.0, False, id="Caspian Sea"),
        pytest.param(37.0, 46.0, False, id="Sea of Azov"),
        pytest.param(37.62, 55.75, True, id="Moscow"),
        pytest.param(-150.0, 0.0, False, id="Pacific Ocean"),
        pytest.param(0.0, -89.0, True, id="Antarctica"),
    ],
)
def test_land_is_where_it_should_be(lon, lat, dry):
    assert land().intersects(Point(lon, lat)) is dry


def test_shapes_are_valid():
    assert land().is_valid
    assert natural_earth.lakes().is_valid
    assert natural_earth.borders().is_valid


def test_bundled_files_carry_no_time_and_stay_small():
    paths = sorted(data_path("ne_land_10m.wkb.gz").parent.glob("ne_*.wkb.gz"))
    assert len(paths) == 7
    assert sum(path.stat().st_size for path in paths) < 6_000_000
    for path in paths:
        assert path.read_bytes()[4:8] == b"\0\0\0\0"
        gzip.decompress(path.read_bytes())


def test_a_straight_line_over_the_caspian_crosses_the_land_at_its_shores():
    straight = geodesy.geodesic_line(Point(53.3654, 36.85185), Point(47.50027, 42.97782))
    assert geodesy.length_km(over_land(straight)) == pytest.approx(63.4, abs=1)


def test_a_line_offshore_has_no_land():
    offshore = LineString([(51.5, 38.0), (50.9, 40.9), (49.8, 42.5)])
    assert over_land(offshore).is_empty


@settings(max_examples=30)
@given(points, points)
def test_land_of_a_line_is_the_same_as_from_the_whole_land(begin, end):
    line = LineString([begin, end])
    expected = shapely.length(shapely.intersection(line, land()))
    assert over_land(line).length == pytest.approx(expected, abs=1e-6)


def test_borders_hold_no_coast():
    coast = shapely.boundary(clip(CASPIAN).land)
    inner = natural_earth.borders().intersection(shapely.box(40, 40, 50, 60))
    along = inner.intersection(coast.buffer(1e-4))
    assert along.length < inner.length * 0.01


def test_crimea_has_no_border_to_ukraine():
    isthmus = Polygon([(33.2, 45.8), (34.6, 45.8), (34.6, 46.3), (33.2, 46.3)])
    assert not natural_earth.borders().intersects(isthmus)


def test_a_clip_lies_in_its_window_and_keeps_the_caspian_as_water():
    base = clip(CASPIAN)
    assert base.land.is_valid
    assert shapely.box(*CASPIAN.bounds).covers(base.land)
    assert shapely.box(*CASPIAN.bounds).covers(base.lakes)
    assert not base.land.intersects(Point(50.5, 42.0))
    assert base.land.intersects(Point(37.6, 55.75))


def test_the_backdrop_is_the_world_without_the_window():
    base = clip(CASPIAN)
    assert not base.backdrop_land.intersects(shapely.box(31, 34, 61, 61))
    assert base.backdrop_land.intersects(Point(20, 0))
    west, _, east, _ = base.backdrop_land.bounds
    assert (west, east) == pytest.approx((-134, 226), abs=2)


def test_a_window_across_180_degrees_is_one_piece():
    base = clip(BERING)
    assert base.land.is_valid
    assert base.land.intersects(Point(175, 65))
    assert base.land.intersects(Point(360 - 165, 65))
    seam = LineString([(180, 67), (180, 68.5)])
    assert seam.intersection(shapely.boundary(base.land)).length == 0
    assert {label.name for label in base.labels} >= {"Russia", "United States", "Bering Sea"}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("ru", {"Турция", "Ирак", "Каспий", "Чёрное море"}),
        ("uk", {"Туреччина", "Ірак", "Каспій", "Чорне море"}),
        ("fa", {"ترکیه", "عراق", "دریای خزر", "خلیج فارس"}),
        ("ar", {"تركيا", "العراق", "بحر قزوين", "الخليج العربي"}),
    ],
)
def test_countries_and_seas_are_named_in_the_language_of_the_map(code, names):
    around = Window(west_deg=25, south_deg=20, east_deg=65, north_deg=62)
    shown = natural_earth.labels(around, Language(code))
    assert {label.name for label in shown} >= names
    english = natural_earth.labels(around)
    assert [label.point for label in shown] == [label.point for label in english]


@pytest.mark.parametrize("file", ["ne_countries.csv", "ne_seas.csv"])
def test_every_country_and_sea_has_a_name_in_the_letters_of_each_language(file):
    scripts = {"ru": "CYRILLIC", "uk": "CYRILLIC", "fa": "ARABIC", "ar": "ARABIC"}
    for row in rows_of(file):
        for code, script in scripts.items():
            letters = [letter for letter in row[f"name_{code}"] if letter.isalpha()]
            assert letters, row
            foreign = [letter for letter in letters if script not in unicodedata.name(letter)]
            # Ukrainian has a letter for its apostrophe.
            assert foreign in ([], ["\u02bc"]), row


def test_the_gazetteer_knows_the_names_of_seas_that_it_has_in_a_language():
    known = {
        row["name"]: row["alternatenames"].split(",")
        for row in rows_of("gazetteer.csv")
        if row["feature_class"] == "H"
    }
    compared = 0
    for sea in rows_of("ne_seas.csv"):
        names = known.get(sea["name_en"], [])
        for script, codes in (("CYRILLIC", ("ru", "uk")), ("ARABIC", ("fa", "ar"))):
            own = {name for name in names if script in unicodedata.name(name[:1] or "-", "")}
            if own:
                compared += 1
                assert own & {sea[f"name_{code}"] for code in codes}, (sea["name_en"], own)
    assert compared > 100


def test_a_country_is_named_in_the_part_that_the_window_shows():
    labels = {label.name: label for label in clip(CASPIAN).labels}
    assert shapely.box(*CASPIAN.bounds).covers(labels["Kazakhstan"].point)
    assert labels["Russia"].point.distance(Point(44.7, 58.2)) < 0.1
    assert labels["Iran"].country_code == "IR"
    assert labels["Caspian Sea"].kind == "sea"


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ((10, 0, 10, 5), "not a span of longitudes"),
        ((190, 0, 200, 5), "not a span of longitudes"),
        ((-180, 0, 181, 5), "not a span of longitudes"),
        ((0, 5, 10, 5), "not a span of latitudes"),
        ((0, 5, 10, 95), "not a span of latitudes"),
    ],
)
def test_a_window_without_extent_is_refused(bounds, message):
    west, south, east, north = bounds
    with pytest.raises(ValueError, match=message):
        Window(west_deg=west, south_deg=south, east_deg=east, north_deg=north)


def test_over_land_takes_a_line_cut_at_180_degrees():
    chukotka = MultiLineString([[(175, 67), (180, 67)], [(-180, 67), (-176, 67)]])
    assert over_land(chukotka).length > 5
