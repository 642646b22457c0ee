"""Names at one edit from each other, by the hashes of their deletions.

Two names of which one becomes the other by one insertion, deletion, substitution or swap of
neighbours share a form with at most one character deleted (Mor and Fraenkel, Inf. Process. Lett.
14, 1982). The hashes of all such forms lead to the names that may be meant; a true edit distance
then decides.
"""

import numpy as np
from numpy.typing import NDArray

MAX_LENGTH = 32
"""Longer names are found only as they stand."""
MIN_LENGTH = 4
"""Shorter names have too many neighbours."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""2^64 divided by the golden ratio: odd, so that it has an inverse."""

_INVERSE = np.uint64(pow(int(_MULTIPLIER), -1, 2**64))

CodePoints = NDArray[np.uint32]
Hashes = NDArray[np.uint64]


def name_codes(names: list[str]) -> tuple[CodePoints, NDArray[np.int64]]:
    """Return the characters of names as numbers, and their lengths.

    Returns
    -------
    Code points of shape (n, MAX_LENGTH), padded with 0, and lengths of shape (n,). Names that
    are too long or too short have the length 0.
    """
    lengths = np.fromiter(map(len, names), dtype=np.int64, count=len(names))
    fits = (lengths >= MIN_LENGTH) & (lengths <= MAX_LENGTH)
    lengths = np.where(fits, lengths, 0)
    kept = [name if fit else "" for name, fit in zip(names, fits.tolist(), strict=True)]
    padded = np.array(kept, dtype=f"<U{MAX_LENGTH}")
    return padded.view(np.uint32).reshape(len(names), MAX_LENGTH), lengths


def deletion_hashes(
    codes: CodePoints, lengths: NDArray[np.int64]
) -> tuple[Hashes, NDArray[np.int64]]:
    """Return the hashes of names and of all their forms with one character less.

    Returns
    -------
    Hashes of shape (m,), and for each the number of its name. Names of length 0 have none.
    """
    count, width = codes.shape
    powers = np.cumprod(np.full(width, _MULTIPLIER, dtype=np.uint64))
    terms = (codes.astype(np.uint64) + np.uint64(1)) * powers
    used = np.arange(width) < lengths[:, None]
    terms = np.where(used, terms, np.uint64(0))
    before = np.zeros((count, width + 1), dtype=np.uint64)
    np.cumsum(terms, axis=1, out=before[:, 1:])
    after = (before[:, -1:] - before[:, 1:]) * _INVERSE
    forms = before[:, :-1] + after
    numbers = np.broadcast_to(np.arange(count)[:, None], forms.shape)
    whole = lengths > 0
    hashes = np.concatenate([before[whole, -1], forms[used]])
    owners = np.concatenate([np.flatnonzero(whole), numbers[used]])
    return _mixed(hashes), owners


def _mixed(hashes: Hashes) -> Hashes:
    """Spread the bits of hashes, so that their high ones can number buckets (MurmurHash3)."""
    hashes = hashes ^ (hashes >> np.uint64(33))
    hashes = hashes * np.uint64(0xFF51AFD7ED558CCD)
    return hashes ^ (hashes >> np.uint64(33))
