import csv
import math
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "data"
COLUMNS = [
    "geonameid",
    "name",
    "alternatenames",
    "latitude",
    "longitude",
    "feature_class",
    "feature_code",
    "country_code",
    "admin1_code",
    "population",
    "radius_km",
    "source",
    "source_id",
    "snapshot",
    "note",
]
ROWS_PER_SOURCE = {
    "natural-earth": (4_500, 6_000),
    "geonames": (80_000, 100_000),
    "nga-wpi": (1_000, 2_951),
    "ourairports": (5_500, 7_500),
    "ncar-graphics": (200, 400),
    "cldr": (15, 40),
    "curated": (200, 600),
}
DIRECTION_MARKS = set("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\ufeff")
# id, a name it bears, latitude, longitude, feature code, country
IMPORTANT = [
    ("geonames:13157242", "Amirabad Port", 36.85185, 53.36540, "PRT", "IR"),
    ("geonames:13157242", "Amirabad", 36.85185, 53.36540, "PRT", "IR"),
    ("geonames:13157242", "بندر امیرآباد", 36.85185, 53.36540, "PRT", "IR"),
    ("ourairports:RU-0240", "Seshcha Air Base", 53.715, 33.340, "AIRB", "RU"),
    ("ourairports:RU-0240", "Сеща", 53.715, 33.340, "AIRB", "RU"),
    ("ourairports:RU-0285", "Primorsko-Akhtarsk", 46.059, 38.240, "AIRB", "RU"),
    ("ourairports:RU-0285", "Приморско-Ахтарск", 46.059, 38.240, "AIRB", "RU"),
    ("geonames:505259", "Primorsko-Akhtarsk", 46.04847, 38.17899, None, "RU"),
    ("geonames:496503", "Seshcha", 53.7361, 33.3387, None, "RU"),
    ("curated:alabuga-sez", "Alabuga", 55.82, 52.05, "INDS", "RU"),
    ("curated:alabuga-sez", "ОЭЗ Алабуга", 55.82, 52.05, "INDS", "RU"),
    ("geonames:468082", "Yelabuga", 55.76232, 52.04425, None, "RU"),
    ("geonames:468082", "Elabuga", 55.76232, 52.04425, None, "RU"),
    ("geonames:468082", "Alabuga", 55.76232, 52.04425, None, "RU"),
    ("geonames:532096", "Makhachkala", 42.97782, 47.50027, "PPLA", "RU"),
    ("curated:makhachkala-port", "Port of Makhachkala", 42.98333, 47.5, "PRT", "RU"),
    ("curated:olya-port", "Port of Olya", 45.78, 47.55, "PRT", "RU"),
    ("curated:astrakhan-port", "Port of Astrakhan", 46.37709, 48.05431, "PRT", "RU"),
    ("geonames:13157243", "Bandar Anzali", 37.47915, 49.46839, "PRT", "IR"),
    ("geonames:115921", "Bandar Abbas", 27.1435, 56.2042, "PRT", "IR"),
    ("geonames:12163188", "Port of Aktau", 43.59888, 51.22045, "PRT", "KZ"),
    ("geonames:524901", "Moscow", 55.75204, 37.61781, "PPLC", "RU"),
    ("geonames:112931", "Tehran", 35.69439, 51.42151, "PPLC", "IR"),
    ("geonames:703448", "Kyiv", 50.45466, 30.5238, "PPLC", "UA"),
    ("geonames:703448", "Kiev", 50.45466, 30.5238, "PPLC", "UA"),
    ("geonames:698740", "Odessa", 46.48572, 30.74383, None, "UA"),
    ("geonames:1816670", "Peking", 39.9075, 116.39723, "PPLC", "CN"),
    ("geonames:472045", "Voronezh", 51.66833, 39.19204, None, "RU"),
    ("natural-earth:adm1:RU.73", "Tatarstan", 55.36, 50.91, "ADM1", "RU"),
    ("natural-earth:adm1:RU.73", "Republic of Tatarstan", 55.36, 50.91, "ADM1", "RU"),
    ("natural-earth:adm1:RU.17", "Dagestan", 43.02, 46.87, "ADM1", "RU"),
    ("natural-earth:adm1:UA.11", "Crimea", 45.33, 34.37, "ADM1", "UA"),
    ("natural-earth:union:GB.ENG", "England", 52.6, -1.46, "ADM1", "GB"),
    ("natural-earth:adm0:BLR", "Belarus", 53.82, 28.42, "PCLI", "BY"),
    ("natural-earth:adm0:IRN", "Iran", 32.17, 54.93, "PCLI", "IR"),
    ("natural-earth:adm0:RUS", "Russia", 58.25, 44.69, "PCLI", "RU"),
    ("natural-earth:adm0:UKR", "Ukraine", 49.72, 32.14, "PCLI", "UA"),
    ("natural-earth:adm0:FRA", "France", 46.7, 2.55, "PCLI", "FR"),
    ("natural-earth:adm0:NOR", "Norway", 61.36, 9.68, "PCLI", "NO"),
    ("natural-earth:adm0:KOS", "Kosovo", 42.59, 20.86, "PCLI", "XK"),
    ("curated:caspian-sea", "Caspian Sea", 41.6, 50.6, "SEA", ""),
    ("curated:caspian-sea", "the Caspian", 41.6, 50.6, "SEA", ""),
    ("curated:caspian-sea", "دریای خزر", 41.6, 50.6, "SEA", ""),
    ("curated:black-sea", "Чёрное море", 43.2, 34.5, "SEA", ""),
    ("curated:sea-of-azov", "Sea of Azov", 46.0, 36.5, "SEA", ""),
    ("curated:persian-gulf", "خلیج فارس", 26.9, 51.5, "GULF", ""),
    ("curated:bosporus", "Bosphorus", 41.12, 29.075, "STRT", "TR"),
    ("curated:volga-river", "Волга", 51.52, 46.06, "STM", "RU"),
    ("ncar-graphics:area:302", "Luzon", 15.947, 121.422, "ISL", "PH"),
    ("ncar-graphics:area:295", "Borneo", 0.861, 114.2, "ISL", ""),
    ("ncar-graphics:area:322", "Honshu", 36.655, 137.975, "ISL", "JP"),
    ("natural-earth:marine:bristol-channel", "Bristol Channel", 51.153, -5.038, "STRT", ""),
    ("geonames:2983751", "Rhône-Alpes", 45.5, 5.333, "ADM1H", "FR"),
    ("geonames:8693107", "Darfur", 13.0, 25.0, "RGN", "SD"),
    ("cldr:011", "West Africa", 14.99, -0.72, "RGN", ""),
    ("cldr:EU", "European Union", 50.56, 11.41, "RGN", ""),
    ("curated:hindu-kush", "Hindu Kush", 36.0, 71.0, "MTS", ""),
    ("natural-earth:adm1:GF.GF", "French Guiana", 3.92, -53.24, "ADM1", "GF"),
    ("geonames:13546042", "Durban", -29.883, 31.033, "PRT", "ZA"),
    ("curated:volga-don-canal", "Volga-Don Canal", 48.58, 44.0, "CNL", "RU"),
]


