"""The commands, as a person and as a program use them."""

import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from routes.cli import main

SEEDS = Path(__file__).parents[1] / "seeds"
BAD = Path(__file__).parent / "dossier" / "bad"


@pytest.fixture
def routes(monkeypatch, capsys):
    """Run a command; return its exit code, standard output and standard error."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["routes", *map(str, arguments)])
        with pytest.raises(SystemExit) as caught:
            main()
        code = caught.value.code
        return (0 if code is None else int(code), *capsys.readouterr())

    return run


@pytest.fixture
def seeds(tmp_path) -> Path:
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


@pytest.fixture
def bad(tmp_path) -> Path:
    shutil.copy(BAD / "document.txt", tmp_path)
    shutil.copy(BAD / "several-faults-at-once.yaml", tmp_path / "dossier.yaml")
    return tmp_path


def test_check_counts_what_stands_and_names_the_places_read_otherwise(routes, seeds):
    code, out, err = routes("check", seeds)
    assert (code, err) == (0, "")
    assert out.startswith("15 hops, 51 quotes found letter for letter, 10 places, 5 sources")
    assert "“Sisha” read as Seshcha (probable)" in out


def test_check_reports_a_changed_date_and_publisher_against_the_lock(routes, seeds):
    routes("check", seeds)
    dossier = seeds / "dossier.yaml"
    text = dossier.read_text("utf-8")
    dossier.write_text(
        text.replace("Press Association,", "Press Asociation,").replace(
            "date: 2023-04", "date: 2023-05"
        ),
        "utf-8",
    )
    code, out, _ = routes("check", seeds, "--locked")
    assert code == 1
    assert "2 things changed since the last check:" in out
    assert "  source pa: publisher “Press Association” → “Press Asociation”\n" in out
    assert "  hop russia-iran-2: date 2023-04 → 2023-05\n" in out
    told = json.loads(routes("check", seeds, "--locked", "--json")[1])["changes"]
    assert told == [
        "hops.russia-iran-2.date: '2023-04' -> '2023-05'",
        "sources.pa.publisher: 'Press Association' -> 'Press Asociation'",
    ]
    assert routes("check", seeds)[0] == 0
    assert "since the last check" not in routes("check", seeds, "--locked")[1]


def test_check_locked_writes_nothing(routes, seeds):
    (seeds / "dossier.lock.json").unlink(missing_ok=True)
    routes("check", seeds, "--locked")
    assert not (seeds / "dossier.lock.json").exists()


def test_the_lock_of_the_seeds_is_up_to_date(routes, seeds):
    code, out, _ = routes("check", seeds, "--locked", "--json")
    assert (code, json.loads(out)["changes"]) == (0, [])


def test_a_damaged_lock_is_told_with_its_place(routes, seeds):
    (seeds / "dossier.lock.json").write_text('{"version": 1,\n "hops": ]', "utf-8")
    code, _, err = routes("check", seeds)
    assert code == 1
    assert "dossier.lock.json:2:10: not a lock file" in err


def test_faults_go_to_standard_error_one_a_line_and_end_in_exit_code_1(routes, bad):
    code, out, err = routes("check", bad)
    assert (code, out) == (1, "")
    assert err.splitlines()[-1] == "5 faults"
    assert all(line.startswith(f"{bad}/dossier.yaml:") for line in err.splitlines()[:-1])


def test_faults_as_json_hold_file_line_and_column(routes, bad):
    code, out, _ = routes("build", bad, "-o", bad / "out", "--json")
    result = json.loads(out)
    assert (code, result["ok"]) == (1, False)
    assert result["faults"][0].keys() == {"file", "line", "column", "message"}
    assert not (bad / "out").exists()


def test_build_writes_the_page_the_snippet_the_picture_and_the_data(routes, seeds, tmp_path):
    code, out, _ = routes("build", seeds, "-o", tmp_path / "out")
    assert code == 0
    pictures = ["map.svg", "map.png", "card.png"]
    names = ["map.html", "embed.html", *pictures, "hops.geojson", "hops.csv", "claims.csv"]
    assert out.split() == [str(tmp_path / "out" / name) for name in names]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_build_without_fonts_leaves_the_pictures_in_pixels_out_and_says_so(
    routes, seeds, tmp_path, monkeypatch
):
    monkeypatch.setattr("routes.picture.raster._families", lambda: None)
    code, out, err = routes("build", seeds, "-o", tmp_path / "out")
    assert code == 0
    assert ".png" not in out
    assert err.startswith("map.png and card.png are left out: a PNG needs fonts")


def test_build_with_an_address_names_the_card_for_those_who_share_the_page(routes, seeds, tmp_path):
    code, _, _ = routes("build", seeds, "-o", tmp_path, "--url", "https://example.org/x")
    page = (tmp_path / "map.html").read_text("utf-8")
    assert code == 0
    assert '<meta property="og:image" content="https://example.org/x/card.png">' in page
    code, _, err = routes("build", seeds, "-o", tmp_path, "--url", "ftp://example.org")
    assert code == 2
    assert "is no address of the web" in err


def test_build_puts_whole_documents_into_the_page_when_it_is_told_to(routes, seeds, tmp_path):
    words = "we are prepared to do more"
    for name, options in (("short", []), ("long", ["--full-text"])):
        code, _, _ = routes("build", seeds, "-o", tmp_path / name, *options)
        assert code == 0
        page = (tmp_path / name / "map.html").read_text("utf-8")
        assert (f"{words}.”\n\nThe latest" in page) == bool(options)


def test_build_twice_gives_the_same_bytes(routes, seeds, tmp_path):
    for name in ("one", "two"):
        routes("build", seeds, "-o", tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_build_tells_of_changes_since_the_last_check(routes, seeds, tmp_path):
    routes("check", seeds)
    dossier = seeds / "dossier.yaml"
    dossier.write_text(
        dossier.read_text("utf-8").replace("title: Iranian", "title: Persian"), "utf-8"
    )
    code, _, err = routes("build", seeds, "-o", tmp_path / "out")
    assert (code, err.strip()) == (0, f"1 thing changed since the last `routes check {seeds}`")


def test_a_folder_that_cannot_be_written_is_told_in_one_line(routes, seeds, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, _, err = routes("build", seeds, "-o", tmp_path / "file")
    assert (code, len(err.strip().splitlines())) == (1, 1)
    assert "cannot be written" in err


def test_a_folder_without_a_dossier_leads_to_init(routes, tmp_path):
    code, _, err = routes("check", tmp_path)
    assert code == 1
    assert "`routes init DIR` writes one" in err


def test_a_folder_that_does_not_exist_is_told_as_such_with_what_to_do(routes, tmp_path):
    code, _, err = routes("check", tmp_path / "none")
    assert (code, err.count("\n")) == (1, 2)
    assert err.startswith(f"{tmp_path / 'none'}:1:1: there is no such folder")
    assert "run `routes draft DIR`" in err


LATE = """\
title: T
origins: {o: words}
sources: {d1: {file: a.txt, published: 2023-06-09, origin: o}}
hops:
  - from: Odesa, UA
    to: Oslo
    by: sea
    date: 2032-06-05
    says: [d1: from Odesa to Oslo]
