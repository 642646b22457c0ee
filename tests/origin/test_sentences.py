from routes.origin.sentences import saying_sentences, sentences


def test_sentences_stand_where_they_are_said_to():
    text = "One. Two?\nThree"
    assert [text[slice(*span)] for span in sentences(text)] == ["One.", "Two?", "Three"]


def test_only_sentences_with_a_verb_of_saying_or_a_quotation_are_yielded():
    text = "Il pleut. Elle a annoncé cela. « Non. »"
    found = [text[slice(*span)] for span in saying_sentences(text, "fr")]
    assert found[0] == "Elle a annoncé cela."
    assert "Il pleut." not in found
