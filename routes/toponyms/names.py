"""Which spellings are names of places at all: probed in the gazetteer in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from routes.gazetteer import COUNTRY_CODES, Gazetteer, Match, demonym_places, fold_name
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.inflection import base_forms
from routes.gazetteer.romanize import romanized
from routes.gazetteer.rows import country_text
from routes.gazetteer.search import Questions, search
from routes.gazetteer.type_words import without_type_words
from routes.toponyms.toponym import Reading
from routes.toponyms.weight import COUNTRY, weights
from routes.toponyms.words import abbreviations, context_words

_CODE_LETTERS = 4
"""Airports have codes of up to four letters, which mean nothing in a text."""
_SHORT_LETTERS = 3
_SHORT_WEIGHT = 5e4
_CAPITALS_LETTERS = 5
_CAPITALS_WEIGHT = 2e6
_PART_WEIGHT = 1e6
_NAMESAKE_WEIGHT = 2e4
_TYPED_WEIGHT = 1e4
_INFLECTED_WEIGHT = 1e4
_LEAST_STEM = 4
_WEIGHTS_KEPT = 20_000
_CYRILLIC = ("\u0400", "\u04ff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A spelling that is a place's name.

    Parameters
    ----------
    weight
        How likely the heaviest place of that name is spoken of, in inhabitants.
    reading
        What to look up.
    """

    weight: float
    reading: Reading


def known_names(spellings: Iterable[str], gazetteer: Gazetteer) -> dict[str, Name]:
    """Return those of some spellings that are names of places, demonyms or abbreviations."""
    short, people = abbreviations(), demonym_places()
    names: dict[str, Name] = {}
    asked: list[str] = []
    for spelling in spellings:
        if spelling in short:
            names[spelling] = _abbreviated(spelling, gazetteer)
            continue
        asked.append(spelling)
        if spelling in people and (name := _demonym(people[spelling], gazetteer)):
            names[spelling] = name
    bases = {spelling: base for spelling in asked if " " in spelling and (base := _base(spelling))}
    weight_of = _weights_of(list(dict.fromkeys([*asked, *bases.values()])), gazetteer)
    for spelling in asked:
        weight = weight_of.get(spelling, 0.0)
        if weight and (spelling not in names or weight >= COUNTRY):
            names[spelling] = _plain(spelling, weight, gazetteer)
    loose = {spelling: base for spelling, base in bases.items() if spelling not in names}
    unknown = [spelling for spelling in asked if spelling not in names]
    return names | _loose(loose, weight_of, gazetteer) | _inflected(unknown, gazetteer)


def _plain(spelling: str, weight: float, gazetteer: Gazetteer, *, base: str = "") -> Name:
    reading = Reading(form="name", name=base or spelling, loosely=bool(base), gazetteer=gazetteer)
    return Name(weight=weight, reading=reading)


def _loose(
    bases: dict[str, str], weight_of: dict[str, float], gazetteer: Gazetteer
) -> dict[str, Name]:
    """Return spellings that name a part of a known place, or something with its name in it.

    Parameters
    ----------
    bases
        By spelling, the name in it.
    weight_of
        How likely the places of those names are spoken of, in inhabitants.
    gazetteer
        Where a spelling with a type word is looked up.
    """
    typed = [spelling for spelling in bases if without_type_words(fold_name(spelling))]
    loose: dict[str, Name] = {}
    for spelling, base in bases.items():
        weight = weight_of.get(base, 0.0)
        least = _PART_WEIGHT if _is_direction(spelling) else _NAMESAKE_WEIGHT
        if weight >= least and base not in demonym_places():
            loose[spelling] = _plain(spelling, weight, gazetteer, base=base)
    if typed:
        questions = Questions(names=typed, countries=np.zeros(len(typed), dtype=np.uint16))
        found = search(gazetteer.index, questions, loosest=Match.TYPED)
        for i in np.unique(found.questions).tolist():
            weight = max(weight_of.get(bases[typed[i]], 0.0), _TYPED_WEIGHT)
            loose[typed[i]] = _plain(typed[i], weight, gazetteer)
    return loose


def _base(spelling: str) -> str:
    """Return what is left of a name without its direction or the kind of thing it is."""
    first, _, rest = spelling.partition(" ")
    if first.lower() in context_words("direction"):
        return rest
    before, _, last = spelling.rpartition(" ")
    return before if last.lower() in context_words("feature") else ""


def _is_direction(spelling: str) -> bool:
    return spelling.partition(" ")[0].lower() in context_words("direction")


