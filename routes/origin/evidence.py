"""Evidence: what shows that two documents go back to one origin."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["agency", "speaker", "report", "quotation", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One sign that two documents have the same origin.

    Parameters
    ----------
    kind
        The same agency credited, the same speaker or report cited, the same words quoted, the same
        text.
    words
        The agency, the speaker, who wrote the report, or the words.
    first_span, second_span
        Where they stand in the two texts, in code points.
    """

    kind: Kind
    words: str
    first_span: tuple[int, int]
    second_span: tuple[int, int]
