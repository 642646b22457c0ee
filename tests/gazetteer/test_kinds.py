import pytest

from routes.errors import UnknownPlaceError
from routes.gazetteer import COUNTRY_CODES, FEATURE_CODES, PORT_CODES, Gazetteer, feature_codes


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("port", "PRT"),
        ("air base", "AIRB"),
        ("town", "PPLA"),
        ("capital", "PPLC"),
        ("country", "PCLI"),
        ("region", "ADM1"),
        ("plant", "INDS"),
        ("industrial zone", "INDS"),
        ("sea", "SEA"),
        ("canal", "CNL"),
    ],
)
def test_a_kind_stands_for_geonames_feature_codes(kind, code):
    assert code in feature_codes(kind)


def test_an_airport_may_be_an_air_base_but_an_air_base_is_no_mere_airport():
    assert "AIRB" in feature_codes("airport")
    assert feature_codes("air base") == {"AIRB"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("prot", "port"), ("Air Base", "air base"), ("airbase", "air base")]
)
def test_an_unknown_kind_suggests_the_nearest_and_lists_all(typed, meant):
    with pytest.raises(
        UnknownPlaceError,
        match=f"'{typed}'; did you mean '{meant}'.* known are: air base, .*village",
    ):
        feature_codes(typed)


def test_a_kind_like_no_other_lists_all():
    with pytest.raises(UnknownPlaceError, match="'xyzzy'; known are: air base") as caught:
        feature_codes("xyzzy")
    assert caught.value.name == "xyzzy"


def test_the_named_sets_are_those_of_the_kinds():
    assert feature_codes("country") == COUNTRY_CODES
    assert feature_codes("port") == PORT_CODES


@pytest.mark.parametrize("kind", FEATURE_CODES)
def test_every_kind_is_written_in_lower_case_and_stands_for_something(kind):
    assert kind == kind.lower()
    assert feature_codes(kind)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Caspian Sea", "sea"),
        ("Persian Gulf", "gulf"),
        ("Bosporus", "strait"),
        ("Volga-Don Canal", "canal"),
        ("Volga", "river"),
        ("Dagestan", "region"),
    ],
)
def test_waters_and_regions_are_found_by_their_kind(name, kind):
    assert Gazetteer.bundled().find(name, kind=kind)
