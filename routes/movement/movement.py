"""Movement: one place to another, as a text states it."""

from dataclasses import dataclass
from typing import Literal

from routes.geodocument import PlacedToponym
from routes.hop import Mode, Status

Likelihood = Literal["likely", "possible"]
"""Whether the words say it outright, or something had to be inferred, as what `there` means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A movement that a text states, plans or denies.

    Parameters
    ----------
    origin, destination
        The two ends, as the text names them.
    via
        Where it passes, in order; seas, rivers and countries too.
    mode, status
        How the goods travel, and what standing the text gives the statement.
    says, denies
        Where the words stand that state and that deny it: starts and ends in code points.
    cargo
        What is carried, in the text's words, or None.
    date
        When, as an EDTF date, or None where the text does not say it for sure.
    likelihood
        How directly the words say it.
    reasons
        Why it was read so, in words.
    """

    origin: PlacedToponym
    destination: PlacedToponym
    via: tuple[PlacedToponym, ...] = ()
    mode: Mode = Mode.UNKNOWN
    status: Status = Status.REPORTED
    says: tuple[tuple[int, int], ...] = ()
    denies: tuple[tuple[int, int], ...] = ()
    cargo: str | None = None
    date: str | None = None
    likelihood: Likelihood = "likely"
    reasons: tuple[str, ...] = ()
