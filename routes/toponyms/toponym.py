"""Toponym: a place name as it stands in a text."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from routes.gazetteer import Candidate, Gazetteer, Match

Form = Literal["name", "demonym", "abbreviation"]
"""How a text names a place: `Iran`, `Iranian`, `U.S.`."""

MAX_CANDIDATES = 20


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a spelling asks the gazetteer for; shared by all toponyms of a text that say the same.

    Parameters
    ----------
    form
        How the text names the place.
    name
        The name to look up: the spelling itself, or what an abbreviation or a demonym stands for.
    country, kind
        As for `Gazetteer.find`, where the form tells them.
    loosely
        Whether the text names not the place itself but a part of it (`Northern Europe`) or
        something named after it (`Salinas Valley`).
    gazetteer
        Where it is looked up.
    """

    form: Form
    name: str
    country: str | None = None
    kind: str | None = None
    loosely: bool = False
    gazetteer: Gazetteer = field(repr=False)

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The places it may mean, the likeliest first, at most 20."""
        found = self.gazetteer.find(
            self.name,
            country=self.country,
            kind=self.kind,
            nearly=not self.name.isascii(),
            limit=MAX_CANDIDATES,
        )
        kept = tuple(c for c in found if c.match <= Match.INFLECTED)
        if self.form == "name" and not self.loosely:
            return kept
        why = "a part of {}, or named after it" if self.loosely else f"a {self.form} of {{}}"
        return tuple(replace(c, reasons=(why.format(c.place.name), *c.reasons[1:])) for c in kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name as it stands in a text.

    Parameters
    ----------
    exact
        The text's own characters.
    start, end
        Where they stand: code points from the beginning of the text; `text[start:end] == exact`.
    reading
        What the name asks the gazetteer for.
    """

    exact: str
    start: int
    end: int
    reading: Reading = field(repr=False, compare=False)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The places it may mean, the likeliest first; looked up when first asked for."""
        return self.reading.candidates

    @property
    def form(self) -> Form:
        """How the text names the place."""
        return self.reading.form
