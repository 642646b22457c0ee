import csv
from pathlib import Path

import pytest

from routes.movement import find_movements
from tests.movement.short import statuses

with (Path(__file__).parent / "doubts.csv").open(encoding="utf-8", newline="") as file:
    DOUBTS = [(row["text"], row["status"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "status"), DOUBTS)
def test_what_is_planned_denied_or_disputed_is_never_a_fact(text, status):
    assert set(statuses(text)) == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "The guns had to be taken from Metz to Verdun by rail.",
        "Trains began to carry coal from Ermelo to Durban.",
        "The cutters used to run brandy from Roscoff to Falmouth.",
        "Sailors who would not be named took the guns from Metz to Verdun.",
        "The guns, insured by nobody, were taken from Metz to Verdun.",
        "Not only guns were taken from Metz to Verdun.",
    ],
)
def test_what_was_done_is_no_plan(sentence):
    assert statuses(sentence) == ["reported"]


def test_what_goes_on_from_a_plan_is_planned_unless_it_is_past():
    plan = "Fuel is to be trucked from Riga to Tartu."
    assert statuses(f"{plan} From there it goes by barge to Pskov.") == ["planned", "planned"]
    assert statuses(f"{plan} From there coal was taken to Pskov.") == ["planned", "reported"]


CALM = "The market was calm. " * 50
GOLD = "Gold was flown from Lima to Zug."
SILVER = "Silver was flown from Quito to Basel."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosecutors say gold left Lima for Zug by plane.", ["alleged"]),
        (f"Prosecutors spoke.\n\n{GOLD}", ["alleged"]),
        (f"{CALM}\n\nThe firm is accused of theft. {GOLD}\n\n{SILVER}", ["alleged", "reported"]),
    ],
)
def test_what_a_lead_or_a_paragraph_alleges_is_alleged(text, expected):
    assert statuses(text) == expected


def test_the_words_that_doubt_are_told():
    (found,) = find_movements("He denied that, when in office, he had arms flown from Rome to Lome")
    assert any("“denied”" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Grain leaves Odessa for Istanbul next Friday.", "planned"),
        ("The ship sails from Odessa to Istanbul on 9 June 2030 with grain.", "planned"),
        ("Grain was almost shipped from Odessa to Istanbul.", "denied"),
        ("He avoided shipping grain from Odessa to Istanbul.", "denied"),
        ("Shipping grain from Odessa to Istanbul costs 40 dollars a tonne.", "planned"),
    ],
)
def test_what_lies_ahead_or_did_not_happen_is_no_fact(text, status):
    (movement,) = find_movements(text, published="2023-06-14")
    assert movement.status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Salt was moved from Djibouti to Gonder until the claim was paid.", "reported"),
        ("The accusation is that salt was moved from Djibouti to Gonder.", "alleged"),
        ("A last thought: salt was moved from Djibouti to Gonder by camel.", "reported"),
        ("It is thought that salt was moved from Djibouti to Gonder by camel.", "alleged"),
    ],
)
def test_a_claim_about_something_else_alleges_nothing(sentence, status):
    assert statuses(sentence) == [status]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ships took flour from Mersin to Gaza.", "reported"),
        ("By lorry from Mersin to Adana, by mule to Sivas: such was the way of flour.", "reported"),
        ("In spring herders leave, then drive cattle from Sivas to Adana.", "reported"),
        ("The refugees crossed the desert from Agadez to reach Tripoli.", "reported"),
        ("The refugees travelled from Agadez by lorry to reach Tripoli.", "reported"),
        ("The refugees cross the desert from Agadez to reach Tripoli.", "planned"),
        ("The refugees travelled from Agadez by lorry to bring tea to Tripoli.", "planned"),
    ],
)
def test_what_was_crossed_or_driven_to_reach_a_place_is_no_order(sentence, status):
    assert set(statuses(sentence)) == {status}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("The firm did not deny that shells", "reported"),
        ("It is not seriously disputed that shells", "reported"),
        ("The firm denied that shells", "denied"),
        ("Without his knowledge shells", "reported"),
        ("It is no secret that shells", "reported"),
        ("There is no proof that shells", "denied"),
        ("Two drivers, neither of whom slept, said shells", "reported"),
        ("Six lorries, none of which had plates, said that shells", "reported"),
        ("None of the shells", "denied"),
    ],
)
def test_a_negation_of_something_beside_a_movement_denies_nothing(words, status):
    assert statuses(f"{words} went from Plovdiv to Lviv.") == [status]


