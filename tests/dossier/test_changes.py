"""What `routes check` tells of a dossier that is no longer what its lock says."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.dossier import changes, told_changes

LOCK = json.loads((Path(__file__).parents[2] / "seeds/dossier.lock.json").read_text("utf-8"))


def edited(*path_and_value):
    """Return the lock of the seeds with another value somewhere."""
    record = copy.deepcopy(LOCK)
    *path, last, value = path_and_value
    inner = record
    for key in path:
        inner = inner[key]
    inner[last] = value
    return record


RELEASE = "“White House release and briefing by John Kirby, 9 June 2023”"
WHY = "“no air base called Sisha is known; Seshcha in western Russia…”"
HOP = ("hops", "russia-iran-2")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            ("summary", ""),
            "summary: “What five reports say of how drones made in Iran reach Russi…”",
        ),
        (("origins", "white-house", "A release"), f"origin white-house: {RELEASE} → “A release”"),
        (("sources", "pa", "published", "2023"), "source pa: published not stated → 2023"),
        (("sources", "pa", "sha256", "0"), "source pa: its document is another"),
        (("sources", "x", {"file": "x.txt", "sha256": "0"}), "source x: new, x.txt"),
        (("places", "sisha", "because", "so"), f"place sisha: because {WHY} → so"),
        ((*HOP, "date", "2023-05"), "hop russia-iran-2: date 2023-04 → 2023-05"),
        ((*HOP, "date", None), "hop russia-iran-2: date 2023-04 → nothing"),
        ((*HOP, "waypoints", ["a", "b"]), "hop russia-iran-2: waypoints nothing → a, b"),
        (
            (*HOP, "citations", 0, "start", 0),
            "hop russia-iran-2: 1 of its quotes stand elsewhere or among other words",
        ),
        (("steps", {"1": {"title": "T", "view": ["Iran"]}}), "step 1: new"),
    ],
)
def test_a_change_is_told_in_words(edit, told):
    (words,) = told_changes(LOCK, edited(*edit))
    assert words.startswith(told)


def test_a_place_that_is_read_as_another_entry_is_one_line_with_its_distance():
    record = copy.deepcopy(LOCK)
    record["places"]["makhachkala"] |= {
        "gazetteer_id": "geonames:532096",
        "gazetteer_name": "Makhachkala",
        "feature_code": "PPLA",
        "lat": 42.97782,
        "lon": 47.50027,
        "uncertainty_km": 11.2,
    }
    (told,) = told_changes(LOCK, record)
    assert told == (
        "place makhachkala: Port of Makhachkala (curated:makhachkala-port) → Makhachkala "
        "(geonames:532096), 0.6 km away"
    )


def test_a_point_that_was_moved_by_hand_is_told_with_its_distance():
    (told,) = told_changes(LOCK, edited("places", "makhachkala", "lat", 43.98333))
    assert told == "place makhachkala: lat, lon 42.9833, 47.5 → 43.9833, 47.5, 111.1 km away"


def test_all_that_changed_in_a_hop_is_one_line():
    record = copy.deepcopy(LOCK)
    hop = record["hops"]["iran-amirabad"]
    hop |= {"status": "reported", "cargo": "two-way attack drones", "mode": "sea"}
    hop["citations"][0] = {**hop["citations"][0], "exact": "other words of a source"}
    (told,) = told_changes(LOCK, record)
    assert told == (
        "hop iran-amirabad: by unknown → sea; status alleged → reported; "
        "cargo “one-way attack drones” → “two-way attack drones”; "
        "new quote, d002 says “other words of a source”; "
        "gone quote, d002 says “The drones are built in Iran, shipped across the Caspian Sea…”"
    )


def test_long_texts_are_shown_where_they_differ():
    first = LOCK["summary"]
    (told,) = told_changes(LOCK, edited("summary", first.replace("White House", "Pentagon")))
    was, now = "“…five rest on one White House release.”", "“…five rest on one Pentagon release.”"
    assert told == f"summary: {was} → {now}"


def test_things_stand_in_the_order_of_the_dossier_and_what_is_gone_comes_last():
    record = edited("title", "T")
    for section in ("sources", "places", "hops"):
        first = next(iter(record[section]))
        record[section]["z"] = record[section].pop(first)
    told = [line.split(":")[0] for line in told_changes(LOCK, record)]
    assert told == [
        "title",
        *("source z", "source d000"),
        *("place z", "place amirabad"),
        *("hop z", "hop iran-amirabad"),
    ]
    last = told_changes(LOCK, record)[-1]
    assert last == "hop iran-amirabad: gone, iran → amirabad by unknown, alleged"


PATHS = [
    ("title",),
    ("origins", "white-house"),
    ("sources", "pa", "url"),
    ("places", "sisha", "uncertainty_km"),
    ("hops", "russia-iran-2", "note"),
    ("hops", "russia-iran-2", "citations", 0, "suffix"),
]


@given(st.sampled_from(PATHS), st.text() | st.integers(0, 99))
def test_whatever_changes_is_told_once_and_nothing_else_is(path, value):
    record = edited(*path, value)
    assert bool(told_changes(LOCK, record)) == bool(changes(LOCK, record))
    assert len(told_changes(LOCK, record)) <= 1
    assert not any("\n" in words for words in told_changes(LOCK, record))
    assert told_changes(LOCK, LOCK) == []
