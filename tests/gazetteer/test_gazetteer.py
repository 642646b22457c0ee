import copy
import pickle

import numpy as np
import pandas as pd
import pytest

from routes import Gazetteer
from routes.errors import AmbiguousPlaceError, GazetteerError, UnknownPlaceError
from routes.gazetteer import demonyms

BAKU = "1,Baku,,40.4,49.9,P,PPLC,AZ,09,1000000,,geonames,1,2026,"


def test_candidates_are_ranked_with_their_reasons():
    found = Gazetteer.bundled().find("Makhachkala", country="RU")
    assert [one.place.gazetteer_id for one in found] == [
        "geonames:532096",
        "curated:makhachkala-port",
    ]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 <= one.score <= 1 for one in found)
    assert found[0].reasons[0] == "its name is Makhachkala"
    assert "in RU, as asked" in found[0].reasons
    assert found[1].reasons[0] == "an alternate name of Port of Makhachkala"


def test_a_name_nobody_bears_gives_no_candidates():
    assert Gazetteer.bundled().find("Sisha", nearly=False) == ()
    assert Gazetteer.bundled().find("") == ()
    assert Gazetteer.bundled().find("—") == ()


def test_own_names_and_many_inhabitants_rank_before_alternate_names_and_few(made):
    gazetteer = made(
        "1,Alpha,,1,1,P,PPL,XA,,5,,geonames,1,2026,",
        "2,Alpha,,2,2,P,PPL,XB,,50000,,geonames,2,2026,",
        "3,Beta,Alpha,3,3,P,PPL,XC,,60000,,geonames,3,2026,",
        "4,Gamma,Alpha,4,4,P,PPL,XD,,9000000,,geonames,4,2026,",
    )
    ids = [one.place.gazetteer_id for one in gazetteer.find("Alpha")]
    assert ids == ["geonames:4", "geonames:2", "geonames:3", "geonames:1"]


def test_candidates_are_narrowed_by_country_and_by_kind(made):
    gazetteer = made(
        "1,Alpha,,1,1,P,PPL,XA,,5,,geonames,1,2026,",
        "2,Alpha,,2,2,L,PRT,XB,,,,geonames,2,2026,",
        ",Xavia,XBland,5,5,A,PCLI,XB,,,,natural-earth,XB,2026,",
    )
    assert [c.place.gazetteer_id for c in gazetteer.find("Alpha", kind="port")] == ["geonames:2"]
    assert [c.place.gazetteer_id for c in gazetteer.find("Alpha", kind="town")] == ["geonames:1"]
    assert [c.place.gazetteer_id for c in gazetteer.find("Alpha", country="Xavia")] == [
        "geonames:2"
    ]
    assert gazetteer.find("Alpha", country="XB", kind="town") == ()


def test_an_entry_keeps_every_field_of_its_row(made):
    gazetteer = made(
        '7,Alpha,"Beta,Гамма",-33.5,151.25,P,PPLA,AU,02,1234,7.5,geonames,7,2026,"note, with comma"'
    )
    place = gazetteer.place("geonames:7")
    assert place.names == ("Alpha", "Beta", "Гамма")
    assert (place.point.x, place.point.y) == (151.25, -33.5)
    assert (place.feature_class, place.feature_code) == ("P", "PPLA")
    assert (place.country_code, place.admin1_code) == ("AU", "02")
    assert (place.population, place.uncertainty_km) == (1234, 7.5)
    assert [c.place for c in gazetteer.find("гамма")] == [place]


def test_an_id_that_is_not_there_is_refused():
    with pytest.raises(UnknownPlaceError, match="no entry 'geonames:0'; ids look like") as caught:
        Gazetteer.bundled().place("geonames:0")
    assert caught.value.name == "geonames:0"


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("NO", "NO"),
        ("Norway", "NO"),
        ("norway", "NO"),
        ("IR", "IR"),
        ("ir", "IR"),
        (" ru ", "RU"),
        ("re", "RE"),
        ("Iran", "IR"),
        ("ایران", "IR"),
        ("Россия", "RU"),
        ("Georgia", "GE"),
        ("United States", "US"),
        ("USA", "US"),
        ("the United Kingdom", "GB"),
        ("Kosovo", "XK"),
    ],
)
def test_a_country_is_given_by_its_code_or_its_name(country, code):
    assert Gazetteer.bundled().country_code(country) == code


@pytest.mark.parametrize("country", ["Atlantis", "XX", "Moscow", "", "Tatarstan"])
def test_what_is_no_country_is_refused(country):
    with pytest.raises(UnknownPlaceError, match=f"no country is called '{country}': give its ISO"):
        Gazetteer.bundled().country_code(country)


def test_a_name_of_two_countries_asks_for_the_code(made):
    gazetteer = made(
        ",Alpha,,1,1,A,PCLI,XA,,,,natural-earth,XA,2026,",
        ",Alpha,,2,2,A,PCLI,XB,,,,natural-earth,XB,2026,",
    )
    with pytest.raises(AmbiguousPlaceError, match="'Alpha' may be XA or XB: give the ISO"):
        gazetteer.country_code("Alpha")


def test_spellings_near_a_name_come_nearest_first_and_are_few():
    near = Gazetteer.bundled().names_like("Makhachkla", limit=2)
    assert near[0] == "makhachkala"
    assert len(near) <= 2
    assert Gazetteer.bundled().names_like("Zzzyqx") == ()


def test_suggestions_are_names_and_never_ids_of_the_index():
    for typed in ("geonames:524901", "\x01geonames:524901", "—"):
        assert all(name.isprintable() for name in Gazetteer.bundled().names_like(typed))


def test_the_bundled_gazetteer_is_opened_once():
    assert Gazetteer.bundled() is Gazetteer.bundled()


