"""A person's reading of a name counts where it was made, and elsewhere only against a guess."""

import pytest

from routes import read_dossier

LEBANON = (
    "Fuel was carried from Tripoli to Limassol. Tripoli is 70 km from Beirut. "
    "Lebanon has no fuel, and Sidon none.\n"
)
LIBYA = "Zuwara in Libya is about 110 km west of Tripoli. Fuel went from Zuwara to Misrata.\n"
VAGUE = (
    "Fuel went from Beirut to Limassol. Beirut is 70 km from Tripoli. "
    "Qarbesh lies 30 km east of Beirut.\n"
)
DOSSIER = """\
title: Fuel
origins: {own: seen by ourselves}
sources:
  lb: {file: lb.txt, publisher: not stated, published: not stated, origin: own}
  ly: {file: ly.txt, publisher: not stated, published: not stated, origin: own}
  vague: {file: vague.txt, publisher: not stated, published: not stated, origin: own}
places:
  tripoli: {name: Tripoli, country: LB}
hops:
  - from: tripoli
    to: Limassol, CY
    by: sea
    says:
      - lb: Fuel was carried from Tripoli to Limassol
  - {from: "Zuwara, LY", to: "Misrata, LY", by: road, says: [ly: Fuel went from Zuwara to Misrata]}
  - {from: "Beirut, LB", to: "Limassol, CY", by: sea, says: [vague: from Beirut to Limassol]}
"""


@pytest.fixture
def dossier(tmp_path):
    for name, text in (("lb", LEBANON), ("ly", LIBYA), ("vague", VAGUE)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "dossier.yaml").write_text(DOSSIER, "utf-8")
    return read_dossier(tmp_path)


@pytest.fixture
def claims(dossier):
    """The first claim of each source."""
    return {claim.source_id: claim for claim in reversed(dossier.claims())}


def test_another_document_may_mean_another_place_of_the_name(claims):
    assert claims["lb"].reference_place.country_code == "LB"
    assert claims["lb"].verdict == "agrees"
    assert claims["ly"].reference_place.country_code == "LY"
    assert claims["ly"].verdict == "agrees"


def test_what_a_document_only_guesses_is_read_as_the_person_did(claims):
    assert claims["vague"].verdict == "agrees"


def test_a_claim_on_a_place_that_nobody_knows_is_told_and_not_judged(dossier):
    last = dossier.claims()[-1]
    assert (last.subject_place, last.verdict) == (None, "cannot say")
    assert last.words == (
        "vague, line 1: “30 km east of Beirut” cannot say: "
        "it does not say what lies there, or the place is not known"
    )