def read(name):
    with (DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def names_of(row):
    return {row["name"], *row["alternatenames"].split(",")}


@pytest.fixture(scope="module")
def raw():
    return (DATA / "gazetteer.csv").read_bytes()


@pytest.fixture(scope="module")
def rows():
    return read("gazetteer.csv")


@pytest.fixture(scope="module")
def by_id(rows):
    return {f"{row['source']}:{row['source_id']}": row for row in rows}


def test_the_columns_are_exactly_those_documented(raw):
    assert raw.split(b"\n", 1)[0].decode() == ",".join(COLUMNS)


def test_each_physical_line_is_one_row(raw, rows):
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert len(text.splitlines()) == len(rows) + 1
    assert all(None not in row and None not in row.values() for row in rows)


def test_the_file_stays_within_fifteen_megabytes_and_near_a_hundred_thousand_rows(raw, rows):
    assert len(raw) <= 15_000_000
    assert 90_000 <= len(rows) <= 110_000


def test_no_field_holds_a_control_character(raw):
    for character in set(raw.decode("utf-8")) - {"\n"}:
        assert unicodedata.category(character) != "Cc", repr(character)
        assert character not in DIRECTION_MARKS, repr(character)


def test_source_and_source_id_name_a_row_uniquely(rows, by_id):
    assert len(by_id) == len(rows)
    assert all(row["source_id"] for row in rows)


def test_geonames_rows_bear_their_id_twice_and_others_have_none(rows):
    for row in rows:
        expected = row["source_id"] if row["source"] == "geonames" else ""
        assert row["geonameid"] == expected


def test_rows_are_sorted_by_source_then_id(rows):
    order = list(ROWS_PER_SOURCE)

    def key(row):
        ident = row["source_id"]
        number = int(ident) if ident.isdigit() else 0
        return order.index(row["source"]), not ident.isdigit(), number, ident

    keys = [key(row) for row in rows]
    assert keys == sorted(keys)


def test_row_counts_per_source_are_sane(rows):
    counts = Counter(row["source"] for row in rows)
    assert counts.keys() == ROWS_PER_SOURCE.keys()
    for source, (low, high) in ROWS_PER_SOURCE.items():
        assert low <= counts[source] <= high, source


def test_every_coordinate_is_in_range_with_five_decimals_at_most(rows):
    for row in rows:
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        for key in ("latitude", "longitude"):
            assert len(row[key].partition(".")[2]) <= 5, row


def test_every_row_has_a_name_without_a_comma(rows):
    assert all(row["name"] and "," not in row["name"] for row in rows)


def test_alternates_are_neither_empty_nor_repeated_nor_the_name_itself(rows):
    for row in rows:
        if row["alternatenames"]:
            alternates = row["alternatenames"].split(",")
            assert all(alternates), row["source_id"]
            assert len({row["name"], *alternates}) == len(alternates) + 1, row["source_id"]


def test_feature_codes_are_plausible(rows):
    by_class = {
        "A": {"PCLI", "PCLD", "PCLS", "PCL", "TERR", "LTER", "ADM1", "ADM1H", "ADM2"},
        "H": {"HBR", "OCN", "SEA", "GULF", "BAY", "STRT", "CHN", "CNL", "STM", "LK", "RSV"},
        "L": {"PRT", "INDS", "RGN", "CONT"},
        "T": {"ISL", "ISLS", "PEN", "DSRT", "MTS"},
        "S": {"AIRB", "AIRP", "AIRF", "AIRQ"},
    }
    for row in rows:
        if row["feature_class"] == "P":
            assert row["feature_code"].startswith("PPL") or row["feature_code"] == "STLMT"
        else:
            assert row["feature_code"] in by_class[row["feature_class"]], row


def test_country_codes_are_two_capitals_or_empty(rows):
    for row in rows:
        code = row["country_code"]
        assert code == "" or (len(code) == 2 and code.isascii() and code.isupper()), row


def test_each_country_code_has_at_most_one_country(rows):
    counts = Counter(r["country_code"] for r in rows if r["feature_code"] in {"PCLI", "PCL"})
    assert max(counts.values()) == 1
    assert counts.keys() >= {"FR", "NO", "XK", "TW", "PS", "US", "GB", "CN"}


def test_populations_and_radii_are_numbers_or_empty(rows):
    for row in rows:
        assert row["population"] == "" or int(row["population"]) >= 0
        assert row["radius_km"] == "" or 0 <= float(row["radius_km"]) < 7000


def test_countries_regions_and_curated_points_have_a_radius(rows):
    for row in rows:
        if row["source"] in {"natural-earth", "curated"}:
            assert row["radius_km"], row


def test_every_row_names_its_snapshot(rows):
    assert all(row["snapshot"] for row in rows)


@pytest.mark.parametrize(("ident", "name", "latitude", "longitude", "code", "country"), IMPORTANT)
def test_an_important_place_is_there(  # noqa: PLR0913, PLR0917 (a row of the table)
    by_id, ident, name, latitude, longitude, code, country
):
    row = by_id[ident]
    assert name in names_of(row)
    assert math.isclose(float(row["latitude"]), latitude, abs_tol=0.011)
    assert math.isclose(float(row["longitude"]), longitude, abs_tol=0.011)
    assert code in {None, row["feature_code"]}
    assert row["country_code"] == country


def test_countries_bear_their_names_in_several_languages(by_id):
    assert {"ایران", "Иран", "Islamic Republic of Iran"} <= names_of(
        by_id["natural-earth:adm0:IRN"]
    )
    assert {"Россия", "روسیه", "Russian Federation"} <= names_of(by_id["natural-earth:adm0:RUS"])
    assert {"Україна", "اوکراین"} <= names_of(by_id["natural-earth:adm0:UKR"])
    assert {"US", "U.S.", "USA", "America"} <= names_of(by_id["natural-earth:adm0:USA"])
    assert {"UK", "U.K.", "Britain"} <= names_of(by_id["natural-earth:adm0:GBR"])
    assert "UAE" in names_of(by_id["natural-earth:adm0:ARE"])
    assert "DPRK" in names_of(by_id["natural-earth:adm0:PRK"])


def test_a_country_radius_is_that_of_a_disc_of_its_area(by_id):
    assert math.isclose(float(by_id["natural-earth:adm0:IRN"]["radius_km"]), 719, rel_tol=0.02)
    assert math.isclose(float(by_id["natural-earth:adm0:RUS"]["radius_km"]), 2323, rel_tol=0.02)


@pytest.mark.parametrize(
    ("ident", "name"),
    [("geonames:143127", "‘Irāq"), ("geonames:149027", "Veto"), ("geonames:1809858", "CAN")],
)
def test_a_name_that_stands_for_something_else_in_any_text_is_dropped(by_id, ident, name):
    assert name not in names_of(by_id[ident])


def test_each_great_island_is_there_as_an_island_a_region_or_a_country(rows):
    areas = {name for row in rows if row["feature_class"] in {"A", "T"} for name in names_of(row)}
    assert areas >= {
        *("Greenland", "New Guinea", "Borneo", "Madagascar", "Baffin Island", "Sumatra", "Honshu"),
        *("Banks Island", "Ellesmere Island", "Sulawesi", "South Island", "Java", "Luzon"),
        *("North Island", "Newfoundland", "Cuba", "Iceland", "Mindanao", "Ireland", "Hokkaido"),
        *("Hispaniola", "Sakhalin", "Tasmania", "Sri Lanka", "Kyushu", "Taiwan", "Hainan"),
        *("Timor", "Sicily", "Shikoku", "Crete", "Corsica", "Cyprus", "Novaya Zemlya"),
    }


def test_no_island_group_or_wide_region_bears_the_name_of_a_state(rows):
    states = {
        name
        for row in rows
        if row["feature_code"] == "PCLI"
        for name in (row["name"], *row["alternatenames"].split(",")[:3])
    }
    for row in rows:
        if row["source"] in {"ncar-graphics", "cldr"} or row["feature_code"] == "ADM1H":
            assert not states & names_of(row), row["source_id"]


def test_sisha_is_no_name_of_the_seshcha_places(by_id):
    for ident in ("ourairports:RU-0240", "geonames:496503"):
        assert not any(name.casefold() == "sisha" for name in names_of(by_id[ident]))


def test_the_curated_file_has_the_same_columns_and_a_note_in_each_row():
    curated = read("curated_places.csv")
    assert list(curated[0]) == COLUMNS
    assert all(row["note"] for row in curated)


def test_every_curated_or_amended_row_reaches_the_gazetteer(by_id):
    for row in read("curated_places.csv"):
        built = by_id[f"{row['source']}:{row['source_id']}"]
        assert row["note"] in built["note"]
        assert set(filter(None, row["alternatenames"].split(","))) <= names_of(built)


def test_demonyms_are_unique_and_belong_to_known_countries(rows, by_id):
    demonyms = read("demonyms.csv")
    words = [row["demonym"] for row in demonyms]
    assert list(demonyms[0]) == ["demonym", "country_code", "source_id"]
    assert len(set(words)) == len(words)
    countries = {row["country_code"] for row in rows if row["feature_class"] == "A"}
    assert {row["country_code"] for row in demonyms} <= countries
    for row in demonyms:
        if row["source_id"]:
            region = by_id[f"natural-earth:{row['source_id']}"]
            assert region["country_code"] == row["country_code"]


@pytest.mark.parametrize(
    ("demonym", "code"),
    [
        ("Iranian", "IR"),
        ("Russian", "RU"),
        ("British", "GB"),
        ("American", "US"),
        ("Emirati", "AE"),
        ("Ukrainian", "UA"),
        ("Kosovar", "XK"),
        ("Taiwanese", "TW"),
    ],
)
def test_a_common_demonym_gives_its_country(demonym, code):
    assert {"demonym": demonym, "country_code": code, "source_id": ""} in read("demonyms.csv")


def test_every_sovereign_country_has_a_demonym(rows):
    known = {row["country_code"] for row in read("demonyms.csv")}
    sovereign = {row["country_code"] for row in rows if row["feature_code"] in {"PCLI", "PCL"}}
    assert sovereign <= known