def _inflected(spellings: list[str], gazetteer: Gazetteer) -> dict[str, Name]:
    """Return Cyrillic spellings that are an inflected or a romanized form of a name."""
    forms = [
        (spelling, form)
        for spelling in spellings
        if not spelling.isascii() and _CYRILLIC[0] <= spelling[0] <= _CYRILLIC[1]
        for form in spellings_of(spelling)
        if len(form) >= _LEAST_STEM
    ]
    if not forms:
        return {}
    known = _weights_of(list({form for _, form in forms}), gazetteer)
    found: dict[str, Name] = {}
    for spelling, form in forms:
        weight = known.get(form, 0.0)
        if weight >= _INFLECTED_WEIGHT and (
            spelling not in found or weight > found[spelling].weight
        ):
            found[spelling] = _plain(spelling, weight, gazetteer)
    return found


def _weights_of(spellings: list[str], gazetteer: Gazetteer) -> dict[str, float]:
    """Return the weight of each spelling, 0 for one that the gazetteer does not have."""
    kept = _weights_kept(gazetteer)
    found = {name: weight for name in spellings if (weight := kept.get(name)) is not None}
    asked = [spelling for spelling in spellings if spelling not in found]
    if asked:
        own = dict.fromkeys(asked, 0.0) | _weights_in(gazetteer.index, asked)
        if len(kept) + len(own) > _WEIGHTS_KEPT:
            kept.clear()
        kept.update(own)
        found |= own
    return found


@lru_cache(maxsize=2)
def _weights_kept(_: Gazetteer) -> dict[str, float]:
    """Return where weights are kept: the documents of one story have the same names."""
    return {}


def _weights_in(index: GazetteerIndex, spellings: list[str]) -> dict[str, float]:
    """Return the weight of each spelling that an index has."""
    folded = [fold_name(spelling) for spelling in spellings]
    found, rows, primary = index.rows_named(folded)
    if not len(found):
        return {}
    weight = weights(index, rows, primary)
    lengths = np.fromiter(map(len, folded), dtype=np.int64, count=len(folded))[found]
    weight[_are_airports(index.features)[index.feature[rows]] & (lengths <= _CODE_LETTERS)] = 0
    best = np.zeros(len(folded))
    np.maximum.at(best, found, weight)
    return {
        spellings[i]: float(best[i])
        for i in np.unique(found).tolist()
        if best[i] >= _least_weight(spellings[i], len(folded[i]))
    }


@lru_cache(maxsize=8)
def _are_airports(features: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([name.startswith("S.AIR") for name in features])


def _least_weight(spelling: str, letters: int) -> float:
    """Return how heavy a place must be for so short or so capital a spelling to mean it."""
    if letters <= _CAPITALS_LETTERS and spelling.isupper():
        return _CAPITALS_WEIGHT if letters > _SHORT_LETTERS else COUNTRY
    return _SHORT_WEIGHT if letters <= _SHORT_LETTERS else 1.0


def _abbreviated(spelling: str, gazetteer: Gazetteer) -> Name:
    meant = abbreviations()[spelling]
    reading = Reading(
        form="abbreviation",
        name=meant.name,
        country=meant.country_code,
        kind=meant.kind,
        gazetteer=gazetteer,
    )
    return Name(weight=COUNTRY, reading=reading)


@lru_cache(maxsize=2048)
def _demonym(place: str, gazetteer: Gazetteer) -> Name | None:
    """Return the country or region, given by code or id, as what a demonym means."""
    country, kind, name = place, "country", _country_names(gazetteer).get(place)
    if ":" in place:
        row = gazetteer.index.row_of_id(place)
        name = row["name"] if row else None
        country, kind = row["country_code"] if row else "", "region"
    if not name:
        return None
    reading = Reading(form="demonym", name=name, country=country, kind=kind, gazetteer=gazetteer)
    return Name(weight=COUNTRY, reading=reading)


@cache
def _country_names(gazetteer: Gazetteer) -> dict[str, str]:
    """Return the primary name of each country by its code."""
    index = gazetteer.index
    rows = np.flatnonzero(index.has_codes(COUNTRY_CODES)[index.feature])
    rows = rows[np.argsort(index.population[rows], kind="stable")]
    return {country_text(int(index.country[row])): index.row(int(row))["name"] for row in rows}


def spellings_of(word: str) -> tuple[str, ...]:
    """Return a word's base forms and romanized spellings, for one that is not in Latin letters."""
    if word.isascii():
        return ()
    forms = base_forms(word)
    latin = [spelling for form in (word, *forms) for spelling in romanized(form)]
    return (*forms, *latin)
