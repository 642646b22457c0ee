"""Mode: how goods travel, from the verb, the vehicle or the water that a clause names."""

from functools import cache

from routes._data import data_path
from routes.hop import Mode
from routes.movement.leg import Leg, end_of_words
from routes.movement.sentences import Token
from routes.movement.words import LADEN

_SEAS = frozenset({"SEA", "OCN", "GULF", "STRT", "BAY", "CHN", "CNL", "SD", "BGHT"})
_RIVERS = frozenset({"STM", "STMS", "STMX", "RVN", "CNLN"})
_ALONG = frozenset({"up", "down", "along", "on"})
_RIVER_WORDS = frozenset({"river", "upriver", "downriver", "upstream", "downstream"})
_BOARDING = ("board", "catch", "caught", "take", "taking", "took")
_OPENING = 6
"""So many words from its beginning a clause has its subject."""
_ABOARD = frozenset({"by", "aboard", "on", "onto", "in", "using", "with", "board"})


def mode_of(tokens: list[Token], leg: Leg, cargo: tuple[int, int]) -> Mode:
    """Return how the goods of a leg travel.

    Parameters
    ----------
    tokens
        Its clause.
    leg
        The leg.
    cargo
        Which of the tokens name the goods: lorries may be goods too.
    """
    ends = end_of_words(tokens, leg)
    told = range(leg.first, ends)
    verb = _verb_mode(tokens[leg.trigger])
    waters = {mode for i in told if (mode := _water_mode(tokens, i))}
    vehicles = _vehicle_modes(tokens, told, (0, 0) if _is_boarded(tokens, leg, cargo) else cargo)
    if any(tokens[i].word in _RIVER_WORDS and _is_river(tokens, i) for i in told):
        waters.add(Mode.RIVER)
    if Mode.RIVER in waters and verb is not Mode.AIR:
        return Mode.RIVER
    aboard = {mode for mode, is_aboard in vehicles if is_aboard}
    if len(aboard) > 1:  # `by ship to A, and from A by truck to B`
        ands = [i for i in told if i < leg.last and tokens[i].word == "and"]
        last = _vehicle_modes(tokens, range(max(ands, default=leg.first), ends), cargo)
        aboard = {mode for mode, is_aboard in last if is_aboard}
    named = {mode for mode, _ in vehicles}
    for found in (aboard, {verb} - {None}, named, waters):
        if len(found) == 1:
            return next(iter(found)) or Mode.UNKNOWN
    return Mode.SEA if not named and _is_shipped(tokens, leg) else Mode.UNKNOWN


def subject_mode(tokens: list[Token]) -> Mode | None:
    """Return how the vehicle travels that a sentence is about: `The brig came in on Monday`."""
    for i, token in enumerate(tokens):
        if not token.entry.modes:
            continue
        mode = token.entry.modes.get("vehicle")
        if mode and " " not in token.word.replace(" carrier", "").replace(" ship", ""):
            is_aboard = any(other.word in _ABOARD for other in tokens[max(0, i - 3) : i])
            return None if is_aboard else mode
    return None


def is_same_vehicle(tokens: list[Token], leg: Leg, mode: Mode, age: int) -> bool:
    """Whether a leg is made by the vehicle that the words before were about.

    Parameters
    ----------
    tokens, leg
        The clause and the leg.
    mode
        How that vehicle travels.
    age
        How many sentences ago it was named.
    """
    opening = [token.word for token in tokens[:_OPENING]]
    if mode is Mode.SEA and ("she" in opening or tokens[leg.trigger].word.startswith("ship")):
        return True
    return age <= 1 and not leg.chained and opening[0] in {"it", "they"}


def _verb_mode(token: Token) -> Mode | None:
    modes = [mode for kind, mode in token.entry.modes.items() if kind != "vehicle"]
    return modes[0] if modes else None


def _is_boarded(tokens: list[Token], leg: Leg, cargo: tuple[int, int]) -> bool:
    """Whether a vehicle is no cargo but what somebody goes by: `I took the mail boat to`."""
    taken = tokens[slice(*cargo)]
    is_taken = tokens[leg.trigger].word.startswith(_BOARDING) and cargo[0] > leg.trigger
    return is_taken and not any(token.is_a("goods") for token in taken)


def _vehicle_modes(
    tokens: list[Token], told: range, cargo: tuple[int, int]
) -> list[tuple[Mode, bool]]:
    """Return the mode of each vehicle that is no cargo, and whether goods are said to be on it."""
    found = []
    for i in told:
        mode = tokens[i].entry.modes.get("vehicle")
        if mode and not cargo[0] <= i < cargo[1] and not _is_of_goods(tokens, i):
            before = {token.word.rpartition(" ")[2] for token in tokens[max(0, i - 4) : i]}
            found.append((mode, " " in tokens[i].word or bool(before & _ABOARD)))
    return found


def _is_of_goods(tokens: list[Token], i: int) -> bool:
    """Whether a vehicle is counted as goods, `a ship with 62 trailers`, or says which they are."""
    is_first = not tokens[i].word.endswith("s") and " " not in tokens[i].word
    if is_first and any(token.is_a("goods") for token in tokens[i + 1 : i + 2]):
        return True  # `aircraft engines`
    near = [token.word for token in tokens[max(0, i - 3) : i]]
    if not LADEN & set(near):
        return False
    is_other = any(token.is_a("vehicle") for token in tokens[max(0, i - 4) : i - 1])
    return is_other or any(word[:1].isdigit() for word in near)


def _water_mode(tokens: list[Token], i: int) -> Mode | None:
    place = tokens[i].place
    if place is None or i < 1:
        return None
    before = [token.word for token in tokens[max(0, i - 2) : i]]
    if before[-1] == "the" and before[0] in {"up", "down"}:
        return Mode.RIVER
    if place.feature_code in _RIVERS:
        return Mode.RIVER if before[0] in _ALONG or before[-1] in _ALONG else None
    told = set(before) & {"across", "over", "through", "via", "crossing", "crossed", "cross", "by"}
    return Mode.SEA if place.feature_code in _SEAS and told else None


def _is_river(tokens: list[Token], i: int) -> bool:
    """Whether words tell of a river that they do not name: `up the river`, `downstream`."""
    if tokens[i].word != "river":
        return True
    return any(token.word in _ALONG for token in tokens[max(0, i - 2) : i])


@cache
def landlocked() -> frozenset[str]:
    """Return the ISO 3166-1 codes of countries without a coast, not even on the Caspian."""
    text = data_path("landlocked_countries.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def _is_shipped(tokens: list[Token], leg: Leg) -> bool:
    """Whether what is shipped, with nothing said of how, crosses a sea.

    It does in containers, or from one country with a coast to another. Within a country a parcel
    is shipped too.
    """
    if not tokens[leg.trigger].word.startswith("ship"):
        return False
    words = {token.word for token in tokens[leg.first : leg.last + 1]}
    if words & {"containers", "container"}:
        return True
    ends = [end.place.country_code for end in (leg.origin, leg.destination) if end.place]
    return len(set(ends)) > 1 and landlocked().isdisjoint(ends)
