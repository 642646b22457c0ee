"""How hops look on a map, and what its legend says: the same on the page and in the picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from typing import Literal

import numpy as np
import shapely

from routes import projection
from routes.hop import Mode, PlaceReading, Status
from routes.language import ENGLISH, Language
from routes.leg import Leg, LegPart
from routes.source import Source

SAID = "said"
DENIED = "denied"
"""Colours are named by their role; `theme` has the values."""

CARD_PX = (1200, 630)
"""Width and height of the picture that is shown of a page where a link to it is shared."""

AREA_PX = 30.0
"""Distance from the middle of an area at which lines to it end, on a large map."""
GLOW_PX = 42.0
"""Radius of the glow of an area, on a large map."""
LEAST_AREA_SHARE = 0.4
"""The smallest areas are drawn this small: a glow larger than its area would cover others."""
GLOW = ((0.0, 0.20), (0.6, 0.13), (1.0, 0.0))
"""How much of the colour of what is said shows at a share of that radius."""
FAINT = 0.6
"""How much shows of a line between two areas."""
RING_PX = 9.0
"""Radius of the ring around a place whose reading is only probable; lines to it end there."""
FADE_PX = 46.0
"""Length over which a line fades towards an end that is not exactly known."""
FADE_SHARE = 0.4
"""The most of a line that one such end takes."""
FADED = 0.1
"""How much shows of it at the very end."""
THIN = 0.45
"""How wide a line is between a place and the path that begins beside it, of its own width."""

_THINNEST_PX = 1.4
_STEP_PX = 1.1
_MOST_STEPS = 4
_LEAST_THIN_SHARE = 0.02
"""The way to a path that is shorter than this share of the line is not told apart from it."""
_WEAKEST_LAST = (
    Status.CONFIRMED,
    Status.REPORTED,
    Status.ALLEGED,
    Status.DISPUTED,
    Status.PLANNED,
    Status.DENIED,
)

Dashes = Literal["solid", "dashed", "dotted"]
EntryKind = Literal["line", "several", "area", "probable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """How a stretch of a line is drawn.

    Parameters
    ----------
    share
        How much of the line it is, in its drawn length; the shares of all strokes make 1.
    dashes
        As for the whole line.
    is_thin
        Whether it only leads from a place to the path that begins beside it.
    """

    share: float
    dashes: Dashes
    is_thin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a line is drawn.

    Parameters
    ----------
    colours
        One strand for what is said, one of another colour for what is denied; two for both.
    dashes
        `solid` for a computed path, `dashed` for one that is not known, `dotted` for a plan.
    width_px
        Grows with the number of origins.
    is_crossed
        Whether it carries a ×: it is denied, and nothing else.
    is_faint
        Whether both its ends are areas.
    fades
        Whether it fades at its first and at its last end, since that is not exactly known.
    strokes
        Its stretches in order, where they are not all drawn alike.
    """

    colours: tuple[str, ...] = (SAID,)
    dashes: Dashes = "solid"
    width_px: float = _THINNEST_PX + _STEP_PX
    is_crossed: bool = False
    is_faint: bool = False
    fades: tuple[bool, bool] = (False, False)
    strokes: tuple[Stroke, ...] = ()

    @property
    def whole(self) -> tuple[Stroke, ...]:
        """The stretches of the line, one where all of it is drawn alike."""
        return self.strokes or (Stroke(share=1.0, dashes=self.dashes),)


def between(look: Look, low: float, high: float) -> Look:
    """Return the look of what lies between two shares of a line; it fades at whole ends only."""
    begins = np.cumsum([0.0, *(stroke.share for stroke in look.whole)]).tolist()
    strokes = tuple(
        replace(stroke, share=(min(end, high) - max(begin, low)) / (high - low))
        for stroke, (begin, end) in zip(look.whole, pairwise(begins), strict=True)
        if min(end, high) > max(begin, low)
    )
    fades = (look.fades[0] and low <= 0, look.fades[1] and high >= 1)
    return replace(look, strokes=strokes, fades=fades)


