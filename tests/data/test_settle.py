import pytest

from data.build_gazetteer.rows import make_row
from data.build_gazetteer.settle import settled

TOWN = make_row(
    name="Wellington", latitude=-41.29, longitude=174.78, feature_class="P", feature_code="PPLC",
    country_code="NZ", population=400_000, source="geonames", source_id="1",
)  # fmt: skip
PROVINCE = make_row(
    name="Hokkaido", latitude=43.4, longitude=142.6, feature_class="A", feature_code="ADM1",
    country_code="JP", radius_km=157, source="natural-earth", source_id="adm1:JP.12",
)  # fmt: skip
STATE = make_row(
    name="South Africa", latitude=-29.7, longitude=23.7, feature_class="A", feature_code="PCLI",
    country_code="ZA", population=58_000_000, radius_km=624, source="natural-earth", source_id="z",
)  # fmt: skip
HAMLET = make_row(
    name="Java", latitude=45.5, longitude=-99.9, feature_class="P", feature_code="PPL",
    country_code="US", population=426, source="geonames", source_id="2",
)  # fmt: skip


def island(name, alternates="", **values):
    values = {"latitude": 0, "longitude": 0, "radius_km": 100, **values}
    return make_row(
        name=name, alternatenames=alternates, feature_class="T", feature_code="ISL",
        source="ncar-graphics", source_id=f"area:{name}", **values,
    )  # fmt: skip


def names(new, *rows):
    return [(row["name"], row["alternatenames"]) for row in settled([new], list(rows))]


def test_an_island_that_is_a_province_too_is_not_added_again():
    assert not names(island("Hokkaido", latitude=43.3, longitude=142.5, population=5), PROVINCE)


def test_an_island_leaves_its_name_to_a_greater_town_and_keeps_the_form_with_the_word():
    new = island("Wellington", "Wellington Island", latitude=-49.4, longitude=-74.8)
    assert names(new, TOWN) == [("Wellington Island", "")]


def test_an_island_of_many_more_people_bears_its_name_beside_a_hamlet():
    assert names(island("Java", population=51_000_000), HAMLET) == [("Java", "")]


def test_an_alternate_name_is_never_taken_from_another_place():
    new = island("Java", "Wellington", population=51_000_000)
    assert names(new, TOWN) == [("Java", "")]


def test_no_area_bears_the_name_of_a_state():
    new = island("Southern Africa", "South Africa", population=900_000_000)
    assert names(new, STATE) == [("Southern Africa", "")]


def test_an_area_that_has_lost_its_name_is_not_added_under_another():
    new = {**island("Wellington", "Whanganui-a-Tara"), "feature_class": "L", "feature_code": "RGN"}
    assert not names(new, TOWN)


@pytest.mark.parametrize(("source", "gets"), [("curated", True), ("natural-earth", False)])
def test_a_row_by_hand_gets_the_names_of_the_group_that_it_is(source, gets):
    africa = make_row(
        name="Africa", latitude=5, longitude=20, feature_class="L", feature_code="CONT",
        radius_km=3100, source=source, source_id="africa",
    )  # fmt: skip
    group = make_row(
        name="Africa", alternatenames="Afrique", latitude=6, longitude=19, feature_class="L",
        feature_code="RGN", population=1, radius_km=3400, source="cldr", source_id="002",
    )  # fmt: skip
    assert not list(settled([group], [africa]))
    assert (africa["alternatenames"] == "Afrique") is gets
