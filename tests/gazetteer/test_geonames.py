"""GeoNames' own files, imported."""

import json
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
        "allCountries.zip:4: the latitude '155.5' is no number from -90 to 90",
        "allCountries.zip:5: the population 'many' is no whole number from 0 to 4294967295",
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


@pytest.mark.parametrize(
    ("damaged", "fault"),
    [
        (
            line(7, "Alpha", population="9" * 30),
            "the population '99999999999999999999' is no whole",
        ),
        (line(7, "Alpha", population="9" * 5000), "the population '99999999999999999999' is no"),
        (line(7, "Alpha", population="-1"), "the population '-1' is no whole number"),
        (line(7, "Alpha", country="РУ"), "the country_code 'РУ' is not two capital letters"),
        (line(7, "Alpha", "x" * 140_000), "a field is longer than 131,072 letters"),
        (line(7, ""), "the name is empty"),
        (line(7, "Al\rpha"), "a carriage return stands within a field"),
        (line(10**30, "Alpha"), "'10000000000000000000' is no id"),
        (line(7, "Alpha").replace("55.5", "nan"), "the latitude 'nan' is no number"),
    ],
)
def test_a_damaged_line_never_ends_an_import(tmp_path, damaged, fault):
    (tmp_path / "RU.txt").write_bytes("\n".join([damaged, LINES[0]]).encode())
    report = import_geonames(tmp_path / "RU.txt", tmp_path / "geonames")
    assert (report.rows, report.damaged) == (1, 1)
    assert report.faults[0].startswith(f"RU.txt:1: {fault}")
    assert names(Gazetteer(tmp_path / "geonames"), "Seshcha") == ["Seshcha"]


def test_a_huge_id_among_alternate_names_is_left_out(dump, tmp_path):
    alternates = tmp_path / "alternateNamesV2.txt"
    alternates.write_text(f"10\t{10**30}\tfa\tx\n11\t6\tfa\tامیرآباد\n", "utf-8")
    report = import_geonames(dump, tmp_path / "geonames", alternates=alternates)
    assert "alternateNamesV2.txt:1: not a line of alternate names" in report.faults
    assert names(Gazetteer(tmp_path / "geonames"), "امیرآباد") == ["Amirabad"]


def test_a_byte_order_mark_costs_no_entry(tmp_path):
    (tmp_path / "RU.txt").write_text(LINES[0], "utf-8-sig")
    report = import_geonames(tmp_path / "RU.txt", tmp_path / "geonames")
    assert (report.rows, report.damaged) == (1, 0)


def test_a_zip_whose_bytes_were_changed_is_refused(dump, tmp_path):
    stored = dump.read_bytes()
    dump.write_bytes(stored.replace(b"Seshcha", b"Seshxxx", 1))
    with pytest.raises(GazetteerError, match=r"allCountries\.zip cannot be read: Bad CRC-32"):
        import_geonames(dump, tmp_path / "geonames")
    assert [path.name for path in tmp_path.iterdir()] == ["allCountries.zip"]


def test_an_empty_zip_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "RU.zip", "w"):
        pass
    with pytest.raises(GazetteerError, match="there is nothing in the archive"):
        import_geonames(tmp_path / "RU.zip", tmp_path / "geonames")


def held(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_folder_that_holds_something_else_is_never_touched(dump, tmp_path):
    (tmp_path / "mydocs").mkdir()
    (tmp_path / "mydocs" / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"mydocs holds 'thesis\.txt', which no import wrote"):
        import_geonames(dump, tmp_path / "mydocs")
    assert held(tmp_path) == ["allCountries.zip", "thesis.txt"]


def test_a_gazetteer_with_a_file_of_the_users_in_it_is_never_touched(dump, tmp_path):
    import_geonames(dump, tmp_path / "geonames")
    (tmp_path / "geonames" / "notes.txt").write_text("mine")
    before = held(tmp_path)
    with pytest.raises(OutputError, match=r"holds 'notes\.txt'"):
        import_geonames(dump, tmp_path / "geonames")
    assert held(tmp_path) == before


def test_a_file_written_while_the_import_runs_is_never_touched(dump, tmp_path):
    def write(share: float) -> None:
        (tmp_path / "geonames").mkdir(exist_ok=True)
        (tmp_path / "geonames" / "notes.txt").write_text(f"mine {share}")

    with pytest.raises(OutputError, match=r"holds 'notes\.txt'"):
        import_geonames(dump, tmp_path / "geonames", progress=write)
    assert held(tmp_path) == ["allCountries.zip", "notes.txt"]


def test_another_programs_summary_makes_no_gazetteer(dump, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    (tmp_path / "mine" / "summary.json").write_text('{"files": ["thesis.txt"]}')
    with pytest.raises(OutputError, match=r"holds 'summary\.json'"):
        import_geonames(dump, tmp_path / "mine")


def test_a_full_disk_is_told_and_leaves_nothing(dump, tmp_path, monkeypatch):
    def fill(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(geonames_module, "compile_index", fill)
    with pytest.raises(OutputError, match="geonames cannot be written: No space left"):
        import_geonames(dump, tmp_path / "geonames")
    assert [path.name for path in tmp_path.iterdir()] == ["allCountries.zip"]


def test_a_file_in_the_way_is_never_touched(dump, tmp_path):
    (tmp_path / "afile").write_text("mine")
    with pytest.raises(OutputError, match="afile cannot be written: Not a directory"):
        import_geonames(dump, tmp_path / "afile")
    assert (tmp_path / "afile").read_text() == "mine"


def test_an_empty_folder_and_the_one_we_stand_in_may_be_imported_to(dump, tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    import_geonames(dump, Path())
    assert len(Gazetteer(tmp_path / "empty").index) == 3


def test_a_folder_that_cannot_be_renamed_stays_whole(dump, tmp_path, monkeypatch):
    import_geonames(dump, tmp_path / "geonames")
    rename = Path.rename

    def refuse(self, target):
        if self.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OutputError, match="geonames cannot be written: Permission denied"):
        import_geonames(dump, tmp_path / "geonames", countries=frozenset({"CN"}))
    assert len(Gazetteer(tmp_path / "geonames").index) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["allCountries.zip", "geonames"]


@pytest.mark.parametrize("version", [None, 7])
def test_a_folder_of_another_version_is_to_be_imported_again(dump, tmp_path, version):
    import_geonames(dump, tmp_path / "geonames")
    path = tmp_path / "geonames" / "summary.json"
    summary = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(summary | {"version": version}), "utf-8")
    with pytest.raises(GazetteerError, match=r"another version .*: import it again with `routes"):
        Gazetteer(tmp_path / "geonames")


def test_countries_that_are_not_in_a_file_are_told(tmp_path):
    (tmp_path / "RU.txt").write_text(LINES[0], "utf-8")
    with pytest.raises(GazetteerError, match="holds no entry of RUSSIA: give ISO 3166-1 codes"):
        import_geonames(tmp_path / "RU.txt", tmp_path / "geonames", countries=frozenset({"RUSSIA"}))


def test_a_file_without_entries_is_refused(tmp_path):
    (tmp_path / "RU.txt").write_text("nothing\n", "utf-8")
    with pytest.raises(GazetteerError, match=r"RU\.txt holds no entry: give .*RU\.txt:1: 1 fields"):
        import_geonames(tmp_path / "RU.txt", tmp_path / "geonames")


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(GazetteerError, match=r"RU\.zip cannot be read"):
        import_geonames(tmp_path / "RU.zip", tmp_path / "geonames")


def test_a_target_that_cannot_be_written_is_told(dump, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        import_geonames(dump, tmp_path / "file" / "geonames")