def test_a_port_where_a_ship_stopped_ends_nothing():
    assert statuses("The lorry stopped at Brod and took coal from Sisak to Lviv.") == ["reported"]
    assert statuses("The firm stopped taking coal from Sisak to Lviv.") == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Customs blocked rice and wheat from being shipped from Odesa to Constanta.",
        "The flood prevented lorries and trains from carrying flour from Lviv to Kyiv.",
        "The state banned wheat and maize being shipped from Odesa to Constanta.",
        "The minister banned, from Monday until June, wheat shipments from Odesa to Constanta.",
        "He told a false tale of guns shipped from Odesa to Constanta.",
        "Fake news sites wrote that guns were shipped from Odesa to Constanta.",
    ],
)
def test_what_is_banned_or_made_up_is_denied(text):
    assert [m.status for m in find_movements(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "The wrong parts were shipped from Odesa to Constanta.",
        "Rejected goods were shipped from Odesa to Constanta.",
        "The banned pesticide was shipped from Odesa to Constanta.",
        "Nearly 300 tonnes of coal were shipped from Odesa to Constanta.",
        "No fewer than 40 trucks carried coal from Lviv to Kyiv.",
        "Not long ago the grain was shipped from Odesa to Constanta.",
        "There is no doubt that shells were shipped from Odesa to Constanta.",
        "Old lorries were scrapped and shipped from Odesa to Constanta.",
        "Refugees seeking asylum were flown from Rome to Tripoli.",
        "Under a contract signed last year, the ship carried wheat from Odesa to Constanta.",
        "The captain ordered the crew ashore and the ship sailed from Odesa to Constanta.",
    ],
)
def test_words_beside_a_movement_make_it_no_denial_and_no_plan(text):
    assert [m.status for m in find_movements(text)] == ["reported"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The convoy left Ledo and, having halted for a week, reached Kunming.", "reported"),
        ("They caused 1.2 million litres of oil to be moved from Ledo to Kunming.", "reported"),
        ("It was not the first time that tea was sent from Ledo to Kunming.", "reported"),
        ("Tea was not at first sent from Ledo to Kunming.", "denied"),
        ("Barges reached Ledo, having started in Kunming and halted in Dali.", "reported"),
        ("Convoys from Ledo to Kunming started in May and halted in June.", "denied"),
        ("It halted for a month the transfer of tea from Ledo to Kunming.", "denied"),
        ("It halted in May shipping tea from Ledo to Kunming.", "denied"),
        ("Convoys from Ledo to Kunming were halted in May.", "denied"),
        ("It took the convoy six days to get from Mombasa to Juba.", "reported"),
        ("The ship is on its way from Aden to Suez with tea, planned for 25 March.", "reported"),
        ("The ship left Aden for Suez planned for 25 March.", "planned"),
        ("Egypt halted in May all exports of rice from Damietta to Tripoli.", "denied"),
        ("The council took a decision on Monday to send rice from Juba to Wau.", "planned"),
        ("Oil from Iran was seized in Greece.", "reported"),
        ("The convoy has six days to get from Mombasa to Juba.", "planned"),
    ],
)
def test_a_rest_on_the_way_and_days_that_it_takes_deny_and_plan_nothing(text, expected):
    assert [m.status for m in find_movements(text)] == [expected]


def test_a_denial_that_names_an_end_is_about_the_movement_with_that_end():
    text = (
        "The boat sailed from Sfax to Lampedusa with 38 people. They are to be taken from "
        "Lampedusa to Catania. The ministry denied it, saying that no boat had left Sfax."
    )
    assert [m.status for m in find_movements(text)] == ["disputed", "planned"]