def dash_px(dashes: Dashes, width_px: float) -> tuple[float, ...]:
    """Return lengths of dash and gap in turn; a dot is a dash of no length with round ends."""
    return {
        "solid": (),
        "dashed": (round(width_px * 2 + 3, 1), round(width_px + 3, 1)),
        "dotted": (0.1, round(width_px * 2.2, 1)),
    }[dashes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The legs that one line stands for.

    It is one leg, or all legs that run from one area to another: these name no place, and say
    only that something goes from the one to the other.
    """

    legs: tuple[Leg, ...]
    look: Look

    @property
    def leg(self) -> Leg:
        """The first leg, whose line is drawn."""
        return self.legs[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of the legend: what is drawn, and what it means.

    Parameters
    ----------
    kind
        What is drawn: a line, the number at a line, the glow of an area, the ring of a place.
    words
        What it means.
    look
        The look of the line.
    sample
        The number.
    """

    kind: EntryKind
    words: str
    look: Look = Look()
    sample: str = ""


def bundles(legs: Sequence[Leg], sources: Sequence[Source]) -> tuple[Bundle, ...]:
    """Return the lines to draw, in the order of their first legs."""
    joined: dict[object, list[Leg]] = {}
    for leg in legs:
        begin, end = leg.hop.from_place, leg.hop.to_place
        shared = (begin.id, end.id) if begin.is_area and end.is_area else leg.hop.id
        joined.setdefault(shared, []).append(leg)
    origin_of = {source.id: source.origin for source in sources}
    return tuple(
        Bundle(legs=tuple(members), look=_look(members, origin_of)) for members in joined.values()
    )


def lanes(drawn: Sequence[Bundle]) -> tuple[float, ...]:
    """Return for each line how far it stands aside from others that join the same two places.

    The unit is the distance between two such lines, positive to the right of its direction.
    """
    ends = [(bundle.leg.hop.from_place.id, bundle.leg.hop.to_place.id) for bundle in drawn]
    joining: dict[tuple[str, str], list[int]] = {}
    for i, (begin, end) in enumerate(ends):
        joining.setdefault((begin, end) if begin <= end else (end, begin), []).append(i)
    found = [0.0] * len(drawn)
    for members in joining.values():
        for rank, i in enumerate(members):
            lane = rank - (len(members) - 1) / 2
            found[i] = lane if ends[i][0] <= ends[i][1] else -lane
    return tuple(found)


def count_tag(bundle: Bundle) -> str:
    """Return what stands at the middle of a line: how many hops it is, or an empty text for one."""
    return f"×{len(bundle.legs)}" if len(bundle.legs) > 1 else ""


def legend(
    drawn: Sequence[Bundle], places: Sequence[PlaceReading], language: Language = ENGLISH
) -> tuple[LegendEntry, ...]:
    """Return the entries of the legend: only what occurs on the map."""
    kinds = {_kind(bundle): bundle for bundle in reversed(drawn)}
    entries = list(
        dict.fromkeys(
            e for bundle in reversed(kinds.values()) for e in _line_entries(bundle, language)
        )
    )
    widths = [bundle.look.width_px for bundle in drawn]
    if widths and max(widths) > min(widths):
        wide = Look(width_px=max(widths))
        entries.append(LegendEntry(kind="line", words=language.say("legend.wider"), look=wide))
    faint = [bundle.look for bundle in drawn if bundle.look.is_faint]
    if faint:
        look = Look(dashes=faint[0].dashes, is_faint=True)
        entries.append(LegendEntry(kind="line", words=language.say("legend.fainter"), look=look))
    counts = [count_tag(bundle) for bundle in drawn if count_tag(bundle)]
    if counts:
        words = language.say("legend.several")
        entries.append(LegendEntry(kind="several", words=words, sample=max(counts)))
    if any(stroke.is_thin for bundle in drawn for stroke in bundle.look.strokes):
        look = Look(strokes=(Stroke(share=1.0, dashes="solid", is_thin=True),))
        entries.append(LegendEntry(kind="line", words=language.say("legend.access"), look=look))
    if any(any(bundle.look.fades) for bundle in drawn):
        look = Look(fades=(False, True))
        entries.append(LegendEntry(kind="line", words=language.say("legend.fading"), look=look))
    if any(place.is_area for place in places):
        entries.append(LegendEntry(kind="area", words=language.say("legend.area")))
    if any(is_probable(place) for place in places):
        entries.append(LegendEntry(kind="probable", words=language.say("legend.probable")))
    return _merged({entry.words: entry for entry in entries}.values(), language)


def _merged(entries: Iterable[LegendEntry], language: Language) -> tuple[LegendEntry, ...]:
    """Put what is drawn alike into one entry: two equal samples would tell nothing apart."""
    alike: dict[object, list[LegendEntry]] = {}
    for entry in entries:
        alike.setdefault((entry.kind, entry.look, entry.sample), []).append(entry)
    return tuple(
        replace(members[0], words=language.listed([entry.words for entry in members]))
        for members in alike.values()
    )


def is_probable(place: PlaceReading) -> bool:
    """Return whether a place is a point whose reading is only probable."""
    return not place.is_area and place.certainty == "probable"


def _kind(bundle: Bundle) -> object:
    """Return all that the entries of a line depend on."""
    return bundle.look, *(
        (leg.hop.mode, leg.hop.status, leg.certainty, *(part.kind for part in leg.parts))
        for leg in bundle.legs
    )


def _line_entries(bundle: Bundle, language: Language) -> list[LegendEntry]:
    dashes = bundle.look.dashes
    entries = [
        LegendEntry(kind="line", words=words, look=Look(dashes=drawn))
        for leg in bundle.legs
        for part in leg.parts
        if part.kind != "access"
        for words, drawn in [(_path_words(leg, part, language), _part_dashes(leg, part))]
        if len(bundle.legs) == 1 or drawn == dashes
    ]
    if len(bundle.look.colours) > 1:
        look = Look(colours=bundle.look.colours)
        entries.append(LegendEntry(kind="line", words=language.say("legend.both"), look=look))
    elif bundle.look.is_crossed:
        look = Look(colours=bundle.look.colours, is_crossed=True)
        entries.append(LegendEntry(kind="line", words=language.say("legend.denied"), look=look))
    return entries


def _path_words(leg: Leg, part: LegPart, language: Language) -> str:
    dashes = _part_dashes(leg, part)
    if dashes == "dotted":
        return language.say("legend.planned")
    if dashes == "dashed":
        return language.say("legend.unknown")
    way = language.say(f"legend.{part.kind}")
    if leg.hop.mode is Mode.UNKNOWN:
        return way
    return language.say("legend.list", mode=language.say(f"mode.{leg.hop.mode}"), way=way)


def dashes_of(leg: Leg) -> Dashes:
    """Return the dashes of a leg: what is known of its path, or that it is only planned."""
    if leg.hop.status is Status.PLANNED:
        return "dotted"
    return "solid" if leg.certainty == "likely" else "dashed"


def _strokes(leg: Leg) -> tuple[Stroke, ...]:
    """Return the stretches of a leg's line; none where all of it is drawn alike."""
    if len(leg.parts) == 1:
        return ()
    lengths = np.array([_drawn_length(part) for part in leg.parts])
    shares = (lengths / (lengths.sum() or 1.0)).tolist()
    is_thin = [
        part.kind == "access" and share >= _LEAST_THIN_SHARE
        for part, share in zip(leg.parts, shares, strict=True)
    ]
    styles = [
        (_part_dashes(leg, part), thin) for part, thin in zip(leg.parts, is_thin, strict=True)
    ]
    alike = [
        Stroke(share=sum(shares[i] for i in members), dashes=dashes, is_thin=thin)
        for (dashes, thin), members in groupby(range(len(styles)), key=lambda i: styles[i])
    ]
    return tuple(alike) if len(alike) > 1 else ()


def _part_dashes(leg: Leg, part: LegPart) -> Dashes:
    if leg.hop.status is Status.PLANNED:
        return "dotted"
    any_unknown = any(one.kind == "unknown" for one in leg.parts)
    return dashes_of(leg) if part.kind == "unknown" or not any_unknown else "solid"


def _drawn_length(part: LegPart) -> float:
    """Return the length of a part on the map, in widths of the world."""
    drawn = shapely.transform(part.line, projection.to_square)
    return float(shapely.length(drawn))


def _look(legs: Sequence[Leg], origin_of: Mapping[str, str]) -> Look:
    """Return the look of one line for some legs: dashes of the strongest, every denial shown."""
    strongest = min(legs, key=lambda leg: _WEAKEST_LAST.index(leg.hop.status))
    origins = {origin_of[quote.source_id] for leg in legs for quote in leg.hop.says}
    begin, end = legs[0].hop.from_place, legs[0].hop.to_place
    plain = _plain_look(
        frozenset([leg.hop.status for leg in legs]),
        dashes_of(strongest),
        min(max(len(origins), 1), _MOST_STEPS),
        (_is_vague(begin), _is_vague(end)),
        is_faint=begin.is_area and end.is_area,
    )
    strokes = _strokes(strongest) if len(legs) == 1 else ()
    return replace(plain, strokes=strokes) if strokes else plain


@cache
def _plain_look(
    statuses: frozenset[Status],
    dashes: Dashes,
    steps: int,
    fades: tuple[bool, bool],
    *,
    is_faint: bool,
) -> Look:
    is_denied = statuses == {Status.DENIED}
    is_both = not is_denied and bool(statuses & {Status.DENIED, Status.DISPUTED})
    return Look(
        colours=(SAID, DENIED) if is_both else (DENIED if is_denied else SAID,),
        dashes=dashes,
        width_px=round(_THINNEST_PX + _STEP_PX * steps, 1),
        is_crossed=is_denied,
        is_faint=is_faint,
        fades=fades,
    )


def _is_vague(place: PlaceReading) -> bool:
    return place.is_area or place.certainty == "probable"
