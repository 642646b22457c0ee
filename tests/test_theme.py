"""Colours that can be told apart, in both schemes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.theme import CONTRASTS, DARK, LIGHT, ROLES, Theme, contrast, too_faint

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_and_words_of_both_schemes_can_be_told_from_what_they_lie_on(palette):
    assert too_faint(palette) == ()
    assert all(colour.startswith("#") for colour in map(palette.__getattribute__, ROLES))


def test_black_on_white_has_the_greatest_contrast_and_grey_the_known_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # WCAG's own example of a grey that just passes on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_either_way_and_lies_between_1_and_21(one, other):
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.0001


def test_a_faint_colour_is_named_with_every_ground_it_is_lost_on():
    faint = too_faint(replace(LIGHT, said="#f0a0a0"))
    assert {(role, ground) for role, ground, *_ in faint} == {
        ("said", "paper"),
        ("said", "land"),
        ("said", "water"),
    }
    assert all(ratio < least == 3 for _, _, ratio, least in faint)
    assert {role for pair in CONTRASTS for role in pair[:2]} <= set(ROLES)


def test_fonts_of_a_theme_come_before_the_usual_ones():
    theme = Theme(words=("Inter", "Open Sans"), headings=("Lora",))
    assert theme.sans.startswith("Inter, 'Open Sans', system-ui, ")
    assert theme.serif == "Lora, Georgia, 'Times New Roman', serif"
