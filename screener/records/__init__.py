"""A health record (FHIR R4) goes in; what it proposes comes out, with every entry of it accounted for.

Nothing in it is an answer until a person accepts it, and what is not in it proposes nothing.
"""

from screener.records.model import Fate, HealthRecord, NotUsed, Proposal, Row
from screener.records.opening import open_record

__all__ = ["Fate", "HealthRecord", "NotUsed", "Proposal", "Row", "open_record"]
