import pytest

from routes.origin.boilerplate import without_background, without_boilerplate

NEWS = "Rye is dear in Riga."


@pytest.mark.parametrize(
    "boilerplate",
    [
        "About Meridale Health. Meridale Health runs 38 clinics.",
        "For more information visit our site.",
        "© 2024 The Grain Post. All rights reserved.",
        "(Reporting by Ann Bly; Editing by Tom Rae)"[1:-1],
    ],
)
def test_paragraphs_about_the_publisher_are_blanked_in_place(boilerplate):
    text = f"{NEWS}\n{boilerplate}\nMore rye."
    blanked = without_boilerplate(text)
    assert blanked.split() == f"{NEWS} More rye.".split()
    assert len(blanked) == len(text)


def test_news_stay():
    for text in (
        "About 1,100 people were told to leave.",
        NEWS,
        "For more information he was paid.",
    ):
        assert without_boilerplate(text) == text


WAR = (
    "The war between the army and the militia, which broke out in April 2023, has uprooted nearly "
    "13 million people in the whole country."
)
SCHOOL = "A school in Kassala opens its doors to refugees in a tent with a blackboard made of tin."
GOLD = "Traders of Dongola weigh gold dust on scales that are made of bottle tops and fishing line."


def test_a_paragraph_under_two_stories_is_background():
    school, gold = without_background([f"{SCHOOL}\n{WAR}", f"{GOLD}\n{WAR}"])
    assert (school.strip(), gold.strip()) == (SCHOOL, GOLD)
    assert len(school) == len(f"{SCHOOL}\n{WAR}")


def test_texts_that_share_their_news_keep_all_they_share():
    texts = (f"{SCHOOL}\n{WAR}", f"{SCHOOL}\n{WAR}\n{GOLD}")
    assert without_background(texts) == texts


def test_a_paragraph_that_opens_a_text_is_news():
    texts = (f"{WAR}\n{SCHOOL}", f"{WAR}\n{GOLD}")
    assert without_background(texts) == texts


def test_who_copies_a_statement_under_a_lead_of_his_own_has_copied():
    quote = "“We have weighed the gold of Dongola, and it is as light as it ever was,” she said."
    texts = (f"{SCHOOL}\n{quote}", f"{GOLD}\n{quote}")
    assert without_background(texts) == texts
    much = "\n".join(f"{WAR} In {town} too." for town in ("Kassala", "Dongola", "Atbara"))
    texts = tuple(f"{news}\n{news} Again.\n{news} Once more.\n{much}" for news in (SCHOOL, GOLD))
    assert without_background(texts) == texts