def test_demonyms_name_their_country():
    by_country = demonyms()
    assert "Iranian" in by_country["IR"]
    assert "Russian" in by_country["RU"]
    assert "Ukrainian" in by_country["UA"]
    assert "Belarusian" in by_country["BY"]
    assert "American" in by_country["US"]
    assert "Iranian" not in by_country["IQ"]


def test_every_demonym_belongs_to_a_country_of_the_gazetteer():
    for code in demonyms():
        assert Gazetteer.bundled().country_code(code) == code


def test_a_last_line_without_an_end_is_read_whole(made):
    found = made(BAKU, end="").find("Baku")
    assert [one.place.gazetteer_id for one in found] == ["geonames:1"]


@pytest.mark.parametrize(
    ("was", "now"), [("40.4", "north"), ("49.9", ""), ("1000000", "many"), ("40.4", "140.4")]
)
def test_a_row_with_a_number_that_is_none_is_a_gazetteer_error(made, was, now):
    with pytest.raises(GazetteerError, match=r"made\.csv:2:"):
        made(BAKU.replace(was, now)).find("Baku")


def test_a_code_is_known_by_the_entries_that_have_it(made):
    assert [c.place.name for c in made(BAKU).find("Baku", country="az")] == ["Baku"]
    with pytest.raises(UnknownPlaceError, match="no country is called 'RU'"):
        made(BAKU).find("Baku", country="RU")


def test_so_many_places_are_returned_as_asked(made):
    gazetteer = made(*(f"{i},Alpha,,1,{i},P,PPL,XA,,5,,geonames,{i},2026," for i in range(150)))
    assert [len(gazetteer.find("Alpha", limit=limit)) for limit in (1, 149, None)] == [1, 149, 150]
    assert len(gazetteer.find("Alpha")) == 100


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, 5])
def test_a_missing_name_leads_nowhere_and_stays_missing(missing):
    table = Gazetteer.bundled().find_many(["Moscow", missing])
    assert table["gazetteer_id"].tolist()[0] == "geonames:524901"
    assert (table["confidence"][1], table["candidates"][1]) == ("unknown", 0)
    assert pd.isna(table["gazetteer_id"][1])
    assert pd.isna(table["name"][1]) or table["name"][1] == missing != "nan"


@pytest.mark.parametrize(
    "kind_of_list",
    [list, tuple, lambda hints: np.array(hints, dtype=object), pd.Series, iter],
)
def test_hints_may_stand_in_any_list_and_be_missing(kind_of_list):
    names = ["Paris", "Paris", "Paris", "Paris"]
    countries = kind_of_list(["US", None, float("nan"), "FR"])
    found = Gazetteer.bundled().find_many(names, countries=countries)
    assert found["country_code"].tolist() == ["US", "FR", "FR", "FR"]


@pytest.mark.parametrize("hints", [[], ["US"], ["US"] * 3])
def test_hints_are_as_many_as_names(hints):
    with pytest.raises(ValueError, match=f"2 names, but {len(hints)} hints beside them"):
        Gazetteer.bundled().find_many(["Paris", "Moscow"], countries=hints)


def test_no_names_give_an_empty_table():
    table = Gazetteer.bundled().find_many([], countries=[], kinds=None)
    assert (len(table), table.columns[0]) == (0, "name")


def test_a_column_keeps_its_index():
    frame = pd.DataFrame({"n": ["Moscow", "Baku", "Moscow"]}, index=[7, 3, 7])
    found = Gazetteer.bundled().find_many(frame["n"])
    assert found.index.tolist() == [7, 3, 7]
    assert found["name"].tolist() == frame["n"].tolist()
    unique = frame.iloc[:2].copy()
    unique["country"] = Gazetteer.bundled().find_many(unique["n"])["country_code"]
    assert unique["country"].tolist() == ["RU", "AZ"]


def test_an_id_may_be_in_any_script(made):
    found = made(BAKU.replace("geonames,1", "mine,bakı")).find_many(["Baku"])
    assert found["gazetteer_id"].tolist() == ["mine:bakı"]


def test_one_text_in_place_of_many_is_refused():
    with pytest.raises(TypeError, match="'Paris' is one text: give a list"):
        Gazetteer.bundled().find_many("Paris")
    with pytest.raises(TypeError, match="'US' is one text: give a list"):
        Gazetteer.bundled().find_many(["Paris", "Nice"], countries="US")


@pytest.mark.parametrize("name", [None, 5])
def test_what_is_no_text_is_no_name(name):
    with pytest.raises(TypeError, match=f"a name is text, not {name}"):
        Gazetteer.bundled().find(name)


@pytest.mark.parametrize("name", ["\ud800", "\udcff:1", "Mos\udcffcow", "\ud800 \udfff"])
def test_a_name_that_is_no_unicode_raises_nothing_of_its_own(name):
    Gazetteer.bundled().find(name)
    with pytest.raises(UnknownPlaceError, match="no entry"):
        Gazetteer.bundled().place(name)


def test_a_path_may_be_text(made, tmp_path):
    made(BAKU)
    assert Gazetteer(str(tmp_path / "made.csv")).find("Baku")


def test_a_gazetteer_is_pickled_as_its_path_and_copied_as_itself(made, tmp_path, monkeypatch):
    gazetteer = made(BAKU)
    monkeypatch.chdir(tmp_path)
    stored = pickle.dumps(Gazetteer("made.csv"))
    monkeypatch.chdir("/")
    assert pickle.loads(stored).place("geonames:1") == gazetteer.place("geonames:1")  # noqa: S301
    assert copy.copy(gazetteer) is copy.deepcopy(gazetteer) is gazetteer
    bundled = Gazetteer.bundled()
    assert pickle.loads(pickle.dumps(bundled)) is bundled  # noqa: S301
