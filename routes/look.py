"""How hops look on a map, and what its legend says: the same on the page and in the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from routes.hop import PlaceReading, Status, origins_of
from routes.leg import Leg
from routes.source import Source

SAID = "#b3261e"
DENIED = "#1d4f7f"
INK = "#1c1b19"
QUIET_INK = "#5c5850"
PAPER = {"land": "#f5f2e9", "water": "#dfe8ee", "coast": "#b9c7ce", "border": "#bdb6a4"}

AREA_PX = 30.0
"""Distance from the middle of an area at which lines to it end, on a large map."""
GLOW_PX = 42.0
"""Radius of the glow of an area, on a large map."""
GLOW = ((0.0, 0.20), (0.6, 0.13), (1.0, 0.0))
"""How much of the colour of what is said shows at a share of that radius."""
FAINT = 0.6
"""How much shows of a line between two areas."""

_THINNEST_PX = 1.4
_STEP_PX = 1.1
_MOST_STEPS = 4
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
class Look:
    """How a line is drawn.

    Parameters
    ----------
    colours
        One strand in red for what is said, in blue for what is denied; two strands for both.
    dashes
        `solid` for a computed path, `dashed` for one that is not known, `dotted` for a plan.
    width_px
        Grows with the number of origins.
    is_crossed
        Whether it carries a ×: it is denied, and nothing else.
    is_faint
        Whether both its ends are areas.
    """

    colours: tuple[str, ...] = (SAID,)
    dashes: Dashes = "solid"
    width_px: float = _THINNEST_PX + _STEP_PX
    is_crossed: bool = False
    is_faint: bool = False

    @property
    def dash_px(self) -> tuple[float, ...]:
        """Lengths of dash and gap in turn; a dot is a dash of no length with round ends."""
        width = self.width_px
        return {
            "solid": (),
            "dashed": (round(width * 2 + 3, 1), round(width + 3, 1)),
            "dotted": (0.1, round(width * 2.2, 1)),
        }[self.dashes]


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
    return tuple(
        Bundle(legs=tuple(members), look=_look(members, sources)) for members in joined.values()
    )


def lanes(drawn: Sequence[Bundle]) -> tuple[float, ...]:
    """Return for each line how far it stands aside from others that join the same two places.

    The unit is the distance between two such lines, positive to the right of its direction.
    """
    ends = [(bundle.leg.hop.from_place.id, bundle.leg.hop.to_place.id) for bundle in drawn]
    joining: dict[frozenset[str], list[int]] = {}
    for i, pair in enumerate(ends):
        joining.setdefault(frozenset(pair), []).append(i)
    found = [0.0] * len(drawn)
    for members in joining.values():
        for rank, i in enumerate(members):
            lane = rank - (len(members) - 1) / 2
            found[i] = lane if ends[i][0] <= ends[i][1] else -lane
    return tuple(found)


def count_tag(bundle: Bundle) -> str:
    """Return what stands at the middle of a line: how many hops it is, or an empty text for one."""
    return f"×{len(bundle.legs)}" if len(bundle.legs) > 1 else ""


def legend(drawn: Sequence[Bundle], places: Sequence[PlaceReading]) -> tuple[LegendEntry, ...]:
    """Return the entries of the legend: only what occurs on the map."""
    entries = [entry for bundle in drawn for entry in _line_entries(bundle)]
    widths = [bundle.look.width_px for bundle in drawn]
    if widths and max(widths) > min(widths):
        wide = Look(width_px=max(widths))
        entries.append(LegendEntry(kind="line", words="wider: more origins", look=wide))
    faint = [bundle.look for bundle in drawn if bundle.look.is_faint]
    if faint:
        look = Look(dashes=faint[0].dashes, is_faint=True)
        words = "fainter: only countries named"
        entries.append(LegendEntry(kind="line", words=words, look=look))
    counts = [count_tag(bundle) for bundle in drawn if count_tag(bundle)]
    if counts:
        words = "several statements between the same two countries"
        entries.append(LegendEntry(kind="several", words=words, sample=max(counts)))
    if any(place.is_area for place in places):
        entries.append(LegendEntry(kind="area", words="somewhere in this area"))
    if any(not place.is_area and place.certainty == "probable" for place in places):
        entries.append(LegendEntry(kind="probable", words="probable place"))
    return tuple({entry.words: entry for entry in entries}.values())


def _line_entries(bundle: Bundle) -> list[LegendEntry]:
    dashes = bundle.look.dashes
    entries = [
        LegendEntry(kind="line", words=_path_words(leg), look=Look(dashes=dashes_of(leg)))
        for leg in bundle.legs
        if dashes_of(leg) == dashes
    ]
    if len(bundle.look.colours) > 1:
        look = Look(colours=bundle.look.colours)
        entries.append(LegendEntry(kind="line", words="said and denied", look=look))
    elif bundle.look.is_crossed:
        look = Look(colours=bundle.look.colours, is_crossed=True)
        entries.append(LegendEntry(kind="line", words="denied", look=look))
    return entries


def _path_words(leg: Leg) -> str:
    if leg.hop.status is Status.PLANNED:
        return "planned"
    if leg.certainty != "likely":
        return "stated, path not known"
    way = "path computed" if leg.method == "water path" else "shortest line"
    return f"by {leg.hop.mode}, {way}"


def dashes_of(leg: Leg) -> Dashes:
    """Return the dashes of a leg: what is known of its path, or that it is only planned."""
    if leg.hop.status is Status.PLANNED:
        return "dotted"
    return "solid" if leg.certainty == "likely" else "dashed"


def _look(legs: Sequence[Leg], sources: Sequence[Source]) -> Look:
    """Return the look of one line for some legs: dashes of the strongest, every denial shown."""
    strongest = min(legs, key=lambda leg: _WEAKEST_LAST.index(leg.hop.status))
    statuses = {leg.hop.status for leg in legs}
    is_denied = statuses == {Status.DENIED}
    is_both = not is_denied and bool(statuses & {Status.DENIED, Status.DISPUTED})
    origins = {origin for leg in legs for origin in origins_of(leg.hop, sources)}
    steps = min(max(len(origins), 1), _MOST_STEPS)
    ends = (legs[0].hop.from_place, legs[0].hop.to_place)
    return Look(
        colours=(SAID, DENIED) if is_both else (DENIED if is_denied else SAID,),
        dashes=dashes_of(strongest),
        width_px=round(_THINNEST_PX + _STEP_PX * steps, 1),
        is_crossed=is_denied,
        is_faint=all(end.is_area for end in ends),
    )
