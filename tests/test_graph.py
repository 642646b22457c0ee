import networkx as nx
import numpy as np
import pytest
from shapely import Point, get_coordinates
from shapely.geometry import shape

from routes import RouteGraph, geodesy
from routes.errors import OutputError, UnknownPlaceError
from routes.heading import Heading
from routes.hop import Status
from tests.examples import citation, hop, reading, source


def graph_of(*hops, sources=None):
    return RouteGraph.from_hops(
        hops, sources=sources or [source()], origins={"o": "it"}, heading=Heading(title="T")
    )


def chain():
    """Build a route A-B-C, and a shorter one straight from A to C; b and c repeat one origin."""
    a, b, c = (reading(name, Point(lon, 0)) for name, lon in (("A", 0), ("B", 5), ("C", 1)))
    sources = [source(id=name, origin=origin) for name, origin in ("ao", "bp", "cp")]
    by_a, by_b, by_c = (citation("from Amirabad", of=one) for one in sources)
    return graph_of(
        hop(a, b, id="a-b", citations=(by_a, by_b)),
        hop(b, c, id="b-c", citations=(by_a,)),
        hop(a, c, id="a-c", citations=(by_b, by_c)),
        sources=sources,
    )


def ids(paths):
    return [[one.id for one in path] for path in paths]


def test_the_graph_is_a_directed_multigraph_of_places_and_hops(seeds_graph):
    graph = seeds_graph.to_networkx()
    assert type(graph) is nx.MultiDiGraph
    assert list(graph) == [one.id for one in seeds_graph.places]
    assert {(u, v, key) for u, v, key in graph.edges(keys=True)} == {
        (one.from_place.id, one.to_place.id, one.id) for one in seeds_graph.hops
    }
    assert graph.graph["title"] == seeds_graph.heading.title


def test_hops_between_the_same_places_stay_apart(seeds_graph):
    stated = [
        one
        for one in seeds_graph.hops
        if (one.from_place.id, one.to_place.id) == ("iran", "russia")
    ]
    assert len(stated) > 1
    assert seeds_graph.to_networkx().number_of_edges("iran", "russia") == len(stated)


def test_a_node_carries_where_its_place_lies_and_how_sure_that_is(seeds_graph):
    node = seeds_graph.to_networkx().nodes["sisha"]
    assert node["name"] == "Sisha"
    assert (node["lon"], node["lat"]) == pytest.approx((33.34, 53.715))
    assert (node["gazetteer_id"], node["feature_code"]) == ("ourairports:RU-0240", "AIRB")
    assert (node["certainty"], node["uncertainty_km"]) == ("probable", 3.0)


def test_the_length_of_the_graph_is_the_sum_of_its_legs_and_of_its_edges(seeds_graph):
    total_km = sum(one.length_km for one in seeds_graph.legs)
    assert seeds_graph.length_km == pytest.approx(total_km)
    assert sum(geodesy.length_km(one.line) for one in seeds_graph.legs) == pytest.approx(total_km)
    rounding_km = 0.05 * len(seeds_graph.legs)
    edges_km = seeds_graph.to_networkx().size(weight="length_km")
    assert edges_km == pytest.approx(total_km, abs=rounding_km)


def test_places_come_once_in_order_of_first_use():
    assert [one.id for one in chain().places] == ["a", "b", "c"]


def test_a_graph_without_hops_is_empty_and_has_no_length():
    empty = graph_of()
    assert (empty.places, empty.length_km) == ((), 0)
    assert empty.to_networkx().number_of_nodes() == 0


def test_the_table_has_one_row_a_hop_in_epsg_4326_with_names_and_quotes(seeds_graph):
    table = seeds_graph.to_geodataframe()
    assert table.crs.to_string() == "EPSG:4326"
    assert list(table["hop"]) == [one.id for one in seeds_graph.hops]
    assert {"from_name", "to_name", "quotes", "length_km", "method", "status"} <= set(table.columns)
    sea = table.set_index("hop").loc["amirabad-makhachkala"]
    assert (sea["from_name"], sea["to_name"]) == ("Amirabad", "Makhachkala")
    assert all("Makhachkala" in words for words in sea["quotes"])
    assert get_coordinates(sea["geometry"])[0] == pytest.approx([53.3654, 36.85185])


def test_the_quotes_of_the_table_are_those_that_say_the_hop(seeds_graph):
    table = seeds_graph.to_geodataframe()
    said = [[quote.exact for quote in one.says] for one in seeds_graph.hops]
    assert list(table["quotes"]) == said


def test_the_drones_have_one_route_from_the_port_to_each_air_base(seeds_graph):
    assert ids(seeds_graph.paths("Amirabad", "Primorsko-Akhtarsk")) == [
        ["amirabad-makhachkala", "makhachkala-primorsko-akhtarsk"]
    ]
    assert ids(seeds_graph.paths("Amirabad", "Sisha")) == [
        ["amirabad-makhachkala", "makhachkala-sisha"]
    ]


