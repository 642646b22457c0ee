"""Evidence: what shows that two documents go back to one origin."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "agency",
    "outlet",
    "speaker",
    "report",
    "office",
    "sort of source",
    "quotation",
    "text",
    "figure",
    "name",
    "word",
    "sentence",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sign that two documents have the same origin.

    Parameters
    ----------
    kind
        The same agency credited, the same outlet, speaker, report, office or sort of source cited,
        the same words quoted, the same text, the same figure, the same name or word in two
        languages, sentences that tell the same of the same.
    words
        The agency, the speaker, who wrote the report, the words, the number.
    first_span, second_span
        Where they stand in the two texts, in code points.
    weight
        How much more likely the sign is with one origin than with two, as a natural logarithm.
    """

    kind: Kind
    words: str
    first_span: tuple[int, int]
    second_span: tuple[int, int]
    weight: float