"""


def test_check_warns_of_a_date_after_the_publication_and_ends_well(routes, tmp_path):
    (tmp_path / "a.txt").write_text("Grain went from Odesa to Oslo.", "utf-8")
    (tmp_path / "dossier.yaml").write_text(LATE, "utf-8")
    code, _, err = routes("check", tmp_path)
    assert (code, err.count("\n")) == (0, 1)
    assert err.startswith(f"{tmp_path / 'dossier.yaml'}:8:11: warning: the hop's date 2032-06-05 ")
    (warning,) = json.loads(routes("check", tmp_path, "--json")[1])["warnings"]
    assert (warning["line"], warning["column"]) == (8, 11)


def test_check_says_why_a_hop_by_sea_has_no_path_on_water(routes, tmp_path):
    said = "Grain went from Kabul to Odesa, and from Odesa to Romania, and to Constanta from Odesa."
    (tmp_path / "a.txt").write_text(said, "utf-8")
    (tmp_path / "dossier.yaml").write_text(
        "title: t\norigins: {o: words}\nsources: {d1: {file: a.txt, origin: o}}\nhops:\n"
        "  - {from: Kabul, to: 'Odesa, UA', by: sea, says: [d1: from Kabul to Odesa]}\n"
        "  - {from: 'Odesa, UA', to: Romania, by: sea, says: [d1: from Odesa to Romania]}\n"
        "  - {from: 'Odesa, UA', to: 'Constanta, RO', by: sea,"
        " says: [d1: to Constanta from Odesa]}\n",
        "utf-8",
    )
    code, out, err = routes("check", tmp_path)
    assert (code, err) == (0, "")
    inland, area = (line for line in out.splitlines() if "no path on water" in line)
    assert inland.startswith("  kabul-odesa: from Kabul to Odesa, no path on water: Kabul lies ")
    assert area.startswith("  odesa-romania: from Odesa to Romania, no path on water is drawn")
    told = json.loads(routes("check", tmp_path, "--json")[1])["no_path"]
    assert [one["hop"] for one in told] == ["kabul-odesa", "odesa-romania"]
    assert told[1]["why"].endswith("no source names the port")


def test_a_hop_with_several_stretches_without_a_path_is_named_once(routes, tmp_path):
    (tmp_path / "a.txt").write_text("Grain went from Odesa by Kabul to Constanta.", "utf-8")
    (tmp_path / "dossier.yaml").write_text(
        "title: t\norigins: {o: words}\nsources: {d1: {file: a.txt, origin: o}}\nhops:\n"
        "  - {from: 'Odesa, UA', to: 'Constanta, RO', waypoints: [Kabul], by: sea,"
        " says: [d1: from Odesa by Kabul to Constanta]}\n",
        "utf-8",
    )
    (told,) = json.loads(routes("check", tmp_path, "--json")[1])["no_path"]
    assert told["why"].count("no path on water") == 2


def test_check_says_that_no_claim_of_distance_was_found(routes, seeds, tmp_path):
    (tmp_path / "a.txt").write_text("Grain went from Odesa to Oslo.", "utf-8")
    (tmp_path / "dossier.yaml").write_text(LATE, "utf-8")
    none = "no claim of distance or nearness was found in the documents\n"
    assert none in routes("check", tmp_path)[1]
    assert none not in routes("check", seeds)[1]


def test_init_writes_a_dossier_for_the_documents_and_never_over_one(routes, tmp_path):
    (tmp_path / "a report: final.txt").write_text("Grain went from Odesa to Oslo.")
    code, out, _ = routes("init", tmp_path)
    assert code == 0
    assert "routes check" in out
    assert '"a report: final.txt"' in (tmp_path / "dossier.yaml").read_text("utf-8")
    before = (tmp_path / "dossier.yaml").read_bytes()
    code, _, err = routes("init", tmp_path)
    assert (code, (tmp_path / "dossier.yaml").read_bytes()) == (1, before)
    assert "it is not written over" in err


def test_what_init_writes_has_only_faults_that_a_person_must_mend(routes, tmp_path):
    (tmp_path / "report.txt").write_text("Grain went from Odesa to Oslo.")
    routes("init", tmp_path)
    _, _, err = routes("check", tmp_path)
    country, quote, count = err.splitlines()
    assert "no place called 'Where' in CC" in country
    assert "these words do not stand in source 'd1'" in quote
    assert count == "2 faults"


def test_geocode_ranks_candidates_with_reasons(routes):
    code, out, _ = routes("geocode", "Makhachkala, RU", "--json")
    found = json.loads(out)["Makhachkala, RU"]
    first = found["candidates"][0]
    assert (code, first["gazetteer_id"]) == (0, "geonames:532096")
    assert found["confidence"] == "sure"
    assert "its name is Makhachkala" in first["reasons"]


def test_geocode_ends_in_exit_code_1_where_a_name_is_unknown(routes):
    code, out, err = routes("geocode", "Moscow", "Nowhereville-upon-Nothing")
    assert code == 1
    assert "geonames:524901 Moscow" in out
    assert "Nowhereville-upon-Nothing: no such place" in err


def test_geocode_of_an_unknown_name_is_unknown_in_json_too(routes):
    code, out, _ = routes("geocode", "Nowhereville-upon-Nothing", "--json")
    assert code == 1
    assert json.loads(out) == {
        "Nowhereville-upon-Nothing": {"confidence": "unknown", "candidates": []}
    }


def test_geocode_takes_a_code_in_small_letters_and_shows_as_many_as_asked(routes):
    code, out, _ = routes("geocode", "Moscow", "--country", "ru", "--limit", 1, "--json")
    assert (code, len(json.loads(out)["Moscow"]["candidates"])) == (0, 1)


def test_geocode_refuses_two_countries_for_one_name(routes):
    code, _, err = routes("geocode", "Amirabad, IR", "--country", "RU")
    assert code == 2
    assert "says IR, --country says RU" in " ".join(err.replace("│", " ").split())
    assert routes("geocode", "Amirabad, IR", "--country", "Iran")[0] == 0


def test_geocode_of_an_argument_that_is_no_unicode_finds_nothing():
    command = [sys.executable, "-m", "routes", "geocode", b"\xff", b"geonames\xff:1"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == b"\\udcff: no such place in the gazetteer"


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "names.csv"
    path.write_text("place,cc\nMoscow,ru\nSpringfield,\n", "utf-8")
    return path


def test_geocode_writes_a_table_and_tells_the_rows_that_are_not_sure(routes, table):
    target = table.with_name("found.csv")
    code, out, err = routes("geocode", "--csv", table, "-o", target, "--country-column", "cc")
    assert (code, out.strip()) == (0, str(target))
    assert err.splitlines() == [
        f"{table}:3: Springfield: ambiguous",
        "1 row not sure; the column `confidence` marks them all",
    ]
    assert "geonames:524901" in target.read_text("utf-8")


def test_geocode_of_a_table_as_json_lists_the_rows_that_are_not_sure(routes, table):
    target = table.with_name("found.csv")
    code, out, _ = routes("geocode", "--csv", table, "-o", target, "--json")
    unsure = {"line": 3, "name": "Springfield", "confidence": "ambiguous"}
    assert (code, json.loads(out)) == (
        0,
        {"ok": True, "written": [str(target)], "unsure": [unsure]},
    )


@pytest.mark.parametrize("option", ["--country", "--kind"])
def test_a_table_has_its_hints_in_columns(routes, table, option):
    code, _, err = routes("geocode", "--csv", table, "-o", table.with_name("x"), option, "town")
    assert code == 2
    assert "--country-column" in err


def test_a_table_with_a_wrong_hint_is_told_with_its_line(routes, table):
    table.write_text("place,cc\nMoscow,Atlantis\n", "utf-8")
    code, _, err = routes(
        "geocode", "--csv", table, "-o", table.with_name("x"), "--country-column", "cc"
    )
    assert (code, err.split(": no country")[0]) == (1, f"routes: {table}:2:1")


@pytest.fixture
def dump(tmp_path) -> Path:
    fields = [*("1", "Xisa", "Xisa", "", "55.5", "37.5", "P", "PPL", "RU"), "", "48", "", "", ""]
    line = "\t".join([*fields, "100", "", "", "Europe/Moscow", "2023-01-01"])
    path = tmp_path / "RU.txt"
    path.write_text(f"{line}\nbroken\n", "utf-8")
    return path


def test_an_import_tells_what_it_took_and_the_gazetteer_can_be_used(routes, dump, tmp_path):
    folder = tmp_path / "geonames"
    code, out, err = routes("gazetteer", "import", dump, "-o", folder)
    assert (code, out.strip()) == (0, f"1 entries: --gazetteer {folder}")
    assert err.splitlines() == ["RU.txt:2: 1 fields instead of 19", "1 damaged line left out"]
    found = routes("geocode", "Xisa", "--country", "ru", "--gazetteer", folder, "--json")[1]
    assert json.loads(found)["Xisa"]["candidates"][0]["gazetteer_id"] == "geonames:1"
    info = json.loads(routes("gazetteer", "info", "--gazetteer", folder, "--json")[1])
    assert info == {"path": str(folder), "entries": 1, "names": 1, "features": {"P.PPL": 1}}


def test_an_import_as_json_lists_what_it_left_out(routes, dump, tmp_path):
    code, out, _ = routes("gazetteer", "import", dump, "-o", tmp_path / "geonames", "--json")
    assert (code, json.loads(out)) == (
        0,
        {
            "ok": True,
            "written": [str(tmp_path / "geonames")],
            "rows": 1,
            "damaged": 1,
            "faults": ["RU.txt:2: 1 fields instead of 19"],
        },
    )


def test_an_import_never_replaces_what_is_no_gazetteer(routes, dump, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    code, _, err = routes("gazetteer", "import", dump, "-o", tmp_path / "mine")
    assert (code, (tmp_path / "mine" / "thesis.txt").is_file()) == (1, True)
    assert err.strip().endswith("holds 'thesis.txt', which no import wrote: name a new folder")


def test_info_tells_what_the_bundled_gazetteer_holds(routes):
    code, out, _ = routes("gazetteer", "info")
    assert code == 0
    assert "entries" in out.splitlines()[0]
    assert any(line.endswith("P.PPL") for line in out.splitlines())


def test_distance_measures_the_straight_line(routes):
    code, out, _ = routes("distance", "Moscow", "Yelabuga")
    assert code == 0
    assert "904 km (562 miles) in a straight line, bearing 84°" in out


def test_distance_by_sea_tells_what_the_path_runs_over(routes):
    ends = ("Makhachkala", "Amirabad, IR", "--by", "sea")
    code, out, _ = routes("distance", *ends)
    assert code == 0
    assert re.search(r"\d+ km \(\d+ miles\) by sea, \d+ km of it over land.*navigation", out)
    record = json.loads(routes("distance", *ends, "--json")[1])
    straight = json.loads(routes("distance", *ends[:2], "--json")[1])
    assert record["distance_km"] > straight["distance_km"]
    assert {"land_km", "passages", "from", "to"} <= set(record)


def test_distance_by_sea_far_inland_is_refused(routes):
    code, _, err = routes("distance", "Moscow", "Makhachkala", "--by", "sea")
    assert code == 1
    assert "from the nearest water" in err


def test_distance_by_sea_names_the_passages_and_avoids_them(routes):
    code, out, _ = routes("distance", "Novorossiysk", "Piraeus", "--by", "sea")
    assert code == 0
    assert "through: bosporus, dardanelles. A likely path, not for navigation" in out
    code, _, err = routes(
        "distance", "Novorossiysk", "Piraeus", "--by", "sea", "--avoid", "bosporus"
    )
    assert code == 1
    assert "without bosporus" in err


def test_distance_takes_no_passage_to_avoid_on_a_straight_line_and_no_unknown_one(routes):
    assert routes("distance", "Novorossiysk", "Piraeus", "--avoid", "suez")[0] == 2
    code, _, err = routes("distance", "Novorossiysk", "Piraeus", "--by", "sea", "--avoid", "suzes")
    assert code == 1
    assert "no passage is called 'suzes'; known are" in err


def test_distance_of_an_ambiguous_name_lists_the_candidates(routes):
    code, _, err = routes("distance", "Washington", "Moscow")
    assert code == 1
    assert "places are called 'Washington'" in err
    assert err.endswith("or by its id, as geonames:4140963\n")  # it knows of no dossier


def test_paths_fall_with_their_origin(routes, seeds):
    arguments = ("paths", seeds, "Amirabad", "Primorsko-Akhtarsk")
    told = routes(*arguments)[1]
    assert "1 route from" in told
    assert "Amirabad → Makhachkala (disputed), then " in told
    assert "0 routes from" in routes(*arguments, "--without", "white-house")[1]


@pytest.mark.parametrize("format_", ["geojson", "csv", "svg", "html"])
def test_export_writes_what_build_writes(routes, seeds, tmp_path, format_):
    names = {"geojson": "hops.geojson", "csv": "hops.csv", "svg": "map.svg", "html": "map.html"}
    routes("build", seeds, "-o", tmp_path / "out")
    code, out, _ = routes("export", seeds, "--format", format_)
    assert code == 0
    assert out.encode() == (tmp_path / "out" / names[format_]).read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build"],
        ["export", "seeds"],
        ["export", "seeds", "-f", "kml"],
        ["check", "--lokced", "x"],
    ],
)
def test_a_wrong_command_line_ends_in_exit_code_2(routes, arguments):
    assert routes(*arguments)[0] == 2


@pytest.mark.parametrize(
    "command",
    [
        *(["init"], ["check"], ["build"], ["geocode"], ["distance"], ["paths"], ["export"]),
        *(["gazetteer", "import"], ["gazetteer", "info"]),
    ],
    ids=" ".join,
)
def test_every_command_has_help_and_json(routes, command):
    code, out, _ = routes(*command, "--help")
    assert code == 0
    assert "--json" in out


def test_draft_proposes_hops_and_never_writes_over_a_draft(routes, tmp_path):
    text = (
        "Steel was moved by rail from Katowice to Gdansk. Coal was sent from Gdansk to Xyzzyville."
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    code, out, _ = routes("draft", tmp_path)
    assert code == 0
    assert "2 hops proposed from 1 document (1 of them not settled): " in out
    assert (tmp_path / "dossier.draft.yaml").exists()
    code, _, err = routes("draft", tmp_path)
    assert (code, "--force" in err) == (1, True)
    code, out, _ = routes("draft", tmp_path, "--force", "--json")
    assert (code, json.loads(out)["documents"]) == (0, 1)


def test_draft_of_no_folder_is_one_line(routes, tmp_path):
    code, _, err = routes("draft", tmp_path / "none")
    assert (code, err.strip().endswith("is no folder"), err.count("\n")) == (1, True, 1)


def test_check_tells_what_the_geometry_says_to_distances(routes, seeds):
    _, out, _ = routes("check", seeds)
    assert "“about 1,100 km east of Moscow” (Alabuga Special Economic Zone) off: +22%" in out
    _, out, _ = routes("check", seeds, "--json")
    claims = json.loads(out)["claims"]
    assert [c["verdict"] for c in claims if c["source"] == "d002"] == ["off"]


STORY = (
    "Grain was shipped from Odesa to Latakia, Syria.\n\n"
    "Drones were sent from Makhachkala to the air base in Sisha.\n\n"
    "Steel was moved by rail from Katowice to Odesa.\n"
)


@pytest.fixture
def drafted(routes, tmp_path) -> Path:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    assert routes("draft", tmp_path)[0] == 0
    return tmp_path


def test_a_review_shows_each_sentence_marked_and_keeps_what_is_decided(
    routes, drafted, monkeypatch
):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nnonsense\nacc\nq\n"))
    code, out, err = routes("review", drafted)
    assert code == 0
    assert "1 of 3" in out
    assert "'nonsense' is no answer; type one of these letters:\n  a  accept: it goes into" in err
    assert err.count("  q  quit: this sitting ends") == 2
    assert "Grain was *shipped* from [Odesa] to [Latakia, Syria]." in out
    assert "1 decision kept, 2 proposals left" in out
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\nr\n"))
    assert "1 of 2" in routes("review", drafted)[1]
    left = json.loads(routes("review", drafted, "--json")[1])
    assert [card["hop"]["to"] for card in left] == ["Sisha"]
    assert json.loads(routes("check", drafted, "--json")[1])["hops"] == 1


def test_an_update_tells_how_much_was_decided_on_before(routes, drafted, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\ns\nr\n"))
    routes("review", drafted)
    _, out, _ = routes("draft", drafted, "--update", "--force")
    assert "1 of them you decided on before: `routes review` asks about the others only" in out
    told = json.loads(routes("draft", drafted, "--update", "--force", "--json")[1])
    assert (told["hops"], told["decided"]) == (2, 1)


def test_a_name_that_its_country_does_not_have_is_told_so(routes, drafted, monkeypatch):
    typed = ["e", "", "Latakia, TD", "", "", "", "", "", "", "q", ""]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed)))
    _, _, err = routes("review", drafted)
    assert "the gazetteer has no place called 'Latakia' in TD; type a number" in err


def test_a_place_is_settled_in_a_review(routes, drafted, monkeypatch):
    typed = ["s", "a", "e", "", "= no such", "", "", "", "", "", "e", "", "= ourairports:RU-0240"]
    typed += ["it sounds like it", "elephant", "", "alleged", "drones", "", "a", "q", ""]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed)))
    code, out, err = routes("review", drafted)
    assert code == 0
    assert "not settled: the gazetteer has no place called 'Sisha'" in err
    assert "not accepted: [e]dit it" in err
    assert "by is one of: sea, river" in err
    assert "1 decision kept, 2 proposals left" in out
    text = (drafted / "dossier.yaml").read_text("utf-8")
    assert 'because: "it sounds like it"' in text
    assert "status: alleged" in text
    assert "cargo: drones" in text


def test_a_quote_without_a_source_is_told_in_a_review(routes, drafted, monkeypatch):
    draft = drafted / "dossier.draft.yaml"
    text = draft.read_text("utf-8")
    draft.write_text(
        text.replace("      - d1:", "      - {prefix: Grain}\n      - d1:", 1), "utf-8"
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO("a\nq\n"))
    code, out, err = routes("review", drafted)
    assert (code, "a quote names no source: prefix" in err) == (0, True)
    assert "Grain was *shipped* from" in out
    assert "not accepted: [e]dit it" in err


@pytest.mark.parametrize("name", ["../secret.txt", "link.txt"])
def test_a_review_reads_nothing_outside_its_folder(routes, drafted, monkeypatch, tmp_path, name):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "secret.txt").write_text(STORY, "utf-8")
    (inner / "link.txt").symlink_to(tmp_path / "secret.txt")
    draft = (drafted / "dossier.draft.yaml").read_text("utf-8").replace("a.txt", name)
    (inner / "dossier.draft.yaml").write_text(draft, "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    _, out, err = routes("review", inner)
    assert "leads out of the dossier's folder" in err
    assert "Grain was" not in out


def test_the_end_of_the_input_ends_a_review(routes, drafted, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, out, _ = routes("review", drafted)
    assert (code, "0 decisions kept, 3 proposals left" in out) == (0, True)
    assert not (drafted / "dossier.yaml").exists()


def test_an_interrupt_ends_a_review_and_loses_nothing(routes, drafted, monkeypatch):
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:
            if not (line := super().readline()):
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(sys, "stdin", Interrupted("a\ne\n"))
    code, out, _ = routes("review", drafted)
    told = f"1 decision kept, 2 proposals left\nThen run: routes check {drafted}\n"
    assert (code, told in out) == (0, True)
    assert len(json.loads(routes("review", drafted, "--json")[1])) == 2


def test_a_date_is_edited_in_a_review(routes, drafted, monkeypatch):
    typed = ["e", "", "", "", "", "", "last May", "2023-05", "a"]
    typed += ["s", "e", "", "", "", "", "", "-", "a"]
    draft = drafted / "dossier.draft.yaml"
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("    by: rail\n", "    by: rail\n    date: 2023\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed)))
    code, out, err = routes("review", drafted)
    assert (code, "'last May' is not an EDTF date" in err) == (0, True)
    assert "(sea, reported, Grain, 2023-05)" in out
    assert "(rail, reported, Steel, 2023)" in out
    assert (drafted / "dossier.yaml").read_text("utf-8").count("date: ") == 1


def test_a_refused_hop_is_told_at_its_place_in_the_draft(routes, drafted, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("s\na\nq\n"))
    _, _, err = routes("review", drafted)
    place = re.search(r"dossier\.draft\.yaml:(\d+):(\d+): the gazetteer has no place", err)
    line = (drafted / "dossier.draft.yaml").read_text("utf-8").splitlines()[int(place[1]) - 1]
    assert line[int(place[2]) - 1 :] == '"Sisha"'


def test_a_review_without_a_draft_ends_in_exit_code_1(routes, tmp_path):
    code, _, err = routes("review", tmp_path)
    assert (code, "routes draft DIR" in err) == (1, True)


def test_draft_counts_the_hops_that_a_review_asks_about(routes, drafted, monkeypatch):
    _, out, _ = routes("draft", drafted, "--force")
    assert "3 hops proposed from 1 document (1 of them not settled): " in out
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    assert "1 of 3" in routes("review", drafted)[1]
    (drafted / "a.txt").write_text("Grain was shipped from Odesa to Latakia, Syria.", "utf-8")
    assert "1 hop proposed from 1 document: " in routes("draft", drafted, "--force")[1]


def test_what_a_draft_left_is_told_by_check_and_counted_by_build(routes, drafted):
    (drafted / "dossier.draft.yaml").rename(drafted / "dossier.yaml")
    name = drafted.name
    code, out, _ = routes("check", drafted)
    assert (code, f"  title: still “Draft: {name}”; write the headline" in out) == (0, True)
    assert "  origin origin-1: still “not yet known; a.txt”; say who" in out
    code, out, err = routes("build", drafted, "-o", drafted / "out")
    assert (code, "still" in out) == (0, False)
    (line,) = [line for line in err.splitlines() if "left to fill in" in line]
    told = json.loads(routes("check", drafted, "--json")[1])["unfinished"]
    assert line.startswith(f"{len(told)} things left to fill in: `routes check")
    assert told[:2] == [
        {"at": "title", "words": f"Draft: {name}"},
        {"at": "origins.origin-1", "words": "not yet known; a.txt"},
    ]
    code, out, _ = routes("build", drafted, "-o", drafted / "out", "--json")
    assert (code, json.loads(out)["unfinished"]) == (0, told)


def test_a_title_that_is_the_name_of_the_folder_is_told(routes, seeds):
    assert json.loads(routes("check", seeds, "--json")[1])["unfinished"] == []
    assert "left to fill in" not in routes("build", seeds, "-o", seeds / "out")[2]
    file = seeds / "dossier.yaml"
    written = file.read_text("utf-8")
    file.write_text(re.sub("^title: .*$", "title: seeds", written, flags=re.MULTILINE), "utf-8")
    assert "  title: still “seeds”; write the headline of the map\n" in routes("check", seeds)[1]
    _, _, err = routes("build", seeds / "dossier.yaml", "-o", seeds / "out")
    assert "1 thing left to fill in: `routes check" in err


def test_check_tells_what_a_draft_left_to_fill_in(routes, seeds):
    file = seeds / "dossier.yaml"
    written = file.read_text("utf-8")
    known = "White House release and briefing by John Kirby, 9 June 2023"
    assert known in written
    file.write_text(written.replace(known, "not yet known; 001.txt"), "utf-8")
    _, out, _ = routes("check", seeds)
    assert "origin white-house: still “not yet known; 001.txt”" in out
