import pytest

from routes.movement import find_movements
from tests.movement.short import ends, modes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ships brought rum to Bristol from Kingston, Nassau and Havana.",
            [("Kingston", "Bristol"), ("Nassau", "Bristol"), ("Havana", "Bristol")],
        ),
        (
            "Wool goes by rail from Alice Springs to Adelaide and by ship to Hull.",
            [("Alice Springs", "Adelaide"), ("Adelaide", "Hull")],
        ),
        (
            "Guns were sent from Liege to Aden and powder to Djibouti.",
            [("Liege", "Aden"), ("Liege", "Djibouti")],
        ),
        (
            "Half the slaves were taken from Kano to Ghat and the rest driven to Murzuq.",
            [("Kano", "Ghat"), ("Kano", "Murzuq")],
        ),
        (
            "The hides were packed in Sokoto, carried to Kano and put on a train for Lagos.",
            [("Sokoto", "Kano"), ("Kano", "Lagos")],
        ),
        (
            "Bullets were traced to a depot in Bourges, from where they were sent to Lagos.",
            [("Bourges", "Lagos")],
        ),
        (
            "The men were landed at Brindisi, flown from there to Cairo and driven to Suez.",
            [("Brindisi", "Cairo"), ("Cairo", "Suez")],
        ),
        (
            "Police at Felixstowe opened a container that had come from Guayaquil with cocaine.",
            [("Guayaquil", "Felixstowe")],
        ),
        (
            "The refugees, who were flown there from Aden, like Djibouti.",
            [],
        ),
        (
            "The tug left Ponce for a spot off Curacao, where oil was put on a barge for Aruba.",
            [("Ponce", "Curacao"), ("Curacao", "Aruba")],
        ),
        (
            "The Lena left Kiel for Riga with guns, and her sister is bound for Turku from Gdynia.",
            [("Kiel", "Riga"), ("Gdynia", "Turku")],
        ),
    ],
)
def test_places_of_a_clause_are_put_together(text, expected):
    assert ends(text) == expected


def test_there_is_where_something_goes_if_a_start_is_told():
    text = "Aden has no doctors left. Drugs are flown there from Djibouti."
    assert ends(text) == [("Djibouti", "Aden")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road to Haifa is bad, so flour is flown there from Amman.", [("Amman", "Haifa")]),
        ("Drugs are flown there, twice each week from Amman.", []),
        ("In Botswana hides are dried and from there taken to Durban by rail.", []),
        (
            "Drugs for the clinic in Maun are flown there each week from Gaborone.",
            [("Gaborone", "Maun")],
        ),
    ],
)
def test_there_is_a_town_named_before_it_in_its_clause(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("called at Salalah", [("Sur", "Salalah")]),
        ("was stopped at Salalah", [("Sur", "Salalah")]),
        ("passed through Salalah", []),
        ("lay at Salalah", []),
        ("was intercepted near Salalah", [("Sur", "Salalah")]),
        ("was found at Salalah", [("Sur", "Salalah")]),
    ],
)
def test_a_journey_without_an_end_stops_where_it_last_called_or_was_found(end, expected):
    assert ends(f"The dhow left Sur with dates and {end}.") == expected


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("She had come from Arica with nitrates.", [("Arica", "Hull")]),
        ("The barque had left Arica with nitrates.", [("Arica", "Hull")]),
        ("She left Arica with nitrates.", []),
        ("A mayor had left Arica with nitrates.", []),
    ],
)
def test_a_start_told_behind_its_end_is_what_had_been(second, expected):
    assert ends(f"The barque lay at Hull. {second}") == expected


