from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes import Gazetteer, read_dossier
from routes.claim import find_claims, judge, judge_sources

SEEDS = Path(__file__).parents[2] / "seeds"


def verdicts(text):
    return [judge(claim).verdict for claim in find_claims(text)]


@pytest.mark.parametrize(
    ("text", "low_km", "high_km", "hedge", "direction"),
    [
        ("Tula lies 170 km south of Moscow.", 170, 170, "", "south"),
        ("Tula lies some 1,000 kilometers from Moscow.", 1000, 1000, "about", ""),
        ("Tula lies several hundred miles east of Moscow.", 321.9, 1448.4, "", "east"),
        ("Tula is more than two hundred miles from Moscow.", 321.9, 321.9, "at least", ""),
        ("Tula, ten nautical miles north-west of Moscow, burns.", 18.5, 18.5, "", "north-west"),
        ("Tula is dozens of miles south of Moscow.", 38.6, 173.8, "", "south"),
        ("Tula is a 170-kilometre drive from Moscow.", None, None, "", ""),
        ("The distance from Tula to Moscow is about 170 km.", 170, 170, "about", ""),
    ],
)
def test_amounts_hedges_and_directions_are_read(text, low_km, high_km, hedge, direction):
    found = find_claims(text)
    if low_km is None:
        assert found == ()
        return
    (claim,) = found
    assert (claim.low_km, claim.high_km) == pytest.approx((low_km, high_km), abs=0.1)
    assert (claim.hedge, claim.direction) == (hedge, direction)
    assert {claim.subject.toponym.exact, claim.reference.toponym.exact} == {"Tula", "Moscow"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tula lies 170 km south of Moscow.", "agrees"),
        ("Tula lies about 190 km south of Moscow.", "agrees"),
        ("Tula lies about 220 km south of Moscow.", "off"),
        ("Tula lies about 500 km south of Moscow.", "contradicts"),
        ("Tula lies 100 km south of Moscow.", "contradicts"),
        ("Tula lies 170 km north of Moscow.", "contradicts"),
        ("Tula lies more than 150 km south of Moscow.", "agrees"),
        ("Tula lies less than 200 km south of Moscow.", "agrees"),
        ("The city of Sumgait is near Baku.", "agrees"),
        ("The city of Kazan is near Moscow.", "contradicts"),
        ("A depot 20 km north of Moscow burned.", "cannot say"),
    ],
)
def test_a_claim_is_held_against_the_geodesic(text, expected):
    assert verdicts(text) == [expected]


def test_of_several_places_before_a_distance_none_is_guessed():
    text = "Smolensk lies between Minsk and Moscow, some 400 km from the Russian capital."
    assert [claim.subject for claim in find_claims(text)] == [None]
    (claim,) = find_claims("From Minsk the road leads to Tver, 170 km northwest of Moscow.")
    assert claim.subject.toponym.exact == "Tver"


def test_a_plant_is_where_the_document_says_it_stands():
    text = "The plant in Kazan is new. A drone plant near Moscow would be a novelty."
    (claim,) = find_claims(text)
    assert claim.subject.toponym.exact == "Kazan"
    assert judge(claim).verdict == "contradicts"


def test_the_claims_of_the_seeds_are_all_found_and_judged():
    dossier = read_dossier(SEEDS)
    found = judge_sources(dossier.sources, dossier.places, Gazetteer.bundled())
    told = [(claim.source_id, claim.line, claim.judgement.verdict) for claim in found]
    assert told == [
        ("d000", 1, "contradicts"),
        ("d000", 3, "contradicts"),
        ("d000", 5, "agrees"),
        ("d000", 19, "agrees"),
        ("d000", 20, "agrees"),
        ("pa", 9, "agrees"),
        ("d002", 7, "off"),
        ("d003", 5, "contradicts"),
        ("d003", 15, "agrees"),
        ("d004", 1, "contradicts"),
        ("d004", 4, "contradicts"),
        ("d004", 8, "off"),
    ]
    assert {round(claim.judgement.distance_km) for claim in found} == {904}
    assert "+22%" in found[-1].words
    assert "+11%" in found[6].words


PIECES = [
    "Tula",
    "Moscow",
    "20 km",
    "north of",
    "from",
    "near",
    "several hundred miles",
    "The plant",
]


@given(
    st.lists(st.sampled_from([*PIECES, "in", ",", ".", "the Russian capital", "\n"]), max_size=14)
)
def test_the_spans_of_claims_are_their_words(pieces):
    text = " ".join(pieces)
    for claim in find_claims(text):
        assert text[claim.start : claim.end] == claim.exact
        assert judge(claim).words.startswith(judge(claim).verdict)
