from pathlib import Path

import pytest

from routes import find_movements
from tests.movement.short import ends

NOTHING = (Path(__file__).parent / "nothing_moves.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("sentence", NOTHING)
def test_figures_careers_weather_sports_and_talks_are_no_movements(sentence):
    assert ends(sentence) == []


@pytest.mark.parametrize(
    "what",
    ["40 drums", "A crate", "The bronze head", "200 Russians", "Twelve mules", "The survivors"],
)
def test_what_is_counted_weighed_or_taken_is_a_cargo(what):
    assert ends(f"{what} were taken from Turin to Lyon.") == [("Turin", "Lyon")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Lady Ann left Turku for Lubeck in May with 300 recruits.", [("Turku", "Lubeck")]),
        ("The Lady Ann left Turku for Lubeck in May.", []),
        ("Flights from Turku to Lubeck have brought doctors and drugs.", [("Turku", "Lubeck")]),
        ("Flights from Turku to Lubeck have been late.", []),
        ("Exports of tar from Turku to Lubeck grew.", [("Turku", "Lubeck")]),
        ("Exports from Finland to Germany grew.", []),
        ("In the novel a coffin is shipped from Turku to Lubeck.", []),
        ("Trains with ore run from Turku to Tampere.", [("Turku", "Tampere")]),
        ("Trains run from Turku to Tampere.", []),
    ],
)
def test_goods_may_stand_behind_a_movement_and_must_stand_somewhere(sentence, expected):
    assert ends(sentence) == expected


@pytest.mark.parametrize("number", ["25,000", "1.5", "1,200.5"])
def test_a_number_with_marks_in_it_stays_whole(number):
    text = f"Some {number} tonnes of wheat were shipped from Odesa to Constanta."
    (movement,) = find_movements(text)
    ((begin, end),) = movement.says
    assert movement.cargo == f"{number} tonnes of wheat"
    assert text[begin:end].startswith((f"Some {number} tonnes", f"{number} tonnes"))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The plot of the long and rather slow thriller has a coffin sent from Cork to Oran.", 0),
        ("In the book the hero takes a train with gold from Omsk to Irkutsk.", 0),
        ("The narrator drives a lorry of geese from Turku to Oulu.", 0),
        ("Gold was shipped from Omsk to Irkutsk, where a film was made.", 1),
        ("Gold was shipped from Omsk to Irkutsk by a hero.", 1),
    ],
)
def test_a_tale_is_told_by_the_words_before_its_verb(sentence, count):
    assert len(ends(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("A debate over exports of beef went from Cork to Dublin.", 0),
        ("Talks about wheat moved from Cairo to Odesa.", 0),
        ("A debate on shipping grain from Odesa to Izmir began.", 1),
        ("A book about saffron says that it was flown from Herat to Delhi.", 1),
    ],
)
def test_talks_about_goods_move_none_but_may_tell_of_them(sentence, count):
    assert len(ends(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Wheat figures were sent from Chicago to Paris by radio.", 0),
        ("Wheat figures were sent from Chicago to Paris by steamer.", 1),
        ("In March £4 million was transferred from Jersey to Dublin.", 0),
        ("The court heard that $900 was sent from Dallas to Manila.", 0),
        ("$200,000 of coffee was shipped from Santos to Hull.", 1),
        ("Coffee was shipped from Santos to Hull for $200,000.", 1),
        ("In May a cargo of coffee, insured for $200,000, was shipped from Santos to Hull.", 1),
    ],
)
def test_messages_and_money_are_no_cargo_but_a_cargo_has_its_price(sentence, count):
    assert len(ends(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Freight from Rosario to Hull was quoted at 12 shillings.", 0),
        ("Freight rates for grain shipped from Rosario to Hull rose.", 0),
        ("Rates on tankers that had sailed from Basra to Chiba doubled.", 0),
        ("Rates that shippers pay to move tea from Colombo to Jeddah doubled.", 0),
        ("A container of tea from Colombo to Jeddah now costs 900 dollars.", 0),
        ("Shipping a container of tea from Colombo to Jeddah costs 900 dollars.", 1),
        ("Tea was shipped from Colombo to Jeddah at a cost of 900 dollars.", 1),
        ("At a high price tea was shipped from Colombo to Jeddah.", 1),
    ],
)
def test_a_price_is_no_movement_but_what_was_moved_has_one(sentence, count):
    assert len(ends(sentence)) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Buses would be sent from Metz to Paris.", 1),
        ("A bus to Zadar from Split.", 0),
        ("Coaches ran from Split to Zadar.", 1),
        ("Coaches run from Split to Zadar.", 0),
        ("A passage by ship from Cork to Swansea sails daily.", 0),
        ("The firm had a daily flight with medicine from Nome to Kotzebue.", 1),
        ("A daily flight with medicine from Nome to Kotzebue costs little.", 0),
    ],
)
def test_a_service_is_a_movement_only_once_it_was_made(sentence, count):
    assert len(ends(sentence)) == count


@pytest.mark.parametrize(
    ("text", "cargo"),
    [
        ("The clerk said that no such cargo had ever been moved from Poti to Varna.", "cargo"),
        ("No weapons have ever been shipped from Poti to Varna.", "weapons"),
    ],
)
def test_words_of_a_denial_are_no_part_of_its_cargo(text, cargo):
    assert [movement.cargo for movement in find_movements(text)] == [cargo]
