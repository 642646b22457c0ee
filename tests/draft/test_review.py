import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routes import Gazetteer, read_dossier
from routes.dossier import FILE_NAME
from routes.draft import (
    DRAFT_NAME,
    REVIEW_NAME,
    accept,
    draft_dossier,
    open_review,
    read_as,
    reject,
    with_value,
    write_draft,
)
from routes.draft.cards import ends_of
from routes.draft.merging import with_hop
from routes.errors import DossierError, OutputError

GAZETTEER = Gazetteer.bundled()
GRAIN = (
    "Grain was carried from Odesa to Latakia, Syria, in May.\n\n"
    "Drones were sent from Makhachkala to the air base in Sisha.\n\n"
    "In Kyiv the ministry denied that rockets were flown from Odesa to Tripoli, Libya.\n"
)
STEEL = "Steel may be moved by rail from Katowice to Odesa.\n"
OWN = """\
# My own words
title: Grain   # the headline
origins: {mine: somebody said so}
sources:
    wire: {file: grain.txt, publisher: not stated, published: 2023, origin: mine}
hops:
# the first
-   from: Odesa, UA
    to: Latakia, SY
    by: sea
    says:
    -   wire: Grain was carried from
            Odesa to Latakia, Syria
# the end
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "grain.txt").write_text(GRAIN, "utf-8")
    (tmp_path / "steel.txt").write_text(STEEL, "utf-8")
    write_draft(draft_dossier(tmp_path), tmp_path)
    return tmp_path


def ends(cards):
    return [(card.hop["from"], card.hop["to"]) for card in cards]


def accepted(folder, *, own=lambda card: card):
    review = open_review(folder)
    for card in review.cards:
        if not card.doubts:
            review = accept(review, own(card), proposed=card, gazetteer=GAZETTEER)
    return review


def test_every_proposal_is_a_card_those_that_are_not_settled_too(folder):
    cards = open_review(folder).cards
    assert ends(cards) == [
        ("Odesa, UA", "Latakia, SY"),
        ("Makhachkala, RU", "Sisha"),
        ("Odesa, UA", "Tripoli, LY"),
        ("Katowice, PL", "Odesa, UA"),
    ]
    assert [bool(card.doubts) for card in cards] == [False, True, False, False]
    assert cards[0].notes == ("likely", "d1: “carried”")
    assert "Seshcha" in cards[1].doubts[0]


def test_accepted_hops_make_a_dossier(folder):
    review = accepted(folder)
    dossier = read_dossier(folder)
    assert [hop.id for hop in dossier.hops] == [
        "odesa-latakia",
        "odesa-tripoli",
        "katowice-odesa",
    ]
    assert [hop.status for hop in dossier.hops] == ["reported", "denied", "planned"]
    assert ends(review.cards) == [("Makhachkala, RU", "Sisha")]
    assert (folder / "dossier.schema.json").exists()


def test_decisions_are_kept_from_one_sitting_to_the_next(folder):
    review = open_review(folder)
    reject(review, review.cards[0])
    review = open_review(folder)
    assert len(review.cards) == 3
    accept(review, review.cards[1], proposed=review.cards[1], gazetteer=GAZETTEER)
    assert ends(open_review(folder).cards) == [
        ("Makhachkala, RU", "Sisha"),
        ("Katowice, PL", "Odesa, UA"),
    ]
    kept = json.loads((folder / REVIEW_NAME).read_text("utf-8"))
    assert sorted(kept["decisions"].values()) == ["accepted", "rejected"]


def test_a_later_draft_with_more_documents_knows_what_was_decided(folder):
    review = open_review(folder)
    reject(review, review.cards[0])
    (folder / "a.txt").write_text("Coal was sent from Essen to Basel by rail.", "utf-8")
    write_draft(draft_dossier(folder), folder, force=True)
    assert ends(open_review(folder).cards)[0] == ("essen", "basel")
    assert ("Odesa, UA", "Latakia, SY") not in ends(open_review(folder).cards)


def test_what_a_person_wrote_stays_letter_for_letter(folder):
    (folder / FILE_NAME).write_text(OWN, "utf-8")
    accepted(folder)
    text = (folder / FILE_NAME).read_text("utf-8")
    left = iter(text.splitlines())
    assert all(line in left for line in OWN.splitlines() if not line.startswith("origins"))
    dossier = read_dossier(folder)
    assert [hop.id for hop in dossier.hops][:2] == ["odesa-latakia", "odesa-latakia-2"]
    assert [source.id for source in dossier.sources] == ["wire", "d2"]


def test_what_the_dossier_says_already_is_not_asked(folder):
    accepted(folder)
    (folder / REVIEW_NAME).unlink()
    assert ends(open_review(folder).cards) == [("Makhachkala, RU", "Sisha")]


def test_keys_that_the_dossier_uses_for_something_else_are_not_taken(folder):
    (folder / "other.txt").write_text("Odesa sent grain to Izmir.", "utf-8")
    (folder / FILE_NAME).write_text(
        "title: T\norigins:\n  origin-1: another\nsources:\n"
        "  d1: {file: other.txt, publisher: X, published: 2023, origin: origin-1}\n"
        "hops:\n  - from: Odesa, UA\n    to: Izmir\n    by: sea\n    says:\n"
        "      - d1: Odesa sent grain to Izmir\n",
        "utf-8",
    )
    accepted(folder)
    dossier = read_dossier(folder)
    assert [(source.id, source.file) for source in dossier.sources] == [
        ("d1", "other.txt"),
        ("d2", "grain.txt"),
        ("d3", "steel.txt"),
    ]
    assert dossier.origins["origin-1"] == "another"


def test_a_place_can_be_read_as_an_entry_of_the_gazetteer(folder):
    review = open_review(folder)
    card = review.cards[1]
    with pytest.raises(DossierError, match="Sisha"):
        accept(review, card, proposed=card, gazetteer=GAZETTEER)
    read = read_as(card, "to", GAZETTEER.place("ourairports:RU-0240"), "it sounds so")
    accept(review, read, proposed=card, gazetteer=GAZETTEER)
    (hop,) = read_dossier(folder).hops
    assert (hop.to_place.name, hop.to_place.read_as) == ("Sisha", "Seshcha Air Base")
    assert (hop.to_place.certainty, hop.to_place.because) == ("sure", "it sounds so")


def test_a_place_that_a_person_chose_needs_no_reason_unless_its_name_is_another(folder):
    cards = open_review(folder).cards
    port = read_as(cards[0], "from", GAZETTEER.place(PORT), "")
    assert port.places == {"odesa": {"name": "Odesa", "gazetteer": PORT}}
    base = read_as(cards[1], "to", GAZETTEER.place("ourairports:RU-0240"), "")
    assert base.places["sisha"]["because"] == "so read by a person"


TOWN, PORT, TEXAS = "geonames:698740", "geonames:11361452", "geonames:5527554"


@pytest.fixture
def wood(tmp_path):
    """Return a folder whose dossier has the port of Odesa, with a proposal that names two."""
    text = "Wood was shipped from Odesa, Ukraine, to Odesa, Texas. In Odesa they wait."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "other.txt").write_text("Grain was shipped from Odesa to Izmir.", "utf-8")
    (tmp_path / FILE_NAME).write_text(
        "title: T\norigins: {o: words}\nsources:\n"
        "  x: {file: other.txt, publisher: X, published: 2023, origin: o}\n"
        "places:\n  odesa: {name: Odesa, country: UA, kind: port}\n"
        "hops:\n  - from: odesa\n    to: Izmir\n    by: sea\n    says:\n"
        "      - x: from Odesa to Izmir\n",
        "utf-8",
    )
    (tmp_path / DRAFT_NAME).write_text(
        "title: T\norigins: {o: words}\nsources:\n"
        "  d1: {file: a.txt, publisher: X, published: 2023, origin: o}\n"
        "hops:\n  - from: Odesa, UA\n    to: Odesa, US\n    by: unknown\n    says:\n"
        "      - d1: from Odesa, Ukraine, to Odesa, Texas\n",
        "utf-8",
    )
    return tmp_path


def ids_of(folder):
    return [[place.place.gazetteer_id for place in hop.stops] for hop in read_dossier(folder).hops]


def test_two_ends_of_one_name_stay_two_places(wood):
    review = open_review(wood)
    (card,) = review.cards
    near, far = GAZETTEER.place(PORT), GAZETTEER.place(TEXAS)
    read = read_as(read_as(card, "from", near, "said"), "to", far, "said")
    read = read_as(read, "to", far, "so said")
    assert [*ends_of(read.hop)] == ["odesa", "odesa-1"]
    accept(review, read, proposed=card, gazetteer=GAZETTEER)
    assert ids_of(wood)[1] == [PORT, TEXAS]


def test_a_place_that_the_dossier_has_is_named_as_it_names_it(wood):
    review = open_review(wood)
    (card,) = review.cards
    read = read_as(card, "to", GAZETTEER.place(TEXAS), "said")
    read = read_as(read, "from", GAZETTEER.place(PORT), "said")
    accept(review, read, proposed=card, gazetteer=GAZETTEER)
    text = (wood / FILE_NAME).read_text("utf-8")
    assert text.count("from: odesa\n") == 2
    assert text.count(PORT) == 0


def test_a_place_that_a_hop_names_itself_is_named_so_again(folder):
    (folder / FILE_NAME).write_text(OWN, "utf-8")  # `from: Odesa, UA`, by sea: the port
    review = open_review(folder)
    card = review.cards[-1]
    read = read_as(card, "to", GAZETTEER.place(PORT), "said")
    accept(review, read, proposed=card, gazetteer=GAZETTEER)
    assert ids_of(folder)[1][1] == PORT
    assert "gazetteer:" not in (folder / FILE_NAME).read_text("utf-8")


@pytest.mark.parametrize("by", ["sea", "rail"])
def test_a_town_and_its_port_do_not_become_two_points_of_one_map(wood, by):
    review = open_review(wood)
    (card,) = review.cards
    before = (wood / FILE_NAME).read_bytes()
    read = read_as(with_value(card, "by", by), "to", GAZETTEER.place(TEXAS), "said")
    read = read_as(read, "from", GAZETTEER.place(TOWN), "said")
    with pytest.raises(DossierError, match=f"are one place .* = {PORT}") as caught:
        accept(review, read, proposed=card, gazetteer=GAZETTEER)
    (fault,) = caught.value.faults
    assert (fault.file, fault.line) == (str(wood / DRAFT_NAME), 6)
    assert (wood / FILE_NAME).read_bytes() == before
    assert len(open_review(wood).cards) == 1


def test_a_hop_by_sea_to_a_town_that_another_reached_by_air_is_accepted(tmp_path):
    (tmp_path / "catania.txt").write_text(
        "Two suspects were flown from Valletta to Catania on Monday.\n\n"
        "The tanker Amazigh was towed from Naples to Catania.\n",
        "utf-8",
    )
    write_draft(draft_dossier(tmp_path), tmp_path)
    review = open_review(tmp_path)
    for card in review.cards:
        review = accept(review, card, proposed=card, gazetteer=GAZETTEER)
    by_air, by_sea = read_dossier(tmp_path).hops
    assert by_air.to_place == by_sea.to_place
    assert (by_air.mode, by_sea.mode) == ("air", "sea")


def test_a_hop_between_a_town_and_its_own_port_is_left_to_be_written_by_hand(tmp_path):
    (tmp_path / "a.txt").write_text("Grain went from Odesa to Odesa port.", "utf-8")
    (tmp_path / DRAFT_NAME).write_text(
        "title: T\norigins: {o: words}\nsources:\n"
        "  d1: {file: a.txt, publisher: X, published: 2023, origin: o}\n"
        "places:\n  town: {name: Odesa, country: UA, kind: town}\n"
        "  port: {name: Odesa, country: UA, kind: port}\n"
        "hops:\n  - from: town\n    to: port\n    by: road\n    says:\n"
        "      - d1: Grain went from Odesa to Odesa port\n",
        "utf-8",
    )
    review = open_review(tmp_path)
    with pytest.raises(DossierError, match="are one place"):
        accept(review, review.cards[0], proposed=review.cards[0], gazetteer=GAZETTEER)
    assert not (tmp_path / FILE_NAME).exists()


def test_a_place_and_a_source_may_have_one_key(folder):
    draft = folder / DRAFT_NAME
    text = draft.read_text("utf-8").replace("d2", "odesa").replace('to: "Odesa, UA"', "to: odesa")
    places = "\nplaces:\n  odesa: {name: Odesa, country: UA}\nhops:"
    draft.write_text(text.replace("\nhops:", places), "utf-8")
    (folder / FILE_NAME).write_text(OWN + "places: {odesa: {name: Odesa, kind: port}}\n", "utf-8")
    card = open_review(folder).cards[-1]
    text = with_hop((folder / FILE_NAME).read_text("utf-8"), card, file="dossier.yaml")
    assert "to: odesa-1" in text
    assert "- odesa: " in text


def test_a_key_is_not_that_by_which_another_place_is_known(folder):
    (folder / "other.txt").write_text("Iran sent it from Aleppo to Odesa.", "utf-8")
    head = (
        "title: T\norigins: {o: words}\nsources:\n"
        "  s1: {file: other.txt, publisher: X, published: 2023, origin: o}\n"
    )
    hop = "hops:\n- {from: %s, to: 'Odesa, UA', by: %s, says: [{s1: from Aleppo to Odesa}]}\n"
    province = 'places: {aleppo: {name: Aleppo, gazetteer: "natural-earth:adm1:SY.09"}}\n'
    (folder / FILE_NAME).write_text(head + hop % ("Aleppo", "road"), "utf-8")
    (folder / DRAFT_NAME).write_text(head + province + hop % ("aleppo", "air"), "utf-8")
    review = open_review(folder)
    accept(review, review.cards[0], proposed=review.cards[0], gazetteer=GAZETTEER)
    assert [hop.from_place.id for hop in read_dossier(folder).hops] == ["aleppo", "aleppo-1"]


def test_a_corrected_hop_is_the_one_that_was_proposed(folder):
    accepted(folder, own=lambda card: with_value(card, "by", "river"))
    assert {hop.mode for hop in read_dossier(folder).hops} == {"river"}
    assert ends(open_review(folder).cards) == [("Makhachkala, RU", "Sisha")]


def test_a_fault_leaves_the_dossier_as_it_was(folder):
    accepted(folder)
    before = (folder / FILE_NAME).read_bytes()
    (folder / REVIEW_NAME).unlink()
    (folder / "grain.txt").write_text(GRAIN.replace("Sisha", "Izmir"), "utf-8")
    review = open_review(folder)
    with pytest.raises(DossierError, match="Sisha"):
        accept(review, review.cards[0], proposed=review.cards[0], gazetteer=GAZETTEER)
    assert (folder / FILE_NAME).read_bytes() == before


def refusal(folder, card, proposed):
    """Return the one fault for which a hop is not accepted, and the words that it points at."""
    with pytest.raises(DossierError) as caught:
        accept(open_review(folder), card, proposed=proposed, gazetteer=GAZETTEER)
    (fault,) = caught.value.faults
    assert fault.file == str(folder / DRAFT_NAME)
    line = (folder / DRAFT_NAME).read_text("utf-8").splitlines()[fault.line - 1]
    return fault.message, line[fault.column - 1 :]


@pytest.mark.parametrize("has_dossier", [False, True])
def test_a_refused_hop_is_told_at_its_place_in_the_draft(folder, has_dossier):
    if has_dossier:
        (folder / FILE_NAME).write_text(OWN, "utf-8")
    cards = open_review(folder).cards
    message, words = refusal(folder, cards[1], cards[1])  # which stands there as a comment
    assert "no place called 'Sisha'" in message
    assert words == '"Sisha"'
    (folder / "steel.txt").write_text("It rained.", "utf-8")
    message, words = refusal(folder, cards[-1], cards[-1])
    assert "do not stand in source" in message
    assert words.startswith('"Steel may be moved')


def test_a_refused_hop_that_was_edited_is_told_with_what_was_typed(folder):
    card = open_review(folder).cards[0]
    message, words = refusal(folder, with_value(card, "to", "Nowhere at all"), card)
    assert message.startswith("to 'Nowhere at all', as it was edited: ")
    assert words == '"Latakia, SY"'


def test_a_fault_of_the_dossier_itself_is_told_where_it_stands(folder):
    (folder / FILE_NAME).write_text(OWN.replace("by: sea", "by: see"), "utf-8")
    card = open_review(folder).cards[0]
    with pytest.raises(DossierError, match=r"dossier\.yaml:10:9: ") as caught:
        accept(open_review(folder), card, proposed=card, gazetteer=GAZETTEER)
    assert "see" in caught.value.faults[0].message


@pytest.mark.parametrize(
    ("hops", "message"),
    [
        ("hops: hops.csv", "stand in hops.csv: add this one there by hand"),
        ("hops: [{from: a, to: b, by: sea}]", "stand in brackets: add this one"),
    ],
)
def test_a_form_that_cannot_be_added_to_is_told(folder, hops, message):
    (folder / "hops.csv").write_text("from,to,by,source,quote\n", "utf-8")
    (folder / FILE_NAME).write_text(f"title: T\norigins: {{}}\nsources: {{}}\n{hops}\n", "utf-8")
    review = open_review(folder)
    with pytest.raises((DossierError, OutputError), match=message):
        accept(review, review.cards[0], proposed=review.cards[0], gazetteer=GAZETTEER)
    assert (folder / FILE_NAME).read_text("utf-8").endswith(f"{hops}\n")


def test_without_a_draft_the_command_that_writes_one_is_named(tmp_path):
    with pytest.raises(DossierError, match="routes draft DIR"):
        open_review(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hops: none\n", "holds no list"),
        ("hops:\n  - from: A\n", "a hop has `from`, `to`"),
        ("hops:\n  - {from: A, to: B}\n", "no quote says it"),
        ("hops:\n  - {from: A, to: B, says: [{d1: words}]}\n", "'d1' is not declared"),
    ],
)
def test_what_is_no_draft_is_told_with_its_place(tmp_path, text, message):
    (tmp_path / DRAFT_NAME).write_text(text, "utf-8")
    with pytest.raises(DossierError, match=message):
        open_review(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2}', '{"version": 1, "decisions": 3}'])
def test_a_damaged_file_of_decisions_is_told(folder, text):
    (folder / REVIEW_NAME).write_text(text, "utf-8")
    with pytest.raises(OutputError, match="delete it to begin anew"):
        open_review(folder)


LAYOUTS = ["", "\n", "# a comment\n", "  # an indented one\n"]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    order=st.permutations(range(3)), end=st.sampled_from(LAYOUTS), indent=st.sampled_from([2, 4])
)
def test_in_any_order_and_layout_nothing_is_lost(folder, order, end, indent):
    for name in (FILE_NAME, REVIEW_NAME):
        (folder / name).unlink(missing_ok=True)
    own = OWN.replace("    wire", f"{' ' * indent}wire") + end
    (folder / FILE_NAME).write_text(own, "utf-8")
    cards = [card for card in open_review(folder).cards if not card.doubts]
    for number, i in enumerate(order, 2):
        accept(open_review(folder), cards[i], proposed=cards[i], gazetteer=GAZETTEER)
        dossier = read_dossier(folder)
        assert len(dossier.hops) == number
        assert dossier.hops[0].says[0].exact == "Grain was carried from Odesa to Latakia, Syria"
    assert (folder / FILE_NAME).read_text("utf-8").endswith(f"# the end\n{end}")


def test_the_folder_of_the_seeds_is_reviewed_whole(tmp_path):
    for path in (Path(__file__).parents[2] / "seeds").glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    write_draft(draft_dossier(tmp_path), tmp_path)
    accepted(tmp_path)
    assert len(read_dossier(tmp_path).hops) == 6
