import pytest

from routes.claim import find_claims, judge
from routes.language import Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Palermo is 300 km from Tunis.", "agrees"),  # 317 km
        ("Palermo is 310 km from Tunis.", "agrees"),
        ("Palermo is 290 km from Tunis.", "off"),
        ("Palermo is 500 km from Tunis.", "off"),
        ("Palermo is 200 km from Tunis.", "contradicts"),
        ("Palermo is less than 300 km from Tunis.", "contradicts"),
        ("Palermo is more than 350 km from Tunis.", "off"),
    ],
)
def test_a_round_figure_may_be_rounded_and_a_bound_may_not(text, expected):
    assert [judge(claim).verdict for claim in find_claims(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tula lies more than 100 km south of Moscow.", "agrees"),  # 173 km
        ("Tula lies over 60 km south of Moscow.", "off"),
        ("Tula lies at least 300 km south of Moscow.", "off"),
        ("Tula lies at least 500 km south of Moscow.", "contradicts"),
        ("Tula lies less than 300 km south of Moscow.", "agrees"),
        ("Tula lies less than 500 km south of Moscow.", "off"),
        ("Tula lies less than 100 km south of Moscow.", "contradicts"),
    ],
)
def test_a_bound_is_true_up_to_twice_and_then_says_too_little(text, expected):
    assert [judge(claim).verdict for claim in find_claims(text)] == [expected]


def test_a_bound_that_says_too_little_is_called_true():
    (claim,) = find_claims("Tula lies more than 50 km south of Moscow.")
    remark = judge(claim).remark
    assert str(remark).startswith("off: true, but says too little; 173 km")
    assert "верно, но говорит слишком мало" in Language("ru").tell(remark)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazan is 820 km by road from Moscow.", "off"),
        ("Kazan is 820 km as the crow flies from Moscow.", "contradicts"),
        ("Kazan is 720 km as the crow flies from Moscow.", "agrees"),
    ],
)
def test_no_road_excuses_a_straight_line_that_is_too_long(text, expected):
    assert [judge(claim).verdict for claim in find_claims(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zhuhai is one hour from Hong Kong by ferry.", "agrees"),
        ("Zhuhai is one hour from Hong Kong by ship.", "contradicts"),
        ("Shanghai is one hour from Rotterdam by ferry.", "contradicts"),
        ("Kazan is more than ten minutes by plane from Moscow.", "off"),
    ],
)
def test_a_travel_time_is_held_against_the_fastest_of_its_kind(text, expected):
    assert [judge(claim).verdict for claim in find_claims(text)] == [expected]
