import inspect
import logging
import socket

import geopandas
import pandas as pd
import pytest
from geopandas.tools import geocode as geopandas_geocode
from geopandas.tools import reverse_geocode as geopandas_reverse_geocode
from geopy.exc import ConfigurationError, GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point as LatLon
from hypothesis import example, given
from hypothesis import strategies as st
from shapely import Point

from routes import Gazetteer
from routes._data import data_path
from routes.geocoder import GazetteerGeocoder

TEXAS = [(26, -107), (37, -93)]
OF_A_SERVICE = {"self", "query", "osm_tag", "timeout", "domain", "username"}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module")
def geocoder():
    return GazetteerGeocoder()


@pytest.fixture
def made(made_file):
    """Make a geocoder over some rows, with an index of its own."""
    return lambda *rows: GazetteerGeocoder(made_file(*rows))


def found_id(location):
    return location and location.raw["gazetteer_id"]


def test_a_location_says_where_what_how_sure_and_why(geocoder):
    found = geocoder.geocode("Makhachkala", country_codes="ru")
    assert isinstance(found, Location)
    assert found.address == "Makhachkala, Dagestan, Russia"
    assert (found.latitude, found.longitude) == (42.97782, 47.50027) == tuple(found.point)[:2]
    raw = found.raw
    assert raw | {"alternatives": None} == {
        "gazetteer_id": "geonames:532096",
        "name": "Makhachkala",
        "feature_class": "P",
        "feature_code": "PPLA",
        "country_code": "RU",
        "lat": 42.97782,
        "lon": 47.50027,
        "display_name": found.address,
        "confidence": "sure",
        "score": raw["score"],
        "reasons": ["its name is Makhachkala", "P.PPLA", "in RU, as asked", "population 596,356"],
        "alternatives": None,
    }
    (port,) = raw["alternatives"]
    assert port.keys() == {"gazetteer_id", "name", "country_code", "lat", "lon", "score"}
    assert port["gazetteer_id"] == "curated:makhachkala-port"
    assert 1 >= raw["score"] >= port["score"] >= 0


def test_a_name_that_nothing_decides_is_ambiguous_and_lists_the_others(geocoder):
    raw = geocoder.geocode("Springfield", country_codes="us").raw
    assert raw["confidence"] == "ambiguous"
    assert {"geonames:4250542", "geonames:4951788"} <= {
        one["gazetteer_id"] for one in raw["alternatives"]
    }
    assert raw["gazetteer_id"] not in {one["gazetteer_id"] for one in raw["alternatives"]}


@pytest.mark.parametrize("name", ["Sisha", "Amirabad", "Georgia", "Springfield", "Makhachkla"])
def test_a_bare_name_that_may_be_wrong_is_never_sure(geocoder, name):
    assert geocoder.geocode(name).raw["confidence"] in {"probable", "ambiguous"}


def test_a_misheard_name_is_probable_in_its_country_and_of_its_kind(geocoder):
    found = geocoder.geocode("Sisha", country_codes="ru", featuretype="air base")
    assert found_id(found) == "ourairports:RU-0240"
    assert found.raw["confidence"] == "probable"
    assert found.raw["reasons"][0].startswith("sounds like Seshcha")


