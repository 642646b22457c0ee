"""Origins: which documents repeat one another, or the same speaker, agency or text."""

from routes.origin.evidence import Evidence
from routes.origin.groups import OriginGroup, group_origins

__all__ = ["Evidence", "OriginGroup", "group_origins"]
