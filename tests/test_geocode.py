import itertools

import pytest
from shapely import Point

from routes import Gazetteer, distance_km, distance_matrix, geodesy
from routes.errors import AmbiguousPlaceError, CoordinateError, UnknownPlaceError
from routes.geocode import describe, geocode, locate, split_country

SEEDS = [
    ("Amirabad", "port", "IR", "geonames:13157242", (53.37, 36.85)),
    ("Makhachkala", "port", "RU", "curated:makhachkala-port", (47.5, 42.98)),
    ("Makhachkala", None, "RU", "geonames:532096", (47.5, 42.98)),
    ("Seshcha", "air base", "RU", "ourairports:RU-0240", (33.34, 53.72)),
    ("Primorsko-Akhtarsk", "air base", "RU", "ourairports:RU-0285", (38.24, 46.06)),
    ("Alabuga", "industrial zone", "RU", "curated:alabuga-sez", (52.05, 55.82)),
    ("Amirabad", None, "IR", "geonames:13157242", (53.37, 36.85)),
    ("Moscow", None, None, "geonames:524901", (37.62, 55.75)),
    ("Tehran", None, None, "geonames:112931", (51.42, 35.69)),
    ("Makhachkala", None, None, "geonames:532096", (47.5, 42.98)),
    ("Yelabuga", None, None, "geonames:468082", (52.04, 55.76)),
    ("Iran", None, None, "natural-earth:adm0:IRN", (54.93, 32.17)),
    ("Russia", None, None, "natural-earth:adm0:RUS", (44.69, 58.25)),
    ("Ukraine", None, None, "natural-earth:adm0:UKR", (32.14, 49.72)),
    ("Belarus", None, None, "natural-earth:adm0:BLR", (28.42, 53.82)),
    ("United States", None, None, "natural-earth:adm0:USA", (-97.48, 39.54)),
]


@pytest.mark.parametrize(("name", "kind", "country", "gazetteer_id", "lonlat"), SEEDS)
def test_every_place_of_the_seeds_is_the_one_that_is_meant(
    name, kind, country, gazetteer_id, lonlat
):
    found = geocode(name, kind=kind, country=country).place
    assert found.gazetteer_id == gazetteer_id
    assert (found.point.x, found.point.y) == pytest.approx(lonlat, abs=0.01)


@pytest.mark.parametrize(
    ("name", "kind", "gazetteer_id"),
    [
        ("Сеща", "air base", "ourairports:RU-0240"),
        ("Приморско-Ахтарск", "air base", "ourairports:RU-0285"),
        ("Алабуга", "industrial zone", "curated:alabuga-sez"),
        ("Москва", None, "geonames:524901"),
        ("Махачкала", None, "geonames:532096"),
        ("Елабуга", None, "geonames:468082"),
        ("امیرآباد", "port", "geonames:13157242"),
        ("بندر اميرآباد", "port", "geonames:13157242"),  # with the Arabic yeh
        ("تهران", None, "geonames:112931"),
        ("ایران", None, "natural-earth:adm0:IRN"),
        ("Россия", None, "natural-earth:adm0:RUS"),
        ("Украина", None, "natural-earth:adm0:UKR"),
        ("MAKHACHKALA", None, "geonames:532096"),
        ("primorsko akhtarsk", "air base", "ourairports:RU-0285"),
    ],
)
def test_a_place_is_found_in_other_scripts_and_spellings(name, kind, gazetteer_id):
    assert geocode(name, kind=kind).place.gazetteer_id == gazetteer_id


def test_the_places_of_the_seeds_are_settled_so_in_the_dossier(seeds):
    chosen = {one.id: one.place.gazetteer_id for one in seeds.places}
    assert chosen["amirabad"] == "geonames:13157242"
    assert chosen["sisha"] == "ourairports:RU-0240"
    assert chosen["primorsko"] == "ourairports:RU-0285"
    assert chosen["alabuga"] == "curated:alabuga-sez"


