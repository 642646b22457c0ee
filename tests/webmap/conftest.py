"""A route made by hand from the seed documents, and a browser without a network."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page
from shapely import LineString, Point

from routes import geodesy
from routes.gazetteer import Place
from routes.heading import Heading
from routes.hop import Citation, Hop, Mode, PlaceReading, Status
from routes.leg import Leg, LegPart
from routes.page_options import PageOptions
from routes.source import Source, find_quote, read_text
from routes.webmap import Facts, to_html

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = {
    "independent": ("000_1bbed2a3775388e3.txt", "The Independent"),
    "pa": ("001_e5641fb0f5451239.txt", "Press Association"),
    "rferl": ("002_c834ae774d520e6e.txt", "Radio Free Europe/Radio Liberty"),
    "aljazeera": ("003_91c378dfe978b2ac.txt", None),
    "d004": ("004_823e27110d85d8d8.txt", None),
}
ORIGINS = {"white-house": "White House release and briefing by John Kirby, 9 June 2023"}
HEADING = Heading(
    title="From the Caspian to two air bases: the route as told",
    summary="What five reports of 9 June 2023 say of how Iranian-made drones reach Russia. "
    "All five rest on one White House release.",
)
SAID_SEA = [
    ("rferl", "shipped across the Caspian Sea, from Amirabad, Iran, to Makhachkala, Russia"),
    ("pa", "shipped through the Caspian Sea, from Amirabad in Iran to Makhachkala, Russia"),
]
DENIED = (
    "pa",
    "Iran has said it provided drones to Russia before the start of the war but not since",
)
ONWARD = (
    "d004",
    "then sent to Russian forces at the western air bases in Sisha and Primorsko-Akhtarsk",
)
CASPIAN = [
    (53.3654, 36.85185),
    (53.2, 37.2),
    (51.4, 39.6),
    (49.2, 42.4),
    (48.2, 43.1),
    (47.50027, 42.97782),
]


@dataclass(frozen=True)
class Sample:
    """What a page shows, by the names that `Facts` has for it."""

    legs: list[Leg]
    places: list[PlaceReading]
    sources: list[Source]
    origins: dict[str, str] = field(default_factory=lambda: dict(ORIGINS))
    heading: Heading = HEADING

    @property
    def arguments(self) -> dict:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def html(self, **options: object) -> str:
        return to_html(Facts(**self.arguments), PageOptions(**options))


def source_of(source_id: str) -> Source:
    file, publisher = FILES[source_id]
    text, sha256 = read_text(SEEDS / file)
    return Source(
        id=source_id,
        file=file,
        text=text,
        sha256=sha256,
        origin="white-house",
        publisher=publisher,
        published="2023-06-09",
    )


def reading(
    name: str, lonlat: tuple[float, float], code: str, country: str, **more: object
) -> PlaceReading:
    place = Place(
        gazetteer_id=f"geonames:{len(name)}",
        name=str(more.pop("entry", name)),
        alternate_names=more.pop("also", ()),
        point=Point(lonlat),
        feature_class="P",
        feature_code=code,
        country_code=country,
        uncertainty_km=more.pop("uncertainty_km", 1.0),
    )
    return PlaceReading(id=name.lower().replace(" ", "-"), name=name, place=place, **more)


def readings() -> dict[str, PlaceReading]:
    made = [
        reading("Iran", (53.3, 32.4), "PCLI", "IR", uncertainty_km=720.0),
        reading("Russia", (96.6, 61.9), "PCLI", "RU", uncertainty_km=2300.0),
        reading(
            "Amirabad",
            (53.3654, 36.85185),
            "PRT",
            "IR",
            also=("بندر امیرآباد", "Bandar-e Amirabad"),
        ),
        reading(
            "Makhachkala", (47.50027, 42.97782), "PPLA", "RU", also=("Махачкала", "Anzhi", "Анжи")
        ),
        reading(
            "Sisha",
            (33.34, 53.715),
            "AIRB",
            "RU",
            entry="Seshcha Air Base",
            read_as="Seshcha",
            certainty="probable",
            because="no air base called Sisha exists; Seshcha is the one that sounds like it",
        ),
        reading("Primorsko-Akhtarsk", (38.24, 46.059), "AIRB", "RU", also=("Приморско-Ахтарск",)),
        reading("Alabuga Special Economic Zone", (52.05, 55.82), "INDS", "RU", uncertainty_km=5.0),
    ]
    return {place.name: place for place in made}


def leg(hop: Hop, line: LineString | None = None) -> Leg:
    drawn = line or geodesy.geodesic_line(hop.from_place.point, hop.to_place.point)
    length_km = geodesy.length_km(drawn)
    slack_km = hop.from_place.place.uncertainty_km + hop.to_place.place.uncertainty_km
    return Leg(
        hop=hop,
        parts=(
            LegPart(
                kind="water" if line else "unknown",
                line=drawn,
                length_km=length_km,
                evidence="drawn for a test",
            ),
        ),
        length_km=length_km,
        length_range_km=(max(0.0, length_km - slack_km), length_km + slack_km),
        method="water path" if line else "geodesic",
        certainty="likely" if line else "not known",
    )


def sample() -> Sample:
    sources = {source_id: source_of(source_id) for source_id in FILES}
    at = readings()

    def hop(begin: str, end: str, says: list[tuple[str, str]], **more: object) -> Hop:
        denies = more.pop("denies", [])
        cited = [("says", quote) for quote in says] + [("denies", quote) for quote in denies]
        return Hop(
            id=f"{at[begin].id}-to-{at[end].id}",
            from_place=at[begin],
            to_place=at[end],
            mode=more.pop("mode", Mode.UNKNOWN),
            status=more.pop("status", Status.ALLEGED),
            citations=tuple(
                Citation(stance=stance, quote=find_quote(sources[source_id], words))
                for stance, (source_id, words) in cited
            ),
            **more,
        )

    plant = (
        "rferl",
        "Russia is receiving materials from Iran needed to build a UAV",
    )
    bought = (
        "pa",
        "Iran announced that it had finalised a deal to buy Su-35 fighter jets from Russia",
    )
    hops = [
        hop(
            "Iran",
            "Amirabad",
            [("d004", "the drones are transported from Iran through the coastal city of Amirabad")],
        ),
        hop(
            "Amirabad",
            "Makhachkala",
            SAID_SEA,
            denies=[DENIED],
            mode=Mode.SEA,
            status=Status.DISPUTED,
            cargo="one-way attack drones",
            date="../2023-05",
        ),
        hop("Makhachkala", "Sisha", [ONWARD]),
        hop("Makhachkala", "Primorsko-Akhtarsk", [ONWARD]),
        hop(
            "Iran",
            "Alabuga Special Economic Zone",
            [plant],
            cargo="materials for a drone plant",
            implied_to="the plant is the one in the Alabuga zone",
        ),
        hop(
            "Russia",
            "Iran",
            [bought],
            status=Status.PLANNED,
            cargo="Su-35 fighter jets",
            mode=Mode.AIR,
        ),
    ]
    legs = [leg(one, LineString(CASPIAN) if one.mode is Mode.SEA else None) for one in hops]
    return Sample(legs=legs, places=list(at.values()), sources=list(sources.values()))


@pytest.fixture(scope="session")
def story() -> Sample:
    return sample()


@pytest.fixture(scope="session")
def bundled(story: Sample) -> Sample:
    """The story with two more hops from Russia to Iran, one of them denied."""
    last = story.legs[-1]
    more = [
        replace(last, hop=replace(last.hop, id=f"more-{cargo}", cargo=cargo, status=status))
        for cargo, status in (("trainers", Status.ALLEGED), ("radars", Status.DENIED))
    ]
    # The middle of the country, as the map of the world has it, lies in view.
    moscow = Point(44.69, 58.25)
    legs = [*story.legs, *more]
    near = {
        place.id: replace(place, place=replace(place.place, point=moscow))
        for place in story.places
        if place.name == "Russia"
    }

    def moved(one: Leg) -> Leg:
        begin = near.get(one.hop.from_place.id, one.hop.from_place)
        if begin is one.hop.from_place:
            return one
        return leg(replace(one.hop, from_place=begin))

    places = [near.get(place.id, place) for place in story.places]
    return replace(story, legs=[moved(one) for one in legs], places=places)


@pytest.fixture(scope="session")
def bundled_file(bundled: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("bundled") / "map.html"
    file.write_text(bundled.html(), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def page_html(story: Sample) -> str:
    return story.html()


@pytest.fixture(scope="session")
def page_file(page_html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("page") / "map.html"
    file.write_text(page_html, encoding="utf-8")
    return file


@dataclass
class Watched:
    """A browser page with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open a file with the network blocked; every attempt to use it is written down."""
    contexts: list[BrowserContext] = []

    def open_file(
        file: Path, *, width: int = 1280, height: int = 1000, **options: object
    ) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        watched = Watched(context.new_page())

        def answer(route):
            if route.request.url.startswith(("file:", "data:", "about:", "blob:")):
                route.continue_()
            else:
                watched.requests.append(route.request.url)
                route.abort("internetdisconnected")

        watched.page.route("**/*", answer)
        watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))
        watched.page.on(
            "console",
            lambda message: (
                watched.errors.append(message.text) if message.type == "error" else None
            ),
        )
        watched.page.goto(file.as_uri(), wait_until="load")
        return watched

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def opened_once(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Open a file for a module of tests that only read it."""
    context = browser.new_context()

    def open_file(file: Path) -> Page:
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="load")
        return page

    yield open_file
    context.close()


def with_heading(story: Sample, **words: str) -> Sample:
    return replace(story, heading=replace(story.heading, **words))


def middle_of(located: Locator) -> tuple[float, float]:
    box = located.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def becomes_true(page: Page | Frame, expression: str) -> None:
    """Wait until a JavaScript expression holds, for half a minute at most.

    Playwright's `wait_for_function` asks a second time by an eval inside the page, which the
    policy of our pages forbids; so it fails exactly when there is something to wait for.
    """
    until = time.monotonic() + 30
    while not page.evaluate(f"Boolean({expression})"):
        assert time.monotonic() < until, f"never true: {expression}"
        page.wait_for_timeout(20)
