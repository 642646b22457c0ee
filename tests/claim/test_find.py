import pytest

from routes.claim import find_claims

FORMS = [
    ("Two hundred and fifty kilometres of desert separate Dongola from Wadi Halfa.", 250),
    ("Kosti is separated from Khartoum by 300 km of bad road.", 300),
    ("Tunis and Palermo are separated by 300 km of sea.", 300),
    ("Between Bishkek and Almaty lie 190 kilometres of steppe.", 190),
    ("From Gaborone it is 360 kilometres by road to Johannesburg.", 360),
    ("Beira lies 200 km up the coast from Inhambane.", 200),
    ("Mbandaka, 700 kilometres upstream of Kinshasa, was cut off.", 700),
    ("Santa Fe was flooded, and so was Rosario, 150 km to the south.", 150),
    ("From Beni, Goma is 240 km away.", 240),
    ("At a distance of 90 nautical miles from Havana lies Key West.", 166.7),
    ("Some 360 kilometres east of Nairobi, in Garissa, soldiers searched buses.", 360),
    ("The airport at Entebbe, 40km from Kampala, was closed.", 40),
    ("Basra is 450 km south-east of the capital.", 450),
    ("Igoumenitsa is within 100 km of Ioannina.", 100),
]


@pytest.mark.parametrize(("text", "high_km"), FORMS)
def test_distances_are_found_in_many_forms(text, high_km):
    (claim,) = find_claims(text)
    assert claim.subject
    assert claim.reference
    assert claim.high_km == pytest.approx(high_km, abs=0.1)


@pytest.mark.parametrize(
    ("text", "subject", "reference"),
    [
        ("Santa Fe was flooded, and so was Rosario, 150 km to the south.", "Rosario", "Santa Fe"),
        ("Two hundred kilometres south of Oran lies Saida.", "Saida", "Oran"),
        ("An hour by plane from Manila, Cebu is the second port.", "Cebu", "Manila"),
        ("Batumi, a resort just across the border from Hopa, was full.", "Batumi", "Hopa"),
        ("Puerto Cabello lies west of Caracas.", "Puerto Cabello", "Caracas"),
        ("Ships take two days to sail from Jeddah to Suez.", "Suez", "Jeddah"),
        ("Tula, closer to Orel than to Kazan, lies 170 km south of Moscow.", "Tula", "Moscow"),
        ("Arusha is an hour and a half from Moshi by car.", "Arusha", "Moshi"),
    ],
)
def test_each_form_says_what_lies_where(text, subject, reference):
    (claim,) = find_claims(text)
    assert (claim.subject.toponym.exact, claim.reference.toponym.exact) == (subject, reference)


@pytest.mark.parametrize(
    ("country", "capital"),
    [
        ("Basra is 450 km south-east of the capital.", "Baghdad"),
        ("Gao is 950 km from the capital of Mali.", "Bamako"),
        ("Warsaw is 690 km from Ukraine's capital.", "Kyiv"),
    ],
)
def test_the_capital_is_that_of_the_country(country, capital):
    (claim,) = find_claims(country)
    assert claim.reference.place.name == capital


@pytest.mark.parametrize(
    "text",
    [
        "The convoy drove 40 km from Tobruk before it was stopped.",
        "A queue of lorries stretched for 20 km between Calais and Dunkirk.",
        "A 12-km tailback between Lyon and Turin was cleared.",
        "Houses within a radius of 30 km of Chernobyl were emptied.",
        "Residents of Lviv spoke of a blast near Odesa.",
        "Fishermen from Lagos went to a beach near Accra.",
        "Fighting spread north of Kharkiv, a doctor wrote in Poltava.",
        "Traffic in the south of Kharkiv stood still, they heard in Poltava.",
        "Just 14 kilometres of water separate Europe from Africa.",
        "Trains from Lagos to Ibadan are two hours late.",
    ],
)
def test_figures_that_say_of_no_place_where_it_lies_are_no_claims_about_one(text):
    assert [claim for claim in find_claims(text) if claim.subject] == []


def test_a_range_of_figures_is_read_as_its_ends():
    (claim,) = find_claims("Zinder lies between 800 and 900 kilometres from Niamey.")
    assert (claim.low_km, claim.high_km) == (800, 900)
    (claim,) = find_claims("Walvis Bay is two or three hundred kilometres from Windhoek.")
    assert (claim.low_km, claim.high_km) == (200, 300)


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("half an hour's drive", 0.5),
        ("a two-and-a-half-hour flight", 2.5),
        ("an hour and a half by car", 1.5),
        ("forty-five minutes by train", 0.75),
        ("a long day's drive", 24),
    ],
)
def test_times_in_words_are_read(words, hours):
    (claim,) = find_claims(f"Tula is {words} from Moscow.")
    assert claim.hours == pytest.approx((hours, hours))


@pytest.mark.parametrize(
    "text",
    [
        "Baku is not near Moscow.",
        "Elektrostal is not 50 km east of Moscow.",
        "It is not true that Tula is 900 km from Moscow.",
    ],
)
def test_a_distance_that_is_denied_is_no_claim(text):
    assert find_claims(text) == ()


def test_not_far_is_a_claim():
    assert len(find_claims("Tula is not far from Moscow.")) == 1
    assert len(find_claims("Tula is not so very far from Moscow, the driver said.")) == 1


def test_a_crossing_in_nautical_miles_may_be_hyphened():
    (claim,) = find_claims("The 23-nautical-mile crossing from Dover to Calais was suspended.")
    assert (claim.subject.toponym.exact, claim.reference.toponym.exact) == ("Calais", "Dover")
    assert claim.low_km == pytest.approx(23 * 1.852)


def test_of_two_places_the_first_is_meant_where_the_second_is_only_on_the_way():
    text = "Tula, halfway along the road to Orel and about 170 km from Moscow, was the last stop."
    (claim,) = find_claims(text)
    assert claim.subject.toponym.exact == "Tula"
