from collections import Counter
from math import log

from routes.origin.signs import signs_of
from routes.origin.weigh import PRIOR, prior_of, weigh

CASE = "Six new gates will be built at the dam of Kariba for 294 million dollars"
OTHERS = 30
"""Documents without a word, as in a folder."""


def weighed(first, second, *, share_runs=False):
    signs = [signs_of(first), signs_of(second)]
    held = Counter(stem for own in signs for stem in own.stems)
    rarity = {stem: log((OTHERS + 2) / count) for stem, count in held.items()}
    return weigh(*signs, rarity, share_runs=share_runs)


def odds(first, second):
    return weighed(first, second)[0]


def test_a_speaker_makes_one_origin_of_one_subject():
    plain = odds(f"{CASE}.", f"{CASE}, as one hears in Harare.")
    assert plain < odds(f"{CASE}, Ann Bly said in Harare.", f"Ann Bly said: {CASE}.")
    assert odds(f"{CASE}, Ann Bly said in Harare.", f"Ann Bly said: {CASE}.") > 0


def test_an_agency_joins_texts_on_one_matter_only():
    snow = "OSLO (AFP) - Snow fell in Bergen on 412 farms, and sheep died in Voss."
    again = "BERGEN (AFP) - In Bergen snow fell on 412 farms. Sheep of Voss died."
    assert odds(snow, "ROME (AFP) - Milan has a new opera.") < 0 < odds(snow, again)


def test_a_speaker_joins_texts_on_one_matter_only():
    roads = "Ann Bly said that the roads of Harare are bad near Kariba, all 412 of them."
    again = "All 412 roads between Harare and Kariba are bad, Ann Bly said."
    assert odds(roads, "Trees grow in May, Ann Bly said.") < 0 < odds(roads, again)


def test_who_is_named_without_being_cited_counts_too():
    cited = f"{CASE}, Ann Bly said in Harare."
    assert odds(cited, f"{CASE}. Tom Rae promised it to Harare.") < odds(
        cited, f"{CASE}. Ann Bly promised it to Harare."
    )
    assert odds(cited, f"{CASE}. Ann Bly promised it to Harare.") > 0


def test_different_speakers_and_different_figures_speak_against_one_origin():
    one = odds(f"{CASE}, Ann Bly said.", f"{CASE}, Ann Bly said.")
    assert odds(f"{CASE}, Ann Bly said.", f"{CASE}, Tom Rae said.") < 0 < one
    other = CASE.replace("294", "450").replace("Six", "Nine")
    assert odds(f"{CASE}, Ann Bly said.", f"{other}, Ann Bly said.") < one


def test_the_same_sort_of_source_is_weak_evidence():
    police, court = f"{CASE}, the police said.", f"{CASE}, the court said."
    assert odds(police, court) < 0 < odds(police, police)


def test_documents_without_a_word_have_nothing_in_common():
    assert weighed("", "") == (odds("Ann Bly said.", "Trees grow."), ())


def test_a_ministry_does_not_join_what_names_tell_apart():
    one, other = f"{CASE}, the ministry said.", f"{CASE}, the ministry said. Ann Bly said no."
    assert odds(one, other) < 0 < odds(one, one)


def test_a_speaker_is_not_counted_twice_for_speaking_to_the_press():
    text = "Ann Bly told a press conference that {}."
    roads, trees = text.format("the roads of Harare are bad"), text.format("trees in Kariba grow")
    again = text.format("roads near Harare are bad, all 412")
    assert odds(roads, trees) < 0 < odds(f"{roads} All 412 are.", again)


REPORT = "The dam of Kariba leaks at 14 of 19 gates, a report by the group River Eye says."
REBUTTAL = (
    "The builder of the dam of Kariba {} a report by the group River Eye that “the dam of Kariba "
    "leaks at 14 of 19 gates”. All is well, Ann Bly said."
)


def test_a_rebuttal_has_another_origin_than_what_it_quotes():
    assert weighed(REPORT, REBUTTAL.format("rejected"), share_runs=True)[0] < 0
    assert weighed(REPORT, REBUTTAL.format("read"), share_runs=True)[0] > 0


def test_two_texts_on_one_rebuttal_have_one_origin():
    first = REBUTTAL.format("rejected")
    assert odds(first, f"Ann Bly denied that 14 of 19 gates of the dam of Kariba leak. {first}") > 0


def test_a_lawsuit_joins_texts_in_which_others_answer():
    suit = "Thirty-four farmers of Kariba sue Redfern for 82 million dollars over the mill of Gwai."
    first = f"{suit} “We did nothing,” Ann Bly said."
    second = "In a complaint 34 farmers want $82m of Redfern for the mill of Gwai. {}"
    assert odds(first, second.format("Tom Rae said that Kariba wept.")) > 0
    assert odds(suit.replace("sue", "owe"), second.format("Tom Rae said that Kariba wept.")) < odds(
        suit, second.format("Tom Rae said that Kariba wept.")
    )


def test_names_and_numbers_join_texts_in_two_languages():
    french = (
        "Le choléra a fait 1 147 cas et 39 morts à Kanyama et à Chawama, a dit le ministre de la "
        "Santé, Elias Mumba, et il n'est pas maîtrisé."
    )
    english = "Cholera: 1,147 cases and 39 deaths in Kanyama and Chawama, Elias Mumba said."
    strike = "Doctors of Lusaka who struck will not be paid for 11 days, Elias Mumba said."
    assert odds(french, strike) < 0 < odds(french, english)
    assert "kanyama" in {sign.words for sign in weighed(french, english)[1]}


def test_many_figures_that_all_differ_speak_against_one_origin():
    much = "Ann Bly said that Kariba has 412 boats and 317 nets."
    other = "Ann Bly said that Kariba has 928 cows and 655 goats."
    assert odds(much, other) < odds(much, "Ann Bly said that Kariba has many cows and goats.")


def test_sentences_that_tell_the_same_of_the_same_join_what_names_nobody():
    first = (
        "Inmates of Hradek on the Elbe had bread and a bucket, an old guard told. "
        "The cellar was locked whenever inspectors came."
    )
    again = (
        "A bucket, some bread: so it was at Hradek on the Elbe. Inspectors never saw the cellar."
    )
    apart = "A bucket, inspectors: so at Hradek on the Elbe. Bread was dear. Who saw a cellar?"
    assert {sign.kind for sign in weighed(first, again)[1]} == {"sentence"}
    assert odds(first, again) > 0
    assert odds(first, again) > odds(first, apart)


def test_any_two_of_many_documents_have_one_origin_more_seldom():
    assert prior_of(0) == prior_of(30) == PRIOR > prior_of(300)


def test_words_that_begin_alike_count_in_two_languages():
    first = "The cholera in Lusaka has killed 218 patients, the hospital said on Monday."
    other = "Le choléra à Lusaka a tué 218 patients, selon l'hôpital."
    assert ("word", "cholera") in {(sign.kind, sign.words) for sign in weighed(first, other)[1]}
