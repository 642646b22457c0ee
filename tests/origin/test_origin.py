from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from routes.draft.documents import read_documents
from routes.origin import group_origins
from routes.source import Source

SEEDS = Path(__file__).parents[2] / "seeds"
RELEASE = "“The bridge will be closed to lorries until the end of the winter,” "


def source(name, text):
    return Source(id=name, file=f"{name}.txt", text=text, sha256=name, origin="")


def groups(*texts):
    sources = [source(str(i), text) for i, text in enumerate(texts)]
    return [group.source_ids for group in group_origins(sources)]


def test_the_five_seeds_have_one_origin_and_its_speaker_is_named():
    (group,) = group_origins(read_documents(SEEDS))
    assert (len(group.source_ids), group.words) == (5, "John Kirby")


def test_the_same_words_quoted_are_one_origin():
    assert groups(f"{RELEASE}the council wrote.", f"Drivers are cross. {RELEASE}they read.") == [
        ("0", "1")
    ]


def test_a_speaker_joins_documents_on_one_subject_only():
    bridge = "The bridge of Namur is shut, mayor Anna Peeters said. Lorries go by Dinant to Liège."
    detour = "Peeters said on Monday that a detour by Dinant would help the firms of Namur."
    museum = (
        "A museum opens in Bruges in May. Anna Peeters said that she likes the painter Memling."
    )
    assert groups(bridge, detour, museum) == [("0", "1"), ("2",)]


def test_a_cited_report_joins_documents_on_one_subject_only():
    study = (
        "Eels die at the weir of Namur, says a study by the group Clear Water on the Meuse. "
        "Nine dead eels an hour were counted."
    )
    other = (
        "Clear Water counts nine dead eels an hour in its new study. In Namur men mend the weir."
    )
    third = "In their report, Clear Water praise the frogs of Bruges and Ghent."
    assert groups(study, other, third) == [("0", "1"), ("2",)]
    (group, _) = group_origins([source("a", study), source("b", other), source("c", third)])
    assert group.words == "Clear Water"


def test_a_credit_for_a_picture_is_no_origin():
    text = "The bridge of {} fell in {} while boats from {} passed. (Jane Doe/AP)"
    assert groups(text.format("Namur", "May", "Liège"), text.format("Namur", "June", "Ghent")) != [
        ("0",)
    ]


def test_one_pair_does_not_join_groups_whose_other_documents_speak_against_it():
    first = "The dam of Kariba needs {} gates, Ann Bly said in Harare, and 294 million dollars."
    second = "The opera of Milan wants {} singers for 655 evenings, Tom Rae said in Rome."
    bridge = f"{first} {second}".format("412", "317")
    texts = [first.format("412"), f"In Harare, {first.format('412')}", second.format("317")]
    texts += [f"In Rome, {second.format('317')}"]
    assert groups(*texts) == [("0", "1"), ("2", "3")]
    assert all(
        not {"0", "2"} <= set(group) and not {"1", "3"} <= set(group)
        for group in groups(*texts, bridge)
    )


def test_what_stands_under_every_text_of_a_publisher_is_no_origin():
    about = "\nAbout Meridale Health. Meridale Health runs 38 clinics in six countries of Europe."
    opening = f"A kidney centre with 24 chairs and 312 beds opens in Limerick, Ann Bly said.{about}"
    loss = f"Spanish hospitals lost 41 million euros in the first half.{about}"
    assert groups(opening, loss) == [("0",), ("1",)]
    assert groups(opening, opening.replace("opens", "begins")) == [("0", "1")]


def test_a_russian_and_an_english_text_on_one_statement_are_one_origin():
    russian = (
        "Порт Усть-Луга перевалил 21,4 млн тонн угля, сообщил директор Олег Сапрыкин. По его "
        "словам, 62 процента ушло в Индию."
    )
    english = (
        "Ust-Luga handled 21.4 million tonnes of coal, 62 per cent for India, Oleg Saprykin said."
    )
    other = "Oleg Saprykin said that the town of Kingisepp gets a new school for 900 children."
    assert groups(russian, english, other) == [("0", "1"), ("2",)]


@given(st.lists(st.text(alphabet="ab .“”AB", max_size=60), max_size=4))
def test_every_document_is_in_one_group(texts):
    found = [own for group in groups(*texts) for own in group]
    assert sorted(found) == sorted(str(i) for i in range(len(texts)))


def test_spans_of_evidence_hold_the_sign():
    first, second = f"{RELEASE}the council wrote.", f"Drivers are cross. {RELEASE}they read."
    (group,) = group_origins([source("a", first), source("b", second)])
    for _, _, sign in group.evidence:
        start, end = sign.second_span
        assert second[start:end]
    quotation = next(e for _, _, e in group.evidence if e.kind == "quotation")
    assert first[slice(*quotation.first_span)].startswith("The bridge will be closed")


def test_in_a_small_folder_words_that_any_two_texts_on_ships_have_are_too_little():
    report = (
        "A cargo ship carrying crates sailed from the port of Constanta to Berbera last month, two "
        "dock workers said. From Berbera the crates were trucked to Hargeisa. On 3 March a plane "
        "flew the crates from Hargeisa to Amdjarass, stopping in Entebbe to refuel."
    )
    letter = (
        "Our team says aid was sent from Mombasa to Port Sudan by ship. What is told of the plane "
        "fits our records: Hargeisa, then Entebbe, then Amdjarass."
    )
    assert groups(report, letter) == [("0",), ("1",)]