def test_washington_is_ambiguous_and_the_capital_stands_first():
    with pytest.raises(
        AmbiguousPlaceError,
        match=r"\d+ places are called 'Washington': geonames:4140963 .*38\.90 N 77\.04 W.*"
        r"; geonames:.* and \d+ more; say which: by its country, as Washington, US; "
        r"or by its id, as geonames:4140963$",
    ) as caught:
        geocode("Washington")
    assert caught.value.name == "Washington"
    assert caught.value.ids[0] == "geonames:4140963"


def test_georgia_may_be_the_country_or_the_state():
    with pytest.raises(
        AmbiguousPlaceError, match=r"2 places are called 'Georgia'.*in GE.*ADM1 in US"
    ):
        geocode("Georgia")


def test_a_country_or_a_kind_settles_what_is_ambiguous():
    assert geocode("Georgia", kind="country").place.country_code == "GE"
    assert geocode("Georgia", kind="region").place.country_code == "US"
    assert geocode("Georgia", country="GE").place.gazetteer_id == "natural-earth:adm0:GEO"
    capital = geocode("Washington", country="United States", kind="capital")
    assert capital.place.gazetteer_id == "geonames:4140963"


def test_an_ambiguous_name_says_under_which_country_it_is_so():
    with pytest.raises(AmbiguousPlaceError, match="places are called 'Washington' in US"):
        geocode("Washington", country="US")


@pytest.mark.parametrize(
    ("typed", "meant", "gazetteer_id"),
    [
        ("Makhachkla", "Makhachkala", "geonames:532096"),
        ("Yelabugga", "Yelabuga", "geonames:468082"),
        ("Tnata", "Tanta", "geonames:347497"),
    ],
)
def test_an_unknown_name_suggests_places_at_one_edit_swaps_among_them(typed, meant, gazetteer_id):
    like = f"no place called '{typed}'; like it are: {gazetteer_id} {meant} "
    with pytest.raises(UnknownPlaceError, match=like) as caught:
        geocode(typed)
    assert caught.value.ids[0] == gazetteer_id


def test_a_misspelled_name_is_looked_for_in_its_own_country_first():
    with pytest.raises(UnknownPlaceError, match=r"like it are: \S+ Tanta \([^;]*in EG[^;]*\)$"):
        geocode("Tnata", country="EG")


def test_a_name_that_is_further_off_suggests_spellings():
    with pytest.raises(UnknownPlaceError, match=r"'Odezza'; spelled nearly so: .*odessza"):
        geocode("Odezza")


def test_a_name_like_no_other_asks_for_its_spelling():
    with pytest.raises(UnknownPlaceError, match=r"'Zzzyqx'; check the spelling$"):
        geocode("Zzzyqx")


def test_a_name_in_the_wrong_country_lists_where_it_stands():
    with pytest.raises(
        UnknownPlaceError,
        match=r"no place called 'Makhachkala' in IR; of that name there are: "
        r"geonames:532096 .*in RU",
    ):
        geocode("Makhachkala", country="IR")


def test_an_unknown_kind_suggests_the_nearest():
    with pytest.raises(UnknownPlaceError, match="'prot'; did you mean 'port'"):
        geocode("Makhachkala", kind="prot")


def test_an_unknown_country_is_refused():
    with pytest.raises(UnknownPlaceError, match="no country is called 'Atlantis'"):
        geocode("Makhachkala", country="Atlantis")


@pytest.mark.parametrize("name", ["Perth", "Alexandria", "Washington"])
def test_going_by_sea_does_not_settle_which_of_several_places_is_meant(name):
    with pytest.raises(AmbiguousPlaceError, match=f"places are called {name!r}"):
        geocode(name, prefer_ports=True)


def test_a_country_is_no_port_though_one_has_its_name():
    assert geocode("Jordan", prefer_ports=True).place.country_code == "JO"


def test_a_port_is_preferred_where_goods_go_by_sea():
    found = geocode("Makhachkala", prefer_ports=True)
    assert found.place.gazetteer_id == "curated:makhachkala-port"
    assert found.reasons[-1] == "the port of Makhachkala, since the goods go by sea"


def test_what_was_put_aside_is_said_in_the_reasons():
    reasons = geocode("Makhachkala").reasons
    assert reasons[0] == "its name is Makhachkala"
    assert reasons[-1] == "of that name also, but near it or far smaller: 1"


