"""Dossier: the file a person writes, read, checked and locked."""

from routes.dossier.changes import told_changes
from routes.dossier.dossier import Dossier
from routes.dossier.form import json_schema
from routes.dossier.init import init_dossier
from routes.dossier.lock import LOCK_NAME, changes, lock_record, read_lock, write_lock
from routes.dossier.read import FILE_NAME, dossier_from_text, read_dossier

__all__ = [
    "FILE_NAME",
    "LOCK_NAME",
    "Dossier",
    "changes",
    "dossier_from_text",
    "init_dossier",
    "json_schema",
    "lock_record",
    "read_dossier",
    "read_lock",
    "told_changes",
    "write_lock",
]
