"""GeoNames' own files, imported."""

import zipfile
from pathlib import Path

import pytest

from routes.errors import GazetteerError, OutputError
from routes.gazetteer import Gazetteer
from routes.gazetteer import geonames as geonames_module
from routes.gazetteer.geonames import import_geonames


def line(geonameid: int, name: str, alternates: str = "", country: str = "RU", **more: str) -> str:
    fields = [str(geonameid), name, name, alternates, "55.5", "37.5", "P", "PPL", country, "", "48"]
    fields += ["", "", "", more.get("population", "100"), "", "", "Europe/Moscow", "2023-01-01"]
    return "\t".join(fields)


LINES = [
    line(1, "Seshcha", "Sescha,Сеща"),
    "2\tbroken",
    line(3, "Xisa", "Sisha", country="CN"),
    line(4, "Nowhere").replace("55.5", "155.5"),
    line(5, "Olya", population="many"),
    line(6, "Amirabad", country="IR"),
]


@pytest.fixture
def dump(tmp_path) -> Path:
    path = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "short")
        archive.writestr("allCountries.txt", "\n".join(LINES) + "\n")
    return path


def names(gazetteer: Gazetteer, name: str) -> list[str]:
    return [candidate.place.name for candidate in gazetteer.find(name, nearly=False)]


def test_entries_are_found_by_their_names_and_ids(dump, tmp_path):
    report = import_geonames(dump, tmp_path / "geonames")
    gazetteer = Gazetteer(tmp_path / "geonames")
    assert report.rows == 3
    assert names(gazetteer, "Сеща") == ["Seshcha"]
    assert gazetteer.place("geonames:3").country_code == "CN"


def test_damaged_lines_are_left_out_and_told_with_their_number(dump, tmp_path):
    report = import_geonames(dump, tmp_path / "geonames")
    assert report.damaged == 3
    assert report.faults == [
        "allCountries.zip:2: 2 fields instead of 19",
        "allCountries.zip:4: 155.5, 37.5 is no point of the earth",
        "allCountries.zip:5: invalid literal for int() with base 10: 'many'",
    ]


def test_only_the_countries_asked_for_are_taken(dump, tmp_path):
    report = import_geonames(dump, tmp_path / "geonames", countries=frozenset({"CN", "IR"}))
    assert report.rows == 2
    assert names(Gazetteer(tmp_path / "geonames"), "Seshcha") == []


def test_alternate_names_are_joined_and_codes_left_out(dump, tmp_path):
    (tmp_path / "alternateNamesV2.txt").write_text(
        "10\t6\tfa\tامیرآباد\t\t\t\t\n"
        "11\t6\tlink\tsomewhere\t\t\t\t\n"
        "12\t1\ten\tSeshcha Base\t1\t\t\t\n"
        "broken\n",
        "utf-8",
    )
    report = import_geonames(
        dump, tmp_path / "geonames", alternates=tmp_path / "alternateNamesV2.txt"
    )
    gazetteer = Gazetteer(tmp_path / "geonames")
    assert names(gazetteer, "امیرآباد") == ["Amirabad"]
    assert names(gazetteer, "Seshcha Base") == ["Seshcha"]
    assert names(gazetteer, "somewhere") == []
    assert "alternateNamesV2.txt:4: not a line of alternate names" in report.faults
    assert not (tmp_path / "geonames" / "alternates.txt").exists()


def test_an_import_takes_the_place_of_the_one_before(dump, tmp_path):
    import_geonames(dump, tmp_path / "geonames")
    import_geonames(dump, tmp_path / "geonames", countries=frozenset({"CN"}))
    assert len(Gazetteer(tmp_path / "geonames").index) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["allCountries.zip", "geonames"]


def test_an_interrupted_import_leaves_the_old_gazetteer_and_nothing_else(
    dump, tmp_path, monkeypatch
):
    import_geonames(dump, tmp_path / "geonames")

    def interrupt(*_):
        raise KeyboardInterrupt("stop")

    monkeypatch.setattr(geonames_module, "compile_index", interrupt)
    with pytest.raises(KeyboardInterrupt, match="stop"):
        import_geonames(dump, tmp_path / "geonames", countries=frozenset({"CN"}))
    assert len(Gazetteer(tmp_path / "geonames").index) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["allCountries.zip", "geonames"]


def test_a_file_without_entries_is_refused(tmp_path):
    (tmp_path / "RU.txt").write_text("nothing\n", "utf-8")
    with pytest.raises(GazetteerError, match=r"RU\.txt holds no entry .*RU\.txt:1: 1 fields"):
        import_geonames(tmp_path / "RU.txt", tmp_path / "geonames")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match=r"RU\.zip cannot be read"):
        import_geonames(tmp_path / "RU.zip", tmp_path / "geonames")


def test_a_target_that_cannot_be_written_is_told(dump, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        import_geonames(dump, tmp_path / "file" / "geonames")
