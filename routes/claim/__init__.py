"""Claims: distances, directions and nearness in words, and what the geometry says to them."""

from routes.claim.claim import Claim, Judgement, Verdict
from routes.claim.find import find_claims
from routes.claim.judge import judge
from routes.claim.readings import judge_readings
from routes.claim.sources import SourceClaim, claim_record, contrasts, judge_sources

__all__ = [
    "Claim",
    "Judgement",
    "SourceClaim",
    "Verdict",
    "claim_record",
    "contrasts",
    "find_claims",
    "judge",
    "judge_readings",
    "judge_sources",
]
