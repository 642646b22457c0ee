"""The steps of a story in a dossier."""

import pytest

from routes.dossier import changes, lock_record, read_dossier
from routes.errors import DossierError
from routes.heading import Step

GRAIN = """\
title: Grain
origins: {port: The port's press release}
sources: {doc: {file: document.txt, origin: port}}
hops:
  - from: Odesa, UA
    to: Constanta, RO
    by: sea
    says:
      - doc: shipped from Odesa, Ukraine, to Constanta, Romania
"""
STORY = """\
steps:
  - text: The ship sails.
    hops: odesa-constanta
  - id: port
    title: In port
    text: |
      It arrives.

      Then it rains.
    view: ["Constanta, RO"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "document.txt").write_text(
        "The grain was shipped from Odesa, Ukraine, to Constanta, Romania, on Monday."
    )
    return tmp_path


def read(folder, text):
    (folder / "dossier.yaml").write_text(text)
    return read_dossier(folder)


def test_a_story_is_carried_in_the_heading_of_the_map(folder):
    first, second = read(folder, GRAIN + STORY).graph().heading.steps
    assert first == Step(id="1", text="The ship sails.", hops=("odesa-constanta",))
    assert (second.id, second.title, second.view) == ("port", "In port", ("constanta-ro",))
    assert second.text.split("\n\n")[1].strip() == "Then it rains."


def test_a_dossier_needs_no_story(folder):
    dossier = read(folder, GRAIN)
    assert dossier.heading.steps == ()
    assert "steps" not in lock_record(dossier)


def test_the_lock_tells_what_changed_in_a_step(folder):
    old = lock_record(read(folder, GRAIN + STORY))
    new = lock_record(read(folder, GRAIN + STORY.replace("sails", "sinks")))
    assert changes(old, new) == ["steps.1.text: 'The ship sails.' -> 'The ship sinks.'"]


def test_a_step_may_name_a_hop_that_has_a_fault_of_its_own(folder):
    wrong = (GRAIN + STORY).replace("by: sea", "by: ship")
    with pytest.raises(DossierError, match="'ship' is not known here") as caught:
        read(folder, wrong)
    assert len(caught.value.faults) == 1
    with pytest.raises(DossierError, match="do not stand in source") as caught:
        read(folder, (GRAIN + STORY).replace("shipped from Odesa", "flown from Odesa"))
    assert len(caught.value.faults) == 1
