"""Draft: a dossier proposed from a folder of documents, for a person to decide on."""

from routes.draft.cards import Card, quotes_of
from routes.draft.draft import DRAFT_NAME, Draft, check_draft_target, draft_dossier, write_draft
from routes.draft.passages import Passage, passage_of
from routes.draft.review import (
    REVIEW_NAME,
    Review,
    accept,
    declared_places,
    open_review,
    read_as,
    reject,
    with_quotes,
    with_value,
)
from routes.draft.unfinished import Unfinished, unfinished, unfinished_records

__all__ = [
    "DRAFT_NAME",
    "REVIEW_NAME",
    "Card",
    "Draft",
    "Passage",
    "Review",
    "Unfinished",
    "accept",
    "check_draft_target",
    "declared_places",
    "draft_dossier",
    "open_review",
    "passage_of",
    "quotes_of",
    "read_as",
    "reject",
    "unfinished",
    "unfinished_records",
    "with_quotes",
    "with_value",
    "write_draft",
]