@pytest.mark.parametrize("query", ["Zzzyqx", "—", "Nowhereville, Texas", "Moscow, Xyzzyq"])
def test_what_is_not_found_is_none(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


@pytest.mark.parametrize(
    "query",
    ["", "  ", ",", ", Texas", {}, {"city": ""}, {"street": "1 Main St"}, None, float("nan")],
)
def test_a_query_without_a_name_is_refused(geocoder, query):
    with pytest.raises(GeocoderQueryError, match=r"a query (begins with|names) a"):
        geocoder.geocode(query)


@pytest.mark.parametrize(
    ("query", "gazetteer_id"),
    [
        ("Moscow, Russia", "geonames:524901"),
        ("Москва, Россия", "geonames:524901"),
        ("Moscow, Idaho", "geonames:5601538"),
        ("Moscow, ID", "geonames:5601538"),  # not Indonesia
        ("moscow, id, usa", "geonames:5601538"),
        ("Paris, Texas", "geonames:4717560"),
        ("Paris, Texas, US", "geonames:4717560"),
        ("Paris, France", "geonames:2988507"),
        ("Springfield, IL", "geonames:4250542"),  # not Israel
        ("Hamburg, DE", "geonames:2911298"),  # not Delaware
        ("Vancouver, CA", "geonames:6173331"),  # not California
        ("London, Ontario", "geonames:6058560"),
        ("Washington, D.C.", "geonames:4140963"),
        ("Birmingham, UK", "geonames:2655603"),
        ("Makhachkala, Dagestan, Russia", "geonames:532096"),
        ("Alabuga, Yelabuga", "curated:alabuga-sez"),
        ("New York, New York", "geonames:5128581"),
    ],
)
def test_the_words_behind_a_comma_settle_which_place_is_meant(geocoder, query, gazetteer_id):
    found = geocoder.geocode(query)
    assert found_id(found) == gazetteer_id
    assert found.raw["confidence"] == "sure"


@pytest.mark.parametrize("query", ["Paris, Texas, France", "Makhachkala, Iran", "Moscow, Bavaria"])
def test_a_place_that_is_not_there_is_not_moved_elsewhere(geocoder, query):
    assert geocoder.geocode(query) is None


@pytest.mark.parametrize(
    ("query", "gazetteer_id", "reason"),
    [
        ("London, ON, Canada", "geonames:6058560", "no larger place called 'ON' is known there"),
        ("Springfield, IL 62704", "geonames:4250542", "'62704' is not looked up"),
        ("Makhachkala, Dagstan", "geonames:532096", "'Dagstan' is read as a misspelling"),
        (
            {"street": "1 Main St", "city": "Springfield", "state": "Illinois"},
            "geonames:4250542",
            "'1 Main St' is not looked up",
        ),
    ],
)
def test_words_that_were_not_used_are_named_and_make_it_less_sure(
    geocoder, query, gazetteer_id, reason
):
    found = geocoder.geocode(query)
    assert found_id(found) == gazetteer_id
    assert found.raw["confidence"] == "probable"
    assert found.raw["reasons"][-1] == reason


@pytest.mark.parametrize(
    ("query", "gazetteer_id"),
    [
        ({"city": "Moscow", "country": "Russia"}, "geonames:524901"),
        ({"city": "Springfield", "state": "Illinois", "country": "US"}, "geonames:4250542"),
        ({"country": "Georgia"}, "natural-earth:adm0:GEO"),
        ({"state": "Georgia"}, "natural-earth:adm1:US.GA"),
        ({"state": "Georgia", "country": "USA"}, "natural-earth:adm1:US.GA"),
        ({"name": "Port of Makhachkala", "country": "ru"}, "curated:makhachkala-port"),
        ({"city": "Paris", "state": None, "country": float("nan")}, "geonames:2988507"),
    ],
)
def test_a_structured_query_names_the_parts(geocoder, query, gazetteer_id):
    assert found_id(geocoder.geocode(query)) == gazetteer_id


def test_an_unknown_part_of_a_structured_query_is_refused(geocoder):
    with pytest.raises(GeocoderQueryError, match="unknown keys town; known are name, city"):
        geocoder.geocode({"town": "Moscow"})


@pytest.mark.parametrize(
    "restriction",
    [
        {"country_codes": "us"},
        {"country_codes": ["gb", "US"]},
        {"country_codes": "ca,us"},
        {"country": "United States"},
        {"bbox": TEXAS},
        {"viewbox": TEXAS, "bounded": True},
        {"viewbox": ["26,-107", LatLon(37, -93)], "bounded": True},
        {"viewbox": TEXAS[::-1], "bounded": True, "bbox": [(0, -180), (90, 0)]},
    ],
)
def test_a_restriction_leaves_only_places_within(geocoder, restriction):
    found = geocoder.geocode("Paris", exactly_one=False, **restriction)
    assert found_id(found[0]) == "geonames:4717560"
    assert "geonames:2988507" not in map(found_id, found)


@pytest.mark.parametrize(
    "preference",
    [{"country_bias": "US"}, {"viewbox": TEXAS}, {"location_bias": (33.6, -95.5)}],
)
def test_a_preference_puts_places_first_and_rules_none_out(geocoder, preference):
    found = geocoder.geocode("Paris", exactly_one=False, **preference)
    assert found_id(found[0]) == "geonames:4717560"
    assert "preferred" in found[0].raw["reasons"][-1]
    assert found[0].raw["confidence"] == "ambiguous"
    assert "geonames:2988507" in map(found_id, found)


@pytest.mark.parametrize(
    ("featuretype", "gazetteer_id"),
    [
        ("country", "natural-earth:adm0:GEO"),
        ("state", "natural-earth:adm1:US.GA"),
        ("settlement", "natural-earth:adm1:US.GA"),
        ("region", "natural-earth:adm1:US.GA"),
    ],
)
def test_a_feature_type_decides_between_kinds(geocoder, featuretype, gazetteer_id):
    assert found_id(geocoder.geocode("Georgia", featuretype=featuretype)) == gazetteer_id


@pytest.mark.filterwarnings("ignore:Latitude normalization")  # said by geopy itself
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"featuretype": "prot"}, "did you mean 'port'"),
        ({"country_codes": "Atlantis"}, "no country is called 'Atlantis'"),
        ({"viewbox": [(1, 2)]}, "two corners make an area"),
        ({"bbox": 5}, "two corners make an area"),
        ({"viewbox": [(91, 0), (0, 0)]}, "two corners make an area"),
        ({"location_bias": "here"}, "'here' is not a coordinate pair"),
        ({"geometry": "shp"}, "geometry is one of geojson, kml, svg, wkt"),
    ],
)
def test_an_argument_that_cannot_be_read_is_refused(geocoder, wrong, words):
    with pytest.raises(GeocoderQueryError, match=words):
        geocoder.geocode("Paris", **wrong)