def test_a_start_told_behind_its_end_says_so():
    (found,) = find_movements("The barque lay at Hull. She had come from Arica with nitrates.")
    assert "it is read to end in Hull, which was told before" in found.reasons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By rail oil goes from Perm to Aktau, over the Caspian Sea to Baku.",
            [("Perm", "Aktau", []), ("Aktau", "Baku", ["Caspian Sea"])],
        ),
        (
            "Oil went over the Caspian Sea from Aktau to Baku and by rail to Poti.",
            [("Aktau", "Baku", ["Caspian Sea"]), ("Baku", "Poti", [])],
        ),
        (
            "Oil goes by barge from Ruse to Galatz, by ship to Haifa.",
            [("Ruse", "Galatz", []), ("Galatz", "Haifa", [])],
        ),
        ("Oil was taken by rail from Perm to Riga, by barge for Kiel.", [("Perm", "Riga", [])]),
        ("Oil went by rail from Perm to Riga by tanker to Kiel.", [("Perm", "Riga", [])]),
    ],
)
def test_goods_go_on_over_water_or_by_another_vehicle(text, expected):
    found = find_movements(text)
    told = [[place.toponym.exact for place in m.via] for m in found]
    assert [(*pair, via) for pair, via in zip(ends(text), told, strict=True)] == expected


