"""Runs of words that two documents have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from routes.origin.signs import Signs

LEAST = 3
"""Words in a run."""
_KEY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that stand in two documents in the same order.

    Parameters
    ----------
    first, second
        Where it begins in the two documents, in words.
    length
        In words.
    telling
        How many of them tell of the subject.
    quoted, quoted_once
        How many stand in quotation marks in both documents, and in one of them at least.
    """

    first: int
    second: int
    length: int
    telling: int
    quoted: int
    quoted_once: int


def run_keys(signs: Signs) -> Iterator[str]:
    """Yield the short runs by which documents with a run in common are found."""
    for i in range(len(signs.folded) - LEAST + 1):
        if all(signs.quoted[i : i + LEAST]):
            yield " ".join(signs.folded[i : i + LEAST])
        run = signs.folded[i : i + _KEY]
        if len(run) == _KEY and any(signs.telling[i : i + _KEY]):
            yield " ".join(run)


def shared_runs(first: Signs, second: Signs) -> Iterator[Run]:
    """Yield the longest runs that two documents share, from the beginning of the first."""
    starts: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(second.folded) - LEAST + 1):
        starts.setdefault(second.folded[j : j + LEAST], []).append(j)
    i = 0
    while i <= len(first.folded) - LEAST:
        found = [
            (_length(first, i, second, j), j) for j in starts.get(first.folded[i : i + LEAST], ())
        ]
        length, j = max(found, key=lambda run: run[0], default=(0, 0))
        if length:
            yield _run(first, i, second, j, length)
        i += max(1, length)


def _length(first: Signs, i: int, second: Signs, j: int) -> int:
    """Return how many words from two places on are the same."""
    length = LEAST
    most = min(len(first.folded) - i, len(second.folded) - j)
    while length < most and first.folded[i + length] == second.folded[j + length]:
        length += 1
    return length


def _run(first: Signs, i: int, second: Signs, j: int, length: int) -> Run:
    marks = [(first.quoted[i + k], second.quoted[j + k]) for k in range(length)]
    return Run(
        first=i,
        second=j,
        length=length,
        telling=sum(first.telling[i : i + length]),
        quoted=sum(a and b for a, b in marks),
        quoted_once=sum(a or b for a, b in marks),
    )