def test_without_the_one_origin_of_all_sources_no_route_is_left(seeds_graph):
    assert seeds_graph.paths("Amirabad", "Primorsko-Akhtarsk", without="white-house") == ()
    assert seeds_graph.paths("Iran", "Russia", without="white-house") == ()


def test_a_hop_that_other_sources_say_too_outlives_the_loss_of_one(seeds_graph):
    whole = seeds_graph.paths("Amirabad", "Makhachkala")
    assert whole
    for one in seeds_graph.sources:
        assert seeds_graph.paths("Amirabad", "Makhachkala", without=one.id) == whole


def test_routes_come_shortest_first():
    assert ids(chain().paths("A", "C")) == [["a-c"], ["a-b", "b-c"]]


@pytest.mark.parametrize(
    ("without", "left"),
    [
        ("a", [["a-c"]]),  # b-c rests on a alone
        ("b", [["a-c"], ["a-b", "b-c"]]),
        ("c", [["a-c"], ["a-b", "b-c"]]),
        ("o", [["a-c"]]),
        ("p", [["a-b", "b-c"]]),  # a-c rests on b and c, and both on p
    ],
)
def test_a_hop_falls_with_the_source_or_origin_it_alone_rests_on(without, left):
    assert ids(chain().paths("A", "C", without=without)) == left


def test_routes_follow_the_direction_of_the_hops():
    assert chain().paths("C", "A") == ()


def test_a_place_answers_to_its_id_its_name_its_reading_and_its_gazetteer_name(seeds_graph):
    routes_of = [
        ids(seeds_graph.paths("makhachkala", name))
        for name in ("sisha", "Sisha", "SESHCHA", "Seshcha Air Base")
    ]
    assert routes_of == [[["makhachkala-sisha"]]] * 4


def test_a_place_outside_the_graph_is_refused_with_the_places_it_has(seeds_graph):
    with pytest.raises(
        UnknownPlaceError,
        match=r"no place of this graph is 'Tehran'; it has: .*Amirabad \(amirabad\)",
    ):
        seeds_graph.paths("Tehran", "Russia")


def test_a_name_that_two_places_bear_is_refused_with_both():
    one, two = reading("Port", id="p1"), reading("Port", Point(1, 1), id="p2")
    with pytest.raises(UnknownPlaceError, match=r"more than one place .*Port \(p1\), Port \(p2\)"):
        graph_of(hop(one, two)).paths("Port", "p2")


def test_an_unknown_source_or_origin_is_refused_with_those_there_are(seeds_graph):
    with pytest.raises(
        UnknownPlaceError, match=r"no source or origin is called 'nobody'.*pa.*whit"
    ):
        seeds_graph.paths("Iran", "Russia", without="nobody")


def test_a_hop_that_is_only_denied_does_not_fall_with_a_source_that_is_not_its_own():
    sources = [source(id="a"), source(id="b")]
    denied = citation("Iran denies it", "denies", of=sources[0])
    graph = graph_of(hop(status=Status.DENIED, citations=(denied,)), sources=sources)
    assert graph.paths("Amirabad", "Makhachkala", without="b") == graph.paths(
        "Amirabad", "Makhachkala"
    )


def positions(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for inner in coordinates:
        yield from positions(inner)


def test_geojson_keeps_to_rfc_7946(seeds_graph):
    collection = seeds_graph.to_geojson()
    assert collection["type"] == "FeatureCollection"
    features = collection["features"]
    assert len({feature["id"] for feature in features}) == len(features)
    for feature in features:
        assert feature["type"] == "Feature"
        assert feature["geometry"].keys() == {"type", "coordinates"}
        assert shape(feature["geometry"]).is_valid
        for position in positions(feature["geometry"]["coordinates"]):
            lon, lat = position
            assert abs(lon) <= 180
            assert abs(lat) <= 90


def test_geojson_has_a_line_for_each_hop_and_a_point_for_each_place(seeds_graph):
    features = seeds_graph.to_geojson()["features"]
    lines = [one for one in features if "hop" in one["properties"]]
    points = [one for one in features if "place" in one["properties"]]
    assert [one["id"] for one in lines] == [one.id for one in seeds_graph.hops]
    assert [one["id"] for one in points] == [one.id for one in seeds_graph.places]
    assert {one["geometry"]["type"] for one in lines} <= {"LineString", "MultiLineString"}
    assert {one["geometry"]["type"] for one in points} == {"Point"}
    place_of = {one["id"]: one["geometry"]["coordinates"] for one in points}
    for line in lines:
        ends = np.array(list(positions(line["geometry"]["coordinates"])))[[0, -1]]
        properties = line["properties"]
        assert ends.tolist() == [place_of[properties["from"]], place_of[properties["to"]]]


def test_the_table_is_written_to_a_path_or_returned(tmp_path):
    graph = graph_of(hop())
    assert graph.to_csv(tmp_path / "hops.csv") is None
    assert (tmp_path / "hops.csv").read_bytes().decode() == graph.to_csv()


def test_a_path_that_cannot_be_written_is_an_output_error(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        graph_of(hop()).to_csv(tmp_path)
