from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from routes import look
from routes.hop import GivenPath, Mode, Status
from tests.examples import MOSCOW, citation, leg, place, reading, source

SOURCES = (source(),)


def area(name, lon):
    point = Point(lon, 50)
    return reading(name, place=place(point, feature_class="A", feature_code="PCLI"))


IRAN, RUSSIA = area("Iran", 54.0), area("Russia", 44.0)


def drawn(*legs):
    return look.bundles(legs, SOURCES)


def statement(status, begin=IRAN, end=RUSSIA):
    return leg(begin, end, id=f"{begin.id}-{end.id}-{status}", status=status)


def test_what_runs_from_one_area_to_another_is_one_line_in_each_direction():
    there = [statement(status) for status in (Status.ALLEGED, Status.PLANNED)]
    back = statement(Status.PLANNED, RUSSIA, IRAN)
    assert [len(bundle.legs) for bundle in drawn(there[0], back, there[1])] == [2, 1]


def test_hops_to_a_place_that_is_named_keep_a_line_each():
    legs = [leg(IRAN, id=name) for name in "ab"]
    assert [len(bundle.legs) for bundle in drawn(*legs)] == [1, 1]
    assert not any(bundle.look.is_faint for bundle in drawn(*legs))


@pytest.mark.parametrize(
    ("statuses", "dashes", "colours"),
    [
        ((Status.PLANNED, Status.CONFIRMED), "dashed", (look.SAID,)),
        ((Status.PLANNED, Status.PLANNED), "dotted", (look.SAID,)),
        ((Status.CONFIRMED, Status.DISPUTED), "dashed", (look.SAID, look.DENIED)),
        ((Status.ALLEGED, Status.DENIED), "dashed", (look.SAID, look.DENIED)),
        ((Status.DENIED, Status.DENIED), "dashed", (look.DENIED,)),
    ],
)
def test_a_bundle_looks_like_its_strongest_hop_and_hides_no_denial(statuses, dashes, colours):
    legs = [leg(IRAN, RUSSIA, id=str(i), status=status) for i, status in enumerate(statuses)]
    (bundle,) = drawn(*legs)
    assert (bundle.look.dashes, bundle.look.colours) == (dashes, colours)
    assert bundle.look.is_crossed == (look.SAID not in colours)
    assert bundle.look.is_faint
    assert look.count_tag(bundle) == "×2"


def test_a_line_is_wider_for_each_further_origin():
    sources = [source(id=name, origin=name) for name in "abcdef"]
    cited = [tuple(citation("from Amirabad", of=one) for one in sources[:n]) for n in (1, 2, 6)]
    widths = [
        look.bundles([leg(id="x", citations=cites)], sources)[0].look.width_px for cites in cited
    ]
    assert widths == [2.5, 3.6, 5.8]


def test_two_directions_lie_on_opposite_lanes_of_the_map():
    bundles = drawn(statement(Status.ALLEGED), statement(Status.ALLEGED, RUSSIA, IRAN))
    # Each to the left of its own direction: on the two sides of the line between the places.
    assert look.lanes(bundles) == (-0.5, -0.5)
    assert look.lanes(bundles[:1]) == (0.0,)


def test_the_legend_names_only_what_occurs():
    def words(*legs):
        ends = [end for one in legs for end in (one.hop.from_place, one.hop.to_place)]
        return [entry.words for entry in look.legend(drawn(*legs), ends)]

    assert words(leg(mode=Mode.SEA)) == ["by sea, path computed"]
    assert words(leg(status=Status.DENIED)) == ["stated, path not known", "denied"]
    assert words(statement(Status.PLANNED), statement(Status.DISPUTED)) == [
        "stated, path not known",
        "said and denied",
        "fainter: only countries named",
        "several statements between the same two countries",
        "fading: end not exactly known",
        "somewhere in this area",
    ]
    assert words() == []


def test_a_line_fades_towards_what_is_not_exactly_known():
    vague = reading("Sisha", certainty="probable", because="a guess")
    for begin, end, fades in (
        (None, None, (False, False)),
        (IRAN, None, (True, False)),
        (None, vague, (False, True)),
        (IRAN, RUSSIA, (True, True)),
    ):
        (bundle,) = drawn(leg(begin, end))
        assert bundle.look.fades == fades


BAKU, MOSCOW_READING = reading("Baku", Point(49.9, 40.36)), reading("Moscow", MOSCOW)


def test_each_stretch_of_a_line_shows_what_is_known_of_it():
    (bundle,) = drawn(leg(mode=Mode.SEA, waypoints=(BAKU, MOSCOW_READING)))
    dashes = [stroke.dashes for stroke in bundle.look.strokes]
    assert dashes == ["solid", "dashed"]
    assert sum(stroke.share for stroke in bundle.look.strokes) == pytest.approx(1)


def test_a_line_that_is_all_alike_is_one_stretch():
    (bundle,) = drawn(leg(mode=Mode.ROAD, waypoints=(BAKU,)))
    assert bundle.look.strokes == ()
    assert [stroke.share for stroke in bundle.look.whole] == [1.0]


def test_a_way_to_a_given_path_is_thin_where_it_can_be_seen():
    line = LineString([(53.0, 37.3), (51.0, 40.0), (47.5, 42.98)])
    path = GivenPath(file="ship.gpx", sha256="0" * 64, line=line)
    (bundle,) = drawn(leg(mode=Mode.SEA, given_path=path))
    assert [(stroke.is_thin, stroke.dashes) for stroke in bundle.look.strokes] == [
        (True, "solid"),
        (False, "solid"),
    ]
    words = [entry.words for entry in look.legend([bundle], [])]
    assert words == ["by sea, path given", "between a place and the path beside it"]


@given(st.floats(0, 0.99), st.floats(0.01, 1), st.integers(1, 5))
def test_what_is_cut_out_of_a_line_keeps_its_looks_and_loses_the_fading_of_ends(low, part, count):
    high = min(1.0, low + part)
    strokes = tuple(
        look.Stroke(share=1 / count, dashes="solid" if i % 2 else "dashed") for i in range(count)
    )
    whole = look.Look(strokes=strokes, fades=(True, True))
    cut = look.between(whole, low, high)
    assert sum(stroke.share for stroke in cut.whole) == pytest.approx(1)
    assert cut.fades == (low == 0, high == 1)


def test_lines_that_are_drawn_alike_share_an_entry():
    air = replace(leg(mode=Mode.AIR), certainty="likely")
    air = replace(air, parts=tuple(replace(part, kind="geodesic") for part in air.parts))
    sea = replace(air, hop=replace(air.hop, id="b", mode=Mode.SEA))
    sea = replace(sea, parts=tuple(replace(part, kind="water") for part in sea.parts))
    entries = look.legend(look.bundles([air, sea], SOURCES), [])
    assert [entry.words for entry in entries] == ["by air, shortest line · by sea, path computed"]
