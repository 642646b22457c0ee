import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from routes.errors import GazetteerError
from routes.gazetteer import index as index_module
from routes.gazetteer.compile import SUMMARY
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.rows import COLUMNS

HEADER = ",".join(COLUMNS)
BAKU = '1,Baku,"Bakou,Баку",40.4,49.9,P,PPLC,AZ,09,1000000,,geonames,1,2026,'
AKTAU = '2,Aktau,Актау,43.6,51.2,P,PPL,KZ,,100,,geonames,2,2026,"a port, too"'
IRAN = ",Iran,ایران,32.2,54.9,A,PCLI,IR,,,718.7,natural-earth,adm0:IRN,5.1.1,"
FIND = """
import sys
from pathlib import Path
from routes.gazetteer.index import GazetteerIndex
index = GazetteerIndex(Path(sys.argv[1]))
print([index.row(number)["name"] for number in index.rows_named(["baku"])[1].tolist()])
"""


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "supply-routes"


@pytest.fixture
def gazetteer_file(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text(f"{HEADER}\n{BAKU}\n{AKTAU}\n{IRAN}\n", encoding="utf-8")
    return path


def names(rows):
    return [row["name"] for row in rows]


def rows(index, folded):
    return [index.row(number) for number in index.rows_named([folded])[1].tolist()]


def indexes(cache):
    return sorted(cache.glob("gazetteer-*"))


def test_a_row_is_found_by_each_of_its_names_and_by_its_id(gazetteer_file):
    index = GazetteerIndex(gazetteer_file)
    for folded in ("baku", "bakou", "баку"):
        assert names(rows(index, folded)) == ["Baku"]
    row = index.row_of_id("geonames:2")
    assert (row["name"], row["note"]) == ("Aktau", "a port, too")
    assert rows(index, "nowhere") == []
    assert index.row_of_id("geonames:3") is None
    assert index.names_beginning("ba") == ["bakou", "baku"]


def test_rows_of_one_name_come_in_the_order_of_the_file(tmp_path):
    path = tmp_path / "twice.csv"
    second = BAKU.replace("geonames,1,", "geonames,9,")
    path.write_text(f"{HEADER}\n{BAKU}\n{AKTAU}\n{second}\n", encoding="utf-8")
    found = rows(GazetteerIndex(path), "baku")
    assert [row["source_id"] for row in found] == ["1", "9"]


def test_an_index_is_built_once_and_read_again_afterwards(gazetteer_file, cache, monkeypatch):
    GazetteerIndex(gazetteer_file)
    (stored,) = indexes(cache)
    assert list(cache.iterdir()) == [stored]
    written = (stored / SUMMARY).stat().st_mtime_ns
    monkeypatch.setattr(
        index_module, "compile_index", lambda *_: pytest.fail("built a second time")
    )
    assert names(rows(GazetteerIndex(gazetteer_file), "baku")) == ["Baku"]
    assert (stored / SUMMARY).stat().st_mtime_ns == written


def test_a_changed_file_gets_an_index_of_its_own(gazetteer_file, cache):
    assert names(rows(GazetteerIndex(gazetteer_file), "bakou")) == ["Baku"]
    changed = BAKU.replace("Bakou", "Bagou")
    gazetteer_file.write_text(f"{HEADER}\n{AKTAU}\n{changed}\n", encoding="utf-8")
    index = GazetteerIndex(gazetteer_file)
    assert rows(index, "bakou") == []
    assert names(rows(index, "bagou")) == ["Baku"]
    assert len(indexes(cache)) == 2


def test_the_same_rows_under_another_name_share_the_index(gazetteer_file, cache, tmp_path):
    GazetteerIndex(gazetteer_file)
    (tmp_path / "copy.csv").write_bytes(gazetteer_file.read_bytes())
    GazetteerIndex(tmp_path / "copy.csv")
    assert len(indexes(cache)) == 1


def test_without_a_place_for_the_cache_the_index_lives_in_temporary_files(gazetteer_file, cache):
    cache.parent.write_text("a file where the folder should be")
    assert names(rows(GazetteerIndex(gazetteer_file), "baku")) == ["Baku"]
    assert cache.parent.is_file()


def test_a_full_disk_leaves_no_unfinished_index(gazetteer_file, cache, monkeypatch):
    def fail_to_replace(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail_to_replace)
    assert names(rows(GazetteerIndex(gazetteer_file), "baku")) == ["Baku"]
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("name", ["names.marisa", "lon.npy", "deletions.npy", SUMMARY])
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"not an index at all" * 100, id="something else"),
        pytest.param(lambda stored: stored[: len(stored) // 2], id="first half"),
    ],
)
def test_a_damaged_index_is_built_again(gazetteer_file, cache, name, damage):
    GazetteerIndex(gazetteer_file)
    (stored,) = indexes(cache)
    (stored / name).write_bytes(damage((stored / name).read_bytes()))
    finished = subprocess.run(  # a process of its own: a broken index may take it down
        [sys.executable, "-c", FIND, str(gazetteer_file)],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert finished.stdout.strip() == "['Baku']", finished.stderr
    assert list(cache.iterdir()) == [stored]


def test_an_index_of_zeros_is_built_again(gazetteer_file, cache):
    GazetteerIndex(gazetteer_file)
    (stored,) = indexes(cache)
    trie = stored / "names.marisa"
    trie.write_bytes(trie.read_bytes()[:16] + bytes(trie.stat().st_size - 16))
    finished = subprocess.run(
        [sys.executable, "-c", FIND, str(gazetteer_file)],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert finished.stdout.strip() == "['Baku']", finished.stderr


def test_two_processes_may_build_the_index_at_once(gazetteer_file, cache):
    env = dict(os.environ)
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", FIND, str(gazetteer_file)],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for run in runs:
        out, err = run.communicate(timeout=30)
        assert (run.returncode, out.strip()) == (0, "['Baku']"), err
    (stored,) = indexes(cache)
    assert list(cache.iterdir()) == [stored]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,lat\nBaku,40\n", r"bad\.csv:1:1: the first line must name the columns geonameid,"),
        (f"{HEADER},more\n{BAKU},\n", r"bad\.csv:1:1: the first line must name"),
        (f"{HEADER}\n{BAKU}\n1,2,3\n{AKTAU}\n", r"bad\.csv:3:1: 3 fields instead of 15"),
        (f"{HEADER}\n{BAKU},more\n", r"bad\.csv:2:1: 16 fields instead of 15"),
        (f"{HEADER}\n{BAKU}\n\n{AKTAU}\n", r"bad\.csv:3:1: 0 fields instead of 15"),
        (f"{HEADER}\n", r"bad\.csv:2:1: there is no row below the names of the columns"),
        (f"{HEADER}\n{BAKU.replace('Baku', '')}\n", r"bad\.csv:2:1: the name is empty"),
        (f"{HEADER}\n{BAKU.replace('AZ', 'AZE')}\n", r"bad\.csv:2:1: the country_code 'AZE' is"),
        (f"{HEADER}\n{BAKU.replace('1000000', '99999999999')}\n", r":2:1: the population '9+' is"),
        (f"{HEADER}\n{BAKU.replace(',,geo', ',inf,geo')}\n", r":2:1: the radius_km 'inf' is no"),
        (f"{HEADER}\n{BAKU.replace('geonames,1', 'geonames,')}\n", r":2:1: 'geonames:' is no id"),
        (f"{HEADER}\n{BAKU}{'x' * 200_000}\n", r"bad\.csv:2:1: field larger than field limit"),
    ],
)
def test_a_damaged_file_is_refused_with_file_line_and_column(tmp_path, cache, text, message):
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=message):
        GazetteerIndex(tmp_path / "bad.csv")
    assert indexes(cache) == []


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    text = f"{HEADER}\n{AKTAU.replace('Актау', 'Aktaü')}\n"
    (tmp_path / "old.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(GazetteerError, match=r"old\.csv:2:.*UTF-8"):
        GazetteerIndex(tmp_path / "old.csv")


def test_a_missing_and_an_empty_file_are_refused(tmp_path):
    with pytest.raises(GazetteerError, match=r"none\.csv cannot be read"):
        GazetteerIndex(tmp_path / "none.csv")
    (tmp_path / "empty.csv").touch()
    with pytest.raises(GazetteerError, match=r"empty\.csv cannot be read"):
        GazetteerIndex(tmp_path / "empty.csv")


def test_windows_line_ends_are_read(tmp_path):
    path = tmp_path / "windows.csv"
    path.write_bytes(f"{HEADER}\r\n{BAKU}\r\n{AKTAU}\r\n".encode())
    index = GazetteerIndex(path)
    assert index.row_of_id("geonames:2")["note"] == "a port, too"
    assert names(rows(index, "актау")) == ["Aktau"]


def test_a_file_that_ends_without_a_line_end_is_read_whole(tmp_path):
    path = tmp_path / "open.csv"
    path.write_text(f"{HEADER}\n{BAKU}\n{AKTAU}", encoding="utf-8")
    assert GazetteerIndex(path).row_of_id("geonames:2")["note"] == "a port, too"


def test_a_byte_order_mark_before_the_columns_is_read_over(tmp_path):
    path = tmp_path / "marked.csv"
    path.write_text(f"{HEADER}\n{BAKU}\n", encoding="utf-8-sig")
    assert names(rows(GazetteerIndex(path), "baku")) == ["Baku"]


def test_an_id_that_is_no_unicode_is_nobodys(gazetteer_file):
    assert GazetteerIndex(gazetteer_file).row_of_id("\ud800:1") is None


def test_threads_read_the_rows_they_ask_for(tmp_path):
    path = tmp_path / "many.csv"
    lines = [f"{i},Town {i},,1,1,P,PPL,AZ,,5,,geonames,{i},," for i in range(500)]
    path.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    index = GazetteerIndex(path)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(index.row, [*range(500)] * 8))
    finally:
        sys.setswitchinterval(interval)
    assert [int(row["geonameid"]) for row in found] == [*range(500)] * 8
