"""Tests of the static picture."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Point

from routes import look, natural_earth, projection
from routes.errors import OutputError
from routes.gazetteer import Place
from routes.heading import Heading
from routes.hop import Citation, Hop, Mode, PlaceReading, Status
from routes.language import Language
from routes.leg import Leg, draw_leg
from routes.picture import draw_card, draw_svg, placement, raster, to_png
from routes.picture import sheet as sheet_module
from routes.picture.sheet import Sheet
from routes.picture.svg import element, shortened, text_width_px, wrapped
from routes.source import Quote, Source
from routes.theme import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
HEADING = Heading(
    title="Iranian attack drones to Russian bases, as told on 9 June 2023",
    summary="What five reports of 9 June 2023 say of how Iranian-made drones reach Russia. "
    "All five rest on one White House release.",
)
ISOLATES = re.compile("[\u2066-\u2069]")
HOSTILE = ("{{ 6*7 }}", "<img src=x onerror=window.__xss=1>", "</svg><script>alert(1)</script>")


def make_place(entry, lon, lat, *, code="PPL", country="RU", km=2.0, **reading):
    place = Place(
        gazetteer_id=f"test:{entry}",
        name=entry,
        point=Point(lon, lat),
        feature_class="A" if code.startswith("PCL") else "P",
        feature_code=code,
        country_code=country,
        uncertainty_km=km,
    )
    return PlaceReading(**{"id": entry.lower(), "name": entry, "place": place} | reading)


IRAN = make_place("Iran", 53.3, 32.4, code="PCLI", country="IR", km=720)
RUSSIA = make_place("Russia", 96.6, 61.9, code="PCLI", km=2300)
RUSSIA_NEAR = make_place("Russia", 44.7, 58.2, code="PCLI", km=2300)
CHINA = make_place("China", 103.8, 36.6, code="PCLI", country="CN", km=1700)
AMIRABAD = make_place("Amirabad", 53.3654, 36.85185, code="PRT", country="IR")
MAKHACHKALA = make_place("Makhachkala", 47.50027, 42.97782)
SESHCHA = make_place(
    "Seshcha", 33.34, 53.715, code="AIRB", name="Sisha", read_as="Seshcha", certainty="probable"
)
PRIMORSKO = make_place("Primorsko-Akhtarsk", 38.24, 46.059, code="AIRB")
ALABUGA = make_place("Alabuga special economic zone", 52.05, 55.82, code="INDS")


def make_source(source_id, origin="white-house"):
    return Source(
        id=source_id,
        file=f"{source_id}.txt",
        text="",
        sha256="",
        origin=origin,
        publisher="Press Association",
        published="2023-06-09",
    )


SOURCES = (make_source("pa"), make_source("rferl", origin="treasury"))


def make_citation(source_id="pa", stance="says"):
    quote = Quote(
        source_id=source_id, exact="from A to B", prefix="", suffix="", start=0, end=11, sha256=""
    )
    return Citation(stance=stance, quote=quote)


def make_leg(begin, end, *, mode=Mode.UNKNOWN, status=Status.ALLEGED, sources=("pa",), tag=""):
    hop = Hop(
        id=f"{begin.id}-{end.id}{tag}",
        from_place=begin,
        to_place=end,
        mode=mode,
        status=status,
        citations=tuple(make_citation(source_id) for source_id in sources),
    )
    return draw_leg(hop)


@pytest.fixture(scope="module")
def legs() -> tuple[Leg, ...]:
    return (
        make_leg(IRAN, AMIRABAD),
        make_leg(AMIRABAD, MAKHACHKALA, mode=Mode.SEA, sources=("pa", "rferl")),
        make_leg(MAKHACHKALA, SESHCHA),
        make_leg(MAKHACHKALA, PRIMORSKO),
        make_leg(IRAN, ALABUGA, status=Status.DISPUTED),
        make_leg(RUSSIA, IRAN, status=Status.PLANNED),
    )


def places_of(legs):
    ends = [end for leg in legs for end in (leg.hop.from_place, leg.hop.to_place)]
    return tuple({end.id: end for end in ends}.values())


def draw(legs, *, heading=HEADING, **options):
    return draw_svg(legs, places_of(legs), SOURCES, heading, **options)


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 (our own picture)


def texts(svg, css_class):
    root = parsed(svg)
    return [e.text for e in root.iter(f"{SVG}text") if e.get("class") == css_class]


def points_of(element):
    """The points of a path that starts somewhere and goes on in steps."""
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", element.get("d"))]
    return np.cumsum(np.reshape(numbers, (-1, 2)), axis=0)


def test_the_picture_is_xml_with_a_role_and_a_title(legs):
    root = parsed(draw(legs))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == HEADING.title
    assert root.find(f"{SVG}desc").text == HEADING.summary


def test_the_same_legs_give_the_same_bytes(legs):
    assert draw(legs) == draw(legs)


def test_every_hop_has_a_line_and_words_for_it(legs):
    root = parsed(draw(legs))
    hops = {e.get("data-hop"): e for e in root.iter(f"{SVG}g") if e.get("class") == "hop"}
    assert sorted(hops) == sorted(leg.hop.id for leg in legs)
    by_sea = hops["amirabad-makhachkala"]
    assert by_sea.find(f"{SVG}title").text == "Amirabad → Makhachkala"
    assert "by sea" in by_sea.find(f"{SVG}desc").text
    assert "2 origins" in by_sea.find(f"{SVG}desc").text


def test_known_unknown_and_planned_paths_differ_in_their_dashes(legs):
    root = parsed(draw(legs))
    dashes = {
        group.get("data-hop"): line.get("stroke-dasharray")
        for group in root.iter(f"{SVG}g")
        for line in group
        if line.get("class") == "line" and group.get("data-hop")
    }
    assert dashes["amirabad-makhachkala"] is None
    assert dashes["makhachkala-seshcha"] == "8 5.5"
    assert dashes["russia-iran"].startswith("0.1 ")


def strands_of(svg):
    group = next(e for e in parsed(svg).iter(f"{SVG}g") if e.get("data-hop"))
    return [path for path in group if path.get("class") == "line"]


def colours_of(svg):
    """Return the colours of the strands, in order; where one fades, of what it fades from."""
    stops = {
        f"url(#{gradient.get('id')})": gradient[0].get("stop-color")
        for gradient in parsed(svg).iter(f"{SVG}linearGradient")
    }
    inks = [path.get("stroke") for path in strands_of(svg)]
    return list(dict.fromkeys(stops.get(ink, ink) for ink in inks))


def test_a_line_fades_towards_a_probable_place_and_not_towards_a_sure_one():
    gradients = [
        [float(stop.get("stop-opacity")) for stop in gradient]
        for gradient in parsed(draw([make_leg(MAKHACHKALA, SESHCHA)])).iter(f"{SVG}linearGradient")
    ]
    assert gradients
    assert all(first > last for first, last in gradients)
    assert "linearGradient" not in draw([make_leg(MAKHACHKALA, PRIMORSKO)])


def test_what_is_said_and_denied_has_a_strand_of_each_colour():
    svg = draw([make_leg(MAKHACHKALA, SESHCHA, status=Status.DISPUTED)])
    assert colours_of(svg) == [LIGHT.said, LIGHT.denied]
    assert "said and denied" in svg


def test_lines_at_an_area_end_apart_on_its_rim(legs):
    groups = [e for e in parsed(draw(legs)).iter(f"{SVG}g") if "iran" in e.get("data-hop", "")]
    lines = [next(e for e in group if e.get("class") == "line") for group in groups]
    tips = [points_of(line)[0] for line in lines if points_of(line)[0][1] > 400]
    gaps = [np.hypot(*(a - b)) for i, a in enumerate(tips) for b in tips[:i]]
    assert len(tips) >= 2
    assert min(gaps) > 10


def test_what_is_only_denied_is_crossed():
    said = draw([make_leg(MAKHACHKALA, SESHCHA)])
    denied = draw([make_leg(MAKHACHKALA, SESHCHA, status=Status.DENIED)])
    assert colours_of(denied) == [LIGHT.denied]
    assert 'class="cross"' in denied
    assert 'class="cross"' not in said
    assert LIGHT.denied not in said


def test_statements_between_two_countries_are_one_line_with_their_number(legs):
    more = [make_leg(RUSSIA_NEAR, IRAN, status=status, tag=status) for status in Status]
    svg = draw((*legs[:-1], *more))
    groups = [e for e in parsed(svg).iter(f"{SVG}g") if e.get("class") == "bundle"]
    assert len(groups) == 1
    assert len([e for e in groups[0] if e.get("data-hop")]) == len(Status)
    assert "×6" in texts(svg, "count")
    assert "several statements between the same two countries" in svg


def test_a_misspelt_name_is_shown_as_it_stands_in_the_sources(legs):
    svg = draw(legs)
    assert "Seshcha" in texts(svg, "place-name")
    remarks = " ".join(texts(svg, "place-remark")).replace("\u00a0", " ")
    assert "air base · “Sisha” in the sources · probable" in remarks


def test_a_country_is_an_area_under_its_name_and_not_a_point(legs):
    svg = draw([*legs[:-1], make_leg(RUSSIA_NEAR, IRAN)])
    root = parsed(svg)
    glows = [e for e in root.iter(f"{SVG}circle") if e.get("class") == "area"]
    areas = [e for e in glows if float(e.get("r")) > 2 * look.RING_PX]
    points = [e for e in root.iter(f"{SVG}circle") if e.get("class") == "place"]
    assert (len(areas), len(points)) == (2, 5)
    assert texts(svg, "place-name").count("RUSSIA") == 1
    assert "RUSSIA" not in texts(svg, "country")
    assert texts(svg, "place-remark").count("somewhere in the country") == 2


def test_a_line_from_outside_the_window_is_named_where_it_enters(legs):
    svg = draw((*legs, make_leg(CHINA, ALABUGA)))
    assert "CHINA" not in texts(svg, "place-name")
    assert "from somewhere in China" in " ".join(texts(svg, "exit"))


def test_a_line_from_outside_enters_along_its_geodesic(legs):
    states = make_place("United States", -97, 39, code="PCLI", country="US", km=2500)
    root = parsed(draw((*legs, make_leg(states, ALABUGA))))
    group = next(e for e in root.iter(f"{SVG}g") if e.get("data-hop", "").startswith("united"))
    start, end = points_of(next(e for e in group if e.get("class") == "line"))[[0, -1]]
    assert start[1] < end[1]  # from the north, over the Arctic


@pytest.mark.parametrize(
    ("begin", "end"), [((180, 60), (-180, 60)), ((30, 60), (30, 60)), ((10, 89), (100, 89.9))]
)
def test_a_hop_without_length_or_at_the_pole_is_drawn(begin, end):
    leg = make_leg(make_place("A", *begin), make_place("B", *end))
    assert "A → B" in draw([leg])


def test_a_place_at_the_pole_is_marked_at_the_edge():
    root = parsed(draw([make_leg(MAKHACHKALA, make_place("Pole", 60, 89.5))]))
    heights = [float(e.get("cy")) for e in root.iter(f"{SVG}circle") if e.get("class") == "place"]
    frame = next(root.iter(f"{SVG}clipPath"))[0]
    assert 0 < min(heights) < float(frame.get("height")) / 5


def test_all_lines_end_inside_the_map(legs):
    root = parsed(draw((*legs, make_leg(CHINA, ALABUGA))))
    frame = next(root.iter(f"{SVG}clipPath"))[0]
    for group in root.iter(f"{SVG}g"):
        for line in group if group.get("data-hop") else ():
            if line.get("class") == "line":
                x, y = points_of(line).T
                assert -1 <= min(x) <= max(x) <= float(frame.get("width")) + 1
                assert -1 <= min(y) <= max(y) <= float(frame.get("height")) + 1


def test_a_line_of_unknown_path_keeps_clear_of_places_it_does_not_concern(legs):
    root = parsed(draw(legs))
    marks = [e for e in root.iter(f"{SVG}circle") if e.get("class") == "place"]
    at = [Point(float(e.get("cx")), float(e.get("cy"))) for e in marks]
    group = next(e for e in root.iter(f"{SVG}g") if e.get("data-hop", "").startswith("iran-alab"))
    line = next(e for e in group if e.get("class") == "line")
    drawn = LineString(points_of(line))
    assert sorted(drawn.distance(point) for point in at)[1] > 8


def test_two_hops_between_the_same_places_lie_side_by_side():
    there = make_leg(MAKHACHKALA, SESHCHA)
    back = make_leg(SESHCHA, MAKHACHKALA)
    root = parsed(draw([there, back]))
    lines = [e.get("d") for e in root.iter(f"{SVG}path") if e.get("class") == "line"]
    assert len(lines[0]) != len(lines[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    named = make_place(text, 47.5, 43.0)
    svg = draw([make_leg(named, SESHCHA)], heading=Heading(title=text, summary=text), width_px=1280)
    root = parsed(svg)
    assert root.find(f"{SVG}title").text == text
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "clipPath", "path", "circle", "line", "text",
        "defs", "linearGradient", "radialGradient", "stop",
    }  # fmt: skip


def test_characters_that_xml_forbids_are_replaced():
    named = make_place("Bad\x00name\x1b", 47.5, 43.0)
    parsed(draw([make_leg(named, SESHCHA)]))


def test_the_picture_fetches_nothing(legs):
    svg = draw(legs).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|href|url\((?!#)|@import|<script", svg)


def test_names_overlap_neither_each_other_nor_the_marks(legs):
    window = projection.desk_window(legs)
    sheet = Sheet(window=window, width_px=1200, height_px=1200 / projection.aspect(window))
    placed = sheet_module.marks(places_of(legs), sheet)
    tracks = sheet_module.tracks(look.bundles(legs, SOURCES), placed, sheet)
    marks = [mark for mark in placed.values() if mark.is_shown]
    on = placement.taken(marks, tracks, sheet)
    boxes = [text.box for _, text in placement.place_names(marks, on)]
    boxes += [text.box for text in placement.place_exits(tracks, on)]
    for i, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:i])
        points = [mark for mark in marks if mark.extent == "point"]
        assert not any(box.contains(Point(mark.at_px)) for mark in points)
        assert on.frame.contains(box)


@given(st.text(max_size=60), st.floats(20, 300))
def test_wrapping_keeps_every_character_but_the_spaces(text, width_px):
    lines = wrapped(text, width_px, 14)
    kept = ISOLATES.sub("", "".join(lines))
    assert "".join(kept.split()) == "".join(ISOLATES.sub("", text).split())
    assert all(text_width_px(line, 14) <= width_px for line in lines if len(line) > 1)


@given(st.text(max_size=60), st.floats(20, 300))
def test_a_shortened_text_is_the_longest_beginning_that_fits(text, width_px):
    whole = text_width_px(text, 14) <= width_px
    fits = [n for n in range(len(text)) if text_width_px(f"{text[:n]}…", 14) <= width_px]
    beginning = f"{text[: max(fits, default=0)].rstrip()}…"
    assert shortened(text, width_px, 14) == (text if whole else beginning)


def test_each_line_of_a_broken_text_closes_the_isolates_that_it_opens():
    line = Language("fa").listed(["پایگاه هوایی", "در منابع «\u2068Sisha Air Base\u2069»", "محتمل"])
    lines = wrapped(line, 90, 11)
    assert len(lines) > 2
    for one in lines:
        depths = np.cumsum([char in "\u2067\u2068" or -(char == "\u2069") for char in one])
        assert min(depths) >= 0
        assert depths[-1] == 0


def test_marks_of_direction_and_signs_over_letters_have_no_width():
    bare = text_width_px("مرجح", 12)
    assert text_width_px("\u2068مرجّح\u2069", 12) == bare


def test_in_persian_words_begin_at_the_right_and_names_are_persian(legs):
    svg = draw(legs, heading=replace(HEADING, language=Language("fa")))
    root = parsed(svg)
    width = float(root.get("width"))
    title = next(e for e in root.iter(f"{SVG}text") if "Iranian" in e.text)
    assert (title.get("x"), title.get("text-anchor")) == (f"{width - 40:g}", "end")
    legend = [e for e in root.iter(f"{SVG}text") if "مسیر نامعلوم" in e.text]
    assert float(legend[0].get("x")) > width / 2
    assert "دریای سیاه" in texts(svg, "sea")
    assert "ترکیه" in texts(svg, "country")


def test_arabic_letters_are_neither_parted_nor_slanted(legs):
    svg = draw(legs, heading=replace(HEADING, language=Language("ar")))
    quiet = [e for e in parsed(svg).iter(f"{SVG}text") if e.get("class") in {"sea", "country"}]
    assert len(quiet) > 8
    assert not [e for e in quiet if e.get("font-style") or e.get("letter-spacing")]
    english = parsed(draw(legs))
    assert [e for e in english.iter(f"{SVG}text") if e.get("letter-spacing")]


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_any_text_can_stand_in_the_picture(text):
    root = ET.Element("svg")
    element(root, "text", text, data_name=text)
    assert len(parsed(ET.tostring(root))) == 1


@pytest.mark.parametrize("width_px", [320, 390, 1280])
def test_the_picture_has_the_width_asked_for(legs, width_px):
    root = parsed(draw(legs, width_px=width_px))
    assert root.get("width") == str(width_px)
    sizes = [float(e.get("font-size")) for e in root.iter() if e.get("font-size")]
    assert min(sizes) >= 11
    groups = [e for e in root.iter(f"{SVG}g") if e.get("font-size")]
    sized = {text for group in groups for text in group.iter(f"{SVG}text")}
    assert all(e.get("font-size") or e in sized for e in root.iter(f"{SVG}text"))


def test_the_credits_name_the_sources_and_the_base_map(legs):
    svg = draw(legs)
    assert "Press Association · 9 June 2023" in svg
    assert "borders in the German point of view" in svg
    assert "GeoNames (CC BY 4.0" in svg
    assert "miles" in svg


def test_a_route_across_180_degrees_is_drawn_in_one_piece():
    anadyr = make_place("Anadyr", 177.5, 64.7)
    nome = make_place("Nome", -165.4, 64.5, country="US")
    root = parsed(draw([make_leg(anadyr, nome)]))
    line = next(e for e in root.iter(f"{SVG}path") if e.get("class") == "line")
    assert line.get("d").count("M") == 1


def test_a_hop_within_one_country_known_only_as_a_country_is_drawn():
    parsed(draw([make_leg(RUSSIA, RUSSIA)]))


def test_without_legs_the_world_is_drawn():
    parsed(draw([]))


def test_a_card_is_1200_by_630_and_holds_any_headline(legs):
    for title in ("Short", "An endless headline of many words " * 12):
        svg = draw_card(
            legs, places_of(legs), SOURCES, Heading(title=title, summary="A summary. " * 9)
        )
        root = parsed(svg)
        assert (root.get("width"), root.get("height")) == ("1200", "630")
        lines = [e for e in root if e.tag == f"{SVG}text"]
        assert max(float(e.get("y")) for e in lines[:-2]) < 575


def test_a_picture_in_pixels_has_its_width_and_its_words(legs):
    svg = draw(legs)
    png = to_png(svg, width_px=800)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 800
    assert png == to_png(svg, width_px=800)
    assert png != to_png(re.sub(r"<text.*?</text>", "", svg), width_px=800)


def test_without_fonts_no_picture_in_pixels_is_made(monkeypatch):
    monkeypatch.setattr(raster, "_families", lambda: None)
    with pytest.raises(OutputError, match="apt-get install fonts-dejavu-core"):
        to_png("<svg/>", width_px=8)


def test_a_line_that_runs_into_a_port_and_out_again_is_drawn_whole():
    odesa, piraeus = make_place("Odesa", 30.75, 46.48), make_place("Piraeus", 23.62, 37.94)
    algiers, lisbon = make_place("Algiers", 3.07, 36.78), make_place("Lisbon", -9.13, 38.7)
    one = make_leg(odesa, lisbon, mode=Mode.SEA)
    leg = draw_leg(replace(one.hop, waypoints=(piraeus, algiers)))
    svg = draw_svg([leg], [odesa, piraeus, algiers, lisbon], SOURCES, HEADING)
    lines = [e for e in parsed(svg).iter(f"{SVG}path") if e.get("class") == "line"]
    span = np.ptp(np.vstack([points_of(line) for line in lines]), axis=0)
    assert span[0] > 700
    assert texts(svg, "exit") == []


def test_quiet_names_of_the_picture_lie_on_their_country_or_sea(legs):
    root = parsed(draw(legs))
    window = projection.desk_window(legs)
    sheet = Sheet(window=window, width_px=1200, height_px=round(1200 / projection.aspect(window)))
    base = natural_earth.clip(window)
    placed = placement.place_quiet(base.labels, base.land, sheet, placement.taken([], [], sheet))
    shapes = {label.name.casefold(): label for label in base.labels}
    land = sheet.shape_px(base.land)
    assert len(placed) > 8
    for text in placed:
        label = shapes[text.names[0].casefold()]
        ground = land if label.kind == "sea" else sheet.shape_px(label.shape)
        share = shapely.clip_by_rect(ground, *text.box.bounds).area / text.box.area
        assert (1 - share if label.kind == "sea" else share) >= 0.8
    assert any(e.get("class") == "country" for e in root.iter(f"{SVG}text"))


def test_a_name_that_stands_off_its_mark_is_tied_to_it():
    hub = make_place("Hub", 30.0, 50.0)
    around = [
        make_place(f"A long name {i}", 30.0 + 2.5 * (i % 5 - 2), 50.3 + 1.2 * (i // 5 - 2))
        for i in range(25)
    ]
    crowd = tuple(make_leg(hub, one) for one in around)
    root = parsed(draw(crowd))
    ties = [line for line in root.iter(f"{SVG}line") if line.get("class") == "leader"]
    assert 0 < len(ties) < len(around)
    for tie in ties:
        x1, y1, x2, y2 = (float(tie.get(key)) for key in ("x1", "y1", "x2", "y2"))
        assert 5 < np.hypot(x2 - x1, y2 - y1) < 40


def test_names_beside_their_marks_are_not_tied(legs):
    assert "leader" not in draw(legs)
