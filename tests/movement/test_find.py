import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.movement import find_movements

WORDS = [
    "From",
    "from",
    "to",
    "Odesa",
    "Tehran",
    "Iranian",
    "the Caspian Sea",
    "shipped",
    "ships",
    "and then",
    "there",
    "where",
    "not",
    "by",
    "way",
    "rail",
    "grain",
    ",",
    ". It",
    "\n\n",
    "between",
    "Gdansk",
    "from which",
    "to which",
    "from there",
    "loaded at",
    "carry",
    "made in",
    ". They had",
    ":",
    "and",
    "Russia’s",
    "to build a plant in",
    "while",
    "denied",
    "?",
    "😀",
]


def told(text):
    return [
        (m.origin.toponym.exact, m.destination.toponym.exact, m.mode.value, m.status.value)
        for m in find_movements(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Steel was moved by rail from Katowice to Gdansk.",
            [("Katowice", "Gdansk", "rail", "reported")],
        ),
        (
            "The tanker left Basra on Friday, called at Colombo and reached Osaka.",
            [("Basra", "Osaka", "sea", "reported")],
        ),
        (
            "Two freighters loaded in Santos sailed for Hamburg.",
            [("Santos", "Hamburg", "sea", "reported")],
        ),
        (
            "Pilots flew blankets from Nairobi to Juba and then on to Wau.",
            [("Nairobi", "Juba", "air", "reported"), ("Juba", "Wau", "air", "reported")],
        ),
        (
            "Tea was taken from Mombasa to Kampala and Kigali by lorry.",
            [("Mombasa", "Kampala", "road", "reported"), ("Mombasa", "Kigali", "road", "reported")],
        ),
        (
            "Coal went from Essen to Basel on a barge, while cars were sent from Turin to Lyon.",
            [("Essen", "Basel", "river", "reported"), ("Turin", "Lyon", "unknown", "reported")],
        ),
        ("Japan imports timber from Canada.", [("Canada", "Japan", "unknown", "reported")]),
        ("Norway supplies Germany with gas.", [("Norway", "Germany", "unknown", "reported")]),
        (
            "Barges with gravel ply between Mainz and Cologne.",
            [("Mainz", "Cologne", "river", "reported")],
        ),
        (
            "A shipment of rifles, bound for Mogadishu from Aden, was found.",
            [("Aden", "Mogadishu", "unknown", "reported")],
        ),
    ],
)
def test_movements_are_read_from_sentences(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize("clause", ["; neither arrived", ", but Addis Ababa rejects the claim"])
def test_the_end_of_a_sentence_disputes_its_beginning(clause):
    text = f"Two convoys left Asmara for Mekelle last week{clause}."
    assert [m.status for m in find_movements(text)] == ["disputed"]


def test_a_town_on_the_way_stands_for_a_start_that_is_not_said():
    (found,) = find_movements("Most of the cobalt is exported through Durban to China.")
    assert (found.origin.toponym.exact, found.via, found.likelihood) == ("Durban", (), "possible")


def test_there_is_where_the_last_movement_ended():
    text = "Wine was shipped from Bordeaux to Bristol. From there it was carted to Bath."
    found = find_movements(text)
    assert told(text)[1][:2] == ("Bristol", "Bath")
    assert [m.likelihood for m in found] == ["likely", "possible"]
    assert "“there” is read as Bristol" in found[1].reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry denied that rockets were shipped from Odesa to Tripoli.",
        "No rockets were ever shipped from Odesa to Tripoli.",
        "There is no evidence that rockets were shipped from Odesa to Tripoli.",
        "Reports that rockets were shipped from Odesa to Tripoli are false.",
        "Rockets were not shipped from Odesa to Tripoli.",
        "Rockets weren't shipped from Odesa to Tripoli.",
        "Kyiv stopped shipping rockets from Odesa to Tripoli.",
        "The shipment of rockets from Odesa to Tripoli was called off.",
        "It is not true that rockets were shipped from Odesa to Tripoli.",
        "The army failed to ship the rockets from Odesa to Tripoli.",
        "Rockets were shipped from Odesa to Tripoli, a claim that Kyiv rejects.",
    ],
)
def test_what_is_denied_is_never_a_fact(sentence):
    (found,) = find_movements(sentence)
    assert found.status == "denied"
    assert (found.says, len(found.denies)) == ((), 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The rockets will be shipped from Odesa to Tripoli.",
        "The army plans to ship rockets from Odesa to Tripoli.",
        "The rockets were to be shipped from Odesa to Tripoli.",
        "Rockets may be shipped from Odesa to Tripoli.",
        "The army considered sending rockets from Odesa to Tripoli.",
        "Had rockets been shipped from Odesa to Tripoli, all would know.",
        "It is unclear whether rockets were shipped from Odesa to Tripoli.",
        "The army is weighing a shipment of rockets from Odesa to Tripoli.",
    ],
)
def test_what_is_planned_is_never_a_fact(sentence):
    assert [m.status for m in find_movements(sentence)] == ["planned"]


