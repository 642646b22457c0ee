"""Columns of whole numbers and tables of texts, as small as JSON allows."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Column: TypeAlias = int | str | dict[str, int]
"""One number for all rows; digits of base 64, as many a row; or a number with its exceptions."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The digits of base 64; none of them needs an escape in JSON or HTML."""

_DIGIT_BITS = 6
_DIGIT_BYTES = np.frombuffer(DIGITS.encode(), dtype=np.uint8)
_EXCEPTION_LENGTH = 8
"""About as many characters as an exception takes."""
_FIVE_BITS = 5

Value = TypeVar("Value", bound=Hashable)


class Table(Generic[Value]):
    """Values that are stored once, each under the number of its first use."""

    def __init__(self, values: Iterable[Value] = ()) -> None:
        self._numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}

    def number(self, value: Value) -> int:
        """Return the number of a value, which is added where it is new."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[Value]:
        """The values, in the order of their numbers."""
        return list(self._numbers)


def column(numbers: Sequence[int] | NDArray[np.int64]) -> Column:
    """Return whole numbers, none under 0, in the shortest of three forms.

    Examples
    --------
    >>> column([7, 7, 7]), column([1, 2, 64])
    (7, '010210')
    >>> column([5] * 20 + [6])
    {'': 5, '20': 6}
    """
    rows = np.asarray(numbers, dtype=np.int64)
    if not rows.size:
        return 0
    counts = np.bincount(rows) if rows.max() < rows.size else np.array([0])
    usual = int(counts.argmax()) if rows.max() < rows.size else int(rows[0])
    other = np.flatnonzero(rows != usual)
    if not other.size:
        return usual
    width = max(1, -(-int(rows.max()).bit_length() // _DIGIT_BITS))
    if other.size * _EXCEPTION_LENGTH < rows.size * width:
        return {"": usual, **{str(row): int(rows[row]) for row in other.tolist()}}
    shifts = np.arange(width - 1, -1, -1) * _DIGIT_BITS
    digits = rows[:, np.newaxis] >> shifts & ((1 << _DIGIT_BITS) - 1)
    return bytes(_DIGIT_BYTES[digits].tobytes()).decode()


def zigzag(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return numbers of both signs as 0, -1, 1, -2 … in turn, so that none is under 0."""
    return (numbers << 1) ^ (numbers >> 63)


def encode(steps: NDArray[np.int64]) -> str:
    """Return integers as an encoded polyline: differences, five bits a character.

    Examples
    --------
    >>> encode(np.array([[3850000, -12020000], [4070000, -12095000]]))
    '_p~iF~ps|U_ulLnnqC'
    """
    differences = np.diff(steps, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel()
    characters = []
    for value in zigzag(differences).tolist():
        rest = value
        while rest >> _FIVE_BITS:
            characters.append(chr((rest & 31 | 32) + 63))
            rest >>= _FIVE_BITS
        characters.append(chr(rest + 63))
    return "".join(characters)
