from routes.origin.signs import signs_of


def test_words_in_quotation_marks_of_any_kind_are_quoted():
    for text in ("“They left at dawn”", '"They left at dawn"', "«They left at dawn»"):
        assert all(signs_of(text).quoted)


def test_where_a_text_was_written_is_not_what_it_is_about():
    assert "accra" not in signs_of("ACCRA, Ghana (AP) - Soldiers died.").stems
    assert "accra" in signs_of("Soldiers died in Accra.").stems


def test_who_is_cited_is_not_what_a_text_is_about():
    assert "bly" not in signs_of("The mayor, Ann Bly, said that it rains. Bly is wet.").stems


def test_a_word_is_a_name_if_it_has_a_capital_within_a_sentence():
    stems = signs_of("Trees grow in Kariba.").stems
    assert (stems["tre"], stems["kariba"]) == (False, True)


def test_small_words_of_the_language_tell_nothing():
    assert "para" not in signs_of("El barco de la bahía salió para la isla de los pinos.").stems