@pytest.mark.parametrize(
    "denial", ["The port called the report false.", "Cairo rejects the allegation."]
)
def test_a_later_sentence_disputes_what_was_said(denial):
    (found,) = find_movements(f"Rockets were shipped from Odesa to Tripoli. {denial}")
    assert found.status == "disputed"
    assert len(found.says) == len(found.denies) == 1


@pytest.mark.parametrize("goods", ["Sulphur", "Cork", "Manganese", "Rare earths", "Live tortoises"])
@pytest.mark.parametrize("verb", ["flown", "sent", "shipped"])
def test_goods_of_many_kinds_are_known_even_where_a_town_has_their_name(goods, verb):
    (found,) = find_movements(f"{goods} was {verb} from Durban to Antwerp, Belgium.")
    ends = found.origin.toponym.exact, found.destination.toponym.exact
    assert (*ends, found.cargo, found.status) == ("Durban", "Antwerp", goods, "reported")


@pytest.mark.parametrize("subject", ["The singer", "An apology", "Pope Francis"])
def test_people_and_words_are_no_goods(subject):
    assert find_movements(f"{subject} was flown from Durban to Antwerp, Belgium.") == ()


@pytest.mark.parametrize(
    "denial",
    [
        "The port authority of Durban denied the report.",
        "The port authority denied the report that copper was seen in Durban.",
        "It never arrived in Durban.",
    ],
)
def test_a_denial_that_names_another_place_leaves_a_movement_alone(denial):
    (found, *_) = find_movements(f"Rockets were shipped from Odesa to Tripoli. {denial}")
    assert (found.status, found.denies) == ("reported", ())


@pytest.mark.parametrize("marks", ["---", "***", ("1.", "2.", "3.")])
def test_a_denial_in_an_item_of_a_list_leaves_the_items_beside_it_alone(marks):
    items = (
        "Copper cathodes were shipped on the steamer from Durban to Antwerp in the first week",
        "The company denied that weapons were flown from Tripoli to Odesa in the second week",
        "Gold was trucked from Bamako to Abidjan by a company that nobody had heard of",
    )
    text = "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))
    found = find_movements(text)
    assert [m.status for m in found] == ["reported", "denied", "reported"]
    assert [len(m.denies) for m in found] == [0, 1, 0]


def test_an_item_of_a_list_that_points_back_disputes_the_item_before():
    first = "- Copper was shipped from Durban to Antwerp\n"
    (found,) = find_movements(f"{first}- The port authority denied the report")
    assert found.status == "disputed"
    (found,) = find_movements(f"{first}- The port authority denied reports of delays")
    assert found.status == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Moscow and Tehran agreed on a deal.",
        "A trader from Odesa said that wheat was dear in Tripoli.",
        "London sent a clear message to Moscow.",
        "Did anyone ship rockets from Odesa to Tripoli?",
        "The bank transferred two million dollars from Zurich to Panama.",
        "The case was transferred from Lille to Paris.",
        "The price of a flight from Lille to Rome doubled.",
        "Exports from Germany to China fell by a tenth.",
        "",
        "Shipped.",
    ],
)
def test_what_moves_no_goods_is_no_movement(text):
    assert find_movements(text) == ()


def test_the_ports_of_a_country_are_its_ports_and_not_the_country():
    text = "Grain was shipped from the Romanian port of Constanta to Latakia in Syria."
    assert told(text) == [("Constanta", "Latakia", "sea", "reported")]


def test_materials_for_a_plant_go_to_where_it_stands():
    text = (
        "France is providing Morocco with materials to build a glass factory. The factory in "
        "Kenitra is to open in spring."
    )
    (found,) = find_movements(text)
    assert (found.origin.toponym.exact, found.destination.toponym.exact) == ("France", "Kenitra")
    assert found.likelihood == "possible"


