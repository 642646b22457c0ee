"""The words in which hops, legs and sources are shown, the same in page, picture and terminal.

Each function takes the language of the map.
"""

from collections.abc import Sequence
from functools import cache

from routes.dates import written_date
from routes.geodesy.units import KM_PER_MILE
from routes.hop import Hop, Mode, PlaceReading, origins_of
from routes.language import ENGLISH, Language, Remark, is_right_to_left
from routes.leg import Leg, PathCertainty
from routes.source import Source

_WITH_LEAST = 3
"""Numbers of a line that tells a length and only the least of its range."""

NOT_STATED = "not stated"


def credits_words(language: Language = ENGLISH) -> str:
    """Return what stands under every map: whom it owes its data, as GeoNames' licence asks."""
    return f"{language.say('credit.places')}. {language.say('credit.base-map')}."


def hop_title(hop: Hop) -> str:
    """Return a hop's name: where from, where to; the arrow points the way the name is read."""
    begin = place_words(hop.from_place)
    arrow = "←" if is_right_to_left(begin) else "→"
    return f"{begin} {arrow} {place_words(hop.to_place)}"


def place_words(reading: PlaceReading) -> str:
    """Return a place's name, and the one the sources use where it was read as another.

    The result is such as `Seshcha (“Sisha”)`.
    """
    read_as = reading.read_as
    return reading.name if read_as in {None, reading.name} else f"{read_as} (“{reading.name}”)"


def mode_words(mode: Mode, language: Language = ENGLISH) -> str:
    """Return how the goods travel, as it is said in a sentence."""
    return language.say(f"mode.{mode}")


def length(length_km: float) -> Remark:
    """Return a length in kilometres and miles, to be said in any language.

    Examples
    --------
    >>> str(length(904.4))
    '904 km (562 miles)'
    """
    miles = Remark.of("miles", n=round(length_km / KM_PER_MILE))
    return Remark.of("length", km=length_km, miles=miles)


def length_words(length_km: float, language: Language = ENGLISH) -> str:
    """Return a length in kilometres and miles."""
    return language.tell(length(length_km))


def leg_words(leg: Leg, language: Language = ENGLISH) -> str:
    """Return how a hop goes and how long it is, in one line."""
    pattern, numbers = leg_line(leg, language)
    return pattern.format(*map(language.number, numbers))


def leg_line(leg: Leg, language: Language) -> tuple[str, tuple[int, ...]]:
    """Return a leg's line with `{0}`, `{1}` … for its numbers, and these; many share a pattern."""
    numbers = _leg_numbers(leg)
    miles = language.plural_form("miles", numbers[1]) if numbers else ""
    lines = ""
    if leg.method == "geodesic":
        lines = "path.straight-parts" if leg.hop.waypoints else "path.straight"
    return _pattern(leg.hop.mode, miles, lines, leg.certainty, len(numbers), language), numbers


def _leg_numbers(leg: Leg) -> tuple[int, ...]:
    """Return the length of a leg in kilometres and in miles, and its range in kilometres.

    There are none where the length means nothing, and no range where it is a single number.
    """
    if leg.passes_area:
        return ()
    low_km, high_km = leg.length_range_km
    length = round(leg.length_km), round(leg.length_km / KM_PER_MILE)
    if high_km is None:
        return *length, round(low_km)
    low, high = round(low_km), round(high_km)
    return (*length, low, high) if high > low else length


@cache
def _pattern(
    mode: Mode, miles: str, lines: str, certainty: PathCertainty, count: int, language: Language
) -> str:
    if not count:
        return language.listed([mode_words(mode, language), language.say("length.unknown")])
    length = language.say("length", km="{0}", miles=miles.format(n="{1}"))
    words = language.listed([mode_words(mode, language), length])
    if certainty == "not known":
        straight = f" {language.say(lines)}" if lines else ""
        words += f"{straight}{language.say('comma')} {language.say('path.unknown')}"
    if count == _WITH_LEAST:
        return f"{words}{language.say('semicolon')} {language.say('range.least', km='{2}')}"
    if count > _WITH_LEAST:
        words += f"{language.say('semicolon')} {language.say('range', low='{2}', high='{3}')}"
    return words


def way_words(leg: Leg, language: Language = ENGLISH) -> list[str]:
    """Return what is known of the way and of where its length comes from, a sentence each."""
    hop = leg.hop
    words = []
    if hop.waypoints:
        words.append(_waypoint_words(hop, language))
    if hop.given_path:
        words.append(language.say("way.given", file=hop.given_path.file))
    if leg.passages:
        passages = tuple(Remark.of(f"passage.{name}") for name in leg.passages)
        words.append(language.say("way.passes", passages=passages))
    words += map(language.tell, leg.remarks)
    if not leg.passes_area:
        words += [_range_words(source, language) for source in leg.range_sources]
    return words


@cache
def _range_words(source: Remark, language: Language) -> str:
    return language.say("way.range", source=source)


def _waypoint_words(hop: Hop, language: Language) -> str:
    words = language.say("way.by", places=tuple(map(place_words, hop.waypoints)))
    if not hop.implied_waypoints:
        return words
    how_many = "way.implied-one" if len(hop.waypoints) == 1 else "way.implied-some"
    why = language.say(how_many, why=hop.implied_waypoints)
    return f"{words}{language.say('semicolon')} {why}"


def support_words(hop: Hop, sources: Sequence[Source], language: Language = ENGLISH) -> str:
    """Return how many sources say a hop, and how many origins these have."""
    if not hop.says:
        denying = len({quote.source_id for quote in hop.denies})
        return language.say("denied-by", sources=language.counted("sources", denying))
    source_count = len({quote.source_id for quote in hop.says})
    origin_count = len(origins_of(hop, sources))
    return language.listed(
        [language.counted("sources", source_count), language.counted("origins", origin_count)]
    )


def source_words(source: Source, language: Language = ENGLISH) -> str:
    """Return who published a source and when, as it stands under a quote."""
    unknown = language.series([source.file, language.say("publisher.unknown")])
    publisher = source.publisher or unknown
    return language.listed([publisher, published_words(source, language)])


def published_words(source: Source, language: Language = ENGLISH) -> str:
    """Return when a source was published, or that it does not state it."""
    if source.published is None:
        return language.say("date.unknown")
    return written_date(source.published, language)


def reading_words(reading: PlaceReading, language: Language = ENGLISH) -> str:
    """Return how a place name was read, or an empty text where nothing needs saying."""
    if reading.read_as is None and reading.certainty == "sure":
        return ""
    words = language.say(
        "reading",
        name=reading.name,
        place=reading.read_as or reading.place.name,
        certainty=language.say(f"certainty.{reading.certainty}"),
    )
    return f"{words}: {reading.because}" if reading.because else words


def plural(count: int, noun: str) -> str:
    """Return a count with its English noun: `1 hop`, `2 hops`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
