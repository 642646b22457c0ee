from routes.origin.citing import cited_in


def test_a_paper_that_told_it_first_is_no_speaker_and_no_author():
    cited = cited_in(
        "The Lusaka Courier reported it. In its report, the Lusaka Courier names four."
    )
    assert list(cited.outlets) == ["Lusaka Courier"]
    assert not cited.voices


def test_an_agency_is_no_author():
    cited = cited_in("According to a report by Reuters, rice is dear.")
    assert (list(cited.agencies), list(cited.voices)) == (["Reuters"], [])


def test_the_title_of_a_speaker_tells_his_sort():
    cited = cited_in("The governor of Kano, Sani Bello, said so.")
    assert list(cited.titled) == ["council"]


def test_names_hold_everybody_who_is_cited():
    cited = cited_in("Ann Bly told the Lusaka Courier, a study by Clear Water and Reuters said.")
    assert {"Ann Bly", "Lusaka Courier", "Reuters"} <= set(cited.names)
