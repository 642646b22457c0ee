"""Draft: a dossier proposed from a folder of documents, for a person to decide on."""

from routes.draft.draft import DRAFT_NAME, Draft, check_draft_target, draft_dossier, write_draft

__all__ = ["DRAFT_NAME", "Draft", "check_draft_target", "draft_dossier", "write_draft"]
