import pytest

from routes.draft import draft_dossier

HEADLINE = "Grain sent from Odesa to Damascus\n\n"
CHAIN = (
    "The grain was shipped from Odesa to Latakia, Syria. From Latakia it was trucked to Damascus.\n"
)
PARTS = [("Odesa", "Latakia"), ("Latakia", "Damascus")]
WHOLE = [("Odesa", "Damascus"), *PARTS]


@pytest.fixture
def drafted(tmp_path):
    """Draft from documents; return the proposals."""

    def draft(*texts: str):
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, "utf-8")
        return draft_dossier(tmp_path).proposals

    return draft


def ends(proposals):
    return [(proposal.origin.name, proposal.destination.name) for proposal in proposals]


def test_a_headline_whose_way_the_text_tells_with_its_stops_is_no_hop_of_its_own(drafted):
    proposals = drafted(HEADLINE + CHAIN)
    assert ends(proposals) == PARTS
    assert proposals[0].reasons[-1] == (
        "d1: its headline tells the whole way, “sent from Odesa to Damascus”"
    )


def test_two_documents_with_one_headline_tell_one_chain(drafted):
    later = CHAIN.replace("The grain", "On Monday the grain").replace("it was", "it was then")
    proposals = drafted(HEADLINE + CHAIN, HEADLINE + later)
    assert ends(proposals) == PARTS
    assert [reason.split(":")[0] for reason in proposals[0].reasons[-2:]] == ["d1", "d2"]


@pytest.mark.parametrize(
    "text",
    [
        HEADLINE + "The grain was shipped from Odesa to Latakia, Syria.\n",
        HEADLINE + "It was announced.\n",
        HEADLINE.replace("Damascus", "Damascus.") + CHAIN,
        HEADLINE + CHAIN + "Some grain was sent from Odesa to Damascus.\n",
        HEADLINE.replace("sent", "may be sent") + CHAIN,
        HEADLINE.replace("sent", "flown") + CHAIN,
        HEADLINE.replace("Grain sent", "Grain was sent in 2021")
        + CHAIN.replace(". F", " in 2023. F"),
        HEADLINE + CHAIN.replace("Latakia", "Zzyqxville"),
    ],
    ids=[
        "the text tells one part",
        "the text tells nothing",
        "the first line is a sentence",
        "the text tells the whole way too",
        "the headline tells a plan",
        "the headline tells another mode",
        "the headline tells another year",
        "a stop is not settled",
    ],
)
def test_a_headline_that_says_anything_else_stays_a_hop(drafted, text):
    assert ("Odesa", "Damascus") in ends(drafted(text))


def test_the_headline_of_another_document_stays_a_hop(drafted):
    assert set(ends(drafted(HEADLINE + "It was announced.\n", CHAIN))) == set(WHOLE)