def test_a_vehicle_before_a_new_start_is_that_of_the_new_leg():
    assert modes("Coal was sent from Metz to Lyon and by barge from Basel to Mainz.") == [
        "unknown",
        "river",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rifles were flown from Sofia to Chechen forces in Aleppo.", [("Sofia", "Aleppo")]),
        (
            "Rifles were flown from Sofia to Chechnya and Aleppo.",
            [("Sofia", "Chechnya"), ("Sofia", "Aleppo")],
        ),
    ],
)
def test_a_people_without_a_country_receives_where_it_is_said_to_be(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doses were flown from Seoul to Juba with a change of plane in Addis Ababa.",
            [("Seoul", "Addis Ababa"), ("Addis Ababa", "Juba")],
        ),
        (
            "Wax reached Hull from Riga after a stop at Visby.",
            [("Riga", "Visby"), ("Visby", "Hull")],
        ),
        (
            "Wax went by sea from Riga to Hull, with transhipment in Kiel.",
            [("Riga", "Kiel"), ("Kiel", "Hull")],
        ),
        (
            "Oil was shipped from Lagos and transhipped in Colombo for Aden.",
            [("Lagos", "Colombo"), ("Colombo", "Aden")],
        ),
        ("Oil was shipped from Lagos and transhipped in Colombo.", [("Lagos", "Colombo")]),
        (
            "Wax reached Hull from Riga after a stop in Kiel, where it was weighed.",
            [("Riga", "Kiel"), ("Kiel", "Hull")],
        ),
        ("Wax went from Riga to Hull after a strike in Kiel.", [("Riga", "Hull")]),
    ],
)
def test_at_a_stop_on_the_way_a_leg_ends_and_another_begins(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sacks at Juba had been flown from Wau.", [("Wau", "Juba")]),
        ("We saw sacks at Juba. The sacks had been flown from Wau.", [("Wau", "Juba")]),
        ("We saw sacks at Juba. A priest had been flown from Wau.", []),
        ("We saw an engine at Juba. The engine had been built in Leeds.", []),
        (
            "Boxes were unloaded at Aden. Eighteen had been shipped from Hull and six from Kiel.",
            [("Hull", "Aden"), ("Kiel", "Aden")],
        ),
        (
            "Men were found at Dover on Sunday, Kent Police said. The van had come from Calais.",
            [("Calais", "Dover")],
        ),
        ("A box of rifles from Izmir was seized in Mogadishu.", [("Izmir", "Mogadishu")]),
        ("A trader from Izmir was seized in Mogadishu.", []),
    ],
)
def test_goods_are_known_to_have_come_to_where_they_are(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The diamonds were cut in Antwerp and flown to Boston.", [("Antwerp", "Boston")]),
        ("The poet was born in Antwerp and taken to Boston.", []),
        ("The crew had taken the coal on at Aden to carry it to Suez.", [("Aden", "Suez")]),
        ("Burao, the largest market, sent 400 lorries to Berbera.", [("Burao", "Berbera")]),
        ("Rifles were sent from the stores in Turin to rebels in Erbil.", [("Turin", "Erbil")]),
        (
            "Rice was brought by lorry to Lyon and by ferry from Nice to Ajaccio.",
            [("Nice", "Ajaccio")],
        ),
    ],
)
def test_where_goods_are_handled_and_who_receives_them(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boat was towed into Aden. They had put to sea at Suez.", [("Suez", "Aden")]),
        ("Wheat is to load at Jubail in May. Discharge will be at Santos.", [("Jubail", "Santos")]),
        ("Rifles were taken to Aden. They will be flown from there to Cairo.", [("Aden", "Cairo")]),
        ("Troops were brought to Taranto. There they embarked for Corfu.", [("Taranto", "Corfu")]),
        (
            "The ship loaded wheat at Constanta; it sailed at once and has discharged at Sfax.",
            [("Constanta", "Sfax")],
        ),
        (
            "Boats took people to Malta. Three were flown to Bari. The others are to go to Nice.",
            [],
        ),
    ],
)
def test_where_goods_were_brought_is_where_they_go_on_from(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ship left Oran with bulls. Her papers named Mersin as the port of discharge.",
            [("Oran", "Mersin", "planned")],
        ),
        (
            "Barley was loaded at Odesa. The bill of lading gave Tripoli as the final destination.",
            [("Odesa", "Tripoli", "planned")],
        ),
        ("The ship left Oran with bulls. Critics named Mersin as the best port.", []),
        ("The mayor left Oran. Brochures name Mersin as the ideal destination.", []),
    ],
)
def test_papers_name_where_goods_are_bound_for(text, expected):
    found = [
        (m.origin.toponym.exact, m.destination.toponym.exact, m.status.value)
        for m in find_movements(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At Aden crates were shifted to smaller aircraft and flown to Wau.", [("Aden", "Wau")]),
        ("In Aden, ministers said crates were shifted to lorries and driven to Sanaa.", []),
    ],
)
def test_where_goods_are_changed_over_is_a_start(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tea came on barges from Oran, and milk was railed to Wau from Goma.",
            [("Goma", "Wau", "rail")],
        ),
        ("Tea left Oran and was trucked to Wau from Goma.", [("Goma", "Wau", "road")]),
        ("Tea was railed from Oran to Wau from Goma.", [("Oran", "Wau", "rail")]),
        (
            "Tea was railed from Oran to Wau, and from Wau to Goma.",
            [("Oran", "Wau", "rail"), ("Wau", "Goma", "rail")],
        ),
    ],
)
def test_an_end_may_have_a_start_of_its_own_behind_it(text, expected):
    found = find_movements(text)
    assert [(*two, mode) for two, mode in zip(ends(text), modes(text), strict=True)] == expected
    assert all(
        "Oran" not in text[slice(*m.says[0])] for m in found if m.origin.toponym.exact == "Goma"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rifles went from Goma to Wau, the capital of Bahr el Ghazal.", [("Goma", "Wau")]),
        ("Rifles left Goma and were transhipped in Oran, a port in Algeria.", [("Goma", "Oran")]),
        (
            "Rifles left Goma for Rotterdam, the largest port in the Netherlands.",
            [("Goma", "Rotterdam")],
        ),
        ("Rifles went from Alat, a port near Baku, to Aktau.", [("Alat", "Aktau")]),
        ("Rifles went from Goma to Wau or any other town in Egypt.", [("Goma", "Wau")]),
        (
            "Rifles went from Goma to Wau. The trucks had crossed into South Sudan.",
            [("Goma", "Wau")],
        ),
    ],
)
def test_what_only_tells_of_an_end_is_no_end(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # no stop on the way
        (
            "After a regime change in Syria, guns were sent from Iran to Lebanon.",
            [("Iran", "Lebanon")],
        ),
        ("Aid was flown from Dubai to Juba after a call for help in Wau.", [("Dubai", "Juba")]),
        ("The ship sailed from Riga to Hull with wax and no stop in Kiel.", [("Riga", "Hull")]),
        ("Wax was sent from Riga to Hull and skipped a call at Kiel.", [("Riga", "Hull")]),
        # nothing done to goods
        ("The tanker was registered in Panama and carried oil to Syria.", []),
        ("The grain was insured in London and shipped to Lagos.", []),
        ("In Washington, officials confirmed men were transferred to Guantanamo.", []),
        ("In Vienna a court heard rifles were moved to Belgrade.", []),
        ("The charity took the project on in Dakar and shipped rice to Banjul.", []),
        # nobody who receives
        ("Grain was shipped from Odesa, contrary to reports in Moscow.", []),
        ("Grain left Odesa, a blow to traders in London.", []),
        # not found there
        ("Missiles from Yemen were intercepted, officials in Tel Aviv said.", []),
        ("Rifles from Izmir were not seized in Mogadishu.", []),
        ("Missiles from Iran will be intercepted in Haifa.", []),
        ("Rice was unloaded at Aden. The rifles had been shipped from Izmir.", []),
        # not named so
        ("The ship left Oran with bulls. Papers did not name Mersin as the port of discharge.", []),
        ("The ship left Oran with bulls. Readers voted Venice as their favourite destination.", []),
        # not said by the writer
        ("Iran, critics of the regime say, sent drones to Sudan.", []),
        ("Iran, , sent drones to Sudan.", [("Iran", "Sudan")]),
        # as before
        ("Between Kabul and Kandahar the convoy carried grain.", [("Kabul", "Kandahar")]),
        ("Trains on the line between Kyiv and Lviv carried grain.", [("Kyiv", "Lviv")]),
        ("Aid was flown to Wau on Monday and Tuesday from Dubai.", [("Dubai", "Wau")]),
        ("Coal was transshipped from Batumi via Istanbul to Haifa.", [("Batumi", "Haifa")]),
        ("Oil was shipped from Lagos to Aden and not transhipped in Oran.", [("Lagos", "Aden")]),
    ],
)
def test_words_that_only_look_like_a_leg_make_none(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two batteries now in Oran will be moved to Guam.", [("Oran", "Guam")]),
        ("Prices are now higher in Oran, and tea was sent to Guam.", []),
        ("The tea is now in Oran and will be shipped to Guam.", [("Oran", "Guam")]),
        ("The reporter now in Oran wrote that tanks were moved to Guam.", []),
        ("The minister, now in Oran, said tea will be moved to Guam.", []),
        (
            "At Oran the cargo was transferred to the tanker Ida, which sailed for Hull.",
            [("Oran", "Hull")],
        ),
        ("The cargo from Oran to Hull was lost.", [("Oran", "Hull")]),
        ("Barges covered the distance from Oran to Hull with tea.", [("Oran", "Hull")]),
        ("The agreement covered tea from Oran to Hull.", []),
    ],
)
def test_goods_start_where_they_are_now_or_are_put_aboard(text, expected):
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An agent in Oran had received engines, also by air, from Wau.", [("Wau", "Oran")]),
        ("Troops in Oran received orders from Wau.", []),
        ("Officials in Oran received complaints about tea from Wau.", []),
        ("A trader in Oran received the invoice for rifles from Wau.", []),
        ("A trader in Oran received three sacks of tea from Wau.", [("Wau", "Oran")]),
        ("Engines in Oran were received from Wau.", []),
        ("An agent in Oran, it is said, had received thanks for engines from Wau.", []),
    ],
)
def test_goods_end_where_they_are_received(text, expected):
    assert ends(text) == expected


def test_from_here_is_where_somebody_speaks_and_not_where_the_last_began():
    text = "The trucks left Sebha for Agadez. “From here a man takes the truck to Zinder,” he says."
    assert ends(text) == [("Sebha", "Agadez")]
