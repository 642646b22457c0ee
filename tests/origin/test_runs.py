from routes.origin.runs import run_keys, shared_runs
from routes.origin.signs import signs_of

FIRST = "“We were told to leave the valley before dawn,” the shepherd said."
SECOND = "The shepherd had been warned: “They were told to leave the valley before dawn.”"


def test_runs_are_found_whatever_the_pronoun():
    first, second = signs_of(FIRST), signs_of(SECOND)
    (run,) = [run for run in shared_runs(first, second) if run.quoted]
    assert (run.length, run.quoted) == (9, 9)
    assert not set(run_keys(first)).isdisjoint(run_keys(second))


def test_words_in_another_order_are_no_run():
    assert (
        list(shared_runs(signs_of("red wine and old bread"), signs_of("bread and red wine"))) == []
    )


def test_documents_shorter_than_a_run_share_none():
    assert list(shared_runs(signs_of("Bread"), signs_of("Bread"))) == []


def test_a_refrain_is_found_without_trying_every_place():
    first = signs_of("red wine and old bread " * 200)
    (run,) = shared_runs(first, first)
    assert run.length == 1000
