from collections import Counter
from math import log

from routes.origin.signs import signs_of
from routes.origin.weigh import weigh

CASE = "Six new gates will be built at the dam of Kariba for 294 million dollars"


def odds(first, second):
    signs = [signs_of(first), signs_of(second)]
    held = Counter(stem for own in signs for stem in own.stems)
    rarity = {stem: log(32 / count) for stem, count in held.items()}
    return weigh(*signs, rarity, share_runs=False)[0]


def test_subject_and_figures_alone_are_too_little():
    assert odds(f"{CASE}.", f"{CASE}, as one hears in Harare.") < 0


def test_an_agency_alone_is_too_little():
    assert odds("OSLO (AFP) - Snow fell in Bergen.", "ROME (AFP) - Milan has a new opera.") < 0


def test_a_speaker_alone_is_too_little():
    assert odds("Ann Bly said that roads are bad.", "Trees grow in May, Ann Bly said.") < 0


def test_a_speaker_and_the_subject_are_enough():
    assert odds(f"{CASE}, Ann Bly said in Harare.", f"Ann Bly said: {CASE}.") > 0


def test_who_is_named_without_being_cited_counts_too():
    assert odds(f"{CASE}, Ann Bly said in Harare.", f"{CASE}. Bly promised it to Harare.") > 0


def test_different_speakers_and_different_figures_speak_against_one_origin():
    one = odds(f"{CASE}, Ann Bly said.", f"{CASE}, Ann Bly said.")
    assert odds(f"{CASE}, Ann Bly said.", f"{CASE}, Tom Rae said.") < 0 < one
    other = CASE.replace("294", "450").replace("Six", "Nine")
    assert odds(f"{CASE}, Ann Bly said.", f"{other}, Ann Bly said.") < one


def test_the_same_sort_of_source_is_weak_evidence():
    police, court = f"{CASE}, the police said.", f"{CASE}, the court said."
    assert odds(police, court) < 0 < odds(police, police)


def test_documents_without_a_word_have_nothing_in_common():
    assert odds("", "") < 0


def test_a_ministry_does_not_join_what_names_tell_apart():
    one, other = f"{CASE}, the ministry said.", f"{CASE}, the ministry said. Ann Bly said no."
    assert odds(one, other) < 0 < odds(one, one)


def test_a_speaker_is_not_counted_twice_for_speaking_to_the_press():
    text = "Ann Bly told a press conference that {}."
    roads, trees = text.format("the roads of Harare are bad"), text.format("trees in Kariba grow")
    assert odds(roads, trees) < 0