@pytest.mark.parametrize(
    "place",
    [
        "Moscow",
        "Moscow, RU",
        "Moscow , Russia",
        "geonames:524901",
        Point(37.61781, 55.75204),
        Gazetteer.bundled().place("geonames:524901"),
    ],
)
def test_a_place_may_be_given_by_name_id_entry_or_point(place):
    assert locate(place) == Point(37.61781, 55.75204)


def test_an_id_that_does_not_exist_is_refused():
    with pytest.raises(UnknownPlaceError, match="no entry 'geonames:1'; ids look like"):
        locate("geonames:1")


def test_moscow_and_yelabuga_are_904_km_apart_however_they_are_named():
    ways = [
        ("Moscow", "Yelabuga"),
        ("Yelabuga", "Moscow"),
        ("Москва", "Елабуга"),
        ("geonames:524901", "geonames:468082"),
        (Point(37.61781, 55.75204), "Yelabuga, RU"),
    ]
    lengths_km = [distance_km(*way) for way in ways]
    assert lengths_km == pytest.approx([904.1] * len(ways), abs=0.1)


def test_the_seeds_places_lie_apart_in_both_directions_alike():
    for a, b in itertools.combinations(["Moscow", "Makhachkala", "Amirabad, IR"], 2):
        assert distance_km(a, b) == pytest.approx(distance_km(b, a))


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Amirabad, IR", ("Amirabad", "IR")),
        ("Amirabad", ("Amirabad", None)),
        (" Amirabad ,Iran ", ("Amirabad", "Iran")),
        ("Paris, Texas, US", ("Paris, Texas", "US")),
    ],
)
def test_a_country_stands_behind_the_last_comma(text, split):
    assert split_country(text) == split


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(53.3654, 36.85185), "36.85 N 53.37 E"),
        (Point(-77.04, 38.9), "38.90 N 77.04 W"),
        (Point(-70.67, -33.45), "33.45 S 70.67 W"),
        (Point(0, 0), "0.00 N 0.00 E"),
    ],
)
def test_coordinates_are_written_with_their_hemispheres(point, words):
    assert str(geodesy.coordinates_words(point)) == words


def test_a_candidate_is_described_in_one_line():
    moscow = geocode("Moscow")
    assert describe(moscow) == "geonames:524901 Moscow (P.PPLC in RU, 55.75 N 37.62 E)"
    sea = geocode("Caspian Sea")
    assert describe(sea) == "curated:caspian-sea Caspian Sea (H.SEA, 41.60 N 50.60 E)"


def test_a_region_behind_the_comma_leads_to_its_country():
    with pytest.raises(UnknownPlaceError, match=r"'Texas': give .*, as US for what lies in Texas"):
        locate("Paris, Texas")


@pytest.mark.parametrize("point", [Point(999, 99), Point(), Point(0, float("nan")), Point(0, 91)])
def test_a_point_off_the_earth_is_refused(point):
    with pytest.raises(CoordinateError):
        locate(point)
    with pytest.raises(CoordinateError):
        distance_matrix([point])


def test_every_place_of_a_matrix_has_its_row_whatever_it_is_called():
    gazetteer = Gazetteer.bundled()
    entries = [one.place for one in gazetteer.find("Alexandria", limit=3)]
    matrix = distance_matrix([*entries, "Moscow", "Moscow", Point(52.04, 55.76)])
    assert matrix.shape == (6, 6)
    labels = [*(place.name for place in entries), "Moscow", "Moscow", "55.76 N 52.04 E"]
    assert matrix.index.tolist() == matrix.columns.tolist() == labels
    assert matrix.iloc[3, 5] == pytest.approx(904, abs=1)
    assert matrix.iloc[0, 1] > 100
    assert (matrix.iloc[3, 4], matrix.iloc[5, 5]) == (0, 0)


def test_the_labels_of_a_matrix_may_be_given():
    matrix = distance_matrix({"a": "Moscow", "b": Point(52.04, 55.76)})
    assert matrix.loc["a", "b"] == pytest.approx(904, abs=1)
