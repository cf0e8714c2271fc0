"""What a screening says, for one audience, as plain data with every sentence already made.

Page, PDF, text and JSON all show this and nothing else, so none of them can say something that another does not.
"""

from screener.summary.evidence import EvidenceLine, evidence_lines, review_sentence
from screener.summary.making import answer_label, summarise
from screener.summary.medicines import MedicineEntry, medicine_entries
from screener.summary.model import Item, NoticeLine, Summary

__all__ = [
    "EvidenceLine",
    "Item",
    "MedicineEntry",
    "NoticeLine",
    "Summary",
    "answer_label",
    "evidence_lines",
    "medicine_entries",
    "review_sentence",
    "summarise",
]
