import pytest

from routes.claim import find_claims


def ends_of(text):
    return [
        (claim.subject.toponym.exact, claim.reference.toponym.exact)
        for claim in find_claims(text)
        if claim.subject
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kazan is an 820-km drive from Moscow.",
        "From Moscow to Kazan is about 720 km as the crow flies.",
        "Some 720 km, as the crow flies, separate Moscow and Kazan.",
        "There are 720 km between Moscow and Kazan.",
        "The road distance from Moscow to Kazan is 820 km.",
        "The ferry crossing from Moscow to Kazan covers some 800 kilometres.",
        "The distance to Kazan from Moscow is 720 km.",
        "He put the distance from Moscow to Kazan at 720 km.",
        "The road that links Moscow with Kazan is 820 km long.",
        "Moscow and Kazan are linked by 820 km of road.",
        "The 820-km highway from Moscow to Kazan is full.",
        "With 820 km of bad road between Moscow and Kazan, few ministers come.",
        "Moscow to Kazan is 820 km.",
        "Oil is trucked from Moscow to Kazan, a journey of 820 km.",
        "It is 820 km by road to Kazan from Moscow.",
        "Kazan, 720 km (450 miles) east of Moscow, was hit.",
        "Kazan, 450 miles, or 720 km, east of Moscow, was hit.",
        "Drones hit Kazan on Friday. The city is 720 km east of Moscow.",
        "The refinery at Kazan, 720 km ESE of Moscow, was hit.",
        "The Kazan oil refinery, some 720 km east of Moscow, was hit.",
        "Kazan, the capital of Tatarstan and home to a million people, is 720 km from Moscow.",
        "Kazan lies on the left bank of a river, 720 km from Moscow.",
        "Seven hundred kilometres east of Moscow, the booksellers of Kazan are back.",
        "At around 720 km from Moscow, Kazan was thought safe.",
        "Kazan was hit, although the city is 720 km from Moscow.",
        "They fled to Kazan, a town of 60,000 some 720 km from Moscow.",
        "They fled to Kazan, though it is 720 km from Moscow.",
    ],
)
def test_each_form_of_distance_has_its_two_places(text):
    assert ends_of(text) == [("Kazan", "Moscow")]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("It takes twelve hours to reach Kazan from Moscow by train.", "rail"),
        ("It takes twelve hours by train to get from Moscow to Kazan.", "rail"),
        ("The train from Moscow takes twelve hours to reach Kazan.", "rail"),
        ("Trains from Moscow to Kazan take twelve hours.", "rail"),
        ("Kazan is twelve hours east of Moscow by car.", "road"),
        ("Twelve hours east of Moscow by bus lies Kazan.", "road"),
        ("The drive to Kazan from Moscow takes twelve hours.", "road"),
        ("Lorries take twelve hours from Moscow to Kazan.", "road"),
        ("Moscow to Kazan is a twelve-hour drive.", "road"),
        ("Oil is trucked from Moscow to Kazan, a twelve-hour drive.", "road"),
        ("Moscow and Kazan are twelve hours apart by car.", "road"),
        ("Moscow was dark, and so was Kazan, a twelve-hour drive to the east.", "road"),
        ("The convoy stood at Kazan, a river town twelve hours from Moscow.", "unknown"),
    ],
)
def test_each_form_of_travel_time_has_its_two_places_and_its_way(text, mode):
    (claim,) = find_claims(text)
    assert ends_of(text) == [("Kazan", "Moscow")]
    assert (claim.hours, claim.mode) == ((12, 12), mode)


@pytest.mark.parametrize(
    ("text", "subject", "reference"),
    [
        ("A stone's throw from Copenhagen lies Malmö.", "Malmö", "Copenhagen"),
        ("Klin is near to Moscow.", "Klin", "Moscow"),
        ("Fighting reached Irpin, on the western outskirts of Kyiv.", "Irpin", "Kyiv"),
        ("Sinjar is a town west of Tal Afar.", "Sinjar", "Tal Afar"),
        ("Suakin is 60 km south of Port Sudan.", "Suakin", "Port Sudan"),
        ("St. Petersburg is 635 km from Moscow.", "St. Petersburg", "Moscow"),
        ("Tankers wait off Djibouti, 130 nautical miles from Aden.", "Djibouti", "Aden"),
        ("Some 1,150 km from Moscow is the city of Ufa.", "Ufa", "Moscow"),
    ],
)
def test_names_and_nearness_are_read_as_they_are_meant(text, subject, reference):
    assert ends_of(text) == [(subject, reference)]


def test_two_distances_of_one_sentence_speak_of_one_place():
    text = "Ufa sits 1,150 km east of Moscow and 400 km south of Perm."
    assert ends_of(text) == [("Ufa", "Moscow"), ("Ufa", "Perm")]


@pytest.mark.parametrize(
    "text",
    [
        "Police in Lviv said the front line was 20 km from Kharkiv.",
        "In Lviv, the minister said that trucks had been attacked 40 km from Kharkiv.",
        "Residents of Lviv saw smoke 40 km from Kharkiv.",
        "An ambulance from Sinjar was held at a checkpoint 20 km from Mosul.",
        "The helicopter, which had left Constanta at dawn, ditched 40 km from Varna.",
        "A Romanian ship from Constanta found a mine 40 miles from Odesa.",
        "The jets, scrambled from Lossiemouth, met them 200 miles north of Aberdeen.",
        "Between Kyiv and Lviv, 40 km of track were torn up.",
        "Between Kyiv and Lviv there are 40 km of trenches.",
        "Bulldozers cleared 12 km of the road from Sloviansk to Izium.",
        "The road from Kyiv to Lviv was cut and the tailback was 40 km long.",
        "The road from Kyiv to Lviv is blocked 40 km from the border.",
        "The corridor from Odesa to Izmail is three nautical miles wide.",
        "The border between Finland and Russia is 1,340 km long.",
        "The front stretches 1,000 km from Kherson to Kharkiv.",
        "Trains run every hour from Lyon to Geneva.",
        "An 820-km highway between Moscow and Kazan was promised.",
        "The 900-kilometre pipeline from Kirkuk to Ceyhan was hit.",
        "The pipeline from Kirkuk to Ceyhan is 900 km long.",
        "Prices rose in the two days from Tunis to Sfax.",
        "If Kazan were 200 km from Moscow, the missile could reach it.",
        "Near Kyiv, Odesa and Lviv, drones were shot down.",
    ],
)
def test_what_looks_like_a_distance_between_two_towns_is_none(text):
    assert ends_of(text) == []
