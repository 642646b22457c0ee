"""Runs of words that two documents have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from routes.origin.signs import RUN, Signs

_KEY = 4
"""Words in a run by which documents are found that share one."""

_MOST_STARTS = 20
"""A run that a document has more often is a refrain: its first places are enough."""


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
    quoted
        How many stand in quotation marks in both documents.
    """

    first: int
    second: int
    length: int
    telling: int
    quoted: int


def run_keys(signs: Signs) -> Iterator[str]:
    """Yield the short runs by which documents with a run in common are found."""
    for i in range(len(signs.folded) - RUN + 1):
        if all(signs.quoted[i : i + RUN]):
            yield " ".join(signs.folded[i : i + RUN])
        run = signs.folded[i : i + _KEY]
        if len(run) == _KEY and any(signs.telling[i : i + _KEY]):
            yield " ".join(run)


def shared_runs(first: Signs, second: Signs) -> Iterator[Run]:
    """Yield the longest runs that two documents share, from the beginning of the first."""
    shared = first.runs.keys() & second.runs.keys()
    end = 0
    for i in sorted(i for run in shared for i in first.runs[run]):
        if i >= end:
            starts = second.runs[first.folded[i : i + RUN]][:_MOST_STARTS]
            length, j = max((_length(first, i, second, j), j) for j in starts)
            end = i + length
            yield _run(first, i, second, j, length)


def _length(first: Signs, i: int, second: Signs, j: int) -> int:
    """Return how many words from two places on are the same."""
    length = RUN
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
    )
