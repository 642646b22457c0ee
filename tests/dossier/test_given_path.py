import json
import shutil

import pytest
import shapely
from shapely import Point

from routes import geodesy
from routes.dossier import read_dossier
from routes.dossier.given_path import read_given_path
from routes.dossier.lock import lock_record
from routes.errors import SourceError
from routes.hop import Mode
from routes.leg import draw_leg
from tests.examples import AMIRABAD, MAKHACHKALA, hop, reading

POINTS = [(53.365, 36.852), (51.0, 40.0), (51.0, 40.005), (47.5, 42.983)]
HERE, THERE = reading(), reading("Makhachkala", MAKHACHKALA)

GPX = """<?xml version="1.0"?>
<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
 <wpt lat="0" lon="0"/>
 {}
</gpx>"""
SEGMENTS = (
    "<trk><trkseg>{}</trkseg><trkseg>{}</trkseg></trk>",
    '<trkpt lat="{1}" lon="{0}"><ele>1</ele></trkpt>',
)
ROUTE = ("<rte>{}{}</rte>", '<rtept lat="{1}" lon="{0}"/>')
KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><LineString>
<coordinates> {} </coordinates></LineString></Placemark></Document></kml>"""


def geojson(*, kind="LineString", coordinates=POINTS):
    return {"type": kind, "coordinates": coordinates}


def gpx(form=SEGMENTS):
    around, point = form
    written = [point.format(*pair) for pair in POINTS]
    return GPX.format(around.format("".join(written[:2]), "".join(written[2:])))


def kml():
    return KML.format(" ".join(f"{lon},{lat},0" for lon, lat in POINTS))


FILES = {
    "line.geojson": json.dumps(geojson()),
    "feature.json": json.dumps({"type": "Feature", "properties": {}, "geometry": geojson()}),
    "collection.geojson": json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geojson()}]}
    ),
    "cut.geojson": json.dumps(
        geojson(kind="MultiLineString", coordinates=[POINTS[:2], POINTS[2:]])
    ),
    "high.geojson": json.dumps(geojson(coordinates=[(*pair, 12.5) for pair in POINTS])),
    "track.gpx": gpx(),
    "route.gpx": gpx(ROUTE),
    "line.KML": kml(),
}


def read(folder, name, text, begin=HERE, end=THERE):
    (folder / name).write_text(text, "utf-8")
    return read_given_path(name, folder, begin, end)


@pytest.mark.parametrize("name", FILES)
def test_a_path_is_read_from_geojson_gpx_and_kml(name, tmp_path):
    path = read(tmp_path, name, FILES[name])
    assert shapely.get_coordinates(path.line).tolist() == [list(pair) for pair in POINTS]
    assert (path.file, len(path.sha256)) == (name, 64)


def test_a_path_that_runs_the_other_way_round_is_turned(tmp_path):
    path = read(tmp_path, "back.geojson", json.dumps(geojson(coordinates=POINTS[::-1])))
    assert path.line.coords[0] == POINTS[0]


@pytest.mark.parametrize(
    ("away_km", "uncertainty_km", "fits"), [(0.9, 0.0, True), (1.2, 0.0, False), (8.0, 9.0, True)]
)
def test_a_path_may_miss_a_place_by_its_uncertainty_and_no_more(
    away_km, uncertainty_km, fits, tmp_path
):
    shifted = Point(AMIRABAD.x, AMIRABAD.y + away_km / 111.0)
    begin = reading("Amirabad", shifted, uncertainty_km=uncertainty_km)
    exact = json.dumps(geojson(coordinates=[AMIRABAD.coords[0], *POINTS[1:]]))
    if fits:
        assert read(tmp_path, "line.geojson", exact, begin).line.coords[0] == AMIRABAD.coords[0]
    else:
        with pytest.raises(SourceError, match=r"begins 1\.2 km from Amirabad \(.*within 1 km"):
            read(tmp_path, "line.geojson", exact, begin)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.geojson", '{"type": "LineString"}', "damaged coordinates"),
        ("a.geojson", '{"type": "LineString", "coordinates": [[1], [2]]}', "without longitude"),
        ("a.geojson", '{"type": "LineString", "coordinates": [[1, "x"], [2, 3]]}', "damaged"),
        ("a.geojson", '{"type": "LineString", "coordinates": [[NaN, 1], [2, 3]]}', "no longitude"),
        ("a.geojson", "[]", "holds no line"),
        ("a.geojson", '{"type": ["a"]}', "holds no line"),
        (
            "a.geojson",
            '{"type": "LineString", "coordinates": [[1e400, 1], [2, 3]]}',
            "no longitude",
        ),
        (
            "a.geojson",
            f'{{"type": "LineString", "coordinates": [[{"9" * 400}, 1], [2, 3]]}}',
            "damaged",
        ),
        ("a.geojson", '{"type": "LineString", "coordinates": [[178, 1], [182, 3]]}', "182 as -178"),
        ("a.geojson", "[" * 100_000, "not JSON"),
        ("a.gpx", "<gpx><rte><rtept lat='1'/></rte></gpx>", "without a right `lat` and `lon`"),
        ("a.kml", KML.format("a,b c,d"), "damaged coordinates"),
        ("a.kml", "<!DOCTYPE kml><kml/>", "declares a document type"),
        ("a.shp", "", r"is no \.geojson"),
    ],
)
def test_a_damaged_path_is_refused_in_words(name, text, words, tmp_path):
    with pytest.raises(SourceError, match=words):
        read(tmp_path, name, text)


def test_what_lies_between_two_lines_is_in_no_file(tmp_path):
    apart = [POINTS[:2], [(50.0, 41.0), POINTS[3]]]
    text = json.dumps(geojson(kind="MultiLineString", coordinates=apart))
    with pytest.raises(SourceError, match=r"holds 2 lines, and 140 km lie between the end of"):
        read(tmp_path, "gap.geojson", text)


def test_a_byte_order_mark_is_no_fault(tmp_path):
    assert (
        read(tmp_path, "line.geojson", "\ufeff" + FILES["line.geojson"]).line.coords[0] == POINTS[0]
    )


def test_a_path_across_180_degrees_may_come_in_two_lines(tmp_path):
    lines = [[(178.0, -17.0), (180.0, -16.5)], [(-180.0, -16.5), (-176.0, -15.0)]]
    text = json.dumps(geojson(kind="MultiLineString", coordinates=lines))
    ends = reading("A", Point(178.0, -17.0)), reading("B", Point(-176.0, -15.0))
    path = read(tmp_path, "a.geojson", text, *ends)
    drawn = draw_leg(hop(*ends, mode=Mode.ROAD, given_path=path))
    assert drawn.line.geom_type == "MultiLineString"
    assert drawn.length_km == pytest.approx(
        geodesy.distance_km(Point(178, -17), Point(180, -16.5))
        + geodesy.distance_km(Point(180, -16.5), Point(-176, -15))
    )


def test_a_dossier_gives_a_hop_its_path_and_the_lock_its_hash(tmp_path, seeds_folder):
    folder = tmp_path / "seeds"
    shutil.copytree(seeds_folder, folder)
    dossier = folder / "dossier.yaml"
    entry = "    to: makhachkala\n    by: sea\n"
    text = dossier.read_text("utf-8")
    assert text.count(entry) == 1
    dossier.write_text(text.replace(entry, f"{entry}    path: ship.gpx\n"), "utf-8")
    (folder / "ship.gpx").write_text(gpx(), "utf-8")
    checked = read_dossier(folder)
    (leg,) = (leg for leg in checked.graph().legs if leg.hop.given_path)
    assert (leg.method, leg.certainty) == ("given path", "likely")
    assert [part.kind for part in leg.parts] == ["access", "given", "access"]
    locked = lock_record(checked)["hops"][leg.hop.id]["path"]
    assert locked == {"file": "ship.gpx", "sha256": leg.hop.given_path.sha256}
