"""Gazetteer: places by name and by id."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from routes._data import data_path
from routes.errors import AmbiguousPlaceError, UnknownPlaceError
from routes.gazetteer.compile import Progress
from routes.gazetteer.confidence import Confidence, Ranking, confidence
from routes.gazetteer.folding import fold_name
from routes.gazetteer.index import GazetteerIndex
from routes.gazetteer.kinds import COUNTRY_CODES, feature_codes
from routes.gazetteer.place import Place
from routes.gazetteer.rows import country_number, country_text, place_of
from routes.gazetteer.search import Found, Match, Questions, search

if TYPE_CHECKING:  # a heavy package, imported by the method that needs it
    import pandas as pd

_SUGGESTION_PREFIX = 3
_BUNDLED = "gazetteer.csv"

_MATCH_WORDS = {
    Match.NAME: "its name is {name}",
    Match.ALTERNATE: "an alternate name of {name}",
    Match.TYPED: "{name}, of the kind its type word says",
    Match.ROMANIZED: "{name}, written in another script",
    Match.INFLECTED: "{name}, in an inflected form",
    Match.UNTYPED: "{name}, though not of the kind its type word says",
    Match.MISSPELLED: "spelled nearly like {name}",
    Match.SOUND: "sounds like {name}, in the country and of the kind asked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean, and why.

    Parameters
    ----------
    place
        The gazetteer entry.
    match
        How the name led to it.
    score
        From 0 to 1: how the name matched, then population as a prior.
    reasons
        What speaks for it, in words.
    """

    place: Place
    match: Match
    score: float
    reasons: tuple[str, ...]


