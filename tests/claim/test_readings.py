import pytest

from routes.claim import find_claims, judge, judge_readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Irkutsk is 600 kilometres from Vladivostok.", "contradicts"),
        ("Novosibirsk, 2,800 km away from Moscow, has a metro.", "agrees"),
        ("Gyumri is 120 kilometres from Yerevan.", "off"),
    ],
)
def test_a_claim_is_judged_where_the_reading_of_its_names_makes_no_difference(text, expected):
    (claim,) = find_claims(text)
    assert judge(claim).verdict == "cannot say"
    assert judge_readings(claim).verdict == expected
    assert judge_readings(claim).claim == claim


def test_a_claim_that_fits_only_a_less_likely_reading_is_not_judged():
    (claim,) = find_claims("Tripoli is 130 km from Athens.")
    assert claim.subject.place.country_code == "LY"
    assert judge_readings(claim).verdict == "cannot say"


def test_a_direction_that_may_fit_by_chance_is_not_judged():
    (claim,) = find_claims("Split, to the south-east of Dubrovnik, was shelled.")
    assert judge_readings(claim).verdict == "cannot say"


def test_a_claim_on_sure_places_is_judged_as_ever():
    (claim,) = find_claims("Tula lies 170 km south of Moscow.")
    assert judge_readings(claim) == judge(claim)


def test_an_unknown_name_is_not_judged():
    (claim,) = find_claims("The base at Incirlik is close to Adana.")
    assert judge_readings(claim).verdict == "cannot say"