@pytest.mark.parametrize("where", [{"country_codes": "re"}, {"country": ["RE"]}])
def test_a_territory_without_an_entry_of_its_own_is_a_country_too(geocoder, where):
    assert geocoder.geocode("Saint-Philippe", **where).raw["country_code"] == "RE"
    assert geocoder.geocode("Saint-Philippe, Reunion").raw["country_code"] == "RE"


def test_a_country_without_entries_gives_none(geocoder):
    assert geocoder.geocode("Paris", country_codes="zz") is None


def test_a_list_is_as_long_as_asked_and_its_first_is_the_best(geocoder):
    best = geocoder.geocode("Springfield")
    many = geocoder.geocode("Springfield", exactly_one=False)
    assert len(many) > 10
    assert [found_id(one) for one in many[:3]] == [
        found_id(one) for one in geocoder.geocode("Springfield", exactly_one=False, limit=3)
    ]
    assert found_id(many[0]) == found_id(best)
    assert {one.raw["confidence"] for one in many[1:]} == {"ambiguous"}


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(geocoder, limit):
    with pytest.raises(ValueError, match="Limit cannot be less than 1"):
        geocoder.geocode("Paris", exactly_one=False, limit=limit)


def test_details_are_given_where_they_are_asked_for(geocoder):
    plain = geocoder.geocode("Makhachkala").raw
    raw = geocoder.geocode("Makhachkala", addressdetails=True, namedetails=True, extratags=True).raw
    assert not {"address", "namedetails", "extratags"} & plain.keys()
    assert raw["address"] == {
        "city": "Makhachkala",
        "state": "Dagestan",
        "country": "Russia",
        "country_code": "ru",
    }
    assert "Махачкала" in raw["namedetails"]["alt_name"].split(";")
    assert raw["extratags"] == {"population": "596356"}


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("Russia", {"country": "Russia", "country_code": "ru"}),
        ("Dagestan", {"state": "Dagestan", "country": "Russia", "country_code": "ru"}),
        ("Caspian Sea", {"place": "Caspian Sea"}),
    ],
)
def test_an_address_names_each_part_once(geocoder, query, address):
    assert geocoder.geocode(query, addressdetails=True).raw["address"] == address