def test_cargo_is_in_the_words_of_the_text():
    (found,) = find_movements("Camels carried slabs of salt from Taoudenni to Timbuktu.")
    assert found.cargo == "slabs of salt"


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_text_is_read_and_its_spans_are_its_own(text):
    found = find_movements(text)
    assert found == find_movements(text)
    for movement in found:
        spans = (*movement.says, *movement.denies)
        assert spans
        assert all(0 <= start < end <= len(text) for start, end in spans)
        ends = (movement.origin.toponym, movement.destination.toponym)
        assert all(any(a <= t.start and t.end <= b for a, b in spans) for t in ends)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Grain was shipped from Kyiv to Odesa, where it was loaded at Constanta.", 1),
        ("The guns went from Tehran to Moscow. From there, rifles made in Izhevsk were sent.", 1),
        ("Cairo, where cotton is loaded at Alexandria, is far away.", 0),
        ("The crates were flown to Moscow, from which coal mined in Donetsk was sent.", 0),
        ("Aden has no doctors left. Drugs are flown there and from Djibouti.", 0),
        ("Between Odesa and Constanta buses run.", 0),
        ("Between Calais and Dover ferries carry.", 0),
        ("Oslo to Bergen: the best bus tours.", 0),
        ("To which.", 0),
        ("Grain from Odesa, to which", 0),
    ],
)
def test_words_that_break_off_stop_nothing(text, count):
    assert len(find_movements(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lorries go by road from Gdynia, to which the engines were shipped from Karlskrona.",
            ("Karlskrona", "Gdynia"),
        ),
        ("The barque arrived at Hull. She had loaded nitrates in Arica.", ("Arica", "Hull")),
        (
            "Guns were railed from Ermelo to Durban. Heavy weapons followed by air from Ndola.",
            ("Ndola", "Durban"),
        ),
    ],
)
def test_an_end_may_be_told_before_its_start(text, expected):
    found = [(m.origin.toponym.exact, m.destination.toponym.exact) for m in find_movements(text)]
    assert expected in found


CROWS = "The bells of the town ring at noon, and the market is calm. " * 5


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The intelligence of crows is great.", "reported"),
        ("A clerk was accused of theft.", "reported"),
        ("An intelligence report was leaked.", "alleged"),
        ("The papers were declassified.", "alleged"),
    ],
)
def test_a_lead_rests_on_secret_services_and_not_on_clever_birds(words, status):
    text = f"{CROWS}\n\n{words}\n\nRice was shipped from Yangon to Dhaka."
    assert [m.status for m in find_movements(text)] == [status]


@pytest.mark.parametrize(
    "speaker", ["The Kremlin", "The Pentagon", "The State Department", "Downing Street"]
)
def test_what_a_government_says_of_others_is_alleged(speaker):
    assert told(f"{speaker} says rifles went from Jask to Aden.") == [
        ("Jask", "Aden", "unknown", "alleged")
    ]


SILK = "Silk was carried from Bursa to Genoa."


@pytest.mark.parametrize(
    ("between", "count"), [("It rained. Bells rang.", 2), ("It rained. Bells rang. Dogs slept.", 1)]
)
def test_there_is_remembered_for_three_sentences(between, count):
    assert len(find_movements(f"{SILK} {between} From there it went to Lyon.")) == count


@pytest.mark.parametrize(
    ("between", "status"), [("It rained.", "disputed"), ("It rained. Bells rang.", "reported")]
)
def test_what_was_told_can_be_denied_by_it_for_two_sentences(between, status):
    (found,) = find_movements(f"{SILK} {between} It never arrived.")
    assert found.status == status


@pytest.mark.parametrize(
    ("second", "first_status"),
    [
        ("From Genoa it was taken to Lyon.", "disputed"),
        ("Tin was shipped from Penang to Hull.", "reported"),
    ],
)
def test_an_account_goes_on_in_a_paragraph_that_begins_where_it_ended(second, first_status):
    text = f"{SILK} Bells rang. Men slept.\n\n{second}\n\nThe guild called the report a lie."
    assert [m.status for m in find_movements(text)] == [first_status, "disputed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tools by lorry from Brno to Trnava.", [("Brno", "Trnava", "road", "reported")]),
        ("Tools by Skoda, from Brno to Trnava.", []),
    ],
)
def test_a_sentence_that_names_only_a_vehicle_is_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("subject", "count"), [("The bronze head was exported", 2), ("An apology was sent", 0)]
)
def test_a_leg_that_goes_on_from_a_movement_is_one(subject, count):
    assert len(told(f"{subject} from Luxor to Cairo and went on to Rome.")) == count
