from dataclasses import FrozenInstanceError, replace

import pytest

from routes.gazetteer.place import AREA_KM
from routes.hop import Mode, Status, origins_of
from tests.examples import citation, hop, reading, source


def test_quotes_that_say_a_hop_are_kept_apart_from_those_that_deny_it():
    said, denied = citation("from Amirabad"), citation("Iran denies it", "denies")
    one = hop(citations=(said, denied))
    assert one.says == (said.quote,)
    assert one.denies == (denied.quote,)


def test_origins_come_once_each_in_the_order_of_the_quotes_that_say_it():
    sources = [source(id=name, origin=origin) for name, origin in ("az", "by", "cz", "dw")]
    said = [citation("from Amirabad", of=one) for one in sources[:3]]
    denied = citation("Iran denies it", "denies", of=sources[3])
    assert origins_of(hop(citations=(*said, denied)), sources) == ("z", "y")


@pytest.mark.parametrize(
    ("uncertainty_km", "is_area"), [(0.0, False), (AREA_KM, False), (AREA_KM + 0.1, True)]
)
def test_a_place_known_no_better_than_100_km_is_an_area(uncertainty_km, is_area):
    assert AREA_KM == 100
    assert reading(uncertainty_km=uncertainty_km).is_area is is_area


@pytest.mark.parametrize(("feature_class", "is_area"), [("A", True), ("H", True), ("P", False)])
def test_countries_regions_and_waters_of_any_size_are_areas(feature_class, is_area):
    one = reading(uncertainty_km=1.0)
    place = replace(one.place, feature_class=feature_class, feature_code="")
    assert replace(one, place=place).is_area is is_area


def test_a_harbour_is_a_point_though_geonames_counts_it_among_the_waters():
    one = reading(uncertainty_km=1.0)
    place = replace(one.place, feature_class="H", feature_code="HBR")
    assert not replace(one, place=place).is_area


def test_a_reading_stands_where_its_gazetteer_entry_does():
    one = reading()
    assert one.point is one.place.point


def test_modes_and_statuses_are_the_words_of_the_dossier():
    assert [str(mode) for mode in Mode] == ["sea", "river", "rail", "road", "air", "unknown"]
    assert {str(status) for status in Status} == {
        "reported",
        "alleged",
        "confirmed",
        "planned",
        "denied",
        "disputed",
    }


def test_a_hop_cannot_be_changed_after_it_was_checked():
    with pytest.raises(FrozenInstanceError, match="status"):
        hop().status = Status.CONFIRMED


def test_in_the_seeds_every_hop_has_words_and_is_disputed_where_words_stand_on_both_sides(seeds):
    for one in seeds.hops:
        assert one.citations
        assert (one.status is Status.DISPUTED) == bool(one.says and one.denies)
