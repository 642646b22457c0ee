"""Described places: `the Turkish port` is the place in Turkey that the text named last."""

from collections.abc import Container, Sequence
from dataclasses import replace

from routes.geodocument import PlacedToponym
from routes.movement.sentences import Token, is_country, is_demonym
from routes.movement.words import NO_ENTRY

_KINDS = frozenset(
    {"port", "city", "town", "capital", "harbour", "harbor", "base", "airport", "terminal"}
)
_AT_SEA = frozenset({"port", "harbour", "harbor", "terminal"})
_BETWEEN = 2


def with_described_places(
    tokens: list[Token], earlier: Sequence[PlacedToponym], harbours: Container[str]
) -> list[Token]:
    """Return the words of a sentence with places named for what is described: `the Turkish port`.

    Parameters
    ----------
    tokens
        The sentence.
    earlier
        The places that were named shortly before it, in order.
    harbours
        Names of those that ships reach or leave.
    """
    if _KINDS.isdisjoint([token.word for token in tokens]):
        return tokens
    named = [p for p in earlier if _is_point(p)]
    read: list[Token] = []
    i = 0
    while i < len(tokens):
        token, end = tokens[i], _description(tokens, i)
        kind = tokens[end - 1].word if end else ""
        known = [p for p in named if p.toponym.exact in harbours] if kind in _AT_SEA else []
        meant = (_meant(token, kind, known) or _meant(token, kind, named)) if end else None
        if meant:
            token = Token("", token.start, tokens[end - 1].end, NO_ENTRY, meant)
            i = end - 1
        elif token.placed and _is_point(token.placed):
            named.append(token.placed)
        read.append(token)
        i += 1
    return read


def _description(tokens: list[Token], i: int) -> int:
    """Return where a description that begins with the name of an area ends, or 0."""
    token = tokens[i]
    if i == 0 or tokens[i - 1].word != "the" or not _is_area(token):
        return 0
    for end in range(i + 1, min(len(tokens), i + 2 + _BETWEEN)):
        word = tokens[end].word
        if word in _KINDS:
            following = tokens[end + 1] if end + 1 < len(tokens) else None
            is_named = following is not None and (following.word == "of" or following.placed)
            return 0 if is_named else end + 1
        if tokens[end].entry.kinds or not word:
            return 0
    return 0


def _meant(token: Token, kind: str, named: Sequence[PlacedToponym]) -> PlacedToponym | None:
    """Return the place in an area that was named last."""
    area = token.place
    if area is None:
        return None
    for placed in reversed(named):
        place = placed.place
        if place is None or place.country_code != area.country_code:
            continue
        if kind == "capital" and place.feature_code != "PPLC" and is_country(area):
            continue
        return replace(placed, role="place")
    return None


def _is_area(token: Token) -> bool:
    """Whether a place is a country or a region, or named by its people."""
    place = token.place
    return place is not None and (
        is_demonym(token) or is_country(place) or place.feature_code == "RGN"
    )


def _is_point(placed: PlacedToponym) -> bool:
    """Whether a name may be that of a town or a port, and not of a country, a people or a sea."""
    place = placed.place
    if place is None or placed.toponym.form == "demonym" or is_country(place):
        return False
    return place.feature_class != "H" and place.feature_code != "RGN"