@pytest.mark.parametrize("service", [Nominatim, Photon, GeoNames])
@pytest.mark.parametrize("method", ["geocode", "reverse"])
def test_every_argument_of_geopys_services_is_taken(service, method):
    ours = inspect.signature(getattr(GazetteerGeocoder, method)).parameters
    theirs = inspect.signature(getattr(service, method)).parameters
    assert theirs.keys() - OF_A_SERVICE <= ours.keys()
    shared = theirs.keys() & ours.keys() - {"self", "addressdetails", "country"}
    assert {name: ours[name].default for name in shared} == {
        name: theirs[name].default for name in shared
    }


def test_settings_of_a_connection_are_taken_and_without_effect():
    geocoder = GazetteerGeocoder(
        scheme="gopher",
        timeout=0,
        user_agent="a",
        proxies={"http": "b"},
        ssl_context=None,
        adapter_factory=lambda **_: pytest.fail("an adapter was made"),
    )
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Moscow", timeout=0, language="ru", geometry="wkt")
    assert found_id(found) == "geonames:524901"


def test_its_adapter_refuses_to_connect(geocoder):
    with pytest.raises(GeocoderServiceError, match="opens no connections"):
        geocoder.adapter.get_json("http://localhost", timeout=1, headers={})


def test_it_is_a_context_manager():
    with GazetteerGeocoder() as geocoder:
        assert found_id(geocoder.geocode("Moscow")) == "geonames:524901"


@pytest.mark.parametrize("kind", [Gazetteer, str, lambda path: path])
def test_a_gazetteer_may_be_opened_or_given_by_its_path(kind):
    path = data_path("gazetteer.csv")
    found = GazetteerGeocoder(kind(path)).geocode("Moscow")
    assert found_id(found) == "geonames:524901"


@pytest.mark.parametrize("wrong", ["missing.csv", 5])
def test_a_gazetteer_that_cannot_be_opened_is_a_wrong_configuration(wrong):
    with pytest.raises(ConfigurationError, match="no gazetteer: "):
        GazetteerGeocoder(wrong)


def test_a_damaged_gazetteer_is_a_wrong_configuration(made):
    with pytest.raises(ConfigurationError, match=r"made\.csv:2:1: "):
        made("1,Baku")


@pytest.mark.parametrize(
    "query", [(42.98, 47.5), LatLon(42.98, 47.5), "42.98, 47.5", [42.98, 47.5, 100]]
)
def test_the_nearest_place_to_a_point_is_found(geocoder, query):
    found = geocoder.reverse(query)
    assert found.address == "Makhachkala, Dagestan, Russia"
    assert found.raw["gazetteer_id"] == "geonames:532096"
    assert found.raw["confidence"] == "sure"
    assert 0 < found.raw["distance_km"] < 1
    assert found.raw["address"]["state"] == "Dagestan"
    assert len(found.raw["alternatives"]) > 1


def test_far_from_every_place_there_is_none_unless_asked_for(geocoder):
    assert geocoder.reverse((30, -40)) is None
    far = GazetteerGeocoder(reverse_within_km=5000).reverse((30, -40))
    assert far.raw["confidence"] == "probable"
    assert far.raw["distance_km"] > 1000


@pytest.mark.parametrize(
    ("zoom", "address"),
    [(3, "Russia"), (5, "Dagestan, Russia"), (10, "Makhachkala, Dagestan, Russia")],
)
def test_a_zoom_chooses_between_country_region_and_town(geocoder, zoom, address):
    found = geocoder.reverse((42.98, 47.5), zoom=zoom, exactly_one=False)
    assert found[0].address == address
    assert len(set(map(found_id, found))) == len(found)


def test_nearby_places_of_other_kinds_are_found_by_feature_code(geocoder):
    nearby = {"find_nearby_type": "findNearby", "exactly_one": False}
    ports = geocoder.reverse((42.98, 47.5), feature_code="PRT", limit=2, **nearby)
    assert [one.raw["feature_code"] for one in ports] == ["PRT"] * len(ports)
    kinds = {one.raw["feature_class"] for one in geocoder.reverse((42.98, 47.5), **nearby)}
    assert {"P", "L"} <= kinds
    assert geocoder.reverse((42.98, 47.5), feature_code="XXX", **nearby) is None