class Gazetteer:
    """A gazetteer file and its index; threads may share one, and a pickle of it is its path.

    Parameters
    ----------
    path
        A CSV file with the columns of the bundled `data/gazetteer.csv`, or a folder that
        `routes gazetteer import` wrote.
    progress
        Told how far the compiling of the index is, where it has to be made.

    Raises
    ------
    GazetteerError
        When the file is missing or damaged.
    """

    def __init__(self, path: Path | str, *, progress: Progress = lambda _: None) -> None:
        self.path = Path(path).absolute()
        self.index = GazetteerIndex(Path(path), progress)

    def __reduce__(self) -> tuple[Any, ...]:
        is_bundled = self.path == data_path(_BUNDLED).absolute()
        return (Gazetteer.bundled, ()) if is_bundled else (Gazetteer, (self.path,))

    def __copy__(self) -> Self:
        return self  # nothing ever changes it

    def __deepcopy__(self, _: object) -> Self:
        return self

    @staticmethod
    @functools.cache
    def bundled() -> "Gazetteer":
        """Return the gazetteer that ships with the package."""
        return Gazetteer(data_path(_BUNDLED))

    def find(
        self,
        name: str,
        *,
        country: str | None = None,
        kind: str | None = None,
        nearly: bool = True,
        limit: int | None = 100,
    ) -> tuple[Candidate, ...]:
        """Return the places that a name may mean, the likeliest first.

        Parameters
        ----------
        name
            A name in any spelling and script; case, accents and punctuation are free.
        country
            ISO 3166-1 alpha-2 code or a country's name: only places there are returned.
        kind
            A kind in words (`port`, `air base`, `town` …): only such places are returned.
        nearly
            Whether to go on, where no entry has the name as it stands, to romanized, inflected
            and misspelled names, and with country and kind to names that sound alike.
        limit
            How many places are returned, the likeliest; all if None.

        Raises
        ------
        UnknownPlaceError
            When the country or the kind does not exist.
        TypeError
            When the name is no text.
        """
        questions = self._questions([_checked_text(name)], [country], [kind])
        found = search(self.index, questions, loosest=Match.SOUND if nearly else Match.TYPED)
        return tuple(
            self._candidate(int(row), Match(match), float(score), country=country, kind=kind)
            for row, match, score in zip(
                found.rows[:limit], found.matches[:limit], found.scores[:limit], strict=True
            )
        )

    def find_many(
        self,
        names: "Iterable[object] | pd.Series[Any]",
        *,
        countries: Iterable[str | None] | None = None,
        kinds: Iterable[str | None] | None = None,
    ) -> "pd.DataFrame":
        """Return the likeliest place for each of many names.

        Parameters
        ----------
        names
            Toponyms, as for `find`; a list, an array or a column. What is no text, such as a
            missing value, leads nowhere.
        countries, kinds
            One hint a name, in their order, or a missing value where nothing is known; None for
            no hints at all.

        Returns
        -------
        A DataFrame with one row a name, in their order and with their index where they are a
        column: `name, gazetteer_id, gazetteer_name, lat, lon` (degrees, EPSG:4326),
        `country_code, feature_code, confidence, score, candidates`. Where nothing was found the
        confidence is `unknown`, there are 0 candidates, and the rest is missing.

        Raises
        ------
        UnknownPlaceError
            When a country or a kind does not exist.
        ValueError
            When there are not as many hints as names.
        TypeError
            When one text is given in place of many.
        """
        import pandas as pd  # noqa: PLC0415 (a third of a second)

        given: Any = names.array if isinstance(names, pd.Series) else _listed(names)
        texts = [name if isinstance(name, str) else "" for name in given]
        questions = self._questions(texts, _hints(countries, len(given)), _hints(kinds, len(given)))
        found = search(self.index, questions, loosest=Match.SOUND)
        answered, first, counts = np.unique(found.questions, return_index=True, return_counts=True)
        best = pd.DataFrame(self.index.table(found.rows[first]), index=answered)
        best["score"], best["candidates"] = found.scores[first], counts
        table = best.reindex(range(len(texts)))
        table.insert(0, "name", given)
        table["candidates"] = table["candidates"].fillna(0).astype(int)
        table.insert(7, "confidence", confidence(self.ranking(found), hinted=questions.hinted))
        return table.set_axis(names.index) if isinstance(names, pd.Series) else table

    def ranking(self, found: Found) -> Ranking:
        """Return what decides how sure a search's answers are."""
        rows = found.rows
        return Ranking(
            questions=found.questions,
            lon=self.index.lon[rows],
            lat=self.index.lat[rows],
            population=self.index.population[rows].astype(np.float64),
            reach_km=self.index.reach_km(rows),
            matches=found.matches,
        )

    def summary(self) -> dict[str, Any]:
        """Return how many entries, names and features of each code the gazetteer holds."""
        counts = np.bincount(self.index.feature, minlength=len(self.index.features))
        by_count = sorted(zip(self.index.features, counts.tolist(), strict=True), key=_by_count)
        return {
            "entries": len(self.index),
            "names": self.index.name_count,
            "features": dict(by_count),
        }

    def place(self, gazetteer_id: str) -> Place:
        """Return the entry with an id such as `geonames:524901`.

        Raises
        ------
        UnknownPlaceError
            When there is none.
        """
        row = self.index.row_of_id(gazetteer_id)
        if row is None:
            raise UnknownPlaceError(
                f"the gazetteer has no entry {gazetteer_id!r}; ids look like geonames:524901",
                name=gazetteer_id,
            )
        return place_of(row)

    def places_named(self, name: str) -> tuple[Place, ...]:
        """Return the entries that have exactly this name, whatever the case and the accents."""
        _, rows, _ = self.index.rows_named([fold_name(name)])
        return tuple(place_of(self.index.row(row)) for row in rows.tolist())

    def country_code(self, country: str) -> str:
        """Return the ISO 3166-1 alpha-2 code of a country given by code or name.

        Letter case is free, and any code counts that an entry has: a file of towns need not hold
        their countries.

        Raises
        ------
        UnknownPlaceError
            When the gazetteer has no such country.
        AmbiguousPlaceError
            When several countries have that name.
        """
        code = country.strip().upper()
        if code in self.index.country_codes:
            return code
        _, rows, _ = self.index.rows_named([fold_name(country)])
        is_country = self.index.has_codes(COUNTRY_CODES)[self.index.feature[rows]]
        codes = {country_text(number) for number in self.index.country[rows[is_country]].tolist()}
        if not codes:
            inside = [one.place for one in self.find(country, nearly=False, limit=1)]
            hint = "".join(f", as {p.country_code} for what lies in {p.name}" for p in inside)
            raise UnknownPlaceError(
                f"no country is called {country!r}: give its ISO 3166 code or its name{hint}",
                name=country,
            )
        if len(codes) > 1:
            raise AmbiguousPlaceError(
                f"{country!r} may be {' or '.join(sorted(codes))}: give the ISO 3166 code",
                name=country,
            )
        return codes.pop()

    def names_like(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return folded names that are spelled nearly like this one, nearest first."""
        folded = fold_name(name)
        if not folded:
            return ()
        near = process.extract(
            folded,
            self.index.names_beginning(folded[:_SUGGESTION_PREFIX]),
            scorer=OSA.normalized_similarity,
            score_cutoff=0.7,
            limit=limit,
        )
        return tuple(found for found, _, _ in near)

    def _questions(
        self,
        names: Sequence[str],
        countries: Sequence[str | None],
        kinds: Sequence[str | None],
    ) -> Questions:
        number_of = {
            country: country_number(self.country_code(country)) if country else 0
            for country in dict.fromkeys(countries)
        }
        codes_of = {
            kind: feature_codes(kind) if kind else frozenset() for kind in dict.fromkeys(kinds)
        }
        numbers = [number_of[country] for country in countries] or np.zeros(len(names))
        codes = [codes_of[kind] for kind in kinds] if any(codes_of.values()) else ()
        return Questions(names=names, countries=np.asarray(numbers, dtype=np.uint16), codes=codes)

    def _candidate(
        self, row: int, match: Match, score: float, *, country: str | None, kind: str | None
    ) -> Candidate:
        place = place_of(self.index.row(row))
        feature = f"{place.feature_class}.{place.feature_code}"
        reasons = [
            _MATCH_WORDS[match].format(name=place.name),
            f"{feature} ({kind}, as asked)" if kind else feature,
        ]
        if place.country_code:
            reasons.append(f"in {place.country_code}" + (", as asked" if country else ""))
        if place.population:
            reasons.append(f"population {place.population:,}")
        return Candidate(place=place, match=match, score=round(score, 4), reasons=tuple(reasons))


def _checked_text(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"a name is text, not {name!r}")
    return name


def _listed(values: Iterable[object]) -> list[object]:
    if isinstance(values, str):
        raise TypeError(f"{values!r} is one text: give a list, an array or a column")
    return list(values)


def _hints(hints: Iterable[object] | None, count: int) -> list[str | None]:
    """Return one hint a name, None for what is no text; none at all if no hints are given."""
    if hints is None:
        return []
    known = [hint if isinstance(hint, str) and hint else None for hint in _listed(hints)]
    if len(known) != count:
        raise ValueError(
            f"{count} names, but {len(known)} hints beside them: give one each, or None"
        )
    return known


def confidence_of(candidates: Sequence[Candidate], *, hinted: bool) -> Confidence:
    """Return how sure it is that the first of ranked candidates is meant.

    Parameters
    ----------
    candidates
        What `Gazetteer.find` returned; a small `limit` would hide what else is possible.
    hinted
        Whether the country or the kind was known.
    """
    return confidence(ranking_of(candidates), hinted=np.array([hinted]))[0]


def ranking_of(candidates: Sequence[Candidate]) -> Ranking:
    """Return what decides how sure ranked candidates are."""
    places = [candidate.place for candidate in candidates]
    return Ranking(
        questions=np.zeros(len(places), dtype=np.int64),
        lon=np.array([place.point.x for place in places]),
        lat=np.array([place.point.y for place in places]),
        population=np.array([place.population for place in places], dtype=np.float64),
        reach_km=np.array([place.reach_km for place in places]),
        matches=np.array([candidate.match for candidate in candidates], dtype=np.int64),
    )


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