def test_an_unknown_way_to_find_what_is_nearby_is_refused(geocoder):
    with pytest.raises(GeocoderQueryError, match="find_nearby_type is one of"):
        geocoder.reverse((0, 0), find_nearby_type="findNearbyPostalCodes")


@pytest.mark.filterwarnings("ignore:Latitude normalization")  # said by geopy itself
@pytest.mark.parametrize("query", ["here", None, (91, 0), Point(1, 2), ""])
def test_what_is_no_point_cannot_be_reversed(geocoder, query):
    with pytest.raises(ValueError, match="coordinate pair or Point"):
        geocoder.reverse(query)


def test_a_place_found_is_found_again_at_its_point(geocoder):
    for name in ("Makhachkala", "Moscow", "Yelabuga", "Tehran", "Paris, Texas", "Kyiv"):
        found = geocoder.geocode(name)
        assert found_id(geocoder.reverse(found.point)) == found_id(found)


def test_a_rate_limiter_takes_its_methods(geocoder):
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0)
    assert found_id(limited("Makhachkala", country_codes="ru")) == "geonames:532096"
    back = RateLimiter(geocoder.reverse, min_delay_seconds=0)
    assert found_id(back((42.98, 47.5))) == "geonames:532096"


def test_a_column_of_pandas_takes_its_methods(geocoder, caplog):
    with caplog.at_level(logging.WARNING):
        found = pd.Series(["Moscow", "Zzzyqx"]).apply(geocoder.geocode)
    assert [found_id(one) for one in found] == ["geonames:524901", None]
    assert caplog.records == []


def test_geopandas_takes_it_as_a_provider():
    names = pd.Series(["Moscow", "Zzzyqx", ""], index=["a", "b", "c"])
    table = geopandas_geocode(names, provider=GazetteerGeocoder)
    assert isinstance(table, geopandas.GeoDataFrame)
    assert table.crs == "EPSG:4326"
    assert list(table.index) == ["a", "b", "c"]
    assert table.loc["a", "address"] == "Moscow, Russia"
    assert table.loc["a", "geometry"] == Point(37.61781, 55.75204)
    assert table.loc[["b", "c"], "geometry"].is_empty.all()


def test_geopandas_takes_it_for_points_too():
    points = [Point(47.5, 42.98), Point(-40, 30)]
    table = geopandas_reverse_geocode(points, provider=GazetteerGeocoder)
    assert table["address"][0] == "Makhachkala, Dagestan, Russia"
    assert table["geometry"][1].is_empty


@given(st.text(max_size=40))
@example("Paris, , Texas,")
@example("1, 2, 3")
@example("a" * 500)
def test_any_text_gives_a_place_none_or_a_refusal(text):
    geocoder = GazetteerGeocoder()
    try:
        found = geocoder.geocode(text)
    except GeocoderQueryError:
        assert not text.split(",")[0].strip()
    else:
        assert found is None or found.raw["confidence"] in {"sure", "probable", "ambiguous"}


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180))
def test_any_point_gives_the_nearest_place_within_reach_or_none(lat, lon):
    found = GazetteerGeocoder().reverse((lat, lon))
    assert found is None or found.raw["distance_km"] <= 100


def test_a_small_gazetteer_without_countries_answers_with_what_it_has(made):
    geocoder = made("1,Alpha,,1,1,P,PPL,XA,,5,,geonames,1,2026,")
    assert geocoder.geocode("Alpha").address == "Alpha"
    assert geocoder.reverse((1, 1), zoom=3).address == "Alpha"


def test_a_place_far_down_the_list_is_found_in_its_box(made):
    geocoder = made(
        *(f"{i},Alpha,,{i / 2},{i},P,PPL,XA,,5,,geonames,{i},2026," for i in range(150))
    )
    assert found_id(geocoder.geocode("Alpha", bbox=[(74.2, 148), (75, 150)])) == "geonames:149"
    assert len(geocoder.geocode("Alpha", exactly_one=False)) == 150


def test_reversing_gives_as_many_places_as_asked(geocoder):
    many = geocoder.reverse((55.75, 37.62), exactly_one=False, limit=20)
    assert len(many) == 20
    assert len(many[0].raw["alternatives"]) == 10
